#pragma once

#include "domain/fields.h"
#include "log/codec.h"

/// The keys of each event's data, named once, as `domain/fields.h` names those of a document (FORMAT, Events).
namespace seriatim {

namespace series {

void fields(Of<Definition> auto &self, auto &&visit)
{
    visit("code", self.code);
    visit("kind", self.kind);
    visit("name", self.name);
    visit("justification", self.justification, TextShape::Paragraphs);
    visit("isDefault", self.isDefault);
}

void fields(Of<Rules> auto &self, auto &&visit)
{
    visit("mask", self.mask);
    visit("reset", self.reset);
    visit("fiscalYearStart", self.fiscalYearStart);
    visit("start", self.start);
    visit("dateOrder", self.dateOrder);
    visit("stepBack", self.stepBack);
    visit("reserveAt", self.reserveAt);
}

void fields(Of<RulesVersion> auto &self, auto &&visit)
{
    visit("from", self.from);
    visit("startPeriod", self.startPeriod);
    fields(self.rules, visit);
}

void fields(Of<SeriesDefined> auto &self, auto &&visit)
{
    fields(self.definition, visit);
    visit("rules", self.version);
}

void fields(Of<SeriesRulesChanged> auto &self, auto &&visit)
{
    visit("rules", self.version);
}

void fields(Of<SeriesRetired> auto &, auto &&) {}

void span(auto &self, auto &visit)
{
    visit("period", self.period);
    visit("first", self.first);
    visit("last", self.last);
}

void fields(Of<NumberReserved> auto &self, auto &&visit)
{
    span(self, visit);
    visit("firstNumber", self.firstNumber);
    visit("lastNumber", self.lastNumber);
    visit("pattern", self.pattern);
    visit("document", self.document);
    visit("purpose", self.purpose);
    visit("holder", self.holder);
}

void fields(Of<ReservationMoved> auto &self, auto &&visit)
{
    span(self, visit);
    visit("document", self.document);
    visit("holder", self.holder);
}

void fields(Of<NumberFinalized> auto &self, auto &&visit)
{
    span(self, visit);
    visit("document", self.document);
    visit("number", self.number);
    visit("date", self.date);
    visit("inversion", self.inversion);
}

void fields(Of<NumberVoided> auto &self, auto &&visit)
{
    span(self, visit);
    visit("reason", self.reason);
}

void fields(Of<NumberReleased> auto &self, auto &&visit)
{
    span(self, visit);
}

void fields(Of<NumberLost> auto &self, auto &&visit)
{
    span(self, visit);
    visit("firstNumber", self.firstNumber);
    visit("lastNumber", self.lastNumber);
    visit("pattern", self.pattern);
    visit("reason", self.reason);
    visit("witness", self.witness);
}

void fields(Of<PeriodClosed> auto &self, auto &&visit)
{
    visit("period", self.period);
}

} // namespace series

namespace document {

void fields(Of<DraftSaved> auto &self, auto &&visit)
{
    visit("content", self.content);
    visit("net", self.net);
    visit("gross", self.gross);
}

void fields(Of<DraftDiscarded> auto &self, auto &&visit)
{
    visit("reason", self.reason);
}

void fields(Of<DocumentIssued> auto &self, auto &&visit)
{
    visit("content", self.content);
    visit("series", self.series);
    visit("period", self.period);
    visit("ordinal", self.ordinal);
    visit("number", self.number);
    visit("totals", self.totals);
}

void fields(Of<DocumentVoided> auto &self, auto &&visit)
{
    visit("reason", self.reason);
}

void fields(Of<DocumentPrinted> auto &self, auto &&visit)
{
    visit("medium", self.medium);
    visit("copy", self.copy);
    visit("number", self.number);
}

void fields(Of<DocumentPrintFailed> auto &self, auto &&visit)
{
    visit("medium", self.medium);
    visit("copy", self.copy);
}

void fields(Of<DocumentCredited> auto &self, auto &&visit)
{
    visit("by", self.by);
    visit("number", self.number);
}

void fields(Of<CreditWithdrawn> auto &self, auto &&visit)
{
    visit("by", self.by);
    visit("number", self.number);
}

} // namespace document

void fields(Of<CompanyChanged> auto &self, auto &&visit)
{
    fields(self.company, visit);
}

void fields(Of<PartySaved> auto &self, auto &&visit)
{
    fields(self.card, visit);
}

void fields(Of<PartyArchived> auto &, auto &&) {}

void fields(Of<ClockConfirmed> auto &self, auto &&visit)
{
    visit("clock", self.clock);
    visit("head", self.head);
}

void fields(Of<LogMoved> auto &self, auto &&visit)
{
    visit("to", self.to);
    visit("arrival", self.arrival);
}

void fields(Of<LogArrived> auto &self, auto &&visit)
{
    visit("from", self.from);
}

} // namespace seriatim
