#pragma once

#include "ui/dialogs/formdialog.h"

namespace seriatim {

/// Asks before something that cannot be taken back, and leaves it to whoever asked: accepted means yes.
class QuestionDialog final : public FormDialog
{
    Q_OBJECT

public:
    /// `isDefault`: whether Return says yes.
    QuestionDialog(
        const QString &heading, const QString &consequence, const QString &verb, bool isDefault, QWidget *parent);

protected:
    void send() override { accept(); }
};

} // namespace seriatim
