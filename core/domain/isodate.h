#pragma once

#include <QDate>
#include <QString>

namespace seriatim {

/// `YYYY-MM-DD`, as the format has it; empty if the day is none, or of a year that is not 0 to 9999. Qt takes several
/// times as long for it, and each document says a dozen dates.
QString isoText(const QDate &day);

} // namespace seriatim
