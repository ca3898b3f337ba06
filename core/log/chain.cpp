#include "log/chain.h"

#include <QCryptographicHash>

#include <algorithm>

namespace seriatim::chain {

QByteArray genesis(const QString &logId)
{
    return QCryptographicHash::hash("seriatim/1/" + logId.toUtf8(), QCryptographicHash::Sha256);
}

QByteArray link(const QByteArray &previous, const RecordedEvent &event)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(previous);
    hash.addData(QByteArray::number(event.position));
    for (const QByteArray &column : {event.stream.toUtf8(), QByteArray::number(event.version), event.type.toUtf8(),
             event.recordedAt.toUtf8(), event.actor.toUtf8(), event.origin.toUtf8(), event.commandId.toUtf8(), event.data}) {
        hash.addData("\n");
        hash.addData(column);
    }
    return hash.result();
}

QString timestamp(const QDateTime &time)
{
    // Qt's clock ends at milliseconds; the format has room for more.
    return time.toUTC().toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz")) + QStringLiteral("000Z");
}

QDateTime fromTimestamp(const QString &text)
{
    QDateTime time = QDateTime::fromString(text.left(23), QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz"));
    time.setTimeSpec(Qt::UTC);
    return text.size() == 27 && text.endsWith(u'Z') ? time : QDateTime();
}

QString forbiddenColumn(const RecordedEvent &event)
{
    const auto hasControl = [](const QString &text) {
        return std::ranges::any_of(text, [](QChar c) { return c.category() == QChar::Other_Control || c.isSurrogate(); });
    };
    const std::pair<const char *, const QString *> columns[] = {{"stream", &event.stream}, {"type", &event.type},
        {"recorded_at", &event.recordedAt}, {"actor", &event.actor}, {"origin", &event.origin}, {"command_id", &event.commandId}};
    for (const auto &[name, text] : columns) {
        if (text->isEmpty() || hasControl(*text))
            return QString::fromLatin1(name);
    }
    return {};
}

} // namespace seriatim::chain
