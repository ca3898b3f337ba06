#pragma once

#include <QIcon>
#include <QPalette>
#include <QRectF>
#include <QString>

#include "domain/series.h"

class QPainter;

namespace seriatim {

/// What became of an ordinal, as the audit shows it: each mark has a shape, a word and a colour of its own, so that
/// none of the three is needed to tell them apart.
enum class Mark {
    Unused,    ///< Not given yet: an empty place.
    Finalized, ///< Full.
    Reserved,  ///< Hatched.
    Voided,    ///< Crossed out once.
    Lost,      ///< A broken outline.
    Missing,   ///< In no state at all, a damaged log: crossed out twice.
};

constexpr int MarkCount = 6;

Mark markOf(series::NumberState state);
QString markName(Mark mark);

/// The mark, filling `place`, in colours that suit the palette.
void paintMark(QPainter &painter, const QRectF &place, Mark mark, const QPalette &palette);
QIcon markIcon(Mark mark, const QPalette &palette);

} // namespace seriatim
