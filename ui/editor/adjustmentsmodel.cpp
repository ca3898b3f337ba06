#include "ui/editor/adjustmentsmodel.h"

#include <QRegularExpression>

#include "ui/editor/celltexts.h"
#include "ui/editor/shares.h"
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

AdjustmentsModel::AdjustmentsModel(Draft &draft, QObject *parent) : DraftGrid(draft, parent)
{
    connect(&draft, &Draft::loaded, this, [this] {
        beginResetModel();
        m_items = itemsOf(this->draft().sheet());
        beginAnew();
        endResetModel();
    });
    connect(&draft, &Draft::changed, this, [this] { follow(m_items, itemsOf(this->draft().sheet())); });
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
    draft().change(tr("Remove an allowance or charge"), {}, [row](Sheet &sheet) {
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
    draft().change(tr("Paste allowances and charges"), {}, [&](Sheet &sheet) {
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
    const Item &blank = item(row);
    if (blank.adjustment.reason.isEmpty() && !blank.adjustment.amount && blank.unread.isEmpty())
        removeItem(row);
}

/// A new one is of the kind of the last, and has the tax of the first line.
AdjustmentsModel::Item AdjustmentsModel::newItem(const Sheet &sheet) const
{
    Item fresh{!sheet.content.charges.empty(), {}, {}};
    fresh.adjustment.tax = sheet.content.lines.empty() ? taxes().front() : sheet.content.lines.front().tax;
    return fresh;
}

/// An amount, or a share of what the lines come to: "10 %". False if it is neither.
bool AdjustmentsModel::typeAmount(Adjustment &adjustment, const QString &text, const Sheet &sheet) const
{
    const bool isShare = text.endsWith(u'%');
    const auto value = words::parseDecimal(isShare ? text.chopped(1).trimmed() : text, locale());
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
        item.adjustment.tax = celltext::parseTax(typed, locale());
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
    draft().endStep();
    draft().change(tr("Allowances and charges"), fieldOf(index.row(), index.column()),
        [&](Sheet &sheet) { type(sheet, index, typed); });
    return true;
}

void AdjustmentsModel::type(Sheet &sheet, const QModelIndex &index, const QString &text) const
{
    auto items = itemsOf(sheet);
    if (isPlaceholder(index.row()))
        items.push_back(newItem(sheet));
    type(items[static_cast<std::size_t>(index.row())], index.column(), text, sheet);
    put(sheet, items);
}

QString AdjustmentsModel::fieldOf(int row, int column) const
{
    if (isPlaceholder(row))
        return {};
    const auto allowances = static_cast<int>(draft().content().allowances.size());
    const bool isCharge = item(row).isCharge;
    return fieldIn(isCharge, static_cast<std::size_t>(isCharge ? row - allowances : row), nameOf(column));
}

QModelIndex AdjustmentsModel::indexOf(const QString &field) const
{
    static const QRegularExpression pattern(QStringLiteral(R"(^(allowances|charges)\[(\d+)\](?:\.(\w+))?)"));
    const auto match = pattern.match(field);
    if (!match.hasMatch())
        return {};
    const auto allowances = static_cast<int>(draft().content().allowances.size());
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

QString AdjustmentsModel::editText(int row, int column) const
{
    if (isUnread(row, column))
        return item(row).unread.value(nameOf(column));
    const Adjustment &adjustment = item(row).adjustment;
    switch (column) {
    case KindColumn:
        return chargeWord(item(row).isCharge);
    case Reason:
        return adjustment.reason;
    case Amount:
        if (adjustment.percent)
            return QStringLiteral("%1 %").arg(words::decimal(*adjustment.percent, locale()));
        return adjustment.amount ? words::decimal(*adjustment.amount, locale()) : QString();
    default:
        return celltext::tax(adjustment.tax, locale());
    }
}

/// A share tells what it comes to: "10 % = 24.00".
QString AdjustmentsModel::display(int row, int column) const
{
    const QString text = editText(row, column);
    const Adjustment &adjustment = item(row).adjustment;
    const bool isShare = column == Amount && adjustment.percent && adjustment.amount;
    return isShare ? QStringLiteral("%1 = %2").arg(text, words::decimal(*adjustment.amount, locale())) : text;
}

bool AdjustmentsModel::isUnread(int row, int column) const
{
    return item(row).unread.contains(nameOf(column));
}

QStringList AdjustmentsModel::choices(int column) const
{
    return column == TaxColumn ? taxChoices() : QStringList{chargeWord(false), chargeWord(true)};
}

QString AdjustmentsModel::hint(int column) const
{
    return column == Reason ? tr("A discount, freight …: type what for, then an amount or 10 %") : QString();
}

QString AdjustmentsModel::columnName(int column) const
{
    const QString names[] = {tr("Allowance or charge"), tr("What for"), tr("Amount"), tr("Tax")};
    return names[column];
}

} // namespace seriatim
