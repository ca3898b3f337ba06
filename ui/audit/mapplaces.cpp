#include "ui/audit/mapplaces.h"

#include <algorithm>

namespace seriatim {

void MapPlaces::fit(int width)
{
    columns = std::max(ColumnStep, (width - left) / cell / ColumnStep * ColumnStep);
    base = (first - 1) / columns * columns + 1;
}

qint64 MapPlaces::rows() const
{
    return std::max<qint64>(1, (next - base + columns - 1) / columns);
}

QRect MapPlaces::rect(qint64 ordinal, qint64 top) const
{
    const auto row = static_cast<int>(rowOf(ordinal) - top);
    const auto column = static_cast<int>((ordinal - base) % columns);
    return {left + column * cell, row * cell, cell, cell};
}

qint64 MapPlaces::ordinalAt(const QPoint &place, qint64 top) const
{
    const int column = (place.x() - left) / cell;
    if (place.x() < left || column >= columns)
        return 0;
    const qint64 ordinal = rowStart(top + place.y() / cell) + column;
    return ordinal >= first && ordinal < next ? ordinal : 0;
}

std::optional<qint64> MapPlaces::reached(int key, qint64 from, qint64 page, bool whole) const
{
    switch (key) {
    case Qt::Key_Left:
        return from - 1;
    case Qt::Key_Right:
        return from + 1;
    case Qt::Key_Up:
        return from - columns;
    case Qt::Key_Down:
        return from + columns;
    case Qt::Key_PageUp:
        return from - page * columns;
    case Qt::Key_PageDown:
        return from + page * columns;
    case Qt::Key_Home:
        return whole ? first : rowStart(rowOf(from));
    case Qt::Key_End:
        return whole ? next - 1 : rowStart(rowOf(from) + 1) - 1;
    default:
        return std::nullopt;
    }
}

} // namespace seriatim
