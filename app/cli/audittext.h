#pragma once

#include "audit/auditreport.h"

namespace seriatim::cli {

/// The audit report for a person at a terminal: a line a period, and below it every number that is not finalized.
QString toText(const AuditReport &report, const Numbers &numbers, const QDateTime &made);

} // namespace seriatim::cli
