#include "ui/audit/registertable.h"

#include <QDateTime>
#include <QGuiApplication>
#include <QLocale>
#include <QPalette>

#include "log/chain.h"
#include "words/words.h"

namespace seriatim {

namespace {

QString since(const RegisterRow &row)
{
    if (row.number.since.isEmpty())
        return {};
    const QDateTime now = QDateTime::currentDateTime();
    const QDateTime then = chain::fromTimestamp(row.number.since).toLocalTime();
    const bool isToday = then.date() == now.date();
    if (row.mark != Mark::Reserved && !isToday)
        return words::localTime(row.number.since, QLocale());
    const QString time =
        isToday ? QLocale().toString(then.time(), QLocale::ShortFormat) : words::date(then.date(), QLocale());
    return row.mark == Mark::Reserved ? RegisterTable::tr("%1 (%2)").arg(time, age(row.number.since, now)) : time;
}

QString reason(const RegisterRow &row)
{
    if (row.mark == Mark::Missing)
        return RegisterTable::tr("In no state at all: the log is damaged. Verify it.");
    if (!row.number.inversion.isEmpty())
        return RegisterTable::tr("Date out of order with %1").arg(row.number.inversion);
    if (row.mark == Mark::Reserved) {
        const QString purpose = row.number.purpose.isEmpty() ? RegisterTable::tr("on a draft") : row.number.purpose;
        return row.number.shown ? RegisterTable::tr("%1 (shown outside)").arg(purpose) : purpose;
    }
    return row.number.reason;
}

} // namespace

int RegisterTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RegisterTable::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const RegisterRow *row = rowAt(index.row());
    if (!row)
        return role == Qt::DisplayRole && index.column() == Number ? QVariant(QStringLiteral("…")) : QVariant();
    if (role == Qt::DisplayRole)
        return text(*row, index.column());
    if (role == Qt::ToolTipRole && index.column() == Since)
        return words::localTime(row->number.since, QLocale());
    if (role == Qt::ToolTipRole && (index.column() == Number || index.column() == Reason || index.column() == Document))
        return text(*row, index.column());
    if (role == Qt::DecorationRole && index.column() == State)
        return markIcon(row->mark, QGuiApplication::palette());
    return {};
}

QVariant RegisterTable::text(const RegisterRow &row, int column) const
{
    switch (column) {
    case Number:
        return numberText(row);
    case State:
        return markName(row.mark);
    case Since:
        return since(row);
    case By:
        return row.mark == Mark::Reserved ? row.number.holder : row.number.by;
    case Document:
        return row.document.isEmpty() ? QStringLiteral("—") : row.document;
    case Reason:
        return reason(row);
    default:
        return {};
    }
}

QVariant RegisterTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number:
        return tr("Number");
    case State:
        return tr("State");
    case Since:
        return tr("Since");
    case By:
        return tr("By");
    case Document:
        return tr("Document");
    case Reason:
        return tr("Reason");
    default:
        return {};
    }
}

} // namespace seriatim
