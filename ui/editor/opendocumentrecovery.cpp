#include "ui/editor/opendocument.h"

#include "ui/editor/recovery.h"
#include "ui/reading.h"

/// How what was typed and never saved comes back into the form (`recovery.h`).
namespace seriatim {

void OpenDocument::recover(const KeptDraft &kept)
{
    m_id = kept.id;
    m_isLoaded = false;
    const auto read = [kept](Store &store) -> std::optional<Opening> {
        // Saved just before the program ended, it is in the log, whatever was kept.
        if (auto opening = readOpening(store, kept.id, QDate::currentDate()); opening || kept.isInLog())
            return opening;
        return readNew(store, kept.sheet.content.kind, QDate::currentDate());
    };
    m_desk.ask(read).then(this, [this, kept](const Reply<std::optional<Opening>> &reply) {
        const auto *opening = readOrTell(reply, m_banner, DocumentReading, [this, kept] { recover(kept); });
        if (!opening)
            return;
        if (*opening)
            takeRecovered(**opening, kept);
        else
            emit gone();
    });
}

void OpenDocument::takeRecovered(const Opening &opening, const KeptDraft &kept)
{
    takeReading(opening);
    m_isLoaded = true;
    const bool isDraft = !m_details || m_details->view.state.status == document::Status::Draft;
    if (isDraft)
        m_draft.recover(kept.sheet, opening.content);
    else
        m_draft.load(opening.content, false);
    emit loaded();
    emit outlookChanged();
    askOutlook();
    if (!isDraft)
        emit leftBehind(kept.sheet);
    else if (const Version known = std::max<Version>(kept.version, 0);
             m_details && m_draft.isModified() && isChangedSince(known, *m_details)) {
        m_theirs = m_details;
        m_details->view.version = known;
        emit changedElsewhere();
    }
}

} // namespace seriatim
