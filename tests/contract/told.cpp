#include "contract/told.h"

#include <QJsonDocument>

#include "log/codec.h"

#include <array>
#include <stdexcept>

namespace seriatim {

namespace {

using series::NumberState;

QString text(const QString &value)
{
    return value;
}
QString text(const char *value)
{
    return QString::fromLatin1(value);
}
QString text(bool value)
{
    return value ? QStringLiteral("yes") : QStringLiteral("no");
}
QString text(std::integral auto value)
{
    return QString::number(value);
}
QString text(const QDate &value)
{
    return value.toString(Qt::ISODate);
}
QString text(const Period &value)
{
    return value.key();
}
QString text(const DocumentKind &value)
{
    return value.id();
}
QString text(NumberState value)
{
    return numberStateId(value);
}
QString text(DocumentState value)
{
    return documentStateId(value);
}

QString line(const auto &...members)
{
    return QStringList{text(members)...}.join(u'|');
}

/// A refusal that names neither a field nor a fact is a fault in itself.
QString toldRefusal(const Refusal &refusal)
{
    QString facts;
    bool namesAny = !refusal.field.isEmpty();
    for (auto at = refusal.facts.begin(); at != refusal.facts.end(); ++at) {
        facts += at.key() + u'=' + at.value() + u' ';
        namesAny = namesAny || !at.value().isEmpty();
    }
    if (!namesAny)
        throw std::runtime_error("names nothing: " + ruleId(refusal.rule).toStdString());
    return line("refused", ruleId(refusal.rule), refusal.field, facts, refusal.acceptable);
}

QString told(const NumberRow &row)
{
    return line(row.series, row.period, row.ordinal, row.number, row.state, row.document, row.holder, row.origin,
        row.purpose, row.reason, row.date, row.shown, row.inversion, row.since, row.by, row.firstPosition,
        row.position);
}

QString told(const PeriodRow &row)
{
    return line(row.series, row.period, row.first, row.next, row.finalized, row.reserved, row.voided, row.lost,
        row.inversions, row.closed);
}

QString told(const SeriesRow &row)
{
    QString versions;
    for (const series::RulesVersion &version : row.versions) {
        const series::Rules &rules = version.rules;
        versions +=
            line(version.from, version.startPeriod, rules.mask, resetId(rules.reset), rules.fiscalYearStart,
                rules.start, series::dateOrderId(rules.dateOrder), rules.stepBack, static_cast<int>(rules.reserveAt))
            + u' ';
    }
    const series::Definition &definition = row.definition;
    return line(definition.code, definition.kind, definition.name, definition.justification, definition.isDefault,
        row.retired, versions);
}

QString told(const DocumentRow &row)
{
    return line(row.id, row.kind, row.state, row.series, row.period, row.ordinal, row.number, row.date, row.due,
        row.partyId, row.partyName, row.reference, row.currency, row.net, row.gross, row.version, row.copies,
        row.changedAt, row.changedBy, row.position);
}

QString told(const DocumentLink &link)
{
    return line(link.document, link.kind, link.number, link.state, link.leadsThere);
}

QString told(const DocumentSum &sum)
{
    return line(sum.currency, sum.count, sum.net.value_or(-1), sum.gross.value_or(-1));
}

QString told(const PartyRow &row)
{
    const auto card = QJsonDocument(codec::dataOf(PartySaved{row.card})).toJson(QJsonDocument::Compact);
    return line(row.id, row.archived, row.version, QString::fromUtf8(card));
}

QString told(const Gap &gap)
{
    return line(gap.first, gap.last);
}

QString told(qint64 position)
{
    return text(position);
}

/// Answers by the name of the query.
class Book
{
public:
    template <typename Row>
    void write(const QString &query, const std::vector<Row> &rows)
    {
        for (const Row &row : rows)
            m_lines.append(query + ": " + told(row));
        if (rows.empty())
            m_lines.append(query + ": nothing");
    }

    template <typename Row>
    void write(const QString &query, const std::optional<Row> &row)
    {
        write(query, row ? std::vector<Row>{*row} : std::vector<Row>());
    }

    void write(const QString &query, const QString &answer) { m_lines.append(query + ": " + answer); }

    const QStringList &lines() const { return m_lines; }

private:
    QStringList m_lines;
};

void writePages(Book &book, const Numbers &numbers, const NumberFilter &filter)
{
    const QString query = line("page", filter.series, filter.period, filter.states.size(), filter.latestFirst);
    for (qint64 after = 0;;) {
        const auto page = numbers.page(filter, after, 3);
        book.write(query, page);
        if (page.size() < 3)
            return;
        after = page.back().ordinal;
    }
}

void writePeriod(Book &book, const Numbers &numbers, const PeriodRow &row)
{
    const auto &[series, period] = std::tie(row.series, row.period);
    const QString key = line(series, period);
    book.write("period " + key, numbers.period(series, period));
    book.write("gaps " + key, numbers.gaps(series, period));
    book.write("inversions " + key, numbers.inversions(series, period));
    book.write("range " + key, numbers.range(series, period, row.first + 1, row.next - 2));
    for (const bool latestFirst : {false, true}) {
        for (const std::vector<NumberState> &states : std::vector<std::vector<NumberState>>{{}, {NumberState::Reserved},
                 {NumberState::Voided, NumberState::Reserved, NumberState::Lost},
                 {NumberState::Finalized, NumberState::Voided}})
            writePages(book, numbers, {series, period, states, latestFirst});
    }
    for (qint64 ordinal = row.first - 1; ordinal <= row.next; ++ordinal) {
        book.write("number " + key, numbers.number(series, period, ordinal));
        book.write("below " + key, numbers.finalizedBelow(series, period, ordinal));
        book.write("above " + key, numbers.finalizedAbove(series, period, ordinal));
        book.write("story " + key + u'|' + text(ordinal), numbers.story(series, period, ordinal));
    }
}

std::vector<DocumentFilter> someFilters()
{
    std::vector<DocumentFilter> filters(1);
    for (const auto &entry : DocumentKind::all())
        filters.emplace_back().kind = DocumentKind::fromId(QString::fromLatin1(entry.id));
    for (const DocumentState state : {DocumentState::Draft, DocumentState::Reserved, DocumentState::Issued,
             DocumentState::Credited, DocumentState::Voided, DocumentState::Discarded})
        filters.emplace_back().states = {state};
    filters.emplace_back().from = QDate(2026, 3, 10);
    filters.emplace_back().to = QDate(2026, 3, 10);
    for (const char *searched : {"2026", "HARB", "ÅNG", "%", "ref 1", "85.6", "0"})
        filters.emplace_back().text = QString::fromUtf8(searched);
    return filters;
}

void writePages(Book &book, const Documents &documents, const DocumentFilter &filter, const QString &query)
{
    for (DocumentKey after;;) {
        const DocumentPage page = documents.page(filter, after, 4);
        book.write(query, page.rows);
        book.write(query + " ends", line(page.end.created, page.complete));
        if (page.complete)
            return;
        after = page.end;
    }
}

} // namespace

QString told(const Result<Answer> &result)
{
    if (isRefused(result))
        return toldRefusal(refusalOf(result));
    const auto &answer = std::get<Answer>(result);
    return line("done", answer.id, answer.position, answer.repeated);
}

QString told(const Result<DocumentAnswer> &result)
{
    if (isRefused(result))
        return toldRefusal(refusalOf(result));
    const auto &answer = std::get<DocumentAnswer>(result);
    QString warnings;
    for (const Refusal &warning : answer.warnings)
        warnings += toldRefusal(warning);
    return line("done", answer.document, answer.number, answer.position, answer.version, answer.repeated, answer.state,
        warnings);
}

QString told(const Result<NumbersAnswer> &result)
{
    if (isRefused(result))
        return toldRefusal(refusalOf(result));
    const auto &answer = std::get<NumbersAnswer>(result);
    return line("done", answer.series, answer.period, answer.first, answer.last, answer.firstNumber, answer.lastNumber,
        answer.document, answer.position, answer.repeated, answer.state);
}

QStringList toldEvents(const Store &store, Position after)
{
    QStringList lines;
    for (const RecordedEvent &event : store.log().read(after, 100'000)) {
        lines.append(line(event.position, event.stream, event.version, event.type, event.recordedAt, event.actor,
            event.origin, event.commandId, QString::fromUtf8(event.data)));
        const auto command = store.log().command(QUuid(event.commandId));
        lines.append(
            command ? line("command", command->first, command->last, command->request) : QStringLiteral("no command"));
    }
    return lines;
}

QStringList toldNumbers(const Store &store)
{
    Book book;
    const Numbers &numbers = store.numbers();
    book.write("series", numbers.allSeries());
    for (const auto &entry : DocumentKind::all())
        book.write("usual", numbers.usualSeries(*DocumentKind::fromId(QString::fromLatin1(entry.id))).value_or("none"));
    for (const SeriesRow &series : numbers.allSeries()) {
        book.write("one", numbers.series(series.definition.code));
        book.write("periods", numbers.periods(series.definition.code));
        for (const PeriodRow &row : numbers.periods(series.definition.code))
            writePeriod(book, numbers, row);
    }
    book.write("reservations", numbers.reservations());
    for (const NumberRow &row : numbers.reservations()) {
        book.write("byText", numbers.number(row.number));
        book.write("of", numbers.reservationOf(row.document));
    }
    return book.lines();
}

QStringList toldDocuments(const Store &store)
{
    Book book;
    const Documents &documents = store.documents();
    for (const DocumentFilter &filter : someFilters()) {
        const QString query = line(
            filter.kind ? filter.kind->id() : QString(), filter.states.size(), filter.from, filter.to, filter.text);
        writePages(book, documents, filter, query);
        book.write(query + " shows", text(documents.sums(filter).shown));
        book.write(query + " sums", documents.sums(filter).sums);
    }
    for (const DocumentRow &row : documents.page({}, {}, 1000).rows) {
        book.write("document", documents.document(row.id));
        book.write("byNumber", documents.byNumber(row.number));
        book.write("links", documents.links(row.id));
        book.write("held", store.numbers().reservationOf(row.id));
    }
    return book.lines();
}

QStringList toldParties(const Store &store)
{
    Book book;
    const Parties &parties = store.parties();
    for (const char *searched : {"", "a", "Å", "city 2", "SE1"}) {
        for (const bool withArchived : {false, true}) {
            const QString query = line("parties", searched, withArchived);
            const auto first = parties.find(QString::fromUtf8(searched), withArchived, {}, 2);
            book.write(query, first);
            if (!first.empty())
                book.write(query + " then", parties.find(QString::fromUtf8(searched), withArchived, first.back(), 100));
        }
    }
    book.write("company", QString::fromUtf8(QJsonDocument(codec::dataOf(CompanyChanged{parties.company()})).toJson()));
    return book.lines();
}

} // namespace seriatim
