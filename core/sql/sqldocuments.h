#pragma once

#include "readmodel/documents.h"
#include "sql/connection.h"

namespace seriatim::sql {

class SqlDocuments final : public Documents
{
public:
    explicit SqlDocuments(const Connection &connection) : m_connection(connection) {}

    std::optional<DocumentRow> document(const QString &id) const override;
    std::optional<DocumentRow> byNumber(const QString &number) const override;
    DocumentPage page(const DocumentFilter &filter, const DocumentKey &after, int limit) const override;
    DocumentSums sums(const DocumentFilter &filter) const override;
    std::vector<DocumentLink> links(const QString &document) const override;

private:
    const Connection &m_connection;
};

} // namespace seriatim::sql
