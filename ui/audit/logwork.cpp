#include "ui/audit/logwork.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QSaveFile>

#include "audit/auditreport.h"
#include "words/words.h"

namespace seriatim {

namespace {

constexpr int LookEvery = 100; ///< Milliseconds.

struct Export {
    VerifyReport verification;
    QString fault; ///< Why the file could not be written, in the system's words; empty if it was.
};

QString writeFile(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit())
        return {};
    return file.errorString();
}

QByteArray rendered(const AuditReport &report, const QString &path)
{
    if (path.endsWith(QLatin1StringView(".csv"), Qt::CaseInsensitive))
        return toCsv(report);
    return QJsonDocument(toJson(report)).toJson();
}

} // namespace

LogWork::LogWork(Desk &desk, QObject *parent) : QObject(parent), m_desk(desk)
{
    connect(&m_timer, &QTimer::timeout, this, [this] { emit progressed(m_progress->done, m_progress->total); });
    m_timer.setInterval(LookEvery);
}

LogWork::~LogWork()
{
    cancel();
}

std::shared_ptr<LogWork::Progressing> LogWork::begin()
{
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

VerifyReport LogWork::run(Store &store, const std::shared_ptr<Progressing> &progress)
{
    VerifyOptions options;
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
        return;
    m_lastReport = report;
    m_verifiedAt = QDateTime::currentDateTime();
    emit verified();
}

void LogWork::fail(const Trouble &trouble)
{
    emit failed(words::sentence(trouble.kind, trouble.detail));
}

void LogWork::verify()
{
    if (m_busy)
        return;
    m_desk.labour([progress = begin()](Store &store) { return run(store, progress); })
        .then(this, [this](const Reply<VerifyReport> &reply) {
            if (const auto *report = std::get_if<VerifyReport>(&reply))
                keep(*report);
            else if (const auto *trouble = std::get_if<Trouble>(&reply))
                fail(*trouble);
            end();
        });
}

void LogWork::exportReport(const QString &path, const QString &series)
{
    if (m_busy)
        return;
    const auto work = [progress = begin(), path, series](Store &store) -> Export {
        const VerifyReport verification = run(store, progress);
        if (!verification.complete)
            return {verification, {}};
        return {verification,
            writeFile(path, rendered(auditReport(store.log(), store.numbers(), verification, series), path))};
    };
    m_desk.labour(work).then(this, [this, path](const Reply<Export> &reply) {
        if (const auto *trouble = std::get_if<Trouble>(&reply))
            fail(*trouble);
        if (const auto *done = std::get_if<Export>(&reply)) {
            keep(done->verification);
            if (!done->fault.isEmpty())
                emit failed(tr("The report could not be written to %1: %2.").arg(path, done->fault));
            else if (done->verification.complete)
                emit exported(path);
        }
        end();
    });
}

} // namespace seriatim
