#pragma once

#include <QString>

#include <optional>
#include <span>

namespace seriatim {

/// A currency of ISO 4217. Only currencies of the list exist, so a Currency is always a known one.
class Currency
{
public:
    /// One row of ISO 4217, list one: funds codes, metals and test codes are left out, for no document is paid in them.
    struct Entry {
        char code[4];
        int digits;
    };

    /// The euro.
    Currency() = default;

    /// Empty for a code that ISO 4217 does not know. Codes are upper case.
    static std::optional<Currency> fromCode(QStringView code);

    static std::span<const Entry> all();

    QString code() const { return QString::fromLatin1(m_entry->code); }

    /// Digits of the minor unit: 2 for the euro, 0 for the yen, 3 for the dinar of Kuwait.
    int digits() const { return m_entry->digits; }

    bool operator==(const Currency &) const = default;

private:
    explicit Currency(const Entry *entry) : m_entry(entry) {}

    static const Entry *euro();

    const Entry *m_entry = euro();
};

} // namespace seriatim
