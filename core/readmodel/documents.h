#pragma once

#include "domain/document.h"

#include <QString>

#include <optional>
#include <vector>

namespace seriatim {

enum class DocumentState { Draft, Reserved, Issued, Credited, Voided, Discarded };

QString documentStateId(DocumentState state); ///< `draft`, `reserved`, `issued`, `credited`, `void`, `discarded`.
std::optional<DocumentState> documentStateFromId(QStringView id);

/// One line of the document list.
struct DocumentRow {
    QString id; ///< UUID.
    DocumentKind kind;
    DocumentState state = DocumentState::Draft;
    QString series;
    Period period;
    qint64 ordinal = 0;
    QString number; ///< Empty for a draft without reservation.
    QDate date;
    QDate due;
    QString partyId;
    QString partyName;
    QString reference;
    QString currency;
    qint64 net = 0;     ///< Minor units.
    qint64 gross = 0;   ///< Minor units.
    qint64 version = 0; ///< Of the stream: what a screen shows, and sends back with its command.
    int copies = 0;
    QString changedAt; ///< FORMAT's time.
    QString changedBy;
    qint64 position = 0; ///< Of its last event.

    bool operator==(const DocumentRow &) const = default;
};

/// Which documents a list shows. Absent means all.
struct DocumentFilter {
    std::optional<DocumentKind> kind;
    std::vector<DocumentState> states; ///< Empty: all but discarded.
    QDate from;
    QDate to; ///< Inclusive.
    QString partyId;
    QString text;   ///< Part of number, party, reference or total; case does not matter.
    QString amount; ///< The text as a plain decimal, if it is one in some form: found in totals, too.

    bool operator==(const DocumentFilter &) const = default;
};

/// Where a page ended: the next one begins behind it. The list runs from the newest position to the oldest.
struct DocumentKey {
    qint64 created = 0; ///< Position of the document's first event; 0: from the start.
};

struct DocumentPage {
    std::vector<DocumentRow> rows;
    DocumentKey end;
    bool complete = true; ///< There is nothing behind it.
};

/// What the shown documents come to, in one currency. Void documents and drafts do not count.
///
/// If only one kind is shown, its totals are added up. If all are, so is what they leave to be paid: invoices add,
/// credit memos take off, and what asks for no money does not count (`balance` of the kind).
struct DocumentSum {
    QString currency;
    qint64 count = 0;          ///< Documents that count.
    std::optional<qint64> net; ///< Minor units; empty if it is too large for a `Money`.
    std::optional<qint64> gross;

    bool operator==(const DocumentSum &) const = default;
};

struct DocumentSums {
    qint64 shown = 0;
    std::vector<DocumentSum> sums; ///< By currency.
};

/// The sums of some rows. `kind`: the one that is shown, if only one is.
std::vector<DocumentSum> sumsOf(const std::vector<DocumentRow> &rows, std::optional<DocumentKind> kind);
/// A sum of minor units as `DocumentSum` has it.
std::optional<qint64> sumFrom(Int128 minorUnits);

/// A document that another one was made from, or that was made from it.
struct DocumentLink {
    QString document;
    DocumentKind kind;
    QString number;
    DocumentState state = DocumentState::Draft;
    bool leadsThere = true; ///< True: made from this one. False: this one was made from it.
};

class Documents
{
public:
    virtual ~Documents() = default;

    virtual std::optional<DocumentRow> document(const QString &id) const = 0;
    virtual std::optional<DocumentRow> byNumber(const QString &number) const = 0;
    virtual DocumentPage page(const DocumentFilter &filter, const DocumentKey &after, int limit) const = 0;
    virtual DocumentSums sums(const DocumentFilter &filter) const = 0;
    virtual std::vector<DocumentLink> links(const QString &document) const = 0;
};

} // namespace seriatim
