#include "ui/editor/adjustmentsmodel.h"

#include <QGuiApplication>
#include <QPalette>
#include <QRegularExpression>

#include "ui/editor/celltexts.h"
#include "ui/editor/shares.h"
#include "ui/style/tone.h"
#include "words/words.h"

namespace seriatim {

namespace {

constexpr const char *FieldNames[] = {"", "reason", "amount", "tax"};

QString nameOf(int column)
{
    return QString::fromLatin1(FieldNames[column]);
}

QString fieldIn(bool isCharge, std::size_t index, const QString &name)
{
    return QStringLiteral("%1[%2].%3").arg(isCharge ? u"charges" : u"allowances").arg(index).arg(name);
}

QString chargeWord(bool isCharge)
{
    return isCharge ? AdjustmentsModel::tr("Charge") : AdjustmentsModel::tr("Allowance");
}

} // namespace

AdjustmentsModel::AdjustmentsModel(Draft &draft, QObject *parent)
    : GridModel(parent), m_draft(draft), m_taxes(celltext::usualTaxes({}))
{
    connect(&m_draft, &Draft::loaded, this, [this] {
        beginResetModel();
        m_items = itemsOf(m_draft.sheet());
        m_isEditable = m_draft.isEditable();
        countRows(m_isEditable);
        m_faults.clear();
        endResetModel();
    });
    connect(&m_draft, &Draft::changed, this, [this] { follow(m_items, itemsOf(m_draft.sheet())); });
}

std::vector<AdjustmentsModel::Item> AdjustmentsModel::itemsOf(const Sheet &sheet)
{
    std::vector<Item> items;
    const auto add = [&](const std::vector<Adjustment> &adjustments, bool isCharge) {
        for (std::size_t i = 0; i < adjustments.size(); ++i) {
            items.push_back({isCharge, adjustments[i], {}});
            for (const int column : {Amount, TaxColumn}) {
                const auto unread = sheet.unread.constFind(fieldIn(isCharge, i, nameOf(column)));
                if (unread != sheet.unread.cend())
                    items.back().unread.insert(nameOf(column), *unread);
            }
        }
    };
    add(sheet.content.allowances, false);
    add(sheet.content.charges, true);
    return items;
}

void AdjustmentsModel::put(Sheet &sheet, const std::vector<Item> &items)
{
    sheet.content.allowances.clear();
    sheet.content.charges.clear();
    sheet.unread.removeIf(
        [](const auto &each) { return each.key().startsWith(u"allowances[") || each.key().startsWith(u"charges["); });
    for (const Item &item : items) {
        auto &list = item.isCharge ? sheet.content.charges : sheet.content.allowances;
        for (auto each = item.unread.cbegin(); each != item.unread.cend(); ++each)
            sheet.unread.insert(fieldIn(item.isCharge, list.size(), each.key()), each.value());
        list.push_back(item.adjustment);
    }
}

void AdjustmentsModel::setFaults(const QMap<QString, QString> &faults)
{
    if (faults == m_faults)
        return;
    m_faults = faults;
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1), {FaultRole, Qt::ToolTipRole});
}

GridModel::Kind AdjustmentsModel::kindOf(int column) const
{
    switch (column) {
    case KindColumn:
        return Kind::Choice;
    case Reason:
        return Kind::Text;
    case Amount:
        return Kind::Number;
    default:
        return Kind::OpenChoice;
    }
}

void AdjustmentsModel::insertItem(int) {}

void AdjustmentsModel::removeItem(int row)
{
    if (isPlaceholder(row))
        return;
    m_draft.change(tr("Remove an allowance or charge"), {}, [row](Sheet &sheet) {
        auto items = itemsOf(sheet);
        items.erase(items.begin() + row);
        put(sheet, items);
    });
}

bool AdjustmentsModel::moveItem(int, int)
{
    return false;
}

std::size_t AdjustmentsModel::paste(const QModelIndex &from, const std::vector<QStringList> &cells)
{
    const std::size_t count = std::min(cells.size(), roomFrom(from.row()));
    m_draft.change(tr("Paste allowances and charges"), {}, [&](Sheet &sheet) {
        auto items = itemsOf(sheet);
        auto row = static_cast<std::size_t>(from.row());
        for (std::size_t i = 0; i < count; ++i, ++row) {
            if (row >= items.size())
                items.push_back(newItem(sheet));
            int column = isPlaceholder(from.row()) ? static_cast<int>(Reason) : from.column();
            for (const QString &cell : cells[i]) {
                if (column < ColumnCount)
                    type(items[row], column++, cell, sheet);
            }
        }
        put(sheet, items);
    });
    return cells.size() - count;
}

void AdjustmentsModel::dropIfBlank(int row)
{
    if (isPlaceholder(row) || row < 0)
        return;
    const Item &item = m_items[static_cast<std::size_t>(row)];
    if (item.adjustment.reason.isEmpty() && !item.adjustment.amount && item.unread.isEmpty())
        removeItem(row);
}

/// A new one is of the kind of the last, and has the tax of the first line.
AdjustmentsModel::Item AdjustmentsModel::newItem(const Sheet &sheet) const
{
    Item item{!sheet.content.charges.empty(), {}, {}};
    item.adjustment.tax = sheet.content.lines.empty() ? m_taxes.front() : sheet.content.lines.front().tax;
    return item;
}

/// An amount, or a share of what the lines come to: "10 %". False if it is neither.
bool AdjustmentsModel::typeAmount(Adjustment &adjustment, const QString &text, const Sheet &sheet) const
{
    const bool isShare = text.endsWith(u'%');
    const auto value = words::parseDecimal(isShare ? text.chopped(1).trimmed() : text, m_locale);
    adjustment.percent.reset();
    adjustment.base.reset();
    adjustment.amount.reset();
    if (!value)
        return text.isEmpty();
    if (isShare)
        return shares::take(adjustment, *value, sheet.content);
    adjustment.amount = value;
    return true;
}

/// Writes what was typed into the field; what cannot be read is kept beside it.
void AdjustmentsModel::type(Item &item, int column, const QString &text, const Sheet &sheet) const
{
    const QString typed = text.trimmed();
    bool read = true;
    switch (column) {
    case KindColumn:
        item.isCharge = typed.compare(chargeWord(true), Qt::CaseInsensitive) == 0;
        break;
    case Reason:
        item.adjustment.reason = typed;
        break;
    case Amount:
        read = typeAmount(item.adjustment, typed, sheet);
        break;
    default:
        item.adjustment.tax = celltext::parseTax(typed, m_locale);
        read = item.adjustment.tax || typed.isEmpty();
        break;
    }
    if (read)
        item.unread.remove(nameOf(column));
    else
        item.unread.insert(nameOf(column), typed);
}

bool AdjustmentsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    const QString typed = value.toString();
    if (isPlaceholder(index.row()) && typed.trimmed().isEmpty())
        return false;
    m_draft.endStep();
    m_draft.change(tr("Allowances and charges"), fieldOf(index.row(), index.column()), [&](Sheet &sheet) {
        auto items = itemsOf(sheet);
        if (isPlaceholder(index.row()))
            items.push_back(newItem(sheet));
        type(items[static_cast<std::size_t>(index.row())], index.column(), typed, sheet);
        put(sheet, items);
    });
    return true;
}

QString AdjustmentsModel::fieldOf(int row, int column) const
{
    if (isPlaceholder(row))
        return {};
    const auto allowances = static_cast<int>(m_draft.content().allowances.size());
    const bool isCharge = m_items[static_cast<std::size_t>(row)].isCharge;
    return fieldIn(isCharge, static_cast<std::size_t>(isCharge ? row - allowances : row), nameOf(column));
}

QModelIndex AdjustmentsModel::indexOf(const QString &field) const
{
    static const QRegularExpression pattern(QStringLiteral(R"(^(allowances|charges)\[(\d+)\](?:\.(\w+))?)"));
    const auto match = pattern.match(field);
    if (!match.hasMatch())
        return {};
    const auto allowances = static_cast<int>(m_draft.content().allowances.size());
    const int row = match.captured(2).toInt() + (match.captured(1) == u"charges" ? allowances : 0);
    const QString name = match.captured(3);
    return row < itemCount() ? index(row,
               name == u"tax"          ? TaxColumn
                   : name == u"reason" ? Reason
                                       : Amount)
                             : QModelIndex();
}

int AdjustmentsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString AdjustmentsModel::editText(const Item &item, int column) const
{
    if (const auto unread = item.unread.constFind(nameOf(column)); unread != item.unread.cend())
        return *unread;
    const Adjustment &adjustment = item.adjustment;
    switch (column) {
    case KindColumn:
        return chargeWord(item.isCharge);
    case Reason:
        return adjustment.reason;
    case Amount:
        if (adjustment.percent)
            return QStringLiteral("%1 %").arg(words::decimal(*adjustment.percent, m_locale));
        return adjustment.amount ? words::decimal(*adjustment.amount, m_locale) : QString();
    default:
        return celltext::tax(adjustment.tax, m_locale);
    }
}

/// A share tells what it comes to: "10 % = 24.00".
QString AdjustmentsModel::display(const Item &item, int column) const
{
    const QString text = editText(item, column);
    const bool isShare = column == Amount && item.adjustment.percent && item.adjustment.amount;
    return isShare ? QStringLiteral("%1 = %2").arg(text, words::decimal(*item.adjustment.amount, m_locale)) : text;
}

QVariant AdjustmentsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int column = index.column();
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignTop | (column >= Amount ? Qt::AlignRight : Qt::AlignLeft)));
    if (role == ChoicesRole) {
        QStringList choices{chargeWord(false), chargeWord(true)};
        if (column == TaxColumn) {
            choices.clear();
            for (const Tax &tax : m_taxes)
                choices.append(celltext::tax(tax, m_locale));
        }
        return choices;
    }
    if (isPlaceholder(index.row())) {
        if (role == Qt::ForegroundRole)
            return QGuiApplication::palette().color(QPalette::PlaceholderText);
        return role == Qt::DisplayRole && column == Reason
            ? tr("A discount, freight …: type what for, then an amount or 10 %")
            : QVariant();
    }
    const Item &item = m_items[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return display(item, column);
    case Qt::EditRole:
        return editText(item, column);
    case FieldRole:
        return fieldOf(index.row(), column);
    case FaultRole:
    case Qt::ToolTipRole:
        return m_faults.value(fieldOf(index.row(), column));
    case Qt::ForegroundRole:
        return item.unread.contains(nameOf(column)) ? QVariant(style::ink(style::Tone::Bad, QGuiApplication::palette()))
                                                    : QVariant();
    default:
        return {};
    }
}

QVariant AdjustmentsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (section >= Amount ? Qt::AlignRight : Qt::AlignLeft)));
    const QString names[] = {tr("Allowance or charge"), tr("What for"), tr("Amount"), tr("Tax")};
    return role == Qt::DisplayRole ? names[section] : QVariant();
}

Qt::ItemFlags AdjustmentsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const bool typable = m_isEditable && !(isPlaceholder(index.row()) && index.column() != Reason);
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | (typable ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

} // namespace seriatim
