#include "ui/documents/sumbar.h"

#include <QHBoxLayout>
#include <QLocale>

#include <algorithm>

#include "ui/style/metrics.h"
#include "ui/style/widgets.h"
#include "words/words.h"

namespace seriatim {

namespace {

/// What a document of the kind adds to a sum: a credit memo takes off, as its row in the list says.
qint64 signOf(std::optional<DocumentKind> kind)
{
    return kind && kind->traits().balance < 0 ? -1 : 1;
}

QString amounts(const std::vector<DocumentSum> &sums, std::optional<qint64> DocumentSum::*which, qint64 sign)
{
    QStringList result;
    for (const DocumentSum &sum : sums) {
        const auto currency = Currency::fromCode(sum.currency);
        if (currency && sum.*which)
            result.append(words::amountWithCurrency(Money(sign * *(sum.*which), *currency), QLocale()));
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

void SumBar::Figure::show(const QString &text, const QString &tip) const
{
    value->setText(text);
    for (QLabel *each : {name, value}) {
        each->setVisible(!text.isEmpty());
        each->setToolTip(tip);
    }
}

SumBar::Figure SumBar::add(QHBoxLayout &row, const QString &name)
{
    const Figure figure{style::label(name), style::label({})};
    style::setTone(figure.name, style::Tone::Muted);
    QFont font = figure.value->font();
    font.setWeight(QFont::DemiBold);
    figure.value->setFont(font);
    for (QLabel *each : {figure.name, figure.value})
        row.addWidget(each);
    row.addSpacing(style::Margin);
    return figure;
}

SumBar::SumBar(QWidget *parent) : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(style::Margin - 2, style::Gap, 0, style::Gap);
    row->setSpacing(style::Unit + 2);
    m_count = add(*row, tr("shown"));
    m_what = style::label({});
    style::setTone(m_what, style::Tone::Muted);
    row->addWidget(m_what);
    m_net = add(*row, tr("net"));
    m_total = add(*row, tr("total"));
    row->addStretch();
    m_selected = add(*row, tr("selected"));
    m_selectedTotal = add(*row, tr("total"));
    setShown({}, {});
    setSelected({});
}

void SumBar::setShown(const DocumentSums &sums, std::optional<DocumentKind> kind)
{
    // What is summed depends on what is shown.
    const QString kinds = kind ? words::kindPlural(*kind).toLower() : QString();
    const QString what = kind
        ? tr("All issued %1 together, void ones left out").arg(kinds)
        : tr("Issued invoices less credit memos; what asks for no money, drafts and void documents are left out");
    const QString summed = kind ? tr("issued %1:").arg(kinds) : tr("invoices less credit memos:");
    const QString nothing = kind ? tr("no issued %1 to add up").arg(kinds) : tr("no issued invoices to add up");
    m_count.show(QLocale().toString(sums.shown));
    m_what->setText(sums.sums.empty() ? nothing : summed);
    m_what->setToolTip(what);
    m_what->setVisible(sums.shown > 0);
    m_net.show(amounts(sums.sums, &DocumentSum::net, signOf(kind)), what);
    m_total.show(amounts(sums.sums, &DocumentSum::gross, signOf(kind)), what);
}

void SumBar::setUnknown()
{
    m_what->hide();
    for (const Figure &each : {m_count, m_net, m_total})
        each.show({});
}

void SumBar::setSelected(const std::vector<DocumentRow> &rows)
{
    const bool several = rows.size() > 1;
    m_selected.show(several ? QLocale().toString(static_cast<qint64>(rows.size())) : QString());
    const auto kind = several ? onlyKindOf(rows) : std::nullopt;
    m_selectedTotal.show(several ? amounts(sumsOf(rows, kind), &DocumentSum::gross, signOf(kind)) : QString());
}

} // namespace seriatim
