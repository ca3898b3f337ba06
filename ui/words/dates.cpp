#include "words/words.h"

#include <QRegularExpression>

#include "log/chain.h"

namespace seriatim::words {

QString dateFormat(const QLocale &locale)
{
    // Qt knows a long and a short form: the short one may have two digits for the year, so the long one is shortened.
    QString format = locale.dateFormat(QLocale::LongFormat);
    static const QRegularExpression weekday(QStringLiteral("[,،]?\\s*dddd[,،]?\\s*"));
    static const QRegularExpression year(QStringLiteral("y+"));
    format.remove(weekday)
        .replace(QLatin1StringView("MMMM"), QLatin1StringView("MMM"))
        .replace(year, QStringLiteral("yyyy"));
    return format;
}

QString date(const QDate &date, const QLocale &locale)
{
    return locale.toString(date, dateFormat(locale));
}

namespace {

/// What is left where it does not matter how blanks, digits and case are written, and marks of direction are unseen.
QString essenceOf(const QString &text)
{
    QString essence;
    for (const char32_t c : text.simplified().toCaseFolded().toUcs4()) {
        if (QChar::category(c) == QChar::Number_DecimalDigit)
            essence += QChar(u'0' + QChar::digitValue(c));
        else if (QChar::category(c) != QChar::Other_Format)
            essence += QString::fromUcs4(&c, 1);
    }
    return essence;
}

} // namespace

/// Of all dates with the numbers that the text holds it is the one that is written so. Names of months need not be
/// taken apart for that, which Qt cannot do in all languages that it writes.
std::optional<QDate> parseWrittenDate(const QString &text, const QLocale &locale)
{
    static const QRegularExpression number(QStringLiteral("[0-9]+"));
    const QString written = essenceOf(text);
    QList<int> numbers;
    for (auto match = number.globalMatch(written); match.hasNext() && numbers.size() < 4;)
        numbers.append(match.next().captured().left(5).toInt());
    for (const int year : std::as_const(numbers)) {
        for (const int day : std::as_const(numbers)) {
            for (int month = 1; year >= 1000 && month <= 12; ++month) {
                const QDate candidate(year, month, day);
                if (candidate.isValid() && essenceOf(date(candidate, locale)) == written)
                    return candidate;
            }
        }
    }
    return std::nullopt;
}

QString localTime(const QString &timestamp, const QLocale &locale)
{
    const QDateTime time = chain::fromTimestamp(timestamp).toLocalTime();
    if (!time.isValid())
        return timestamp;
    return date(time.date(), locale) + u' ' + locale.toString(time.time(), QLocale::ShortFormat);
}

QString shortTime(const QString &timestamp, const QLocale &locale)
{
    const QDateTime time = chain::fromTimestamp(timestamp).toLocalTime();
    if (!time.isValid())
        return timestamp;
    if (time.date().year() != QDate::currentDate().year())
        return date(time.date(), locale);
    return locale.toString(time.date(), QStringLiteral("d MMM")) + u' '
        + locale.toString(time.time(), QLocale::ShortFormat);
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
