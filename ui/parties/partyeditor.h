#pragma once

#include <QPushButton>
#include <QUuid>
#include <QWidget>

#include <functional>

#include "log/ids.h"
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

    /// Nothing can be written, for the reason (a sentence). What was typed stays to be seen.
    void setReadOnly(const QString &reason);

    /// What the log says now about the party that is shown. Replaces it unless something was typed meanwhile.
    void refresh(const PartyRow &party);

    const std::optional<PartyRow> &party() const { return m_party; }
    bool isChanged() const;
    bool canSave() const;
    /// Saves what is typed; `then` goes on once nothing is left to be saved. Refused, it is forgotten, unless the clerk
    /// goes on by Retry.
    void save(const std::function<void()> &then = {});
    void revert();

    FieldForm &form() { return *m_form; }

signals:
    void said(const QString &sentence);

private:
    void review();
    void takeSaved(const QString &id, const PartyCard &card, const std::function<void()> &then);

    std::optional<PartyRow> m_party;
    QUuid m_command = ids::next();
    FieldForm *m_form;
    style::Banner *m_banner;
    Sender *m_sender;
    QPushButton *m_save;
    QPushButton *m_revert;
    QString m_readOnly;
};

} // namespace seriatim
