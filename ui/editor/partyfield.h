#pragma once

#include <QLineEdit>
#include <QTimer>

#include "ui/desk.h"

class QCompleter;
class QStandardItemModel;

namespace seriatim {

/// The name of the other party, completed from the address book; the last proposal makes a new entry in it. A name that
/// is left as the address book has it, once, means that party.
class PartyField final : public QLineEdit
{
    Q_OBJECT

public:
    PartyField(Desk &desk, QWidget *parent = nullptr);

    /// Proposes parties for what is typed.
    void ask();

signals:
    void loaded(); ///< What to propose.
    void failed(const Trouble &trouble);
    void chosen(const PartyRow &party);
    void creationWanted(const QString &name);
    /// Several parties are called so, and none was chosen.
    void ambiguous(const QString &name);

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void propose(const QString &typed, const std::vector<PartyRow> &parties);
    void take(const QModelIndex &index);
    void takeNamed();
    void takeNamed(const QString &name, std::vector<PartyRow> found);

    Desk &m_desk;
    QTimer m_pause;
    QCompleter *m_completer;
    QStandardItemModel *m_proposals;
    std::vector<PartyRow> m_parties; ///< In the order of the proposals.
    bool m_isTyped = false;          ///< Since a party was chosen, or looked for by its name.
    int m_lookedFor = 0;             ///< Tells late answers about names that are settled otherwise.
};

/// Name apart, what tells the party from others: "Lindenstr. 12, 10969 Berlin · DE129273398".
QString partyInShort(const Party &party);

} // namespace seriatim
