#include "log/plainissue.h"

#include <array>

#include "domain/isodate.h"
#include "log/codec.h"

namespace seriatim {

PlainIssue plainIssueOf(
    const series::NumberReserved &taken, const document::DocumentIssued &issued, const series::NumberFinalized &final)
{
    const DocumentContent &content = issued.content;
    PlainIssue issue;
    issue.series = issued.series;
    issue.period = taken.period.key();
    issue.ordinal = taken.first;
    issue.number = taken.firstNumber;
    issue.pattern = taken.pattern;
    issue.holder = taken.holder;
    issue.inversion = final.inversion;
    issue.document = final.document;
    issue.kind = content.kind.id();
    issue.date = isoText(content.date);
    issue.due = isoText(content.due);
    issue.partyId = content.party.id;
    issue.partyName = content.party.name;
    issue.reference = content.reference;
    issue.currency = content.currency;
    issue.net = issued.totals.net.minorUnits();
    issue.gross = issued.totals.gross.minorUnits();
    issue.amount = issued.totals.gross.toString();
    issue.follows = content.follows.document;
    return issue;
}

bool arePlainIssue(const std::vector<NewEvent> &events)
{
    constexpr std::array Types{"NumberReserved", "DocumentIssued", "NumberFinalized"};
    if (events.size() != Types.size() || events[0].stream != events[2].stream)
        return false;
    for (std::size_t i = 0; i < Types.size(); ++i) {
        if (events[i].type != QLatin1StringView(Types[i]))
            return false;
    }
    return true;
}

namespace {

// Made of the issue, and compared with what is there, so that whatever else an event may say, now or in a later format,
// is not left out.

QByteArray takenText(const PlainIssue &issue, const QString &request)
{
    return json::ObjectText{{"document", issue.document}, {"first", issue.ordinal}, {"firstNumber", issue.number},
        {"holder", issue.holder}, {"last", issue.ordinal}, {"lastNumber", issue.number}, {"pattern", issue.pattern},
        {"period", issue.period}, {"request", request}}
        .text();
}

QByteArray finalText(const PlainIssue &issue)
{
    return json::ObjectText{{"date", issue.date}, {"document", issue.document}, {"first", issue.ordinal},
        {"last", issue.ordinal}, {"number", issue.number}, {"period", issue.period}}
        .text();
}

/// What stands between content and totals.
QByteArray issuedText(const PlainIssue &issue)
{
    return ",\"number\":" + json::quoted(issue.number) + ",\"ordinal\":" + QByteArray::number(issue.ordinal)
        + ",\"period\":" + json::quoted(issue.period) + ",\"series\":" + json::quoted(issue.series) + ",\"totals\":";
}

} // namespace

std::optional<IssuedTexts> issuedTextsOf(
    const PlainIssue &issue, const QString &request, const std::vector<NewEvent> &events)
{
    if (!arePlainIssue(events) || events[0].stream != codec::seriesStream(issue.series)
        || events[1].stream != codec::documentStream(issue.document) || events[0].data != takenText(issue, request)
        || events[2].data != finalText(issue))
        return std::nullopt;
    static const QByteArray begin = QByteArrayLiteral("{\"content\":");
    const QByteArray &issued = events[1].data;
    const QByteArray middle = issuedText(issue);
    const qsizetype at = issued.lastIndexOf(middle);
    if (at < 0 || !issued.startsWith(begin) || issued.size() > MaxPlainBytes)
        return std::nullopt;
    const qsizetype behind = at + middle.size();
    return IssuedTexts{issued.mid(begin.size(), at - begin.size()), issued.mid(behind, issued.size() - behind - 1)};
}

} // namespace seriatim
