#pragma once

#include <QDate>
#include <QString>

#include <optional>
#include <vector>

#include "domain/documentkind.h"
#include "domain/party.h"
#include "domain/tax.h"

namespace seriatim {

/// Takes off (allowance) or adds (charge) an amount, on a line or on the whole document (EN 16931, BG-20, 21, 27, 28).
/// On a line it has the line's tax; on the document it names its own.
struct Adjustment {
    std::optional<Decimal> amount;
    QString reason;
    QString reasonCode;
    std::optional<Decimal> percent; ///< Where the amount came from; told, never reckoned anew.
    std::optional<Decimal> base;
    std::optional<Tax> tax;

    bool operator==(const Adjustment &) const = default;
};

/// The first and the last day of what a document or a line is for (BG-14, BG-26).
struct DateRange {
    QDate from;
    QDate to;

    bool operator==(const DateRange &) const = default;
};

/// One line (BG-25). Its net is quantity × price / priceBase, rounded, less allowances, plus charges.
struct Line {
    QString text;
    QString description;
    std::optional<Decimal> quantity;
    QString unit; ///< UN/ECE Recommendation 20 (`EA`, `HUR`) or the clerk's own word.
    std::optional<Decimal> price;
    std::optional<Decimal> priceBase; ///< How many units the price is for; absent means 1.
    std::optional<Tax> tax;
    std::vector<Adjustment> allowances;
    std::vector<Adjustment> charges;
    QString note;
    DateRange period;
    QString orderLine;      ///< BT-132
    QString objectId;       ///< BT-128
    QString accounting;     ///< BT-133
    QString sellersItem;    ///< BT-155
    QString buyersItem;     ///< BT-156
    QString standardItem;   ///< Scheme and identifier: `0160:…` (BT-157).
    QString classification; ///< BT-158
    QString originCountry;  ///< BT-159

    bool operator==(const Line &) const = default;
};

/// The document that this one follows or takes back. Kept as text as well, for the one meant may lie outside this log.
struct Precedent {
    QString document; ///< UUID of a document of this log; empty if it is not one.
    QString kind;
    QString number;

    bool operator==(const Precedent &) const = default;
};

/// Why a tax category bears no tax (BT-120, BT-121).
struct Exemption {
    QString category;
    QString reason;
    QString reasonCode;

    bool operator==(const Exemption &) const = default;
};

/// What a document says: typed into a draft, frozen when it is issued. Absent texts are empty, absent dates null.
struct DocumentContent {
    DocumentKind kind;
    QString series; ///< Code; empty means the usual series of the kind.
    QDate date;     ///< Decides the period of the number.
    QDate due;
    QString currency; ///< ISO 4217.
    QString language; ///< Of the printed page, BCP 47 (`en-IE`); copied from the company when issued.
    Party party;
    Party seller; ///< The issuing company. Copied from the company when issued, unless it is given.

    QString reference;          ///< The other side's (BT-10, "your reference").
    QString orderReference;     ///< BT-13
    QString contractReference;  ///< BT-12
    QString projectReference;   ///< BT-11
    QString despatchReference;  ///< BT-16
    QString receivingReference; ///< BT-15
    QString tenderReference;    ///< BT-17
    QString objectReference;    ///< BT-18
    QString accounting;         ///< BT-19
    QString precedes;           ///< Number of the invoice that a credit memo takes back, as text (BT-25).
    QDate precedesDate;         ///< BT-26
    Precedent follows;          ///< Where the document was made from, if it was.

    QDate delivered;         ///< BT-72
    DateRange period;        ///< BG-14
    QDate taxPoint;          ///< BT-7
    Party deliverTo;         ///< BG-13
    Party payee;             ///< BG-10
    Party taxRepresentative; ///< BG-11

    std::vector<Line> lines;
    std::vector<Adjustment> allowances;
    std::vector<Adjustment> charges;
    std::optional<Decimal> prepaid;  ///< BT-113
    std::optional<Decimal> rounding; ///< BT-114
    std::vector<Exemption> exemptions;

    QString note;
    QString terms;
    PaymentMeans paymentMeans;

    bool operator==(const DocumentContent &) const = default;
};

} // namespace seriatim
