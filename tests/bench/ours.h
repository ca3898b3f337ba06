#pragma once

#include "bench/pace.h"
#include "usecases/usecases.h"

#include <memory>

/// What the program itself does for a number.
namespace seriatim::bench {

/// The clerk who issues.
inline const QString Ada = QStringLiteral("ada");

/// A company, and a series with room for a hundred million numbers; the usual ones end at 99,999.
void setUp(Store &store);

/// A log, by its file or its address with a user.
std::unique_ptr<Store> open(const QString &log);

/// An invoice of one line.
IssueDocument anInvoice();
/// The same as lines for `issue`.
QByteArray invoiceLines(int count);

/// The whole use case, over a connection of its own.
Issue issuingIn(const QString &log);

/// Issues so many, many in a commit.
void fill(const QString &log, int count);
/// Gives so many numbers to paper pads, and voids them: quick, for a pad of 10,000 makes two events.
void fillByPads(const QString &log, int count);

/// Documents a second of `issue --batch 500`: the program's whole run, from its start to its end.
double paceOfBatches(const QString &log, const QByteArray &lines);

} // namespace seriatim::bench
