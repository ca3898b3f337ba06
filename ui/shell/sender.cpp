#include "ui/shell/sender.h"

#include "ui/dialogs/acceptdialog.h"
#include "words/words.h"

namespace seriatim {

namespace {

constexpr int PatienceMs = 400; ///< Before the clerk is told that something is waited for.

} // namespace

Sender::Sender(Desk &desk, style::Banner &banner, QObject *parent) : QObject(parent), m_desk(desk), m_banner(banner)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(PatienceMs);
    connect(&m_patience, &QTimer::timeout, this,
        [this] { m_banner.say(style::Tone::Neutral, tr("Waiting for the log …")); });
}

void Sender::contentChanged()
{
    if (!m_offered.isEmpty() && m_banner.sentence() == m_offered)
        m_banner.clear();
    m_offered.clear();
}

void Sender::lookUp()
{
    if (!m_isUnsure)
        return;
    m_isUnsure = false;
    const auto again = m_lookUp;
    again();
}

void Sender::letGo()
{
    m_isUnsure = false;
    m_offered.clear();
    m_banner.clear();
}

bool Sender::begin()
{
    if (!isSettled())
        return false;
    m_isBusy = true;
    m_offered.clear();
    m_banner.clear();
    m_patience.start();
    emit busyChanged(true);
    return true;
}

void Sender::end(const std::function<void()> &lookUp)
{
    m_patience.stop();
    m_banner.clear();
    m_isBusy = false;
    m_lookUp = lookUp;
    m_isUnsure = static_cast<bool>(lookUp);
    emit busyChanged(m_isUnsure);
}

void Sender::offer(
    style::Tone tone, const QString &sentence, const QString &button, const std::function<void()> &action)
{
    m_offered = sentence;
    m_banner.offer(tone, sentence, button, action);
}

void Sender::tell(const Trouble &trouble, const std::function<void()> &again)
{
    const QString sentence = words::sentence(trouble.kind, trouble.detail);
    if (m_isUnsure)
        m_banner.insist(style::Tone::Bad, sentence, {tr("Look it up"), [this] { lookUp(); }});
    else
        offer(style::Tone::Bad, sentence, tr("Retry"), again);
}

void Sender::say(const Refusal &refusal, const std::function<void()> &again)
{
    const QString sentence = words::sentence(refusal);
    if (refusal.rule == Rule::LogBusy)
        offer(style::Tone::Attention, tr("%1 Nothing was lost and no number was used.").arg(sentence), tr("Retry"),
            again);
    else if (refusal.rule == Rule::ClockBehind)
        offer(style::Tone::Attention, sentence, tr("The clock is right"),
            [this, again] { send<Answer>(&confirmClock, ConfirmClock{}, [again](const Answer &) { again(); }); });
    else
        m_banner.say(style::Tone::Attention, sentence);
}

void Sender::offerAcceptance(const Refusal &refusal, const std::function<void()> &accept)
{
    auto *dialog = new AcceptDialog(refusal, tr("Issue all the same"), m_banner.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_isAsking = true;
    connect(dialog, &QDialog::finished, this, [this, accept](int result) {
        m_isAsking = false;
        if (result == QDialog::Accepted)
            accept();
        else
            emit busyChanged(false);
    });
    dialog->open();
    emit busyChanged(true);
}

} // namespace seriatim
