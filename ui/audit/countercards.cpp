#include "ui/audit/countercards.h"

#include <QHBoxLayout>
#include <QLocale>

#include "ui/style.h"

namespace seriatim {

CounterCards::CounterCards(QWidget *parent) : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(style::Gap + style::Unit);
    const std::array<QString, Count> names{
        tr("finalized"), tr("reserved"), tr("voided"), tr("lost"), tr("missing"), tr("next")};
    for (std::size_t i = 0; i < Count; ++i) {
        auto *card = new style::Card;
        auto *column = new QVBoxLayout(card);
        column->setContentsMargins(style::Gap + style::Unit, style::Gap, style::Gap, style::Gap);
        column->setSpacing(0);
        m_values[i] = style::heading({});
        m_cards[i] = card;
        column->addWidget(m_values[i]);
        column->addWidget(style::aside(names[i]));
        card->setProperty("counter", names[i]);
        row->addWidget(card, 1);
    }
}

void CounterCards::set(Counter counter, const QString &value, style::Tone tone)
{
    m_values[counter]->setText(value);
    auto *card = static_cast<style::Card *>(m_cards[counter]);
    card->setTone(tone);
    card->setAccessibleName(QStringLiteral("%1 %2").arg(value, card->property("counter").toString()));
}

void CounterCards::setPeriod(const PeriodHealth &health)
{
    const PeriodRow &counters = health.counters;
    const auto number = [](qint64 count) { return QLocale().toString(count); };
    const auto toneIf = [](qint64 count, style::Tone tone) { return count > 0 ? tone : style::Tone::Neutral; };
    set(Finalized, number(counters.finalized));
    set(Reserved, number(counters.reserved), toneIf(counters.reserved, style::Tone::Attention));
    set(Voided, number(counters.voided));
    set(Lost, number(counters.lost), toneIf(counters.lost, style::Tone::Attention));
    set(Missing, number(counters.missing()), toneIf(counters.missing(), style::Tone::Bad));
    const QString next = health.nextNumber();
    const auto digits =
        std::find_if(next.crbegin(), next.crend(), [](QChar character) { return !character.isDigit(); });
    set(Next, next.isEmpty() ? QStringLiteral("—") : QString(digits.base(), next.cend() - digits.base()));
    m_cards[Next]->setToolTip(next.isEmpty()
            ? tr("No number comes next: the period is closed, or the series is retired or at its end.")
            : tr("The next document gets %1. It is not reserved.").arg(next));
}

} // namespace seriatim
