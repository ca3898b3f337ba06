#include "ui/editor/outlook.h"

#include "log/codec.h"
#include "ui/editor/celltexts.h"

namespace seriatim {

Backdrop readBackdrop(const Store &store, const Backdrop &known)
{
    const Version version = store.log().versionOf(codec::CompanyStream);
    return {store.numbers().allSeries(), version == known.companyVersion ? known.company : readCompany(store), version};
}

namespace {

std::optional<DocumentRow> correctedBy(const Store &store, const DocumentContent &content)
{
    const QString number = content.precedes.trimmed();
    return content.kind.takesBack() && !number.isEmpty() ? store.documents().byNumber(number) : std::nullopt;
}

} // namespace

Outlook readOutlook(const Store &store, const QString &id, const DocumentContent &content, const QDate &today)
{
    return {previewNumber(store, content), hindrancesOf(store, id, content, today), completed(store, content),
        correctedBy(store, content)};
}

Opening readNew(const Store &store, DocumentKind kind, const QDate &today)
{
    const DocumentContent content = newDocument(store, kind, today);
    return {std::nullopt, content, readOutlook(store, {}, content, today), readBackdrop(store)};
}

std::optional<Opening> readOpening(const Store &store, const QString &id, const QDate &today)
{
    auto details = readDetails(store, id, today);
    if (!details)
        return std::nullopt;
    const DocumentContent content = details->view.state.content;
    Outlook outlook{details->nextNumber, details->hindrances, content, correctedBy(store, content)};
    if (details->view.state.status == document::Status::Draft)
        outlook = readOutlook(store, id, content, today);
    return Opening{std::move(details), content, std::move(outlook), readBackdrop(store)};
}

DocumentContent followingCompany(DocumentContent content, const Company &before, const Company &now)
{
    const DocumentContent old = newDocument(before, content.kind, content.date);
    const DocumentContent fresh = newDocument(now, content.kind, content.date);
    for (const auto member : {&DocumentContent::currency, &DocumentContent::language, &DocumentContent::terms}) {
        if (content.*member == old.*member)
            content.*member = fresh.*member;
    }
    if (content.due == old.due)
        content.due = fresh.due;
    const Tax tax = celltext::usualTaxes(now.party.address.country).front();
    for (Line &line : content.lines) {
        if (!line.tax && tax.category == TaxCategory::Standard)
            line.tax = tax;
    }
    return content;
}

} // namespace seriatim
