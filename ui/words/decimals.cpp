#include "words/words.h"

#include <QRegularExpression>
#include <QStringList>

#include "domain/writtendigits.h"

/// How a typed number is read.
///
/// `.` and `,` are both in use as the decimal separator and as the one between groups of digits. What was typed counts
/// if it can be read in one way only; where it can be read in two, the locale decides if it knows one of them, and
/// otherwise the clerk, who is told that it is no number. In this order:
///
/// 1. Both occur: the last one is the decimal separator. "1.234,50" and "1,234.50" are 1234.50 everywhere.
/// 2. One of them occurs more than once: it separates groups. "1,234,567" is 1234567 everywhere.
/// 3. One occurs once, and is the locale's decimal separator: then that is what it is. "1,234" is 1.234 in German.
/// 4. It cannot separate groups, for there are not exactly three digits behind it, or more than three or a zero before
///    it, or blanks separate the groups already: a decimal separator. "12,90" is 12.90 in English, "1.5" is 1.5 in
///    German.
/// 5. It is the locale's separator of groups: then that is what it is. "1.234" is 1234 in German.
/// 6. It means nothing in the locale, and could be both: "1.234" in French, "1,234" in Swiss German. No number.
///
/// Groups have three digits, or, where the locale counts so, three and then two ("12,34,567" in Hindi).
namespace seriatim::words {

namespace {

constexpr QChar Blank(u' ');
constexpr QChar Apostrophe(u'\'');

struct Typed {
    QString digits; ///< ASCII digits and the separators `.`, `,`, blank and apostrophe; nothing else.
    bool negative = false;
};

/// Brings the scripts' digits, blanks and signs to one form; empty if there is anything else.
std::optional<Typed> plainly(const QString &text, const QLocale &locale)
{
    Typed typed;
    for (const QChar c : text.trimmed()) {
        if (c.category() == QChar::Number_DecimalDigit)
            typed.digits += QChar(u'0' + c.digitValue());
        else if (c == u'.' || c == u',')
            typed.digits += c;
        else if (c == QChar(0x066B) || c == QChar(0x066C)) // The Arabic separators.
            typed.digits += c == QChar(0x066B) ? u'.' : u',';
        else if (c.category() == QChar::Separator_Space)
            typed.digits += Blank;
        else if (c == Apostrophe || c == QChar(0x2019))
            typed.digits += Apostrophe;
        else if (c == u'-' || c == u'+' || c == QChar(0x2212)) {
            if (!typed.digits.isEmpty())
                return std::nullopt;
            typed.negative = c != u'+';
            typed.digits += Blank;
        } else if (!locale.negativeSign().contains(c)) { // Which may hold marks of direction.
            return std::nullopt;
        }
    }
    typed.digits = typed.digits.trimmed();
    return typed.digits.isEmpty() ? std::nullopt : std::optional(typed);
}

/// `.` or `,` for whatever the locale writes; null for anything else.
QChar familiar(const QString &separator)
{
    const QChar c = separator.size() == 1 ? separator.front() : QChar();
    if (c == u'.' || c == QChar(0x066B))
        return u'.';
    return c == u',' || c == QChar(0x066C) ? QChar(u',') : QChar();
}

bool isGrouped(const QStringList &groups, qsizetype largest, qsizetype usual)
{
    if (groups.front().isEmpty() || groups.front().size() > largest || groups.back().size() != 3)
        return false;
    for (qsizetype i = 1; i < groups.size() - 1; ++i) {
        if (groups[i].size() != usual)
            return false;
    }
    return true;
}

/// The digits of the part before the decimal separator, groups joined; empty if they are not grouped as people do.
std::optional<QString> wholeOf(const QString &text, const QLocale &locale)
{
    QChar separator;
    for (const QChar c : text) {
        if (!c.isDigit() && !separator.isNull() && c != separator)
            return std::nullopt;
        if (!c.isDigit())
            separator = c;
    }
    if (separator.isNull())
        return text;
    const QStringList groups = text.split(separator);
    if (!isGrouped(groups, 3, 3) && !(countsInPairs(locale) && isGrouped(groups, 2, 2)))
        return std::nullopt;
    return groups.join(QString());
}

/// Whether the only `.` or `,`, at `at`, separates groups (rules 3 to 6); empty if nobody can tell.
std::optional<bool> separatesGroups(const QString &digits, qsizetype at, const QLocale &locale)
{
    const QChar separator = digits[at];
    if (separator == familiar(locale.decimalPoint()))
        return false;
    const bool canGroup = digits.size() - at - 1 == 3 && at >= 1 && at <= 3 && digits.front() != u'0'
        && !digits.contains(Blank) && !digits.contains(Apostrophe);
    if (!canGroup)
        return false;
    return separator == familiar(locale.groupSeparator()) ? std::optional(true) : std::nullopt;
}

/// Where the decimal separator stands; the text's size if there is none; empty if nobody can tell.
std::optional<qsizetype> pointOf(const QString &digits, const QLocale &locale)
{
    const qsizetype points = digits.count(u'.');
    const qsizetype commas = digits.count(u',');
    const qsizetype last = std::max(digits.lastIndexOf(u'.'), digits.lastIndexOf(u','));
    if (points > 0 && commas > 0)
        return digits.count(digits[last]) == 1 ? std::optional(last) : std::nullopt;
    if (points + commas != 1)
        return digits.size();
    const auto grouping = separatesGroups(digits, last, locale);
    return grouping ? std::optional(*grouping ? digits.size() : last) : std::nullopt;
}

QString withoutLeadingZeros(QString digits)
{
    while (digits.size() > 1 && digits.front() == u'0')
        digits.remove(0, 1);
    return digits.isEmpty() ? QStringLiteral("0") : digits;
}

} // namespace

std::optional<Decimal> parseDecimal(const QString &text, const QLocale &locale)
{
    const auto typed = plainly(text, locale);
    const auto point = typed ? pointOf(typed->digits, locale) : std::nullopt;
    if (!point)
        return std::nullopt;
    const auto whole = wholeOf(typed->digits.left(*point), locale);
    const QString fraction = typed->digits.mid(*point + 1);
    if (!whole || (whole->isEmpty() && fraction.isEmpty()))
        return std::nullopt;

    QString plain = withoutLeadingZeros(*whole);
    if (!fraction.isEmpty())
        plain += u'.' + fraction;
    return Decimal::parse(typed->negative ? u'-' + plain : plain);
}

std::optional<Decimal> parseAmount(const QString &text, const QLocale &locale)
{
    const auto isCurrency = [&](const QString &part) {
        const QString sign = part.trimmed();
        return sign.isEmpty() || sign == locale.currencySymbol() || Currency::fromCode(sign.toUpper())
            || (sign.size() == 1 && sign.front().category() == QChar::Symbol_Currency);
    };
    static const QRegularExpression number(
        QStringLiteral(R"([-+\x{2212}]?[\p{Nd}.,](.*\p{Nd})?[.,]?)"), QRegularExpression::UseUnicodePropertiesOption);
    const QRegularExpressionMatch found = number.match(text);
    if (!found.hasMatch() || !isCurrency(text.left(found.capturedStart()))
        || !isCurrency(text.mid(found.capturedEnd())))
        return std::nullopt;
    return parseDecimal(found.captured(), locale);
}

} // namespace seriatim::words
