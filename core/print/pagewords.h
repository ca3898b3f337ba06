#pragma once

#include <QLocale>
#include <QString>
#include <QTranslator>

#include "domain/documentkind.h"
#include "domain/tax.h"

namespace seriatim::print {

/// The fixed words of a page, as `PageWords` translates them.
namespace word {
// clang-format off
inline constexpr auto Draft           = QT_TRANSLATE_NOOP("Page", "DRAFT");
inline constexpr auto Void            = QT_TRANSLATE_NOOP("Page", "VOID");
inline constexpr auto VoidedOnBy      = QT_TRANSLATE_NOOP("Page", "Voided on %1 by %2: %3");
inline constexpr auto VoidedFor       = QT_TRANSLATE_NOOP("Page", "Voided: %1");
inline constexpr auto Copy            = QT_TRANSLATE_NOOP("Page", "Copy %1");
inline constexpr auto PrintedAt       = QT_TRANSLATE_NOOP("Page", "printed %1");
inline constexpr auto PageOf          = QT_TRANSLATE_NOOP("Page", "Page %1 of %2");

inline constexpr auto VatNumberIs     = QT_TRANSLATE_NOOP("Page", "VAT %1");
inline constexpr auto TaxNumberIs     = QT_TRANSLATE_NOOP("Page", "Tax no. %1");
inline constexpr auto RegisteredAs    = QT_TRANSLATE_NOOP("Page", "Registration no. %1");
inline constexpr auto DeliverTo       = QT_TRANSLATE_NOOP("Page", "Deliver to");
inline constexpr auto TaxRepresentative = QT_TRANSLATE_NOOP("Page", "Tax representative: %1");

inline constexpr auto Date            = QT_TRANSLATE_NOOP("Page", "Date");
inline constexpr auto Delivered       = QT_TRANSLATE_NOOP("Page", "Delivered");
inline constexpr auto Period          = QT_TRANSLATE_NOOP("Page", "Period");
inline constexpr auto TaxPoint        = QT_TRANSLATE_NOOP("Page", "Tax point");
inline constexpr auto Corrects        = QT_TRANSLATE_NOOP("Page", "Corrects");
inline constexpr auto DocumentOfDate  = QT_TRANSLATE_NOOP("Page", "%1 of %2");
inline constexpr auto Follows         = QT_TRANSLATE_NOOP("Page", "Follows");
inline constexpr auto YourReference   = QT_TRANSLATE_NOOP("Page", "Your reference");
inline constexpr auto Order           = QT_TRANSLATE_NOOP("Page", "Order");
inline constexpr auto Contract        = QT_TRANSLATE_NOOP("Page", "Contract");
inline constexpr auto Project         = QT_TRANSLATE_NOOP("Page", "Project");
inline constexpr auto Despatch        = QT_TRANSLATE_NOOP("Page", "Despatch advice");
inline constexpr auto Receiving       = QT_TRANSLATE_NOOP("Page", "Receiving advice");
inline constexpr auto Tender          = QT_TRANSLATE_NOOP("Page", "Tender or lot");
inline constexpr auto Object          = QT_TRANSLATE_NOOP("Page", "Object");
inline constexpr auto Accounting      = QT_TRANSLATE_NOOP("Page", "Cost centre");
inline constexpr auto YourVatNumber   = QT_TRANSLATE_NOOP("Page", "Your VAT number");
inline constexpr auto Due             = QT_TRANSLATE_NOOP("Page", "Due");
inline constexpr auto ValidUntil      = QT_TRANSLATE_NOOP("Page", "Valid until");
inline constexpr auto DeliverBy       = QT_TRANSLATE_NOOP("Page", "Deliver by");

inline constexpr auto Description     = QT_TRANSLATE_NOOP("Page", "Description");
inline constexpr auto Quantity        = QT_TRANSLATE_NOOP("Page", "Quantity");
inline constexpr auto Price           = QT_TRANSLATE_NOOP("Page", "Price");
inline constexpr auto Tax             = QT_TRANSLATE_NOOP("Page", "Tax");
inline constexpr auto Net             = QT_TRANSLATE_NOOP("Page", "Net");
inline constexpr auto NetIn           = QT_TRANSLATE_NOOP("Page", "Net %1");
inline constexpr auto PricePer        = QT_TRANSLATE_NOOP("Page", "%1 per %2");
inline constexpr auto Discount        = QT_TRANSLATE_NOOP("Page", "Discount");
inline constexpr auto Charge          = QT_TRANSLATE_NOOP("Page", "Charge");
inline constexpr auto AdjustmentBy    = QT_TRANSLATE_NOOP("Page", "%1, %2");
inline constexpr auto ItemNumber      = QT_TRANSLATE_NOOP("Page", "Item %1");
inline constexpr auto YourItemNumber  = QT_TRANSLATE_NOOP("Page", "your item %1");
inline constexpr auto StandardItem    = QT_TRANSLATE_NOOP("Page", "article %1");
inline constexpr auto OrderLine       = QT_TRANSLATE_NOOP("Page", "order line %1");
inline constexpr auto LineObject      = QT_TRANSLATE_NOOP("Page", "object %1");
inline constexpr auto Origin          = QT_TRANSLATE_NOOP("Page", "origin %1");
inline constexpr auto CarriedForward  = QT_TRANSLATE_NOOP("Page", "carried forward");
inline constexpr auto CarriedFrom     = QT_TRANSLATE_NOOP("Page", "carried forward from page %1");

inline constexpr auto Gross           = QT_TRANSLATE_NOOP("Page", "Total with tax");
inline constexpr auto Prepaid         = QT_TRANSLATE_NOOP("Page", "Already paid");
inline constexpr auto Rounding        = QT_TRANSLATE_NOOP("Page", "Rounding");
inline constexpr auto ToPay           = QT_TRANSLATE_NOOP("Page", "To pay %1");
inline constexpr auto Total           = QT_TRANSLATE_NOOP("Page", "Total %1");

inline constexpr auto PayBy           = QT_TRANSLATE_NOOP("Page", "Please pay %1 by %2");
inline constexpr auto Pay             = QT_TRANSLATE_NOOP("Page", "Please pay %1");
inline constexpr auto DebitOn         = QT_TRANSLATE_NOOP("Page", "We collect %1 by direct debit on %2");
inline constexpr auto Debit           = QT_TRANSLATE_NOOP("Page", "We collect %1 by direct debit");
inline constexpr auto Mandate         = QT_TRANSLATE_NOOP("Page", "Mandate %1");
inline constexpr auto Iban            = QT_TRANSLATE_NOOP("Page", "IBAN %1");
inline constexpr auto Account         = QT_TRANSLATE_NOOP("Page", "Account %1");
inline constexpr auto Bic             = QT_TRANSLATE_NOOP("Page", "BIC %1");
inline constexpr auto Payee           = QT_TRANSLATE_NOOP("Page", "Payable to %1");
inline constexpr auto PaymentReference= QT_TRANSLATE_NOOP("Page", "Payment reference %1");
inline constexpr auto Card            = QT_TRANSLATE_NOOP("Page", "Card ending in %1");
inline constexpr auto Scan            = QT_TRANSLATE_NOOP("Page", "Scan with your banking app");
// clang-format on
} // namespace word

/// Words in the language of the document, which need not be that of the program: from the program's
/// own translation into that language if there is one, and else in English.
class PageWords
{
public:
    explicit PageWords(const QLocale &locale);

    QString operator()(const char *source) const;
    QString kind(DocumentKind kind) const;
    /// UN/ECE codes as people write them; any other word as it is.
    QString unit(const QString &unit) const;
    QString country(const QString &code) const;
    /// What stands in the table for a rate; empty for categories that have one.
    QString taxCell(TaxCategory category) const;
    /// The label among the totals: of the rate and what is taxed or, where there is no rate, of
    /// what is not taxed.
    static const char *taxSum(TaxCategory category);
    /// What the due date of such a document is called: "Due", "Valid until", "Deliver by".
    static const char *due(DocumentKind kind);

private:
    QString translated(const char *context, const char *source) const;

    QTranslator m_translator;
    bool m_asProgram = false; ///< The program speaks the document's language, wherever it has its words from.
};

} // namespace seriatim::print
