#include "domain/text.h"

#include <algorithm>
#include <string_view>

namespace seriatim {

namespace {

/// The first code point of `text` that the format forbids; empty if there is none.
std::optional<char32_t> forbiddenIn(const QString &text, TextShape shape)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t point = text[i].unicode();
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            point = QChar::surrogateToUcs4(text[i], text[i + 1]);
        else if (text[i].isSurrogate())
            return point;

        if (QChar::isNonCharacter(point))
            return point;
        if (point > 0xFFFF)
            ++i;
        const bool allowedBreak = shape == TextShape::Paragraphs && (point == u'\n' || point == u'\t');
        const bool isBreak = point == QChar::LineSeparator || point == QChar::ParagraphSeparator;
        if ((isBreak || QChar::category(point) == QChar::Other_Control) && !allowedBreak)
            return point;
    }
    return std::nullopt;
}

Refusal forbidden(char32_t point, const QString &field)
{
    const QString name = QStringLiteral("U+%1").arg(static_cast<uint>(point), 4, 16, QLatin1Char('0')).toUpper();
    return {Rule::ForbiddenCharacter, field, {{"character", name}}};
}

std::optional<Refusal> characterFault(const QString &text, TextShape shape, const QString &field)
{
    const auto point = forbiddenIn(text, shape);
    return point ? std::optional(forbidden(*point, field)) : std::nullopt;
}

/// Embeddings, overrides and isolates: with them a text is read otherwise than it is kept, and so is what stands beside
/// it. Marks (LRM, RLM, ALM) and joiners, which languages need, do no such thing.
bool turnsDirection(QChar character)
{
    const char16_t point = character.unicode();
    return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
}

std::optional<Refusal> directionFault(const QString &text, const QString &field)
{
    const auto *found = std::ranges::find_if(text, turnsDirection);
    return found == text.end() ? std::nullopt : std::optional(forbidden(found->unicode(), field));
}

/// Whether nothing of the text would be seen: blanks, format characters, and what Unicode draws as blanks.
bool isInvisible(const QString &text)
{
    return std::ranges::all_of(text.toUcs4(), [](char32_t point) {
        constexpr std::u32string_view blanks = U"\u034F\u115F\u1160\u2800\u3164\uFFA0";
        const bool isSelector = (point >= 0xFE00 && point <= 0xFE0F) || (point >= 0xE0100 && point <= 0xE01EF);
        return QChar::isSpace(point) || QChar::category(point) == QChar::Other_Format || isSelector
            || blanks.find(point) != blanks.npos;
    });
}

/// As it is kept.
QString tidied(const QString &text)
{
    return isInvisible(text) ? QString() : text.normalized(QString::NormalizationForm_C).trimmed();
}

std::optional<Refusal> lengthFault(const QString &text, const QString &field)
{
    if (text.toUtf8().size() <= MaxTextBytes)
        return std::nullopt;
    return Refusal{Rule::TooLong, field, {{"limit", QString::number(MaxTextBytes)}}};
}

/// Whether nothing about the text can be wrong or has to be tidied: letters and marks of the Latin alphabets below
/// U+0300, which are in NFC as they stand, but for blanks at the ends and the soft hyphen, and few enough.
bool isPlain(const QString &text)
{
    const auto isPlainCharacter = [](QChar each) {
        const char16_t point = each.unicode();
        return (point >= 0x20 && point <= 0x7E) || (point >= 0xA1 && point < 0x300 && point != QChar::SoftHyphen);
    };
    return !text.isEmpty() && text.front() != u' ' && text.back() != u' ' && 2 * text.size() <= MaxTextBytes
        && std::ranges::all_of(text, isPlainCharacter);
}

} // namespace

Result<QString> acceptText(const QString &text, TextShape shape, const QString &field)
{
    if (isPlain(text)) // Nearly every text is; what follows goes over it five times.
        return text;
    QString typed = text;
    if (shape == TextShape::Paragraphs) {
        typed.replace(QLatin1StringView("\r\n"), QLatin1StringView("\n"));
        typed.replace(QChar(QChar::LineSeparator), u'\n').replace(QChar(QChar::ParagraphSeparator), u'\n');
    }
    if (const auto fault = characterFault(typed, shape, field))
        return *fault;
    if (const auto fault = directionFault(typed, field))
        return *fault;
    const QString accepted = tidied(typed);
    if (const auto fault = lengthFault(accepted, field))
        return *fault;
    return accepted;
}

std::optional<Refusal> storedTextFault(const QString &text, TextShape shape, const QString &field)
{
    if (const auto fault = characterFault(text, shape, field))
        return fault;
    return lengthFault(text, field);
}

Result<QString> acceptReason(const QString &reason)
{
    const auto accepted = acceptText(reason, TextShape::OneLine, "reason");
    if (isRefused(accepted))
        return accepted;
    const qsizetype length = reasonLength(std::get<QString>(accepted));
    if (length == 0)
        return Refusal{Rule::ReasonNeeded, "reason", {}};
    if (length < MinReason || length > MaxReason)
        return Refusal{Rule::ReasonLength, "reason",
            {{"least", QString::number(MinReason)}, {"most", QString::number(MaxReason)}}};
    return accepted;
}

qsizetype reasonLength(const QString &reason)
{
    return tidied(reason).toUcs4().size();
}

} // namespace seriatim
