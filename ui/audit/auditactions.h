#pragma once

#include <QAction>
#include <QObject>

#include "ui/audit/auditpermits.h"

class QWidget;

namespace seriatim {

class CommandDialog;
class Desk;
class LogWork;

/// What can be done in the audit. Each action is grey where it is impossible, and then its tip says why.
class AuditActions final : public QObject
{
    Q_OBJECT

public:
    AuditActions(Desk &desk, LogWork &work, QWidget *page);

    QList<QAction *> usual() const;
    QList<QAction *> further() const;
    /// Those that act on the number that is selected, for its menu.
    QList<QAction *> forNumber() const;
    void setSelection(const AuditSelection &selection);
    /// The ends of the run that is selected in the register, suggested for voiding a range.
    void setRun(const QString &first, const QString &last);

signals:
    void said(const QString &sentence);

private:
    QAction *add(const QString &text, const QString &icon, void (AuditActions::*slot)());
    void open(CommandDialog *dialog);
    void verify();
    void exportReport();
    void voidNumber();
    void voidRange();
    void takeOver();
    void putOnDraft();
    void stepBack();
    void reserveBlock();
    void closePeriod();

    Desk &m_desk;
    LogWork &m_work;
    QWidget *m_page;
    AuditSelection m_selection;
    QString m_runFirst;
    QString m_runLast;
    QAction *m_verify;
    QAction *m_export;
    QAction *m_voidNumber;
    QAction *m_voidRange;
    QAction *m_takeOver;
    QAction *m_putOnDraft;
    QAction *m_stepBack;
    QAction *m_reserveBlock;
    QAction *m_closePeriod;
};

} // namespace seriatim
