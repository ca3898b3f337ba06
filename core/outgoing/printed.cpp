#include "outgoing/printed.h"

#include "domain/totals.h"
#include "log/chain.h"

namespace seriatim {

QString numberOn(const DocumentView &view)
{
    return view.state.number.isEmpty() ? view.reservedNumber : view.state.number;
}

print::PrintedDocument printedDraft(
    const DocumentContent &content, const QString &reservedNumber, const QByteArray &logo)
{
    print::PrintedDocument printed;
    printed.content = content;
    if (const auto totals = reckon(content); !isRefused(totals))
        printed.totals = std::get<Totals>(totals);
    printed.number = reservedNumber;
    printed.standing = print::Standing::Draft;
    printed.logo = logo;
    return printed;
}

print::PrintedDocument printedAsStored(const DocumentView &view, const QByteArray &logo)
{
    const document::State &state = view.state;
    const bool isVoid = state.status == document::Status::Voided;
    print::PrintedDocument printed;
    printed.content = state.content;
    printed.totals = state.totals;
    printed.number = state.number;
    printed.standing = isVoid ? print::Standing::Voided : print::Standing::Issued;
    printed.voidedAt = isVoid ? chain::fromTimestamp(view.voidedAt).toLocalTime() : QDateTime();
    printed.voidedBy = view.voidedBy;
    printed.voidReason = view.voidReason;
    printed.issuedHash = view.issuedHash;
    printed.logo = logo;
    return printed;
}

print::PrintedDocument printedFrom(const Store &store, const DocumentView &view, int copy)
{
    const QByteArray logo = readCompany(store).logo;
    const bool isDraft = view.state.status == document::Status::Draft;
    print::PrintedDocument printed = isDraft
        ? printedDraft(completed(store, view.state.content), view.reservedNumber, logo)
        : printedAsStored(view, logo);
    printed.copy = copy;
    printed.printedAt = store.log().session().clock().toLocalTime();
    return printed;
}

} // namespace seriatim
