#pragma once

#include <QLabel>
#include <QWidget>

#include <array>

#include "ui/audit/health.h"

namespace seriatim {

/// The counters of a period, large enough to be read from across the desk.
class CounterCards final : public QWidget
{
    Q_OBJECT

public:
    explicit CounterCards(QWidget *parent = nullptr);

    void setPeriod(const PeriodHealth &health);

private:
    enum Counter { Finalized, Reserved, Voided, Lost, Missing, Next, Count };

    void set(Counter counter, const QString &value, style::Tone tone = style::Tone::Neutral);

    std::array<QLabel *, Count> m_values{};
    std::array<QWidget *, Count> m_cards{};
};

} // namespace seriatim
