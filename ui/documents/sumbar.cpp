#include "ui/documents/sumbar.h"

#include <QHBoxLayout>
#include <QLocale>

#include <algorithm>

#include "ui/style/metrics.h"
#include "ui/style/widgets.h"
#include "words/words.h"

namespace seriatim {

namespace {

QString amounts(const std::vector<DocumentSum> &sums, std::optional<qint64> DocumentSum::*which)
{
    QStringList result;
    for (const DocumentSum &sum : sums) {
        const auto currency = Currency::fromCode(sum.currency);
        if (currency && sum.*which)
            result.append(words::amountWithCurrency(Money(*(sum.*which), *currency), QLocale()));
        else
            result.append(SumBar::tr("%1: too large to be added up").arg(sum.currency));
    }
    return result.join(QStringLiteral(" · "));
}

/// The one that all are of; empty if there are several.
std::optional<DocumentKind> onlyKindOf(const std::vector<DocumentRow> &rows)
{
    const DocumentKind first = rows.front().kind;
    const bool isOnly = std::ranges::all_of(rows, [&](const DocumentRow &row) { return row.kind == first; });
    return isOnly ? std::optional(first) : std::nullopt;
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
}

void SumBar::setShown(const DocumentSums &sums, std::optional<DocumentKind> kind)
{
    // What is summed depends on what is shown.
    const QString what = kind
        ? tr("All issued %1 together, void ones left out").arg(words::kindPlural(*kind).toLower())
        : tr("Issued invoices less credit memos; what asks for no money, drafts and void documents are left out");
    m_net->setToolTip(what);
    m_total->setToolTip(what);
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
    const QString total = amounts(sumsOf(rows, onlyKindOf(rows)), &DocumentSum::gross);
    const QString count = tr("%n selected", nullptr, static_cast<int>(rows.size()));
    m_selected->setText(total.isEmpty() ? count : QStringLiteral("%1 · %2").arg(count, total));
}

} // namespace seriatim
