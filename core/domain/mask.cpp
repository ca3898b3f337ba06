#include "domain/mask.h"

#include <algorithm>
#include <numeric>

namespace seriatim {

namespace {

const QString Digits = QStringLiteral("0123456789");

bool isLiteral(QChar character)
{
    return (character >= u'A' && character <= u'Z') || (character >= u'0' && character <= u'9') || character == u'.'
        || character == u'/' || character == u'_' || character == u'-';
}

/// The number with zeros in front, as many digits as the token has that is written in its braces; or more.
QString padded(qint64 number, const QString &token)
{
    return QString::number(number).rightJustified(token.size() - 2, u'0');
}

Refusal fault(Rule rule, const QString &mask, const QString &value = {})
{
    return {rule, "mask", {{"mask", mask}, {"value", value}}};
}

} // namespace

std::optional<NumberMask::Part> NumberMask::tokenPart(const QString &written)
{
    if (written == u"{YYYY}")
        return Part{Token::LongYear, written};
    if (written == u"{YY}")
        return Part{Token::ShortYear, written};
    if (written == u"{MM}")
        return Part{Token::Month, written};
    const qsizetype digits = written.size() - 2;
    if (digits >= 1 && digits <= MaxOrdinalDigits && written.count(u'#') == digits)
        return Part{Token::Ordinal, written};
    return std::nullopt;
}

Result<std::vector<NumberMask::Part>> NumberMask::split(const QString &text)
{
    std::vector<Part> parts;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != u'{') {
            const auto *next = std::find_if_not(text.begin() + i, text.end(), isLiteral);
            const qsizetype length = next - text.begin() - i;
            if (length == 0)
                return fault(Rule::MaskForbiddenCharacter, text, text[i]);
            parts.push_back({Token::Literal, text.mid(i, length)});
            i += length - 1;
            continue;
        }
        const qsizetype end = text.indexOf(u'}', i);
        const QString written = text.mid(i, end < 0 ? -1 : end - i + 1);
        const auto token = end < 0 ? std::nullopt : tokenPart(written);
        if (!token)
            return fault(Rule::MaskMalformed, text, written);
        parts.push_back(*token);
        i = end;
    }
    return parts;
}

std::optional<Refusal> NumberMask::faultOf(const std::vector<Part> &parts, const QString &text)
{
    const auto ordinal = std::ranges::find(parts, Token::Ordinal, &Part::token);
    if (std::ranges::count(parts, Token::Ordinal, &Part::token) != 1)
        return fault(Rule::MaskMalformed, text, "{#}");

    const auto endsInDigit = [](const Part &part) {
        return part.token != Token::Literal || part.text.back().isDigit();
    };
    const auto beginsWithDigit = [](const Part &part) {
        return part.token != Token::Literal || part.text.front().isDigit();
    };
    if ((ordinal != parts.begin() && endsInDigit(*std::prev(ordinal)))
        || (std::next(ordinal) != parts.end() && beginsWithDigit(*std::next(ordinal))))
        return fault(Rule::MaskDigitBesideOrdinal, text);
    return std::nullopt;
}

Result<NumberMask> NumberMask::parse(const QString &text)
{
    const auto parts = split(text);
    if (isRefused(parts))
        return refusalOf(parts);
    NumberMask mask;
    mask.m_text = text;
    mask.m_parts = std::get<std::vector<Part>>(parts);
    if (const auto refusal = faultOf(mask.m_parts, text))
        return *refusal;
    const auto placesOf = [](qsizetype sum, const Part &part) {
        return sum + part.text.size() - (part.token == Token::Literal ? 0 : 2);
    };
    if (std::accumulate(mask.m_parts.begin(), mask.m_parts.end(), qsizetype(0), placesOf) > MaxLength)
        return Refusal{Rule::TooLong, "mask", {{"mask", text}, {"limit", QString::number(MaxLength)}}};
    return mask;
}

qint64 NumberMask::largestOrdinal() const
{
    const auto ordinal = std::ranges::find(m_parts, Token::Ordinal, &Part::token);
    return static_cast<qint64>(powerOfTen(static_cast<int>(ordinal->text.size() - 2)) - 1);
}

std::optional<Refusal> NumberMask::faultFor(Reset reset) const
{
    const bool year = has(Token::LongYear) || has(Token::ShortYear);
    const bool month = has(Token::Month);
    const bool needsYear = reset != Reset::Never;
    const bool needsMonth = reset == Reset::Monthly;
    if ((needsYear && !year) || (needsMonth && !month))
        return fault(Rule::MaskLacksPeriod, m_text, needsMonth && !month ? "{MM}" : "{YYYY}");
    if ((!needsYear && year) || (!needsMonth && month))
        return fault(Rule::MaskBeyondPeriod, m_text, !needsMonth && month ? "{MM}" : "{YYYY}");
    return std::nullopt;
}

bool NumberMask::canName(const Period &period) const
{
    const int year = period.firstDay().year();
    if (has(Token::ShortYear))
        return year >= 2000 && year <= 2099;
    return !has(Token::LongYear) || (year >= 1000 && year <= 9999);
}

bool NumberMask::has(Token token) const
{
    return std::ranges::any_of(m_parts, [token](const Part &part) { return part.token == token; });
}

QString NumberMask::rendered(const Part &part, const Period &period) const
{
    switch (part.token) {
    case Token::LongYear:
        return padded(period.firstDay().year(), part.text);
    case Token::ShortYear:
        return padded(period.firstDay().year() % 100, part.text);
    case Token::Month:
        return padded(period.firstDay().month(), part.text);
    case Token::Literal:
    case Token::Ordinal:
        break;
    }
    return part.text;
}

QString NumberMask::render(const Period &period, qint64 ordinal) const
{
    QString number;
    for (const Part &part : m_parts)
        number += part.token == Token::Ordinal ? padded(ordinal, part.text) : rendered(part, period);
    return number;
}

QString NumberMask::pattern(const Period &period) const
{
    QString pattern;
    for (const Part &part : m_parts)
        pattern += rendered(part, period);
    return pattern;
}

std::optional<qint64> NumberMask::ordinalOf(QStringView number, const Period &period) const
{
    const QString open = pattern(period);
    const qsizetype begin = open.indexOf(u'{');
    const qsizetype digits = open.indexOf(u'}') - begin - 1;
    if (number.size() != open.size() - 2)
        return std::nullopt;
    bool isNumber = false;
    const qint64 ordinal = number.sliced(begin, digits).toLongLong(&isNumber);
    if (!isNumber || ordinal < 1 || render(period, ordinal) != number)
        return std::nullopt;
    return ordinal;
}

std::vector<QString> NumberMask::places(const NumberMask &mask)
{
    std::vector<QString> places;
    for (const Part &part : mask.m_parts) {
        if (part.token == Token::Literal) {
            for (const QChar character : part.text)
                places.emplace_back(character);
        } else if (part.token == Token::Month) {
            places.emplace_back(QStringLiteral("01"));
            places.push_back(Digits);
        } else {
            places.insert(places.end(), static_cast<std::size_t>(part.text.size() - 2), Digits);
        }
    }
    return places;
}

bool NumberMask::canClash(const NumberMask &a, const NumberMask &b)
{
    return std::ranges::equal(places(a), places(b), [](const QString &left, const QString &right) {
        return std::ranges::any_of(left, [&](QChar character) { return right.contains(character); });
    });
}

} // namespace seriatim
