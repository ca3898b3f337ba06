#pragma once

#include <QStyledItemDelegate>

namespace seriatim {

/// Where the cursor goes after a cell.
enum class Step { Stay, Next, Previous, NextItem };

/// Paints and edits the cells of a grid. Tab, Return and Escape end typing; the grid hears where to go on.
class GridDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit GridDelegate(QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(
        QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

    /// Takes over what is being typed, as if the clerk had pressed Return.
    void finish();
    /// A cell is open, and holds another text than the model.
    bool isTyping() const;
    QString typedText() const;

signals:
    void typed() const; ///< The text of an open cell, or whether one is open, has changed.
    void left(Step step);

private:
    bool keyPressed(QWidget *editor, const class QKeyEvent &event);
    void end(QWidget *editor, Step step);

    mutable QWidget *m_editor = nullptr; ///< The one that is open.
};

} // namespace seriatim
