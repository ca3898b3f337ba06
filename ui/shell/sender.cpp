#include "ui/shell/sender.h"

#include "ui/dialogs/acceptdialog.h"
#include "words/words.h"

namespace seriatim {

Sender::Sender(Desk &desk, style::Banner &banner, QObject *parent) : QObject(parent), m_desk(desk), m_banner(banner) {}

void Sender::contentChanged()
{
    if (std::exchange(m_offersBusyRetry, false))
        m_banner.clear();
}

void Sender::setBusy(bool busy)
{
    m_offersBusyRetry = false;
    m_busy = busy;
    emit busyChanged(busy);
}

void Sender::offerRetry(const Trouble &trouble, const std::function<void()> &again)
{
    m_banner.offer(style::Tone::Bad, words::sentence(trouble.kind, trouble.detail), tr("Retry"), again);
}

void Sender::offerAcceptance(const Refusal &refusal, const std::function<void()> &accept)
{
    auto *dialog = new AcceptDialog(refusal, tr("Issue all the same"), m_banner.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, accept);
    dialog->open();
}

void Sender::say(const Refusal &refusal, const std::function<void()> &again)
{
    const QString sentence = words::sentence(refusal);
    m_offersBusyRetry = refusal.rule == Rule::LogBusy;
    if (refusal.rule == Rule::LogBusy) {
        m_banner.offer(style::Tone::Attention, tr("%1 Nothing was lost and no number was used.").arg(sentence),
            tr("Retry"), again);
    } else if (refusal.rule == Rule::ClockBehind) {
        m_banner.offer(style::Tone::Attention, sentence, tr("The clock is right"),
            [this, again] { send<Answer>(&confirmClock, ConfirmClock{}, [again](const Answer &) { again(); }); });
    } else {
        m_banner.say(style::Tone::Attention, sentence);
    }
}

} // namespace seriatim
