#include "ui/editor/headwords.h"

#include <QCoreApplication>

namespace seriatim::headwords {

QString party(DocumentKind kind)
{
    return kind.traits().partyRole == DocumentKind::PartyRole::Supplier
        ? QCoreApplication::translate("HeadForm", "Supplier")
        : QCoreApplication::translate("HeadForm", "Customer");
}

QString due(DocumentKind kind)
{
    switch (kind.traits().dueMeans) {
    case DocumentKind::DueMeans::Payment:
        return QCoreApplication::translate("HeadForm", "Due");
    case DocumentKind::DueMeans::Acceptance:
        return QCoreApplication::translate("HeadForm", "Valid until");
    case DocumentKind::DueMeans::Delivery:
        return QCoreApplication::translate("HeadForm", "Deliver by");
    }
    Q_UNREACHABLE();
}

bool isAhead(DocumentKind kind)
{
    const DocumentKind::Entry &traits = kind.traits();
    return traits.dueMeans == DocumentKind::DueMeans::Acceptance
        || traits.partyRole == DocumentKind::PartyRole::Supplier;
}

} // namespace seriatim::headwords
