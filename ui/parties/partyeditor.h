#pragma once

#include <QPushButton>
#include <QUuid>
#include <QWidget>

#include "readmodel/parties.h"

namespace seriatim {

class Sender;
class Desk;
class FieldForm;
namespace style {
class Banner;
}

/// The card of a party, to be read and changed in place.
class PartyEditor final : public QWidget
{
    Q_OBJECT

public:
    PartyEditor(Desk &desk, QWidget *parent);

    /// Shows a party; what was typed and not saved is gone. Null: none is selected.
    void setParty(const std::optional<PartyRow> &party);

    /// Nothing can be written, for the reason (a sentence).
    void setReadOnly(const QString &reason);

    /// What the log says now about the party that is shown. Replaces it unless something was typed meanwhile.
    void refresh(const PartyRow &party);

    const std::optional<PartyRow> &party() const { return m_party; }
    bool isChanged() const;
    bool canSave() const;
    void save();
    void revert();

    FieldForm &form() { return *m_form; }

signals:
    void said(const QString &sentence);
    void saved();

private:
    void review();
    void takeSaved(const QString &id, const PartyCard &card);

    std::optional<PartyRow> m_party;
    QUuid m_command = QUuid::createUuid();
    FieldForm *m_form;
    style::Banner *m_banner;
    Sender *m_sender;
    QPushButton *m_save;
    QPushButton *m_revert;
    QString m_readOnly;
};

} // namespace seriatim
