#include "sql/sqldocuments.h"

#include <limits>

namespace seriatim::sql {

namespace {

[[noreturn]] void damaged(const QString &value)
{
    throw LogError(LogError::Kind::Damaged, QStringLiteral("the document list holds %1").arg(value));
}

DocumentKind kindFrom(const QString &id)
{
    const auto kind = DocumentKind::fromId(id);
    if (!kind)
        damaged(id);
    return *kind;
}

DocumentState stateFrom(const QString &id)
{
    const auto state = documentStateFromId(id);
    if (!state)
        damaged(id);
    return *state;
}

DocumentRow documentFrom(const Row &row)
{
    DocumentRow document;
    document.id = row.value(0).toString();
    document.kind = kindFrom(row.value(1).toString());
    document.state = stateFrom(row.value(2).toString());
    document.series = row.value(3).toString();
    document.period = Period::fromKey(row.value(4).toString()).value_or(Period());
    document.ordinal = row.value(5).toLongLong();
    document.number = row.value(6).toString();
    document.date = QDate::fromString(row.value(7).toString(), Qt::ISODate);
    document.due = QDate::fromString(row.value(8).toString(), Qt::ISODate);
    document.partyId = row.value(9).toString();
    document.partyName = row.value(10).toString();
    document.reference = row.value(11).toString();
    document.currency = row.value(12).toString();
    document.net = row.value(13).toLongLong();
    document.gross = row.value(14).toLongLong();
    document.version = row.value(15).toLongLong();
    document.copies = row.value(16).toInt();
    document.changedAt = row.value(17).toString();
    document.changedBy = row.value(18).toString();
    document.position = row.value(19).toLongLong();
    return document;
}

/// As the statements look for them: `,draft,issued,`.
QString listOf(const QStringList &ids)
{
    return u',' + ids.join(u',') + u',';
}

QString statesOf(const DocumentFilter &filter)
{
    std::vector<DocumentState> states = filter.states;
    if (states.empty())
        states = {DocumentState::Draft, DocumentState::Reserved, DocumentState::Issued, DocumentState::Credited,
            DocumentState::Voided};
    QStringList ids;
    for (const DocumentState state : states)
        ids.append(documentStateId(state));
    return listOf(ids);
}

/// Kinds that count in sums: the one that is shown, or all that change what is owed. `taken`: only those taken off.
QString countedKinds(const DocumentFilter &filter, bool taken)
{
    QStringList ids;
    if (filter.kind && !taken)
        ids.append(filter.kind->id());
    for (const DocumentKind::Entry &kind : DocumentKind::all()) {
        if (!filter.kind && (taken ? kind.balance < 0 : kind.balance != 0))
            ids.append(QString::fromLatin1(kind.id));
    }
    return listOf(ids);
}

/// A sum in two parts.
std::optional<qint64> sumAt(const Row &row, int column)
{
    return sumFrom(Int128(row.value(column).toLongLong()) * 1'000'000'000 + row.value(column + 1).toLongLong());
}

/// The values of the filter's placeholders, as every statement over it has them.
struct FilterValues {
    explicit FilterValues(const DocumentFilter &filter)
        : kind(filter.kind ? filter.kind->id() : QStringLiteral("")),
          states(statesOf(filter)),
          from(filter.from.isValid() ? filter.from.toString(Qt::ISODate) : QStringLiteral("")),
          to(filter.to.isValid() ? filter.to.toString(Qt::ISODate) : QStringLiteral("")),
          party(filter.partyId.isEmpty() ? QStringLiteral("") : filter.partyId),
          text(filter.text.trimmed().isEmpty() ? QStringLiteral("") : filter.text.trimmed().toCaseFolded()),
          amount(filter.amount.isEmpty() ? QStringLiteral("") : filter.amount)
    {
    }

    QString kind, states, from, to, party, text, amount; // Never null: a null QString is SQL's NULL.
};

} // namespace

std::optional<DocumentRow> SqlDocuments::document(const QString &id) const
{
    return m_connection.one(documentFrom, "documents.byId", QVariantList{id});
}

std::optional<DocumentRow> SqlDocuments::byNumber(const QString &number) const
{
    return m_connection.one(documentFrom, "documents.byNumber", QVariantList{number});
}

DocumentPage SqlDocuments::page(const DocumentFilter &filter, const DocumentKey &after, int limit) const
{
    const FilterValues values(filter);
    const qint64 start = after.created == 0 ? std::numeric_limits<qint64>::max() : after.created;
    const auto read = [](const Row &row) { return std::pair(row.value(20).toLongLong(), documentFrom(row)); };
    // One more than is shown tells whether there is anything behind.
    auto found = m_connection.all(read, "documents.page",
        Values{{":after", start}, {":kind", values.kind}, {":states", values.states}, {":from", values.from},
            {":to", values.to}, {":party", values.party}, {":text", values.text}, {":amount", values.amount},
            {":limit", limit + 1}});
    DocumentPage page;
    page.end = after;
    page.complete = static_cast<int>(found.size()) <= limit;
    if (!page.complete)
        found.pop_back();
    for (auto &[created, row] : found) {
        page.end.created = created;
        page.rows.push_back(std::move(row));
    }
    return page;
}

DocumentSums SqlDocuments::sums(const DocumentFilter &filter) const
{
    const FilterValues values(filter);
    DocumentSums sums;
    sums.shown = *m_connection.one([](const Row &row) { return row.value(0).toLongLong(); }, "documents.count",
        Values{{":kind", values.kind}, {":states", values.states}, {":from", values.from}, {":to", values.to},
            {":party", values.party}, {":text", values.text}, {":amount", values.amount}});
    sums.sums = m_connection.all(
        [](const Row &row) {
            return DocumentSum{row.value(0).toString(), row.value(1).toLongLong(), sumAt(row, 2), sumAt(row, 4)};
        },
        "documents.sums",
        Values{{":taken", countedKinds(filter, true)}, {":counted", countedKinds(filter, false)},
            {":states", values.states}, {":from", values.from}, {":to", values.to}, {":party", values.party},
            {":text", values.text}, {":amount", values.amount}});
    return sums;
}

std::vector<DocumentLink> SqlDocuments::links(const QString &document) const
{
    return m_connection.all(
        [](const Row &row) {
            return DocumentLink{row.value(0).toString(), kindFrom(row.value(1).toString()), row.value(2).toString(),
                stateFrom(row.value(3).toString()), row.value(4).toBool()};
        },
        "documents.links", Values{{":id", document}});
}

} // namespace seriatim::sql
