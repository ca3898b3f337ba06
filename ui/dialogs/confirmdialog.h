#pragma once

#include "ui/dialogs/commanddialog.h"

namespace seriatim {

/// A command that needs no more than a yes, but a considered one: its button is not the one that Return presses.
struct ConfirmRequest {
    QString heading;
    QString consequence; ///< What becomes final.
    QString verb;
    QString done; ///< Told afterwards.
    std::function<Result<Done>(Store &, const QUuid &command)> work;
};

ConfirmRequest takingOver(const NumberRow &number);
ConfirmRequest steppingBack(const NumberRow &number);
ConfirmRequest closingOf(const QString &series, const Period &period, const QString &periodName);
ConfirmRequest retiringOf(const QString &series);
ConfirmRequest archivingOf(const QString &party, const QString &name);

class ConfirmDialog final : public CommandDialog
{
    Q_OBJECT

public:
    ConfirmDialog(Desk &desk, const ConfirmRequest &request, QWidget *parent);

protected:
    void send() override;

private:
    ConfirmRequest m_request;
};

} // namespace seriatim
