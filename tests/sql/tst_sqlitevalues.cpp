#include <QTest>

#include <sqlite3.h>

#include <limits>

#include "sql/sqlitevalues.h"

using namespace seriatim;
using namespace seriatim::sql;

/// What is bound to a statement comes back from it as it was, and as SQLite stores it.
class TestSqliteValues : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QCOMPARE(sqlite3_open(":memory:", &m_database), SQLITE_OK); }
    void cleanupTestCase() { sqlite3_close(m_database); }
    void aValueComesBackAsItWas_data();
    void aValueComesBackAsItWas();
    void aNullTextIsNoEmptyText();
    void aNameThatTheStatementDoesNotKnowIsPassedOver();
    void whatCannotBeBoundIsTold();

private:
    using Statement = std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt *)>;
    Statement prepared(const char *sql) const;

    sqlite3 *m_database = nullptr;
};

TestSqliteValues::Statement TestSqliteValues::prepared(const char *sql) const
{
    sqlite3_stmt *statement = nullptr;
    sqlite3_prepare_v2(m_database, sql, -1, &statement, nullptr);
    return {statement, sqlite3_finalize};
}

void TestSqliteValues::aValueComesBackAsItWas_data()
{
    QTest::addColumn<QVariant>("value");
    QTest::addColumn<QString>("type");
    QTest::newRow("text") << QVariant("Lindenstraße 12 \U0001F9FE") << "text";
    QTest::newRow("empty text") << QVariant("") << "text";
    QTest::newRow("bytes") << QVariant(QByteArray("\x00\xff\x7f", 3)) << "blob";
    QTest::newRow("the greatest number") << QVariant(std::numeric_limits<qint64>::max()) << "integer";
    QTest::newRow("the least number") << QVariant(std::numeric_limits<qint64>::min()) << "integer";
    QTest::newRow("a real number") << QVariant(0.25) << "real";
    QTest::newRow("nothing") << QVariant() << "null";
}

void TestSqliteValues::aValueComesBackAsItWas()
{
    QFETCH(QVariant, value);
    QFETCH(QString, type);
    const auto statement = prepared("SELECT ?, typeof(?)");
    QVERIFY(bind(statement.get(), QVariantList{value, value}));
    QCOMPARE(sqlite3_step(statement.get()), SQLITE_ROW);
    const Row row(statement.get());
    QCOMPARE(row.value(0), value);
    QCOMPARE(row.value(1).toString(), type);
    QCOMPARE(row.count(), 2);
    QCOMPARE(row.name(1), "typeof(?)");
}

void TestSqliteValues::aNullTextIsNoEmptyText()
{
    const auto statement = prepared("SELECT typeof(?), typeof(?), typeof(?)");
    QVERIFY(bind(statement.get(), QVariantList{QString(), QByteArray(), true}));
    QCOMPARE(sqlite3_step(statement.get()), SQLITE_ROW);
    const Row row(statement.get());
    QCOMPARE(row.value(0), "null");
    QCOMPARE(row.value(1), "null");
    QCOMPARE(row.value(2), "integer");
}

void TestSqliteValues::aNameThatTheStatementDoesNotKnowIsPassedOver()
{
    const auto statement = prepared("SELECT :a, :b");
    QVERIFY(bind(statement.get(), {{":b", 2}, {":c", 3}, {":a", 1}}));
    QCOMPARE(sqlite3_step(statement.get()), SQLITE_ROW);
    QCOMPARE(Row(statement.get()).value(0).toInt(), 1);
    QCOMPARE(Row(statement.get()).value(1).toInt(), 2);
}

void TestSqliteValues::whatCannotBeBoundIsTold()
{
    const auto statement = prepared("SELECT ?");
    QVERIFY(!bind(statement.get(), QVariantList{1, 2}));
}

QTEST_APPLESS_MAIN(TestSqliteValues)
#include "tst_sqlitevalues.moc"
