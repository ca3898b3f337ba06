#pragma once

#include <QPoint>
#include <QRect>

#include <optional>

namespace seriatim {

/// Where each number of a period stands in the number map: rows of a round number of places, as many as fit, which
/// begin where the reader expects (1, 41, 81 …).
struct MapPlaces {
    static constexpr int ColumnStep = 10; ///< Rows hold a multiple of it.

    qint64 first = 1; ///< Ordinals of the period: from here
    qint64 next = 1;  ///< to below here.
    int cell = 13;    ///< Side of a place in pixels.
    int left = 0;     ///< Pixels before the first column.
    int columns = 50;
    qint64 base = 1; ///< Ordinal of the first place: a whole number of rows before it.

    /// Makes the rows as long as the width admits.
    void fit(int width);

    qint64 rows() const;
    qint64 rowOf(qint64 ordinal) const { return (ordinal - base) / columns; }
    qint64 rowStart(qint64 row) const { return base + row * columns; }
    /// `top`: the first row that is in sight.
    QRect rect(qint64 ordinal, qint64 top) const;
    qint64 ordinalAt(const QPoint &place, qint64 top) const; ///< 0: none.

    /// Where a key leads from a number, which may be beyond the period; empty if it leads nowhere. `page`: rows in
    /// sight; `whole`: Home and End go to the ends of the period, not of the row.
    std::optional<qint64> reached(int key, qint64 from, qint64 page, bool whole) const;
};

} // namespace seriatim
