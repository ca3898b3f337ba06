#include "ui/models/documentsmodel.h"

#include <QGuiApplication>
#include <QPalette>
#include <QSet>

#include <algorithm>
#include <map>

#include "ui/style/icons.h"
#include "words/words.h"

namespace seriatim {

namespace {

bool isAmount(int column)
{
    return column == DocumentsModel::Net || column == DocumentsModel::Total;
}

bool isStruckOff(DocumentState state)
{
    return state == DocumentState::Voided || state == DocumentState::Discarded;
}

} // namespace

DocumentsModel::DocumentsModel(Desk &desk, QObject *parent) : QAbstractTableModel(parent), m_desk(desk) {}

void DocumentsModel::setFilter(const DocumentFilter &filter)
{
    m_filter = filter;
    ++m_reading;
    m_asking = false;
    m_loaded = false;
    ask({}, PageSize, &DocumentsModel::takeAnew);
}

void DocumentsModel::refresh()
{
    if (m_asking) {
        m_stale = true;
        return;
    }
    ask({}, std::max(PageSize, rowCount()), &DocumentsModel::takeAnew);
}

void DocumentsModel::ask(const DocumentKey &after, int limit, void (DocumentsModel::*take)(const DocumentPage &))
{
    m_asking = true;
    m_stale = false;
    m_desk.ask([filter = m_filter, after, limit](Store &store) { return store.documents().page(filter, after, limit); })
        .then(this, [this, take, reading = m_reading](const Reply<DocumentPage> &reply) {
            if (reading != m_reading)
                return;
            m_asking = false;
            if (const auto *page = std::get_if<DocumentPage>(&reply))
                (this->*take)(*page);
            else if (const auto *trouble = std::get_if<Trouble>(&reply))
                emit failed(*trouble);
            if (m_stale)
                refresh();
        });
}

void DocumentsModel::takeAnew(const DocumentPage &page)
{
    removeMissing(page.rows);
    // Both run from the newest to the oldest, so what is left of the old ones is found in order among the new ones.
    for (std::size_t i = 0; i < page.rows.size(); ++i) {
        const int at = static_cast<int>(i);
        if (i < m_rows.size() && m_rows[i].id == page.rows[i].id) {
            if (m_rows[i] == page.rows[i])
                continue;
            m_rows[i] = page.rows[i];
            emit dataChanged(index(at, 0), index(at, ColumnCount - 1));
        } else {
            beginInsertRows({}, at, at);
            m_rows.insert(m_rows.begin() + at, page.rows[i]);
            endInsertRows();
        }
    }
    m_end = page.end;
    m_complete = page.complete;
    m_loaded = true;
    emit loaded();
}

void DocumentsModel::removeMissing(const std::vector<DocumentRow> &rows)
{
    QSet<QString> kept;
    for (const DocumentRow &each : rows)
        kept.insert(each.id);
    for (int last = rowCount() - 1; last >= 0; --last) {
        if (kept.contains(row(last).id))
            continue;
        int first = last;
        while (first > 0 && !kept.contains(row(first - 1).id))
            --first;
        beginRemoveRows({}, first, last);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
        endRemoveRows();
        last = first;
    }
}

void DocumentsModel::takeMore(const DocumentPage &page)
{
    if (!page.rows.empty()) {
        beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(page.rows.size()) - 1);
        m_rows.insert(m_rows.end(), page.rows.begin(), page.rows.end());
        endInsertRows();
    }
    m_end = page.end;
    m_complete = page.complete;
    emit loaded();
}

std::vector<std::pair<QString, QString>> DocumentsModel::parties() const
{
    std::map<QString, QString> names; // By id: a document keeps the name that its party had then.
    for (const DocumentRow &row : m_rows) {
        if (!row.partyId.isEmpty())
            names.try_emplace(row.partyId, row.partyName);
    }
    std::vector<std::pair<QString, QString>> parties(names.begin(), names.end());
    std::ranges::sort(parties, [](const auto &a, const auto &b) { return a.second.localeAwareCompare(b.second) < 0; });
    return parties;
}

int DocumentsModel::rowOf(const QString &id) const
{
    const auto found = std::ranges::find(m_rows, id, &DocumentRow::id);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int DocumentsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int DocumentsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

bool DocumentsModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_complete && !m_asking;
}

void DocumentsModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        ask(m_end, PageSize, &DocumentsModel::takeMore);
}

QString DocumentsModel::amount(const DocumentRow &row, qint64 minorUnits, bool withCurrency) const
{
    const auto currency = Currency::fromCode(row.currency);
    if (!currency || !row.kind.traits().showsPrices)
        return {};
    const Money money(row.kind.traits().balance < 0 ? -minorUnits : minorUnits, *currency); // It takes off.
    return withCurrency ? words::amountWithCurrency(money, m_locale) : words::amount(money, m_locale);
}

QString DocumentsModel::text(const DocumentRow &row, int column) const
{
    switch (column) {
    case Number:
        if (row.number.isEmpty())
            return (row.state == DocumentState::Discarded ? tr("Discarded %1") : tr("Draft %1"))
                .arg(words::kindName(row.kind).toLower());
        return row.state == DocumentState::Reserved ? tr("%1 held").arg(row.number) : row.number;
    case State:
        return words::stateName(row.state);
    case Date:
        return words::date(row.date, m_locale);
    case PartyName:
        return row.partyName;
    case Reference:
        return row.reference;
    case Net:
        return amount(row, row.net, false);
    case Total:
        return amount(row, row.gross, true);
    default:
        return {};
    }
}

QVariant DocumentsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DocumentRow &each = row(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(each, index.column());
    case Qt::ToolTipRole:
        return index.column() == PartyName ? each.partyName : QVariant();
    case Qt::DecorationRole:
        return index.column() == State ? QVariant(style::stateIcon(each.state)) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (isAmount(index.column()) ? Qt::AlignRight : Qt::AlignLeft)));
    case Qt::ForegroundRole:
        if (isStruckOff(each.state) || (index.column() == Number && each.number.isEmpty()))
            return style::ink(style::Tone::Muted, QGuiApplication::palette());
        return {};
    case IdRole:
        return each.id;
    default:
        return {};
    }
}

QVariant DocumentsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (isAmount(section) ? Qt::AlignRight : Qt::AlignLeft)));
    if (role != Qt::DisplayRole)
        return {};
    const QString names[] = {
        tr("Number"), tr("State"), tr("Date"), tr("Party"), tr("Reference"), tr("Net"), tr("Total")};
    return section < ColumnCount ? names[section] : QString();
}

} // namespace seriatim
