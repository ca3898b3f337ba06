#include <QJsonDocument>
#include <QProcess>
#include <QTest>

#include <memory>

#include "crash/oracle.h"
#include "sql/opening.h"
#include "sql/postgresconnection.h"
#include "support/length.h"
#include "support/postgresserver.h"

using namespace seriatim;
using namespace seriatim::crash;

namespace {

constexpr int Clerks = 32;

/// A process that issues a line when it is told to.
class Desk
{
public:
    Desk(const QString &program, const QStringList &arguments) { m_process.start(program, arguments); }
    ~Desk()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished();
    }

    void issue(const QByteArray &line)
    {
        m_answer.clear();
        m_process.write(line);
        m_process.waitForBytesWritten();
    }

    bool hasAnswered()
    {
        m_answer += m_process.readAllStandardOutput();
        return m_answer.endsWith('\n');
    }

    /// Or what was answered in its place.
    QString number() const
    {
        const QString told = QJsonDocument::fromJson(m_answer).object().value("number").toString();
        return told.isEmpty() ? QString::fromUtf8(m_answer) : told;
    }

private:
    QProcess m_process;
    QByteArray m_answer;
};

/// Processes that all have the log open, and what they are told when each issues one document at the same instant.
class Race
{
public:
    Race(const QString &log, const QString &program, const QStringList &arguments)
        : m_store(std::get<std::unique_ptr<Store>>(sql::openStore(log, Session{"ada", "test"}))),
          m_watch(*sql::ServerAddress::parse(log), std::chrono::seconds(5))
    {
        for (int i = 0; i < Clerks; ++i)
            m_desks.push_back(std::make_unique<Desk>(program, arguments));
    }

    Store &store() { return *m_store; }

    /// Gives each its line. Those that are gathered stand before the log's lock when the first one gets it; else they
    /// run for it.
    QStringList numbers(const QJsonObject &asked, bool areGathered)
    {
        auto lock = areGathered ? m_store->log().begin() : nullptr;
        for (const auto &desk : m_desks)
            desk->issue(makeIntents(1, asked).lines);
        if (areGathered && !QTest::qWaitFor([&] { return waiting() == Clerks; }, 9000))
            return {QStringLiteral("only %1 wait").arg(waiting())};
        lock.reset();
        QStringList told;
        for (const auto &desk : m_desks) {
            if (!QTest::qWaitFor([&] { return desk->hasAnswered(); }, 20'000))
                return {QStringLiteral("one is not answered")};
            told += desk->number();
        }
        told.sort();
        return told;
    }

private:
    int waiting() const
    {
        return m_watch
            .send({"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = "
                   "'Lock'"})
            .front()
            .front()
            .front()
            .toInt();
    }

    std::unique_ptr<Store> m_store;
    sql::PostgresConnection m_watch;
    std::vector<std::unique_ptr<Desk>> m_desks;
};

} // namespace

/// Processes that issue the first number of a series and a period at the same instant: there is no row yet that one of
/// them could lock.
class TestFirstNumber : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void oneProcessIsGivenNumberOne();
    void theTestCatchesATwinThatTakesItsNumberOutsideTheLock();

private:
    QString m_log;
};

void TestFirstNumber::init()
{
    m_log = PostgresServer::as("ada", PostgresServer::instance().newLog({"ada"}));
    createLog(m_log);
}

namespace {

/// 1 to 32, each once.
QStringList expected(const QString &series, int year)
{
    QStringList numbers;
    for (int i = 1; i <= Clerks; ++i)
        numbers += QStringLiteral("%1-%2-%3").arg(series).arg(year).arg(i, 4, 10, QLatin1Char('0'));
    return numbers;
}

QString newSeries(Store &store, int round)
{
    const QString code = QStringLiteral("R%1").arg(round, 2, 10, QLatin1Char('0'));
    defineSeriesOf(store, code, code + "-{YYYY}-{####}");
    return code;
}

} // namespace

void TestFirstNumber::oneProcessIsGivenNumberOne()
{
    Race race(m_log, SERIATIM_PROGRAM, issueArguments(m_log));
    race.numbers({}, false); // They open the log.
    for (int round = 0; round < atLength(5, 50); ++round) {
        const QString series = newSeries(race.store(), round);
        QCOMPARE(
            race.numbers({{"series", series}}, round % 2 == 0).join(' '), expected(series, today().year()).join(' '));
        // A new period of a series that has one already.
        const QDate before = today().addYears(-1);
        QCOMPARE(race.numbers({{"series", series}, {"date", before.toString(Qt::ISODate)}}, round % 2 == 1).join(' '),
            expected(series, before.year()).join(' '));
    }
    const QStringList faults = faultsOf(m_log, {});
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
}

void TestFirstNumber::theTestCatchesATwinThatTakesItsNumberOutsideTheLock()
{
    Race race(m_log, ISSUER_PROGRAM, {m_log, "number-unlocked"});
    race.numbers({}, false);
    const QString series = newSeries(race.store(), 0);
    const QStringList told = race.numbers({{"series", series}}, true);
    QCOMPARE(told.size(), Clerks);
    QVERIFY(told.count(expected(series, today().year()).front()) > 1);
}

QTEST_GUILESS_MAIN(TestFirstNumber)
#include "tst_firstnumber.moc"
