#pragma once

#include "domain/refusal.h"

namespace seriatim {

/// The same outcome for dialogs that need not know what the use case answers.
template <typename Value>
Result<Done> withoutAnswer(const Result<Value> &result)
{
    if (isRefused(result))
        return refusalOf(result);
    return Done{};
}

} // namespace seriatim
