#pragma once

#include <QAction>
#include <QObject>

#include <map>
#include <vector>

#include "ui/shell/subject.h"

namespace seriatim {

/// Every command of the window, once: menus, command bar and keyboard share it, and where it cannot be done it says
/// why.
class Commands final : public QObject
{
    Q_OBJECT

public:
    explicit Commands(QObject *parent);

    QAction *verb(Verb verb) const { return m_verbs.at(verb); }
    QAction *newDocument(DocumentKind kind) const;
    const std::vector<QAction *> &newDocuments() const { return m_new; }
    const std::vector<QAction *> &followUps() const { return m_followUps; }

    /// Enables what can be done with the subject; what cannot, says why.
    void suit(const Subject &subject);
    /// No document page is shown.
    void suitNothing() { suit({}); }

    /// Whether the key would be the shortcut of a verb that cannot be done.
    std::optional<Verb> disabledVerb(const QKeySequence &keys) const;

signals:
    void triggered(Verb verb);
    void newTriggered(DocumentKind kind);
    void followUpTriggered(DocumentKind kind);

private:
    void makeVerbs();
    void makeKinds();

    std::map<Verb, QAction *> m_verbs;
    std::vector<QAction *> m_new;       ///< In the order of the kinds.
    std::vector<QAction *> m_followUps; ///< In the order of the kinds.
};

/// Enables the action, or greys it with its reason; what it does, or why not, stands in tool tip and status bar.
void setPossible(QAction *action, const QString &effect, const QString &hindrance);

} // namespace seriatim
