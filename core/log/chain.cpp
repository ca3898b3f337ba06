#include "log/chain.h"

#include <QRegularExpression>

#include <algorithm>

#include "log/sha256.h"

namespace seriatim::chain {

QByteArray genesis(const QString &logId)
{
    return sha256("seriatim/1/" + logId.toUtf8());
}

QByteArray link(const QByteArray &previous, const RecordedEvent &event)
{
    QByteArray bytes = previous + QByteArray::number(event.position);
    for (const QByteArray &column :
        {event.stream.toUtf8(), QByteArray::number(event.version), event.type.toUtf8(), event.recordedAt.toUtf8(),
            event.actor.toUtf8(), event.origin.toUtf8(), event.commandId.toUtf8(), event.data})
        bytes.append('\n').append(column);
    return sha256(bytes);
}

QString timestamp(const QDateTime &time)
{
    // Qt's clock ends at milliseconds; the format has room for more.
    return time.toUTC().toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz")) + QStringLiteral("000Z");
}

QDateTime fromTimestamp(const QString &text)
{
    static const QRegularExpression published(
        QStringLiteral("^[0-9]{4}(-[0-9]{2}){2}T[0-9]{2}(:[0-9]{2}){2}\\.[0-9]{6}Z\\z"));
    if (!published.match(text).hasMatch())
        return {};
    // Date and time apart: read as one, they would be local time, which has an hour in spring that does not exist.
    const QDate date = QDate::fromString(text.left(10), Qt::ISODate);
    const QTime time = QTime::fromString(text.mid(11, 12), QStringLiteral("HH:mm:ss.zzz"));
    return date.isValid() && time.isValid() ? QDateTime(date, time, Qt::UTC) : QDateTime();
}

QString forbiddenColumn(const RecordedEvent &event)
{
    const auto hasControl = [](const QString &text) {
        return std::ranges::any_of(text, [](QChar c) { return c.category() == QChar::Other_Control; });
    };
    const std::pair<const char *, const QString *> columns[] = {{"stream", &event.stream}, {"type", &event.type},
        {"recorded_at", &event.recordedAt}, {"actor", &event.actor}, {"origin", &event.origin},
        {"command_id", &event.commandId}};
    for (const auto &[name, text] : columns) {
        if (text->isEmpty() || hasControl(*text) || !text->isValidUtf16())
            return QString::fromLatin1(name);
    }
    return {};
}

} // namespace seriatim::chain
