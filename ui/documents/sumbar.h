#pragma once

#include <QLabel>
#include <QWidget>

#include "readmodel/documents.h"

class QHBoxLayout;

namespace seriatim {

/// What the shown and the selected documents come to, below the list.
class SumBar final : public QWidget
{
    Q_OBJECT

public:
    explicit SumBar(QWidget *parent = nullptr);

    /// `kind`: the one that is shown, if only one is.
    void setShown(const DocumentSums &sums, std::optional<DocumentKind> kind);
    /// What is shown is not known: it could not be read.
    void setUnknown();
    void setSelected(const std::vector<DocumentRow> &rows);

private:
    /// A name, and a figure that stands out. Gone while there is neither.
    struct Figure {
        QLabel *name = nullptr;
        QLabel *value = nullptr;

        void show(const QString &text, const QString &tip = {}) const;
    };

    static Figure add(QHBoxLayout &row, const QString &name);

    Figure m_count;
    QLabel *m_what; ///< What net and total are of.
    Figure m_net;
    Figure m_total;
    Figure m_selected;
    Figure m_selectedTotal;
};

} // namespace seriatim
