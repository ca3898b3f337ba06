#pragma once

#include <QString>

#include <optional>
#include <span>

namespace seriatim {

/// A kind of document, described by data: a sixth kind is one more entry in `documentkind.cpp` and its translation.
class DocumentKind
{
public:
    /// On which side of the business the other party stands.
    enum class PartyRole { Customer, Supplier };
    /// What its due date is the last day for.
    enum class DueMeans { Payment, Acceptance, Delivery };

    struct Entry {
        const char *id;            ///< In events and on the command line: `credit-memo`.
        const char *name;          ///< English source of the translation (context `DocumentKind`): "Credit memo".
        const char *plural;        ///< "Credit memos".
        const char *defaultSeries; ///< Code of the usual series: `CM`.
        const char *defaultMask;
        PartyRole partyRole;
        DueMeans dueMeans;
        int balance;              ///< Its total in what is owed: 1 adds to it, -1 takes off, 0 neither.
        bool asksPayment;         ///< Has a due date and says how to pay.
        bool showsPrices;         ///< A delivery note has quantities only.
        bool needsTax;            ///< Every line must name its tax before the document can be issued.
        const char *creditedBy;   ///< Kind that takes it back: `credit-memo`; null if none does.
        const char *followUps[3]; ///< Kinds that can be made from it; unused places are null.
        int typeCode;             ///< UNCL 1001, for e-documents: 380, 381, 220, 310, 270.
    };

    /// An invoice.
    DocumentKind() = default;

    static std::optional<DocumentKind> fromId(QStringView id);
    static std::span<const Entry> all();
    static DocumentKind at(qsizetype index);

    const Entry &traits() const { return *m_entry; }
    QString id() const { return QString::fromLatin1(m_entry->id); }
    std::optional<DocumentKind> creditedBy() const;
    /// Whether documents of this kind take back others, as credit memos do invoices.
    bool takesBack() const;
    bool canBecome(DocumentKind followUp) const;
    /// Speaks of what is to come, as quotations and orders do: nothing can have been delivered yet.
    bool isAhead() const
    {
        return m_entry->dueMeans == DueMeans::Acceptance || m_entry->partyRole == PartyRole::Supplier;
    }

    bool operator==(const DocumentKind &) const = default;

private:
    explicit DocumentKind(const Entry *entry) : m_entry(entry) {}
    static const Entry *first();

    const Entry *m_entry = first();
};

} // namespace seriatim
