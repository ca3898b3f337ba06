#pragma once

#include <QDialog>

#include "domain/refusal.h"

namespace seriatim {

/// A warning that stands in the way until somebody accepts it: a date out of order, a credit too much. Accepted, the
/// same command is sent again with its acceptance; Return goes back to the form.
class AcceptDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `verb`: what is done all the same: "Issue all the same".
    AcceptDialog(const Refusal &warning, const QString &verb, QWidget *parent);
};

} // namespace seriatim
