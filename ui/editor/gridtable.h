#pragma once

#include <QTableView>
#include <QTimer>

#include <vector>

#include "ui/editor/griddelegate.h"

namespace seriatim {

class GridModel;

/// A table typed into by keyboard alone: typing types over, Tab goes from cell to cell and at the end out of the table,
/// Return starts the next line, Ctrl+V takes cells from a spreadsheet. As high as its rows: the page scrolls, not the
/// table.
class GridTable final : public QTableView
{
    Q_OBJECT

public:
    explicit GridTable(GridModel *model, QWidget *parent = nullptr);

    /// Puts the cursor into a field's cell and begins to type there.
    bool goTo(const QString &field);
    /// Takes over what is being typed.
    void finishTyping();
    /// A cell is open, and holds a text that is not taken over yet.
    bool isTyping() const { return m_delegate->isTyping(); }
    QString typedText() const { return m_delegate->typedText(); }
    /// Whether the field is the cell under the cursor, or the list that a first item is just being typed for.
    bool isAbout(const QString &field) const;
    /// Whether the cursor stands in an item, or types one.
    bool isInItem() const;
    /// Whether the item under the cursor has room above (-1) or below (1).
    bool canMove(int by) const;

    void insertLine();
    void removeLine();
    void moveLine(int by);

    /// How wide the columns are; those that are not elastic grow with what stands in them while there is room.
    void setColumnWidths(const std::vector<int> &widths);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

signals:
    void cursorMoved();
    void typed();
    /// So many of the rows that were pasted found no room in the document.
    void rowsLeftOut(qsizetype count);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void focusInEvent(QFocusEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void wheelEvent(QWheelEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    bool step(Step step);
    bool stepAside(int by);
    QModelIndex cell(int row, int column) const;
    void pasteCells();
    void copyLine() const;
    void fitRows(int first, int last);
    int heightOf(int row) const;
    int widthOf(int column) const;
    void fitColumns();

    GridModel *m_model;
    GridDelegate *m_delegate;
    std::vector<int> m_widths; ///< As they are set.
    std::vector<int> m_given;  ///< As they have grown; a column that was dragged differs.
    QTimer m_fitting;
};

} // namespace seriatim
