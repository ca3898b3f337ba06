#pragma once

#include "ui/dialogs/formdialog.h"

namespace seriatim {

class ReasonField;

/// Asks for a reason and leaves what is done with it to whoever asked.
class AskReasonDialog final : public FormDialog
{
    Q_OBJECT

public:
    /// `topic`: which earlier reasons are offered.
    AskReasonDialog(
        const QString &heading, const QString &consequence, const QString &verb, const QString &topic, QWidget *parent);

    QString reason() const; ///< Valid once the dialog was accepted.

protected:
    void send() override;
    QString obstacle() const override;

private:
    ReasonField *m_reason;
};

} // namespace seriatim
