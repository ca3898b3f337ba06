#pragma once

#include "domain/decimal.h"
#include "domain/period.h"
#include "domain/refusal.h"

#include <QString>

#include <optional>
#include <vector>

namespace seriatim {

/// How an ordinal becomes the number that people read: `INV-{YYYY}-{#####}` makes `INV-2026-00452`.
///
/// Tokens are `{YYYY}`, `{YY}`, `{MM}` (the period's first day) and, exactly once, `{###…}`: the ordinal, padded with
/// zeros to as many digits as there are `#` (1 to 12), which also state the largest ordinal. Everything else is
/// literal, `[A-Z0-9./_-]`, and no digit, typed or from a date, stands right beside the ordinal. So all numbers of a
/// mask have one length, and whether two masks can ever make the same text is decided place by place.
class NumberMask
{
public:
    static constexpr int MaxOrdinalDigits = 12;
    static constexpr int MaxLength = 40; ///< Characters of a number.

    static Result<NumberMask> parse(const QString &text);

    const QString &text() const { return m_text; }
    qint64 largestOrdinal() const;

    /// Why the mask does not suit a series that begins anew as `reset` says: it must hold all tokens that tell the
    /// periods apart, and none that the period does not fix.
    std::optional<Refusal> faultFor(Reset reset) const;

    /// Whether the mask can name the period: `{YY}` stands for 2000 to 2099, `{YYYY}` for 1000 to 9999.
    bool canName(const Period &period) const;

    /// The number; `ordinal` is 1 to `largestOrdinal()`, and the period can be named.
    QString render(const Period &period, qint64 ordinal) const;

    /// The mask with its dates filled in, and the ordinal still open: `INV-2026-{#####}`.
    QString pattern(const Period &period) const;

    /// The ordinal that `number` has in `period`; empty if it is no number of this mask and period.
    std::optional<qint64> ordinalOf(QStringView number, const Period &period) const;

    /// Whether some period and ordinal of `a` could make the same text as some of `b`.
    static bool canClash(const NumberMask &a, const NumberMask &b);

    bool operator==(const NumberMask &other) const { return m_text == other.m_text; }

private:
    enum class Token { Literal, LongYear, ShortYear, Month, Ordinal };
    struct Part {
        Token token = Token::Literal;
        QString text; ///< The literal, or the token as written.
    };

    bool has(Token token) const;
    QString rendered(const Part &part, const Period &period) const;
    static std::optional<Part> tokenPart(const QString &written);
    static Result<std::vector<Part>> split(const QString &text);
    static std::optional<Refusal> faultOf(const std::vector<Part> &parts, const QString &text);
    static std::vector<QString> places(const NumberMask &mask);

    QString m_text;
    std::vector<Part> m_parts;
};

} // namespace seriatim
