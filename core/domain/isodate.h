#pragma once

#include <QDate>
#include <QString>

namespace seriatim {

/// `YYYY-MM-DD`, as the format has it; empty if the day is none, or of a year that is not 0 to 9999. Qt goes by way
/// of `printf` for it, which was 4 % of what it takes to issue a document (callgrind): each says a dozen dates.
QString isoText(const QDate &day);

} // namespace seriatim
