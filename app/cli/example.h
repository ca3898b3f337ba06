#pragma once

#include "cli/context.h"
#include "domain/refusal.h"

namespace seriatim::cli {

/// Where the example lies: `company.json`, `parties.jsonl` and `story.jsonl`.
inline const QString ExampleFolder = QStringLiteral(":/example");

/// Tells the example company's story through the use cases, step by step, so that the log is one that people could have
/// made. `path` is where the store lies. Its form is described at the top of `example.cpp`.
std::optional<Refusal> fillWithExample(Store &store, const QString &path, Context &context);

} // namespace seriatim::cli
