#pragma once

#include <QCommandLineParser>

#include "cli/context.h"

namespace seriatim::cli {

/// One command: how it is called, and what it does. Each has a file of its own.
struct Command {
    const char *name;
    const char *arguments; ///< As the help shows them: `SERIES`.
    const char *summary;
    QList<QCommandLineOption> options;
    int leastArguments = 0;
    int mostArguments = 0;
    /// `given` holds the options; `given.positionalArguments()` what is not one.
    Exit (*run)(Context &context, const QCommandLineParser &given);
    bool needsLog = true; ///< Whether it works on the log that was named.
};

Command initCommand();
Command issueCommand();
Command reserveCommand();
Command voidCommand();
Command releaseCommand();
Command auditCommand();
Command verifyCommand();
Command exportCommand();
Command rebuildCommand();
Command copyCommand();
Command serverSetupCommand();

} // namespace seriatim::cli
