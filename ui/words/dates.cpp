#include "words/words.h"

#include <QRegularExpression>

#include "log/chain.h"

namespace seriatim::words {

QString date(const QDate &date, const QLocale &locale)
{
    // Qt knows a long and a short form: the short one may have two digits for the year, so the long one is shortened.
    QString format = locale.dateFormat(QLocale::LongFormat);
    static const QRegularExpression weekday(QStringLiteral("[,،]?\\s*dddd[,،]?\\s*"));
    static const QRegularExpression year(QStringLiteral("y+"));
    format.remove(weekday)
        .replace(QLatin1StringView("MMMM"), QLatin1StringView("MMM"))
        .replace(year, QStringLiteral("yyyy"));
    return locale.toString(date, format);
}

QString localTime(const QString &timestamp, const QLocale &locale)
{
    const QDateTime time = chain::fromTimestamp(timestamp).toLocalTime();
    if (!time.isValid())
        return timestamp;
    return date(time.date(), locale) + u' ' + locale.toString(time.time(), QLocale::ShortFormat);
}

QString periodName(const Period &period, Reset reset)
{
    if (period.isAllTime() || reset == Reset::Never)
        return QCoreApplication::translate("words", "all time");
    const QDate first = period.firstDay();
    if (reset == Reset::Monthly)
        return QLocale().standaloneMonthName(first.month()) + u' ' + QString::number(first.year());
    if (first.month() == 1)
        return QString::number(first.year());
    const QString ends = QStringLiteral("%1").arg((first.year() + 1) % 100, 2, 10, QLatin1Char('0'));
    return QStringLiteral("%1/%2").arg(first.year()).arg(ends);
}

} // namespace seriatim::words
