#pragma once

#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QWidget>

#include "log/eventlog.h"

namespace seriatim {

class LogWork;

/// The log itself: its head, how far it was verified, and what was found.
class LogPanel final : public QWidget
{
    Q_OBJECT

public:
    LogPanel(LogWork &work, QWidget *parent);

    void setHead(const Head &head);

private:
    void showVerdict();
    void showFindings();

    LogWork &m_work;
    Head m_head;
    QLabel *m_position;
    QLabel *m_hash;
    QLabel *m_verdict;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    QPlainTextEdit *m_findings; ///< A text, that it can be copied, and is broken where it ends.
};

} // namespace seriatim
