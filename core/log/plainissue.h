#pragma once

#include <optional>
#include <vector>

#include "domain/document.h"
#include "domain/series.h"
#include "log/eventlog.h"

namespace seriatim {

/// The commonest command, in the terms of the read models: a document that is issued under the next number of its
/// period. Its three events say this, the request, and the document's content and totals (`IssuedTexts`): so an engine
/// may write the rows at once, or make the events of another number. Absent texts are empty, days are `2026-04-01`,
/// amounts minor units of the currency.
struct PlainIssue {
    QString series, period; ///< Code, and key.
    qint64 ordinal = 0;
    QString number, pattern, holder, inversion;
    QString document, kind, date, due, partyId, partyName, reference, currency;
    qint64 net = 0, gross = 0;
    QString amount;  ///< The gross amount as text.
    QString follows; ///< UUID.
};

PlainIssue plainIssueOf(
    const series::NumberReserved &taken, const document::DocumentIssued &issued, const series::NumberFinalized &final);

/// Whether the events are, by their types and streams, those of such a command: reserved, issued, finalized.
bool arePlainIssue(const std::vector<NewEvent> &events);

/// JSON, as it stands in the event that issues the document.
struct IssuedTexts {
    QByteArray content, totals;
};

/// Content and totals of at most so many bytes together; an issue with larger ones goes the general way.
constexpr qsizetype MaxPlainBytes = 1'000'000;

/// Empty: what the events say cannot be made anew of these, of the issue and the digest of what was asked. They say
/// more (a date out of order), or too much.
std::optional<IssuedTexts> issuedTextsOf(
    const PlainIssue &issue, const QString &request, const std::vector<NewEvent> &events);

} // namespace seriatim
