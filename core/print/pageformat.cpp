#include "print/pageformat.h"

#include <QRegularExpression>

#include "domain/writtendigits.h"

namespace seriatim::print {

namespace {

constexpr QChar NoBreakSpace = QChar::Nbsp;
constexpr QChar MinusSign = u'–'; ///< As DIN 5008 has it; the page's font lacks the mathematical sign.

/// The locale's long date without the weekday. One that lacks day, month or year gives way to ISO
/// 8601.
QString longPatternOf(const QLocale &locale)
{
    static const QRegularExpression weekday(QStringLiteral("[,،]?\\s*dddd?[,،.]?\\s*"));
    static const QRegularExpression shortYear(QStringLiteral("(?<!y)y{1,2}(?!y)"));
    QString pattern = locale.dateFormat(QLocale::LongFormat);
    pattern.replace(weekday, QString()).replace(shortYear, QStringLiteral("yyyy"));
    const bool whole = pattern.contains(u'd') && pattern.contains(u'M') && pattern.contains(QLatin1StringView("yyyy"));
    return whole ? pattern.trimmed() : QStringLiteral("yyyy-MM-dd");
}

} // namespace

QLocale localeFor(const QString &tag)
{
    const QLocale locale(tag);
    const bool known = !tag.isEmpty() && locale.language() != QLocale::C;
    return known ? locale : QLocale(QLocale::English, QLocale::UnitedKingdom);
}

PageFormat::PageFormat(const QLocale &locale)
    : m_locale(locale),
      m_longDate(longPatternOf(locale)),
      m_shortDate(QString(m_longDate).replace(QLatin1StringView("MMMM"), QLatin1StringView("MMM")))
{
}

QString PageFormat::digits(const Decimal &value, int leastDigits) const
{
    const QString text = writtenDigits(value, leastDigits, m_locale);
    return value.isNegative() ? MinusSign + text : text;
}

QString PageFormat::amount(Money money) const
{
    return digits(money.toDecimal(), money.currency().digits());
}

QString PageFormat::amountWithCode(Money money) const
{
    return amount(money) + NoBreakSpace + money.currency().code();
}

QString PageFormat::decimal(const Decimal &value) const
{
    return digits(value.trimmed(), 0);
}

QString PageFormat::price(const Decimal &value, Currency currency) const
{
    return digits(value.trimmed(), currency.digits());
}

QString PageFormat::percent(const Decimal &value) const
{
    return decimal(value) + NoBreakSpace + u'%';
}

QString PageFormat::date(const QDate &date) const
{
    return m_locale.toString(date, m_shortDate);
}

QString PageFormat::longDate(const QDate &date) const
{
    return m_locale.toString(date, m_longDate);
}

QString PageFormat::dates(const QDate &from, const QDate &to) const
{
    if (from == to)
        return date(from);
    const QString first = from.isValid() ? date(from) + u' ' : QString();
    const QString last = to.isValid() ? u' ' + date(to) : QString();
    return first + u'–' + last;
}

QString PageFormat::time(const QDateTime &time) const
{
    return date(time.date()) + u' ' + m_locale.toString(time.time(), QLocale::ShortFormat);
}

} // namespace seriatim::print
