#pragma once

#include <QDateTime>

#include <functional>
#include <memory>

namespace seriatim {

/// The clock of a test: it stands still until it is set. Copies show the same time.
class Clock
{
public:
    explicit Clock(const QDate &day = QDate(2026, 3, 16))
        : m_time(std::make_shared<QDateTime>(day, QTime(10, 0), Qt::UTC))
    {
    }

    QDateTime now() const { return *m_time; }
    QDate today() const { return m_time->toLocalTime().date(); }
    void set(const QDate &day) { *m_time = QDateTime(day, QTime(10, 0), Qt::UTC); }
    void setNow() { *m_time = QDateTime::currentDateTimeUtc(); }
    void pass(qint64 seconds) { *m_time = m_time->addSecs(seconds); }

    std::function<QDateTime()> reading() const
    {
        return [time = m_time] { return *time; };
    }

private:
    std::shared_ptr<QDateTime> m_time;
};

} // namespace seriatim
