#include "ui/editor/opendocument.h"

#include "log/codec.h"
#include "ui/editor/celltexts.h"
#include "words/words.h"

namespace seriatim {

namespace {

constexpr int Pause = 120; ///< Milliseconds after the last key until the log is asked about the draft.

} // namespace

OpenDocument::OpenDocument(Desk &desk, Draft &draft, Sender &sender, QObject *parent)
    : QObject(parent), m_desk(desk), m_draft(draft), m_sender(sender)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(Pause);
    connect(&m_pause, &QTimer::timeout, this, &OpenDocument::askOutlook);
    connect(&m_draft, &Draft::changed, this, [this] {
        m_pause.start();
        emit outlookChanged();
    });
    connect(&m_desk, &Desk::logGrew, this, &OpenDocument::logGrew);
}

void OpenDocument::begin(DocumentKind kind)
{
    m_id = codec::text(QUuid::createUuid());
    m_desk.ask([kind](Store &store) { return readNew(store, kind, QDate::currentDate()); })
        .then(this, [this](const Reply<Opening> &reply) {
            if (const auto *opening = std::get_if<Opening>(&reply))
                take(*opening);
            else if (const auto *trouble = std::get_if<Trouble>(&reply))
                emit troubled(*trouble);
        });
}

void OpenDocument::open(const QString &id)
{
    m_id = id;
    reload();
}

void OpenDocument::reload()
{
    m_desk.ask([id = m_id](Store &store) { return readOpening(store, id, QDate::currentDate()); })
        .then(this, [this, id = m_id](const Reply<std::optional<Opening>> &reply) {
            const auto *opening = std::get_if<std::optional<Opening>>(&reply);
            if (const auto *trouble = std::get_if<Trouble>(&reply))
                emit troubled(*trouble);
            else if (id == m_id && opening && *opening)
                take(**opening);
            else if (id == m_id && opening)
                emit gone();
        });
}

void OpenDocument::recover(const QString &id, const Sheet &sheet, bool isInLog)
{
    m_id = id;
    m_desk
        .ask([id, sheet, isInLog](Store &store) -> std::optional<Opening> {
            if (isInLog)
                return readOpening(store, id, QDate::currentDate());
            Opening opening = readNew(store, sheet.content.kind, QDate::currentDate());
            opening.outlook = readOutlook(store, {}, sheet.content, QDate::currentDate());
            return opening;
        })
        .then(this, [this, sheet](const Reply<std::optional<Opening>> &reply) {
            const auto *opening = std::get_if<std::optional<Opening>>(&reply);
            if (opening && *opening)
                take(**opening, sheet);
            else
                emit gone();
        });
}

void OpenDocument::take(const Opening &opening, const std::optional<Sheet> &recovered)
{
    m_details = opening.details;
    m_outlook = opening.outlook;
    m_backdrop = opening.backdrop;
    m_isLoaded = true;
    ++m_asked;
    m_pause.stop();
    const bool editable = !m_details || m_details->view.state.status == document::Status::Draft;
    if (recovered && editable)
        m_draft.recover(*recovered, opening.content);
    else
        m_draft.load(opening.content, editable);
    emit loaded();
    emit outlookChanged();
    if (recovered)
        askOutlook();
}

void OpenDocument::askOutlook()
{
    if (!m_draft.isEditable())
        return;
    const QString id = isInLog() ? m_id : QString();
    m_desk
        .ask([id, content = m_draft.contentToSend()](
                 Store &store) { return readOutlook(store, id, content, QDate::currentDate()); })
        .then(this, [this, asked = ++m_asked](const Reply<Outlook> &reply) {
            const auto *outlook = std::get_if<Outlook>(&reply);
            if (asked != m_asked || !outlook)
                return;
            m_outlook = *outlook;
            emit outlookChanged();
        });
}

void OpenDocument::logGrew()
{
    if (!m_isLoaded)
        return;
    refreshBackdrop();
    if (m_sender.isBusy())
        return;
    if (isInLog())
        refreshDetails();
    else
        askOutlook();
}

void OpenDocument::refreshBackdrop()
{
    m_desk.ask([](Store &store) { return readBackdrop(store); }).then(this, [this](const Reply<Backdrop> &reply) {
        const auto *backdrop = std::get_if<Backdrop>(&reply);
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

/// A new draft began with what the company said then. Where that still stands untouched, it follows.
void OpenDocument::followCompany(const Company &before)
{
    const DocumentContent &shown = m_draft.content();
    const DocumentContent then = newDocument(before, shown.kind, shown.date);
    const DocumentContent now = newDocument(m_backdrop.company, shown.kind, shown.date);
    const auto tax = celltext::usualTaxes(m_backdrop.company.party.address.country).front();
    const auto follow = [&](DocumentContent &content) {
        for (const auto member : {&DocumentContent::currency, &DocumentContent::language, &DocumentContent::terms}) {
            if (content.*member == then.*member)
                content.*member = now.*member;
        }
        if (content.due == then.due)
            content.due = now.due;
        for (Line &line : content.lines) {
            if (!line.tax && tax.category == TaxCategory::Standard)
                line.tax = tax;
        }
    };
    if (m_draft.isModified())
        return m_draft.change(tr("The company's terms"), {}, [&](Sheet &sheet) { follow(sheet.content); });
    DocumentContent content = shown;
    follow(content);
    m_draft.load(content, true);
}

/// Somebody appended: perhaps to this document, perhaps to its series.
void OpenDocument::refreshDetails()
{
    m_desk.ask([id = m_id](Store &store) { return readDetails(store, id, QDate::currentDate()); })
        .then(this, [this, id = m_id](const Reply<std::optional<DocumentDetails>> &reply) {
            const auto *details = std::get_if<std::optional<DocumentDetails>>(&reply);
            if (id != m_id || !details || !*details || !m_details || m_sender.isBusy())
                return;
            const bool isSame = (*details)->view.version == m_details->view.version;
            if (!isSame && m_draft.isModified()) {
                emit changedElsewhere();
                return;
            }
            if (!isSame) {
                reload();
                return;
            }
            m_details = *details;
            emit outlookChanged();
            askOutlook();
        });
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
    subject.isModified = m_draft.isModified();
    subject.isBusy = m_sender.isBusy();
    subject.nextNumber = m_outlook.nextNumber;
    const Refusals problems = this->problems();
    subject.faults = problems.empty() ? QString() : words::sentence(problems.front());
    return subject;
}

std::optional<Refusal> OpenDocument::unreadFault() const
{
    const auto &unread = m_draft.sheet().unread;
    if (unread.isEmpty())
        return std::nullopt;
    const QString field = unread.firstKey();
    const bool isDate = field == u"date" || field == u"due" || field == u"delivered";
    const bool isTax = field.endsWith(u".tax");
    const Rule rule = isDate ? Rule::NotADate : isTax ? Rule::UnknownTaxCategory : Rule::NotADecimal;
    return Refusal{rule, field, {{"value", unread.first()}}};
}

Refusals OpenDocument::problems() const
{
    if (!m_draft.isEditable())
        return {};
    Refusals problems = m_outlook.hindrances;
    if (const auto unread = unreadFault()) {
        std::erase_if(problems, [&](const Refusal &each) { return each.field == unread->field; });
        problems.insert(problems.begin(), *unread);
    }
    return problems;
}

void OpenDocument::save(std::function<void()> then)
{
    if (const auto fault = unreadFault())
        return emit refused(*fault);
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
    const Version version = m_details ? m_details->view.version : -1;
    m_sender.send<DocumentAnswer>(
        &saveDraft, SaveDraft{{}, m_id, content, version, reason},
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
            emit refused(refusal);
            return !refusal.field.isEmpty();
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
    if (!answer.number.isEmpty()) {
        m_details->row.number = answer.number;
        m_details->row.state = DocumentState::Reserved;
        m_details->view.reservedNumber = answer.number;
    }
    // What was typed while the command was under way stays unsaved.
    m_draft.markSaved(m_draft.contentToSend() == content ? m_draft.content() : content);
    emit outlookChanged();
}

void OpenDocument::issue()
{
    if (const auto fault = unreadFault())
        return emit refused(*fault);
    const DocumentContent content = m_draft.contentToSend();
    const Version version = m_details ? m_details->view.version : -1;
    m_sender.send<DocumentAnswer>(
        &issueDocument, IssueDocument{{}, m_id, content, version, false},
        [this, content](const DocumentAnswer &answer) {
            m_draft.markSaved(m_draft.content());
            emit issued(answer.number);
            reload();
        },
        [this](const Refusal &refusal) {
            emit refused(refusal);
            return !refusal.field.isEmpty();
        });
}

} // namespace seriatim
