#pragma once

#include <QString>

#include "ui/audit/biography.h"

namespace seriatim {

/// What is selected in the audit, as far as it decides what can be done.
struct AuditSelection {
    std::optional<PeriodHealth> period;
    std::optional<Biography> number;
    QString actor; ///< Who is at the desk.
    QDate today;
    QString readOnlyReason;
};

/// Why something cannot be done now, as a sentence for the greyed action; empty if it can. The deciders have the last
/// word: these only spare the way to a refusal.
namespace permits {

QString voidNumber(const AuditSelection &selection);
QString voidRange(const AuditSelection &selection);
QString takeOver(const AuditSelection &selection);
QString putOnDraft(const AuditSelection &selection);
QString stepBack(const AuditSelection &selection);
QString reserveBlock(const AuditSelection &selection);
QString closePeriod(const AuditSelection &selection);

/// Of any period of the series.
QString closing(const SeriesRow &series, const PeriodRow &period, const QDate &today);

} // namespace permits
} // namespace seriatim
