#pragma once

#include "readmodel/parties.h"
#include "ui/dialogs/commanddialog.h"

namespace seriatim {

/// A customer or supplier: a new one, or one from the address book.
class PartyDialog final : public CommandDialog
{
    Q_OBJECT

public:
    /// `party` without an id is a new one, with what was typed elsewhere already filled in.
    PartyDialog(Desk &desk, const PartyRow &party, QWidget *parent);

    /// The party as saved. Valid once the dialog was accepted.
    const PartyRow &party() const { return m_party; }

protected:
    void send() override;
    QString obstacle() const override;

private:
    PartyRow m_party;
};

} // namespace seriatim
