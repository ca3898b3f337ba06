#pragma once

#include <functional>

namespace seriatim {

class Desk;
struct LogPlace;
namespace style {
class Banner;
}

/// From now on the banner says what concerns the whole log: that it is only read, or that nobody sees what others
/// write. Where its server lets nobody in by the password any more, it offers `logIn`.
void tellLogNews(Desk &desk, const LogPlace &place, style::Banner &banner, const std::function<void()> &logIn);

} // namespace seriatim
