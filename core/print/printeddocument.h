#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include "domain/content.h"
#include "domain/totals.h"

namespace seriatim::print {

/// A draft is marked DRAFT on every page, with or without a reserved number; a voided document
/// VOID.
enum class Standing { Draft, Issued, Voided };

/// Everything that the pages say. What was issued is printed as it was stored: nothing is reckoned
/// anew.
struct PrintedDocument {
    DocumentContent content;
    Totals totals;  ///< Of a draft as far as they can be reckoned; left empty, the pages tell none.
    QString number; ///< Empty for a draft that holds none.
    Standing standing = Standing::Draft;

    QDateTime voidedAt;
    QString voidedBy;
    QString voidReason;

    int copy = 1;          ///< 1 is the original; later ones say "Copy 2".
    QDateTime printedAt;   ///< Shown on copies, in its own time zone.
    QByteArray issuedHash; ///< Of the event `DocumentIssued`, 32 bytes; its first 12 hex digits are
                           ///< printed.
    QByteArray logo;       ///< A PNG or JPEG file; empty, broken or enormous means no logo.
};

/// Whether there are amounts to print: the kind has prices, and the totals belong to these lines.
bool tellsAmounts(const PrintedDocument &document);

/// Whether any line or adjustment names its tax; a purchase order, say, need not.
bool namesTaxes(const DocumentContent &content);

} // namespace seriatim::print
