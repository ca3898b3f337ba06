#include "ui/audit/logwork.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QSettings>

#include "audit/auditreport.h"
#include "outgoing/reportfile.h"
#include "words/words.h"

namespace seriatim {

namespace {

constexpr int LookEvery = 100; ///< Milliseconds.

struct Export {
    VerifyReport verification;
    std::optional<outgoing::ReportFault> fault;
};

QString sentence(const QString &path, const outgoing::ReportFault &fault)
{
    if (fault.kind == outgoing::ReportFault::Kind::IsALog)
        return words::belongsToLog(path);
    return LogWork::tr("The report could not be written to %1: %2.").arg(path, fault.detail);
}

QByteArray rendered(const AuditReport &report, LogWork::Form form)
{
    return form == LogWork::Form::Table ? toCsv(report) : QJsonDocument(toJson(report)).toJson();
}

// Up to where this workstation found a log intact. It saves time only: whoever could forge it gains nothing, for all is
// read again in the background.

QString knownKey(const QString &log, const char *what)
{
    return QStringLiteral("verified/%1/%2").arg(log, QLatin1StringView(what));
}

Head knownIntact(const QString &log)
{
    const QSettings settings;
    return {settings.value(knownKey(log, "position")).toLongLong(),
        QByteArray::fromHex(settings.value(knownKey(log, "hash")).toByteArray())};
}

void rememberIntact(const QString &log, const Head &head)
{
    QSettings settings;
    settings.setValue(knownKey(log, "position"), head.position);
    settings.setValue(knownKey(log, "hash"), head.hash.toHex());
}

} // namespace

LogWork::LogWork(Desk &desk, const QString &log, QObject *parent) : QObject(parent), m_desk(desk), m_log(log)
{
    connect(&m_timer, &QTimer::timeout, this, [this] { emit progressed(m_progress->done, m_progress->total); });
    m_timer.setInterval(LookEvery);
}

LogWork::~LogWork()
{
    cancel();
    stopWatching();
}

void LogWork::watch()
{
    if (!m_busy && !m_watching)
        watchOn(true, LogHealth::Stage::Checking);
}

void LogWork::watchOn(bool onlyTail, LogHealth::Stage stage)
{
    m_watching = std::make_shared<Progressing>();
    tell(stage);
    const auto work = [progress = m_watching, onlyTail](Store &store) {
        Watched watched{std::as_const(store).log().info().id, {}, {}};
        VerifyOptions options;
        options.verified = watched.before = onlyTail ? knownIntact(watched.log) : Head();
        // The tables with all of the log, which comes last: until then it is only said that the latest is checked.
        options.readModels = options.verified.position == 0;
        watched.report = run(store, progress, options);
        return watched;
    };
    m_desk.labour(work).then(this, [this, onlyTail, mine = m_watching](const Reply<Watched> &reply) {
        if (mine != m_watching)
            return; // Somebody asked for more.
        m_watching.reset();
        const auto *watched = std::get_if<Watched>(&reply);
        if (!watched)
            return tell(LogHealth::Stage::Unknown);
        if (onlyTail && watched->before.position > 0)
            takeTail(*watched);
        else
            takeWhole(*watched);
    });
}

/// A tail that does not fit may belong to another copy of this log: reading all of it tells.
void LogWork::takeTail(const Watched &watched)
{
    if (watched.report.intact())
        rememberIntact(watched.log, watched.report.verified);
    watchOn(false, watched.report.intact() ? LogHealth::Stage::CheckingRest : LogHealth::Stage::Checking);
}

void LogWork::takeWhole(const Watched &watched)
{
    if (!watched.report.complete)
        return tell(LogHealth::Stage::Unknown);
    if (watched.report.intact())
        rememberIntact(watched.log, watched.report.verified);
    keep(watched.report);
    emit finished();
}

void LogWork::stopWatching()
{
    if (m_watching)
        m_watching->cancelled = true;
    m_watching.reset();
}

void LogWork::tell(LogHealth::Stage stage, int findings)
{
    emit healthChanged({stage, QDateTime::currentDateTime(), findings});
}

std::shared_ptr<LogWork::Progressing> LogWork::begin()
{
    stopWatching();
    m_busy = true;
    m_progress = std::make_shared<Progressing>();
    m_timer.start();
    emit started();
    return m_progress;
}

void LogWork::end()
{
    m_timer.stop();
    m_busy = false;
    emit finished();
}

void LogWork::cancel()
{
    if (m_progress)
        m_progress->cancelled = true;
}

VerifyReport LogWork::run(Store &store, const std::shared_ptr<Progressing> &progress, VerifyOptions options)
{
    options.progress = [progress](qint64 done, qint64 total) {
        progress->done = done;
        progress->total = total;
        return !progress->cancelled;
    };
    return seriatim::verify(store.log(), store.numbers(), store.upkeep(), options);
}

void LogWork::keep(const VerifyReport &report)
{
    if (!report.complete)
        return tell(LogHealth::Stage::Unknown);
    m_lastReport = report;
    m_verifiedAt = QDateTime::currentDateTime();
    if (report.intact())
        tell(LogHealth::Stage::Intact);
    else
        tell(LogHealth::Stage::Damaged, static_cast<int>(report.findings.size()));
}

void LogWork::fail(const Trouble &trouble)
{
    tell(LogHealth::Stage::Unknown);
    emit failed(trouble.sentence());
}

void LogWork::verify()
{
    if (m_busy)
        return;
    m_desk.labour([progress = begin()](Store &store) { return run(store, progress); })
        .then(this, [this](const Reply<VerifyReport> &reply) {
            if (const auto *report = std::get_if<VerifyReport>(&reply)) {
                keep(*report);
                if (report->complete)
                    emit verified();
            } else if (const auto *trouble = std::get_if<Trouble>(&reply)) {
                fail(*trouble);
            }
            end();
        });
}

void LogWork::exportReport(const QString &path, Form form, const QString &series)
{
    if (m_busy)
        return;
    if (const auto fault = outgoing::reportFault(path)) // Before all is read for nothing.
        return emit failed(sentence(path, *fault));
    const auto work = [progress = begin(), path, form, series](Store &store) -> Export {
        const VerifyReport verification = run(store, progress);
        if (!verification.complete)
            return {verification, {}};
        const AuditReport report = auditReport(store.log(), store.numbers(), verification, series);
        return {verification, outgoing::writeReport(path, rendered(report, form))};
    };
    m_desk.labour(work).then(this, [this, path](const Reply<Export> &reply) {
        if (const auto *trouble = std::get_if<Trouble>(&reply))
            fail(*trouble);
        if (const auto *done = std::get_if<Export>(&reply)) {
            keep(done->verification);
            if (done->verification.complete)
                emit verified();
            if (done->fault)
                emit failed(sentence(path, *done->fault));
            else if (done->verification.complete)
                emit exported(path);
        }
        end();
    });
}

} // namespace seriatim
