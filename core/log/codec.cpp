#include "log/codec.h"

#include "log/jsonform.h"

#include <QCryptographicHash>
#include <QJsonDocument>

#include <algorithm>
#include <functional>

namespace seriatim {

using namespace series;
using namespace document;

// The keys of each event's data (FORMAT, Events).

namespace series {

void fields(Of<Definition> auto &self, auto &&visit)
{
    visit("code", self.code);
    visit("kind", self.kind);
    visit("name", self.name);
    visit("justification", self.justification, TextShape::Paragraphs);
    visit("isDefault", self.isDefault);
}

void fields(Of<Rules> auto &self, auto &&visit)
{
    visit("mask", self.mask);
    visit("reset", self.reset);
    visit("fiscalYearStart", self.fiscalYearStart);
    visit("start", self.start);
    visit("dateOrder", self.dateOrder);
    visit("stepBack", self.stepBack);
    visit("reserveAt", self.reserveAt);
}

void fields(Of<RulesVersion> auto &self, auto &&visit)
{
    visit("from", self.from);
    visit("startPeriod", self.startPeriod);
    fields(self.rules, visit);
}

void fields(Of<SeriesDefined> auto &self, auto &&visit)
{
    fields(self.definition, visit);
    visit("rules", self.version);
}

void fields(Of<SeriesRulesChanged> auto &self, auto &&visit)
{
    visit("rules", self.version);
}

void fields(Of<SeriesRetired> auto &, auto &&) {}

void span(auto &self, auto &visit)
{
    visit("period", self.period);
    visit("first", self.first);
    visit("last", self.last);
}

void fields(Of<NumberReserved> auto &self, auto &&visit)
{
    span(self, visit);
    visit("firstNumber", self.firstNumber);
    visit("lastNumber", self.lastNumber);
    visit("pattern", self.pattern);
    visit("document", self.document);
    visit("purpose", self.purpose);
    visit("holder", self.holder);
}

void fields(Of<ReservationMoved> auto &self, auto &&visit)
{
    span(self, visit);
    visit("document", self.document);
    visit("holder", self.holder);
}

void fields(Of<NumberFinalized> auto &self, auto &&visit)
{
    span(self, visit);
    visit("document", self.document);
    visit("number", self.number);
    visit("date", self.date);
    visit("inversion", self.inversion);
}

void fields(Of<NumberVoided> auto &self, auto &&visit)
{
    span(self, visit);
    visit("reason", self.reason);
}

void fields(Of<NumberReleased> auto &self, auto &&visit)
{
    span(self, visit);
}

void fields(Of<NumberLost> auto &self, auto &&visit)
{
    span(self, visit);
    visit("firstNumber", self.firstNumber);
    visit("lastNumber", self.lastNumber);
    visit("pattern", self.pattern);
    visit("reason", self.reason);
    visit("witness", self.witness);
}

void fields(Of<PeriodClosed> auto &self, auto &&visit)
{
    visit("period", self.period);
}

} // namespace series

namespace document {

void fields(Of<DraftSaved> auto &self, auto &&visit)
{
    visit("content", self.content);
    visit("net", self.net);
    visit("gross", self.gross);
}

void fields(Of<DraftDiscarded> auto &self, auto &&visit)
{
    visit("reason", self.reason);
}

void fields(Of<DocumentIssued> auto &self, auto &&visit)
{
    visit("content", self.content);
    visit("series", self.series);
    visit("period", self.period);
    visit("ordinal", self.ordinal);
    visit("number", self.number);
    visit("totals", self.totals);
}

void fields(Of<DocumentVoided> auto &self, auto &&visit)
{
    visit("reason", self.reason);
}

void fields(Of<DocumentPrinted> auto &self, auto &&visit)
{
    visit("medium", self.medium);
    visit("copy", self.copy);
    visit("number", self.number);
}

void fields(Of<DocumentPrintFailed> auto &self, auto &&visit)
{
    visit("medium", self.medium);
    visit("copy", self.copy);
}

void fields(Of<DocumentCredited> auto &self, auto &&visit)
{
    visit("by", self.by);
    visit("number", self.number);
}

void fields(Of<CreditWithdrawn> auto &self, auto &&visit)
{
    visit("by", self.by);
    visit("number", self.number);
}

} // namespace document

void fields(Of<CompanyChanged> auto &self, auto &&visit)
{
    fields(self.company, visit);
}

void fields(Of<PartySaved> auto &self, auto &&visit)
{
    fields(self.card, visit);
}

void fields(Of<PartyArchived> auto &, auto &&) {}

void fields(Of<ClockConfirmed> auto &self, auto &&visit)
{
    visit("clock", self.clock);
    visit("head", self.head);
}

namespace {

const QStringList MoneyKeys{"lineSum", "allowances", "charges", "net", "tax", "gross", "prepaid", "rounding", "payable"};

/// The amounts of the totals, in the order of `MoneyKeys`.
auto amountsOf(auto &totals)
{
    return std::array{&totals.lineSum, &totals.allowances, &totals.charges, &totals.net, &totals.tax, &totals.gross,
        &totals.prepaid, &totals.rounding, &totals.payable};
}

Money moneyFrom(const QJsonValue &value, Currency currency)
{
    const auto decimal = Decimal::parse(value.toString());
    const auto money = decimal ? Money::exactly(*decimal, currency) : std::nullopt;
    if (!money)
        throw LogError(LogError::Kind::Damaged, QStringLiteral("not an amount: %1").arg(value.toString()));
    return *money;
}

Totals totalsFrom(const QJsonObject &object, const QString &currencyCode)
{
    const auto currency = Currency::fromCode(currencyCode);
    if (!currency)
        throw LogError(LogError::Kind::Damaged, QStringLiteral("not a currency: %1").arg(currencyCode));
    Totals totals;
    for (const QJsonValue net : object.value("lineNets").toArray())
        totals.lineNets.push_back(moneyFrom(net, *currency));
    const auto amounts = amountsOf(totals);
    for (std::size_t i = 0; i < amounts.size(); ++i)
        *amounts[i] = moneyFrom(object.value(MoneyKeys[static_cast<qsizetype>(i)]), *currency);
    for (const QJsonValue each : object.value("taxes").toArray()) {
        const auto category = taxCategoryFromCode(each["category"].toString());
        const auto rate = Decimal::parse(each["rate"].toString());
        if (!category || !rate)
            throw LogError(LogError::Kind::Damaged, QStringLiteral("not a tax"));
        totals.taxes.push_back({{*category, *rate}, moneyFrom(each["taxable"], *currency), moneyFrom(each["tax"], *currency)});
    }
    return totals;
}

/// Adds what only events of the log have to the plain JSON form.
class EventWriter : public json::Writer
{
public:
    using json::Writer::operator();
    void operator()(const char *key, const Totals &totals) { m_totals = {key, codec::toJson(totals)}; }
    void operator()(const char *key, const Definition &value) { nested(key, value); }
    void operator()(const char *key, const RulesVersion &value) { nested(key, value); }
    void operator()(const char *key, Medium value) { (*this)(key, mediumId(value)); }

    QJsonObject object() const
    {
        QJsonObject all = json::Writer::object();
        for (const auto &[key, value] : m_nested)
            all.insert(QLatin1StringView(key), value);
        if (m_totals.first)
            all.insert(QLatin1StringView(m_totals.first), m_totals.second);
        return all;
    }

private:
    void nested(const char *key, const auto &value)
    {
        EventWriter inner;
        fields(value, inner);
        m_nested.emplace_back(key, inner.object());
    }

    std::pair<const char *, QJsonObject> m_totals{nullptr, {}};
    std::vector<std::pair<const char *, QJsonObject>> m_nested;
};

class EventReader : public json::Reader
{
public:
    EventReader(const QJsonObject &object, Refusals &refusals, Refusals &warnings)
        : json::Reader(object, {}, refusals, warnings), m_object(object), m_refusals(refusals), m_warnings(warnings)
    {
    }

    using json::Reader::operator();
    void operator()(const char *key, Totals &totals)
    {
        totals = totalsFrom(m_object.value(QLatin1StringView(key)).toObject(), m_object.value("content")["currency"].toString());
    }
    void operator()(const char *key, Definition &value) { nested(key, value); }
    void operator()(const char *key, RulesVersion &value) { nested(key, value); }
    void operator()(const char *key, Medium &value)
    {
        QString id;
        (*this)(key, id);
        value = mediumFromId(id).value_or(Medium::Printer);
    }

private:
    void nested(const char *key, auto &value)
    {
        EventReader inner(m_object.value(QLatin1StringView(key)).toObject(), m_refusals, m_warnings);
        fields(value, inner);
    }

    const QJsonObject m_object;
    Refusals &m_refusals;
    Refusals &m_warnings;
};

template <typename Value>
Value part(const QJsonObject &object)
{
    Value value;
    Refusals refusals;
    Refusals warnings; // Unknown keys are kept and ignored.
    {
        EventReader reader(object, refusals, warnings);
        fields(value, reader);
    }
    if (!refusals.empty())
        throw LogError(LogError::Kind::Damaged, QStringLiteral("%1: %2").arg(ruleId(refusals.front().rule), refusals.front().field));
    return value;
}

template <typename Event>
AnyEvent read(const QJsonObject &object)
{
    return part<Event>(object);
}

struct TypeEntry {
    const char *name;
    AnyEvent (*read)(const QJsonObject &);
};

// clang-format off
/// In the order of `AnyEvent`.
constexpr TypeEntry Types[] = {
    {"SeriesDefined", read<SeriesDefined>}, {"SeriesRulesChanged", read<SeriesRulesChanged>}, {"SeriesRetired", read<SeriesRetired>},
    {"NumberReserved", read<NumberReserved>}, {"ReservationMoved", read<ReservationMoved>}, {"NumberFinalized", read<NumberFinalized>},
    {"NumberVoided", read<NumberVoided>}, {"NumberReleased", read<NumberReleased>}, {"NumberLost", read<NumberLost>},
    {"PeriodClosed", read<PeriodClosed>},
    {"DraftSaved", read<DraftSaved>}, {"DraftDiscarded", read<DraftDiscarded>}, {"DocumentIssued", read<DocumentIssued>},
    {"DocumentVoided", read<DocumentVoided>}, {"DocumentPrinted", read<DocumentPrinted>}, {"DocumentPrintFailed", read<DocumentPrintFailed>},
    {"DocumentCredited", read<DocumentCredited>}, {"CreditWithdrawn", read<CreditWithdrawn>},
    {"CompanyChanged", read<CompanyChanged>}, {"PartySaved", read<PartySaved>}, {"PartyArchived", read<PartyArchived>},
    {"ClockConfirmed", read<ClockConfirmed>},
};
// clang-format on
static_assert(std::size(Types) == std::variant_size_v<AnyEvent>);

const TypeEntry *entryOf(const QString &type)
{
    const auto *entry = std::ranges::find_if(Types, [&](const TypeEntry &each) { return type == QLatin1StringView(each.name); });
    return entry == std::end(Types) ? nullptr : entry;
}

} // namespace

namespace codec {

QString seriesStream(const QString &code)
{
    return QStringLiteral("series/") + code;
}

QString documentStream(const QString &id)
{
    return QStringLiteral("document/") + id;
}

QString partyStream(const QString &id)
{
    return QStringLiteral("party/") + id;
}

QString idOfStream(const QString &stream)
{
    return stream.mid(stream.indexOf(u'/') + 1);
}

QString text(const QUuid &id)
{
    return id.toString(QUuid::WithoutBraces);
}

QString typeOf(const AnyEvent &event)
{
    return QString::fromLatin1(Types[event.index()].name);
}

QJsonObject dataOf(const AnyEvent &event)
{
    return std::visit(
        [](const auto &each) {
            EventWriter writer;
            fields(each, writer);
            return writer.object();
        },
        event);
}

bool knows(const QString &type)
{
    return entryOf(type) != nullptr;
}

std::optional<AnyEvent> decode(const RecordedEvent &event)
{
    const TypeEntry *entry = entryOf(event.type);
    if (!entry)
        return std::nullopt;
    const QJsonDocument document = QJsonDocument::fromJson(event.data);
    if (!document.isObject())
        throw LogError(LogError::Kind::Damaged, QStringLiteral("event %1 holds no JSON object").arg(event.position));
    return entry->read(document.object());
}

series::Definition definitionFrom(const QJsonObject &object)
{
    return part<series::Definition>(object);
}

series::RulesVersion rulesFrom(const QJsonObject &object)
{
    return part<series::RulesVersion>(object);
}

Company companyFrom(const QJsonObject &object)
{
    return part<Company>(object);
}

PartyCard partyCardFrom(const QJsonObject &object)
{
    return part<PartyCard>(object);
}

QJsonObject toJson(const Totals &totals)
{
    QJsonObject object;
    QJsonArray nets;
    for (const Money &net : totals.lineNets)
        nets.append(net.toString());
    object.insert("lineNets", nets);
    const auto amounts = amountsOf(totals);
    for (std::size_t i = 0; i < amounts.size(); ++i)
        object.insert(MoneyKeys[static_cast<qsizetype>(i)], amounts[i]->toString());
    QJsonArray taxes;
    for (const TaxSubtotal &each : totals.taxes)
        taxes.append(QJsonObject{{"category", taxCategoryCode(each.tax.category)}, {"rate", each.tax.rate.toString()},
            {"taxable", each.taxable.toString()}, {"tax", each.amount.toString()}});
    object.insert("taxes", taxes);
    return object;
}

template <typename State, typename EventOfState>
State folded(const std::vector<RecordedEvent> &stream)
{
    State state;
    for (const RecordedEvent &recorded : stream) {
        const auto event = decode(recorded);
        if (!event)
            throw LogError(LogError::Kind::ReadOnly, QStringLiteral("unknown type of event: %1").arg(recorded.type));
        std::visit(
            [&](const auto &each) {
                if constexpr (std::is_constructible_v<EventOfState, decltype(each)>)
                    state = evolve(std::move(state), EventOfState(each));
            },
            *event);
    }
    return state;
}

template <>
document::State fold<document::State>(const std::vector<RecordedEvent> &stream)
{
    return folded<document::State, document::Event>(stream);
}

template <>
series::State fold<series::State>(const std::vector<RecordedEvent> &stream)
{
    return folded<series::State, series::Event>(stream);
}

QString digest(const QJsonObject &request)
{
    const QByteArray hash = QCryptographicHash::hash(json::compact(request), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.first(16).toHex());
}

} // namespace codec
} // namespace seriatim
