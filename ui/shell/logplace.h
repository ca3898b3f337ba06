#pragma once

#include <QString>

namespace seriatim {

/// Which log the window shows, and as whom.
struct LogPlace {
    QString file;   ///< "company.seriatim"
    QString path;   ///< Where it lies.
    QString engine; ///< "SQLite"
    QString actor;
    QString readOnly; ///< Why nothing can be written, as a sentence; empty if it can.
};

} // namespace seriatim
