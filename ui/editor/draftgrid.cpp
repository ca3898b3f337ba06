#include "ui/editor/draftgrid.h"

#include <QGuiApplication>
#include <QPalette>

#include <algorithm>

#include "ui/editor/celltexts.h"
#include "ui/style/tone.h"

namespace seriatim {

DraftGrid::DraftGrid(Draft &draft, QObject *parent)
    : GridModel(parent), m_draft(draft), m_taxes(celltext::usualTaxes({}))
{
}

void DraftGrid::beginAnew()
{
    m_isEditable = m_draft.isEditable();
    m_faults.clear();
    countRows(m_isEditable);
}

void DraftGrid::setFaults(const QMap<QString, QString> &faults)
{
    if (faults == m_faults)
        return;
    m_faults = faults;
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {FaultRole, Qt::ToolTipRole});
}

/// Those that the document has already, beside the usual ones.
QStringList DraftGrid::taxChoices() const
{
    QStringList names;
    const auto add = [&](const std::optional<Tax> &tax) {
        const QString name = celltext::tax(tax, m_locale);
        if (!name.isEmpty() && !names.contains(name))
            names.append(name);
    };
    const DocumentContent &content = m_draft.content();
    for (const Line &line : content.lines)
        add(line.tax);
    for (const auto *list : {&content.allowances, &content.charges})
        std::ranges::for_each(*list, add, &Adjustment::tax);
    std::ranges::for_each(m_taxes, add);
    return names;
}

QVariant DraftGrid::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int column = index.column();
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(height(column) | (isNumber(column) ? Qt::AlignRight : Qt::AlignLeft));
    if (role == ChoicesRole)
        return choices(column);
    if (!isPlaceholder(index.row()))
        return itemData(index.row(), column, role);
    if (role == Qt::ForegroundRole)
        return QGuiApplication::palette().color(QPalette::PlaceholderText);
    return role == Qt::DisplayRole ? hint(column) : QVariant();
}

QVariant DraftGrid::itemData(int row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return display(row, column);
    case Qt::EditRole:
        return editText(row, column);
    case FieldRole:
        return fieldOf(row, column);
    case FaultRole:
        return m_faults.value(fieldOf(row, column));
    case Qt::ToolTipRole:
        return m_faults.value(fieldOf(row, column), tip(row, column));
    case Qt::ForegroundRole:
        return colour(row, column);
    default:
        return {};
    }
}

QVariant DraftGrid::colour(int row, int column) const
{
    const QPalette palette = QGuiApplication::palette();
    if (isMuted(column))
        return style::ink(style::Tone::Muted, palette);
    return isUnread(row, column) ? QVariant(style::ink(style::Tone::Bad, palette)) : QVariant();
}

QVariant DraftGrid::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section >= columnCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (isNumber(section) ? Qt::AlignRight : Qt::AlignLeft)));
    return role == Qt::DisplayRole ? columnName(section) : QVariant();
}

Qt::ItemFlags DraftGrid::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const bool typable = m_isEditable && isTypable(index.row(), index.column());
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | (typable ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

} // namespace seriatim
