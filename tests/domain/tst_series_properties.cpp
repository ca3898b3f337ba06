#include <rapidcheck.h>

#include "domain/given.h"

#include <QTest>

#include <map>

using namespace seriatim;
using namespace seriatim::series;

// Random commands, most of which make sense and some of which do not, on series that begin anew by the year (which may
// begin in any of its months), by the month or never, and start with any number; over four years, or four months. After
// every event the series is compared with a ledger that knows nothing of the decider: it is a plain map from what was
// told in events.
//
// Mutants of the decider that this test was seen to catch, one at a time:
//  - StepBack takes any reserved number, not only the latest           → "next fell past a number that is there"
//  - StepBack takes voided numbers too                                 → "only a reserved number goes back"
//  - Reserve begins at the lowest voided number, if there is one       → "a reservation begins at next"
//  - Reserve leaves one number out                                     → "a reservation begins at next"
//  - Void does not look at the numbers between first and last          → "only reserved numbers are voided"
//  - Finalize does not look at the state                               → "only a reserved number is finalized"
//  - VoidIssued voids voided numbers again                             → "only a finalized number is voided with its
//  document"
//  - a voided reservation stays in the counter of open ones            → "the counter of open reservations"
//  - the mask leaves the year out of numbers after the first period    → "one text, one number"
//  - ClosePeriod does not look for open reservations                   → "a closed period has no open reservations"
//  - a closed period takes numbers                                     → "nothing happens in a closed period"
//  - changed rules take effect at once                                 → "a number does not change its text"
//  - changed rules may have the mask of other years                    → "one text, one number"
//  - a period begins with 1 whatever the rules' start number           → "a reservation begins at next"
//  - a start number begins each period that follows                    → "a reservation begins at next"
//  - a start number that is left as it was begins another period       → "a start number begins one period"

namespace {

constexpr int Steps = 60;

/// What an outsider knows of a number.
struct Entry {
    NumberState state = NumberState::Reserved;
    QString text;
    QString document;
    bool issued = false;
};

struct Book {
    std::map<qint64, Entry> numbers;
    qint64 first = 1;
    qint64 next = 1;
    bool closed = false;
};

/// The oracle: books by period, kept from the events alone, each of which must be a step that a number can take.
class Ledger
{
public:
    void write(const Event &event)
    {
        std::visit([this](const auto &each) { on(each); }, event);
    }

    void compareWith(const State &state) const
    {
        for (const auto &[period, book] : m_books) {
            const auto known = state.periods.find(period);
            RC_ASSERT(known != state.periods.end());
            RC_ASSERT(known->second.first == book.first); // a period begins with its first number
            RC_ASSERT(known->second.next == book.next);
            RC_ASSERT(known->second.closed == book.closed);
            compare(book, known->second);
        }
    }

private:
    static void compare(const Book &book, const PeriodState &period)
    {
        // Every ordinal below next is in exactly one state, and nothing else is in any.
        qint64 reserved = 0;
        RC_ASSERT(static_cast<qint64>(book.numbers.size()) == book.next - book.first);
        RC_ASSERT(period.numbers.size() == book.numbers.size());
        for (const auto &[ordinal, entry] : book.numbers) {
            RC_ASSERT(ordinal >= book.first && ordinal < book.next);
            const auto number = period.numbers.find(ordinal);
            RC_ASSERT(number != period.numbers.end());
            RC_ASSERT(number->second.state == entry.state);
            RC_ASSERT(number->second.document == entry.document);
            reserved += entry.state == NumberState::Reserved;
        }
        RC_ASSERT(period.reserved == reserved);   // the counter of open reservations
        RC_ASSERT(!book.closed || reserved == 0); // a closed period has no open reservations
    }

    Book &bookOf(const Period &period)
    {
        const auto [entry, isNew] = m_books.try_emplace(period);
        Book &book = entry->second;
        if (isNew)
            book.first = book.next = firstOf(period);
        RC_ASSERT(!book.closed); // nothing happens in a closed period
        return book;
    }

    /// The start number belongs to one period, under the rules that were told last of those that hold in it.
    qint64 firstOf(const Period &period) const
    {
        const auto holds = [&](const RulesVersion &each) {
            return each.from.isNull() || period.isAllTime() || each.from <= period.firstDay();
        };
        const auto version = std::find_if(m_versions.rbegin(), m_versions.rend(), holds);
        return version != m_versions.rend() && version->startPeriod == period ? version->rules.start : 1;
    }

    void on(const SeriesDefined &event) { m_versions.push_back(event.version); }

    void on(const SeriesRulesChanged &event)
    {
        const RulesVersion &last = m_versions.back();
        const bool hasBegun = !event.version.from.isNull() && last.startPeriod.firstDay() < event.version.from;
        if (hasBegun && event.version.rules.start == last.rules.start)
            RC_ASSERT(event.version.startPeriod == last.startPeriod); // a start number begins one period
        m_versions.push_back(event.version);
    }

    void on(const NumberReserved &event)
    {
        Book &book = bookOf(event.period);
        RC_ASSERT(event.first == book.next); // a reservation begins at next
        RC_ASSERT(event.last >= event.first);
        for (qint64 ordinal = event.first; ordinal <= event.last; ++ordinal)
            enter(book, event, ordinal);
        RC_ASSERT(book.numbers.at(event.first).text == event.firstNumber);
        RC_ASSERT(book.numbers.at(event.last).text == event.lastNumber);
        book.next = event.last + 1;
    }

    /// The text is made here by hand, from the pattern that the event publishes.
    void enter(Book &book, const NumberReserved &event, qint64 ordinal)
    {
        RC_ASSERT(!book.numbers.contains(ordinal));
        QString text = event.pattern;
        const qsizetype digits = text.count(u'#');
        text.replace(u'{' + QString(digits, u'#') + u'}', QString::number(ordinal).rightJustified(digits, u'0'));
        const auto [owner, isNew] = m_owners.try_emplace(text, event.period, ordinal);
        RC_ASSERT(isNew || owner->second == std::pair(event.period, ordinal)); // one text, one number
        book.numbers[ordinal] = {NumberState::Reserved, text, event.document, false};
    }

    void on(const ReservationMoved &event)
    {
        for (qint64 ordinal = event.first; ordinal <= event.last; ++ordinal) {
            Entry &entry = bookOf(event.period).numbers.at(ordinal);
            RC_ASSERT(entry.state == NumberState::Reserved); // only reservations are moved
            RC_ASSERT(event.document.isEmpty() || entry.document.isEmpty() || entry.document == event.document);
            if (!event.document.isEmpty())
                entry.document = event.document;
        }
    }

    void on(const NumberFinalized &event)
    {
        RC_ASSERT(event.first == event.last);
        Entry &entry = bookOf(event.period).numbers.at(event.first);
        RC_ASSERT(entry.state == NumberState::Reserved); // only a reserved number is finalized
        RC_ASSERT(entry.document == event.document);
        RC_ASSERT(entry.text == event.number); // a number does not change its text
        entry.state = NumberState::Finalized;
        entry.issued = true;
    }

    void on(const NumberVoided &event)
    {
        for (qint64 ordinal = event.first; ordinal <= event.last; ++ordinal) {
            Entry &entry = bookOf(event.period).numbers.at(ordinal);
            // only reserved numbers are voided; only a finalized number is voided with its document
            RC_ASSERT(entry.state == NumberState::Reserved
                || (entry.state == NumberState::Finalized && event.first == event.last));
            entry.state = NumberState::Voided;
        }
    }

    void on(const NumberReleased &event)
    {
        Book &book = bookOf(event.period);
        RC_ASSERT(event.first == event.last);
        RC_ASSERT(event.first == book.next - 1);                                // next fell past a number that is there
        RC_ASSERT(book.numbers.at(event.first).state == NumberState::Reserved); // only a reserved number goes back
        book.numbers.erase(event.first);
        book.next = event.first;
    }

    void on(const PeriodClosed &event) { bookOf(event.period).closed = true; }

    void on(const auto &) {}

    std::vector<RulesVersion> m_versions; ///< In the order in which they were told.
    std::map<Period, Book> m_books;
    std::map<QString, std::pair<Period, qint64>> m_owners;
};

/// A series by the month has its days in four months, so that its periods come to some numbers.
const QDate FirstDay(2024, 1, 1);
const QDate FirstOfMonths(2026, 4, 1);
constexpr int Days = 4 * 365;
constexpr int DaysOfMonths = 122;

QDate anyDate(Reset reset)
{
    return reset == Reset::Monthly ? FirstOfMonths.addDays(*rc::gen::inRange(0, DaysOfMonths))
                                   : FirstDay.addDays(*rc::gen::inRange(0, Days));
}

/// In which a fiscal year begins.
rc::Gen<int> anyMonth()
{
    return rc::gen::weightedElement<int>({{3, 1}, {1, 4}, {1, 12}});
}

Reset anyReset()
{
    return *rc::gen::weightedElement<Reset>({{3, Reset::Yearly}, {2, Reset::Monthly}, {1, Reset::Never}});
}

/// Mostly one that the series has; at times one of another year's beginning.
Period anyPeriod(const State &state)
{
    const Reset reset = state.versions.front().rules.reset;
    const QDate date = anyDate(reset);
    return *rc::gen::inRange(0, 8) > 0 ? state.rulesAt(date).periodOf(date) : Period::of(date, reset, *anyMonth());
}

/// Mostly numbers that are there, for most periods stay short.
qint64 anyOrdinal(const State &state, const Period &period)
{
    const auto known = state.periods.find(period);
    return (known == state.periods.end() ? 1 : known->second.first) + *rc::gen::inRange<qint64>(-1, 11);
}

rc::Gen<QString> anyDocument()
{
    return rc::gen::map(rc::gen::inRange(0, 4), [](int id) { return QString("doc%1").arg(id); });
}

rc::Gen<QString> anyHolder()
{
    return rc::gen::element(QString("ann"), QString("bob"));
}

QString anyMask(Reset reset)
{
    switch (reset) {
    case Reset::Yearly:
        return *rc::gen::element(QString("INV-{YYYY}-{##}"), QString("R{YY}/{##}"), QString("S.{YYYY}.{###}"));
    case Reset::Monthly:
        return *rc::gen::element(
            QString("INV-{YYYY}{MM}-{##}"), QString("R{YY}.{MM}/{##}"), QString("{MM}-{YY}-{###}"));
    case Reset::Never:
        return *rc::gen::element(QString("N-{##}"), QString("{###}/N"));
    }
    Q_UNREACHABLE();
}

Rules anyRules(Reset reset)
{
    Rules rules;
    rules.reset = reset;
    rules.mask = anyMask(reset);
    rules.fiscalYearStart = *anyMonth();
    rules.start = *rc::gen::weightedElement<qint64>({{3, 1}, {1, 5}, {1, 91}});
    rules.stepBack = *rc::gen::inRange(0, 4) > 0;
    rules.dateOrder = *rc::gen::element(DateOrder::Refuse, DateOrder::Warn, DateOrder::Ignore);
    return rules;
}

Command anyCommand(const State &state)
{
    const Reset reset = state.versions.front().rules.reset;
    const QDate date = anyDate(reset);
    const QDate today = FirstDay.addDays(Days);
    const Period period = anyPeriod(state);
    const qint64 first = anyOrdinal(state, period);
    const qint64 last = first + *rc::gen::inRange(-1, 4);
    switch (*rc::gen::weightedElement<int>(
        {{18, 0}, {12, 1}, {6, 2}, {18, 3}, {12, 4}, {6, 5}, {15, 6}, {3, 7}, {8, 8}, {1, 9}})) {
    case 0:
        return Reserve{date, today, *rc::gen::inRange<qint64>(0, 5), {}, "a pad", *anyHolder()};
    case 1:
        return Reserve{date, today, 1, *anyDocument(), {}, *anyHolder()};
    case 2:
        return Move{period, first, last, *rc::gen::element(QString(), *anyDocument()), *anyHolder()};
    case 3:
        return Finalize{period, first, *anyDocument(),
            period.isAllTime() ? date
                               : period.firstDay().addDays(*rc::gen::inRange(0, reset == Reset::Monthly ? 40 : 366)),
            *anyHolder(), *rc::gen::arbitrary<bool>()};
    case 4:
        return Void{period, first, last, "spoilt"};
    case 5:
        return VoidIssued{period, first, "wrong"};
    case 6:
        return StepBack{period, first};
    case 7:
        return ClosePeriod{period, *rc::gen::element(today, date)};
    case 8:
        return ChangeRules{anyRules(*rc::gen::inRange(0, 6) > 0 ? reset : anyReset()), today, {}};
    default:
        return Retire{};
    }
}

/// What follows from a series' state with the rules of the design is rarely hit by chance: the holder and the draft of
/// a number. So half of the finalizings are made to fit.
Command fitting(Command command, const State &state)
{
    auto *finalize = std::get_if<Finalize>(&command);
    if (!finalize || !*rc::gen::arbitrary<bool>())
        return command;
    const auto period = state.periods.find(finalize->period);
    if (period == state.periods.end())
        return command;
    const auto number = period->second.numbers.find(finalize->ordinal);
    if (number == period->second.numbers.end())
        return command;
    finalize->document = number->second.document;
    finalize->actor = number->second.holder;
    return command;
}

} // namespace

class TestSeriesProperties : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyNumberIsInExactlyOneStateWhateverCommandsCome();
    void aRefusedCommandIsRefusedAgain();
};

/// The same sequences on every run and machine; RC_PARAMS from outside comes first.
void TestSeriesProperties::initTestCase()
{
    if (!qEnvironmentVariableIsSet("RC_PARAMS"))
        qputenv("RC_PARAMS", "seed=20261 max_success=1500 max_size=100");
}

void TestSeriesProperties::everyNumberIsInExactlyOneStateWhateverCommandsCome()
{
    std::map<Reset, int> carriedOut;
    std::map<qint64, int> started;
    const bool held = rc::check("every number is in exactly one state", [&] {
        const Rules rules = anyRules(anyReset());
        State state;
        Ledger ledger;
        const auto tell = [&](const Event &event) {
            RC_LOG() << qPrintable(given::told(event)) << std::endl;
            ledger.write(event);
            state = evolve(std::move(state), event);
            ++carriedOut[rules.reset];
            if (const auto *reserved = std::get_if<NumberReserved>(&event))
                ++started[reserved->first];
        };
        tell(std::get<Events>(decide(given::define(rules), State())).front());
        for (int step = 0; step < Steps; ++step) {
            const auto result = decide(fitting(anyCommand(state), state), state);
            if (isRefused(result))
                continue;
            for (const Event &event : std::get<Events>(result))
                tell(event);
            ledger.compareWith(state);
        }
    });
    QVERIFY(held);
    // Commands that are all refused would prove nothing.
    for (const Reset reset : {Reset::Yearly, Reset::Monthly, Reset::Never})
        QVERIFY2(carriedOut[reset] > 3000, qPrintable(resetId(reset) + QString::number(carriedOut[reset])));
    QVERIFY2(started[91] > 50, qPrintable(QString::number(started[91])));
}

void TestSeriesProperties::aRefusedCommandIsRefusedAgain()
{
    QVERIFY(rc::check("deciding changes nothing", [] {
        State state = evolve(State(), std::get<Events>(decide(given::define(anyRules(anyReset())), State())).front());
        for (int step = 0; step < 20; ++step) {
            const Command command = anyCommand(state);
            const State before = state;
            const auto result = decide(command, state);
            RC_ASSERT(state == before);
            RC_ASSERT(given::told(decide(command, state)) == given::told(result));
            if (!isRefused(result)) {
                for (const Event &event : std::get<Events>(result))
                    state = evolve(std::move(state), event);
            }
        }
    }));
}

QTEST_APPLESS_MAIN(TestSeriesProperties)
#include "tst_series_properties.moc"
