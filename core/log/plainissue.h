#pragma once

#include <optional>
#include <vector>

#include "domain/document.h"
#include "domain/series.h"
#include "log/eventlog.h"

namespace seriatim {

/// The commonest command, taken apart: a document that is issued under the next number of its period. Its three events
/// are made of these by FORMAT, so that an engine that gives numbers itself can make them of another number.
struct PlainIssue {
    QString series;
    QString period; ///< Its key.
    qint64 ordinal = 0;
    QString holder;      ///< Who takes the number.
    QString document;    ///< UUID.
    Version version = 0; ///< Of the document's stream.
    QString request;     ///< Digest of what was asked.
    QByteArray content;  ///< JSON, as it stands in the event.
    QByteArray totals;   ///< JSON, as they stand in the event.
};

/// What a plain issue says of its document and its number, in the terms of the read models: absent texts are empty,
/// days are `2026-04-01`, amounts minor units of the currency.
struct IssuedRow {
    QString series, period; ///< Code, and key.
    qint64 ordinal = 0;
    QString number, holder, inversion;
    QString document, kind, date, due, partyId, partyName, reference, currency;
    qint64 net = 0, gross = 0;
    QString amount;  ///< The gross amount as text.
    QString follows; ///< UUID.
};

/// Content and totals of at most so many bytes together are a plain issue; larger ones go the general way.
constexpr qsizetype MaxPlainBytes = 1'000'000;

/// Empty: these events are another command, or say more than such a one does.
std::optional<PlainIssue> plainIssueOf(const std::vector<NewEvent> &events);

/// Whether the events are, by their types and streams, those of a document that is issued under the next number of its
/// period: reserved, issued, finalized.
bool arePlainIssue(const std::vector<NewEvent> &events);

IssuedRow issuedRowOf(
    const series::NumberReserved &taken, const document::DocumentIssued &issued, const series::NumberFinalized &final);

} // namespace seriatim
