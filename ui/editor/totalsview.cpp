#include "ui/editor/totalsview.h"

#include <QHBoxLayout>
#include <QLocale>

#include "ui/style.h"
#include "words/words.h"

namespace seriatim {

TotalsView::TotalsView(QWidget *parent) : QWidget(parent), m_grid(nullptr)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch(1);
    clear();
}

void TotalsView::clear()
{
    constexpr int Width = 330;
    delete m_body;
    m_body = new QWidget;
    m_body->setMinimumWidth(Width); // Large sums need more.
    m_grid = new QGridLayout(m_body);
    m_grid->setContentsMargins(style::Gap + 2, 0, style::Gap + 2, 0);
    m_grid->setVerticalSpacing(style::Unit + 3);
    m_grid->setColumnStretch(0, 1);
    layout()->addWidget(m_body);
}

void TotalsView::add(const QString &name, const QString &amount, bool isStrong)
{
    const int row = m_grid->rowCount();
    if (isStrong)
        m_grid->addWidget(style::rule(Qt::Horizontal), row, 0, 1, 2);
    QLabel *left = isStrong ? style::heading(name) : style::label(name);
    QLabel *right = isStrong ? style::heading(amount) : style::label(amount);
    left->setWordWrap(true);
    right->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_grid->addWidget(left, row + 1, 0, Qt::AlignTop);
    m_grid->addWidget(right, row + 1, 1, Qt::AlignRight | Qt::AlignTop);
}

void TotalsView::show(const DocumentContent &content, const Totals &totals)
{
    clear();
    if (!content.kind.traits().showsPrices)
        return;
    const QLocale locale;
    const auto text = [&](Money money) { return words::amountWithCurrency(money, locale); };
    if (!totals.allowances.isZero() || !totals.charges.isZero())
        add(tr("Lines"), text(totals.lineSum));
    if (!totals.allowances.isZero())
        add(tr("Allowances"), tr("− %1").arg(text(totals.allowances)));
    if (!totals.charges.isZero())
        add(tr("Charges"), text(totals.charges));
    add(tr("Net"), text(totals.net));
    for (const TaxSubtotal &each : totals.taxes) {
        if (!each.taxable.isZero())
            add(tr("%1 on %2").arg(words::taxName(each.tax), words::amount(each.taxable, locale)), text(each.amount));
    }
    if (totals.payable != totals.gross) {
        add(tr("Total with tax"), text(totals.gross));
        if (!totals.prepaid.isZero())
            add(tr("Already paid"), tr("− %1").arg(text(totals.prepaid)));
        if (!totals.rounding.isZero())
            add(tr("Rounding"), text(totals.rounding));
    }
    add(totals.payable != totals.gross ? tr("To pay") : tr("Total"), text(totals.payable), true);
}

void TotalsView::showFault(const QString &sentence)
{
    clear();
    QLabel *label = style::aside(sentence);
    style::setTone(label, style::Tone::Bad);
    m_grid->addWidget(label, 0, 0);
}

} // namespace seriatim
