#include <QHBoxLayout>
#include <QPainter>

#include "ui/audit/auditpage.h"
#include "ui/style.h"
#include "ui/style/flowlayout.h"

/// Where the parts of the audit stand.
namespace seriatim {

namespace {

constexpr int ListWidth = 244;
constexpr int StoryWidth = 276;

QToolButton *zoomButton(const QString &sign, const QString &name)
{
    auto *button = new QToolButton;
    button->setText(sign);
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

/// A mark and its word, as the map's legend shows them; follows the palette.
class LegendEntry final : public QWidget
{
public:
    explicit LegendEntry(Mark mark) : m_mark(mark) { setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); }

    QSize sizeHint() const override
    {
        return {fontMetrics().horizontalAdvance(markName(m_mark)) + 18, fontMetrics().height()};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintMark(painter, QRectF(0, (height() - 12) / 2.0, 12, 12), m_mark, palette());
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(rect().adjusted(18, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, markName(m_mark));
    }

private:
    Mark m_mark;
};

} // namespace

void AuditPage::layOut()
{
    auto *parts = new QSplitter;
    parts->setHandleWidth(1);
    parts->setChildrenCollapsible(false);
    parts->addWidget(makeList());
    parts->addWidget(makeCentre());
    parts->addWidget(makePanel());
    parts->setStretchFactor(1, 1);
    parts->setSizes({ListWidth, 720, StoryWidth});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addWidget(parts, 1);
}

QWidget *AuditPage::makeList()
{
    auto *side = new QWidget;
    side->setBackgroundRole(QPalette::Base);
    side->setAutoFillBackground(true);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    QLabel *title = style::sectionTitle(tr("Series and periods"));
    title->setContentsMargins(style::Gap + 2, style::Gap, style::Gap, style::Gap);
    column->addWidget(title);
    column->addWidget(style::rule(Qt::Horizontal));
    m_list->setModel(m_series);
    m_list->setItemDelegate(new HealthDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(title->text());
    m_list->setMinimumWidth(200);
    column->addWidget(m_list, 1);
    return side;
}

QWidget *AuditPage::makeMap()
{
    auto *card = new style::Card;
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(style::Gap + style::Unit, style::Gap, style::Gap, style::Gap);
    column->setSpacing(style::Gap);
    auto *row = new QHBoxLayout;
    row->setSpacing(style::Margin);
    QLabel *title = style::label(tr("Number map"));
    QFont font = title->font();
    font.setWeight(QFont::DemiBold);
    title->setFont(font);
    row->addWidget(title);
    auto *legend = new style::FlowLayout;
    legend->setSpacing(style::Margin);
    for (const Mark mark : {Mark::Finalized, Mark::Reserved, Mark::Voided, Mark::Lost, Mark::Missing})
        legend->addWidget(new LegendEntry(mark));
    row->addLayout(legend, 1);
    QToolButton *out = zoomButton(QStringLiteral("−"), tr("Smaller marks"));
    QToolButton *in = zoomButton(QStringLiteral("+"), tr("Larger marks"));
    auto *zoom = new QHBoxLayout;
    zoom->setSpacing(0);
    zoom->addWidget(out);
    zoom->addWidget(in);
    row->addLayout(zoom);
    connect(out, &QToolButton::clicked, m_map, &NumberMap::zoomOut);
    connect(in, &QToolButton::clicked, m_map, &NumberMap::zoomIn);
    connect(m_map, &NumberMap::zoomed, this, [this, in, out](bool canZoomIn, bool canZoomOut) {
        in->setEnabled(canZoomIn);
        out->setEnabled(canZoomOut);
        fitMap();
    });
    column->addLayout(row);
    column->addWidget(m_map, 1);
    return card;
}

QWidget *AuditPage::makeCentre()
{
    auto *table = new style::Card;
    auto *inside = new QVBoxLayout(table);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->addWidget(m_register);
    table->coverCorners();
    m_centre->setHandleWidth(style::Gap + style::Unit);
    m_centre->setChildrenCollapsible(false);
    m_centre->addWidget(makeMap());
    m_centre->addWidget(table);
    m_centre->setStretchFactor(1, 1);
    m_centre->installEventFilter(this);
    auto *centre = new QWidget;
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(style::Margin, style::Margin, style::Margin, style::Margin);
    column->setSpacing(style::Gap + style::Unit);
    column->addWidget(m_cards);
    column->addWidget(m_centre, 1);
    return centre;
}

QWidget *AuditPage::makePanel()
{
    auto *panel = new QWidget;
    panel->setBackgroundRole(QPalette::Base);
    panel->setAutoFillBackground(true);
    panel->setMinimumWidth(220);
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_biography, 1);
    column->addWidget(style::rule(Qt::Horizontal));
    column->addWidget(m_log);
    return panel;
}

/// The map gets the room that its rows need, but not more than it leaves to the register; until somebody decides.
void AuditPage::fitMap()
{
    QWidget *card = m_centre->widget(0);
    // In a narrow window the legend takes several lines, of which only heights for widths know.
    const QLayout *parts = card->layout();
    const int around = parts->totalHeightForWidth(card->width()) - m_map->sizeHint().height();
    const int least = around + m_map->minimumSizeHint().height();
    card->setMinimumHeight(least);
    const int height = m_centre->height();
    if (m_isMapSized || height == 0)
        return;
    const int map = std::clamp(around + m_map->heightForRows(), least, std::max(least, height * 2 / 5));
    m_centre->setSizes({map, height - map});
}

/// Once its parts have their places: only then the map knows how many rows it has.
bool AuditPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_centre && event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(this, &AuditPage::fitMap, Qt::QueuedConnection);
    return Page::eventFilter(watched, event);
}

} // namespace seriatim
