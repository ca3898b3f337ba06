#include "ui/editor/linesmodel.h"

#include <QRegularExpression>

#include <algorithm>

#include "domain/totals.h"
#include "ui/editor/celltexts.h"
#include "ui/editor/unreadlines.h"
#include "words/words.h"

namespace seriatim {

namespace {

constexpr const char *FieldNames[] = {"", "text", "quantity", "unit", "price", "tax", ""};

std::size_t at(int row)
{
    return static_cast<std::size_t>(row);
}

} // namespace

LinesModel::LinesModel(Draft &draft, QObject *parent) : DraftGrid(draft, parent)
{
    connect(&draft, &Draft::loaded, this, &LinesModel::reset);
    connect(&draft, &Draft::changed, this, &LinesModel::takeChange);
}

void LinesModel::reset()
{
    beginResetModel();
    m_lines = draft().content().lines;
    m_unread = draft().sheet().unread;
    beginAnew();
    endResetModel();
}

void LinesModel::takeChange()
{
    m_unread = draft().sheet().unread;
    follow(m_lines, draft().content().lines);
}

GridModel::Kind LinesModel::kindOf(int column) const
{
    switch (column) {
    case Text:
        return Kind::Paragraphs;
    case Quantity:
    case Price:
        return Kind::Number;
    case Unit:
    case TaxColumn:
        return Kind::OpenChoice;
    default:
        return Kind::ReadOnly;
    }
}

Line LinesModel::newLine(const DocumentContent &content) const
{
    Line line;
    line.quantity = Decimal(1, 0);
    line.unit = content.lines.empty() ? QStringLiteral("EA") : content.lines.back().unit;
    if (!content.lines.empty())
        line.tax = content.lines.back().tax;
    else if (!taxes().empty() && taxes().front().category == TaxCategory::Standard)
        line.tax = taxes().front();
    return line;
}

void LinesModel::insertItem(int row)
{
    draft().change(tr("Insert a line"), {}, [&](Sheet &sheet) {
        auto &lines = sheet.content.lines;
        const int place = std::clamp(row, 0, static_cast<int>(lines.size()));
        Line line = newLine(sheet.content);
        lines.insert(lines.begin() + place, std::move(line));
        unread::insertLine(sheet.unread, place);
    });
}

void LinesModel::removeItem(int row)
{
    if (isPlaceholder(row))
        return;
    draft().change(tr("Remove line %1").arg(row + 1), {}, [row](Sheet &sheet) {
        sheet.content.lines.erase(sheet.content.lines.begin() + row);
        unread::removeLine(sheet.unread, row);
    });
}

bool LinesModel::moveItem(int row, int by)
{
    const int target = row + by;
    if (isPlaceholder(row) || target < 0 || isPlaceholder(target))
        return false;
    draft().change(tr("Move line %1").arg(row + 1), {}, [row, target](Sheet &sheet) {
        std::swap(sheet.content.lines[at(row)], sheet.content.lines[at(target)]);
        unread::swapLines(sheet.unread, row, target);
    });
    return true;
}

void LinesModel::dropIfBlank(int row)
{
    const auto count = static_cast<int>(draft().content().lines.size()); // While rows go, the views know others.
    if (row != count - 1 || row < 0 || !isEditable() || !isBlank(draft().sheet(), row))
        return;
    draft().change(tr("Drop the empty line"), {}, [row](Sheet &sheet) {
        sheet.content.lines.pop_back();
        unread::removeLine(sheet.unread, row);
    });
}

/// Writes what was typed into the field; what cannot be read is kept beside it.
void LinesModel::type(Sheet &sheet, int row, int column, const QString &text) const
{
    auto &lines = sheet.content.lines;
    while (row >= static_cast<int>(lines.size()))
        lines.push_back(newLine(sheet.content));
    Line &line = lines[at(row)];
    const QString field = fieldOf(row, column);
    const QString trimmed = text.trimmed();
    bool read = true;
    switch (column) {
    case Text:
        line.text = trimmed.section(u'\n', 0, 0).trimmed();
        line.description = trimmed.section(u'\n', 1).trimmed();
        break;
    case Unit:
        line.unit = celltext::parseUnit(trimmed);
        break;
    case Quantity:
    case Price: {
        auto &value = column == Quantity ? line.quantity : line.price;
        value = words::parseDecimal(trimmed, locale());
        read = value || trimmed.isEmpty();
        break;
    }
    case TaxColumn:
        line.tax = celltext::parseTax(trimmed, locale());
        read = line.tax || trimmed.isEmpty();
        break;
    default:
        break;
    }
    if (read)
        sheet.unread.remove(field);
    else
        sheet.unread.insert(field, trimmed);
}

bool LinesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    if (isPlaceholder(index.row()) && value.toString().trimmed().isEmpty())
        return false;
    draft().endStep();
    draft().change(tr("Change line %1").arg(index.row() + 1), fieldOf(index.row(), index.column()),
        [&](Sheet &sheet) { type(sheet, index, value.toString()); });
    return true;
}

void LinesModel::type(Sheet &sheet, const QModelIndex &index, const QString &text) const
{
    type(sheet, index.row(), index.column(), text);
}

std::size_t LinesModel::paste(const QModelIndex &from, const std::vector<QStringList> &cells)
{
    const std::size_t count = std::min(cells.size(), roomFrom(from.row()));
    draft().change(tr("Paste %n line(s)", nullptr, static_cast<int>(count)), {}, [&](Sheet &sheet) {
        int row = from.row();
        for (std::size_t i = 0; i < count; ++i, ++row) {
            int column = std::max<int>(from.column(), Text);
            for (const QString &cell : cells[i]) {
                if (column >= Net)
                    break;
                type(sheet, row, column++, cell);
            }
        }
    });
    return cells.size() - count;
}

QString LinesModel::fieldOf(int row, int column) const
{
    return QStringLiteral("lines[%1].%2").arg(row).arg(QLatin1StringView(FieldNames[column]));
}

QModelIndex LinesModel::indexOf(const QString &field) const
{
    if (field == u"lines")
        return index(itemCount(), Text);
    static const QRegularExpression pattern(QStringLiteral(R"(^lines\[(\d+)\](?:\.(\w+))?)"));
    const auto match = pattern.match(field);
    if (!match.hasMatch() || match.captured(1).toInt() >= itemCount())
        return {};
    const auto *const name = std::ranges::find(FieldNames, match.captured(2));
    const bool known = name != std::end(FieldNames) && !match.captured(2).isEmpty();
    return index(match.captured(1).toInt(), known ? static_cast<int>(name - FieldNames) : Text);
}

int LinesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString LinesModel::editText(int row, int column) const
{
    if (isUnread(row, column))
        return m_unread.value(fieldOf(row, column));
    const Line &line = m_lines[at(row)];
    switch (column) {
    case Text:
        return line.description.isEmpty() ? line.text : line.text + u'\n' + line.description;
    case Quantity:
        return line.quantity ? words::decimal(*line.quantity, locale()) : QString();
    case Unit:
        return celltext::unit(line.unit);
    case Price:
        return line.price ? words::decimal(*line.price, locale()) : QString();
    case TaxColumn:
        return celltext::tax(line.tax, locale());
    default:
        return {};
    }
}

QString LinesModel::display(int row, int column) const
{
    if (column == Position)
        return QString::number(row + 1);
    const Line &line = m_lines[at(row)];
    const auto currency = Currency::fromCode(draft().content().currency);
    if (column == Price && line.price && currency && !isUnread(row, column))
        return celltext::price(*line.price, *currency, locale());
    if (column != Net)
        return editText(row, column);
    if (!currency || (!line.price && line.text.isEmpty()))
        return {};
    const auto net = lineNet(line, *currency, {});
    return isRefused(net) ? QString() : words::amount(std::get<Money>(net), locale());
}

QStringList LinesModel::choices(int column) const
{
    return column == TaxColumn ? taxChoices() : celltext::usualUnits();
}

QString LinesModel::hint(int column) const
{
    if (column == Position)
        return QStringLiteral("+");
    return column == Text ? tr("Type here to add a line: Tab moves on, Enter starts the next line") : QString();
}

QString LinesModel::columnName(int column) const
{
    const QString names[] = {
        QStringLiteral("#"), tr("Description"), tr("Qty"), tr("Unit"), tr("Price"), tr("Tax"), tr("Net")};
    return names[column];
}

bool LinesModel::isNumber(int column) const
{
    return column == Quantity || column == Price || column == Net || column == TaxColumn;
}

} // namespace seriatim
