#pragma once

#include "audit/verify.h"
#include "log/eventlog.h"
#include "readmodel/numbers.h"

#include <QJsonObject>

#include <vector>

namespace seriatim {

/// What became of the numbers of one series in one period: each from `counters.first` to `counters.next` - 1 is
/// finalized, an exception, or missing.
struct PeriodAudit {
    PeriodRow counters;
    std::vector<Gap> missing;          ///< In no state at all: a damaged log.
    QStringList duplicates;            ///< Numbers that the log gives twice: a damaged log.
    std::vector<NumberRow> inversions; ///< Issued although their date was out of order.
    std::vector<NumberRow> exceptions; ///< All numbers that are not finalized, in order.

    qint64 missingCount() const;
};

/// The content of `audit` (DESIGN, 6).
struct AuditReport {
    LogInfo log;
    bool intact = false;              ///< What `verify` said.
    std::vector<PeriodAudit> periods; ///< By series; the latest period of each first.

    /// Nothing missing, nothing given twice, and the log intact.
    bool clean() const;
};

/// Collects the report from the register. `series` is empty for all. What is missing or given twice is taken from the
/// register and from `verification` alike, for each can be tampered with alone. Each period is of one moment, at or
/// after the head that the report names; others may go on issuing.
AuditReport auditReport(
    const EventLog &log, const Numbers &numbers, const VerifyReport &verification, const QString &series = {});

QJsonObject toJson(const AuditReport &report);

/// By RFC 4180, with a heading; cells that a spreadsheet would take for a formula are disarmed. The first column says
/// what a record is: `log`, `period`, `missing`, `duplicate`, `inversion` or `exception`.
QByteArray toCsv(const AuditReport &report);

} // namespace seriatim
