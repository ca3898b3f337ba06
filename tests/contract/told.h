#pragma once

#include <QStringList>

#include "support/clerk.h"

namespace seriatim {

/// Answers and rows as one line of text each, every member in it: what two stores tell is compared by line, and a
/// difference can be read.
QString told(const Result<Answer> &result);
QString told(const Result<DocumentAnswer> &result);
QString told(const Result<NumbersAnswer> &result);

/// The log behind a position, but for its hashes, which depend on the log's id.
QStringList toldEvents(const Store &store, Position after);
/// What every query of the read models answers, with many arguments each.
QStringList toldNumbers(const Store &store);
QStringList toldDocuments(const Store &store);
QStringList toldParties(const Store &store);

} // namespace seriatim
