#pragma once

#include <QLabel>
#include <QStatusBar>

#include "ui/audit/loghealth.h"
#include "ui/shell/logplace.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/tone.h"

namespace seriatim {

/// The line at the bottom: which log, as whom, how well it is known to be, and how long it is. What has just been done
/// stands beside that for a while.
class StatusLine final : public QStatusBar
{
    Q_OBJECT

public:
    StatusLine(const LogPlace &place, QWidget *parent);

    void setEvents(qint64 count);
    void showHealth(const LogHealth &health);
    /// From now on nothing can be written.
    void setReadOnly();
    QString healthWords() const { return m_health->text(); }
    /// What was done: for a while, whichever page is shown.
    void say(const QString &sentence);
    /// What is the matter with what is shown: for as long, or until something else is shown.
    void hint(const QString &sentence);
    void forgetHint();

private:
    void setHealth(style::Tone tone, const QString &shape, const QString &words);

    bool m_isReadOnly;
    bool m_isHint = false; ///< What stands there now.
    LogHealth m_known;
    QLabel *m_healthIcon;
    QLabel *m_health;
    style::ElidedLabel *m_said; ///< Sentences may be long.
    QLabel *m_events;
};

} // namespace seriatim
