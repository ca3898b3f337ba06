#include "audit/numbercheck.h"

#include "audit/pattern.h"
#include "log/chain.h"

namespace seriatim {

namespace {

constexpr qint64 MaxRange = 10'000'000; ///< A forged range must not take all memory.

/// The day on which something was recorded, where on Earth it was latest: a desk's own day is not told.
QDate latestDayOf(const RecordedEvent &recorded)
{
    const QDateTime time = chain::fromTimestamp(recorded.recordedAt);
    return time.isValid() ? time.addSecs(14 * 60 * 60).date() : QDate();
}

const char *nameOf(NumberCheck::State state)
{
    constexpr const char *names[] = {"none", "reserved", "finalized", "voided", "lost"};
    return names[state];
}

} // namespace

void NumberCheck::take(const RecordedEvent &recorded, const AnyEvent &event)
{
    std::visit(
        [&](const auto &each) {
            Place place{recorded, codec::idOfStream(recorded.stream), Period()};
            if constexpr (requires { each.period.key(); })
                place.period = each.period;
            on(place, each);
        },
        event);
}

NumberCheck::State NumberCheck::stateOf(const QString &series, const Period &period, qint64 ordinal) const
{
    const auto book = m_books.find({series, period});
    return book == m_books.end() ? None : book->second.stateOf(ordinal);
}

std::vector<qint64> NumberCheck::finalizedIn(
    const QString &series, const Period &period, qint64 first, qint64 last) const
{
    const auto book = m_books.find({series, period});
    return book == m_books.end() ? std::vector<qint64>() : book->second.finalizedIn(first, last);
}

void NumberCheck::on(const Place &place, const series::SeriesDefined &event)
{
    m_rules[place.series].add(event.version);
}

void NumberCheck::on(const Place &place, const series::SeriesRulesChanged &event)
{
    m_rules[place.series].add(event.version);
}

void NumberCheck::on(const Place &place, const series::NumberReserved &event)
{
    if (!isRange(place, event))
        return;
    begin(place, event.first);
    checkOpen(place);
    give(place, event, Reserved);
    NumberBook &numbers = book(place);
    for (qint64 ordinal = event.first; ordinal <= event.last; ++ordinal) {
        if (numbers.stateOf(ordinal) == NumberBook::Reserved)
            numbers.hold(ordinal, event.holder);
    }
    // A draft holds one number.
    if (!event.document.isEmpty() && numbers.stateOf(event.first) == Reserved)
        numbers.putOn(event.first, event.document);
}

void NumberCheck::on(const Place &place, const series::NumberLost &event)
{
    if (!isRange(place, event))
        return;
    begin(place, event.first);
    give(place, event, Lost);
}

void NumberCheck::on(const Place &place, const series::ReservationMoved &event)
{
    if (!isRange(place, event))
        return;
    for (qint64 ordinal = event.first; ordinal <= event.last; ++ordinal) {
        if (!isIn(place, ordinal, {Reserved}))
            continue;
        if (!event.document.isEmpty())
            book(place).putOn(ordinal, event.document);
        if (!event.holder.isEmpty())
            book(place).hold(ordinal, event.holder);
    }
}

void NumberCheck::on(const Place &place, const series::NumberFinalized &event)
{
    if (!isRange(place, event) || !isIn(place, event.first, {Reserved}))
        return;
    checkOpen(place);
    if (event.first != event.last || event.number != textOf(place, event.first))
        noteNumber(place, FindingKind::TextWrong, event.first, {{"found", event.number}});
    checkOwner(place, event);
    checkDate(place, event.first, event.date);
    checkOrder(place, event);
    book(place).finalize(event.first, event.date);
    if (!event.inversion.isEmpty())
        book(place).countInversion();
}

void NumberCheck::on(const Place &place, const series::NumberVoided &event)
{
    if (!isRange(place, event))
        return;
    checkOpen(place);
    for (qint64 ordinal = event.first; ordinal <= event.last; ++ordinal) {
        if (isIn(place, ordinal, {Reserved, Finalized}))
            book(place).change(ordinal, Voided);
    }
}

void NumberCheck::on(const Place &place, const series::NumberReleased &event)
{
    if (!isRange(place, event) || !isIn(place, event.first, {Reserved}))
        return;
    checkOpen(place);
    if (event.first != event.last || event.first != book(place).counters().next - 1)
        return noteNumber(place, FindingKind::ReleaseNotLatest, event.first);
    if (book(place).isShown(event.first))
        noteNumber(place, FindingKind::ReleaseOfShown, event.first);
    if (!m_rules[place.series].allowStepBack(place.period))
        noteNumber(place, FindingKind::ReleaseForbidden, event.first);
    book(place).takeLatestBack();
}

void NumberCheck::on(const Place &place, const series::PeriodClosed &)
{
    begin(place, 1);
    checkOpen(place);
    if (const qint64 reserved = book(place).counters().reserved; reserved > 0)
        place.note(m_notebook, FindingKind::PeriodClosed, {{"reserved", QString::number(reserved)}});
    if (!m_rules[place.series].isOver(place.period, latestDayOf(place.recorded)))
        place.note(m_notebook, FindingKind::PeriodClosedEarly);
    book(place).close();
}

void NumberCheck::on(const Place &place, const document::DocumentIssued &event)
{
    checkDate({place.recorded, event.series, event.period}, event.ordinal, event.content.date);
}

void NumberCheck::on(const Place &, const document::DocumentPrinted &event)
{
    for (const auto &[form, ordinal] : pattern::readings(event.number)) {
        const auto owner = m_patterns.find(form);
        if (owner != m_patterns.end() && stateOf(owner->second.first, owner->second.second, ordinal) == Reserved)
            m_books.at(owner->second).show(ordinal);
    }
}

/// Makes the period's book, at the first of its numbers.
void NumberCheck::begin(const Place &place, qint64 first)
{
    const qint64 begin = m_rules[place.series].mayBegin(place.period, first) ? first : 1;
    m_books.try_emplace({place.series, place.period}, place.series, place.period, begin);
}

/// Numbers come into being: exactly the next ones.
void NumberCheck::give(const Place &place, const auto &event, State state)
{
    checkText(place, event);
    NumberBook &numbers = book(place);
    const auto [first, next] = std::pair(numbers.counters().first, numbers.counters().next);
    if (event.first > next) {
        if (event.first - next > MaxRange)
            return place.noteRange(m_notebook, FindingKind::RangeMalformed, event.first, event.last);
        place.noteRange(m_notebook, FindingKind::NumberSkipped, next, event.first - 1);
    }
    numbers.extendTo(event.last + 1);
    for (qint64 ordinal = event.first; ordinal <= event.last; ++ordinal) {
        if (ordinal < first || numbers.stateOf(ordinal) != NumberBook::None)
            noteNumber(place, FindingKind::NumberGivenTwice, ordinal);
        else
            numbers.change(ordinal, state);
    }
}

void NumberCheck::checkText(const Place &place, const auto &event)
{
    claimPattern(place, event.pattern);
    for (const auto &[ordinal, text] :
        {std::pair(event.first, event.firstNumber), std::pair(event.last, event.lastNumber)}) {
        if (text.isEmpty() || text != textOf(place, ordinal))
            noteNumber(place, FindingKind::TextWrong, ordinal, {{"found", text}});
    }
}

/// A period has one pattern, made by a mask of its series, and no other period has one that could make the same text.
void NumberCheck::claimPattern(const Place &place, const QString &pattern)
{
    const QString known = book(place).pattern();
    if (known == pattern && !known.isEmpty())
        return;
    if (!known.isEmpty())
        return place.note(m_notebook, FindingKind::TextWrong, {{"expected", known}, {"found", pattern}});
    if (!m_rules[place.series].make(pattern, place.period))
        place.note(m_notebook, FindingKind::TextWrong, {{"found", pattern}});
    for (const auto &[other, owner] : m_patterns) {
        if (pattern::canClash(other, pattern))
            place.note(m_notebook, FindingKind::TextClash,
                {{"found", pattern}, {"other", other}, {"otherSeries", owner.first}});
    }
    book(place).setPattern(pattern);
    m_patterns.emplace(pattern, std::pair(place.series, place.period));
}

bool NumberCheck::isRange(const Place &place, const auto &event)
{
    if (event.first >= 1 && event.first <= event.last && event.last - event.first < MaxRange)
        return true;
    place.noteRange(m_notebook, FindingKind::RangeMalformed, event.first, event.last);
    return false;
}

bool NumberCheck::isIn(const Place &place, qint64 ordinal, std::initializer_list<State> states)
{
    const State state = stateOf(place.series, place.period, ordinal);
    if (std::ranges::count(states, state) > 0)
        return true;
    noteNumber(place, FindingKind::NumberNotOpen, ordinal, {{"state", nameOf(state)}, {"type", place.recorded.type}});
    return false;
}

void NumberCheck::checkOpen(const Place &place)
{
    const auto known = m_books.find({place.series, place.period});
    if (known != m_books.end() && known->second.counters().closed)
        place.note(m_notebook, FindingKind::PeriodClosed, {{"type", place.recorded.type}});
}

/// A document's date is of its number's period.
void NumberCheck::checkDate(const Place &place, qint64 ordinal, const QDate &date)
{
    if (!m_rules[place.series].mayHold(place.period, date))
        noteNumber(place, FindingKind::DateOutsidePeriod, ordinal, {{"date", date.toString(Qt::ISODate)}});
}

/// A number goes to the draft that it was reserved for, by whoever holds it (DESIGN 1.2).
void NumberCheck::checkOwner(const Place &place, const series::NumberFinalized &event)
{
    const QString draft = book(place).draftOf(event.first);
    if (draft != event.document)
        noteNumber(
            place, FindingKind::NumberOfOtherDraft, event.first, {{"document", event.document}, {"draft", draft}});
    const QString holder = book(place).holderOf(event.first);
    if (holder != place.recorded.actor)
        noteNumber(
            place, FindingKind::NumberOfOtherHolder, event.first, {{"by", place.recorded.actor}, {"holder", holder}});
}

/// Dates follow the numbers, or the event says with which neighbour they do not, and the rules let that through
/// (DESIGN 1.9).
void NumberCheck::checkOrder(const Place &place, const series::NumberFinalized &event)
{
    const auto inversion = book(place).inversionOf(event.first, event.date);
    QMap<QString, QString> facts{{"date", event.date.toString(Qt::ISODate)}};
    if (inversion)
        facts.insert("other", textOf(place, *inversion));
    if (inversion && !m_rules[place.series].allowInversion(place.period))
        noteNumber(place, FindingKind::InversionForbidden, event.first, facts);
    if (event.inversion == facts.value("other"))
        return;
    if (!event.inversion.isEmpty())
        facts.insert("found", event.inversion);
    noteNumber(place, FindingKind::InversionMistold, event.first, facts);
}

QString NumberCheck::textOf(const Place &place, qint64 ordinal) const
{
    const auto book = m_books.find({place.series, place.period});
    return book == m_books.end() ? QString() : book->second.textOf(ordinal);
}

void NumberCheck::noteNumber(const Place &place, FindingKind kind, qint64 ordinal, QMap<QString, QString> facts)
{
    facts.insert("ordinal", QString::number(ordinal));
    facts.insert("number", textOf(place, ordinal));
    place.note(m_notebook, kind, facts);
}

} // namespace seriatim
