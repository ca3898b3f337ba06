#include "domain/changes.h"

#include "domain/fields.h"

namespace seriatim {

QStringList changedFields(const DocumentContent &before, const DocumentContent &after)
{
    QStringList changed;
    fields(before, [&](const char *key, const auto &value, auto...) {
        fields(after, [&](const char *otherKey, const auto &other, auto...) {
            if constexpr (std::is_same_v<decltype(value), decltype(other)>) {
                if (QLatin1StringView(key) == QLatin1StringView(otherKey) && !(value == other))
                    changed.append(QString::fromLatin1(key));
            }
        });
    });
    return changed;
}

} // namespace seriatim
