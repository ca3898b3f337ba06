#pragma once

#include "domain/masterdata.h"
#include "ui/dialogs/commanddialog.h"
#include "usecases/usecases.h"

namespace seriatim {

class LogoChooser;

/// The company whose documents these are: what stands at their head, and what new ones begin with.
class CompanyDialog final : public CommandDialog
{
    Q_OBJECT

public:
    /// Reads the company itself; the fields are open once it is there.
    CompanyDialog(Desk &desk, QWidget *parent);

    LogoChooser *logo() const { return m_logo; }

protected:
    void send() override;
    QString obstacle() const override;

private:
    void addRows();
    void read();
    void take(const CompanyView &view);

    Company m_company;
    Version m_version = -1; ///< That was read.
    LogoChooser *m_logo;
    bool m_isRead = false;
};

} // namespace seriatim
