#pragma once

#include "readmodel/documents.h"
#include "sql/database.h"

namespace seriatim::sql {

class SqlDocuments final : public Documents
{
public:
    explicit SqlDocuments(const Database &database) : m_database(database) {}

    std::optional<DocumentRow> document(const QString &id) const override;
    std::optional<DocumentRow> byNumber(const QString &number) const override;
    DocumentPage page(const DocumentFilter &filter, const DocumentKey &after, int limit) const override;
    DocumentSums sums(const DocumentFilter &filter) const override;
    std::vector<DocumentLink> links(const QString &document) const override;

private:
    const Database &m_database;
};

} // namespace seriatim::sql
