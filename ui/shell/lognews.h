#pragma once

namespace seriatim {

class Desk;
struct LogPlace;
namespace style {
class Banner;
}

/// From now on the banner says what concerns the whole log: that it is only read, or that nobody sees what others
/// write.
void tellLogNews(Desk &desk, const LogPlace &place, style::Banner &banner);

} // namespace seriatim
