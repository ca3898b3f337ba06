#pragma once

#include <QObject>
#include <QTimer>

#include <atomic>
#include <memory>

#include "audit/verify.h"
#include "ui/desk.h"

namespace seriatim {

/// Long work over the whole log, beside everything else: verifying it, and writing the audit report. One at a time.
class LogWork final : public QObject
{
    Q_OBJECT

public:
    explicit LogWork(Desk &desk, QObject *parent);
    ~LogWork() override; ///< Cancels what is under way.

    bool isBusy() const { return m_busy; }
    const std::optional<VerifyReport> &lastReport() const { return m_lastReport; }
    const QDateTime &verifiedAt() const { return m_verifiedAt; }

    void verify();
    /// Writes the report of one series, or of all, as CSV if the file is named so, else as JSON. The log is verified
    /// first, for the report says whether it is intact.
    void exportReport(const QString &path, const QString &series);
    void cancel();

signals:
    void started();
    void progressed(qint64 done, qint64 total);
    void verified(); ///< See `lastReport`.
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

    std::shared_ptr<Progressing> begin();
    void end();
    void keep(const VerifyReport &report);
    void fail(const Trouble &trouble);
    static VerifyReport run(Store &store, const std::shared_ptr<Progressing> &progress);

    Desk &m_desk;
    QTimer m_timer;
    std::shared_ptr<Progressing> m_progress;
    std::optional<VerifyReport> m_lastReport;
    QDateTime m_verifiedAt;
    bool m_busy = false;
};

} // namespace seriatim
