#include "ui/audit/auditpage.h"

#include <QLocale>

#include "ui/reading.h"

namespace seriatim {

namespace {

// What is read, for the banner.
const QString SeriesReading = QStringLiteral("series");
const QString MapReading = QStringLiteral("map");
const QString RegisterReading = QStringLiteral("register");
const QString StoryReading = QStringLiteral("story");

} // namespace

AuditPage::AuditPage(Desk &desk, const QString &log, QWidget *parent)
    : Page(parent),
      m_desk(desk),
      m_work(new LogWork(desk, log, this)),
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
    layOut();
    connectParts();
    followLog(desk);
}

void AuditPage::connectParts()
{
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        if (index.isValid() && !m_taking)
            showPeriod(m_series->at(index.row()));
    });
    connect(m_map, &NumberMap::currentChanged, this, [this](qint64 ordinal) {
        m_actions->setRun({}, {});
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
    tellReadings(*m_map, *m_banner, MapReading, [this] { reload(); });
    tellReadings(*m_register, *m_banner, RegisterReading, [this] { reload(); });
    connect(m_work, &LogWork::verified, this, &AuditPage::tellWork);
    connect(m_work, &LogWork::healthChanged, this, [this](const LogHealth &health) {
        if (health.stage == LogHealth::Stage::Damaged)
            reload(); // The counters are not believed any more.
    });
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
    const auto &report = m_work->lastReport();
    const Counting counting = report && !report->intact() ? Counting::Anew : Counting::AsKept;
    m_desk.ask([counting](Store &store) { return readAudit(store, counting); })
        .then(this, [this](const Reply<AuditReading> &reply) {
            m_loading = false;
            if (const auto *reading = readOrTell(reply, *m_banner, SeriesReading, [this] { reload(); }))
                take(*reading);
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

void AuditPage::showWanted()
{
    const qint64 ordinal = m_wanted->ordinal;
    m_wanted.reset();
    m_actions->setRun({}, {});
    m_map->setCurrent(ordinal);
    m_register->setCurrent(ordinal);
    chooseNumber(ordinal);
}

/// Commands are about the one that is chosen from this moment on: never about the one before.
void AuditPage::chooseNumber(qint64 ordinal)
{
    m_ordinal = ordinal;
    m_selection.number.reset();
    m_actions->setSelection(m_selection);
    readNumber();
}

void AuditPage::readNumber()
{
    if (m_ordinal == 0 || !m_selection.period)
        return m_banner->clearUnread(StoryReading); // Nobody asks for it any more.
    m_desk
        .ask([health = *m_selection.period, ordinal = m_ordinal](
                 Store &store) { return readBiography(store, health, ordinal); })
        .then(this, [this, reading = ++m_reading, ordinal = m_ordinal](const Reply<Biography> &reply) {
            if (reading != m_reading || ordinal != m_ordinal)
                return;
            if (const auto *biography = readOrTell(reply, *m_banner, StoryReading, [this] { readNumber(); }))
                return takeNumber(*biography);
            m_selection.number.reset();
            m_biography->clear();
            m_actions->setSelection(m_selection);
        });
}

void AuditPage::takeNumber(const Biography &biography)
{
    m_selection.number = biography;
    m_biography->tell(biography);
    m_actions->setSelection(m_selection);
    if (biography.row.mark == Mark::Reserved)
        m_actions->setRun(biography.row.number.number, biography.row.number.number);
}

void AuditPage::showNumber(const QString &number)
{
    m_banner->clear(); // It may offer another one.
    m_desk.ask([number](Store &store) { return store.numbers().number(number); })
        .then(this, [this, number](const Reply<std::optional<NumberRow>> &reply) {
            if (const auto *trouble = std::get_if<Trouble>(&reply))
                m_banner->offer(
                    style::Tone::Bad, trouble->sentence(), tr("Retry"), [this, number] { showNumber(number); });
            else if (const auto *row = std::get_if<std::optional<NumberRow>>(&reply))
                goTo(number, *row);
        });
}

void AuditPage::goTo(const QString &number, const std::optional<NumberRow> &row)
{
    if (!row) {
        emit said(tr("There is no number %1.").arg(number));
        return;
    }
    m_wanted = row;
    reload();
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
