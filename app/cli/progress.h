#pragma once

#include "cli/console.h"
#include "readmodel/upkeep.h"

namespace seriatim::cli {

/// Says once a second how far long work is; quick work stays silent.
Progress progressOn(Console &console, const QString &work);

} // namespace seriatim::cli
