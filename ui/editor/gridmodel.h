#pragma once

#include <QAbstractTableModel>
#include <QStringList>

#include <algorithm>
#include <iterator>
#include <vector>

#include "domain/text.h"

namespace seriatim {

/// A table whose cells are typed into: items, and below them a row in which typing begins another item.
class GridModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Roles { FieldRole = Qt::UserRole + 1, FaultRole, ChoicesRole };
    /// How a column is typed.
    enum class Kind { ReadOnly, Paragraphs, Text, Number, Choice, OpenChoice };

    using QAbstractTableModel::QAbstractTableModel;

    virtual int itemCount() const = 0;
    virtual Kind kindOf(int column) const = 0;
    /// The column in which a new item begins.
    virtual int firstColumn() const = 0;

    virtual void insertItem(int row) = 0;
    virtual void removeItem(int row) = 0;
    /// False if it is at the end already.
    virtual bool moveItem(int row, int by) = 0;
    /// Types the cells over what stands from this place on; items are added as needed. Answers how many rows of cells
    /// found no room.
    virtual std::size_t paste(const QModelIndex &from, const std::vector<QStringList> &cells) = 0;
    /// Takes the item away if nothing was typed into it.
    virtual void dropIfBlank(int row) = 0;
    /// The cell of a field: `lines[2].price`.
    virtual QModelIndex indexOf(const QString &field) const = 0;

    bool isPlaceholder(int row) const { return row >= itemCount(); }

    /// How many items a document may hold from this one on.
    static std::size_t roomFrom(int row) { return static_cast<std::size_t>(std::max<qsizetype>(0, MaxLines - row)); }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_rows; }

protected:
    /// Counts the rows of what is shown anew, within a reset.
    void countRows(bool isEditable) { m_rows = itemCount() + (isEditable ? 1 : 0); }

    /// Makes `mine` what `theirs` is, and tells the views which rows changed, came and went.
    template <typename Item>
    void follow(std::vector<Item> &mine, const std::vector<Item> &theirs)
    {
        const auto unequal = std::ranges::mismatch(mine, theirs);
        const auto same = static_cast<int>(unequal.in1 - mine.begin());
        const auto before = static_cast<int>(mine.size());
        const auto after = static_cast<int>(theirs.size());
        int sameBehind = 0;
        while (same + sameBehind < std::min(before, after)
            && *std::prev(mine.end(), sameBehind + 1) == *std::prev(theirs.end(), sameBehind + 1))
            ++sameBehind;
        const int common = std::min(before, after) - sameBehind;
        std::copy(theirs.begin() + same, theirs.begin() + common, mine.begin() + same);
        tellChanged(same, common - 1);
        if (after > before)
            insertItems(mine, common, theirs.begin() + common, theirs.begin() + common + after - before);
        else if (after < before)
            removeItems(mine, common, before - after);
        tellChanged(0, m_rows - 1); // Line numbers, and what could not be read.
    }

private:
    void tellChanged(int first, int last)
    {
        if (first <= last)
            emit dataChanged(index(first, 0), index(last, columnCount() - 1));
    }

    template <typename Item, typename Iterator>
    void insertItems(std::vector<Item> &mine, int row, Iterator begin, Iterator end)
    {
        const auto count = static_cast<int>(end - begin);
        const bool atEnd = isPlaceholder(row);
        if (atEnd) {
            // Typing below the last item makes that row an item: it stays where it is typed, and another row to type in
            // appears behind it.
            mine.insert(mine.end(), begin, end);
            tellChanged(row, row);
        }
        const int first = atEnd ? row + 1 : row;
        beginInsertRows({}, first, first + count - 1);
        if (!atEnd)
            mine.insert(mine.begin() + row, begin, end);
        m_rows += count;
        endInsertRows();
    }

    template <typename Item>
    void removeItems(std::vector<Item> &mine, int row, int count)
    {
        beginRemoveRows({}, row, row + count - 1);
        mine.erase(mine.begin() + row, mine.begin() + row + count);
        m_rows -= count;
        endRemoveRows();
    }

    int m_rows = 0; ///< As the views know them.
};

} // namespace seriatim
