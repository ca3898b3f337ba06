#include "audit/eventcheck.h"

#include <QRegularExpression>

#include "audit/dataform.h"
#include "log/chain.h"

namespace seriatim {

namespace {

bool isUuid(const QString &text)
{
    return codec::text(QUuid::fromString(text)) == text;
}

bool isStream(const QString &stream)
{
    static const QRegularExpression series(QStringLiteral(R"(\Aseries/[A-Z0-9][A-Z0-9-]{0,15}\z)"));
    if (stream.startsWith(u"document/") || stream.startsWith(u"party/"))
        return isUuid(codec::idOfStream(stream));
    return stream == codec::CompanyStream || stream == codec::LogStream || series.match(stream).hasMatch();
}

/// The first column that is not as FORMAT has it.
QString malformedColumn(const RecordedEvent &event)
{
    if (const QString column = chain::forbiddenColumn(event); !column.isEmpty())
        return column;
    if (!isStream(event.stream))
        return QStringLiteral("stream");
    if (!chain::fromTimestamp(event.recordedAt).isValid())
        return QStringLiteral("recorded_at");
    if (!isUuid(event.commandId))
        return QStringLiteral("command_id");
    return event.hash.size() == 32 ? QString() : QStringLiteral("hash");
}

/// The streams that events of a type live in: what stands before the slash.
QString homeOf(const AnyEvent &event)
{
    return std::visit(
        [](const auto &each) {
            using Event = std::decay_t<decltype(each)>;
            if constexpr (std::is_constructible_v<series::Event, Event>)
                return QStringLiteral("series");
            else if constexpr (std::is_constructible_v<document::Event, Event>)
                return QStringLiteral("document");
            else if constexpr (std::is_same_v<CompanyChanged, Event>)
                return codec::CompanyStream;
            else if constexpr (std::is_same_v<ClockConfirmed,
                                   Event> || std::is_same_v<LogMoved, Event> || std::is_same_v<LogArrived, Event>)
                return codec::LogStream;
            else
                return QStringLiteral("party");
        },
        event);
}

/// The sums of an issued document are what its content comes to, by the rules of the totals (FORMAT, EN 16931).
bool hasTrueTotals(const AnyEvent &event)
{
    const auto *issued = std::get_if<document::DocumentIssued>(&event);
    if (!issued)
        return true;
    const auto totals = reckon(issued->content);
    return !isRefused(totals) && std::get<Totals>(totals) == issued->totals;
}

std::optional<AnyEvent> decoded(const RecordedEvent &event, Notebook &notebook)
{
    if (!codec::knows(event.type)) {
        notebook.note(event.position, FindingKind::UnknownType, {{"type", event.type}});
        return std::nullopt;
    }
    try {
        return codec::decode(event);
    } catch (const LogError &error) {
        notebook.note(event.position, FindingKind::DataUnreadable, {{"type", event.type}, {"detail", error.detail()}});
        return std::nullopt;
    }
}

} // namespace

std::optional<AnyEvent> checkEvent(const RecordedEvent &event, Notebook &notebook)
{
    if (const QString column = malformedColumn(event); !column.isEmpty())
        notebook.note(event.position, FindingKind::ColumnMalformed, {{"column", column}});
    if (const auto fault = dataFault(event.data))
        notebook.note(
            event.position, FindingKind::DataNotCanonical, {{"what", fault->what}, {"at", QString::number(fault->at)}});
    const auto known = decoded(event, notebook);
    if (!known)
        return std::nullopt;
    if (homeOf(*known) != event.stream.section(u'/', 0, 0)) {
        notebook.note(event.position, FindingKind::StreamWrong, {{"type", event.type}, {"stream", event.stream}});
        return std::nullopt;
    }
    if (!hasTrueTotals(*known))
        notebook.note(event.position, FindingKind::TotalsWrong,
            {{"document", codec::idOfStream(event.stream)},
                {"number", std::get<document::DocumentIssued>(*known).number}});
    return known;
}

} // namespace seriatim
