#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "sql/readmodels.h"
#include "sql/schema.h"
#include "sql/statements.h"

using namespace seriatim::sql;

/// The lists of the read models agree with the schema: a table or a trigger that were left out of one would be left as
/// it is by a rebuild, and never compared.
class TestReadModels : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void everyTableIsListed();
    void everyKeyIsThePrimaryKey_data();
    void everyKeyIsThePrimaryKey();
    void whatIsTakenAwayIsAllButTheLog();
    void whatIsLetGoIsWhatWasGuarded();

private:
    QStringList named(const char *type) const;

    QTemporaryDir m_folder;
    std::unique_ptr<Database> m_database;
    QStringList m_logTables;
    QStringList m_logTriggers;
};

/// Of the log itself, which has no read models.
void TestReadModels::initTestCase()
{
    const QString path = m_folder.filePath("log");
    QVERIFY(QFile(path).open(QIODevice::WriteOnly));
    m_database = std::make_unique<Database>(path, Database::Access::ReadWrite, DefaultPatience);
    m_database->runScript("sqlite/log.sql");
    m_logTables = named("table");
    m_logTriggers = named("trigger");
}

void TestReadModels::init()
{
    const QString path = m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()));
    QFile(path).remove();
    QVERIFY(QFile(path).open(QIODevice::WriteOnly));
    m_database = std::make_unique<Database>(path, Database::Access::ReadWrite, DefaultPatience);
    createLog(*m_database, "0b7e3f0e-7f3c-4d0a-9d41-0c2a6c6f1d11");
}

QStringList TestReadModels::named(const char *type) const
{
    const QString query = QStringLiteral("SELECT group_concat(name, ' ') FROM (SELECT name FROM sqlite_schema WHERE "
                                         "type = '%1' AND name NOT LIKE 'sqlite%' ORDER BY name)");
    const QVariant name = m_database->pragma(query.arg(QLatin1StringView(type)).toLatin1().constData());
    return name.toString().split(u' ', Qt::SkipEmptyParts);
}

void TestReadModels::everyTableIsListed()
{
    QStringList listed = m_logTables;
    for (const ReadModel &model : ReadModels)
        listed.append(model.table);
    listed.sort();
    QCOMPARE(named("table"), listed);
}

void TestReadModels::everyKeyIsThePrimaryKey_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("key");
    for (const ReadModel &model : ReadModels)
        QTest::newRow(model.table) << model.table << model.key;
}

void TestReadModels::everyKeyIsThePrimaryKey()
{
    QFETCH(QString, table);
    QFETCH(QString, key);
    const QString query = QStringLiteral("SELECT group_concat(name, ', ') FROM (SELECT name FROM "
                                         "pragma_table_info('%1') WHERE pk > 0 ORDER BY pk)");
    const QString columns = m_database->pragma(query.arg(table).toLatin1().constData()).toString();
    QCOMPARE(key.remove(" || ''"), columns);
    for (const char *verb : {"next", "differ", "drop", "put", "remove", "copy"})
        QVERIFY(!statementText(QStringLiteral("upkeep.%1.%2").arg(QLatin1StringView(verb), table)).contains(u'$'));
}

void TestReadModels::whatIsTakenAwayIsAllButTheLog()
{
    m_database->runScript("sqlite/drop.sql");
    for (const ReadModel &model : ReadModels)
        m_database->execute(
            statementText(QStringLiteral("upkeep.remove.") + QLatin1StringView(model.table)).toLatin1().constData());
    QCOMPARE(named("table"), m_logTables);
    QCOMPARE(named("trigger"), m_logTriggers);
    QCOMPARE(named("view"), QStringList());
    createReadModels(*m_database); // And all can be made again.
}

void TestReadModels::whatIsLetGoIsWhatWasGuarded()
{
    const QStringList guarded = named("trigger");
    m_database->runScript("sqlite/unguard.sql");
    const QStringList bare = named("trigger");
    QVERIFY(bare.size() < guarded.size());
    m_database->runScript("sqlite/drop.sql");
    QCOMPARE(named("trigger"), m_logTriggers); // What is left is what drop.sql lists, and nothing of the guards.
    m_database->runScript("sqlite/guards.sql");
    QStringList expected = m_logTriggers;
    std::ranges::copy_if(
        guarded, std::back_inserter(expected), [&](const QString &each) { return !bare.contains(each); });
    expected.sort();
    QCOMPARE(named("trigger"), expected);
}

QTEST_GUILESS_MAIN(TestReadModels)
#include "tst_readmodels.moc"
