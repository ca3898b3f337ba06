#include "ui/documents/sumbar.h"

#include <QHBoxLayout>
#include <QLocale>

#include <map>

#include "ui/style/metrics.h"
#include "ui/style/widgets.h"
#include "words/words.h"

namespace seriatim {

namespace {

QString amounts(const std::vector<DocumentSum> &sums, qint64 DocumentSum::*which)
{
    QStringList result;
    for (const DocumentSum &sum : sums) {
        if (const auto currency = Currency::fromCode(sum.currency))
            result.append(words::amountWithCurrency(Money(sum.*which, *currency), QLocale()));
    }
    return result.join(QStringLiteral(" · "));
}

/// Void documents and drafts do not count, as in the sums of the shown.
std::vector<DocumentSum> sumsOf(const std::vector<DocumentRow> &rows)
{
    std::map<QString, DocumentSum> sums;
    for (const DocumentRow &row : rows) {
        if (row.state != DocumentState::Issued && row.state != DocumentState::Credited)
            continue;
        DocumentSum &sum = sums[row.currency];
        sum.currency = row.currency;
        sum.gross += row.gross;
    }
    std::vector<DocumentSum> result;
    for (const auto &[code, sum] : sums)
        result.push_back(sum);
    return result;
}

} // namespace

SumBar::SumBar(QWidget *parent)
    : QWidget(parent),
      m_count(style::label({})),
      m_net(style::label({})),
      m_total(style::label({})),
      m_selected(style::label({}))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(style::Margin - 2, style::Gap, style::Margin - 2, style::Gap);
    row->setSpacing(2 * style::Margin - 6);
    for (QLabel *each : {m_count, m_net, m_total})
        row->addWidget(each);
    row->addStretch();
    row->addWidget(m_selected);
    m_net->setToolTip(tr("Issued documents, void ones left out"));
    m_total->setToolTip(m_net->toolTip());
}

void SumBar::setShown(const DocumentSums &sums)
{
    m_count->setText(tr("%L1 shown").arg(sums.shown));
    m_net->setText(sums.sums.empty() ? QString() : tr("Net %1").arg(amounts(sums.sums, &DocumentSum::net)));
    m_total->setText(sums.sums.empty() ? QString() : tr("Total %1").arg(amounts(sums.sums, &DocumentSum::gross)));
}

void SumBar::setSelected(const std::vector<DocumentRow> &rows)
{
    if (rows.size() < 2) {
        m_selected->clear();
        return;
    }
    const QString total = amounts(sumsOf(rows), &DocumentSum::gross);
    const QString count = tr("%n selected", nullptr, static_cast<int>(rows.size()));
    m_selected->setText(total.isEmpty() ? count : QStringLiteral("%1 · %2").arg(count, total));
}

} // namespace seriatim
