#include "log/plainissue.h"

#include <array>

#include "log/codec.h"

namespace seriatim {

namespace {

/// What a plain issue says of its number, and nothing else. It is made again and compared, so that whatever else an
/// event may say, now or in a later format, is not left out.
struct Frame {
    QJsonObject taken, final;

    QString text(const char *key) const { return final.value(QLatin1StringView(key)).toString(); }
    qint64 ordinal() const { return final.value(QLatin1StringView("first")).toInteger(); }

    QByteArray takenText() const
    {
        const auto of = [&](const char *key) { return taken.value(QLatin1StringView(key)).toString(); };
        return json::ObjectText{{"document", text("document")}, {"first", ordinal()}, {"firstNumber", text("number")},
            {"holder", of("holder")}, {"last", ordinal()}, {"lastNumber", text("number")}, {"pattern", of("pattern")},
            {"period", text("period")}, {"request", of("request")}}
            .text();
    }

    QByteArray finalText() const
    {
        return json::ObjectText{{"date", text("date")}, {"document", text("document")}, {"first", ordinal()},
            {"last", ordinal()}, {"number", text("number")}, {"period", text("period")}}
            .text();
    }

    /// What stands between content and totals.
    QByteArray issuedText(const QString &series) const
    {
        return ",\"number\":" + json::quoted(text("number")) + ",\"ordinal\":" + QByteArray::number(ordinal())
            + ",\"period\":" + json::quoted(text("period")) + ",\"series\":" + json::quoted(series) + ",\"totals\":";
    }
};

bool areOfPlainIssue(const std::vector<NewEvent> &events)
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

} // namespace

std::optional<PlainIssue> plainIssueOf(const std::vector<NewEvent> &events)
{
    if (!areOfPlainIssue(events))
        return std::nullopt;
    const Frame frame{json::objectFrom(events[0].data), json::objectFrom(events[2].data)};
    const QString document = frame.text("document");
    if (frame.takenText() != events[0].data || frame.finalText() != events[2].data
        || codec::documentStream(document) != events[1].stream)
        return std::nullopt;

    static const QByteArray begin = QByteArrayLiteral("{\"content\":");
    const QString series = codec::idOfStream(events[0].stream);
    const QByteArray &issued = events[1].data;
    const QByteArray middle = frame.issuedText(series);
    const qsizetype at = issued.lastIndexOf(middle);
    if (at < 0 || !issued.startsWith(begin) || issued.size() > MaxPlainBytes)
        return std::nullopt;
    const qsizetype behind = at + middle.size();
    return PlainIssue{series, frame.text("period"), frame.ordinal(), frame.taken.value(u"holder").toString(), document,
        events[1].version, frame.taken.value(u"request").toString(), issued.mid(begin.size(), at - begin.size()),
        issued.mid(behind, issued.size() - behind - 1)};
}

} // namespace seriatim
