#pragma once

#include <QString>

#include <optional>
#include <vector>

#include "print/printeddocument.h"

namespace seriatim::print {

/// `text` without blanks and in upper case, if it is an IBAN (ISO 13616: its check digits are
/// right).
std::optional<QString> iban(const QString &text);

/// Whether a payer can be asked to pay this document by credit transfer: its kind asks for payment,
/// it is issued, and something is left to pay.
bool asksTransfer(const PrintedDocument &document);

/// What a banking app reads from the code (EPC069-12, version 2). Empty if the standard has no code
/// for the payment: it is not in euro, the account is no IBAN, or amount or reference are beyond its limits.
QByteArray giroCode(const PrintedDocument &document);

/// The squares of a QR code, row by row.
struct QrSquares {
    int side = 0;
    std::vector<bool> dark;
};

/// Empty if there is too much data.
std::optional<QrSquares> qrSquares(const QByteArray &data);

} // namespace seriatim::print
