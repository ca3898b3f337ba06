#include "ui/audit/logpanel.h"

#include <QDateTime>
#include <QFontDatabase>
#include <QLocale>
#include <QVBoxLayout>

#include "print/parties.h"
#include "ui/audit/logwork.h"
#include "ui/style.h"
#include "words/words.h"

namespace seriatim {

namespace {

constexpr int PerMille = 1000;

/// Where it is, if the sentence does not say so itself.
QString findingText(const Finding &finding)
{
    const QString sentence = words::sentence(finding);
    const QString position = QLocale().toString(finding.position);
    return finding.position == 0 || sentence.contains(position) ? sentence
                                                                : LogPanel::tr("#%1: %2").arg(position, sentence);
}

} // namespace

LogPanel::LogPanel(LogWork &work, QWidget *parent)
    : QWidget(parent),
      m_work(work),
      m_position(style::label({})),
      m_hash(style::aside({})),
      m_verdict(style::label({})),
      m_progress(new QProgressBar),
      m_cancel(new QPushButton(tr("Cancel"))),
      m_findings(new QPlainTextEdit)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(style::Margin, style::Gap, style::Margin, style::Margin);
    column->setSpacing(style::Unit + 2);
    column->addWidget(style::sectionTitle(tr("Log")));
    m_position->setWordWrap(true);
    m_verdict->setWordWrap(true);
    m_hash->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_hash->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_progress->setRange(0, PerMille);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of verifying"));
    m_findings->setReadOnly(true);
    m_findings->setTabChangesFocus(true);
    m_findings->setMaximumHeight(160);
    m_findings->setAccessibleName(tr("Findings"));
    auto *row = new QHBoxLayout;
    row->addWidget(m_progress, 1);
    row->addWidget(m_cancel);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_position, m_hash, m_verdict})
        column->addWidget(widget);
    column->addLayout(row);
    column->addWidget(m_findings);

    connect(m_cancel, &QPushButton::clicked, &m_work, &LogWork::cancel);
    connect(&m_work, &LogWork::started, this, &LogPanel::showVerdict);
    connect(&m_work, &LogWork::finished, this, &LogPanel::showVerdict);
    connect(&m_work, &LogWork::progressed, this, [this](qint64 done, qint64 total) {
        m_progress->setValue(total == 0 ? 0 : static_cast<int>(done * PerMille / total));
    });
    showVerdict();
}

void LogPanel::setHead(const Head &head)
{
    m_head = head;
    m_position->setText(tr("%1 events").arg(QLocale().toString(head.position)));
    m_hash->setText(tr("head %1").arg(print::shortHash(head.hash)));
    m_hash->setToolTip(QString::fromLatin1(head.hash.toHex()));
    showVerdict();
}

void LogPanel::showVerdict()
{
    m_progress->setVisible(m_work.isBusy());
    m_cancel->setVisible(m_work.isBusy());
    const auto &report = m_work.lastReport();
    if (m_work.isBusy()) {
        m_progress->setValue(0);
        m_verdict->setText(tr("Verifying …"));
        style::setTone(m_verdict, style::Tone::Neutral);
    } else if (!report) {
        m_verdict->setText(tr("Not verified yet since the program was started."));
        style::setTone(m_verdict, style::Tone::Muted);
    } else if (report->intact()) {
        m_verdict->setText(tr("✓ Intact: %1 of %2 events checked at %3.")
                               .arg(QLocale().toString(report->verified.position),
                                   QLocale().toString(std::max(m_head.position, report->verified.position)),
                                   QLocale().toString(m_work.verifiedAt().time(), QLocale::ShortFormat)));
        style::setTone(m_verdict, style::Tone::Good);
    } else {
        m_verdict->setText(tr("✗ Damaged: %Ln finding(s).", nullptr, static_cast<int>(report->findings.size())));
        style::setTone(m_verdict, style::Tone::Bad);
    }
    showFindings();
}

void LogPanel::showFindings()
{
    const auto &report = m_work.lastReport();
    m_findings->setVisible(!m_work.isBusy() && report && !report->findings.empty());
    m_findings->clear();
    if (!report)
        return;
    QStringList texts;
    for (const Finding &finding : report->findings)
        texts.append(findingText(finding));
    if (report->truncated)
        texts.append(tr("There is more: only the first findings are shown."));
    m_findings->setPlainText(texts.join(QStringLiteral("\n\n")));
}

} // namespace seriatim
