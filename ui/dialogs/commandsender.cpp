#include "ui/dialogs/commandsender.h"

#include "ui/dialogs/fieldform.h"
#include "ui/style/banner.h"
#include "words/words.h"

namespace seriatim {

namespace {

constexpr int PatienceMs = 400; ///< Before the clerk is told that something is waited for.

} // namespace

CommandSender::CommandSender(Desk &desk, FieldForm &form, style::Banner &banner, QObject *parent)
    : QObject(parent), m_desk(desk), m_form(form), m_banner(banner)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(PatienceMs);
    connect(&m_patience, &QTimer::timeout, this,
        [this] { m_banner.say(style::Tone::Neutral, tr("Waiting for the log …")); });
}

void CommandSender::begin(std::function<void()> again)
{
    m_again = std::move(again);
    m_sending = true;
    m_form.clearFaults();
    m_form.setEnabled(false);
    m_banner.clear();
    m_patience.start();
    emit sendingChanged();
}

void CommandSender::end()
{
    m_patience.stop();
    m_banner.clear();
    m_sending = false;
    m_form.setEnabled(true);
    emit sendingChanged();
}

void CommandSender::showRefusal(const Refusal &refusal)
{
    const QString sentence = words::sentence(refusal);
    if (refusal.rule == Rule::LogBusy)
        m_banner.offer(style::Tone::Attention, sentence, tr("Retry"), m_again);
    else if (!m_form.showFault(refusal.field, sentence))
        m_banner.say(style::Tone::Bad, sentence);
}

void CommandSender::showTrouble(const Trouble &trouble)
{
    const bool isUncertain = trouble.kind == LogError::Kind::OutcomeUnknown;
    m_form.setEnabled(!isUncertain);
    m_banner.offer(style::Tone::Bad, words::sentence(trouble.kind, trouble.detail),
        isUncertain ? tr("Look it up") : tr("Retry"), m_again);
}

} // namespace seriatim
