#pragma once

#include <QLabel>
#include <QStatusBar>

#include "ui/shell/logplace.h"

namespace seriatim {

/// The line at the bottom: which log, as whom, how well it is known to be, and how long it is. What has just been done
/// stands beside that for a while.
class StatusLine final : public QStatusBar
{
    Q_OBJECT

public:
    enum class Health { Unknown, Verifying, Intact, Damaged };

    StatusLine(const LogPlace &place, QWidget *parent);

    void setEvents(qint64 count);
    void setHealth(Health health, const QString &words);
    void say(const QString &sentence);

private:
    QLabel *m_healthIcon;
    QLabel *m_health;
    QLabel *m_said;
    QLabel *m_events;
};

} // namespace seriatim
