#include "ui/editor/opendocument.h"
#include "ui/reading.h"

/// How the open document is saved and issued.
namespace seriatim {

void OpenDocument::save(std::function<void()> then)
{
    if (const auto fault = unreadFault(m_draft.sheet()))
        return emit refused(*fault);
    m_isIssuing = false;
    if (isInLog() && !m_draft.isModified()) {
        if (then)
            then();
        return;
    }
    sendSave({}, then);
}

void OpenDocument::sendSave(const QString &reason, const std::function<void()> &then)
{
    const DocumentContent content = m_draft.contentToSend();
    m_sender.send<DocumentAnswer>(
        &saveDraft, SaveDraft{{}, m_id, content, version(), reason},
        [this, content, then](const DocumentAnswer &answer) {
            takeSaved(content, answer);
            emit saved();
            if (then)
                then();
        },
        [this, then](const Refusal &refusal) {
            if (refusal.rule == Rule::DraftHoldsNumber) {
                emit reasonWanted(refusal.facts.value(QStringLiteral("number")),
                    [this, then](const QString &given) { sendSave(given, then); });
                return true;
            }
            return refuse(refusal, [this, then] { save(then); });
        },
        [this, then] { save(then); });
}

/// A version that is not the one typed on may be no more than a page that was printed.
bool OpenDocument::refuse(const Refusal &refusal, const std::function<void()> &anew)
{
    if (refusal.rule == Rule::VersionChanged) {
        lookAgain(anew);
        return true;
    }
    if (refusal.rule == Rule::LogBusy || refusal.rule == Rule::ClockBehind)
        return false;
    if (refusal.rule == Rule::ReservationGone)
        refreshDetails();
    emit refused(refusal);
    return true;
}

void OpenDocument::lookAgain(const std::function<void()> &anew)
{
    m_desk.ask([id = m_id](Store &store) { return readDetails(store, id, QDate::currentDate()); })
        .then(this, [this, id = m_id, anew](const Reply<std::optional<DocumentDetails>> &reply) {
            if (id != m_id)
                return;
            const auto *details = readOrTell(reply, m_banner, DetailsReading, [this, anew] { lookAgain(anew); });
            if (!details || !*details || !m_sender.isSettled())
                return;
            if (isInLog() && takeUnchanged(**details))
                anew();
            else {
                // What is to become final, or was to follow the saving, is asked for anew once both are seen.
                m_savesMine = !m_isIssuing;
                tellTheirs(**details);
            }
        });
}

/// The log has it: from here on it is this version. The rest of the details follows when the log is read.
void OpenDocument::takeSaved(const DocumentContent &content, const DocumentAnswer &answer)
{
    if (!m_details) {
        DocumentRow row;
        row.id = m_id;
        row.kind = content.kind;
        m_details = DocumentDetails{row, {}, m_outlook.nextNumber, {}, {}, {}, false};
        m_details->view.id = m_id;
        m_details->view.state.status = document::Status::Draft;
    }
    m_details->view.version = answer.version;
    m_details->view.state.content = content;
    // A number that it held before may have stayed behind.
    m_details->row.number = m_details->view.reservedNumber = answer.number;
    m_details->row.state = answer.number.isEmpty() ? DocumentState::Draft : DocumentState::Reserved;
    // What was typed while the command was under way stays unsaved.
    m_draft.markSaved(m_draft.contentToSend() == content ? m_draft.content() : content);
    emit outlookChanged();
}

void OpenDocument::issue()
{
    if (const auto fault = unreadFault(m_draft.sheet()))
        return emit refused(*fault);
    m_isIssuing = true;
    if (isOutlookStale()) {
        m_waitsToIssue = true;
        emit outlookChanged();
        return askOutlook();
    }
    if (const Refusals found = problems(); !found.empty())
        return emit refused(found.front());
    sendIssue();
}

void OpenDocument::sendIssue()
{
    const QString held = m_details ? m_details->view.reservedNumber : QString();
    m_sender.send<DocumentAnswer>(
        &issueDocument, IssueDocument{{}, m_id, m_draft.contentToSend(), version(), false, held},
        [this](const DocumentAnswer &answer) {
            m_isIssued = true; // Nothing is typed any more until it shows.
            m_draft.markSaved(m_draft.content());
            emit issued(answer.number);
            emit outlookChanged();
            reload();
        },
        [this](const Refusal &refusal) { return refuse(refusal, [this] { issue(); }); }, [this] { issue(); });
}

} // namespace seriatim
