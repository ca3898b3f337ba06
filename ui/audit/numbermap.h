#pragma once

#include <QAbstractScrollArea>
#include <QPixmap>

#include <map>

#include "ui/audit/health.h"
#include "ui/audit/mapplaces.h"
#include "ui/audit/numberlook.h"
#include "ui/desk.h"

namespace seriatim {

class NumberCells;

/// The number map: a small mark for every number of a period, so that the eye finds what is out of the ordinary.
///
/// Arrow keys move the current number, Home and End go to the ends of its row (with Ctrl: of the period), Return
/// asks for its story; `+` and `-` zoom.
class NumberMap final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    NumberMap(Desk &desk, QWidget *parent);

    void setPeriod(const PeriodHealth &health);

    qint64 current() const { return m_current; } ///< 0: none.
    void setCurrent(qint64 ordinal);

    /// Side of a mark in pixels, the distance to the next one included.
    int cell() const { return m_places.cell; }
    int columns() const { return m_places.columns; }
    QRect cellRect(qint64 ordinal) const; ///< In the viewport.

    int heightForRows() const; ///< That shows them all, at the present width and zoom.

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

public slots:
    void zoomIn();
    void zoomOut();

signals:
    void currentChanged(qint64 ordinal);
    void activated(qint64 ordinal);
    void zoomed(bool canZoomIn, bool canZoomOut);
    void loaded();
    void failed(const Trouble &trouble); ///< What is shown could not be read: until the next `setPeriod`.

protected:
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    qint64 ordinalAt(const QPoint &place) const; ///< 0: none.
    int labelWidth() const;
    void layOut();
    void setZoom(int zoom);
    void move(qint64 ordinal);
    void paintRow(QPainter &painter, qint64 row, int top);
    void paintCurrent(QPainter &painter);
    const QPixmap &pixmapOf(Mark mark);
    QString toolTipOf(qint64 ordinal);

    PeriodHealth m_health;
    NumberCells *m_cells;
    MapPlaces m_places;
    int m_zoom = 2;
    qint64 m_current = 0;
    int m_hinted = 0;                  ///< The height that the layout around was told.
    std::map<Mark, QPixmap> m_pixmaps; ///< At the present size and palette.
};

} // namespace seriatim
