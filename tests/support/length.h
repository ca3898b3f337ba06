#pragma once

#include <QtGlobal>

namespace seriatim {

/// How much a fault test does: in every run of the suite a slice that takes some seconds, and all of it where
/// `SERIATIM_LONG_TESTS` is set, as the target `long_tests` does.
inline int atLength(int slice, int all)
{
    return qEnvironmentVariableIsSet("SERIATIM_LONG_TESTS") ? all : slice;
}

} // namespace seriatim
