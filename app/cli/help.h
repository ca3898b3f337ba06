#pragma once

#include "cli/command.h"

#include <vector>

namespace seriatim::cli {

/// What `seriatim --help` shows.
QString overview(const std::vector<Command> &commands, const QList<QCommandLineOption> &common);

/// What `seriatim COMMAND --help` shows.
QString helpOf(const Command &command, const QList<QCommandLineOption> &common);

} // namespace seriatim::cli
