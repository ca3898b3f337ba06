#pragma once

#include "cli/cli.h"

namespace seriatim {

/// Opens the window on the log that was asked for, or on the clerk's own, which is made when there is none yet. Answers
/// the program's exit status.
int runWindow(int &argc, char **argv, const cli::Request &request, const QString &host);

} // namespace seriatim
