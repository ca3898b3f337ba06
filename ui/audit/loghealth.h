#pragma once

#include <QDateTime>

namespace seriatim {

/// What is known about the log being whole.
struct LogHealth {
    enum class Stage {
        Unknown,      ///< Nothing was verified, or not to the end.
        Checking,     ///< It is being read.
        CheckingRest, ///< What was appended since the log was last found intact is so, too; all else is being read.
        Intact,
        Damaged,
    };
    Stage stage = Stage::Unknown;
    QDateTime at;     ///< When it was verified.
    int findings = 0; ///< If it is damaged.
};

} // namespace seriatim
