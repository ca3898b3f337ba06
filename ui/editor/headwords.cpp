#include "ui/editor/headwords.h"

#include <QCoreApplication>

#include "print/pagewords.h"
#include "words/words.h"

namespace seriatim::headwords {

QString party(DocumentKind kind)
{
    return kind.traits().partyRole == DocumentKind::PartyRole::Supplier
        ? QCoreApplication::translate("headwords", "Supplier")
        : QCoreApplication::translate("headwords", "Customer");
}

QString due(DocumentKind kind)
{
    return QCoreApplication::translate("Page", print::PageWords::due(kind));
}

QString corrected(DocumentKind kind, const std::optional<DocumentRow> &row)
{
    if (!row || row->kind.creditedBy() != kind)
        return QCoreApplication::translate("headwords", "No invoice of this log: printed as it is typed");
    if (row->state == DocumentState::Voided)
        return QCoreApplication::translate("headwords", "This invoice is void");
    if (row->state != DocumentState::Issued && row->state != DocumentState::Credited)
        return QCoreApplication::translate("headwords", "This invoice is not issued yet");
    QStringList parts{words::date(row->date, QLocale()), row->partyName};
    if (const auto currency = Currency::fromCode(row->currency))
        parts.append(words::amountWithCurrency(Money(row->gross, *currency), QLocale()));
    return parts.join(QStringLiteral(" · "));
}

} // namespace seriatim::headwords
