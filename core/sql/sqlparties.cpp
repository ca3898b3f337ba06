#include "sql/sqlparties.h"

#include <QJsonDocument>

#include "log/codec.h"

namespace seriatim::sql {

namespace {

PartyRow partyFrom(const Row &row)
{
    const auto card = QJsonDocument::fromJson(row.value(1).toString().toUtf8()).object();
    return {row.value(0).toString(), codec::partyCardFrom(card), row.value(2).toBool(), row.value(3).toLongLong()};
}

} // namespace

Company SqlParties::company() const
{
    const auto company = m_connection.one(
        [&](const Row &row) { return m_companies.of(row.value(0).toString(), codec::companyFrom); }, "parties.company");
    return company.value_or(Company());
}

std::optional<PartyRow> SqlParties::party(const QString &id) const
{
    return m_connection.one(partyFrom, "parties.byId", QVariantList{id});
}

std::vector<PartyRow> SqlParties::find(
    const QString &text, bool withArchived, const std::optional<PartyRow> &after, int limit) const
{
    const QString part = text.trimmed().isEmpty() ? QStringLiteral("") : text.trimmed().toCaseFolded();
    const QString afterName = after ? after->card.party.name.toCaseFolded() : QStringLiteral("");
    const QString afterId = after ? after->id : QStringLiteral("");
    return m_connection.all(partyFrom, "parties.find",
        Values{{":text", part}, {":archived", withArchived ? 1 : 0}, {":afterName", afterName}, {":afterId", afterId},
            {":limit", limit}});
}

} // namespace seriatim::sql
