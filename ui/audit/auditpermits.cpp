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

/// The series as far as it must be known to decide about the number.
series::State stateOf(const PeriodHealth &health, const NumberRow &number)
{
    series::State state;
    state.definition = health.series;
    state.versions = {{QDate(), health.counters.period, health.rules}};
    state.periods[number.period] = decidable(health.counters);
    state.periods[number.period].numbers[number.ordinal] = decidable(number);
    return state;
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
    const auto decided =
        series::decide(series::StepBack{number.period, number.ordinal}, stateOf(*selection.period, number));
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
    return closing(selection.period->counters, selection.period->rules, selection.today);
}

QString closing(const PeriodRow &period, const series::Rules &rules, const QDate &today)
{
    if (period.closed)
        return PermitWords::tr("The period is closed already.");
    if (period.period.isAllTime())
        return PermitWords::tr("The series never begins anew, so its period does not end.");
    const QDate end = period.period.endsBefore(rules.reset);
    if (today < end)
        return PermitWords::tr("The period is not over: it can be closed from %1 on.").arg(words::date(end, QLocale()));
    if (period.reserved == 0)
        return {};
    return PermitWords::tr("%n number(s) of the period are still reserved: issue or void them first.", nullptr,
        static_cast<int>(period.reserved));
}

} // namespace seriatim::permits
