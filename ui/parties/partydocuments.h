#pragma once

#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QWidget>

#include "ui/desk.h"

namespace seriatim {

/// The latest documents of a party.
class PartyDocuments final : public QWidget
{
    Q_OBJECT

public:
    PartyDocuments(Desk &desk, QWidget *parent);

    void setParty(const QString &id); ///< Empty: none.
    void reload();

    QListWidget *list() const { return m_list; }

signals:
    void documentActivated(const QString &id);
    void allWanted(const QString &party);
    void loaded();
    void failed(const Trouble &trouble);

private:
    void take(const DocumentPage &page);

    Desk &m_desk;
    QString m_party;
    QListWidget *m_list;
    QLabel *m_empty;
    QPushButton *m_all;
    int m_reading = 0; ///< Tells late answers about another party.
};

} // namespace seriatim
