#include <QTest>

#include "sql/forecasttest.h"

using namespace seriatim;

/// What a command leaves known to the next is what the log says, whoever wrote in between: other series, other periods,
/// the same counter.
class TestCarried : public ForecastTest
{
    Q_OBJECT

private slots:
    void aNumberIsAssumedOfItsOwnSeriesOnly();
    void whatIsCarriedToTheLockIsTrue_data();
    void whatIsCarriedToTheLockIsTrue();
    void aNumberThatSteppedBackIsGivenAgain();
    void anotherPeriodIsAnotherCounter();
};

void TestCarried::aNumberIsAssumedOfItsOwnSeriesOnly()
{
    done(m_anna->define("EXP", yearly("EXP-{YYYY}-{#####}")));
    QCOMPARE(done(issue(m_anna->contentIn("EXP"))).number, QStringLiteral("EXP-2026-00001"));
    QCOMPARE(done(issue(m_anna->content())).number, QStringLiteral("INV-2026-00002"));
    done(m_ben->issue(m_ben->contentIn("EXP")));
    QCOMPARE(done(issue(m_anna->content())).number, QStringLiteral("INV-2026-00003"));
    QCOMPARE(done(issue(m_anna->contentIn("EXP"))).number, QStringLiteral("EXP-2026-00003"));
    // And under the lock, with what is carried from that.
    IssueDocument draft;
    draft.command = QUuid::createUuid();
    draft.id = m_anna->draft(m_anna->contentIn("EXP"));
    QCOMPARE(done(issueDocument(*m_watched, draft)).number, QStringLiteral("EXP-2026-00004"));
    QCOMPARE(done(issue(m_anna->contentIn("EXP"))).number, QStringLiteral("EXP-2026-00005"));
}

void TestCarried::whatIsCarriedToTheLockIsTrue_data()
{
    using Documents = QList<std::pair<QString, QDate>>; // Series and date.
    QTest::addColumn<Documents>("annas");
    QTest::addColumn<QString>("bens");
    QTest::addColumn<QDate>("bensDate");
    QTest::addColumn<Documents>("latest"); // Behind Ben's.
    QTest::addColumn<QString>("number");
    const QDate today = m_clock.today(), next(2027, 1, 4);
    QTest::newRow("nothing of what another wrote since")
        << Documents{{"EXP", today}} << "EXP" << today << Documents{} << "EXP-2026-00003";
    QTest::newRow("the counter behind a number that was foreseen otherwise")
        << Documents{{"EXP", today}} << "EXP" << today << Documents{{"EXP", today}} << "EXP-2026-00004";
    QTest::newRow("no counter of another series")
        << Documents{{"EXP", today}} << "EXP" << today << Documents{{"INV", today}, {"INV", today}} << "EXP-2026-00003";
    QTest::newRow("no counter of another period") << Documents{{"EXP", today}, {"EXP", next}, {"EXP", today}} << "EXP"
                                                  << today << Documents{{"EXP", next}} << "EXP-2026-00004";
}

void TestCarried::whatIsCarriedToTheLockIsTrue()
{
    using Documents = QList<std::pair<QString, QDate>>;
    QFETCH(Documents, annas);
    QFETCH(QString, bens);
    QFETCH(QDate, bensDate);
    QFETCH(Documents, latest);
    QFETCH(QString, number);
    done(m_anna->define("EXP", yearly("EXP-{YYYY}-{#####}")));
    IssueDocument draft;
    draft.command = QUuid::createUuid();
    draft.id = m_anna->draft(m_anna->contentIn("EXP"));
    IssueDocument earlier;
    earlier.command = QUuid::createUuid();
    earlier.id = m_anna->draft(m_anna->contentIn("EXP", m_clock.today().addDays(-1)));
    earlier.accepted = true;
    for (const auto &[series, date] : annas)
        done(issue(m_anna->contentIn(series, date)));
    done(m_ben->issue(m_ben->contentIn(bens, bensDate)));
    for (const auto &[series, date] : latest) {
        done(issue(m_anna->contentIn(series, date)));
        QCOMPARE(decided(), QStringLiteral("ahead"));
    }
    QCOMPARE(done(issueDocument(*m_watched, draft)).number, number);

    // And the version of the stream, which is told where the number is not plain: its date is out of order.
    done(m_ben->issue(m_ben->contentIn("EXP")));
    done(issue(m_anna->contentIn("EXP")));
    QVERIFY(!done(issueDocument(*m_watched, earlier)).warnings.empty());
}

void TestCarried::aNumberThatSteppedBackIsGivenAgain()
{
    series::Rules rules = yearly("STP-{YYYY}-{#####}");
    rules.stepBack = true;
    done(m_anna->define("STP", rules));
    done(issue(m_anna->contentIn("STP")));
    const QString draft = m_ben->draft(m_ben->contentIn("STP"));
    const auto reserved = done(m_ben->reserve(draft));
    QCOMPARE(done(issue(m_anna->contentIn("STP"))).number, QStringLiteral("STP-2026-00003"));
    QCOMPARE(decided(), QStringLiteral("ahead"));
    const auto latest = done(m_ben->reserve(m_ben->draft(m_ben->contentIn("STP"))));
    done(m_ben->stepBack(latest.firstNumber));
    QCOMPARE(done(issue(m_anna->contentIn("STP"))).number, latest.firstNumber);
    QCOMPARE(decided(), QStringLiteral("ahead"));
    QCOMPARE(m_anna->stateOf(reserved.firstNumber), QStringLiteral("reserved"));
}

void TestCarried::anotherPeriodIsAnotherCounter()
{
    done(issue(m_anna->content()));
    QCOMPARE(done(issue(m_anna->content(QDate(2027, 1, 4)))).number, QStringLiteral("INV-2027-00001"));
    QCOMPARE(done(issue(m_anna->content(QDate(2027, 1, 4)))).number, QStringLiteral("INV-2027-00002"));
    QCOMPARE(decided(), QStringLiteral("ahead"));
    QCOMPARE(done(issue(m_anna->content())).number, QStringLiteral("INV-2026-00003"));
    QCOMPARE(done(issue(m_anna->content(QDate(2027, 1, 4)))).number, QStringLiteral("INV-2027-00003"));
}

QTEST_GUILESS_MAIN(TestCarried)
#include "tst_carried.moc"
