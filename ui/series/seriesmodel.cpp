#include "ui/series/seriesmodel.h"

#include <QLocale>

#include <algorithm>

#include "words/words.h"

namespace seriatim {

int SeriesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SeriesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SeriesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == Qt::DisplayRole)
        return text(at(index.row()), index.column());
    if (role == Qt::ToolTipRole && index.column() == Next && !at(index.row()).next.isEmpty())
        return tr("A document of today would get it. It is not reserved.");
    return {};
}

QString SeriesModel::text(const SeriesSummary &series, int column) const
{
    const series::Rules rules = series.rulesOf(series.current);
    switch (column) {
    case Code:
        return series.row.definition.code;
    case Name:
        return series.row.definition.name;
    case Kind: {
        const QString kind = words::kindName(series.row.definition.kind);
        return series.row.definition.isDefault ? tr("%1, usual").arg(kind) : kind;
    }
    case Mask:
        return rules.mask;
    case Next:
        return series.row.retired ? tr("retired") : series.next.isEmpty() ? QStringLiteral("—") : series.next;
    case Policy:
        return policyWords(rules);
    default:
        return {};
    }
}

QVariant SeriesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString names[] = {tr("Code"), tr("Name"), tr("Kind"), tr("Mask"), tr("Next number"), tr("Policy")};
    return names[section];
}

void SeriesModel::setRows(std::vector<SeriesSummary> rows)
{
    if (std::ranges::equal(
            rows, m_rows, {}, [](const auto &each) { return each.row.definition.code; },
            [](const auto &each) { return each.row.definition.code; })) {
        m_rows = std::move(rows);
        if (!m_rows.empty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int SeriesModel::rowOf(const QString &code) const
{
    const auto found =
        std::ranges::find(m_rows, code, [](const SeriesSummary &each) { return each.row.definition.code; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int PeriodsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_series.periods.size());
}

int PeriodsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PeriodsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == Qt::DisplayRole)
        return text(at(index.row()), index.column());
    if (role == Qt::TextAlignmentRole && index.column() >= Given && index.column() <= Missing)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QString PeriodsModel::text(const PeriodRow &period, int column) const
{
    const series::Rules rules = m_series.rulesOf(period.period);
    const auto number = [&](qint64 ordinal) {
        return std::get<NumberMask>(NumberMask::parse(rules.mask)).render(period.period, ordinal);
    };
    const auto count = [](qint64 value) { return QLocale().toString(value); };
    switch (column) {
    case Name:
        return words::periodName(period.period, rules.reset);
    case Range:
        return period.next == period.first
            ? tr("no numbers yet")
            : QStringLiteral("%1 … %2").arg(number(period.first), number(period.next - 1));
    case Given:
        return count(period.next - period.first);
    case Finalized:
        return count(period.finalized);
    case Reserved:
        return count(period.reserved);
    case Voided:
        return count(period.voided);
    case Lost:
        return count(period.lost);
    case Missing:
        return count(period.missing());
    case State:
        return period.closed ? tr("closed") : tr("open");
    default:
        return {};
    }
}

QVariant PeriodsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section >= Given && section <= Missing)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QString names[] = {tr("Period"), tr("Numbers"), tr("Given"), tr("Finalized"), tr("Reserved"), tr("Voided"),
        tr("Lost"), tr("Missing"), tr("State")};
    return names[section];
}

void PeriodsModel::setSeries(const SeriesSummary &series)
{
    if (series == m_series)
        return;
    beginResetModel();
    m_series = series;
    endResetModel();
}

} // namespace seriatim
