#include "ui/audit/exceptionsmodel.h"

#include <algorithm>

namespace seriatim {

namespace {

std::vector<series::NumberState> statesOf(Show show)
{
    using series::NumberState;
    switch (show) {
    case Show::Reserved:
        return {NumberState::Reserved};
    case Show::Voided:
        return {NumberState::Voided};
    case Show::Lost:
        return {NumberState::Lost};
    case Show::Exceptions:
        return {NumberState::Reserved, NumberState::Voided, NumberState::Lost};
    case Show::All:
    case Show::OutOfOrder:
        return {};
    }
    Q_UNREACHABLE();
}

std::vector<RegisterRow> readGaps(const Store &store, const PeriodHealth &health)
{
    std::vector<RegisterRow> rows;
    for (const Gap &gap : store.numbers().gaps(health.counters.series, health.counters.period))
        rows.push_back(rowWithoutState(health, gap));
    return rows;
}

} // namespace

ExceptionsModel::ExceptionsModel(Desk &desk, QObject *parent) : RegisterTable(parent), m_desk(desk) {}

void ExceptionsModel::setPeriod(const PeriodHealth &health)
{
    const bool same =
        health.counters.series == m_health.counters.series && health.counters.period == m_health.counters.period;
    m_health = health;
    if (!same)
        clear();
    reload(same ? std::max<qint64>(m_numbers, PageSize) : PageSize);
}

void ExceptionsModel::setShow(Show show)
{
    m_show = show;
    clear();
    reload(PageSize);
}

ExceptionsModel::Page ExceptionsModel::readPage(
    const Store &store, const PeriodHealth &health, Show show, qint64 after, qint64 limit)
{
    const QString &series = health.counters.series;
    const Period &period = health.counters.period;
    if (show == Show::OutOfOrder)
        return {readRows(store, store.numbers().inversions(series, period)), 0, true};

    const auto numbers = store.numbers().page({series, period, statesOf(show), true}, after, static_cast<int>(limit));
    Page page;
    if (after == 0 && show == Show::Exceptions && health.counters.missing() > 0)
        page.rows = readGaps(store, health);
    appendRuns(page.rows, readRows(store, numbers));
    page.numbers = static_cast<qint64>(numbers.size());
    page.complete = page.numbers < limit;
    return page;
}

/// What is shown is not the answer to what is asked now.
void ExceptionsModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_numbers = 0;
    endResetModel();
}

void ExceptionsModel::reload(qint64 limit)
{
    ++m_reading;
    if (m_show == Show::All)
        return;
    m_fetching = true;
    m_complete = false;
    m_desk
        .ask(
            [health = m_health, show = m_show, limit](Store &store) { return readPage(store, health, show, 0, limit); })
        .then(this, [this, reading = m_reading](const Reply<Page> &reply) {
            if (reading != m_reading)
                return;
            m_fetching = false;
            take(reply, &ExceptionsModel::replace);
        });
}

void ExceptionsModel::take(const Reply<Page> &reply, void (ExceptionsModel::*how)(Page))
{
    if (const auto *page = std::get_if<Page>(&reply)) {
        (this->*how)(*page);
        emit loaded();
    } else if (const auto *trouble = std::get_if<Trouble>(&reply)) {
        emit failed(*trouble);
    }
}

/// Leaves everything alone if nothing changed, so that the reader keeps their place.
void ExceptionsModel::replace(Page page)
{
    m_numbers = page.numbers;
    m_complete = page.complete;
    if (page.rows == m_rows)
        return;
    beginResetModel();
    m_rows = std::move(page.rows);
    endResetModel();
}

int ExceptionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

bool ExceptionsModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_complete && !m_fetching && !m_rows.empty();
}

void ExceptionsModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_fetching = true;
    const qint64 after = m_rows.back().first();
    m_desk
        .ask([health = m_health, show = m_show, after](
                 Store &store) { return readPage(store, health, show, after, PageSize); })
        .then(this, [this, reading = m_reading](const Reply<Page> &reply) {
            if (reading != m_reading)
                return;
            m_fetching = false;
            take(reply, &ExceptionsModel::append);
        });
}

/// A page may lengthen the last run only; then the view would ask for nothing more, so that the next page is fetched
/// here.
void ExceptionsModel::append(Page page)
{
    m_numbers += page.numbers;
    m_complete = page.complete;
    std::vector<RegisterRow> tail{m_rows.back()};
    appendRuns(tail, std::move(page.rows));
    const int last = rowCount() - 1;
    m_rows.back() = tail.front();
    emit dataChanged(index(last, 0), index(last, ColumnCount - 1));
    if (tail.size() == 1)
        return fetchMore({});
    beginInsertRows({}, last + 1, last + static_cast<int>(tail.size()) - 1);
    m_rows.insert(m_rows.end(), std::next(tail.begin()), tail.end());
    endInsertRows();
}

int ExceptionsModel::rowOf(qint64 ordinal) const
{
    const auto found = std::ranges::find_if(m_rows, [ordinal](const RegisterRow &row) { return row.holds(ordinal); });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

} // namespace seriatim
