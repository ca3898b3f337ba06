#include "log/eventfaults.h"

namespace seriatim {

namespace {

/// Most numbers that one event names. No command makes more; a damaged event must not make a reader count to 10^18.
constexpr qint64 MaxRange = series::MaxBlock;

QString unless(bool isFine, const char *fault)
{
    return isFine ? QString() : QString::fromLatin1(fault);
}

QString firstOf(std::initializer_list<QString> faults)
{
    for (const QString &fault : faults) {
        if (!fault.isEmpty())
            return fault;
    }
    return {};
}

QString rangeFault(const auto &event)
{
    return unless(event.first >= 1 && event.last >= event.first && event.last - event.first < MaxRange,
        "not a range of ordinals");
}

QString singleFault(const auto &event)
{
    return unless(event.first >= 1 && event.last == event.first, "not one ordinal");
}

} // namespace

QString faultOf(const series::Definition &definition)
{
    return unless(!definition.code.isEmpty(), "a series without a code");
}

QString faultOf(const series::RulesVersion &version)
{
    const series::Rules &rules = version.rules;
    return firstOf({unless(!isRefused(NumberMask::parse(rules.mask)), "not a mask"),
        unless(rules.fiscalYearStart >= 1 && rules.fiscalYearStart <= 12, "not a month"),
        unless(rules.start >= 1, "not an ordinal to start with"),
        unless(version.startPeriod.isAllTime() == (rules.reset == Reset::Never), "a period of other rules")});
}

QString faultOf(const series::SeriesDefined &event)
{
    return firstOf({faultOf(event.definition), faultOf(event.version)});
}

QString faultOf(const series::SeriesRulesChanged &event)
{
    return faultOf(event.version);
}

QString faultOf(const series::NumberReserved &event)
{
    return firstOf({rangeFault(event),
        unless(!event.firstNumber.isEmpty() && !event.lastNumber.isEmpty(), "numbers without text")});
}

QString faultOf(const series::ReservationMoved &event)
{
    return rangeFault(event);
}

QString faultOf(const series::NumberFinalized &event)
{
    return firstOf({singleFault(event),
        unless(!event.number.isEmpty() && !event.document.isEmpty(), "a number without text or document"),
        unless(event.date.isValid(), "a number without the date of its document")});
}

QString faultOf(const series::NumberVoided &event)
{
    return rangeFault(event);
}

QString faultOf(const series::NumberReleased &event)
{
    return singleFault(event);
}

QString faultOf(const series::NumberLost &event)
{
    return firstOf({rangeFault(event),
        unless(!event.firstNumber.isEmpty() && !event.lastNumber.isEmpty(), "numbers without text")});
}

QString faultOf(const document::DocumentIssued &event)
{
    return firstOf({unless(event.ordinal >= 1 && !event.number.isEmpty() && !event.series.isEmpty(),
                        "a document without its number"),
        unless(event.totals.lineNets.size() == event.content.lines.size(), "totals of other lines")});
}

QString faultOf(const document::DocumentPrinted &event)
{
    return unless(event.medium == document::Medium::Json || event.copy >= 1, "not a copy");
}

QString faultOf(const document::DocumentPrintFailed &event)
{
    return unless(event.medium == document::Medium::Json || event.copy >= 1, "not a copy");
}

QString faultOf(const document::DocumentCredited &event)
{
    return unless(!event.by.isEmpty(), "a credit by no document");
}

QString faultOf(const document::CreditWithdrawn &event)
{
    return unless(!event.by.isEmpty(), "a credit by no document");
}

} // namespace seriatim
