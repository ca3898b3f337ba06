#pragma once

#include <QObject>

#include "ui/shell/sender.h"
#include "ui/shell/subject.h"

namespace seriatim {

/// The verbs that list and editor have in common, from the question to the sentence in the status bar.
class DocumentVerbs final : public QObject
{
    Q_OBJECT

public:
    DocumentVerbs(Sender &sender, QWidget *window);

    void reserve(const Subject &subject);
    void stepBack(const Subject &subject);
    void discard(const Subject &subject);
    void voidIssued(const Subject &subject);
    void credit(const Subject &subject);
    void copy(const Subject &subject);
    void followUp(const Subject &subject, DocumentKind kind);

signals:
    void draftMade(const QString &id); ///< A new draft, to be shown.
    void discarded(const QString &id);
    void said(const QString &sentence);

private:
    Sender &m_sender;
    QWidget *m_window;
};

} // namespace seriatim
