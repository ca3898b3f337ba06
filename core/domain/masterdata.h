#pragma once

#include "domain/party.h"

#include <QByteArray>
#include <QString>

namespace seriatim {

/// The company whose documents these are, and what it usually writes on them.
struct Company {
    Party party;
    QString currency; ///< ISO 4217, for new documents.
    QString language; ///< BCP 47 (`en-IE`): words, number and date format of printed pages.
    int dueDays = 14; ///< Due date of a new invoice: so many days after its date, 0 to 366.
    QString terms;    ///< Terms of payment for new invoices.
    PaymentMeans paymentMeans;
    QByteArray logo; ///< A PNG or JPEG file, at most 256 KiB; empty for none.

    bool operator==(const Company &) const = default;
};

constexpr qsizetype MaxLogoBytes = 256 * 1024;

/// A customer or supplier in the address book. Documents hold copies, so that changing it changes no document.
struct PartyCard {
    Party party;
    bool isCustomer = true;
    bool isSupplier = false;
    QString currency; ///< For its documents; empty means the company's.
    QString language; ///< For its documents; empty means the company's.
    int dueDays = -1; ///< -1 means the company's.
    QString note;     ///< Internal: never printed.

    bool operator==(const PartyCard &) const = default;
};

/// After how many days the party's documents are due.
int dueDaysOf(const Company &company, const PartyCard &party);
/// The company's terms of payment, for a document that is due after so many days: none if they name another number of
/// days, the company's own. The printed page says the due date itself.
QString termsFor(const Company &company, qint64 dueDays);
/// Whether the terms of payment name the number of days.
bool nameDays(const QString &terms, qint64 days);

} // namespace seriatim
