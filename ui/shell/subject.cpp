#include "ui/shell/subject.h"

#include "words/words.h"

namespace seriatim {

namespace {

bool changesTheLog(Verb verb)
{
    return verb != Verb::Open;
}

bool takesSeveral(Verb verb)
{
    return verb == Verb::Export;
}

} // namespace

QString VerbWords::generalHindrance(Verb verb, const Subject &subject)
{
    if (subject.count == 0)
        return tr("Choose a document first.");
    if (subject.count > 1 && !takesSeveral(verb))
        return tr("Choose one document only.");
    if (changesTheLog(verb) && !subject.readOnly.isEmpty())
        return subject.readOnly;
    if (subject.isBusy && changesTheLog(verb))
        return tr("The last command is still under way, or waits to be looked up.");
    if (subject.isBeingRead && changesTheLog(verb))
        return tr("The document is still being read.");
    return {};
}

QString VerbWords::draftHindrance(Verb verb, const Subject &subject)
{
    if (subject.state == DocumentState::Discarded)
        return tr("This draft was discarded.");
    if (!subject.isDraft())
        return verb == Verb::Save
            ? tr("%1 is issued: it is never changed, only credited or voided.").arg(subject.number)
            : tr("%1 is issued already.").arg(subject.number);
    switch (verb) {
    case Verb::Save:
        return subject.isModified || !subject.isSaved ? QString() : tr("Everything is saved.");
    case Verb::Issue:
        return subject.faults;
    case Verb::Reserve:
        return subject.number.isEmpty() ? QString() : tr("This draft holds %1 already.").arg(subject.number);
    case Verb::StepBack:
        if (subject.number.isEmpty())
            return tr("This draft holds no number.");
        return subject.canStepBack
            ? QString()
            : tr("Only the latest number can step back, if its series allows it and it was never shown.");
    default:
        return {};
    }
}

QString VerbWords::issuedHindrance(Verb verb, const Subject &subject)
{
    if (subject.isDraft())
        return verb == Verb::Void ? tr("A draft is not voided but discarded.")
                                  : tr("A draft is not credited: change it.");
    if (subject.state == DocumentState::Voided)
        return tr("%1 is void already.").arg(subject.number);
    if (subject.state == DocumentState::Credited && verb == Verb::Void)
        return tr("%1 was credited: a credited document is not voided.").arg(subject.number);
    if (subject.state == DocumentState::Discarded)
        return tr("This draft was discarded.");
    if (verb == Verb::Credit && !subject.kind.creditedBy())
        return tr("Only invoices are taken back by a credit memo.");
    return {};
}

QString VerbWords::hindrance(Verb verb, const Subject &subject)
{
    if (const QString general = generalHindrance(verb, subject); !general.isEmpty())
        return general;
    switch (verb) {
    case Verb::Open:
    case Verb::Copy:
        return {};
    case Verb::Print:
    case Verb::Export:
        if (subject.count > 1)
            return subject.exportable > 0 ? QString() : tr("Discarded drafts are not printed.");
        return subject.state == DocumentState::Discarded ? tr("Discarded drafts are not printed.") : QString();
    case Verb::Void:
    case Verb::Credit:
        return issuedHindrance(verb, subject);
    default:
        return draftHindrance(verb, subject);
    }
}

QString VerbWords::followUpHindrance(DocumentKind kind, const Subject &subject)
{
    if (const QString general = generalHindrance(Verb::Copy, subject); !general.isEmpty())
        return general;
    if (!subject.kind.canBecome(kind))
        return tr("%1: not made from %2.").arg(words::kindPlural(kind), words::kindPlural(subject.kind));
    if (!subject.isIssued())
        return tr("Issue this document first.");
    return {};
}

QString VerbWords::effect(Verb verb, const Subject &subject)
{
    switch (verb) {
    case Verb::Open:
        return tr("Open the document");
    case Verb::Save:
        return tr("Save the draft; it gets no number yet");
    case Verb::Issue:
        if (!subject.number.isEmpty())
            return tr("Issue makes %1 final").arg(subject.number);
        return subject.nextNumber.isEmpty() ? tr("Issue gives the next number and makes it final")
                                            : tr("Issue makes %1 final").arg(subject.nextNumber);
    case Verb::Reserve:
        return subject.nextNumber.isEmpty() ? tr("Reserve the next number for this draft")
                                            : tr("Reserve %1 for this draft").arg(subject.nextNumber);
    case Verb::StepBack:
        return tr("Give %1 back: it goes out again as the next number").arg(subject.number);
    case Verb::Discard:
        return subject.number.isEmpty() ? tr("Discard this draft")
                                        : tr("Discard this draft and void %1, with a reason").arg(subject.number);
    case Verb::Void:
        return tr("Void %1, with a reason; it keeps its content").arg(subject.number);
    case Verb::Credit:
        return tr("Make a credit memo for the whole of %1").arg(subject.number);
    case Verb::Copy:
        return tr("Make a new draft with the same content");
    case Verb::Print:
        return subject.copies > 0 ? tr("Print copy %1").arg(subject.copies + 1) : tr("Print the document");
    case Verb::Export:
        return subject.count > 1 ? tr("Export %n document(s) as PDF files", nullptr, subject.count)
                                 : tr("Export the document as a PDF file");
    }
    Q_UNREACHABLE();
}

} // namespace seriatim
