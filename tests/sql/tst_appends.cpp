#include <QTest>

#include "log/codec.h"
#include "sql/appends.h"
#include "sql/postgresconnection.h"
#include "support/postgresserver.h"

using namespace seriatim;

/// What a transaction sends to a server: one call for documents that follow each other, and each thing in its order.
class TestAppends : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void documentsThatFollowEachOtherAreOneCall();
    void anotherSeriesIsAnotherCall() { QCOMPARE(callsFor({"INV", "2026-01-01", 5}, {"X", "2026-01-01", 6}), 2); }
    void anotherPeriodIsAnotherCall() { QCOMPARE(callsFor({"INV", "2026-01-01", 5}, {"INV", "2027-01-01", 6}), 2); }
    void aNumberFartherOnIsAnotherCall() { QCOMPARE(callsFor({"INV", "2026-01-01", 5}, {"INV", "2026-01-01", 7}), 2); }
    void anotherCommandStaysInItsPlace();
    void somebodyElsesNumberIsNoPlainIssue();

private:
    struct Number {
        QString series, period;
        qint64 ordinal;
    };
    sql::Appends appends() const { return {*m_server, m_session}; }
    void issue(sql::Appends &to, const Number &number, const QString &holder = QStringLiteral("anna")) const;
    static CommandKey key() { return {QUuid::createUuid(), "0123456789abcdef0123456789abcdef"}; }
    qsizetype callsFor(const Number &first, const Number &second) const;

    std::unique_ptr<sql::PostgresConnection> m_server;
    Session m_session{"anna", "desk"};
};

void TestAppends::initTestCase()
{
    const QString address = PostgresServer::instance().newLog({"anna"});
    m_server = std::make_unique<sql::PostgresConnection>(
        *sql::ServerAddress::parse(PostgresServer::as("anna", address)), std::chrono::seconds(5));
}

void TestAppends::issue(sql::Appends &to, const Number &number, const QString &holder) const
{
    const Period period = *Period::fromKey(number.period);
    const QString id = codec::text(QUuid::createUuid()), name = QStringLiteral("N-%1").arg(number.ordinal);
    DocumentContent content;
    content.kind = *DocumentKind::fromId(u"invoice");
    content.series = number.series;
    content.currency = "EUR";
    content.date = QDate(2026, 3, 16);
    const document::DocumentIssued issued{
        content, std::get<Totals>(reckon(content)), number.series, period, number.ordinal, name};
    const series::NumberReserved taken{period, number.ordinal, number.ordinal, name, name, "N-{#}", id, {}, holder};
    const series::NumberFinalized final{period, number.ordinal, number.ordinal, id, name, content.date, {}};
    const CommandKey command = key();
    json::ObjectText reserved = codec::encode(taken);
    reserved.add("request", command.request);
    const QString series = codec::seriesStream(number.series);
    to.addIssue(command,
        {{series, 7, "NumberReserved", reserved.text()},
            {codec::documentStream(id), 1, "DocumentIssued", codec::encode(issued).text()},
            {series, 8, "NumberFinalized", codec::encode(final).text()}},
        plainIssueOf(taken, issued, final));
}

qsizetype TestAppends::callsFor(const Number &first, const Number &second) const
{
    auto both = appends();
    issue(both, first);
    issue(both, second);
    return both.take().size();
}

void TestAppends::documentsThatFollowEachOtherAreOneCall()
{
    auto all = appends();
    for (qint64 ordinal : {5, 6, 7})
        issue(all, {"INV", "2026-01-01", ordinal});
    QCOMPARE(all.waiting(), std::size_t(3));
    const QStringList calls = all.take();
    QCOMPARE(calls.size(), 1);
    QVERIFY2(calls.front().startsWith("SELECT issue_many('desk', 'INV', '2026-01-01', 5, "), qPrintable(calls.front()));
    QCOMPARE(calls.front().count("ROW("), 3);
    QCOMPARE(all.waiting(), std::size_t(0));
    QVERIFY(all.take().isEmpty());
}

void TestAppends::anotherCommandStaysInItsPlace()
{
    auto all = appends();
    issue(all, {"INV", "2026-01-01", 5});
    all.add(key(), {{"log", 1, "ClockConfirmed", "{}"}});
    issue(all, {"INV", "2026-01-01", 6});
    QStringList functions;
    for (const QString &each : all.take())
        functions.append(each.section('(', 0, 0).section(' ', 1));
    QCOMPARE(functions.join(' '), "issue_many append issue_many");
}

void TestAppends::somebodyElsesNumberIsNoPlainIssue()
{
    auto all = appends();
    issue(all, {"INV", "2026-01-01", 5}, "ben");
    QVERIFY(all.take().front().startsWith("SELECT append("));
}

QTEST_GUILESS_MAIN(TestAppends)
#include "tst_appends.moc"
