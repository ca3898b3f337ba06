#pragma once

#include "ui/desk.h"
#include "ui/style/banner.h"

namespace seriatim {

/// What `reading` ("list") brought. Null if storage failed: then the banner says so until that reading works, and
/// offers to read `again`.
template <typename Value>
const Value *readOrTell(
    const Reply<Value> &reply, style::Banner &banner, const QString &reading, const std::function<void()> &again)
{
    if (const auto *trouble = std::get_if<Trouble>(&reply))
        banner.sayUnread(reading, trouble->sentence(), again);
    else
        banner.clearUnread(reading);
    return std::get_if<Value>(&reply);
}

/// The same of a part of a page that reads by itself, and tells by `loaded` and `failed`.
template <typename Part>
void tellReadings(Part &part, style::Banner &banner, const QString &reading, const std::function<void()> &again)
{
    QObject::connect(&part, &Part::loaded, &banner, [&banner, reading] { banner.clearUnread(reading); });
    QObject::connect(&part, &Part::failed, &banner,
        [&banner, reading, again](const Trouble &trouble) { banner.sayUnread(reading, trouble.sentence(), again); });
}

} // namespace seriatim
