#include "ui/editor/editorpage.h"

#include <QHBoxLayout>
#include <QSplitter>

#include "ui/printing/printdesk.h"
#include "ui/reading.h"
#include "words/words.h"

namespace seriatim {

EditorPage::EditorPage(Desk &desk, const LogPlace &place, QWidget *parent)
    : DocumentScreen(parent),
      m_desk(desk),
      m_place(place),
      m_draft(new Draft(this)),
      m_banner(new style::Banner),
      m_sender(new Sender(desk, *m_banner, this)),
      m_open(new OpenDocument(desk, *m_draft, *m_sender, *m_banner, this)),
      m_verbs(new DocumentVerbs(*m_sender, this)),
      m_prints(new PrintDesk(desk, this)),
      m_recovery(new Recovery(place, *m_draft, this)),
      m_number(new NumberBanner),
      m_form(new SheetForm(desk, *m_draft, {m_banner, m_number})),
      m_side(new SidePane)
{
    build();
    connectDocument();
    connectForm();
    connectVerbs();
    suitEditActions();
    followLog(desk, true);
    if (!m_place.readOnly.isEmpty())
        m_draft->lock();
}

EditorPage::~EditorPage()
{
    m_form->finishTyping();
    m_recovery->flush();
    m_form->disconnect(this);
    m_draft->disconnect(this);
    m_open->disconnect(this);
}

void EditorPage::build()
{
    auto *splitter = new QSplitter(Qt::Horizontal);
    splitter->setObjectName(QStringLiteral("editor"));
    splitter->addWidget(m_form);
    splitter->addWidget(m_side);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({832, 400});
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(splitter);
}

void EditorPage::recover(const KeptDraft &kept)
{
    m_kept = kept;
    m_open->recover(kept);
}

Subject EditorPage::subject() const
{
    Subject subject = m_open->subject();
    subject.isModified = isModified();
    const Refusals problems = openProblems();
    subject.faults = problems.empty() ? QString() : words::sentence(problems.front());
    return subject;
}

/// What is typed in an open cell may be just what is missing there: only the log can tell, once it is taken over.
Refusals EditorPage::openProblems() const
{
    Refusals problems = m_open->problems();
    std::erase_if(problems, [this](const Refusal &each) { return m_form->isTyped(each.field); });
    return problems;
}

bool EditorPage::isModified() const
{
    return m_draft->isModified() || m_form->isTyping();
}

bool EditorPage::isNeeded() const
{
    return isModified() || !m_open->isLoaded() || !m_sender->isSettled() || m_open->isLocked() || m_prints->isBusy()
        || hasNews();
}

void EditorPage::hideEvent(QHideEvent *event)
{
    m_form->finishTyping();
    m_seen = m_banner->isHidden() ? QString() : m_banner->sentence();
    DocumentScreen::hideEvent(event);
}

QString EditorPage::name() const
{
    const DocumentContent &content = m_draft->content();
    const auto &details = m_open->details();
    const QString kind = words::kindName(content.kind);
    if (details && !details->row.number.isEmpty())
        return details->row.number;
    return content.party.name.isEmpty() ? kind : QStringLiteral("%1 · %2").arg(content.party.name, kind);
}

void EditorPage::connectDocument()
{
    connect(m_open, &OpenDocument::loaded, this, &EditorPage::showLoaded);
    connect(m_open, &OpenDocument::outlookChanged, this, &EditorPage::showOutlook);
    connect(m_open, &OpenDocument::backdropChanged, this, [this] {
        m_form->setBackdrop(m_open->backdrop());
        showTotals();
    });
    connect(m_open, &OpenDocument::refused, this, &EditorPage::showFault);
    connect(m_open, &OpenDocument::reasonWanted, this, &EditorPage::leaveNumberBehind);
    connect(m_open, &OpenDocument::gone, this, &EditorPage::closed);
    connect(m_open, &OpenDocument::saved, this, [this] {
        emit said(tr("Draft saved at %1.").arg(QLocale().toString(QTime::currentTime(), QLocale::ShortFormat)));
    });
    connect(m_open, &OpenDocument::issued, this, [this](const QString &number) {
        m_form->showTop();
        emit said(tr("%1 is issued.").arg(number));
    });
    connect(m_open, &OpenDocument::changedElsewhere, this, &EditorPage::offerTheirs);
    connect(m_open, &OpenDocument::followed, this, &EditorPage::tellFollowed);
    connect(m_open, &OpenDocument::leftBehind, this, &EditorPage::offerLeftBehind);
    connect(m_draft, &Draft::savedChanged, this, &DocumentScreen::subjectChanged);
    connect(m_sender, &Sender::busyChanged, this, &EditorPage::lockForm);
    connect(m_sender, &Sender::busyChanged, this, &DocumentScreen::subjectChanged);
    // What it came to is told only after that.
    connect(m_sender, &Sender::busyChanged, this, &EditorPage::settled, Qt::QueuedConnection);
    connect(m_prints, &PrintDesk::busyChanged, this, &EditorPage::settled, Qt::QueuedConnection);
}

void EditorPage::connectForm()
{
    PartyField *party = m_form->head()->party();
    tellReadings(*party, *m_banner, QStringLiteral("parties"), [party] { party->ask(); });
    connect(m_form->head(), &HeadForm::partyWanted, this, &EditorPage::wantParty);
    connect(m_draft, &Draft::changed, this, &EditorPage::takeChange);
    m_recovery->setReading([this] { return m_form->sheetAsTyped(); });
    connect(m_form, &SheetForm::typed, this, [this] {
        m_recovery->noteTyping();
        problems()->show(openProblems());
        emit subjectChanged();
    });
    connect(m_form, &SheetForm::rowsLeftOut, this, [this](qsizetype count) {
        m_banner->say(style::Tone::Attention,
            tr("%L1 of the pasted rows are left out: a document holds at most %L2. Put them on another one.")
                .arg(count)
                .arg(MaxLines));
    });
    connect(problems(), &ProblemList::activated, this, &EditorPage::goTo);
}

/// What was refused is being mended.
void EditorPage::takeChange()
{
    if (m_refused && m_banner->sentence() == words::sentence(*m_refused))
        m_banner->clear();
    m_refused.reset();
    m_sender->contentChanged();
    showTotals();
}

void EditorPage::connectVerbs()
{
    connect(m_verbs, &DocumentVerbs::said, this, &Page::said);
    connect(m_prints, &PrintDesk::said, this, &Page::said);
    connect(m_verbs, &DocumentVerbs::draftMade, this, &Page::documentActivated);
    connect(m_verbs, &DocumentVerbs::discarded, this, [this] {
        m_recovery->forget();
        emit closed();
    });
}

void EditorPage::suitEditActions()
{
    const QString locked = m_isLocked ? tr("The last command is still under way.") : QString();
    m_form->actions()->setHindrance(m_place.readOnly.isEmpty() ? locked : m_place.readOnly);
}

void EditorPage::becomeReadOnly(const QString &sentence)
{
    m_place.readOnly = sentence;
    // What was typed stays, and is kept on the workstation: it can be copied to where the log goes on.
    if (!isModified())
        m_draft->lock();
    suitEditActions();
    emit subjectChanged();
}

void EditorPage::showLoaded()
{
    m_form->setBackdrop(m_open->backdrop());
    const bool isAnother = std::exchange(m_shownId, m_open->id()) != m_open->id();
    m_recovery->begin(m_open->id(), m_open->isInLog() ? m_open->details()->view.version : KeptDraft::NotInLog);
    if (isAnother)
        m_recovery->keep(std::exchange(m_kept, std::nullopt));
    m_refused.reset();
    m_form->showDraft(isAnother);
    showTotals();
}

void EditorPage::showTotals()
{
    const auto &details = m_open->details();
    if (details && !m_open->subject().isDraft())
        m_form->showStored(details->view.state.content, details->view.state.totals);
    else
        m_form->showReckoned();
}

/// While it is being issued, or nobody knows whether the last command was done, nothing is typed that would be lost.
void EditorPage::lockForm()
{
    if (std::exchange(m_isLocked, m_open->isLocked()) == m_open->isLocked())
        return;
    m_form->setLocked(m_isLocked);
    suitEditActions();
}

void EditorPage::goTo(const QString &field)
{
    if (field.startsWith(u"seller"))
        emit companyWanted();
    else
        m_form->goTo(field);
}

} // namespace seriatim
