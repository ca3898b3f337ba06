#include "sql/openfiles.h"

#include <QFile>

#include <sqlite3.h>
#include <sys/stat.h>

namespace seriatim::sql {

namespace {

constexpr std::array Endings{"", "-wal", "-shm"};

// Looked at by name only: nothing here has to hold a file open.
std::optional<struct stat> lookAt(const QString &path)
{
    struct stat found = {};
    if (::stat(QFile::encodeName(path).constData(), &found) != 0)
        return std::nullopt;
    return found;
}

} // namespace

std::optional<OpenFiles::Identity> OpenFiles::identityOf(const QString &path)
{
    const auto found = lookAt(path);
    return found ? std::optional(Identity{found->st_dev, found->st_ino}) : std::nullopt;
}

QString OpenFiles::nameOf(std::size_t file) const
{
    return m_path + QLatin1StringView(Endings[file]);
}

void OpenFiles::remember()
{
    for (std::size_t i = 0; i < m_known.size(); ++i)
        m_known[i] = identityOf(nameOf(i));
    m_isRemembered = true;
}

QString OpenFiles::displaced(sqlite3 *handle) const
{
    // SQLite knows which file it has open, however soon after that it was replaced.
    int hasMoved = 0;
    if (sqlite3_file_control(handle, "main", SQLITE_FCNTL_HAS_MOVED, &hasMoved) == SQLITE_OK && hasMoved)
        return m_path;
    for (std::size_t i = 0; i < m_known.size(); ++i) {
        if (m_known[i] && identityOf(nameOf(i)) != m_known[i])
            return nameOf(i);
    }
    return {};
}

bool OpenFiles::hasOtherName() const
{
    const auto found = lookAt(m_path);
    return found && found->st_nlink > 1;
}

} // namespace seriatim::sql
