#include "words/words.h"

#include <algorithm>
#include <array>

#include "words/patterns.h"

namespace seriatim::words {

bool countsInPairs(const QLocale &locale)
{
    return locale.toString(10'000'000).count(locale.groupSeparator()) == 3;
}

namespace {

constexpr QChar NoBreakSpace(0x00A0);

/// Groups are made here, for Qt 6.4 misreads those languages that leave "1234" whole: "1234 567" in Polish.
QString grouped(const QString &digits, const QLocale &locale)
{
    if (locale.numberOptions().testFlag(QLocale::OmitGroupSeparator))
        return digits;
    QString text = digits;
    const qsizetype further = countsInPairs(locale) ? 2 : 3;
    for (qsizetype at = digits.size() - 3; at > 0; at -= further)
        text.insert(at, locale.groupSeparator());
    return text;
}

QString inDigitsOf(const QLocale &locale, QString text)
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

/// The digits of `unscaled` / 10^`scale` as the locale writes them, all of them, without the detour of a double.
QString written(qint64 unscaled, int scale, const QLocale &locale)
{
    const auto magnitude = unscaled < 0 ? 0 - static_cast<quint64>(unscaled) : static_cast<quint64>(unscaled);
    const auto unit = static_cast<quint64>(powerOfTen(scale));
    QString text = grouped(QString::number(magnitude / unit), locale);
    if (scale > 0)
        text += locale.decimalPoint() + QString::number(magnitude % unit).rightJustified(scale, u'0');
    return (unscaled < 0 ? locale.negativeSign() : QString()) + inDigitsOf(locale, text);
}

/// Signs that stand for one currency everywhere. "$", "kr" and "¥" do not: those are used at home only.
QString signOf(Currency currency, const QLocale &locale)
{
    static constexpr std::array<std::pair<const char *, char16_t>, 8> signs{{{"EUR", u'€'}, {"GBP", u'£'},
        {"ILS", u'₪'}, {"INR", u'₹'}, {"KRW", u'₩'}, {"NGN", u'₦'}, {"TRY", u'₺'}, {"UAH", u'₴'}}};
    const QString code = currency.code();
    if (locale.currencySymbol(QLocale::CurrencyIsoCode) == code)
        return locale.currencySymbol();
    const auto *found =
        std::ranges::find_if(signs, [&](const auto &each) { return code == QLatin1StringView(each.first); });
    return found == signs.end() ? code : QString(QChar(found->second));
}

} // namespace

QString amount(Money money, const QLocale &locale)
{
    return written(money.minorUnits(), money.currency().digits(), locale);
}

QString amountWithCurrency(Money money, const QLocale &locale)
{
    // The locale says on which side the sign stands; it is asked for 1, for it formats doubles and whole numbers only.
    QString text = locale.toCurrencyString(1, signOf(money.currency(), locale));
    const qsizetype at = text.indexOf(locale.toString(1));
    const QString digits = written(money.minorUnits(), money.currency().digits(), locale);
    const bool negative = money.minorUnits() < 0;
    text.replace(at, locale.toString(1).size(), negative ? digits.mid(locale.negativeSign().size()) : digits);
    if (at > 0 && text[at - 1].isLetter())
        text.insert(at, NoBreakSpace);
    return negative ? locale.negativeSign() + text : text;
}

QString decimal(const Decimal &value, const QLocale &locale)
{
    return written(value.unscaled(), value.scale(), locale);
}

} // namespace seriatim::words
