#pragma once

#include "memory/memorynumbers.h"
#include "readmodel/documents.h"

namespace seriatim {

class MemoryDocuments final : public Documents
{
public:
    explicit MemoryDocuments(LedgerView view) : m_view(std::move(view)) {}

    std::optional<DocumentRow> document(const QString &id) const override;
    std::optional<DocumentRow> byNumber(const QString &number) const override;
    DocumentPage page(const DocumentFilter &filter, const DocumentKey &after, int limit) const override;
    DocumentSums sums(const DocumentFilter &filter) const override;
    std::vector<DocumentLink> links(const QString &document) const override;

private:
    LedgerView m_view;
};

} // namespace seriatim
