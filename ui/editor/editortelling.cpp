#include <QLocale>

#include "domain/changes.h"
#include "outgoing/printed.h"
#include "ui/editor/editorpage.h"
#include "ui/style.h"
#include "words/words.h"

/// What the editor tells: what is wrong and where, and what others did meanwhile.
namespace seriatim {

void EditorPage::showOutlook()
{
    const auto &details = m_open->details();
    if (details)
        m_number->showDetails(*details, m_place.actor);
    if (!details || (details->row.state == DocumentState::Draft))
        m_number->showDraft(
            m_draft->content().kind, m_place.readOnly.isEmpty() ? m_open->outlook().nextNumber : QString());
    if (details)
        m_recovery->setVersion(details->view.version);
    lockForm();
    problems()->show(openProblems());
    m_form->setFaults(faults());
    if (!m_open->isOutlookStale())
        m_form->head()->setCorrected(m_open->outlook().corrected);
    showPreview();
    emit subjectChanged();
}

/// What is merely missing stands in the list; what is wrong, and what was refused, stands beside its field, too.
QMap<QString, QString> EditorPage::faults() const
{
    QMap<QString, QString> faults;
    const auto &unread = m_draft->sheet().unread;
    for (const Refusal &problem : m_open->problems()) {
        if (problem.rule != Rule::Missing || unread.contains(problem.field))
            faults.insert(problem.field, words::sentence(problem));
    }
    if (m_refused)
        faults.insert(m_refused->field, words::sentence(*m_refused));
    return faults;
}

void EditorPage::showPreview()
{
    const auto &details = m_open->details();
    const QByteArray logo = m_open->backdrop().company.logo;
    if (details && !m_open->subject().isDraft())
        return preview()->show(printedAsStored(details->view, logo));
    preview()->show(printedDraft(m_open->outlook().complete, details ? details->view.reservedNumber : QString(), logo));
}

void EditorPage::showFault(const Refusal &refusal)
{
    m_refused = refusal;
    showOutlook();
    if (!refusal.field.isEmpty())
        goTo(refusal.field);
    if (!m_form->tells(refusal.field))
        m_banner->say(style::Tone::Attention, words::sentence(refusal));
}

namespace {

/// Who did something to it last that counts, and nobody if nobody did.
QString lastHand(const std::vector<RecordedEvent> &history)
{
    const auto last = std::find_if(history.rbegin(), history.rend(),
        [](const RecordedEvent &event) { return !event.type.startsWith(u"DocumentPrint"); });
    return last == history.rend() ? QString() : last->actor;
}

/// "Date, Lines and more".
QString listed(QStringList fields)
{
    constexpr qsizetype Told = 3;
    const bool isMore = fields.size() > Told;
    fields = fields.mid(0, Told);
    for (QString &each : fields)
        each = words::fieldName(each);
    const QString list = QLocale().createSeparatedList(fields);
    return isMore ? EditorPage::tr("%1 and more").arg(fields.join(QStringLiteral(", "))) : list;
}

} // namespace

/// Whoever looks at a draft does not see that a field of it says something else by now.
void EditorPage::tellFollowed(const DocumentContent &before)
{
    const QStringList changed = changedFields(before, m_open->details()->view.state.content);
    const QString who = lastHand(m_open->details()->view.history);
    if (!changed.isEmpty())
        m_banner->say(style::Tone::Attention,
            tr("%1 changed this draft: %2. You see it as it is now.").arg(who, listed(changed)));
}

void EditorPage::offerTheirs()
{
    const DocumentDetails &theirs = *m_open->theirs();
    const QString who = lastHand(theirs.view.history);
    const style::Banner::Way becomeNew{tr("Make a new draft of mine"), [this] {
                                           m_recovery->forget();
                                           m_open->adopt(m_draft->sheet());
                                       }};
    const auto show = [this] { m_open->reload(); };
    if (theirs.view.state.status == document::Status::Draft) {
        const QStringList changed = changedFields(m_open->details()->view.state.content, theirs.view.state.content);
        const QString what = changed.isEmpty() ? tr("%1 changed this draft meanwhile.").arg(who)
                                               : tr("%1 changed this draft meanwhile: %2.").arg(who, listed(changed));
        return m_banner->offer(style::Tone::Attention,
            tr("%1 What you typed is kept here; nothing of it is saved yet.").arg(what), {tr("Take theirs"), show},
            {tr("Keep mine"), [this] { m_open->keepMine(); }}, becomeNew);
    }
    const QString number = theirs.view.state.number;
    const QString sentence = number.isEmpty()
        ? tr("%1 discarded this draft meanwhile. What you typed is kept here; nothing of it is saved.").arg(who)
        : tr("%1 issued this draft as %2 meanwhile. What you typed is kept here; it is not in %2.").arg(who, number);
    m_banner->offer(style::Tone::Attention, sentence, {tr("Drop mine and show it"), show}, becomeNew);
}

void EditorPage::offerLeftBehind(const Sheet &sheet)
{
    const QString number = m_open->details()->row.number;
    const auto adopt = [this, sheet] {
        m_recovery->forget();
        m_open->adopt(sheet);
    };
    m_banner->offer(style::Tone::Attention,
        number.isEmpty() ? tr("This draft was discarded meanwhile. What was typed before is kept.")
                         : tr("%1 was issued meanwhile; what was typed before is not in it, but kept.").arg(number),
        {tr("Make a new draft of it"), adopt}, {tr("Forget it"), [this] { m_recovery->forget(); }});
}

/// The banner came up while another page was shown.
bool EditorPage::hasNews() const
{
    return !isVisible() && !m_banner->isHidden() && m_banner->sentence() != m_seen;
}

/// A command came to its end. What it left on the banner of a page that is not shown is told in the status bar, too.
void EditorPage::settled()
{
    if (hasNews())
        emit hinted(m_banner->sentence());
    emit subjectChanged();
}

} // namespace seriatim
