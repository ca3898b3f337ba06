#include "ui/editor/adjustmentsmodel.h"

#include <QGuiApplication>
#include <QPalette>
#include <QRegularExpression>

#include "domain/totals.h"
#include "ui/editor/celltexts.h"
#include "ui/style/tone.h"
#include "words/words.h"

namespace seriatim {

namespace {

constexpr const char *FieldNames[] = {"", "reason", "amount", "tax"};

/// `percent` of what the lines come to, rounded to the currency's minor unit.
std::optional<Decimal> share(const Decimal &percent, const DocumentContent &content)
{
    const auto totals = reckon(content);
    const auto currency = Currency::fromCode(content.currency);
    if (!currency || isRefused(totals))
        return std::nullopt;
    Line line;
    line.quantity = std::get<Totals>(totals).lineSum.toDecimal();
    line.price = percent;
    line.priceBase = Decimal(100, 0);
    const auto net = lineNet(line, *currency, {});
    return isRefused(net) ? std::nullopt : std::optional(std::get<Money>(net).toDecimal());
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
            const QString field = QStringLiteral("%1[%2].amount").arg(isCharge ? u"charges" : u"allowances").arg(i);
            items.push_back({isCharge, adjustments[i], sheet.unread.value(field)});
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
        if (!item.unread.isEmpty())
            sheet.unread.insert(
                QStringLiteral("%1[%2].amount").arg(item.isCharge ? u"charges" : u"allowances").arg(list.size()),
                item.unread);
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

void AdjustmentsModel::paste(const QModelIndex &, const std::vector<QStringList> &) {}

void AdjustmentsModel::dropIfBlank(int row)
{
    if (isPlaceholder(row) || row < 0)
        return;
    const Item &item = m_items[static_cast<std::size_t>(row)];
    if (item.adjustment.reason.isEmpty() && !item.adjustment.amount && item.unread.isEmpty())
        removeItem(row);
}

/// An amount, or a share of what the lines come to: "10 %".
void AdjustmentsModel::typeAmount(Item &item, const QString &text, const Sheet &sheet) const
{
    Adjustment &adjustment = item.adjustment;
    const bool isShare = text.endsWith(u'%');
    const auto value = words::parseDecimal(isShare ? text.chopped(1).trimmed() : text, m_locale);
    item.unread = value || text.isEmpty() ? QString() : text;
    adjustment.percent.reset();
    adjustment.base.reset();
    adjustment.amount = value;
    if (!isShare || !value)
        return;
    adjustment.amount = share(*value, sheet.content);
    if (const auto totals = reckon(sheet.content); !isRefused(totals)) {
        adjustment.percent = value;
        adjustment.base = std::get<Totals>(totals).lineSum.toDecimal();
    }
}

void AdjustmentsModel::type(Item &item, int column, const QString &text, const Sheet &sheet) const
{
    switch (column) {
    case KindColumn:
        item.isCharge = text == chargeWord(true);
        break;
    case Reason:
        item.adjustment.reason = text.trimmed();
        break;
    case Amount:
        typeAmount(item, text.trimmed(), sheet);
        break;
    default:
        item.adjustment.tax = celltext::parseTax(text, m_locale);
        break;
    }
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
        if (isPlaceholder(index.row())) {
            items.push_back({!sheet.content.charges.empty(), {}, {}});
            items.back().adjustment.tax =
                sheet.content.lines.empty() ? m_taxes.front() : sheet.content.lines.front().tax;
        }
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
    return QStringLiteral("%1[%2].%3")
        .arg(isCharge ? u"charges" : u"allowances")
        .arg(isCharge ? row - allowances : row)
        .arg(QLatin1StringView(FieldNames[column]));
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

int AdjustmentsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : itemCount() + (m_isEditable ? 1 : 0);
}

int AdjustmentsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString AdjustmentsModel::text(const Item &item, int column) const
{
    switch (column) {
    case KindColumn:
        return chargeWord(item.isCharge);
    case Reason:
        return item.adjustment.reason;
    case Amount:
        if (!item.unread.isEmpty())
            return item.unread;
        return item.adjustment.amount ? words::decimal(*item.adjustment.amount, m_locale) : QString();
    default:
        return celltext::tax(item.adjustment.tax, m_locale);
    }
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
    case Qt::EditRole:
        return text(item, column);
    case FieldRole:
        return fieldOf(index.row(), column);
    case FaultRole:
    case Qt::ToolTipRole:
        return m_faults.value(fieldOf(index.row(), column));
    case Qt::ForegroundRole:
        return column == Amount && !item.unread.isEmpty()
            ? QVariant(style::ink(style::Tone::Bad, QGuiApplication::palette()))
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
    const bool typable = m_isEditable && !(isPlaceholder(index.row()) && index.column() != Reason);
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | (typable ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

} // namespace seriatim
