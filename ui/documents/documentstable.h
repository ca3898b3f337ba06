#pragma once

#include <QTableView>

#include "ui/models/documentsmodel.h"

namespace seriatim {

class Commands;

/// The list of documents. Its columns share the width there is: on a small screen what the panel beside it tells, too,
/// leaves it.
class DocumentsTable final : public QTableView
{
    Q_OBJECT

public:
    DocumentsTable(DocumentsModel *model, Commands &commands);

    /// Selects this row and no other, whatever keys are held.
    void selectOnly(int row);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void offer(Commands &commands);
    void fitSoon();
    void fitColumns();

    bool m_isToBeFitted = false;
    bool m_isFitting = false;        ///< Columns change by themselves.
    bool m_isReferenceSized = false; ///< By hand.
};

} // namespace seriatim
