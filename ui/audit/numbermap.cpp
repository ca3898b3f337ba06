#include "ui/audit/numbermap.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <array>

#include "ui/audit/numbercells.h"

namespace seriatim {

namespace {

constexpr std::array Cells{6, 9, 13, 18, 26};
constexpr int LabelGap = 8;
constexpr int FewestRows = 3;
constexpr int MostRowsWanted = 12;

} // namespace

NumberMap::NumberMap(Desk &desk, QWidget *parent) : QAbstractScrollArea(parent), m_cells(new NumberCells(desk, this))
{
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Number map"));
    viewport()->setMouseTracking(true);
    viewport()->setBackgroundRole(QPalette::Base);
    connect(m_cells, &NumberCells::changed, viewport(), qOverload<>(&QWidget::update));
    connect(m_cells, &NumberCells::loaded, this, &NumberMap::loaded);
    connect(m_cells, &NumberCells::failed, this, &NumberMap::failed);
}

void NumberMap::setPeriod(const PeriodHealth &health)
{
    const bool other =
        health.counters.series != m_health.counters.series || health.counters.period != m_health.counters.period;
    m_health = health;
    m_cells->setPeriod(health);
    layOut();
    if (!other)
        return;
    m_current = 0;
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void NumberMap::setCurrent(qint64 ordinal)
{
    if (ordinal == m_current)
        return;
    m_current = ordinal;
    viewport()->update();
    if (ordinal == 0)
        return;
    const qint64 row = m_places.rowOf(ordinal);
    const int shown = std::max(1, viewport()->height() / cell());
    QScrollBar *bar = verticalScrollBar();
    bar->setValue(static_cast<int>(std::clamp<qint64>(bar->value(), row - shown + 1, row)));
    setAccessibleDescription(toolTipOf(ordinal));
}

QRect NumberMap::cellRect(qint64 ordinal) const
{
    return m_places.rect(ordinal, verticalScrollBar()->value());
}

int NumberMap::heightForRows() const
{
    return static_cast<int>(std::clamp<qint64>(m_places.rows(), FewestRows, MostRowsWanted)) * cell() + 4;
}

QSize NumberMap::sizeHint() const
{
    return {labelWidth() + 5 * MapPlaces::ColumnStep * cell(), heightForRows()};
}

QSize NumberMap::minimumSizeHint() const
{
    return {labelWidth() + MapPlaces::ColumnStep * cell(), FewestRows * cell()};
}

void NumberMap::zoomIn()
{
    setZoom(m_zoom + 1);
}

void NumberMap::zoomOut()
{
    setZoom(m_zoom - 1);
}

void NumberMap::setZoom(int zoom)
{
    const int last = static_cast<int>(Cells.size()) - 1;
    m_zoom = std::clamp(zoom, 0, last);
    m_pixmaps.clear();
    layOut();
    updateGeometry();
    emit zoomed(m_zoom<last, m_zoom> 0);
}

int NumberMap::labelWidth() const
{
    const QString widest(QString::number(std::max<qint64>(m_health.counters.next, 10'000)).size(), u'0');
    return fontMetrics().horizontalAdvance(widest) + LabelGap;
}

/// Keeps in sight what was.
void NumberMap::layOut()
{
    const qint64 top = m_places.rowStart(verticalScrollBar()->value());
    m_places.first = m_health.counters.first;
    m_places.next = m_health.counters.next;
    m_places.cell = Cells[static_cast<std::size_t>(m_zoom)];
    m_places.left = labelWidth();
    m_places.fit(viewport()->width());
    const int shown = std::max(1, viewport()->height() / cell());
    verticalScrollBar()->setPageStep(shown);
    verticalScrollBar()->setRange(0, static_cast<int>(std::max<qint64>(0, m_places.rows() - shown)));
    verticalScrollBar()->setValue(static_cast<int>(m_places.rowOf(top)));
    viewport()->update();
    if (m_hinted != heightForRows())
        updateGeometry(); // Layouts remember what they were told.
    m_hinted = heightForRows();
}

qint64 NumberMap::ordinalAt(const QPoint &place) const
{
    return m_places.ordinalAt(place, verticalScrollBar()->value());
}

bool NumberMap::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const qint64 ordinal = ordinalAt(help->pos());
    if (ordinal == 0)
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), toolTipOf(ordinal), viewport(), cellRect(ordinal));
    return true;
}

QString NumberMap::toolTipOf(qint64 ordinal)
{
    const auto mark = m_cells->at(ordinal);
    return tr("%1, %2").arg(m_health.number(ordinal), mark ? markName(*mark) : tr("being read"));
}

void NumberMap::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    if (m_health.given() == 0) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(
            viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap, tr("No number of this period has been given yet."));
        return;
    }
    const qint64 from = verticalScrollBar()->value();
    const qint64 to = std::min(m_places.rows(), from + viewport()->height() / cell() + 1);
    for (qint64 row = from; row < to; ++row)
        paintRow(painter, row, static_cast<int>(row - from) * cell());
    paintCurrent(painter);
}

void NumberMap::paintRow(QPainter &painter, qint64 row, int top)
{
    const int labelEvery = (fontMetrics().height() + cell() - 1) / cell();
    if (row % labelEvery == 0) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        const QRect place(0, top, labelWidth() - LabelGap, cell());
        const qint64 digits = std::max<qsizetype>(QString::number(m_health.counters.next).size(), 5);
        painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip,
            QStringLiteral("%1").arg(m_places.rowStart(row), static_cast<int>(digits), 10, QLatin1Char('0')));
    }
    for (int column = 0; column < m_places.columns; ++column) {
        const qint64 ordinal = m_places.rowStart(row) + column;
        if (ordinal < m_health.counters.first)
            continue;
        painter.drawPixmap(labelWidth() + column * cell(), top, pixmapOf(m_cells->at(ordinal).value_or(Mark::Unused)));
    }
}

void NumberMap::paintCurrent(QPainter &painter)
{
    if (m_current == 0)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor colour = palette().color(hasFocus() ? QPalette::Highlight : QPalette::Text);
    painter.setPen(QPen(colour, 2));
    painter.drawRoundedRect(QRectF(cellRect(m_current)).adjusted(-1, -1, 0, 0), 3, 3);
}

const QPixmap &NumberMap::pixmapOf(Mark mark)
{
    const auto known = m_pixmaps.find(mark);
    if (known != m_pixmaps.end())
        return known->second;
    const double ratio = devicePixelRatioF();
    QPixmap pixmap((QSizeF(cell(), cell()) * ratio).toSize());
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    const double gap = cell() > 8 ? 2 : 1;
    paintMark(painter, QRectF(0, 0, cell() - gap, cell() - gap), mark, palette());
    painter.end();
    return m_pixmaps.insert_or_assign(mark, pixmap).first->second;
}

void NumberMap::resizeEvent(QResizeEvent *)
{
    layOut();
}

void NumberMap::mousePressEvent(QMouseEvent *event)
{
    if (const qint64 ordinal = ordinalAt(event->position().toPoint()))
        move(ordinal);
}

void NumberMap::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (const qint64 ordinal = ordinalAt(event->position().toPoint()))
        emit activated(ordinal);
}

void NumberMap::move(qint64 ordinal)
{
    if (m_health.given() == 0)
        return;
    setCurrent(std::clamp(ordinal, m_health.counters.first, m_health.counters.next - 1));
    emit currentChanged(m_current);
}

void NumberMap::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Plus:
        return zoomIn();
    case Qt::Key_Minus:
        return zoomOut();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current != 0)
            emit activated(m_current);
        return;
    default:
        break;
    }
    const qint64 latest = m_health.counters.next - 1;
    const auto reached = m_places.reached(event->key(), m_current == 0 ? latest : m_current,
        verticalScrollBar()->pageStep(), event->modifiers() & Qt::ControlModifier);
    const bool isAside = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    if (!reached)
        QAbstractScrollArea::keyPressEvent(event);
    else
        move(m_current == 0 && isAside ? latest : *reached); // One step to a number that there was not yet.
}

void NumberMap::wheelEvent(QWheelEvent *event)
{
    if (!(event->modifiers() & Qt::ControlModifier))
        return QAbstractScrollArea::wheelEvent(event);
    setZoom(m_zoom + (event->angleDelta().y() > 0 ? 1 : -1));
    event->accept();
}

void NumberMap::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void NumberMap::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        m_pixmaps.clear();
        layOut();
    }
}

} // namespace seriatim
