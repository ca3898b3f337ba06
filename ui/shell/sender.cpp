#include "ui/shell/sender.h"

#include "ui/dialogs/acceptdialog.h"
#include "words/words.h"

namespace seriatim {

namespace {

constexpr int PatienceMs = 400;       ///< Before the clerk is told that something is waited for.
constexpr int LookUpEveryMs = 10'000; ///< While it is not known what became of a command.

QString withoutLoss(const QString &sentence)
{
    return Sender::tr("%1 Nothing was lost and no number was used.").arg(sentence);
}

} // namespace

Sender::Sender(Desk &desk, style::Banner &banner, QObject *parent) : QObject(parent), m_desk(desk), m_banner(banner)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(PatienceMs);
    connect(&m_patience, &QTimer::timeout, this,
        [this] { m_banner.say(style::Tone::Neutral, tr("Waiting for the log …")); });
    m_nextLookUp.setSingleShot(true);
    m_nextLookUp.setInterval(LookUpEveryMs);
    connect(&m_nextLookUp, &QTimer::timeout, this, &Sender::lookUp);
    connect(&m_desk, &Desk::seesAgain, this, &Sender::lookUp);
}

void Sender::contentChanged()
{
    if (!m_offered.isEmpty() && m_banner.sentence() == m_offered)
        m_banner.clear();
    m_offered.clear();
}

void Sender::lookUp()
{
    if (m_state != State::Unsure)
        return;
    const auto again = m_lookUp;
    again();
}

void Sender::letGo()
{
    if (m_state == State::Unsure)
        m_state = State::Settled;
    else if (m_state == State::LookingUp)
        m_state = State::Sending;
    m_offered.clear();
    m_banner.relent();
}

void Sender::begin(State state)
{
    m_offered.clear();
    m_banner.relent();
    m_patience.start();
    become(state);
}

void Sender::end(State state)
{
    m_patience.stop();
    m_banner.relent();
    become(state);
}

void Sender::become(State state)
{
    m_state = state;
    emit busyChanged(!isSettled());
}

/// A look-up tells only what it has found among the commands: not if storage failed again, nor if it was turned away
/// before it could look there.
bool Sender::leavesUnsure(const Trouble *trouble, const Refusal *refusal) const
{
    if (m_state != State::LookingUp)
        return trouble && trouble->kind == LogError::Kind::OutcomeUnknown;
    return trouble || (refusal && (refusal->rule == Rule::LogBusy || refusal->rule == Rule::LogReadOnly));
}

void Sender::insist(const std::function<void()> &lookUp, const Trouble *trouble, const Refusal *refusal)
{
    const bool isTried = m_state == State::LookingUp;
    m_lookUp = lookUp;
    end(State::Unsure);
    if (trouble && trouble->isAboutLogin())
        m_nextLookUp.stop(); // Not by itself: servers lock out whoever is refused too often.
    else
        m_nextLookUp.start();
    QString sentence = words::sentence(LogError::Kind::OutcomeUnknown, trouble ? trouble->detail : QString());
    if (refusal && refusal->rule == Rule::LogReadOnly)
        sentence = QStringLiteral("%1 %2").arg(words::sentence(*refusal), sentence);
    else if (refusal)
        sentence = tr("Somebody else is writing to the log, so it could not be looked up. %1").arg(sentence);
    else if (isTried)
        sentence = tr("It could not be looked up. %1").arg(sentence);
    m_banner.insist(style::Tone::Bad, sentence, {tr("Look it up"), [this] { this->lookUp(); }});
}

void Sender::offer(
    style::Tone tone, const QString &sentence, const QString &button, const std::function<void()> &action)
{
    m_offered = sentence;
    m_banner.offer(tone, sentence, button, action);
}

void Sender::say(const Trouble &trouble, const std::function<void()> &again)
{
    const QString sentence = trouble.sentence();
    // Others say themselves what has happened.
    const bool isAway = trouble.failure && trouble.kind != LogError::Kind::Damaged;
    offer(style::Tone::Bad, isAway ? withoutLoss(sentence) : sentence, tr("Retry"), again);
}

void Sender::say(const Refusal &refusal, const std::function<void()> &again)
{
    const QString sentence = words::sentence(refusal);
    if (refusal.rule == Rule::LogBusy)
        offer(style::Tone::Attention, withoutLoss(sentence), tr("Retry"), again);
    else if (refusal.rule == Rule::ClockBehind)
        offer(style::Tone::Attention, sentence, tr("The clock is right"),
            [this, again] { send<Answer>(&confirmClock, ConfirmClock{}, [again](const Answer &) { again(); }); });
    else
        m_banner.say(style::Tone::Attention, sentence);
}

void Sender::offerAcceptance(const Refusal &refusal, const QString &verb, const std::function<void(Rule)> &accept)
{
    auto *dialog = new AcceptDialog(refusal, verb, m_banner.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::finished, this, [this, accept, warning = refusal.rule](int result) {
        become(State::Settled);
        if (result == QDialog::Accepted)
            accept(warning);
    });
    dialog->open();
    become(State::Asking);
}

} // namespace seriatim
