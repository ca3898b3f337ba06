#include "ui/shell/statusline.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QTimer>

#include "ui/style.h"

namespace seriatim {

StatusLine::StatusLine(const LogPlace &place, QWidget *parent)
    : QStatusBar(parent),
      m_healthIcon(new QLabel),
      m_health(style::label({})),
      m_said(style::label({})),
      m_events(style::label({}))
{
    setSizeGripEnabled(false);
    QLabel *log = style::label(tr("%1 (%2)").arg(place.file, place.engine));
    log->setToolTip(place.path);
    QLabel *actor = style::label(tr("%1 · not authenticated").arg(place.actor));
    actor->setToolTip(
        tr("On this engine the program takes your word for who you are; the log keeps the name as given."));
    style::setTone(log, style::Tone::Muted);
    style::setTone(actor, style::Tone::Muted);
    style::setTone(m_events, style::Tone::Muted);

    auto *left = new QWidget;
    auto *row = new QHBoxLayout(left);
    row->setContentsMargins(style::Gap + 4, 2, 0, 2);
    row->setSpacing(style::Unit);
    for (QLabel *each : {log, actor, m_healthIcon, m_health, m_said}) {
        row->addWidget(each);
        if (each != m_healthIcon)
            row->addSpacing(style::Margin);
    }
    row->addStretch();
    addWidget(left, 1);
    m_events->setContentsMargins(0, 0, style::Gap + 4, 0);
    addPermanentWidget(m_events);
    if (!place.readOnly.isEmpty())
        setHealth(Health::Damaged, tr("read-only"));
    else
        setHealth(Health::Unknown, {});
}

void StatusLine::setEvents(qint64 count)
{
    m_events->setText(tr("%L1 events").arg(count));
}

void StatusLine::setHealth(Health health, const QString &words)
{
    const auto tone = health == Health::Intact ? style::Tone::Good
        : health == Health::Damaged            ? style::Tone::Bad
                                               : style::Tone::Muted;
    const auto shape = health == Health::Intact ? QStringLiteral("audit")
        : health == Health::Damaged             ? QStringLiteral("warning")
                                                : QStringLiteral("refresh");
    m_healthIcon->setVisible(health != Health::Unknown);
    m_healthIcon->setPixmap(style::icon(shape, tone).pixmap(16, 16));
    m_health->setText(words);
    style::setTone(m_health, tone);
}

void StatusLine::say(const QString &sentence)
{
    constexpr int Milliseconds = 12'000;
    m_said->setText(sentence);
    QTimer::singleShot(Milliseconds, m_said, [this, sentence] {
        if (m_said->text() == sentence)
            m_said->clear();
    });
}

} // namespace seriatim
