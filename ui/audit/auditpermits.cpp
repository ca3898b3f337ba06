#include "ui/audit/auditpermits.h"

#include <QCoreApplication>

#include "usecases/work.h"
#include "words/words.h"

namespace seriatim::permits {

namespace {

/// A context for translators: why something cannot be done.
class PermitWords
{
    Q_DECLARE_TR_FUNCTIONS(PermitWords)
};

/// What stands in the way of every change.
QString closedOrReadOnly(const AuditSelection &selection)
{
    if (!selection.readOnlyReason.isEmpty())
        return words::readOnlySentence(selection.readOnlyReason);
    if (!selection.period)
        return PermitWords::tr("Select a series first.");
    if (selection.period->counters.closed)
        return PermitWords::tr("The period is closed: its numbers keep their states.");
    return {};
}

/// What stands in the way of changing a reservation.
QString notReserved(const AuditSelection &selection)
{
    if (const QString reason = closedOrReadOnly(selection); !reason.isEmpty())
        return reason;
    if (!selection.number)
        return PermitWords::tr("Select a number first.");
    const RegisterRow &row = selection.number->row;
    if (row.mark != Mark::Reserved)
        return PermitWords::tr("%1 is %2, not reserved.").arg(row.number.number, markName(row.mark));
    return {};
}

} // namespace

QString voidNumber(const AuditSelection &selection)
{
    if (const QString reason = closedOrReadOnly(selection); !reason.isEmpty())
        return reason;
    if (!selection.number)
        return PermitWords::tr("Select a number first.");
    const RegisterRow &row = selection.number->row;
    switch (row.mark) {
    case Mark::Reserved:
        return {};
    case Mark::Finalized:
        return selection.number->documentState == DocumentState::Credited
            ? PermitWords::tr("The document was credited, so it is not voided as well.")
            : QString();
    case Mark::Voided:
        return PermitWords::tr("%1 is voided already.").arg(row.number.number);
    case Mark::Lost:
        return PermitWords::tr("%1 was lost in a restore, which is its final state.").arg(row.number.number);
    case Mark::Unused:
        return PermitWords::tr("%1 is not given.").arg(row.number.number);
    case Mark::Missing:
        return PermitWords::tr("%1 is missing: verify the log first.").arg(row.number.number);
    }
    Q_UNREACHABLE();
}

QString voidRange(const AuditSelection &selection)
{
    if (const QString reason = closedOrReadOnly(selection); !reason.isEmpty())
        return reason;
    return selection.period->counters.reserved == 0 ? PermitWords::tr("No number of this period is reserved.")
                                                    : QString();
}

QString takeOver(const AuditSelection &selection)
{
    if (const QString reason = notReserved(selection); !reason.isEmpty())
        return reason;
    return selection.number->row.number.holder == selection.actor ? PermitWords::tr("You hold this number yourself.")
                                                                  : QString();
}

QString putOnDraft(const AuditSelection &selection)
{
    if (const QString reason = notReserved(selection); !reason.isEmpty())
        return reason;
    const NumberRow &number = selection.number->row.number;
    if (!number.document.isEmpty())
        return PermitWords::tr("%1 is on a draft already.").arg(number.number);
    return number.holder == selection.actor ? QString()
                                            : PermitWords::tr("%1 holds it: take it over first.").arg(number.holder);
}

QString stepBack(const AuditSelection &selection)
{
    if (const QString reason = notReserved(selection); !reason.isEmpty())
        return reason;
    const NumberRow &number = selection.number->row.number;
    series::State state = decidable(selection.period->row(), selection.period->counters);
    state.periods[number.period].numbers[number.ordinal] = decidable(number);
    const auto decided = series::decide(series::StepBack{number.period, number.ordinal}, state);
    return isRefused(decided) ? words::sentence(refusalOf(decided)) : QString();
}

QString reserveBlock(const AuditSelection &selection)
{
    if (!selection.readOnlyReason.isEmpty())
        return words::readOnlySentence(selection.readOnlyReason);
    if (!selection.period)
        return PermitWords::tr("Select a series first.");
    return selection.period->isRetired ? PermitWords::tr("Series %1 is retired.").arg(selection.period->series.code)
                                       : QString();
}

QString closePeriod(const AuditSelection &selection)
{
    if (const QString reason = closedOrReadOnly(selection); !reason.isEmpty())
        return reason;
    return closing(selection.period->row(), selection.period->counters, selection.today);
}

QString closing(const SeriesRow &series, const PeriodRow &period, const QDate &today)
{
    if (period.closed)
        return PermitWords::tr("The period is closed already.");
    const auto decided = series::decide(series::ClosePeriod{period.period, today}, decidable(series, period));
    return isRefused(decided) ? words::sentence(refusalOf(decided)) : QString();
}

} // namespace seriatim::permits
