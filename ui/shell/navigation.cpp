#include "ui/shell/navigation.h"

#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include "ui/style.h"

namespace seriatim {

namespace {

constexpr int CanClose = Qt::UserRole + 1; ///< Whether an entry has a cross.

QRect crossIn(const QRect &entry)
{
    const int right = entry.right() - style::Unit - 2 - style::Gap;
    return {right - style::IconSize, entry.center().y() - style::IconSize / 2 + 1, style::IconSize, style::IconSize};
}

/// An entry: icon and name, the present one on the accent.
class EntryDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const bool present = option.state & QStyle::State_Selected;
        const QRect pill = option.rect.adjusted(style::Unit + 2, 1, -style::Unit - 2, -1);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        if (present)
            painter->setBrush(option.palette.color(QPalette::Highlight));
        else if (option.state & QStyle::State_MouseOver)
            painter->setBrush(
                style::mixed(option.palette.color(QPalette::WindowText), style::sideGround(option.palette), 0.07));
        painter->drawRoundedRect(pill, style::Radius, style::Radius);
        const auto name = index.data(Qt::UserRole).toString();
        const QRect iconPlace(pill.left() + style::Gap + 2, pill.center().y() - style::IconSize / 2 + 1,
            style::IconSize, style::IconSize);
        drawIcon(painter, iconPlace, name, present, option.palette);
        painter->setPen(option.palette.color(present ? QPalette::HighlightedText : QPalette::WindowText));
        const bool hasCross = index.data(CanClose).toBool() && (present || option.state & QStyle::State_MouseOver);
        if (hasCross)
            drawIcon(painter, crossIn(option.rect), QStringLiteral("close"), present, option.palette);
        const int end = hasCross ? pill.right() - crossIn(option.rect).left() + style::Unit : style::Unit;
        const QRect words = pill.adjusted(iconPlace.width() + 2 * style::Gap + 2, 0, -end, 0);
        painter->drawText(words, Qt::AlignVCenter,
            option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, words.width()));
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {style::NavigationWidth, 36};
    }

private:
    static void drawIcon(
        QPainter *painter, const QRect &place, const QString &name, bool present, const QPalette &palette)
    {
        QPixmap pixmap = style::icon(name).pixmap(place.size(), painter->device()->devicePixelRatioF());
        if (present) {
            QPainter tint(&pixmap);
            tint.setCompositionMode(QPainter::CompositionMode_SourceIn);
            tint.fillRect(pixmap.rect(), palette.color(QPalette::HighlightedText));
        }
        painter->drawPixmap(place, pixmap);
    }
};

} // namespace

Navigation::Navigation(QWidget *parent) : QListWidget(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFixedWidth(style::NavigationWidth);
    setItemDelegate(new EntryDelegate(this));
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setViewportMargins(0, style::Gap - 2, 0, 0);
    setAccessibleName(tr("Pages"));
    viewport()->setAutoFillBackground(false);
}

void Navigation::addPage(const QString &icon, const QString &name)
{
    auto *item = new QListWidgetItem(name, this);
    item->setData(Qt::UserRole, icon);
    item->setToolTip(tr("%1 (Ctrl+%2)").arg(name).arg(count()));
    ++m_pages;
}

void Navigation::setKept(const QStringList &names)
{
    while (count() > m_pages)
        delete takeItem(count() - 1);
    for (const QString &name : names) {
        auto *item = new QListWidgetItem(name, this);
        item->setData(Qt::UserRole, QStringLiteral("state-draft"));
        item->setData(CanClose, true);
        item->setToolTip(tr("%1: not saved yet").arg(name));
    }
}

QRect Navigation::crossOf(int place) const
{
    return crossIn(visualItemRect(item(m_pages + place)));
}

void Navigation::mousePressEvent(QMouseEvent *event)
{
    const int place = indexAt(event->pos()).row() - m_pages;
    if (place >= 0 && event->button() == Qt::LeftButton && crossOf(place).contains(event->pos()))
        return emit closeWanted(place);
    QListWidget::mousePressEvent(event);
}

void Navigation::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete && currentRow() >= m_pages)
        return emit closeWanted(currentRow() - m_pages);
    QListWidget::keyPressEvent(event);
}

void Navigation::paintEvent(QPaintEvent *event)
{
    QPainter(viewport()).fillRect(event->rect(), style::sideGround(palette()));
    QListWidget::paintEvent(event);
}

} // namespace seriatim
