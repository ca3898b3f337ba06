#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

#include "sql/schema.h"
#include "sql/statements.h"

using namespace seriatim::sql;

/// The next number costs the same after a million as after none (DESIGN, 2): whatever issuing, reserving, voiding and
/// looking a number up ask of the database is found by a key. Asked of SQLite's planner, for a clock would tell the
/// machine's mood as well.
class TestPlans : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void whatAClerkWaitsForScansNoTableThatGrows_data();
    void whatAClerkWaitsForScansNoTableThatGrows();
    void theTriggersOfAnAppendAreSeen();
    void aScanIsSeen();

private:
    QStringList planOf(const QByteArray &statement) const;
    static QStringList scansIn(const QStringList &plan);

    QTemporaryDir m_folder;
    std::unique_ptr<Database> m_database;
};

void TestPlans::initTestCase()
{
    const QString path = m_folder.filePath("plans");
    QVERIFY(QFile(path).open(QIODevice::WriteOnly));
    m_database = std::make_unique<Database>(path, Database::Access::ReadWrite, DefaultPatience);
    createLog(*m_database, "0b7e3f0e-7f3c-4d0a-9d41-0c2a6c6f1d11");
    // Otherwise a plan is silent about the triggers that a statement sets off.
    QCOMPARE(sqlite3_db_config(m_database->handle(), SQLITE_DBCONFIG_TRIGGER_EQP, 1, nullptr), SQLITE_OK);
}

QStringList TestPlans::planOf(const QByteArray &statement) const
{
    QStringList plan;
    sqlite3_stmt *prepared = nullptr;
    if (sqlite3_prepare_v2(
            m_database->handle(), ("EXPLAIN QUERY PLAN " + statement).constData(), -1, &prepared, nullptr)
        != SQLITE_OK)
        qFatal("%s: %s", statement.constData(), sqlite3_errmsg(m_database->handle()));
    while (sqlite3_step(prepared) == SQLITE_ROW)
        plan.append(QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(prepared, 3))));
    sqlite3_finalize(prepared);
    return plan;
}

/// Short tables are left out: the log, the series and their rules, the company.
QStringList TestPlans::scansIn(const QStringList &plan)
{
    static const QRegularExpression scan(R"(\ASCAN (event|command|register|register_story|document|credit|r)\b)");
    return plan.filter(scan);
}

void TestPlans::whatAClerkWaitsForScansNoTableThatGrows_data()
{
    QTest::addColumn<QString>("statement");
    for (const char *name : {"log.info", "log.version", "log.command", "log.stream", "log.latest", "log.latestOf",
             "log.latestTime", "log.read", "log.append", "issue.period", "issue.command", "issue.number",
             "issue.document", "numbers.series", "numbers.usualSeries", "numbers.period", "numbers.periods",
             "numbers.byText", "numbers.byOrdinal", "numbers.reservationOf", "numbers.range", "numbers.finalizedBelow",
             "numbers.finalizedAbove", "numbers.page", "numbers.pageDown", "numbers.pageExceptions",
             "numbers.pageExceptionsDown", "numbers.inversions", "numbers.story", "numbers.allRules"})
        QTest::newRow(name) << name;
}

void TestPlans::whatAClerkWaitsForScansNoTableThatGrows()
{
    QFETCH(QString, statement);
    const QStringList scans = scansIn(planOf(statementText(statement).toUtf8()));
    QVERIFY2(scans.isEmpty(), qPrintable(scans.join('\n')));
}

void TestPlans::theTriggersOfAnAppendAreSeen()
{
    const QString plan = planOf(statementText("log.append").toUtf8()).join('\n');
    for (const char *table : {"register", "document", "command", "period", "event"})
        QVERIFY2(plan.contains(QStringLiteral("SEARCH %1 ").arg(QLatin1StringView(table))), qPrintable(plan));
}

void TestPlans::aScanIsSeen()
{
    QCOMPARE(scansIn(planOf("SELECT * FROM register WHERE holder = 'anna'")).size(), 1);
    m_database->execute(
        "CREATE TRIGGER slow AFTER INSERT ON event BEGIN UPDATE register SET by = '' WHERE by = 'x'; END");
    QCOMPARE(scansIn(planOf(statementText("log.append").toUtf8())).size(), 1);
    m_database->execute("DROP TRIGGER slow");
}

QTEST_GUILESS_MAIN(TestPlans)
#include "tst_plans.moc"
