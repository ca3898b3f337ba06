#include "ui/shell/documentverbs.h"

#include <QWidget>

#include "ui/shell/asking.h"
#include "words/words.h"

namespace seriatim {

DocumentVerbs::DocumentVerbs(Sender &sender, QWidget *window) : QObject(window), m_sender(sender), m_window(window) {}

void DocumentVerbs::reserve(const Subject &subject)
{
    m_sender.send<NumbersAnswer>(
        &reserveForDraft, ReserveForDraft{{}, subject.id, subject.version}, [this](const NumbersAnswer &answer) {
            emit said(tr("%1 is reserved for this draft.").arg(answer.firstNumber));
        });
}

void DocumentVerbs::stepBack(const Subject &subject)
{
    m_sender.send<NumbersAnswer>(
        &stepBackNumber, StepBackNumber{{}, subject.number}, [this](const NumbersAnswer &answer) {
            emit said(tr("%1 stepped back; it is the next number again.").arg(answer.firstNumber));
        });
}

void DocumentVerbs::discard(const Subject &subject)
{
    const auto send = [this, subject](const QString &reason) {
        m_sender.send<DocumentAnswer>(&discardDraft, DiscardDraft{{}, subject.id, subject.version, reason},
            [this, subject](const DocumentAnswer &) {
                emit said(subject.number.isEmpty() ? tr("The draft is discarded.")
                                                   : tr("The draft is discarded and %1 voided.").arg(subject.number));
                emit discarded(subject.id);
            });
    };
    if (subject.number.isEmpty())
        return askToConfirm(m_window,
            {tr("Discard this draft?"),
                tr("It has no number. It stays in the log as discarded, and is no longer listed."), tr("Discard")},
            [send] { send({}); });
    askReason(m_window,
        {tr("Discard this draft and void %1").arg(subject.number),
            tr("The draft holds %1. Discarding voids the number: it is never used again. Why?").arg(subject.number),
            tr("Discard and void")},
        send);
}

void DocumentVerbs::voidIssued(const Subject &subject)
{
    askReason(m_window,
        {tr("Void %1").arg(subject.number),
            tr("%1 keeps its content and its number, marked VOID. This cannot be taken back. Why is it void?")
                .arg(subject.number),
            tr("Void")},
        [this, subject](const QString &reason) {
            m_sender.send<DocumentAnswer>(&voidDocument, VoidDocument{{}, subject.id, reason},
                [this, subject](const DocumentAnswer &) { emit said(tr("%1 is void.").arg(subject.number)); });
        });
}

void DocumentVerbs::credit(const Subject &subject)
{
    m_sender.send<DocumentAnswer>(
        &creditDocument, CreditDocument{{}, subject.id}, [this, subject](const DocumentAnswer &answer) {
            emit said(tr("A credit memo for the whole of %1: change it if only a part is taken back, then issue it.")
                          .arg(subject.number));
            emit draftMade(answer.document);
        });
}

void DocumentVerbs::copy(const Subject &subject)
{
    m_sender.send<DocumentAnswer>(&copyDocument, CopyDocument{{}, subject.id}, [this](const DocumentAnswer &answer) {
        emit said(tr("A new draft with the same content."));
        emit draftMade(answer.document);
    });
}

void DocumentVerbs::followUp(const Subject &subject, DocumentKind kind)
{
    m_sender.send<DocumentAnswer>(
        &followUpDocument, FollowUpDocument{{}, subject.id, kind}, [this, subject, kind](const DocumentAnswer &answer) {
            emit said(tr("%1 from %2: a new draft, linked both ways.").arg(words::kindName(kind), subject.number));
            emit draftMade(answer.document);
        });
}

} // namespace seriatim
