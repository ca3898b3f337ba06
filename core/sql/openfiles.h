#pragma once

#include <QString>

#include <array>
#include <optional>

#include <sys/types.h>

#include "sql/filelocks.h"

struct sqlite3;

namespace seriatim::sql {

/// The files of a log that are open: the log itself, its tail (`-wal`), and the tail's index (`-shm`).
///
/// SQLite finds the other two by the log's name, once. So those who have a log open while it is deleted, moved or
/// replaced, and those who use it by two names, work on different files: they do not see each other, and give the same
/// numbers. Whoever writes has to look, under the lock.
class OpenFiles
{
public:
    explicit OpenFiles(const QString &path) : m_path(path) {}

    const QString &path() const { return m_path; } ///< Of the log.

    /// Remembers which files they are: for when SQLite has opened them all.
    void remember();
    bool isRemembered() const { return m_isRemembered; }

    /// The name of the first that is not at its place any more; empty if all are.
    QString displaced(sqlite3 *handle) const;

    /// Whether the locks on the log stay whatever else this process opens and closes (`filelocks`).
    bool areHeldOpen() const { return filelocks::hold(m_path); }

    /// Whether the log has more than one name: hard links.
    bool hasOtherName() const;

private:
    struct Identity {
        dev_t device;
        ino_t inode;

        bool operator==(const Identity &) const = default;
    };
    static std::optional<Identity> identityOf(const QString &path);
    QString nameOf(std::size_t file) const;

    QString m_path;
    bool m_isRemembered = false;
    std::array<std::optional<Identity>, 3> m_known; ///< Empty: it was not there, and none was needed.
};

} // namespace seriatim::sql
