#include <QTest>

#include "audit/verify.h"
#include "sql/opening.h"
#include "sql/serversetup.h"
#include "support/clerk.h"
#include "support/place.h"
#include "support/postgresserver.h"
#include "words/words.h"

using namespace seriatim;

/// A server's schema has a version: an older one is brought up to date by `server-setup`, all or nothing, and a newer
/// one is left alone.
class TestServerSchema : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void aNewOneIsOfThisVersion();
    void settingUpAgainChangesNothing();
    void whatAClerkMadeOfItDoesNotStandInTheWay();
    void anOlderOneBecomesThisVersions();
    void aStepThatFailsLeavesAllAsItWas();
    void stepsAreTakenOnceAndInOrder();
    void anOlderLogIsTakenToBeSettledNow();
    void aNewerOneIsLeftAlone();
    void onAnOlderOneTheLogIsOnlyRead();
    void aClerkWorksOnWhileItIsBroughtUpToDate();

private:
    sql::PostgresConnection admin() const;
    std::optional<OpenFailure> setUp(const sql::SchemaPlan &plan = sql::schemaPlan()) const;
    QString picture() const;
    QString eventsPicture() const;
    QVariant value(const QString &question) const;

    std::unique_ptr<Place> m_place;
    std::unique_ptr<Clerk> m_anna;
    Clock m_clock{QDate::currentDate()};
};

void TestServerSchema::init()
{
    m_clock.setNow();
    m_place = std::make_unique<Place>(QStringLiteral("postgresql"));
    m_anna = std::make_unique<Clerk>(*m_place, m_clock);
    m_anna->setUp();
    done(m_anna->issue(m_anna->content()));
}

void TestServerSchema::cleanup()
{
    m_anna.reset();
    m_place.reset();
}

sql::PostgresConnection TestServerSchema::admin() const
{
    return sql::PostgresConnection(*sql::ServerAddress::parse(m_place->address()), std::chrono::seconds(5));
}

std::optional<OpenFailure> TestServerSchema::setUp(const sql::SchemaPlan &plan) const
{
    return sql::setUpServer(*sql::ServerAddress::parse(m_place->address()), {}, {}, plan);
}

QVariant TestServerSchema::value(const QString &question) const
{
    return admin().send({question}).front().front().front();
}

/// All that the schema is made of, a line each: functions, tables with their columns, indexes, triggers, and who may
/// what.
QString TestServerSchema::picture() const
{
    return value(R"(
        SELECT string_agg(line, E'\n' ORDER BY line COLLATE "C") FROM (
          SELECT p.oid::regprocedure || ' ' || pg_get_functiondef(p.oid) || p.proacl::text FROM pg_proc p
            WHERE p.pronamespace = 'seriatim'::regnamespace
          UNION ALL SELECT c.relname || ' ' || c.relkind::text || ' ' || coalesce(c.relacl::text, '') FROM pg_class c
            WHERE c.relnamespace = 'seriatim'::regnamespace
          UNION ALL SELECT c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || a.attnotnull::text
              || coalesce(pg_get_expr(d.adbin, d.adrelid), '')
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid AND c.relkind = 'r'
            LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            WHERE c.relnamespace = 'seriatim'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
          UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'seriatim'
          UNION ALL SELECT pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
            WHERE c.relnamespace = 'seriatim'::regnamespace AND NOT t.tgisinternal
          UNION ALL SELECT 'version ' || version FROM schema_version
        ) AS all_there_is (line))")
        .toString();
}

QString TestServerSchema::eventsPicture() const
{
    return value("SELECT string_agg(e::text, E'\\n' ORDER BY position) || (SELECT row(l.id, l.format, l.role, "
                 "l.position, l.hash)::text FROM log l) FROM event e")
        .toString();
}

void TestServerSchema::aNewOneIsOfThisVersion()
{
    QCOMPARE(value("SELECT version FROM schema_version").toInt(), sql::schemaPlan().version());
    QVERIFY(picture().contains("import_events"));
}

void TestServerSchema::settingUpAgainChangesNothing()
{
    const QString before = picture(), events = eventsPicture();
    QVERIFY(!setUp());
    QCOMPARE(picture(), before);
    QCOMPARE(eventsPicture(), events);
}

void TestServerSchema::whatAClerkMadeOfItDoesNotStandInTheWay()
{
    const QString before = picture();
    admin().send({"GRANT CREATE ON SCHEMA public TO anna", "GRANT USAGE ON TYPE issuable TO anna"});
    const sql::PostgresConnection anna(
        *sql::ServerAddress::parse(PostgresServer::as("anna", m_place->path())), std::chrono::seconds(5));
    anna.send({"CREATE VIEW public.hers AS SELECT seriatim.clock() AS now",
        "CREATE TABLE public.documents (one seriatim.issuable)", "CREATE TEMP VIEW mine AS SELECT * FROM public.hers"});
    QVERIFY(!setUp());
    QCOMPARE(picture(), before);
}

/// A made-up earlier version: without tables and an index that this one has, with a column and a key that it has not,
/// functions that do something else or are called otherwise, and a guard that is not there yet.
void TestServerSchema::anOlderOneBecomesThisVersions()
{
    const QString before = picture(), events = eventsPicture();
    const auto server = admin();
    server.send({"SET ROLE seriatim_owner", "DROP TABLE schema_version", "DROP TABLE arrival",
        "DROP INDEX document_number", "ALTER TABLE party RENAME COLUMN city TO town",
        "ALTER TABLE log DROP COLUMN settled, DROP COLUMN latest",
        "CREATE OR REPLACE FUNCTION recorded_now() RETURNS text LANGUAGE sql AS $$ SELECT 'yesterday' $$",
        "CREATE FUNCTION append(command text, everything text) RETURNS bigint LANGUAGE sql AS $$ SELECT 1::bigint $$",
        "GRANT EXECUTE ON FUNCTION append(text, text) TO seriatim_clerk",
        "CREATE FUNCTION bygone() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$",
        "CREATE TRIGGER bygone BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION bygone()",
        "DROP FUNCTION lock_log()", "CREATE FUNCTION lock_log() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$",
        "DROP TRIGGER event_is_never_changed ON event", "RESET ROLE"});
    sql::SchemaPlan plan = sql::schemaPlan();
    plan.steps.front().script = "ALTER TABLE party RENAME COLUMN town TO city";
    QVERIFY(!setUp(plan));
    QCOMPARE(picture(), before);
    QCOMPARE(eventsPicture(), events);
    m_anna = std::make_unique<Clerk>(*m_place, m_clock);
    done(m_anna->issue(m_anna->content()));
    const auto store = m_place->look();
    QVERIFY(verify(store->log(), store->numbers(), store->upkeep()).intact());
}

void TestServerSchema::aStepThatFailsLeavesAllAsItWas()
{
    const QString before = picture();
    sql::SchemaPlan plan = sql::schemaPlan();
    plan.steps.push_back({plan.version() + 1, "ALTER TABLE party ADD COLUMN planet text; SELECT 1 / 0"});
    const auto failure = setUp(plan);
    QVERIFY(failure && failure->cause == OpenFailure::Cause::NotMade);
    QVERIFY2(failure->detail.contains("division by zero"), qPrintable(failure->detail));
    QCOMPARE(picture(), before);
}

void TestServerSchema::stepsAreTakenOnceAndInOrder()
{
    sql::SchemaPlan plan = sql::schemaPlan();
    plan.steps.front().script = "SELECT 1 / 0"; // It was taken when the log was made.
    plan.steps.push_back({plan.version() + 1, "ALTER TABLE party ADD COLUMN planet text"});
    plan.steps.push_back({plan.version() + 1, "ALTER TABLE party RENAME COLUMN planet TO world"});
    QVERIFY(!setUp(plan));
    QVERIFY(!setUp(plan));
    QCOMPARE(value("SELECT version FROM schema_version").toInt(), plan.version());
    QVERIFY(picture().contains("party.world text"));
}

/// What decides how a document is issued was not noted before version 5.
void TestServerSchema::anOlderLogIsTakenToBeSettledNow()
{
    admin().send({"SET ROLE seriatim_owner", "ALTER TABLE log DROP COLUMN settled, DROP COLUMN latest",
        "UPDATE schema_version SET version = 4", "RESET ROLE"});
    QVERIFY(!setUp());
    QVERIFY(value("SELECT settled = position AND position > 0 FROM log").toBool());
    QVERIFY(value("SELECT latest = (SELECT max(recorded_at) FROM event) FROM log").toBool());
}

void TestServerSchema::aNewerOneIsLeftAlone()
{
    m_place->tamper("UPDATE schema_version SET version = 99");
    const QString before = picture();
    const auto failure = setUp();
    QVERIFY(failure && failure->cause == OpenFailure::Cause::NewerFormat);
    QVERIFY(words::sentence(*failure).contains("newer version of Seriatim"));
    QCOMPARE(picture(), before);
    QCOMPARE(m_place->look()->readOnlyReason(), "newer-format");
}

void TestServerSchema::onAnOlderOneTheLogIsOnlyRead()
{
    m_place->tamper("DROP TABLE schema_version");
    const auto opened = sql::openStore(PostgresServer::as("anna", m_place->path()), {"anna", "desk"});
    const auto &store = std::get<std::unique_ptr<Store>>(opened);
    QCOMPARE(store->readOnlyReason(), "older-server");
    QVERIFY(words::readOnlySentence(store->readOnlyReason()).contains("seriatim server-setup"));
    QVERIFY(!store->numbers().allSeries().empty());
    QVERIFY(!setUp());
    QVERIFY(m_place->openAs("anna")->readOnlyReason().isEmpty());
}

/// Whoever has the log open has planned with functions that are not there any more.
void TestServerSchema::aClerkWorksOnWhileItIsBroughtUpToDate()
{
    for (int i = 0; i < 7; ++i) { // Statements are planned for good at the sixth time.
        done(m_anna->issue(m_anna->content()));
        if (i > 4)
            QVERIFY(!setUp());
    }
    done(m_anna->issue(m_anna->content()));
    QVERIFY(m_place->look()->upkeep().compare({}).empty());
}

QTEST_GUILESS_MAIN(TestServerSchema)
#include "tst_serverschema.moc"
