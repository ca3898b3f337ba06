#pragma once

#include "ui/dialogs/commanddialog.h"

class QLineEdit;

namespace seriatim {

class ReasonField;

/// Voids numbers in a row that are all reserved: the unused rest of a paper pad. All or none.
class VoidRangeDialog final : public CommandDialog
{
    Q_OBJECT

public:
    VoidRangeDialog(Desk &desk, const QString &first, const QString &last, QWidget *parent);

protected:
    void send() override;
    QString obstacle() const override;

private:
    QLineEdit *m_first;
    QLineEdit *m_last;
    ReasonField *m_reason = nullptr;
};

} // namespace seriatim
