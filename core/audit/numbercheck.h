#pragma once

#include "audit/numberbook.h"
#include "audit/place.h"
#include "audit/rulesheld.h"
#include "log/codec.h"

#include <map>

namespace seriatim {

/// A register of its own, made from events alone, that holds every event about numbers against the story that a
/// number can have (DESIGN, 1).
class NumberCheck
{
public:
    using State = NumberBook::State;
    using enum NumberBook::State;

    explicit NumberCheck(Notebook &notebook) : m_notebook(notebook) {}

    void take(const RecordedEvent &recorded, const AnyEvent &event);

    /// By series and period.
    const std::map<std::pair<QString, Period>, NumberBook> &books() const { return m_books; }
    State stateOf(const QString &series, const Period &period, qint64 ordinal) const;
    /// The ordinals from `first` to `last` whose numbers are finalized.
    std::vector<qint64> finalizedIn(const QString &series, const Period &period, qint64 first, qint64 last) const;

private:
    void on(const Place &, const auto &) {}
    void on(const Place &place, const series::SeriesDefined &event);
    void on(const Place &place, const series::SeriesRulesChanged &event);
    void on(const Place &place, const series::NumberReserved &event);
    void on(const Place &place, const series::NumberLost &event);
    void on(const Place &place, const series::ReservationMoved &event);
    void on(const Place &place, const series::NumberFinalized &event);
    void on(const Place &place, const series::NumberVoided &event);
    void on(const Place &place, const series::NumberReleased &event);
    void on(const Place &place, const series::PeriodClosed &event);
    void on(const Place &place, const document::DocumentIssued &event);
    void on(const Place &place, const document::DocumentPrinted &event);

    void give(const Place &place, const auto &event, State state);
    void begin(const Place &place, qint64 first);
    void checkText(const Place &place, const auto &event);
    void claimPattern(const Place &place, const QString &pattern);
    /// Whether the number is in one of the states; notes it if not.
    bool isIn(const Place &place, qint64 ordinal, std::initializer_list<State> states);
    bool isRange(const Place &place, const auto &event);
    void checkOpen(const Place &place);
    void checkDate(const Place &place, qint64 ordinal, const QDate &date);
    void checkOwner(const Place &place, const series::NumberFinalized &event);
    void checkOrder(const Place &place, const series::NumberFinalized &event);

    NumberBook &book(const Place &place) { return m_books.at({place.series, place.period}); }
    QString textOf(const Place &place, qint64 ordinal) const;
    void noteNumber(const Place &place, FindingKind kind, qint64 ordinal, QMap<QString, QString> facts = {});

    Notebook &m_notebook;
    std::map<std::pair<QString, Period>, NumberBook> m_books;
    std::map<QString, RulesHeld> m_rules;                     ///< By series.
    std::map<QString, std::pair<QString, Period>> m_patterns; ///< Whose each is.
};

} // namespace seriatim
