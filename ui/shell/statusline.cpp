#include "ui/shell/statusline.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QTimer>

#include "ui/style.h"

namespace seriatim {

StatusLine::StatusLine(const LogPlace &place, QWidget *parent)
    : QStatusBar(parent),
      m_isReadOnly(!place.readOnly.isEmpty()),
      m_healthIcon(new QLabel),
      m_health(style::label({})),
      m_said(new style::ElidedLabel),
      m_events(style::label({}))
{
    setSizeGripEnabled(false);
    QLabel *log = style::label(tr("%1 (%2)").arg(place.file, place.engine));
    log->setToolTip(place.path);
    QLabel *actor = style::label(place.isAuthenticated ? place.actor : tr("%1 · not authenticated").arg(place.actor));
    if (!place.isAuthenticated)
        actor->setToolTip(
            tr("On this engine the program takes your word for who you are; the log keeps the name as given."));
    style::setTone(log, style::Tone::Muted);
    style::setTone(actor, style::Tone::Muted);
    style::setTone(m_events, style::Tone::Muted);

    auto *left = new QWidget;
    auto *row = new QHBoxLayout(left);
    row->setContentsMargins(style::Gap + 4, 2, 0, 2);
    row->setSpacing(style::Unit);
    for (QLabel *each : std::initializer_list<QLabel *>{log, actor, m_healthIcon, m_health, m_said}) {
        row->addWidget(each);
        if (each != m_healthIcon)
            row->addSpacing(style::Margin);
    }
    row->addStretch();
    addWidget(left, 1);
    m_events->setContentsMargins(0, 0, style::Gap + 4, 0);
    addPermanentWidget(m_events);
    showHealth({});
}

void StatusLine::setEvents(qint64 count)
{
    m_events->setText(tr("%L1 events").arg(count));
}

void StatusLine::setReadOnly()
{
    m_isReadOnly = true;
    showHealth(m_known);
}

void StatusLine::showHealth(const LogHealth &health)
{
    m_known = health;
    using Stage = LogHealth::Stage;
    const QString at = QLocale().toString(health.at.time(), QLocale::ShortFormat);
    switch (health.stage) {
    case Stage::Unknown:
        return setHealth(style::Tone::Muted, {}, health.at.isValid() ? tr("log not verified") : QString());
    case Stage::Checking:
        return setHealth(style::Tone::Muted, QStringLiteral("refresh"), tr("verifying the log …"));
    case Stage::CheckingRest:
        return setHealth(
            style::Tone::Muted, QStringLiteral("refresh"), tr("latest events intact, verifying the rest …"));
    case Stage::Intact:
        return setHealth(style::Tone::Good, QStringLiteral("audit"), tr("log intact, verified %1").arg(at));
    case Stage::Damaged:
        return setHealth(style::Tone::Bad, QStringLiteral("warning"),
            tr("log damaged: %n finding(s), see the gap audit", nullptr, health.findings));
    }
}

/// No shape: there is nothing to say. A log that is only read always says so.
void StatusLine::setHealth(style::Tone tone, const QString &shape, const QString &words)
{
    const bool warns = m_isReadOnly && tone != style::Tone::Bad;
    const auto shown = warns ? style::Tone::Attention : tone;
    const QString icon = warns ? QStringLiteral("warning") : shape;
    m_healthIcon->setVisible(!icon.isEmpty());
    if (!icon.isEmpty())
        style::setPicture(m_healthIcon, [sign = style::icon(icon, shown)] { return sign.pixmap(16, 16); });
    QStringList parts{m_isReadOnly ? tr("read-only") : QString(), words};
    parts.removeAll(QString());
    m_health->setText(parts.join(QStringLiteral(" · ")));
    style::setTone(m_health, shown);
}

void StatusLine::say(const QString &sentence)
{
    constexpr int Milliseconds = 12'000;
    m_isHint = false;
    m_said->setText(sentence);
    QTimer::singleShot(Milliseconds, m_said, [this, sentence] {
        if (m_said->text() == sentence)
            m_said->clear();
    });
}

void StatusLine::hint(const QString &sentence)
{
    say(sentence);
    m_isHint = true;
}

void StatusLine::forgetHint()
{
    if (m_isHint)
        m_said->clear();
}

} // namespace seriatim
