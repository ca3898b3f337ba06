#include "ui/audit/healthmodel.h"

#include <QDateTime>
#include <QLocale>
#include <QPainter>

#include "words/words.h"

namespace seriatim {

namespace {

constexpr int Margin = 10;
constexpr int Between = 4;

QString nameOf(const PeriodHealth &health)
{
    return health.series.name.isEmpty() ? words::kindPlural(health.series.kind) : health.series.name;
}

QString title(const PeriodHealth &health)
{
    return QStringLiteral("%1 %2").arg(nameOf(health), health.series.code);
}

/// The same in the room that there is. The code tells series apart, so the name gives way.
QString titleWithin(int width, const QString &name, const QString &code, const QFontMetrics &metrics)
{
    const QString end = u' ' + code;
    const int left = width - metrics.horizontalAdvance(end);
    return metrics.elidedText(name, Qt::ElideRight, left) + end;
}

/// The ordinals' digits alone: what stands before them is the same for all and told by series and period.
QString digitsOf(const PeriodHealth &health, qint64 ordinal)
{
    const QString open = health.mask().pattern(health.counters.period);
    const qsizetype begin = open.indexOf(u'{');
    return health.number(ordinal).mid(begin, open.indexOf(u'}') - begin - 1);
}

QString range(const PeriodHealth &health)
{
    const QString period = words::periodName(health.counters.period, health.rules.reset);
    const QString state = health.counters.closed ? HealthModel::tr("%1, closed").arg(period)
        : health.isRetired                       ? HealthModel::tr("%1, retired").arg(period)
                                                 : period;
    if (health.given() == 0)
        return state;
    if (health.given() == 1)
        return HealthModel::tr("%1 · %2").arg(state, digitsOf(health, health.counters.first));
    return HealthModel::tr("%1 · %2 … %3")
        .arg(state, digitsOf(health, health.counters.first), digitsOf(health, health.counters.next - 1));
}

void paintBadge(QPainter &painter, const QRect &place, const QString &words, style::Tone tone, const QPalette &palette)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(style::isHighContrast(palette) ? QPen(style::edge(tone, palette)) : QPen(Qt::NoPen));
    painter.setBrush(style::wash(tone, palette));
    painter.drawRoundedRect(place, place.height() / 2.0, place.height() / 2.0);
    painter.setPen(style::ink(tone, palette));
    painter.drawText(place, Qt::AlignCenter, words);
    painter.restore();
}

/// One text at the left, shortened if need be, and one at the right.
void paintSides(QPainter &painter, const QRect &place, const QString &left, const QString &right)
{
    const int rightWidth = right.isEmpty() ? 0 : painter.fontMetrics().horizontalAdvance(right) + Margin;
    painter.drawText(place, Qt::AlignVCenter | Qt::AlignRight, right);
    painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft,
        painter.fontMetrics().elidedText(left, Qt::ElideRight, place.width() - rightWidth));
}

QFont smaller(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 0.88);
    return font;
}

QFont bold(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

int HealthModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant HealthModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const PeriodHealth &health = at(index.row());
    const Verdict verdict = verdictOn(health, QDateTime::currentDateTimeUtc());
    switch (role) {
    case Qt::DisplayRole:
        return title(health);
    case NameRole:
        return nameOf(health);
    case CodeRole:
        return health.series.code;
    case RangeRole:
        return range(health);
    case CountRole:
        return QLocale().toString(health.given());
    case VerdictRole:
        return verdict.words;
    case ToneRole:
        return static_cast<int>(verdict.tone);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return tr("%1, %2: %3, %Ln number(s)", nullptr, static_cast<int>(health.given()))
            .arg(title(health), range(health),
                verdict.more.isEmpty() ? verdict.words : tr("%1, %2").arg(verdict.words, verdict.more));
    default:
        return {};
    }
}

void HealthModel::setRows(std::vector<PeriodHealth> rows)
{
    const auto samePlace = [](const PeriodHealth &a, const PeriodHealth &b) {
        return a.counters.series == b.counters.series && a.counters.period == b.counters.period;
    };
    if (std::ranges::equal(rows, m_rows, samePlace)) {
        m_rows = std::move(rows);
        if (!m_rows.empty())
            emit dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int HealthModel::rowOf(const QString &series, const Period &period) const
{
    const auto found = std::ranges::find_if(m_rows,
        [&](const PeriodHealth &each) { return each.counters.series == series && each.counters.period == period; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void HealthDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    item.text.clear();
    const QStyle *style = item.widget->style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    const bool isInverse = (item.state & QStyle::State_Selected) && style::isHighContrast(item.palette);
    const QColor text = item.palette.color(isInverse ? QPalette::HighlightedText : QPalette::Text);
    const QRect inside = item.rect.adjusted(Margin, Margin - 2, -Margin, -Margin + 2);
    const int half = (inside.height() - Between) / 2;
    const QRect above(inside.left(), inside.top(), inside.width(), half);
    const QRect below(inside.left(), inside.bottom() - half + 1, inside.width(), half);

    painter->save();
    painter->setFont(smaller(item.font));
    const QString verdict = index.data(HealthModel::VerdictRole).toString();
    const int badgeWidth = painter->fontMetrics().horizontalAdvance(verdict) + 14;
    const QRect badge(above.right() - badgeWidth + 1, above.top() - 1, badgeWidth, above.height() + 1);
    paintBadge(
        *painter, badge, verdict, static_cast<style::Tone>(index.data(HealthModel::ToneRole).toInt()), item.palette);
    painter->setPen(text);
    paintSides(
        *painter, below, index.data(HealthModel::RangeRole).toString(), index.data(HealthModel::CountRole).toString());
    painter->setFont(bold(item.font));
    const QRect words = above.adjusted(0, 0, -badgeWidth - Margin, 0);
    paintSides(*painter, words,
        titleWithin(words.width(), index.data(HealthModel::NameRole).toString(),
            index.data(HealthModel::CodeRole).toString(), painter->fontMetrics()),
        {});
    painter->restore();
}

QSize HealthDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int line = option.fontMetrics.height();
    return {200, 2 * line + Between + 2 * Margin};
}

} // namespace seriatim
