#pragma once

#include <QObject>
#include <QTimer>

#include <atomic>
#include <memory>

#include "audit/verify.h"
#include "ui/audit/loghealth.h"
#include "ui/desk.h"

namespace seriatim {

/// Long work over the whole log, beside everything else: verifying it, and writing the audit report. One at a time.
/// What somebody asks for goes before what is done unasked.
class LogWork final : public QObject
{
    Q_OBJECT

public:
    /// `log`: where it lies, if it is a file; no report takes its place.
    LogWork(Desk &desk, const QString &log, QObject *parent);
    ~LogWork() override; ///< Cancels what is under way.

    bool isBusy() const { return m_busy; }
    const std::optional<VerifyReport> &lastReport() const { return m_lastReport; }
    const QDateTime &verifiedAt() const { return m_verifiedAt; }

    /// Unasked, as the log is opened: reads what was appended since this workstation last found it intact, then all of
    /// it, and tells how that goes by `healthChanged`.
    void watch();
    void verify();
    /// How the report is written: CSV, or JSON.
    enum class Form { Table, Data };
    /// Writes the report of one series, or of all. The log is verified first, for the report says whether it is intact.
    void exportReport(const QString &path, Form form, const QString &series);
    void cancel();

signals:
    void started();
    void progressed(qint64 done, qint64 total);
    void verified(); ///< As somebody asked: see `lastReport`.
    void healthChanged(const seriatim::LogHealth &health);
    void exported(const QString &path);
    void failed(const QString &sentence);
    void finished(); ///< After any of the above, or when it was cancelled.

private:
    /// Written over there, read here by a timer: so neither waits for the other.
    struct Progressing {
        std::atomic<qint64> done = 0;
        std::atomic<qint64> total = 0;
        std::atomic<bool> cancelled = false;
    };

    /// What `watch` has read.
    struct Watched {
        QString log;
        Head before; ///< Up to where it was known to be intact.
        VerifyReport report;
    };

    std::shared_ptr<Progressing> begin();
    void watchOn(bool onlyTail, LogHealth::Stage stage);
    void takeTail(const Watched &watched);
    void takeWhole(const Watched &watched);
    void stopWatching();
    void tell(LogHealth::Stage stage, int findings = 0);
    void end();
    void keep(const VerifyReport &report);
    void fail(const Trouble &trouble);
    static VerifyReport run(
        Store &store, const std::shared_ptr<Progressing> &progress, VerifyOptions options = VerifyOptions());

    Desk &m_desk;
    QString m_log;
    QTimer m_timer;
    std::shared_ptr<Progressing> m_progress;
    std::shared_ptr<Progressing> m_watching; ///< Null: nothing is done unasked.
    std::optional<VerifyReport> m_lastReport;
    QDateTime m_verifiedAt;
    bool m_busy = false;
};

} // namespace seriatim
