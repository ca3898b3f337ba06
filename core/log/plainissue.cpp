#include "log/plainissue.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <variant>

#include "domain/isodate.h"
#include "log/codec.h"

namespace seriatim {

namespace {

/// What a text consists of: words that are known, and values of JSON, as they are written.
using Piece = std::variant<QByteArrayView, QByteArray *>;

/// Up to where the value goes on that the text begins with: a string to its quotation mark, digits to their end.
qsizetype endOfValue(QByteArrayView text, bool isString)
{
    const auto goesOn = [&](char c) { return isString ? c != '"' : c >= '0' && c <= '9'; };
    qsizetype end = 0;
    while (end < text.size() && goesOn(text[end]))
        end += isString && text[end] == '\\' ? 2 : 1;
    return std::min(end, text.size());
}

/// Whether the text consists of these pieces, of which values are told. Whatever else an event may say, now or in a
/// later format, does not fit in.
bool consistsOf(QByteArrayView text, std::initializer_list<Piece> pieces)
{
    bool isString = false;
    for (const Piece &each : pieces) {
        qsizetype length = 0;
        if (const auto *words = std::get_if<QByteArrayView>(&each)) {
            if (!text.startsWith(*words))
                return false;
            length = words->size();
            isString = words->endsWith('"');
        } else {
            length = endOfValue(text, isString);
            *std::get<QByteArray *>(each) = text.first(length).toByteArray();
        }
        text = text.sliced(length);
    }
    return text.isEmpty();
}

/// What a plain issue says of its number, as it is written.
struct Frame {
    QByteArray date, document, ordinal, number, period, holder, pattern, request;

    /// What NumberFinalized says; false: it says more.
    bool readFinal(const QByteArray &data)
    {
        QByteArray last;
        return consistsOf(data,
                   {R"({"date":")", &date, R"(","document":")", &document, R"(","first":)", &ordinal, R"(,"last":)",
                       &last, R"(,"number":")", &number, R"(","period":")", &period, R"("})"})
            && last == ordinal && QByteArray::number(ordinal.toLongLong()) == ordinal;
    }

    /// What NumberReserved says of the same number.
    bool readTaken(const QByteArray &data)
    {
        return consistsOf(data,
            {R"({"document":")", document, R"(","first":)", ordinal, R"(,"firstNumber":")", number, R"(","holder":")",
                &holder, R"(","last":)", ordinal, R"(,"lastNumber":")", number, R"(","pattern":")", &pattern,
                R"(","period":")", period, R"(","request":")", &request, R"("})"});
    }

    /// What stands between content and totals in DocumentIssued.
    QByteArray issuedText(const QString &series) const
    {
        return R"(,"number":")" + number + R"(","ordinal":)" + ordinal + R"(,"period":")" + period + R"(","series":)"
            + json::quoted(series) + R"(,"totals":)";
    }
};

/// What the JSON string means.
QString textOf(const QByteArray &written)
{
    if (!written.contains('\\'))
        return QString::fromUtf8(written);
    return json::objectFrom(R"({"":")" + written + R"("})").value(QString()).toString();
}

} // namespace

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

IssuedRow issuedRowOf(
    const series::NumberReserved &taken, const document::DocumentIssued &issued, const series::NumberFinalized &final)
{
    const DocumentContent &content = issued.content;
    IssuedRow row;
    row.series = issued.series;
    row.period = taken.period.key();
    row.ordinal = taken.first;
    row.number = taken.firstNumber;
    row.holder = taken.holder;
    row.inversion = final.inversion;
    row.document = final.document;
    row.kind = content.kind.id();
    row.date = isoText(content.date);
    row.due = isoText(content.due);
    row.partyId = content.party.id;
    row.partyName = content.party.name;
    row.reference = content.reference;
    row.currency = content.currency;
    row.net = issued.totals.net.minorUnits();
    row.gross = issued.totals.gross.minorUnits();
    row.amount = issued.totals.gross.toString();
    row.follows = content.follows.document;
    return row;
}

std::optional<PlainIssue> plainIssueOf(const std::vector<NewEvent> &events)
{
    if (!arePlainIssue(events))
        return std::nullopt;
    Frame frame;
    if (!frame.readFinal(events[2].data) || !frame.readTaken(events[0].data))
        return std::nullopt;
    const QString document = textOf(frame.document);
    if (codec::documentStream(document) != events[1].stream)
        return std::nullopt;

    static const QByteArray begin = QByteArrayLiteral("{\"content\":");
    const QString series = codec::idOfStream(events[0].stream);
    const QByteArray &issued = events[1].data;
    const QByteArray middle = frame.issuedText(series);
    const qsizetype at = issued.lastIndexOf(middle);
    if (at < 0 || !issued.startsWith(begin) || issued.size() > MaxPlainBytes)
        return std::nullopt;
    const qsizetype behind = at + middle.size();
    return PlainIssue{series, textOf(frame.period), frame.ordinal.toLongLong(), textOf(frame.holder), document,
        events[1].version, textOf(frame.request), issued.mid(begin.size(), at - begin.size()),
        issued.mid(behind, issued.size() - behind - 1)};
}

} // namespace seriatim
