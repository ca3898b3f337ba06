#include "ui/dialogs/acceptdialog.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/style.h"
#include "words/words.h"

namespace seriatim {

namespace {

QString headingOf(const Refusal &warning)
{
    if (warning.rule == Rule::DateOutOfOrder)
        return AcceptDialog::tr("The date is out of order");
    if (warning.rule == Rule::DateLongPast)
        return AcceptDialog::tr("The date lies far back");
    if (warning.rule == Rule::CreditExceeds)
        return AcceptDialog::tr("More is credited than was invoiced");
    if (warning.rule == Rule::CreditsNothing)
        return AcceptDialog::tr("No invoice is named");
    if (warning.rule == Rule::AmountNotPositive)
        return AcceptDialog::tr("Nothing is to be paid");
    return AcceptDialog::tr("Please look at this");
}

QString consequenceOf(const Refusal &warning)
{
    return warning.rule == Rule::DateOutOfOrder ? AcceptDialog::tr(
               "You may go on all the same. The gap audit then shows that number order and date order differ here.")
                                                : AcceptDialog::tr("You may go on all the same.");
}

} // namespace

AcceptDialog::AcceptDialog(const Refusal &warning, const QString &verb, QWidget *parent) : QDialog(parent)
{
    const QString sentence = words::sentence(warning);
    setWindowTitle(headingOf(warning));
    setAccessibleDescription(sentence);
    setMinimumWidth(460);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(style::Margin + style::Unit, style::Margin, style::Margin + style::Unit, style::Margin);
    grid->setHorizontalSpacing(style::Margin);
    grid->setVerticalSpacing(style::Gap + style::Unit);
    auto *sign = new QLabel;
    style::setPicture(sign,
        [warning = style::icon(QStringLiteral("warning"), style::Tone::Attention)] { return warning.pixmap(28, 28); });
    grid->addWidget(sign, 0, 0, 3, 1, Qt::AlignTop);
    grid->addWidget(style::heading(headingOf(warning)), 0, 1);
    for (const auto &[row, text] : {std::pair(1, sentence), std::pair(2, consequenceOf(warning))}) {
        QLabel *words = style::label(text);
        words->setWordWrap(true);
        grid->addWidget(words, row, 1);
    }
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(3, 1);

    auto *buttons = new QDialogButtonBox;
    QPushButton *proceed = buttons->addButton(verb, QDialogButtonBox::AcceptRole);
    QPushButton *back = buttons->addButton(tr("Back"), QDialogButtonBox::RejectRole);
    proceed->setAutoDefault(false);
    back->setDefault(true);
    style::makePrimary(back);
    back->setFocus();
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    grid->addWidget(buttons, 4, 0, 1, 2);
    style::giveAccessKeys(*this);
}

} // namespace seriatim
