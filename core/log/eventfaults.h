#pragma once

#include "log/codec.h"

/// What is wrong with data that could be read: values that no decider ever decides on, and that would lead whoever
/// takes them for granted astray. In words for the technically minded; empty if nothing is.
namespace seriatim {

QString faultOf(const series::Definition &definition);
QString faultOf(const series::RulesVersion &version);
QString faultOf(const series::SeriesDefined &event);
QString faultOf(const series::SeriesRulesChanged &event);
QString faultOf(const series::NumberReserved &event);
QString faultOf(const series::ReservationMoved &event);
QString faultOf(const series::NumberFinalized &event);
QString faultOf(const series::NumberVoided &event);
QString faultOf(const series::NumberReleased &event);
QString faultOf(const series::NumberLost &event);
QString faultOf(const document::DocumentIssued &event);
QString faultOf(const document::DocumentPrinted &event);
QString faultOf(const document::DocumentPrintFailed &event);
QString faultOf(const document::DocumentCredited &event);
QString faultOf(const document::CreditWithdrawn &event);

/// Of all others any value will do.
QString faultOf(const auto &)
{
    return {};
}

} // namespace seriatim
