#include "ui/editor/editorpage.h"

#include <QApplication>
#include <QKeyEvent>

#include "ui/editor/celltexts.h"
#include "ui/printing/printdesk.h"
#include "ui/reading.h"
#include "ui/shell/asking.h"
#include "ui/style.h"
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
      m_recovery(new Recovery(place.path, *m_draft, this)),
      m_linesModel(new LinesModel(*m_draft, this)),
      m_adjustmentsModel(new AdjustmentsModel(*m_draft, this)),
      m_number(new NumberBanner),
      m_form(new HeadForm(desk, *m_draft)),
      m_lines(new GridTable(m_linesModel)),
      m_adjustments(new GridTable(m_adjustmentsModel)),
      m_edit(new EditActions(*m_draft, m_lines, m_adjustments, this)),
      m_cellFault(style::aside({})),
      m_totals(new TotalsView),
      m_note(new QPlainTextEdit),
      m_terms(new QPlainTextEdit),
      m_problems(new ProblemList),
      m_preview(new PreviewPane),
      m_addAdjustment(new QToolButton)
{
    build();
    for (QWidget *field : m_form->findChildren<QLineEdit *>())
        field->installEventFilter(this);
    for (QWidget *field : {m_note, m_terms})
        field->installEventFilter(this);
    connectDocument();
    connectVerbs();
    suitEditActions();
    followLog(desk, true);
    if (!m_place.readOnly.isEmpty())
        m_draft->lock();
}

EditorPage::~EditorPage()
{
    m_lines->finishTyping();
    m_adjustments->finishTyping();
    m_recovery->flush();
    m_lines->disconnect(this);
    m_adjustments->disconnect(this);
    m_draft->disconnect(this);
    m_open->disconnect(this);
}

/// Undo and Redo are the editor's own in every field, so that they take back what was done last, wherever it was.
bool EditorPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        if (m_edit->takesBack(static_cast<QKeyEvent &>(*event))) {
            event->ignore();
            return true;
        }
    }
    return DocumentScreen::eventFilter(watched, event);
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
    for (const GridTable *table : {m_lines, m_adjustments}) {
        if (table->isTyping())
            std::erase_if(problems, [&](const Refusal &each) { return table->isAbout(each.field); });
    }
    return problems;
}

bool EditorPage::isModified() const
{
    return m_draft->isModified() || m_lines->isTyping() || m_adjustments->isTyping();
}

bool EditorPage::isNeeded() const
{
    return isModified() || !m_open->isLoaded() || !m_sender->isSettled() || m_open->isLocked() || m_prints->isBusy()
        || hasNews();
}

void EditorPage::hideEvent(QHideEvent *event)
{
    finishTyping();
    m_seen = m_banner->isHidden() ? QString() : m_banner->sentence();
    DocumentScreen::hideEvent(event);
}

/// True if a cell was open and what was typed there is a change.
bool EditorPage::finishTyping()
{
    const bool wasTyping = m_lines->isTyping() || m_adjustments->isTyping();
    m_lines->finishTyping();
    m_adjustments->finishTyping();
    return wasTyping;
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
        showBackdrop();
        if (!m_terms->hasFocus() && !m_note->hasFocus())
            showNotes();
        showTotals();
    });
    connect(m_open, &OpenDocument::refused, this, &EditorPage::showFault);
    connect(m_open, &OpenDocument::reasonWanted, this, &EditorPage::leaveNumberBehind);
    connect(m_open, &OpenDocument::gone, this, &EditorPage::closed);
    connect(m_open, &OpenDocument::saved, this, [this] {
        emit said(tr("Draft saved at %1.").arg(QLocale().toString(QTime::currentTime(), QLocale::ShortFormat)));
    });
    connect(m_open, &OpenDocument::issued, this,
        [this](const QString &number) { emit said(tr("%1 is issued.").arg(number)); });
    connect(m_open, &OpenDocument::changedElsewhere, this, &EditorPage::offerTheirs);
    connect(m_open, &OpenDocument::leftBehind, this, &EditorPage::offerLeftBehind);
    tellReadings(*m_form->party(), *m_banner, QStringLiteral("parties"), [this] { m_form->party()->ask(); });
    connect(m_draft, &Draft::changed, this, [this] {
        if (m_refused && m_banner->sentence() == words::sentence(*m_refused))
            m_banner->clear();
        m_refused.reset();
        m_sender->contentChanged();
        showTotals();
    });
    connect(m_draft, &Draft::savedChanged, this, &DocumentScreen::subjectChanged);
    connect(m_sender, &Sender::busyChanged, this, &EditorPage::lockForm);
    connect(m_sender, &Sender::busyChanged, this, &DocumentScreen::subjectChanged);
    // What it came to is told only after that.
    connect(m_sender, &Sender::busyChanged, this, &EditorPage::settled, Qt::QueuedConnection);
    connect(m_prints, &PrintDesk::busyChanged, this, &EditorPage::settled, Qt::QueuedConnection);
    for (GridTable *table : {m_lines, m_adjustments})
        connect(table, &GridTable::typed, this, [this] {
            m_problems->show(openProblems());
            emit subjectChanged();
        });
    connect(m_problems, &ProblemList::activated, this, &EditorPage::goTo);
    connect(m_form, &HeadForm::partyWanted, this, &EditorPage::wantParty);
    for (const GridTable *grid : {m_lines, m_adjustments})
        connect(grid, &GridTable::rowsLeftOut, this, [this](qsizetype count) {
            m_banner->say(style::Tone::Attention,
                tr("%L1 of the pasted rows are left out: a document holds at most %L2. Put them on another one.")
                    .arg(count)
                    .arg(MaxLines));
        });
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

void EditorPage::showBackdrop()
{
    const Backdrop &backdrop = m_open->backdrop();
    const auto taxes = celltext::usualTaxes(backdrop.company.party.address.country);
    m_linesModel->setTaxes(taxes);
    m_adjustmentsModel->setTaxes(taxes);
    m_form->setSeries(backdrop.series);
    m_form->setCompany(backdrop.company);
}

void EditorPage::suitEditActions()
{
    const QString locked = m_isLocked ? tr("The last command is still under way.") : QString();
    m_edit->setHindrance(m_place.readOnly.isEmpty() ? locked : m_place.readOnly);
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
    showBackdrop();
    const bool prices = m_draft->content().kind.traits().showsPrices;
    for (const int column : {LinesModel::Price, LinesModel::TaxColumn, LinesModel::Net})
        m_lines->setColumnHidden(column, !prices);
    const bool isAnother = std::exchange(m_shownId, m_open->id()) != m_open->id();
    if (isAnother || !m_draft->isEditable())
        showAdjustments(false);
    m_recovery->begin(m_open->id(), m_open->isInLog() ? m_open->details()->view.version : KeptDraft::NotInLog);
    if (isAnother)
        m_recovery->keep(std::exchange(m_kept, std::nullopt));
    m_refused.reset();
    showNotes();
    showTotals();
    // Who is typing is not torn away because the log was read again.
    if (isAnother && m_draft->isEditable())
        m_form->goTo(QStringLiteral("party.name"));
}

void EditorPage::showTotals()
{
    const auto &details = m_open->details();
    if (details && !m_open->subject().isDraft()) {
        m_totals->show(details->view.state.content, details->view.state.totals);
        return;
    }
    const auto totals = reckon(m_draft->content());
    if (isRefused(totals))
        m_totals->showFault(words::sentence(refusalOf(totals)));
    else
        m_totals->show(m_draft->content(), std::get<Totals>(totals));
}

/// While it is being issued, or nobody knows whether the last command was done, nothing is typed that would be lost.
void EditorPage::lockForm()
{
    if (std::exchange(m_isLocked, m_open->isLocked()) == m_open->isLocked())
        return;
    QWidget *focus = QApplication::focusWidget();
    if (m_isLocked)
        m_focus = focus && isAncestorOf(focus) ? focus : nullptr;
    for (QWidget *field : m_fields)
        field->setEnabled(!m_isLocked);
    suitEditActions();
    if (!m_isLocked && m_focus && !QApplication::focusWidget())
        m_focus->setFocus();
}

void EditorPage::goTo(const QString &field)
{
    if (field.startsWith(u"seller"))
        return emit companyWanted();
    if (field.startsWith(u"allowances") || field.startsWith(u"charges"))
        showAdjustments(true);
    const bool found = m_form->goTo(field) || m_lines->goTo(field) || m_adjustments->goTo(field);
    if (field == u"note" || field == u"terms")
        (field == u"note" ? m_note : m_terms)->setFocus();
    if (QWidget *focus = found ? QApplication::focusWidget() : nullptr)
        m_scroll->ensureWidgetVisible(focus, style::Margin, 2 * style::Margin);
}

void EditorPage::pointOut(Verb verb)
{
    if (verb != Verb::Issue || !m_draft->isEditable() || m_open->isLocked())
        return;
    // What was typed last may be just what was missing: the log has not said so yet.
    if (finishTyping() || m_open->isOutlookStale())
        return m_open->issue();
    const Refusals problems = m_open->problems();
    if (!problems.empty())
        goTo(problems.front().field);
}

void EditorPage::carryOut(Verb verb)
{
    finishTyping();
    switch (verb) {
    case Verb::Save:
        return m_open->save();
    case Verb::Issue:
        return m_open->issue();
    case Verb::Reserve:
        return afterSaving(&DocumentVerbs::reserve);
    case Verb::StepBack:
        return m_verbs->stepBack(subject());
    case Verb::Discard:
        return discard();
    case Verb::Void:
        return m_verbs->voidIssued(subject());
    case Verb::Credit:
        return m_verbs->credit(subject());
    case Verb::Copy:
        return afterSaving(&DocumentVerbs::copy);
    case Verb::Print:
        return m_draft->isEditable() ? m_open->save([this] { print(); }) : print();
    case Verb::Export: {
        const auto go = [this] { m_prints->exportOne(m_open->details()->row, *m_banner); };
        return m_draft->isEditable() ? m_open->save(go) : go();
    }
    case Verb::Open: // It is open.
        return;
    }
}

void EditorPage::print()
{
    m_prints->print(m_open->id(), subject().number, *m_banner);
}

/// Commands on a draft are about what is in the log: what was typed goes there first.
void EditorPage::afterSaving(void (DocumentVerbs::*verb)(const Subject &))
{
    if (!m_draft->isEditable())
        return (m_verbs->*verb)(subject());
    m_open->save([this, verb] { (m_verbs->*verb)(subject()); });
}

void EditorPage::followUp(DocumentKind kind)
{
    m_verbs->followUp(subject(), kind);
}

void EditorPage::discard()
{
    if (m_open->isInLog())
        return m_verbs->discard(subject());
    askToConfirm(this, {tr("Discard this draft?"), tr("It was never saved; nothing of it is kept."), tr("Discard")},
        [this] { dropTyped(); });
}

void EditorPage::dropTyped()
{
    m_recovery->forget();
    m_draft->load({}, false);
    emit closed();
}

void EditorPage::askToClose()
{
    finishTyping();
    if (!m_sender->isSettled() || m_open->isLocked() || m_prints->isBusy())
        return emit said(tr("The last command is still under way."));
    if (!isModified())
        return emit closed();
    askToConfirm(this,
        {tr("Unsaved changes"), tr("%1 has changes that are not saved.").arg(name()), tr("Discard the changes"), true},
        [this] { dropTyped(); }, {tr("Save"), [this] { m_open->save([this] { emit closed(); }); }});
}

void EditorPage::leaveNumberBehind(const QString &number, const OpenDocument::OnReason &answered)
{
    askReason(this,
        {tr("This draft leaves %1 behind").arg(number),
            tr("Its new date or series lies outside the period of %1. Saving voids that number: it is never used "
               "again. Why?")
                .arg(number),
            tr("Save and void")},
        answered);
}

/// To the address book, without leaving the document.
void EditorPage::wantParty(const QString &name)
{
    PartyCard card;
    card.party.name = name;
    const bool isSupplier = m_draft->content().kind.traits().partyRole == DocumentKind::PartyRole::Supplier;
    card.isSupplier = isSupplier;
    card.isCustomer = !isSupplier;
    m_sender->send<Answer>(&saveParty, SaveParty{{}, {}, card, -1}, [this, card](const Answer &answer) {
        m_form->takeParty({answer.id, card, false, 0});
        emit said(tr("%1 is in the address book.").arg(card.party.name));
    });
}

void EditorPage::setSidePaneShown(bool shown)
{
    m_preview->setVisible(shown);
    m_side->setMaximumWidth(shown ? QWIDGETSIZE_MAX : 240);
}

} // namespace seriatim
