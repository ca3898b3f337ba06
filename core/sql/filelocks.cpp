#include "sql/filelocks.h"

#include <QFile>

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdarg>
#include <map>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <utility>

namespace seriatim::sql::filelocks {

namespace {

using Identity = std::pair<dev_t, ino_t>;

/// By which open files SQLite's locks are held. To SQLite, all connections of a process are one owner, as POSIX has it:
/// so all locks on a file are held by one open file of ours, which is open as long as SQLite has it open.
class Keepers
{
public:
    /// The descriptor by which the file of SQLite's `descriptor` is locked; -1 (errno) if it cannot be opened.
    int of(int descriptor)
    {
        const std::scoped_lock lock(m_mutex);
        if (const auto known = m_files.find(descriptor); known != m_files.end())
            return m_keepers.at(known->second).descriptor;
        struct stat found = {};
        if (::fstat(descriptor, &found) != 0)
            return -1;
        const Identity file(found.st_dev, found.st_ino);
        auto keeper = m_keepers.find(file);
        if (keeper == m_keepers.end()) {
            const int opened = openAnew(descriptor);
            if (opened < 0)
                return -1;
            keeper = m_keepers.emplace(file, Keeper{opened, 0}).first;
        }
        ++keeper->second.users;
        m_files.emplace(descriptor, file);
        return keeper->second.descriptor;
    }

    /// SQLite closes it.
    void forget(int descriptor)
    {
        const std::scoped_lock lock(m_mutex);
        const auto known = m_files.find(descriptor);
        if (known == m_files.end())
            return;
        const auto keeper = m_keepers.find(known->second);
        if (--keeper->second.users == 0) {
            ::close(keeper->second.descriptor);
            m_keepers.erase(keeper);
        }
        m_files.erase(known);
    }

    bool has(const Identity &file)
    {
        const std::scoped_lock lock(m_mutex);
        return m_keepers.contains(file);
    }

private:
    struct Keeper {
        int descriptor;
        int users; ///< Descriptors of SQLite's.
    };

    /// By its descriptor, for its name may mean another file by now. For writing where that is allowed, whatever the
    /// first connection is for: the next may want to write, and a lock to write needs it.
    static int openAnew(int descriptor)
    {
        const QByteArray path = "/proc/self/fd/" + QByteArray::number(descriptor);
        for (const int access : {O_RDWR, O_RDONLY}) {
            if (const int opened = ::open(path.constData(), access | O_CLOEXEC); opened >= 0)
                return opened;
        }
        return ::fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
    }

    std::mutex m_mutex;
    std::map<Identity, Keeper> m_keepers;
    std::unordered_map<int, Identity> m_files; ///< By descriptor of SQLite's.
};

/// One for the process, for a system call knows no other whole.
Keepers &keepers()
{
    static Keepers keepers;
    return keepers;
}

std::optional<int> byOpenFile(int command)
{
    switch (command) {
    case F_SETLK:
        return F_OFD_SETLK;
    case F_SETLKW:
        return F_OFD_SETLKW;
    case F_GETLK:
        return F_OFD_GETLK;
    default:
        return std::nullopt;
    }
}

int lock(int descriptor, int command, struct flock &lock)
{
    const int keeper = keepers().of(descriptor);
    if (keeper < 0)
        return -1;
    lock.l_pid = 0; // As fcntl(2) asks for; SQLite leaves it open.
    return ::fcntl(keeper, *byOpenFile(command), &lock);
}

/// In the place of fcntl(2).
int control(int descriptor, int command, ...)
{
    va_list arguments;
    va_start(arguments, command);
    const int result = byOpenFile(command) ? lock(descriptor, command, *va_arg(arguments, struct flock *))
                                           : ::fcntl(descriptor, command, va_arg(arguments, int));
    va_end(arguments);
    return result;
}

/// In the place of close(2).
int close(int descriptor)
{
    keepers().forget(descriptor);
    return ::close(descriptor);
}

} // namespace

void install()
{
    static const bool isInstalled = [] {
        sqlite3_vfs *files = sqlite3_vfs_find("unix");
        files->xSetSystemCall(files, "fcntl", reinterpret_cast<sqlite3_syscall_ptr>(&control));
        files->xSetSystemCall(files, "close", reinterpret_cast<sqlite3_syscall_ptr>(&close));
        return true;
    }();
    Q_UNUSED(isInstalled);
}

bool hold(const QString &path)
{
    struct stat found = {};
    return ::stat(QFile::encodeName(path).constData(), &found) == 0 && keepers().has({found.st_dev, found.st_ino});
}

} // namespace seriatim::sql::filelocks
