#include <QTest>

#include <future>

#include "sql/arrival.h"
#include "sql/moving.h"
#include "sql/postgresconnection.h"
#include "support/clerk.h"
#include "support/place.h"
#include "support/postgresserver.h"
#include "words/words.h"

using namespace seriatim;
using sql::Moved;
using sql::MovingStep;

/// A log that moves house: between files and servers, one of a kind too. Each test is run for each pair of kinds.
class TestMoving : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void init();
    void cleanup();

    void itGoesOnAtItsNewPlaceAndIsOnlyReadAtItsOld();
    void everyEventIsAsItWas();
    void whatWasDoneIsAnsweredAgain();
    void itGoesOnWhereItStopped_data();
    void itGoesOnWhereItStopped();
    void whatAKilledOneHadSentIsWaitedFor();
    void whatIsAppendedMeanwhileComesAlong();
    void whoHasItOpenIsToldWhereItWent();
    void aLogThatMovedGoesNowhereElse();
    void aPlaceWithAnotherLogStaysAsItIs();
    void itIsNotMovedOntoItself();
    void aTargetMadeAnewAtTheSamePlaceDoesNotBecomeLive();
    void nothingBecomesLiveThatHasNotEndedWhereItWas();
    void aSourceThatWentOnDifferentlyIsNotMixed();
    void aDamagedLogIsNotMoved();
    void aCopyThatDiffersDoesNotBecomeLive();
    void anEmptyLogIsNotMoved();
    void itGoesBackAndForth();

private:
    using Outcome = std::variant<Moved, OpenFailure, Refusal>;
    Outcome move(const Place &from, const Place &to, const std::function<void(MovingStep)> &reached = {});
    Moved moved(const Outcome &outcome);
    static QString rule(const Outcome &outcome);
    std::unique_ptr<Clerk> anna(Place &place);
    std::unique_ptr<Place> makeMaster(const QString &kind);

    Clock m_clock{QDate::currentDate()};
    std::map<QString, std::unique_ptr<Place>> m_masters;
    std::unique_ptr<Place> m_from, m_to;
    QString m_id;
};

namespace {

/// The program stops here, as in a crash, but for what its destructors do.
struct Stopped {
};

std::vector<RecordedEvent> eventsOf(const Place &place)
{
    return place.look()->log().read(0, 10'000);
}

QString importOf(const sql::PostgresConnection &server, const RecordedEvent &event)
{
    QStringList arrays;
    for (const QVariant &each : {QVariant(event.stream), QVariant(event.version), QVariant(event.type),
             QVariant(event.recordedAt), QVariant(event.actor), QVariant(event.origin), QVariant(event.commandId),
             QVariant(QString::fromUtf8(event.data)), QVariant(event.hash)})
        arrays.append(server.array({each}));
    arrays[1] += QStringLiteral("::bigint[]");
    arrays[8] += QStringLiteral("::bytea[]");
    return QStringLiteral("SELECT import_events(%1)").arg(arrays.join(u','));
}

} // namespace

void TestMoving::initTestCase_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    for (const char *from : {"sqlite", "postgresql"}) {
        for (const char *to : {"sqlite", "postgresql"})
            QTest::addRow("%s to %s", from, to) << QString::fromLatin1(from) << QString::fromLatin1(to);
    }
}

void TestMoving::init()
{
    QFETCH_GLOBAL(QString, from);
    QFETCH_GLOBAL(QString, to);
    auto &master = m_masters[from];
    if (!master)
        master = makeMaster(from);
    m_from = std::make_unique<Place>(master.get());
    m_to = std::make_unique<Place>(to);
    m_id = m_from->look()->log().info().id;
}

/// The log that moves, made once.
std::unique_ptr<Place> TestMoving::makeMaster(const QString &kind)
{
    auto place = std::make_unique<Place>(kind);
    place->begin();
    const auto clerk = anna(*place);
    clerk->setUp();
    for (int i = 0; i < 8; ++i)
        done(clerk->issue(clerk->content()));
    const QString draft = clerk->draft();
    done(clerk->reserve(draft));
    done(clerk->reserveBlock(5));
    done(clerk->voidNumbers("INV-" + m_clock.today().toString("yyyy") + "-00011"));
    done(clerk->voidDocument(done(clerk->issue(clerk->content())).document));
    return place;
}

void TestMoving::cleanup()
{
    m_from.reset();
    m_to.reset();
}

std::unique_ptr<Clerk> TestMoving::anna(Place &place)
{
    m_clock.setNow();
    return std::make_unique<Clerk>(place, m_clock);
}

/// Ten events a page, so that there are some.
TestMoving::Outcome TestMoving::move(const Place &from, const Place &to, const std::function<void(MovingStep)> &reached)
{
    return sql::moveLog({from.address(), to.address(), {"admin", "server-room"}, {}, {}, 10, reached});
}

Moved TestMoving::moved(const Outcome &outcome)
{
    if (const auto *failure = std::get_if<OpenFailure>(&outcome))
        throw std::runtime_error("failed: " + words::sentence(*failure).toStdString());
    if (const auto *refusal = std::get_if<Refusal>(&outcome))
        throw std::runtime_error("refused: " + words::sentence(*refusal).toStdString());
    return std::get<Moved>(outcome);
}

QString TestMoving::rule(const Outcome &outcome)
{
    const auto *refusal = std::get_if<Refusal>(&outcome);
    return refusal ? ruleId(refusal->rule) : QString();
}

void TestMoving::itGoesOnAtItsNewPlaceAndIsOnlyReadAtItsOld()
{
    const Moved outcome = moved(move(*m_from, *m_to));
    QCOMPARE(outcome.log, m_id);
    QVERIFY(!outcome.repeated);
    QCOMPARE(outcome.head, m_to->look()->log().info().head);
    QVERIFY(m_to->isLive(m_id));
    QVERIFY(!m_from->isLive(m_id));

    const auto old = anna(*m_from);
    const auto refused = old->issue(old->content());
    QCOMPARE(refusedBy(refused), "log-read-only");
    QVERIFY(words::sentence(refusalOf(refused)).contains(sql::placeOf(m_to->path())));
    const auto clerk = anna(*m_to);
    QVERIFY(done(clerk->issue(clerk->content())).number.endsWith("-00016"));
    QVERIFY(m_to->look()->upkeep().compare({}).empty());
}

void TestMoving::everyEventIsAsItWas()
{
    const auto before = eventsOf(*m_from);
    moved(move(*m_from, *m_to));
    const auto left = eventsOf(*m_from);
    const auto arrived = eventsOf(*m_to);
    QCOMPARE(left.size(), before.size() + 1);
    QCOMPARE(left.back().type, "LogMoved");
    // All that the old place ever held is what the new one begins with.
    QCOMPARE(arrived.size(), left.size() + 1);
    QVERIFY(std::equal(before.begin(), before.end(), left.begin()));
    QVERIFY(std::equal(left.begin(), left.end(), arrived.begin()));
    QCOMPARE(arrived.back().type, "LogArrived");
    const auto end = std::get<LogMoved>(*codec::decode(left.back()));
    QCOMPARE(end.to, sql::placeOf(m_to->path()));
    QCOMPARE(end.arrival, arrived.back().commandId);
    QCOMPARE(std::get<LogArrived>(*codec::decode(arrived.back())).from, sql::placeOf(m_from->path()));
    QVERIFY(arrived.back().recordedAt >= left.back().recordedAt);
}

void TestMoving::whatWasDoneIsAnsweredAgain()
{
    moved(move(*m_from, *m_to));
    const Head head = m_to->look()->log().info().head;
    const Moved again = moved(move(*m_from, *m_to));
    QVERIFY(again.repeated);
    QCOMPARE(again.copied, 0);
    QCOMPARE(m_to->look()->log().info().head, head);
    // Also once it went on.
    const auto clerk = anna(*m_to);
    done(clerk->issue(clerk->content()));
    QVERIFY(moved(move(*m_from, *m_to)).repeated);
}

void TestMoving::itGoesOnWhereItStopped_data()
{
    QTest::addColumn<int>("stop");
    for (const auto &[step, name] :
        {std::pair(MovingStep::Begun, "begun"), {MovingStep::Page, "a page"}, {MovingStep::Compared, "compared"},
            {MovingStep::Locked, "locked"}, {MovingStep::RestCopied, "the rest copied"}, {MovingStep::Closed, "closed"},
            {MovingStep::Finished, "finished"}})
        QTest::newRow(name) << static_cast<int>(step);
}

void TestMoving::itGoesOnWhereItStopped()
{
    QFETCH(int, stop);
    const auto stopThere = [&](MovingStep step) {
        if (static_cast<int>(step) == stop)
            throw Stopped();
    };
    QVERIFY_EXCEPTION_THROWN(move(*m_from, *m_to, stopThere), Stopped);
    const bool isClosed = stop >= static_cast<int>(MovingStep::Closed);
    QCOMPARE(m_from->isLive(m_id), !isClosed);
    QCOMPARE(m_to->isLive(m_id), stop == static_cast<int>(MovingStep::Finished));
    if (!isClosed) {
        const auto clerk = anna(*m_from);
        done(clerk->issue(clerk->content()));
    }
    const Moved outcome = moved(move(*m_from, *m_to));
    QCOMPARE(outcome.repeated, stop == static_cast<int>(MovingStep::Finished));
    if (stop == static_cast<int>(MovingStep::Page))
        QCOMPARE(outcome.copied, outcome.head.position - 1 - 10); // All but the first page, and LogArrived.
    QVERIFY(m_to->isLive(m_id) && !m_from->isLive(m_id));
    QVERIFY(m_to->look()->upkeep().compare({}).empty());
}

/// Its server's process may be at work on the latest page when the same command is given again.
void TestMoving::whatAKilledOneHadSentIsWaitedFor()
{
    QFETCH_GLOBAL(QString, to);
    if (to != u"postgresql")
        return; // What writes to a file dies with the program.
    const auto stop = [](MovingStep) { throw Stopped(); };
    QVERIFY_EXCEPTION_THROWN(move(*m_from, *m_to, stop), Stopped);
    const sql::PostgresConnection killed(*sql::ServerAddress::parse(m_to->address()), std::chrono::seconds(20));
    killed.send({"BEGIN", importOf(killed, eventsOf(*m_from).front())});
    auto again = std::async(std::launch::async, [&] { return move(*m_from, *m_to); });
    const sql::PostgresConnection watch(*sql::ServerAddress::parse(m_to->address()), std::chrono::seconds(20));
    const auto waiting = [&] {
        return watch.send({"SELECT count(*) FROM pg_locks WHERE relation = 'turn'::regclass AND NOT granted"})
            .front()
            .front()
            .front()
            .toInt();
    };
    QTRY_COMPARE(waiting(), 1);
    killed.send({"COMMIT"});
    moved(again.get());
    QVERIFY(m_to->look()->upkeep().compare({}).empty());
}

void TestMoving::whatIsAppendedMeanwhileComesAlong()
{
    const auto clerk = anna(*m_from);
    QStringList numbers;
    const auto issue = [&](MovingStep step) {
        if (step == MovingStep::Page || step == MovingStep::Compared) {
            if (numbers.size() < 12)
                numbers += done(clerk->issue(clerk->content())).number;
        }
    };
    moved(move(*m_from, *m_to, issue));
    QVERIFY(numbers.size() > 4);
    const auto there = m_to->look();
    for (const QString &number : numbers)
        QVERIFY(there->documents().byNumber(number));
    QVERIFY(there->upkeep().compare({}).empty());
}

/// Somebody's window, before the log moved and behind it.
void TestMoving::whoHasItOpenIsToldWhereItWent()
{
    const auto clerk = anna(*m_from);
    done(clerk->issue(clerk->content()));
    const auto looking = m_from->openAs("anna");
    QVERIFY(looking->readOnlyReason().isEmpty());
    moved(move(*m_from, *m_to));
    const QString reason = "moved:" + sql::placeOf(m_to->path());
    const auto refused = clerk->issue(clerk->content());
    QCOMPARE(refusedBy(refused), "log-read-only");
    QCOMPARE(refusalOf(refused).facts["reason"], reason);
    looking->log().info();
    QCOMPARE(looking->readOnlyReason(), reason);
}

void TestMoving::aLogThatMovedGoesNowhereElse()
{
    QFETCH_GLOBAL(QString, to);
    moved(move(*m_from, *m_to));
    Place third(to);
    const auto outcome = move(*m_from, third);
    QCOMPARE(rule(outcome), "log-moved");
    QVERIFY(words::sentence(std::get<Refusal>(outcome)).contains(sql::placeOf(m_to->path())));
    QVERIFY(!third.isLive(m_id));
}

void TestMoving::aPlaceWithAnotherLogStaysAsItIs()
{
    m_to->begin();
    {
        const auto clerk = anna(*m_to);
        clerk->setUp();
    }
    const LogInfo before = m_to->look()->log().info();
    QCOMPARE(rule(move(*m_from, *m_to)), "place-taken");
    QCOMPARE(m_to->look()->log().info().head, before.head);
    QVERIFY(m_to->isLive(before.id) && m_from->isLive(m_id));
}

void TestMoving::itIsNotMovedOntoItself()
{
    QCOMPARE(rule(move(*m_from, *m_from)), "same-place");
    QVERIFY(m_from->isLive(m_id));
}

/// What was begun there is gone after the source was closed for it, and its place is empty again: whether it had become
/// live before it went is not known.
void TestMoving::aTargetMadeAnewAtTheSamePlaceDoesNotBecomeLive()
{
    QFETCH_GLOBAL(QString, to);
    const auto stopWhenClosed = [](MovingStep step) {
        if (step == MovingStep::Closed)
            throw Stopped();
    };
    QVERIFY_EXCEPTION_THROWN(move(*m_from, *m_to, stopWhenClosed), Stopped);
    m_to.reset();
    Place anew(to);
    QCOMPARE(rule(move(*m_from, anew)), "log-moved");
    QVERIFY(!anew.isLive(m_id));
}

/// The target keeps to that itself, whatever program asks.
void TestMoving::nothingBecomesLiveThatHasNotEndedWhereItWas()
{
    const auto stopWhenCompared = [](MovingStep step) {
        if (step == MovingStep::Compared)
            throw Stopped();
    };
    QVERIFY_EXCEPTION_THROWN(move(*m_from, *m_to, stopWhenCompared), Stopped);
    const auto opened = sql::openArrival(m_to->address(), {"admin", "server-room"});
    const auto &arrival = std::get<std::unique_ptr<sql::Arrival>>(opened);
    QVERIFY_EXCEPTION_THROWN(arrival->finish({"elsewhere"}), LogError);
    QVERIFY(m_from->isLive(m_id) && !m_to->isLive(m_id));
}

void TestMoving::aSourceThatWentOnDifferentlyIsNotMixed()
{
    Place twin(m_from.get());
    const auto stopWhenCompared = [](MovingStep step) {
        if (step == MovingStep::Compared)
            throw Stopped();
    };
    {
        const auto clerk = anna(*m_from);
        done(clerk->issue(clerk->content()));
    }
    QVERIFY_EXCEPTION_THROWN(move(*m_from, *m_to, stopWhenCompared), Stopped);
    {
        const auto clerk = anna(twin);
        done(clerk->issue(clerk->content()));
        done(clerk->issue(clerk->content()));
    }
    QCOMPARE(rule(move(twin, *m_to)), "place-taken");
    QVERIFY(twin.isLive(m_id) && !m_to->isLive(m_id));
}

void TestMoving::aDamagedLogIsNotMoved()
{
    QFETCH_GLOBAL(QString, from);
    const QString guard =
        from == u"sqlite" ? "DROP TRIGGER event_is_never_updated" : "DROP TRIGGER event_is_never_changed ON event";
    m_from->tamper(guard);
    m_from->tamper("UPDATE event SET actor = 'nobody' WHERE position = 13");
    const auto outcome = move(*m_from, *m_to);
    // The end of a file is looked at when it is opened: a short one is found damaged there.
    const bool isFoundAtOnce = from == u"sqlite";
    QCOMPARE(rule(outcome), isFoundAtOnce ? "log-read-only" : "chain-broken");
    if (isFoundAtOnce)
        return;
    QCOMPARE(std::get<Refusal>(outcome).facts["position"], "13");
    QVERIFY(m_from->isLive(m_id) && !m_to->isLive(m_id));
}

void TestMoving::aCopyThatDiffersDoesNotBecomeLive()
{
    bool isDone = false;
    const auto falsify = [&](MovingStep step) {
        if (step == MovingStep::Page && !std::exchange(isDone, true))
            m_to->tamper("UPDATE series SET retired = 1 WHERE code = 'INV'");
    };
    const auto outcome = move(*m_from, *m_to, falsify);
    QCOMPARE(rule(outcome), "copy-differs");
    QCOMPARE(std::get<Refusal>(outcome).facts["table"], "series");
    QVERIFY(m_from->isLive(m_id) && !m_to->isLive(m_id));
}

void TestMoving::anEmptyLogIsNotMoved()
{
    QFETCH_GLOBAL(QString, from);
    Place empty(from);
    empty.begin();
    QCOMPARE(rule(move(empty, *m_to)), "log-empty");
}

/// Each way it takes the whole of its story along.
void TestMoving::itGoesBackAndForth()
{
    QFETCH_GLOBAL(QString, from);
    moved(move(*m_from, *m_to));
    Place third(from);
    moved(move(*m_to, third));
    QVERIFY(third.isLive(m_id) && !m_to->isLive(m_id) && !m_from->isLive(m_id));
    const auto clerk = anna(third);
    done(clerk->issue(clerk->content()));
    QVERIFY(third.look()->upkeep().compare({}).empty());
}

QTEST_GUILESS_MAIN(TestMoving)
#include "tst_moving.moc"
