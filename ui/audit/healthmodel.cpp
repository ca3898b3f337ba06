#include "ui/audit/healthmodel.h"

#include <QDateTime>
#include <QLocale>
#include <QPainter>

#include "words/words.h"

namespace seriatim {

namespace {

constexpr int Margin = 10;
constexpr int Between = 4;

QString title(const PeriodHealth &health)
{
    const QString name = health.series.name.isEmpty() ? words::kindPlural(health.series.kind) : health.series.name;
    return QStringLiteral("%1 %2").arg(name, health.series.code);
}

QString range(const PeriodHealth &health)
{
    const QString period = words::periodName(health.counters.period, health.rules.reset);
    const QString state = health.counters.closed ? HealthModel::tr("%1, closed").arg(period)
        : health.isRetired                       ? HealthModel::tr("%1, retired").arg(period)
                                                 : period;
    if (health.given() == 0)
        return state;
    return HealthModel::tr("%1 · %2 … %3")
        .arg(state, health.number(health.counters.first), health.number(health.counters.next - 1));
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
            .arg(title(health), range(health), verdict.words);
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
    const auto found = std::ranges::find_if(m_rows, [&](const PeriodHealth &each) {
        return each.counters.series == series && each.counters.period == period;
    });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void HealthDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    item.text.clear();
    const QStyle *style = item.widget->style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    const bool selected = item.state & QStyle::State_Selected;
    const QPalette::ColorGroup group = item.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
    const QColor text = item.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text);
    const QRect inside = item.rect.adjusted(Margin, Margin - 2, -Margin, -Margin + 2);
    const int half = (inside.height() - Between) / 2;
    const QRect above(inside.left(), inside.top(), inside.width(), half);
    const QRect below(inside.left(), inside.bottom() - half + 1, inside.width(), half);

    const QFont small = smaller(item.font);
    const QString verdict = index.data(HealthModel::VerdictRole).toString();
    const QString count = index.data(HealthModel::CountRole).toString();
    const int countWidth = QFontMetrics(small).horizontalAdvance(count);

    painter->save();
    painter->setPen(text);
    painter->setFont(bold(item.font));
    painter->drawText(above, Qt::AlignVCenter | Qt::AlignLeft,
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, above.width() - countWidth - Margin));
    painter->setFont(small);
    painter->drawText(above, Qt::AlignVCenter | Qt::AlignRight, count);

    const int badgeWidth = painter->fontMetrics().horizontalAdvance(verdict) + 14;
    const QRect badge(below.right() - badgeWidth + 1, below.top() - 1, badgeWidth, below.height() + 2);
    const auto tone = static_cast<style::Tone>(index.data(HealthModel::ToneRole).toInt());
    paintBadge(*painter, badge, verdict, tone, item.palette);
    painter->setPen(text);
    painter->drawText(below, Qt::AlignVCenter | Qt::AlignLeft,
        painter->fontMetrics().elidedText(index.data(HealthModel::RangeRole).toString(), Qt::ElideMiddle, below.width() - badgeWidth - Margin));
    painter->restore();
}

QSize HealthDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int line = option.fontMetrics.height();
    return {200, 2 * line + Between + 2 * Margin};
}

} // namespace seriatim
