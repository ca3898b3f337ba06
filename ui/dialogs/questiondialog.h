#pragma once

#include <functional>

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

    /// Another way on, and what Return takes.
    void offerInstead(const QString &verb, const std::function<void()> &taken);

protected:
    void send() override { accept(); }
};

} // namespace seriatim
