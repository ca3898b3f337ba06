#pragma once

#include "ui/editor/draftgrid.h"

namespace seriatim {

/// The lines of the draft. A new line has the tax of the line above, or the usual one.
class LinesModel final : public DraftGrid
{
    Q_OBJECT

public:
    enum Column { Position, Text, Quantity, Unit, Price, TaxColumn, Net, ColumnCount };

    explicit LinesModel(Draft &draft, QObject *parent = nullptr);

    int itemCount() const override { return static_cast<int>(m_lines.size()); }
    Kind kindOf(int column) const override;
    int firstColumn() const override { return Text; }
    void insertItem(int row) override;
    void removeItem(int row) override;
    bool moveItem(int row, int by) override;
    std::size_t paste(const QModelIndex &from, const std::vector<QStringList> &cells) override;
    void dropIfBlank(int row) override;
    void type(Sheet &sheet, const QModelIndex &index, const QString &text) const override;
    QModelIndex indexOf(const QString &field) const override;

    int columnCount(const QModelIndex &parent = {}) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

protected:
    QString fieldOf(int row, int column) const override;
    QString columnName(int column) const override;
    bool isNumber(int column) const override;
    bool isTypable(int, int column) const override { return kindOf(column) != Kind::ReadOnly; }
    QStringList choices(int column) const override;
    QString hint(int column) const override;
    QString editText(int row, int column) const override;
    QString display(int row, int column) const override;
    bool isUnread(int row, int column) const override { return m_unread.contains(fieldOf(row, column)); }
    Qt::Alignment height(int column) const override { return column == Text ? Qt::AlignVCenter : Qt::AlignTop; }
    QString tip(int row, int column) const override { return column == Text ? editText(row, column) : QString(); }
    bool isMuted(int column) const override { return column == Position; }

private:
    void takeChange();
    void reset();
    Line newLine(const DocumentContent &content) const;
    void type(Sheet &sheet, int row, int column, const QString &text) const;

    std::vector<Line> m_lines; ///< As the views know them.
    QMap<QString, QString> m_unread;
};

} // namespace seriatim
