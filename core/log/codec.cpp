#include "log/codec.h"

#include "log/eventfaults.h"
#include "log/eventfields.h"
#include "log/jsonform.h"
#include "log/sha256.h"
#include "log/totalsform.h"

#include <QJsonDocument>

#include <algorithm>
#include <functional>

namespace seriatim {

using namespace series;
using namespace document;

namespace {

/// Adds what only events of the log have to the plain JSON form.
class EventWriter : public json::Writer
{
public:
    using json::Writer::operator();
    void operator()(const char *key, const Totals &totals) { m_object.add(key, codec::textOf(totals)); }
    void operator()(const char *key, const Definition &value) { nested(key, value); }
    void operator()(const char *key, const RulesVersion &value) { nested(key, value); }
    void operator()(const char *key, Medium value) { (*this)(key, mediumId(value)); }

private:
    void nested(const char *key, const auto &value)
    {
        EventWriter inner;
        fields(value, inner);
        m_object.add(key, inner.object());
    }
};

class EventReader : public json::Reader
{
public:
    EventReader(const QJsonObject &object, Refusals &refusals, Refusals &warnings)
        : json::Reader(object, {}, json::Source::Log, refusals, warnings),
          m_object(object),
          m_refusals(refusals),
          m_warnings(warnings)
    {
    }

    using json::Reader::operator();
    void operator()(const char *key, Totals &totals)
    {
        totals = totalsFrom(
            m_object.value(QLatin1StringView(key)).toObject(), m_object.value("content")["currency"].toString());
    }
    void operator()(const char *key, Definition &value) { nested(key, value); }
    void operator()(const char *key, RulesVersion &value) { nested(key, value); }
    void operator()(const char *key, Medium &value)
    {
        QString id;
        (*this)(key, id);
        if (const auto medium = mediumFromId(id))
            value = *medium;
        else
            m_refusals.push_back({Rule::WrongType, QString::fromLatin1(key), {}});
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
        throw LogError(LogError::Kind::Damaged,
            QStringLiteral("%1: %2").arg(ruleId(refusals.front().rule), refusals.front().field));
    if (const QString fault = faultOf(value); !fault.isEmpty())
        throw LogError(LogError::Kind::Damaged, fault);
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
    {"ClockConfirmed", read<ClockConfirmed>}, {"LogMoved", read<LogMoved>}, {"LogArrived", read<LogArrived>},
};
// clang-format on
static_assert(std::size(Types) == std::variant_size_v<AnyEvent>);

const TypeEntry *entryOf(const QString &type)
{
    const auto *entry =
        std::ranges::find_if(Types, [&](const TypeEntry &each) { return type == QLatin1StringView(each.name); });
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

json::ObjectText encode(const AnyEvent &event)
{
    return std::visit(
        [](const auto &each) {
            EventWriter writer;
            fields(each, writer);
            return writer.object();
        },
        event);
}

QJsonObject dataOf(const AnyEvent &event)
{
    return json::objectFrom(encode(event).text());
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

QString digest(const json::ObjectText &request)
{
    return QString::fromLatin1(sha256(request.text()).first(16).toHex());
}

} // namespace codec
} // namespace seriatim
