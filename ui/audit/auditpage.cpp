#include "ui/audit/auditpage.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>

#include "ui/style.h"
#include "ui/style/flowlayout.h"
#include "words/words.h"

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

AuditPage::AuditPage(Desk &desk, QWidget *parent)
    : Page(parent),
      m_desk(desk),
      m_work(new LogWork(desk, this)),
      m_actions(new AuditActions(desk, *m_work, this)),
      m_banner(new style::Banner),
      m_series(new HealthModel(this)),
      m_list(new QListView),
      m_cards(new CounterCards),
      m_map(new NumberMap(desk, nullptr)),
      m_register(new RegisterView(desk, nullptr)),
      m_biography(new BiographyPanel),
      m_log(new LogPanel(*m_work, nullptr)),
      m_centre(new QSplitter(Qt::Vertical))
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
    connectParts();
    reload();
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

void AuditPage::connectParts()
{
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        if (index.isValid() && !m_taking)
            showPeriod(m_series->at(index.row()));
    });
    connect(m_map, &NumberMap::currentChanged, this, [this](qint64 ordinal) {
        m_register->setCurrent(ordinal);
        chooseNumber(ordinal);
    });
    connect(m_register, &RegisterView::currentChanged, this, [this](qint64 ordinal) {
        m_map->setCurrent(ordinal);
        chooseNumber(ordinal);
    });
    connect(m_centre, &QSplitter::splitterMoved, this, [this] { m_isMapSized = true; });
    connect(m_register, &RegisterView::runSelected, m_actions, &AuditActions::setRun);
    const auto openDocument = [this](qint64) {
        if (m_selection.number && !m_selection.number->row.number.document.isEmpty())
            emit documentActivated(m_selection.number->row.number.document);
    };
    connect(m_map, &NumberMap::activated, this, openDocument);
    connect(m_register, &RegisterView::activated, this, openDocument);
    connect(m_biography, &BiographyPanel::documentActivated, this, &Page::documentActivated);
    connect(m_actions, &AuditActions::said, this, &Page::said);
    connect(&m_desk, &Desk::logGrew, this, &AuditPage::reload);
    connect(m_work, &LogWork::verified, this, &AuditPage::tellWork);
    connect(m_work, &LogWork::exported, this,
        [this](const QString &path) { emit said(tr("The report was written to %1.").arg(path)); });
    connect(
        m_work, &LogWork::failed, this, [this](const QString &sentence) { m_banner->say(style::Tone::Bad, sentence); });
    m_register->setNumberActions(m_actions->forNumber());
}

/// Readings do not overtake one another: while one is under way, the next waits.
void AuditPage::reload()
{
    if (m_loading) {
        m_loadAgain = true;
        return;
    }
    m_loading = true;
    m_loadAgain = false;
    m_desk.ask([](Store &store) { return readAudit(store); }).then(this, [this](const Reply<AuditReading> &reply) {
        m_loading = false;
        const QString series = QStringLiteral("series");
        if (const auto *reading = std::get_if<AuditReading>(&reply)) {
            m_banner->clearUnread(series);
            take(*reading);
        } else if (const auto *trouble = std::get_if<Trouble>(&reply)) {
            m_banner->sayUnread(series, words::sentence(trouble->kind, trouble->detail), [this] { reload(); });
        }
        if (m_loadAgain)
            reload();
    });
}

void AuditPage::take(const AuditReading &reading)
{
    m_selection.actor = reading.actor;
    m_selection.today = reading.today;
    m_selection.readOnlyReason = reading.readOnlyReason;
    m_log->setHead(reading.log.head);
    std::optional<PeriodRow> chosen;
    if (m_selection.period)
        chosen = m_selection.period->counters;
    if (m_wanted) {
        chosen.emplace();
        chosen->series = m_wanted->series;
        chosen->period = m_wanted->period;
    }
    if (reading.periods.empty())
        return;
    m_taking = true;
    m_series->setRows(reading.periods);
    const int row = std::max(0, chosen ? m_series->rowOf(chosen->series, chosen->period) : 0);
    m_list->setCurrentIndex(m_series->index(row));
    m_taking = false;
    showPeriod(m_series->at(row));
    if (m_wanted)
        showWanted();
}

/// Takes a reading of a period: of the one that was shown, or of another.
void AuditPage::showPeriod(const PeriodHealth &health)
{
    const bool same = m_selection.period && m_selection.period->counters.series == health.counters.series
        && m_selection.period->counters.period == health.counters.period;
    m_selection.period = health;
    if (!same) {
        m_ordinal = 0;
        m_selection.number.reset();
        m_biography->clear();
        m_actions->setRun({}, {});
    }
    m_cards->setPeriod(health);
    m_map->setPeriod(health);
    fitMap();
    m_register->setPeriod(health);
    m_actions->setSelection(m_selection);
    readNumber();
}

/// The map gets the room that its rows need, but not more than it leaves to the register; until somebody decides.
void AuditPage::fitMap()
{
    const int height = m_centre->height();
    if (m_isMapSized || height == 0)
        return;
    QWidget *card = m_centre->widget(0);
    const int wanted = card->sizeHint().height() - m_map->sizeHint().height() + m_map->heightForRows();
    const int map = std::clamp(wanted, card->minimumSizeHint().height(), height * 2 / 5);
    m_centre->setSizes({map, height - map});
}

/// Once its parts have their places: only then the map knows how many rows it has.
bool AuditPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_centre && event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(this, &AuditPage::fitMap, Qt::QueuedConnection);
    return Page::eventFilter(watched, event);
}

void AuditPage::showWanted()
{
    m_ordinal = m_wanted->ordinal;
    m_wanted.reset();
    m_map->setCurrent(m_ordinal);
    m_register->setCurrent(m_ordinal);
    readNumber();
}

void AuditPage::chooseNumber(qint64 ordinal)
{
    m_ordinal = ordinal;
    readNumber();
}

void AuditPage::readNumber()
{
    if (m_ordinal == 0 || !m_selection.period)
        return;
    m_desk
        .ask([health = *m_selection.period, ordinal = m_ordinal](
                 Store &store) { return readBiography(store, health, ordinal); })
        .then(this, [this, reading = ++m_reading, ordinal = m_ordinal](const Reply<Biography> &reply) {
            const auto *biography = std::get_if<Biography>(&reply);
            if (reading != m_reading || ordinal != m_ordinal || !biography)
                return;
            m_selection.number = *biography;
            m_biography->tell(*biography);
            m_actions->setSelection(m_selection);
            if (biography->row.mark == Mark::Reserved)
                m_actions->setRun(biography->row.number.number, biography->row.number.number);
        });
}

void AuditPage::showNumber(const QString &number)
{
    m_desk.ask([number](Store &store) { return store.numbers().number(number); })
        .then(this, [this, number](const Reply<std::optional<NumberRow>> &reply) {
            const auto *row = std::get_if<std::optional<NumberRow>>(&reply);
            if (!row || !*row) {
                emit said(tr("There is no number %1.").arg(number));
                return;
            }
            m_wanted = **row;
            reload();
        });
}

/// The status line says it for all pages.
void AuditPage::tellWork()
{
    if (!isVisible())
        return;
    const VerifyReport &report = *m_work->lastReport();
    if (report.intact())
        emit said(tr("The log is intact: %1 events were checked.").arg(QLocale().toString(report.events)));
    else
        emit said(tr("The log is damaged: %Ln finding(s).", nullptr, static_cast<int>(report.findings.size())));
}

} // namespace seriatim
