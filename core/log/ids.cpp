#include "log/ids.h"

#include <QRandomGenerator>

#include <chrono>

namespace seriatim::ids {

namespace {

constexpr int VersionOfTime = 7, OwnVersion = 8;
constexpr ushort LowTime = 0x0fff; ///< Of the 16 bits that the version stands in.

ushort withVersion(int version, ushort bits)
{
    return static_cast<ushort>(version << 12 | (bits & LowTime));
}

/// Which `QUuid::version` would not say: it knows those up to 5.
int versionOf(const QUuid &id)
{
    return id.data3 >> 12;
}

} // namespace

QUuid next()
{
    using namespace std::chrono;
    const auto now = system_clock::now().time_since_epoch();
    const auto whole = duration_cast<milliseconds>(now);
    const auto time = static_cast<quint64>(whole.count());
    const auto fraction = static_cast<quint64>(duration_cast<nanoseconds>(now - whole).count()) * 4096 / 1'000'000;
    const quint64 random = QRandomGenerator::system()->generate64();
    const auto byte = [random](int at) { return static_cast<uchar>(random >> 8 * at); };
    return {static_cast<uint>(time >> 16), static_cast<ushort>(time),
        withVersion(VersionOfTime, static_cast<ushort>(fraction)), static_cast<uchar>(0x80 | (byte(0) & 0x3f)), byte(1),
        byte(2), byte(3), byte(4), byte(5), byte(6), byte(7)};
}

QUuid following(const QUuid &id, const QByteArray &name)
{
    QUuid made = QUuid::createUuidV5(id, name);
    if (versionOf(id) != VersionOfTime && versionOf(id) != OwnVersion)
        return made;
    made.data1 = id.data1;
    made.data2 = id.data2;
    made.data3 = withVersion(OwnVersion, id.data3);
    return made;
}

} // namespace seriatim::ids
