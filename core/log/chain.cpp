#include "log/chain.h"

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
    constexpr QStringView published = u"0000-00-00T00:00:00.000000Z";
    const auto fits = [](QChar each, QChar form) { return form == u'0' ? each >= u'0' && each <= u'9' : each == form; };
    if (!std::ranges::equal(text, published, fits))
        return {};
    const auto at = [&](qsizetype place, qsizetype digits) { return QStringView(text).mid(place, digits).toInt(); };
    // Date and time apart: read as one, they would be local time, which has an hour in spring that does not exist.
    const QDate date(at(0, 4), at(5, 2), at(8, 2));
    const QTime time(at(11, 2), at(14, 2), at(17, 2), at(20, 3));
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
