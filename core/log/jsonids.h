#pragma once

#include "domain/series.h"

namespace seriatim::json {

/// What stands in JSON for a moment to reserve at.
constexpr std::pair<series::ReserveAt, const char *> ReserveAtIds[] = {
    {series::ReserveAt::Issue, "issue"}, {series::ReserveAt::Draft, "draft"}};

} // namespace seriatim::json
