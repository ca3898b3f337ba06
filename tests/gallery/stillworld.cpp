#include "gallery/stillworld.h"

#include <QUuid>

#include <atomic>
#include <sys/time.h>

namespace seriatim::stillworld {

namespace {

std::atomic<qint64> milliseconds = 0;
std::atomic<quint32> ids = 0;

} // namespace

QDateTime now()
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC);
}

void set(const QDateTime &time)
{
    milliseconds = time.toMSecsSinceEpoch();
}

void pass(qint64 seconds)
{
    milliseconds += seconds * 1000;
}

void beginIds()
{
    ids = 0;
}

} // namespace seriatim::stillworld

/// Stands before the C library's: this is what Qt asks for the time of day. Its timers ask for another clock.
extern "C" int gettimeofday(timeval *time, void *) noexcept
{
    const qint64 now = seriatim::stillworld::milliseconds;
    time->tv_sec = now / 1000;
    time->tv_usec = now % 1000 * 1000;
    return 0;
}

/// Stands before Qt's.
QUuid QUuid::createUuid()
{
    const quint32 id = ++seriatim::stillworld::ids;
    // Spread, for the first digits of an id are what people see of it.
    return QUuid(id * 2'654'435'761U, 0x5e51, 0x4a71, 0x91, 0x6d, 0, 0, uchar(id >> 24), uchar(id >> 16),
        uchar(id >> 8), uchar(id));
}
