#pragma once

#include "print/printeddocument.h"

/// Documents as the printed page meets them.
namespace seriatim::examples {

/// The first page of the design: four lines, two rates, a discount, a payment in euro to a real IBAN.
print::PrintedDocument invoice();

/// An invoice of `count` lines over several pages, the texts "Article 0001" to "Article <count>".
print::PrintedDocument longInvoice(int count);

/// An invoice with every field filled that the page can show.
print::PrintedDocument fullInvoice();

print::PrintedDocument voided(print::PrintedDocument document);
print::PrintedDocument drafted(print::PrintedDocument document);
print::PrintedDocument ofKind(print::PrintedDocument document, const char *kind);

/// Brings the totals in line with the content.
void reckonAnew(print::PrintedDocument &document);

/// A small PNG file with a transparent background.
QByteArray logoFile();

} // namespace seriatim::examples
