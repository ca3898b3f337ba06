#include "ui/editor/headwords.h"

#include <QCoreApplication>

#include "print/pagewords.h"

namespace seriatim::headwords {

QString party(DocumentKind kind)
{
    return kind.traits().partyRole == DocumentKind::PartyRole::Supplier
        ? QCoreApplication::translate("HeadForm", "Supplier")
        : QCoreApplication::translate("HeadForm", "Customer");
}

QString due(DocumentKind kind)
{
    return QCoreApplication::translate("Page", print::PageWords::due(kind));
}

} // namespace seriatim::headwords
