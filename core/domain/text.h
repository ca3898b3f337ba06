#pragma once

#include "domain/refusal.h"

#include <QString>

#include <optional>

namespace seriatim {

/// Limits of the published format (FORMAT, Data).
constexpr qsizetype MaxTextBytes = 4096;    ///< One text, in UTF-8.
constexpr qsizetype MaxDataBytes = 1 << 20; ///< One event's data.
constexpr qsizetype MaxLines = 1000;        ///< Lines of a document.
constexpr qsizetype MinReason = 3;          ///< Characters of a reason for voiding (Brazil asks 15 to 255).
constexpr qsizetype MaxReason = 255;

/// Where text may break: most fields are one line; descriptions and notes may have several.
enum class TextShape { OneLine, Paragraphs };

/// Brings text from people to NFC, without blanks at its ends; refuses what the format forbids: lone surrogates,
/// noncharacters, NUL and other control characters (line break and tab are allowed in paragraphs), more than 4 KiB.
/// Unicode's own separators of lines and paragraphs, which forms make of a typed break, count as line breaks.
/// Refuses what turns the direction of writing for more than a mark does, too (U+202A to U+202E, U+2066 to U+2069). Of
/// a text in which nothing can be seen, nothing is left.
///
/// Called once, where text enters the core: what is hashed is never normalised again.
Result<QString> acceptText(const QString &text, TextShape shape, const QString &field);

/// Why a text that was accepted once cannot be it: what the format forbids. It is not brought to NFC again, for
/// Unicode grows, and what was stored stays as it was stored.
std::optional<Refusal> storedTextFault(const QString &text, TextShape shape, const QString &field);

/// Like `acceptText`, for a reason: 3 to 255 characters on one line.
Result<QString> acceptReason(const QString &reason);
/// How many characters `acceptReason` counts: code points of the text as it would be kept.
qsizetype reasonLength(const QString &reason);

} // namespace seriatim
