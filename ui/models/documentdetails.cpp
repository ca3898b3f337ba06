#include "ui/models/documentdetails.h"

#include <algorithm>

#include "words/words.h"

namespace seriatim {

namespace {

bool canStepBack(const Store &store, const QString &id)
{
    const auto held = store.numbers().reservationOf(id);
    return held && !stepBackFault(store, *held);
}

} // namespace

std::optional<DocumentDetails> readDetails(const Store &store, const QString &id, const QDate &today)
{
    const auto snapshot = store.numbers().snapshot();
    const auto row = store.documents().document(id);
    auto view = viewDocument(store, id);
    if (!row || !view)
        return std::nullopt;
    DocumentDetails details{*row, std::move(*view), {}, {}, {}, store.documents().links(id), false};
    const auto number = row->number.isEmpty() ? std::nullopt : store.numbers().number(row->number);
    details.story = number ? historyOf(store, *number) : details.view.history;
    if (details.view.state.status == document::Status::Draft) {
        details.nextNumber = previewNumber(store, details.view.state.content);
        details.hindrances = hindrancesOf(store, id, details.view.state.content, today);
        details.canStepBack = canStepBack(store, id);
    }
    return details;
}

Subject subjectOf(const DocumentDetails &details)
{
    Subject subject;
    subject.count = 1;
    subject.exportable = details.row.state == DocumentState::Discarded ? 0 : 1;
    subject.id = details.row.id;
    subject.kind = details.row.kind;
    subject.state = details.row.state;
    subject.number = details.row.number;
    subject.nextNumber = details.nextNumber;
    subject.version = details.view.version;
    subject.copies = details.view.state.copies;
    subject.canStepBack = details.canStepBack;
    if (!details.hindrances.empty())
        subject.faults = words::sentence(details.hindrances.front());
    return subject;
}

bool isChangedSince(Version version, const DocumentDetails &details)
{
    return std::ranges::any_of(details.view.history, [version](const RecordedEvent &event) {
        const bool isPrint =
            event.type == QStringLiteral("DocumentPrinted") || event.type == QStringLiteral("DocumentPrintFailed");
        return event.version > version && !isPrint;
    });
}

} // namespace seriatim
