#pragma once

#include <QLabel>
#include <QWidget>

#include "readmodel/documents.h"

namespace seriatim {

/// What the shown and the selected documents come to, below the list.
class SumBar final : public QWidget
{
    Q_OBJECT

public:
    explicit SumBar(QWidget *parent = nullptr);

    /// `kind`: the one that is shown, if only one is.
    void setShown(const DocumentSums &sums, std::optional<DocumentKind> kind);
    void setSelected(const std::vector<DocumentRow> &rows);

private:
    QLabel *m_count;
    QLabel *m_net;
    QLabel *m_total;
    QLabel *m_selected;
};

} // namespace seriatim
