#include <QTest>

#include "sql/forecasttest.h"
#include "sql/postgresconnection.h"
#include "support/postgresserver.h"

using namespace seriatim;

/// A document that is decided before its turn is issued as if it were decided under the lock: whatever others did
/// meanwhile that matters for it, the server finds out, and has it decided again.
class TestForecast : public ForecastTest
{
    Q_OBJECT

private slots:
    void theFirstDocumentIsDecidedUnderTheLock();
    void theNextIsDecidedAhead();
    void othersDocumentsStandInBetween();
    void draftsAndVoidsOfOthersDoNotMatter();
    void numbersOfOthersReservationsArePassed();
    void whatOthersSettledIsSeen_data();
    void whatOthersSettledIsSeen();
    void aPeriodThatAnotherClosedIsSeen();
    void aLaterDateOfAnotherIsAskedAbout();
    void aLaterDateThatWasVoidedIsNot();
    void aServerThatWasSetBackIsAskedAbout();
    void theDayIsTheServers();
    void aDayThatEndsMeanwhileIsDecidedAnew();
    void theSameCommandIsDoneOnce();
    void aServerThatWasBroughtUpToDateMeanwhileIsAskedUnderTheLock();
    void whatIsSaidNotToBeDoneIsNotDoneLater();
    void whoListensIsToldOfTheIssueNotOfTheWakeUp();
    void whoWaitsTooLongIsTold();
    void theLogIsWhatItWouldBeUnderTheLock();
    void aDocumentWhoseMaskIsUsedUpIsRefused();
};

void TestForecast::theFirstDocumentIsDecidedUnderTheLock()
{
    QCOMPARE(decided(), QStringLiteral("locked"));
}

void TestForecast::theNextIsDecidedAhead()
{
    for (int ordinal = 2; ordinal <= 4; ++ordinal) {
        const Position before = m_anna->head();
        const auto answer = done(issue(m_anna->content()));
        QCOMPARE(decided(), QStringLiteral("ahead"));
        QCOMPARE(answer.number, QStringLiteral("INV-2026-0000%1").arg(ordinal));
        QCOMPARE(answer.position, m_anna->head());
        QCOMPARE(answer.version, 1);
        QCOMPARE(m_anna->eventsAfter(before), QStringList({"NumberReserved", "DocumentIssued", "NumberFinalized"}));
        QCOMPARE(m_anna->documents().document(answer.document)->number, answer.number);
        QCOMPARE(m_anna->stateOf(answer.number), QStringLiteral("finalized"));
    }
}

void TestForecast::othersDocumentsStandInBetween()
{
    for (int round = 0; round < 3; ++round) {
        const auto bens = done(m_ben->issue(m_ben->content()));
        const auto annas = done(issue(m_anna->content()));
        QCOMPARE(decided(), QStringLiteral("ahead"));
        QCOMPARE(m_anna->numbers().number(annas.number)->ordinal, m_anna->numbers().number(bens.number)->ordinal + 1);
        QCOMPARE(m_anna->numbers().number(annas.number)->document, annas.document);
    }
}

void TestForecast::draftsAndVoidsOfOthersDoNotMatter()
{
    const auto bens = done(m_ben->issue(m_ben->content()));
    m_ben->draft();
    done(m_ben->voidDocument(bens.document));
    QCOMPARE(done(issue(m_anna->content())).number, QStringLiteral("INV-2026-00003"));
    QCOMPARE(decided(), QStringLiteral("ahead"));
}

void TestForecast::numbersOfOthersReservationsArePassed()
{
    done(m_ben->reserveBlock(10));
    QCOMPARE(done(issue(m_anna->content())).number, QStringLiteral("INV-2026-00012"));
    QCOMPARE(decided(), QStringLiteral("ahead"));
}

void TestForecast::whatOthersSettledIsSeen_data()
{
    using Settle = std::function<void(Clerk &)>;
    using Check = std::function<void(const Result<DocumentAnswer> &, Clerk &)>;
    QTest::addColumn<Settle>("settle");
    QTest::addColumn<Check>("check");
    const auto row = [](const char *name, const Settle &settle, const Check &check) {
        QTest::newRow(name) << settle << check;
    };
    row(
        "the company moved",
        [](Clerk &ben) {
            ChangeCompany command;
            command.company = ben.store().parties().company();
            command.company.party.address.city = "Malmö";
            done(changeCompany(ben.store(), command));
        },
        [](const auto &result, Clerk &ben) {
            const auto stream = std::as_const(ben.store()).log().stream("document/" + done(result).document);
            QVERIFY(stream.front().data.contains("Malmö"));
        });
    row(
        "another series is the usual one",
        [](Clerk &ben) {
            DefineSeries command;
            command.definition = {"INW", *DocumentKind::fromId(u"invoice"), "Web", {}, true};
            command.rules = yearly("INW-{YYYY}-{#####}");
            done(defineSeries(ben.store(), command));
        },
        [](const auto &result, Clerk &) { QCOMPARE(done(result).number, QStringLiteral("INW-2026-00001")); });
    row(
        "the series is retired",
        [](Clerk &ben) {
            RetireSeries command;
            command.series = "INV";
            done(retireSeries(ben.store(), command));
        },
        [](const auto &result, Clerk &) { QCOMPARE(refusedBy(result), QStringLiteral("no-series-for-kind")); });
    row(
        "a later period was begun", [](Clerk &ben) { done(ben.issue(ben.content(QDate(2027, 1, 4)))); },
        [](const auto &result, Clerk &) { QCOMPARE(done(result).number, QStringLiteral("INV-2026-00003")); });
}

void TestForecast::whatOthersSettledIsSeen()
{
    using Settle = std::function<void(Clerk &)>;
    using Check = std::function<void(const Result<DocumentAnswer> &, Clerk &)>;
    QFETCH(Settle, settle);
    QFETCH(Check, check);
    done(issue(m_anna->content()));
    QCOMPARE(decided(), QStringLiteral("ahead"));
    settle(*m_ben);
    const auto result = issue(m_anna->content());
    QCOMPARE(decided(), QStringLiteral("outdated"));
    check(result, *m_ben);
}

void TestForecast::aPeriodThatAnotherClosedIsSeen()
{
    series::Rules rules = yearly("MON-{YYYY}-{MM}-{###}");
    rules.reset = Reset::Monthly;
    done(m_anna->define("MON", rules));
    const DocumentContent lastMonths = m_anna->contentIn("MON", QDate(2026, 2, 10));
    for (int i = 0; i < 2; ++i)
        done(issue(lastMonths));
    QCOMPARE(decided(), QStringLiteral("ahead"));
    done(m_ben->close("MON", "2026-02-01"));
    QCOMPARE(refusedBy(issue(lastMonths)), QStringLiteral("period-closed"));
    QCOMPARE(decided(), QStringLiteral("outdated"));
}

void TestForecast::aLaterDateOfAnotherIsAskedAbout()
{
    done(m_ben->issue(m_ben->content(QDate(2026, 3, 20))));
    QCOMPARE(refusedBy(issue(m_anna->content())), QStringLiteral("date-out-of-order"));
    QCOMPARE(decided(), QStringLiteral("outdated"));
}

void TestForecast::aLaterDateThatWasVoidedIsNot()
{
    const auto later = done(m_ben->issue(m_ben->content(QDate(2026, 3, 20))));
    done(m_ben->voidDocument(later.document));
    QCOMPARE(refusedBy(issue(m_anna->content())), QString());
    QCOMPARE(decided(), QStringLiteral("ahead"));
}

void TestForecast::aServerThatWasSetBackIsAskedAbout()
{
    done(m_ben->issue(m_ben->content()));
    m_clock.pass(-20); // Within a decision's minute, but behind what the log was stamped with.
    QCOMPARE(refusedBy(issue(m_anna->content())), QString());
    QCOMPARE(decided(), QStringLiteral("outdated"));
    m_clock.pass(-60 * 60);
    QCOMPARE(refusedBy(issue(m_anna->content())), QStringLiteral("clock-behind"));
}

/// The day is looked at for dates far ahead and long past.
void TestForecast::theDayIsTheServers()
{
    m_clock.pass(24 * 60 * 60);
    QCOMPARE(refusedBy(issue(m_anna->content(m_clock.today().addYears(1)))), QString());
    QCOMPARE(decided(), QStringLiteral("locked")); // Refused ahead, which is not told.
    QCOMPARE(refusedBy(issue(m_anna->content(m_clock.today()))), QString());
    m_clock.pass(24 * 60 * 60);
    QCOMPARE(refusedBy(issue(m_anna->content(m_clock.today()))), QString());
    QCOMPARE(decided(), QStringLiteral("outdated"));
}

/// However short: the date could be one of tomorrow by then.
void TestForecast::aDayThatEndsMeanwhileIsDecidedAnew()
{
    const QDate day = m_clock.today();
    m_clock.pass(m_clock.now().secsTo(day.addDays(1).startOfDay()) - 40);
    done(issue(m_anna->content(day)));
    m_clock.pass(15);
    done(issue(m_anna->content(day)));
    QCOMPARE(decided(), QStringLiteral("ahead"));
    m_clock.pass(30);
    done(issue(m_anna->content(day)));
    QCOMPARE(decided(), QStringLiteral("outdated"));
}

void TestForecast::theSameCommandIsDoneOnce()
{
    IssueDocument command;
    command.command = QUuid::createUuid();
    command.content = m_anna->content();
    const auto first = done(issueDocument(*m_watched, command));
    QCOMPARE(decided(), QStringLiteral("ahead"));
    const auto again = done(issueDocument(*m_watched, command));
    QCOMPARE(decided(), QStringLiteral("outdated"));
    QVERIFY(again.repeated);
    QCOMPARE(again.number, first.number);
    command.content->reference = "other";
    QCOMPARE(refusedBy(issueDocument(*m_watched, command)), QStringLiteral("command-reused"));
}

/// The function that a clerk's program prepared may be gone by then, or have other values.
void TestForecast::aServerThatWasBroughtUpToDateMeanwhileIsAskedUnderTheLock()
{
    done(issue(m_anna->content()));
    QCOMPARE(decided(), QStringLiteral("ahead"));
    const sql::PostgresConnection admin(
        *sql::ServerAddress::parse(PostgresServer::as("admin", m_shop->path())), std::chrono::seconds(5));
    admin.send({"ALTER FUNCTION issue RENAME TO issue_of_another_version"});
    QCOMPARE(done(issue(m_anna->content())).number, QStringLiteral("INV-2026-00003"));
    QCOMPARE(decided(), QStringLiteral("outdated"));
    admin.send({"ALTER FUNCTION issue_of_another_version RENAME TO issue"});
}

/// A message whose connection went may come to the server after the question what became of it.
void TestForecast::whatIsSaidNotToBeDoneIsNotDoneLater()
{
    IssueDocument command;
    command.command = QUuid::createUuid();
    command.content = m_anna->content();
    QVERIFY(!lookUp(m_anna->store(), command));
    m_watched->latest = "locked";
    const auto first = done(issueDocument(*m_watched, command)); // As the message would, that comes late.
    QCOMPARE(decided(), QStringLiteral("outdated"));
    // It was not the message, but the clerk who sent it again, under the lock. What comes now finds it done.
    const auto again = done(issueDocument(*m_watched, command));
    QVERIFY(again.repeated);
    QCOMPARE(again.number, first.number);
}

void TestForecast::whoListensIsToldOfTheIssueNotOfTheWakeUp()
{
    sql::PostgresConnection admin(
        *sql::ServerAddress::parse(PostgresServer::as("admin", m_shop->path())), std::chrono::seconds(5));
    QVERIFY(m_anna->store().log().listen([] {}));
    admin.send({"REVOKE EXECUTE ON FUNCTION pg_notify(text, text) FROM PUBLIC"});
    const auto answer = done(issue(m_anna->content()));
    QCOMPARE(decided(), QStringLiteral("ahead"));
    QCOMPARE(answer.position, m_anna->head());
}

void TestForecast::whoWaitsTooLongIsTold()
{
    const auto inner = m_shop->open(sessionOf("anna", m_clock), std::chrono::milliseconds(50));
    const auto hasty = std::make_unique<Watched>(*inner);
    IssueDocument command;
    command.content = m_anna->content();
    done(issueDocument(*hasty, command));
    const Position before = m_anna->head();
    const auto held = m_ben->store().log().begin();
    command.command = QUuid::createUuid();
    QCOMPARE(refusedBy(issueDocument(*hasty, command)), QStringLiteral("log-busy"));
    QCOMPARE(hasty->latest, QStringLiteral("busy")); // And does not wait as long once more.
    QCOMPARE(m_anna->head(), before);
}

/// The events but for their times, and the rows made from them, are those of the same commands in memory.
void TestForecast::theLogIsWhatItWouldBeUnderTheLock()
{
    const auto shop = makeShop("memory");
    Clerk memory(*shop, m_clock, "anna");
    memory.setUp();
    const QUuid space = QUuid::createUuid();
    const auto commandOf = [&](int i) {
        IssueDocument command;
        command.command = QUuid::createUuidV5(space, QByteArray::number(i));
        command.content = m_anna->content();
        command.content->party.name = QString::fromUtf8("Łódź \"& Sons\" \\ „ß“ 🙂 %1 ' $1").arg(i);
        command.content->reference = QStringLiteral("PO/%1").arg(i);
        return command;
    };
    done(memory.issue(memory.content()));
    const Position behind = m_anna->head();
    QCOMPARE(memory.head(), behind);
    for (int i = 0; i < 3; ++i) {
        m_watched->latest = "locked";
        QCOMPARE(done(issueDocument(*m_watched, commandOf(i))).number,
            done(issueDocument(memory.store(), commandOf(i))).number);
        QCOMPARE(decided(), QStringLiteral("ahead"));
    }
    const auto ours = std::as_const(m_anna->store()).log().read(behind, 100);
    const auto theirs = std::as_const(memory.store()).log().read(behind, 100);
    QCOMPARE(ours.size(), theirs.size());
    for (std::size_t i = 0; i < ours.size(); ++i) {
        QCOMPARE(ours[i].data, theirs[i].data);
        QCOMPARE(ours[i].stream, theirs[i].stream);
        QCOMPARE(ours[i].version, theirs[i].version);
        QCOMPARE(ours[i].type, theirs[i].type);
        QCOMPARE(ours[i].commandId, theirs[i].commandId);
    }
}

void TestForecast::aDocumentWhoseMaskIsUsedUpIsRefused()
{
    done(m_anna->define("TEN", yearly("TEN-{YYYY}-{#}")));
    for (int i = 1; i <= 9; ++i)
        QCOMPARE(done(issue(m_anna->contentIn("TEN"))).number, QStringLiteral("TEN-2026-%1").arg(i));
    QCOMPARE(decided(), QStringLiteral("ahead"));
    QVERIFY(isRefused(issue(m_anna->contentIn("TEN"))));
    done(m_anna->define("TWO", yearly("TWO-{YYYY}-{#}")));
    done(issue(m_anna->contentIn("TWO")));
    done(m_ben->reserveBlock(8, "TWO"));
    QVERIFY(isRefused(issue(m_anna->contentIn("TWO")))); // Nine were taken, of which one is foreseen.
    QCOMPARE(decided(), QStringLiteral("outdated"));
}

QTEST_GUILESS_MAIN(TestForecast)
#include "tst_forecast.moc"
