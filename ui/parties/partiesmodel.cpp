#include "ui/parties/partiesmodel.h"

#include <algorithm>

namespace seriatim {

PartiesModel::PartiesModel(Desk &desk, QObject *parent) : QAbstractTableModel(parent), m_desk(desk) {}

void PartiesModel::find(const QString &text, bool withArchived)
{
    m_text = text.trimmed();
    m_withArchived = withArchived;
    ask(std::nullopt, PageSize);
}

void PartiesModel::reload()
{
    ask(std::nullopt, std::max(PageSize, rowCount()));
}

void PartiesModel::ask(const std::optional<PartyRow> &after, int limit)
{
    m_fetching = true;
    m_desk
        .ask([text = m_text, archived = m_withArchived, after, limit](
                 Store &store) { return store.parties().find(text, archived, after, limit); })
        .then(this, [this, after, limit, reading = ++m_reading](const Reply<std::vector<PartyRow>> &reply) {
            if (reading != m_reading)
                return;
            m_fetching = false;
            if (const auto *rows = std::get_if<std::vector<PartyRow>>(&reply))
                take(*rows, after.has_value(), limit);
            else if (const auto *trouble = std::get_if<Trouble>(&reply))
                emit failed(*trouble);
        });
}

void PartiesModel::take(const std::vector<PartyRow> &rows, bool isMore, int limit)
{
    m_complete = static_cast<int>(rows.size()) < limit;
    if (isMore)
        append(rows);
    else
        replace(rows);
    emit loaded();
}

void PartiesModel::replace(std::vector<PartyRow> rows)
{
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void PartiesModel::append(const std::vector<PartyRow> &rows)
{
    if (rows.empty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(rows.size()) - 1);
    m_rows.insert(m_rows.end(), rows.begin(), rows.end());
    endInsertRows();
}

bool PartiesModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_complete && !m_fetching;
}

void PartiesModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        ask(m_rows.back(), PageSize);
}

int PartiesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PartiesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PartiesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)
        || role != Qt::DisplayRole)
        return {};
    const PartyRow &row = at(index.row());
    switch (index.column()) {
    case Name:
        return row.archived ? tr("%1 (archived)").arg(row.card.party.name) : row.card.party.name;
    case City:
        return row.card.party.address.city;
    case TaxId:
        return row.card.party.taxId;
    default:
        return {};
    }
}

QVariant PartiesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString names[] = {tr("Name"), tr("City"), tr("VAT number")};
    return names[section];
}

int PartiesModel::rowOf(const QString &id) const
{
    const auto found = std::ranges::find(m_rows, id, &PartyRow::id);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

} // namespace seriatim
