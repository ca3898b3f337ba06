#include "ui/preview/previewpane.h"

#include <QPaintEvent>
#include <QPainter>
#include <QPointer>
#include <QScrollBar>
#include <QThreadPool>

#include "print/layout.h"
#include "print/paint.h"
#include "ui/style.h"
#include "ui/style/flatstyle.h"

namespace seriatim {

namespace {

constexpr qreal PageWidth = 595.276; ///< Points of an A4 sheet.
constexpr qreal PageHeight = 841.89;
constexpr int Pause = 200; ///< Milliseconds after the last change.

} // namespace

/// The sheets, on the pane's ground.
class PageStack final : public QWidget
{
public:
    void setPages(std::vector<print::Page> pages)
    {
        m_pages = std::move(pages);
        fit(width());
        update();
    }

    void fit(int width)
    {
        const int height = style::Margin + static_cast<int>(m_pages.size()) * (sheetHeight(width) + style::Margin);
        resize(width, height);
    }

    const std::vector<print::Page> &pages() const { return m_pages; }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPainter painter(this);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
        const int sheetWidth = width() - 2 * style::Margin;
        const qreal scale = sheetWidth / PageWidth;
        QRect sheet(style::Margin, style::Margin, sheetWidth, sheetHeight(width()));
        for (const print::Page &page : m_pages) {
            if (sheet.intersects(event->rect()))
                paintSheet(painter, page, sheet, scale);
            sheet.translate(0, sheet.height() + style::Margin);
        }
    }

private:
    static int sheetHeight(int width) { return qRound((width - 2 * style::Margin) * PageHeight / PageWidth); }

    void paintSheet(QPainter &painter, const print::Page &page, const QRect &sheet, qreal scale)
    {
        painter.fillRect(sheet, Qt::white); // Paper is white on dark desktops, too.
        painter.setPen(style::hairline(palette()));
        painter.drawRect(QRectF(sheet).adjusted(-0.5, -0.5, 0.5, 0.5));
        painter.save();
        painter.setClipRect(sheet);
        painter.translate(sheet.topLeft());
        painter.scale(scale, scale);
        print::paint(page, painter);
        painter.restore();
    }

    std::vector<print::Page> m_pages;
};

PreviewPane::PreviewPane(QWidget *parent) : QScrollArea(parent), m_pages(new PageStack)
{
    setWidget(m_pages);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // One that came and went would change the width, and with it the height that it comes for: without end.
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    viewport()->setAutoFillBackground(false);
    m_pages->setAutoFillBackground(false);
    setMinimumWidth(180);
    setFocusPolicy(Qt::ClickFocus);
    setAccessibleName(tr("The printed page"));
    setProperty(style::OnSideGround, true);
    m_pause.setSingleShot(true);
    m_pause.setInterval(Pause);
    connect(&m_pause, &QTimer::timeout, this, &PreviewPane::layOut);
}

PreviewPane::~PreviewPane() = default;

void PreviewPane::show(const print::PrintedDocument &document)
{
    m_document = document;
    m_isStale = true;
    if (isVisible())
        m_pause.start();
}

void PreviewPane::layOut()
{
    if (m_isBusy || !m_isStale)
        return;
    m_isBusy = true;
    m_isStale = false;
    auto pages = std::make_shared<std::vector<print::Page>>();
    auto done = [self = QPointer(this), pages] {
        if (!self)
            return;
        self->m_isBusy = false;
        self->m_pages->setPages(std::move(*pages));
        if (self->m_isStale)
            self->m_pause.start();
        emit self->laidOut();
    };
    QThreadPool::globalInstance()->start([document = m_document, pages, done, there = QPointer<QObject>(qApp)] {
        *pages = print::layout(document);
        if (there)
            QMetaObject::invokeMethod(there, done, Qt::QueuedConnection);
    });
}

const std::vector<print::Page> &PreviewPane::pages() const
{
    return m_pages->pages();
}

void PreviewPane::fit()
{
    m_pages->fit(viewport()->width());
}

void PreviewPane::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    fit();
}

void PreviewPane::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    if (m_isStale)
        layOut();
}

} // namespace seriatim
