#pragma once

#include <QCoreApplication>
#include <QString>

#include "readmodel/documents.h"

namespace seriatim {

/// What can be done with a document, from the menus, the command bar and the keyboard.
enum class Verb { Open, Save, Issue, Reserve, StepBack, Discard, Void, Credit, Copy, Print, Export };

/// What the window's commands are about: the documents selected in the list, or the one in the editor.
struct Subject {
    int count = 0;      ///< Of selected documents; the rest describes the one, if it is one.
    int exportable = 0; ///< Of them, those that are not discarded.
    QString id;
    DocumentKind kind;
    DocumentState state = DocumentState::Draft;
    QString number;     ///< Issued, or reserved for the draft.
    QString nextNumber; ///< That issuing would give; empty if it cannot be told.
    qint64 version = -1;
    int copies = 0;
    bool isEdited = false;    ///< Stands in the editor.
    bool isModified = false;  ///< Has changes that are not saved.
    bool isSaved = true;      ///< Is in the log at all.
    QString faults;           ///< The first thing that is missing for issuing, as a sentence; empty if nothing is.
    QString readOnly;         ///< Why nothing can be written, as a sentence.
    bool isBusy = false;      ///< A command is under way, or nobody knows yet whether it was done.
    bool isBeingRead = false; ///< It was chosen, but what the log says of it is not there yet.
    bool canStepBack = false; ///< The series allows it, and the number is the latest.

    bool isDraft() const { return state == DocumentState::Draft || state == DocumentState::Reserved; }
    bool isIssued() const { return state == DocumentState::Issued || state == DocumentState::Credited; }
};

/// What the screens say about verbs.
class VerbWords
{
    Q_DECLARE_TR_FUNCTIONS(VerbWords)

public:
    /// Why the verb cannot be done, as a sentence; empty if it can.
    static QString hindrance(Verb verb, const Subject &subject);
    /// Why no follow-up of this kind can be made.
    static QString followUpHindrance(DocumentKind kind, const Subject &subject);
    /// What the verb will do: "Issue makes INV-2026-00452 final".
    static QString effect(Verb verb, const Subject &subject);

private:
    static QString generalHindrance(Verb verb, const Subject &subject);
    static QString draftHindrance(Verb verb, const Subject &subject);
    static QString issuedHindrance(Verb verb, const Subject &subject);
};

} // namespace seriatim
