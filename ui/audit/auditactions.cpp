#include "ui/audit/auditactions.h"

#include <QFileDialog>

#include "ui/audit/logwork.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/draftchooser.h"
#include "ui/dialogs/reasondialog.h"
#include "ui/dialogs/reserveblockdialog.h"
#include "ui/dialogs/voidrangedialog.h"
#include "ui/permit.h"
#include "ui/style.h"
#include "usecases/work.h"
#include "words/words.h"

namespace seriatim {

AuditActions::AuditActions(Desk &desk, LogWork &work, QWidget *page)
    : QObject(page),
      m_desk(desk),
      m_work(work),
      m_page(page),
      m_verify(add(tr("Verify &log"), QStringLiteral("issue"), &AuditActions::verify)),
      m_export(add(tr("E&xport report…"), QStringLiteral("export"), &AuditActions::exportReport)),
      m_voidNumber(add(tr("&Void number…"), QStringLiteral("void"), &AuditActions::voidNumber)),
      m_voidRange(add(tr("Void &range…"), {}, &AuditActions::voidRange)),
      m_takeOver(add(tr("&Take over…"), {}, &AuditActions::takeOver)),
      m_putOnDraft(add(tr("&Put on draft…"), {}, &AuditActions::putOnDraft)),
      m_stepBack(add(tr("&Step back…"), {}, &AuditActions::stepBack)),
      m_reserveBlock(add(tr("Reserve &block…"), QStringLiteral("reserve"), &AuditActions::reserveBlock)),
      m_closePeriod(add(tr("&Close period…"), {}, &AuditActions::closePeriod))
{
    const auto followWork = [this] {
        for (QAction *action : {m_verify, m_export})
            permit(action, m_work.isBusy() ? tr("The log is being verified.") : QString());
    };
    connect(&m_work, &LogWork::started, this, followWork);
    connect(&m_work, &LogWork::finished, this, followWork);
    followWork();
    setSelection({});
}

QAction *AuditActions::add(const QString &text, const QString &icon, void (AuditActions::*slot)())
{
    auto *action = new QAction(text, this);
    if (!icon.isEmpty())
        action->setIcon(style::icon(icon));
    connect(action, &QAction::triggered, this, slot);
    return action;
}

QList<QAction *> AuditActions::usual() const
{
    return {m_verify, m_export, m_voidNumber, m_reserveBlock};
}

QList<QAction *> AuditActions::further() const
{
    return {m_voidRange, m_takeOver, m_putOnDraft, m_stepBack, m_closePeriod};
}

QList<QAction *> AuditActions::forNumber() const
{
    return {m_voidNumber, m_voidRange, m_takeOver, m_putOnDraft, m_stepBack};
}

void AuditActions::setSelection(const AuditSelection &selection)
{
    m_selection = selection;
    permit(m_voidNumber, permits::voidNumber(selection));
    permit(m_voidRange, permits::voidRange(selection));
    permit(m_takeOver, permits::takeOver(selection));
    permit(m_putOnDraft, permits::putOnDraft(selection));
    permit(m_stepBack, permits::stepBack(selection));
    permit(m_reserveBlock, permits::reserveBlock(selection));
    permit(m_closePeriod, permits::closePeriod(selection));
}

void AuditActions::setRun(const QString &first, const QString &last)
{
    m_runFirst = first;
    m_runLast = last;
}

void AuditActions::open(CommandDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &CommandDialog::carriedOut, this, &AuditActions::said);
    dialog->open();
}

void AuditActions::verify()
{
    m_work.verify();
}

void AuditActions::exportReport()
{
    const QStringList forms{tr("Table (*.csv)"), tr("Data (*.json)")};
    auto *dialog = new QFileDialog(m_page, tr("Export the audit report"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(forms);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(tr("gap-audit-%1").arg(m_selection.today.toString(Qt::ISODate)));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, forms](const QString &form) {
        dialog->setDefaultSuffix(form == forms.back() ? QStringLiteral("json") : QStringLiteral("csv"));
    });
    connect(dialog, &QFileDialog::fileSelected, this, [this, dialog](const QString &path) {
        // What the name says, or else what was chosen.
        const QString suffix = QFileInfo(path).suffix().toLower();
        const bool isKnown = suffix == u"csv" || suffix == u"json";
        const bool isTable = (isKnown ? suffix : dialog->defaultSuffix()) == u"csv";
        m_work.exportReport(path, isTable ? LogWork::Form::Table : LogWork::Form::Data, {});
    });
    dialog->open();
}

void AuditActions::voidNumber()
{
    open(new ReasonDialog(m_desk, voidingOf(m_selection.number->row.number), m_page));
}

void AuditActions::voidRange()
{
    open(new VoidRangeDialog(m_desk, m_runFirst, m_runLast, m_page));
}

void AuditActions::takeOver()
{
    open(new ConfirmDialog(m_desk, takingOver(m_selection.number->row.number), m_page));
}

void AuditActions::putOnDraft()
{
    open(new DraftChooser(m_desk, m_selection.number->row.number, m_selection.period->series.kind, m_page));
}

void AuditActions::stepBack()
{
    open(new ConfirmDialog(m_desk, steppingBack(m_selection.number->row.number), m_page));
}

void AuditActions::reserveBlock()
{
    const Period &period = m_selection.period->counters.period;
    const bool isNow =
        decidable(m_selection.period->row()).rulesAt(m_selection.today).periodOf(m_selection.today) == period;
    open(new ReserveBlockDialog(
        m_desk, m_selection.period->series.code, isNow ? m_selection.today : period.firstDay(), m_page));
}

void AuditActions::closePeriod()
{
    const PeriodHealth &health = *m_selection.period;
    open(new ConfirmDialog(m_desk,
        closingOf(
            health.series.code, health.counters.period, words::periodName(health.counters.period, health.rules.reset)),
        m_page));
}

} // namespace seriatim
