#pragma once

#include <QString>

namespace seriatim {

/// A postal address (EN 16931, BG-5 and BG-8). Absent parts are empty.
struct Address {
    QString street;
    QString street2;
    QString street3;
    QString postcode;
    QString city;
    QString region;
    QString country; ///< ISO 3166-1 alpha-2, upper case.

    bool operator==(const Address &) const = default;
};

/// A customer, a supplier, or the company itself, as it is written on documents (EN 16931, BG-4 and BG-7).
struct Party {
    QString id; ///< The party's stream in the log (a UUID); empty for one that was only typed.
    QString name;
    QString tradingName;
    QString taxId;             ///< VAT identifier (BT-31, BT-48).
    QString localTaxId;        ///< Tax registration that is no VAT identifier (BT-32).
    QString registrationId;    ///< In a register of companies (BT-30, BT-47).
    QString legalForm;         ///< What the law wants printed: directors, capital, court (BT-33).
    QString electronicAddress; ///< Scheme and address for e-invoices: `0088:7312345500001` (BT-34, BT-49).
    QString contact;
    QString phone;
    QString email;
    Address address;

    bool operator==(const Party &) const = default;
};

/// How the payee wants to be paid (EN 16931, BG-16 to BG-19).
struct PaymentMeans {
    QString code; ///< UNCL 4461: `30` credit transfer, `58` SEPA credit transfer, `59` direct debit …
    QString iban; ///< Or any other account identifier.
    QString bic;
    QString accountName;
    QString remittance; ///< What the payer is to quote (BT-83).
    QString cardNumber; ///< The last digits only (BT-87).
    QString mandate;    ///< Direct debit (BT-89).

    bool operator==(const PaymentMeans &) const = default;
};

} // namespace seriatim
