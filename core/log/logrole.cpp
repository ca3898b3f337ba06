#include "log/logrole.h"

#include <algorithm>
#include <array>

namespace seriatim {

namespace {

constexpr std::array Ids{"live", "backup", "moved", "branch"}; ///< In the order of the roles.

} // namespace

QString logRoleId(LogRole role)
{
    return QString::fromLatin1(Ids[static_cast<std::size_t>(role)]);
}

LogRole logRoleFrom(const QString &id)
{
    const auto *found = std::ranges::find(Ids, id, [](const char *each) { return QLatin1StringView(each); });
    return found == Ids.end() ? LogRole::Live : static_cast<LogRole>(found - Ids.begin());
}

} // namespace seriatim
