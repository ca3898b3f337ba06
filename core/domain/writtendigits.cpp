#include "domain/writtendigits.h"

namespace seriatim {

namespace {

QString grouped(QString digits, const QLocale &locale)
{
    if (locale.numberOptions().testFlag(QLocale::OmitGroupSeparator))
        return digits;
    const qsizetype further = countsInPairs(locale) ? 2 : 3;
    for (qsizetype at = digits.size() - 3; at > 0; at -= further)
        digits.insert(at, locale.groupSeparator());
    return digits;
}

QString inFiguresOf(const QLocale &locale, QString text)
{
    const QString zero = locale.zeroDigit();
    if (zero == u"0" || zero.size() != 1)
        return text;
    for (QChar &c : text) {
        if (c >= u'0' && c <= u'9')
            c = QChar(zero.front().unicode() + c.digitValue());
    }
    return text;
}

} // namespace

bool countsInPairs(const QLocale &locale)
{
    return locale.toString(10'000'000).count(locale.groupSeparator()) == 3;
}

QString writtenDigits(const Decimal &value, int leastDecimals, const QLocale &locale)
{
    const qint64 unscaled = value.unscaled();
    const auto magnitude = unscaled < 0 ? 0 - static_cast<quint64>(unscaled) : static_cast<quint64>(unscaled);
    const auto unit = static_cast<quint64>(powerOfTen(value.scale()));
    QString text = grouped(QString::number(magnitude / unit), locale);
    QString decimals =
        value.scale() > 0 ? QString::number(magnitude % unit).rightJustified(value.scale(), u'0') : QString();
    decimals = decimals.leftJustified(leastDecimals, u'0');
    if (!decimals.isEmpty())
        text += locale.decimalPoint() + decimals;
    return inFiguresOf(locale, text);
}

} // namespace seriatim
