#pragma once

#include <QByteArray>
#include <QDate>

#include <optional>

#include "ui/models/documentdetails.h"

namespace seriatim {

/// What the log says to a draft as it stands in the form: nothing is taken, nothing is written.
struct Outlook {
    QString nextNumber;                        ///< That issuing would give; empty if it cannot be told.
    Refusals hindrances;                       ///< What stands in the way of issuing.
    DocumentContent complete;                  ///< As it would be frozen.
    std::optional<DocumentRow> corrected = {}; ///< Whose number a credit memo gives.

    bool operator==(const Outlook &) const = default;
};

Outlook readOutlook(const Store &store, const QString &id, const DocumentContent &content, const QDate &today);

/// What the editor needs besides the document.
struct Backdrop {
    std::vector<SeriesRow> series;
    Company company;
    Version companyVersion = 0;

    bool operator==(const Backdrop &) const = default;
};

/// `known`: as it was read before. The company, with its logo, is long, and seldom changes.
Backdrop readBackdrop(const Store &store, const Backdrop &known = {});

/// A document that is opened, with all that stands round it.
struct Opening {
    std::optional<DocumentDetails> details; ///< Empty for a new one.
    DocumentContent content;
    Outlook outlook;
    Backdrop backdrop;
};

/// A new draft began with what the company said then (`before`). Where that still stands untouched, it follows.
DocumentContent followingCompany(DocumentContent content, const Company &before, const Company &now);

Opening readNew(const Store &store, DocumentKind kind, const QDate &today);
/// Empty if there is no such document.
std::optional<Opening> readOpening(const Store &store, const QString &id, const QDate &today);

} // namespace seriatim
