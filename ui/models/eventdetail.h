#pragma once

#include <QString>

#include "log/codec.h"

namespace seriatim {

/// What an event says beyond its name, in words: a reason, a number, which copy. May be empty. The same wherever a
/// story is told.
QString eventDetail(const AnyEvent &event);

} // namespace seriatim
