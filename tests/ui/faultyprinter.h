#pragma once

#include <QPaintEngine>
#include <QPrintEngine>
#include <QPrinter>

namespace seriatim {

/// A printer whose paper jams before a page: it takes what comes before, and no more.
class FaultyPrinter final : public QPrinter
{
public:
    /// `jamsBefore`: the page, counted from 1, that it does not begin; 0 jams never.
    explicit FaultyPrinter(int jamsBefore) : m_paper(jamsBefore) { setEngines(&m_paper, &m_pen); }

    int pagesTaken() const { return m_paper.pages; }
    /// Whether it was told to throw away what it had taken.
    bool wasAborted() const { return m_paper.state == QPrinter::Aborted; }

private:
    class Paper final : public QPrintEngine
    {
    public:
        explicit Paper(int jamsBefore) : m_jamsBefore(jamsBefore) {}

        void setProperty(PrintEnginePropertyKey, const QVariant &) override {}
        QVariant property(PrintEnginePropertyKey) const override { return {}; }
        bool newPage() override
        {
            if (pages + 1 == m_jamsBefore)
                return false;
            ++pages;
            return true;
        }
        bool abort() override
        {
            state = QPrinter::Aborted;
            return true;
        }
        int metric(QPaintDevice::PaintDeviceMetric metric) const override
        {
            switch (metric) {
            case QPaintDevice::PdmWidth:
                return 595;
            case QPaintDevice::PdmHeight:
                return 842;
            case QPaintDevice::PdmDpiX:
            case QPaintDevice::PdmDpiY:
            case QPaintDevice::PdmPhysicalDpiX:
            case QPaintDevice::PdmPhysicalDpiY:
                return 72;
            default:
                return 1;
            }
        }
        QPrinter::PrinterState printerState() const override { return state; }

        int pages = 0;
        QPrinter::PrinterState state = QPrinter::Idle;

    private:
        int m_jamsBefore;
    };

    /// Leaves no marks; begins and ends the paper's work.
    class Pen final : public QPaintEngine
    {
    public:
        explicit Pen(Paper &paper) : QPaintEngine(AllFeatures), m_paper(paper) {}

        bool begin(QPaintDevice *) override
        {
            m_paper.state = QPrinter::Active;
            return m_paper.newPage();
        }
        bool end() override
        {
            if (m_paper.state == QPrinter::Active)
                m_paper.state = QPrinter::Idle;
            return true;
        }
        void updateState(const QPaintEngineState &) override {}
        void drawPixmap(const QRectF &, const QPixmap &, const QRectF &) override {}
        void drawPath(const QPainterPath &) override {}
        void drawPolygon(const QPointF *, int, PolygonDrawMode) override {}
        void drawTextItem(const QPointF &, const QTextItem &) override {}
        Type type() const override { return User; }

    private:
        Paper &m_paper;
    };

    Paper m_paper;
    Pen m_pen{m_paper};
};

} // namespace seriatim
