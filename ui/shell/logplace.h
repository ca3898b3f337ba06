#pragma once

#include <QString>

namespace seriatim {

/// Which log the window shows, and as whom.
struct LogPlace {
    QString file;   ///< "company.seriatim", "office @ db.example"
    QString path;   ///< Where it lies.
    QString engine; ///< "SQLite", "PostgreSQL"
    QString actor;
    QString readOnly;             ///< Why nothing can be written, as a sentence; empty if it can.
    bool isAuthenticated = false; ///< Whether the log knows who it is, and does not take the program's word.
    QString id = {};              ///< The log's; empty: nothing that is half typed is kept for it.
    QString caution = {};         ///< What whoever works there is to know, as a sentence; mostly empty.
};

} // namespace seriatim
