#pragma once

#include "domain/series.h"

#include <QStringList>

/// Scenarios of a series in few words: given these commands, when this one comes, then that is told.
namespace seriatim::given {

inline const QDate Today(2026, 6, 15);
inline const Period Year = Period::of(Today, Reset::Yearly, 1);

inline series::Rules rules(const QString &mask = "INV-{YYYY}-{###}", Reset reset = Reset::Yearly)
{
    series::Rules rules;
    rules.mask = mask;
    rules.reset = reset;
    return rules;
}

inline series::Define define(const series::Rules &rules, const QString &code = "INV")
{
    return {{code, DocumentKind(), "Invoices", {}, true}, rules, Today, {}};
}

/// A series that reserves and finalizes by the year, with everything allowed that a policy can allow.
inline series::Define usual()
{
    series::Rules usual = rules();
    usual.stepBack = true;
    return define(usual);
}

inline series::Reserve reserve(const QDate &date, qint64 count = 1, const QString &holder = "ann")
{
    return {date, Today, count, {}, "a paper pad", holder};
}

inline series::Reserve reserveFor(const QString &document, const QDate &date = Today)
{
    return {date, Today, 1, document, {}, "ann"};
}

inline series::Finalize finalize(qint64 ordinal, const QString &document, const QDate &date = Today)
{
    return {Period::of(date, Reset::Yearly, 1), ordinal, document, date, "ann", false};
}

inline QString told(const Refusal &refusal)
{
    const QString number = refusal.facts.contains("number") ? u' ' + refusal.facts["number"] : QString();
    return QStringLiteral("%1 at %2%3%4")
        .arg(ruleId(refusal.rule), refusal.field, number, refusal.acceptable ? " (acceptable)" : "");
}

template <typename Event>
QString span(const char *verb, const Event &event)
{
    return QStringLiteral("%1 %2 %3-%4")
        .arg(QLatin1StringView(verb), event.period.key())
        .arg(event.first)
        .arg(event.last);
}

inline QString told(const series::Event &event)
{
    using namespace series;
    struct Teller {
        QString operator()(const SeriesDefined &each) const { return "defined " + each.definition.code; }
        QString operator()(const SeriesRulesChanged &each) const
        {
            return QStringLiteral("rules %1 from %2")
                .arg(each.version.rules.mask, each.version.from.toString(Qt::ISODate));
        }
        QString operator()(const SeriesRetired &) const { return "retired"; }
        QString operator()(const NumberReserved &each) const
        {
            return QStringLiteral("%1 %2..%3").arg(span("reserved", each), each.firstNumber, each.lastNumber);
        }
        QString operator()(const ReservationMoved &each) const
        {
            return QStringLiteral("%1 to '%2' of '%3'").arg(span("moved", each), each.document, each.holder);
        }
        QString operator()(const NumberFinalized &each) const
        {
            const QString inversion = each.inversion.isEmpty() ? QString() : " inverted with " + each.inversion;
            return QStringLiteral("%1 %2 for %3%4").arg(span("finalized", each), each.number, each.document, inversion);
        }
        QString operator()(const NumberVoided &each) const { return span("voided", each) + ": " + each.reason; }
        QString operator()(const NumberReleased &each) const { return span("released", each); }
        QString operator()(const NumberLost &each) const { return span("lost", each); }
        QString operator()(const PeriodClosed &each) const { return "closed " + each.period.key(); }
    };
    return std::visit(Teller(), event);
}

inline QString told(const Result<series::Events> &result)
{
    if (isRefused(result))
        return told(refusalOf(result));
    QStringList events;
    for (const series::Event &event : std::get<series::Events>(result))
        events << told(event);
    return events.join(", ");
}

/// The state after the commands, each of which is expected to be carried out.
inline series::State after(const std::vector<series::Command> &commands, series::State state = {})
{
    for (const series::Command &command : commands) {
        const auto result = decide(command, state);
        if (isRefused(result))
            qFatal("given, but refused: %s", qPrintable(told(result)));
        for (const series::Event &event : std::get<series::Events>(result))
            state = evolve(std::move(state), event);
    }
    return state;
}

} // namespace seriatim::given

Q_DECLARE_METATYPE(seriatim::series::Command)
Q_DECLARE_METATYPE(std::vector<seriatim::series::Command>)
