#pragma once

#include "ui/dialogs/commanddialog.h"

namespace seriatim {

class ReasonField;

/// What a reason is asked for.
struct ReasonRequest {
    QString heading;     ///< "Void INV-2026-00451?"
    QString consequence; ///< What becomes final.
    QString verb;        ///< On the button: "Void number".
    QString topic;       ///< Which earlier reasons are offered: `void`, `discard`.
    QString done;        ///< Told afterwards: "INV-2026-00451 was voided."

    /// Carries it out.
    std::function<Result<Done>(Store &, const QString &reason, const QUuid &command)> work;
};

/// Voids a reserved number, or an issued document's with the document.
ReasonRequest voidingOf(const NumberRow &number);
ReasonRequest voidingOfDocument(const QString &document, const QString &number);
/// Asks for a reason, says in words what becomes final, and carries it out.
class ReasonDialog final : public CommandDialog
{
    Q_OBJECT

public:
    ReasonDialog(Desk &desk, const ReasonRequest &request, QWidget *parent);

    ReasonField *field() const { return m_reason; }

protected:
    void send() override;
    QString obstacle() const override;

private:
    ReasonRequest m_request;
    ReasonField *m_reason;
};

} // namespace seriatim
