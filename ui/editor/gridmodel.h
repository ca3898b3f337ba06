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

protected:
    /// Makes `mine` what `theirs` is, and tells the views which rows came and went.
    template <typename Item>
    void follow(std::vector<Item> &mine, const std::vector<Item> &theirs)
    {
        const auto unequal = std::ranges::mismatch(mine, theirs);
        const auto same = static_cast<int>(unequal.in1 - mine.begin());
        int sameBehind = 0;
        auto a = mine.end();
        auto b = theirs.end();
        while (a != unequal.in1 && b != unequal.in2 && *std::prev(a) == *std::prev(b)) {
            --a;
            --b;
            ++sameBehind;
        }
        const int before = static_cast<int>(mine.size());
        const int after = static_cast<int>(theirs.size());
        if (after > before) {
            // What was typed below the last item makes that row an item, and another row to type in appears behind it.
            const int first = same == before ? before + 1 : before - sameBehind;
            beginInsertRows({}, first, first + after - before - 1);
            mine = theirs;
            endInsertRows();
        } else if (after < before) {
            beginRemoveRows({}, after - sameBehind, before - sameBehind - 1);
            mine = theirs;
            endRemoveRows();
        }
        mine = theirs;
        if (rowCount() > 0)
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
};

} // namespace seriatim
