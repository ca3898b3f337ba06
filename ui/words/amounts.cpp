#include "words/words.h"

#include <algorithm>
#include <array>

#include "domain/writtendigits.h"

namespace seriatim::words {

namespace {

constexpr QChar NoBreakSpace(0x00A0);

QString written(const Decimal &value, const QLocale &locale)
{
    return (value.isNegative() ? locale.negativeSign() : QString()) + writtenDigits(value, 0, locale);
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
    return written(money.toDecimal(), locale);
}

QString amountWithCurrency(Money money, const QLocale &locale)
{
    // The locale says on which side the sign stands; it is asked for 1, for it formats doubles and whole numbers only.
    QString text = locale.toCurrencyString(1, signOf(money.currency(), locale));
    const qsizetype at = text.indexOf(locale.toString(1));
    const QString digits = written(money.toDecimal(), locale);
    const bool negative = money.minorUnits() < 0;
    const QString magnitude = negative ? digits.mid(locale.negativeSign().size()) : digits;
    text.replace(at, locale.toString(1).size(), magnitude);
    const qsizetype end = at + magnitude.size();
    if (end < text.size() && (text[end].isLetter() || text[end].category() == QChar::Symbol_Currency))
        text.insert(end, NoBreakSpace); // The "C" locale has none: "1,045.50€".
    if (at > 0 && text[at - 1].isLetter())
        text.insert(at, NoBreakSpace);
    return negative ? locale.negativeSign() + text : text;
}

QString decimal(const Decimal &value, const QLocale &locale)
{
    return written(value, locale);
}

} // namespace seriatim::words
