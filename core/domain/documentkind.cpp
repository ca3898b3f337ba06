#include "domain/documentkind.h"

#include <QtGlobal>

#include <algorithm>

namespace seriatim {

namespace {

using enum DocumentKind::PartyRole;
using enum DocumentKind::DueMeans;

// clang-format off
constexpr DocumentKind::Entry Entries[] = {
    {.id = "invoice",
     .name = QT_TRANSLATE_NOOP("DocumentKind", "Invoice"), .plural = QT_TRANSLATE_NOOP("DocumentKind", "Invoices"),
     .defaultSeries = "INV", .defaultMask = "INV-{YYYY}-{#####}",
     .partyRole = Customer, .dueMeans = Payment, .balance = 1,
     .asksPayment = true, .showsPrices = true, .needsTax = true,
     .creditedBy = "credit-memo", .followUps = {"delivery-note"}, .typeCode = 380},
    {.id = "credit-memo",
     .name = QT_TRANSLATE_NOOP("DocumentKind", "Credit memo"), .plural = QT_TRANSLATE_NOOP("DocumentKind", "Credit memos"),
     .defaultSeries = "CM", .defaultMask = "CM-{YYYY}-{#####}",
     .partyRole = Customer, .dueMeans = Payment, .balance = -1,
     .asksPayment = false, .showsPrices = true, .needsTax = true,
     .creditedBy = nullptr, .followUps = {}, .typeCode = 381},
    {.id = "purchase-order",
     .name = QT_TRANSLATE_NOOP("DocumentKind", "Purchase order"), .plural = QT_TRANSLATE_NOOP("DocumentKind", "Purchase orders"),
     .defaultSeries = "PO", .defaultMask = "PO-{YYYY}-{#####}",
     .partyRole = Supplier, .dueMeans = Delivery, .balance = 0,
     .asksPayment = false, .showsPrices = true, .needsTax = false,
     .creditedBy = nullptr, .followUps = {"delivery-note"}, .typeCode = 220},
    {.id = "quotation",
     .name = QT_TRANSLATE_NOOP("DocumentKind", "Quotation"), .plural = QT_TRANSLATE_NOOP("DocumentKind", "Quotations"),
     .defaultSeries = "QU", .defaultMask = "QU-{YYYY}-{#####}",
     .partyRole = Customer, .dueMeans = Acceptance, .balance = 0,
     .asksPayment = false, .showsPrices = true, .needsTax = true,
     .creditedBy = nullptr, .followUps = {"invoice", "delivery-note"}, .typeCode = 310},
    {.id = "delivery-note",
     .name = QT_TRANSLATE_NOOP("DocumentKind", "Delivery note"), .plural = QT_TRANSLATE_NOOP("DocumentKind", "Delivery notes"),
     .defaultSeries = "DN", .defaultMask = "DN-{YYYY}-{#####}",
     .partyRole = Customer, .dueMeans = Delivery, .balance = 0,
     .asksPayment = false, .showsPrices = false, .needsTax = false,
     .creditedBy = nullptr, .followUps = {"invoice"}, .typeCode = 270},
};
// clang-format on

} // namespace

std::optional<DocumentKind> DocumentKind::fromId(QStringView id)
{
    const auto *entry =
        std::ranges::find_if(Entries, [&](const Entry &each) { return id == QLatin1StringView(each.id); });
    return entry == std::end(Entries) ? std::nullopt : std::optional(DocumentKind(entry));
}

std::span<const DocumentKind::Entry> DocumentKind::all()
{
    return Entries;
}

DocumentKind DocumentKind::at(qsizetype index)
{
    return DocumentKind(&Entries[index]);
}

std::optional<DocumentKind> DocumentKind::creditedBy() const
{
    return m_entry->creditedBy ? fromId(QString::fromLatin1(m_entry->creditedBy)) : std::nullopt;
}

bool DocumentKind::takesBack() const
{
    return std::ranges::any_of(
        all(), [this](const Entry &each) { return each.creditedBy && id() == QLatin1StringView(each.creditedBy); });
}

bool DocumentKind::canBecome(DocumentKind followUp) const
{
    return std::ranges::any_of(
        m_entry->followUps, [&](const char *id) { return id && followUp.id() == QLatin1StringView(id); });
}

const DocumentKind::Entry *DocumentKind::first()
{
    return Entries;
}

} // namespace seriatim
