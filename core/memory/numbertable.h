#pragma once

#include "log/codec.h"
#include "readmodel/numbers.h"

#include <map>

namespace seriatim {

/// What the events tell of a number beyond its state, which the decider's own fold knows.
struct NumberStory {
    QString number;
    QString origin;
    QString purpose;
    QString reason;
    QString inversion;
    QString since;
    QString by;
    bool shown = false;
    qint64 firstPosition = 0;
    qint64 position = 0;

    bool operator==(const NumberStory &) const = default;
};

/// One series: its state as the decider folds it, and the stories of its numbers.
struct SeriesFile {
    series::State state;
    qint64 definedAt = 0;
    std::map<std::pair<Period, qint64>, NumberStory> stories;

    NumberRow row(const Period &period, qint64 ordinal) const;
    /// Of one period, in the order of ordinals.
    std::vector<NumberRow> rows(const Period &period) const;
    /// The mask of the number's period, or, of events whose series no event defined, nothing.
    QString textOf(const Period &period, qint64 ordinal) const;

    bool operator==(const SeriesFile &) const = default;
};

/// The register, folded from events.
class NumberTable
{
public:
    void apply(const RecordedEvent &recorded, const AnyEvent &event);

    const std::map<QString, SeriesFile> &series() const { return m_series; }
    /// All numbers, by series, period and ordinal.
    std::vector<NumberRow> rows() const;
    std::optional<NumberRow> reservationOf(const QString &document) const;

    /// Documents that hold, or held, the numbers which the event names; told before the event is applied and after.
    QStringList documentsOf(const RecordedEvent &recorded, const AnyEvent &event) const;

    bool operator==(const NumberTable &) const = default;

private:
    void show(const RecordedEvent &recorded, const document::DocumentPrinted &event);

    std::map<QString, SeriesFile> m_series;
};

/// The numbers that an event names; empty if it names none.
struct NumberSpan {
    Period period;
    qint64 first = 0;
    qint64 last = 0;

    bool holds(const Period &otherPeriod, qint64 ordinal) const
    {
        return period == otherPeriod && first <= ordinal && ordinal <= last;
    }
};
std::optional<NumberSpan> spanOf(const AnyEvent &event);

} // namespace seriatim
