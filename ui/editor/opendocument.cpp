#include "ui/editor/opendocument.h"

#include "log/codec.h"
#include "log/ids.h"
#include "ui/reading.h"

namespace seriatim {

namespace {

constexpr int Pause = 120; ///< Milliseconds after the last key until the log is asked about the draft.

bool isDraft(const std::optional<DocumentDetails> &details)
{
    return details && details->view.state.status == document::Status::Draft;
}

} // namespace

OpenDocument::OpenDocument(Desk &desk, Draft &draft, Sender &sender, style::Banner &banner, QObject *parent)
    : QObject(parent), m_desk(desk), m_draft(draft), m_sender(sender), m_banner(banner)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(Pause);
    connect(&m_pause, &QTimer::timeout, this, &OpenDocument::askOutlook);
    connect(&m_draft, &Draft::changed, this, [this] {
        m_pause.start();
        emit outlookChanged();
    });
    // Also what this command did: a number leaves or comes without the document's version moving.
    const auto catchUp = [this] {
        if (m_sender.isSettled() && std::exchange(m_missedGrowth, false))
            follow();
    };
    connect(&m_sender, &Sender::busyChanged, this, catchUp, Qt::QueuedConnection);
}

void OpenDocument::begin(DocumentKind kind)
{
    m_id = codec::text(ids::next());
    m_isLoaded = false;
    m_desk.ask([kind](Store &store) { return readNew(store, kind, QDate::currentDate()); })
        .then(this, [this, id = m_id, kind](const Reply<Opening> &reply) {
            const auto *opening = readOrTell(reply, m_banner, DocumentReading, [this, kind] { begin(kind); });
            if (opening && id == m_id)
                take(*opening);
        });
}

void OpenDocument::open(const QString &id)
{
    m_id = id;
    m_isLoaded = false;
    reload();
}

void OpenDocument::readAgain(bool evenIfTyped)
{
    m_desk.ask([id = m_id](Store &store) { return readOpening(store, id, QDate::currentDate()); })
        .then(this, [this, id = m_id, evenIfTyped](const Reply<std::optional<Opening>> &reply) {
            if (id != m_id)
                return;
            const auto again = [this, evenIfTyped] { readAgain(evenIfTyped); };
            const auto *opening = readOrTell(reply, m_banner, DocumentReading, again);
            if (!opening)
                return;
            if (!*opening)
                emit gone();
            else if (!evenIfTyped && m_draft.isModified()) // Since it was asked.
                tellTheirs(*(*opening)->details);
            else {
                const auto before = m_details;
                take(**opening);
                // What changes under the eyes of whoever is about to issue it does so audibly.
                if (!evenIfTyped && isDraft(before) && isDraft(m_details))
                    emit followed(before->view.state.content);
            }
        });
}

void OpenDocument::takeReading(const Opening &opening)
{
    m_details = opening.details;
    m_outlook = opening.outlook;
    m_backdrop = opening.backdrop;
    m_theirs.reset();
    m_savesMine = m_waitsToIssue = m_isIssuing = m_isIssued = false;
    m_answered = ++m_asked;
    m_pause.stop();
}

void OpenDocument::take(const Opening &opening)
{
    takeReading(opening);
    const bool canBeTyped = !m_details || isDraft(m_details);
    if (m_isLoaded && canBeTyped && m_draft.isEditable())
        m_draft.follow(opening.content);
    else
        m_draft.load(opening.content, canBeTyped);
    m_isLoaded = true;
    emit loaded();
    emit outlookChanged();
}

void OpenDocument::askOutlook()
{
    if (!m_draft.isEditable())
        return;
    m_pause.stop();
    const QString id = isInLog() ? m_id : QString();
    m_desk
        .ask([id, content = m_draft.contentToSend()](
                 Store &store) { return readOutlook(store, id, content, QDate::currentDate()); })
        .then(this, [this, asked = ++m_asked](const Reply<Outlook> &reply) { takeOutlook(asked, reply); });
}

void OpenDocument::takeOutlook(int asked, const Reply<Outlook> &reply)
{
    if (asked != m_asked)
        return;
    const bool waitsToIssue = std::exchange(m_waitsToIssue, false);
    if (const auto *outlook = readOrTell(reply, m_banner, OutlookReading, [this] { askOutlook(); })) {
        m_answered = asked;
        m_outlook = *outlook;
        if (waitsToIssue)
            issue();
    } else {
        m_outlook.nextNumber.clear(); // Nobody can tell it now.
    }
    emit outlookChanged();
}

void OpenDocument::follow()
{
    if (!m_isLoaded)
        return;
    if (!m_sender.isSettled()) {
        m_missedGrowth = true;
        return;
    }
    refreshBackdrop();
    if (isInLog())
        refreshDetails();
    else
        askOutlook();
}

void OpenDocument::refreshBackdrop()
{
    const auto read = [known = m_backdrop](Store &store) { return readBackdrop(store, known); };
    m_desk.ask(read).then(this, [this](const Reply<Backdrop> &reply) {
        const auto *backdrop = readOrTell(reply, m_banner, BackdropReading, [this] { refreshBackdrop(); });
        if (!backdrop || *backdrop == m_backdrop)
            return;
        const Backdrop before = std::exchange(m_backdrop, *backdrop);
        if (m_draft.isEditable() && !isInLog())
            followCompany(before.company);
        emit backdropChanged();
        emit outlookChanged();
        askOutlook();
    });
}

void OpenDocument::followCompany(const Company &before)
{
    const auto follow = [&](const DocumentContent &content) {
        return followingCompany(content, before, m_backdrop.company);
    };
    if (m_draft.isModified())
        m_draft.change(tr("The company's terms"), {}, [&](Sheet &sheet) { sheet.content = follow(sheet.content); });
    else
        m_draft.load(follow(m_draft.content()), true);
}

/// Somebody appended: perhaps to this document, perhaps to its series.
void OpenDocument::refreshDetails()
{
    m_desk.ask([id = m_id](Store &store) { return readDetails(store, id, QDate::currentDate()); })
        .then(this, [this, id = m_id](const Reply<std::optional<DocumentDetails>> &reply) {
            if (id != m_id)
                return;
            m_missedGrowth = m_missedGrowth || !m_sender.isSettled();
            const auto *details = readOrTell(reply, m_banner, DetailsReading, [this] { refreshDetails(); });
            if (!details || !*details || !m_details || !m_sender.isSettled())
                return;
            if (takeUnchanged(**details))
                askOutlook();
            else if (!m_draft.isModified())
                readAgain(false);
            else if (!m_theirs || m_theirs->view.version != (*details)->view.version)
                tellTheirs(**details);
        });
}

/// Takes over how things stand if the document itself is as it was; false if it is not.
bool OpenDocument::takeUnchanged(const DocumentDetails &details)
{
    if (isChangedSince(m_details->view.version, details))
        return false;
    m_details = details;
    emit outlookChanged();
    return true;
}

void OpenDocument::tellTheirs(const DocumentDetails &details)
{
    m_theirs = details;
    emit changedElsewhere();
}

void OpenDocument::keepMine()
{
    if (!m_theirs)
        return;
    m_details = std::exchange(m_theirs, std::nullopt);
    m_waitsToIssue = m_isIssuing = false; // It was another draft that was to become final.
    m_draft.markSaved(m_details->view.state.content);
    emit outlookChanged();
    askOutlook();
    if (std::exchange(m_savesMine, false))
        save();
}

void OpenDocument::adopt(const Sheet &sheet)
{
    m_id = codec::text(ids::next());
    m_details.reset();
    m_theirs.reset();
    m_savesMine = m_waitsToIssue = m_isIssuing = false;
    m_draft.recover(sheet, {});
    emit loaded();
    emit outlookChanged();
    askOutlook();
}

Subject OpenDocument::subject() const
{
    Subject subject = m_details ? subjectOf(*m_details) : Subject();
    subject.count = m_isLoaded ? 1 : 0;
    subject.exportable = 1;
    subject.id = m_id;
    subject.kind = m_draft.content().kind;
    subject.isEdited = true;
    subject.isSaved = isInLog();
    subject.isBusy = !m_sender.isSettled() || isLocked();
    subject.nextNumber = m_outlook.nextNumber;
    return subject;
}

Refusals OpenDocument::problems() const
{
    if (!m_draft.isEditable())
        return {};
    Refusals problems = m_outlook.hindrances;
    const Refusals unread = unreadFaults(m_draft.sheet());
    std::erase_if(problems, [&](const Refusal &each) { return m_draft.sheet().unread.contains(each.field); });
    problems.insert(problems.begin(), unread.begin(), unread.end());
    return problems;
}

bool OpenDocument::isLocked() const
{
    const bool isUnderWay = m_waitsToIssue || !m_sender.isSettled();
    return m_isIssued || m_sender.isUnsure() || (m_isIssuing && isUnderWay);
}

} // namespace seriatim
