#include <QTest>

#include "audit/verify.h"
#include "sql/appended.h"
#include "sql/serveropening.h"
#include "sql/serversetup.h"
#include "support/clerk.h"
#include "support/postgresshop.h"
#include "words/words.h"

using namespace seriatim;

/// What guards the log on a server, taken away or changed by whoever may: an auditor's `verify` names it, and
/// `server-setup` puts back what can be put back.
class TestServerGuards : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void whatIsAsThisVersionMakesItIsNotAccused();
    void whoeverOnlyReadsIsNotAccused();
    void whatIsNotIsNamedAndPutBack_data();
    void whatIsNotIsNamedAndPutBack();
    void aServerOfAnEarlierVersionIsNotHeldToThisOne();

private:
    QStringList told();
    void asAdministrator(const QString &statements);

    std::unique_ptr<Shop> m_shop;
};

void TestServerGuards::initTestCase()
{
    m_shop = makePostgresShop();
    Clerk anna(*m_shop, Clock());
    anna.setUp();
    done(anna.issue(anna.content()));
    // With the computer's clock, as servers have it.
    QVERIFY(!sql::setUpServer(*sql::ServerAddress::parse(PostgresServer::as("admin", m_shop->path()))));
    asAdministrator("SELECT seriatim.let_in('seriatim_auditor', 'vera'); CREATE ROLE mallory");
}

/// What `verify` says to an auditor.
QStringList TestServerGuards::told()
{
    const auto opened = sql::openServer(PostgresServer::as("vera", m_shop->path()), Session{"vera", "desk"});
    if (const auto *failure = std::get_if<OpenFailure>(&opened))
        return {words::sentence(*failure)};
    const auto &store = std::get<std::unique_ptr<Store>>(opened);
    QStringList sentences;
    for (const Finding &each : verify(store->log(), store->numbers(), store->upkeep()).findings)
        sentences.append(words::sentence(each));
    return sentences;
}

void TestServerGuards::asAdministrator(const QString &statements)
{
    connectionOf("admin", m_shop->path()).send(statements.split("; "));
}

void TestServerGuards::whatIsAsThisVersionMakesItIsNotAccused()
{
    QCOMPARE(told(), QStringList());
}

void TestServerGuards::whoeverOnlyReadsIsNotAccused()
{
    asAdministrator("GRANT USAGE ON SCHEMA seriatim TO mallory; GRANT SELECT ON seriatim.event TO mallory");
    QCOMPARE(told(), QStringList());
    asAdministrator("REVOKE ALL ON SCHEMA seriatim FROM mallory; REVOKE ALL ON seriatim.event FROM mallory");
}

void TestServerGuards::whatIsNotIsNamedAndPutBack_data()
{
    QTest::addColumn<QString>("statements");
    QTest::addColumn<QString>("sentence"); ///< Its beginning.
    QTest::addColumn<QString>("mend");     ///< What `server-setup` leaves to the administrator.
    const auto row = [](const char *name, const char *statements, const char *sentence, const char *mend = "") {
        QTest::newRow(name) << QString::fromLatin1(statements) << QString::fromUtf8(sentence)
                            << QString::fromLatin1(mend);
    };
    // clang-format off
    row("a trigger is gone", "DROP TRIGGER event_is_never_changed ON event", "The server lacks the trigger event_is_never_changed,");
    row("a trigger is switched off", "ALTER TABLE event DISABLE TRIGGER event_is_never_changed", "The trigger event_is_never_changed on the server is not");
    row("a trigger fires for replicas only", "ALTER TABLE event ENABLE REPLICA TRIGGER event_is_the_next", "The trigger event_is_the_next on the server is not");
    row("a trigger never fires", "CREATE OR REPLACE TRIGGER event_is_never_changed BEFORE DELETE OR UPDATE ON event FOR EACH ROW WHEN (false) EXECUTE FUNCTION refuse_change()", "The trigger event_is_never_changed on the server is not");
    row("a stranger's trigger", "CREATE TRIGGER mine BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION refuse_change()", "The trigger mine on the server is none of Seriatim's");
    row("a function is gone", "DROP FUNCTION move_away(text, text, text)", "The server lacks the function move_away,");
    row("a function is another", "CREATE OR REPLACE FUNCTION is_uuid(word text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT true $$", "The function is_uuid on the server is not");
    row("a function finds what its caller made", "ALTER FUNCTION give_up(text) RESET search_path", "The function give_up on the server is not");
    row("a function has its caller's rights", "ALTER FUNCTION give_up(text) SECURITY INVOKER", "The function give_up on the server is not");
    row("what makes the questions is gone", "DROP FUNCTION questions()", "The server lacks the function questions,");
    row("a question is another", "CREATE OR REPLACE FUNCTION misshape_of_content() RETURNS jsonpath LANGUAGE sql IMMUTABLE AS $$ SELECT '$ ? (1 == 2)'::jsonpath $$", "The function misshape_of_content on the server is not");
    row("a stranger's function", "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'; REVOKE EXECUTE ON FUNCTION mine() FROM PUBLIC", "The function mine on the server is none of Seriatim's");
    row("clerks may change the register", "GRANT UPDATE ON register TO seriatim_clerk", "“seriatim_clerk” may do UPDATE on the table register");
    row("clerks may change a column", "GRANT UPDATE (state) ON register TO seriatim_clerk", "“seriatim_clerk” may do UPDATE on the table register", "REVOKE UPDATE (state) ON register FROM seriatim_clerk");
    row("auditors may append", "GRANT EXECUTE ON FUNCTION append(text, text, text[], bigint[], text[], text[]) TO seriatim_auditor", "“seriatim_auditor” may do EXECUTE on the function append");
    row("a table is somebody's", "ALTER TABLE register OWNER TO mallory", "The table register of the server belongs to “mallory”", "ALTER TABLE register OWNER TO seriatim_owner");
    row("a clerk is the owner, too", "GRANT seriatim_owner TO anna", "“anna” is a clerk or an auditor", "REVOKE seriatim_owner FROM anna");
    row("a function has a namesake", "CREATE FUNCTION is_uuid(word int) RETURNS boolean LANGUAGE sql AS 'SELECT true'; REVOKE EXECUTE ON FUNCTION is_uuid(int) FROM PUBLIC; ALTER FUNCTION is_uuid(int) OWNER TO seriatim_owner", "The function is_uuid on the server is not");
    row("a trigger has a namesake", "CREATE TRIGGER event_is_never_changed BEFORE INSERT ON register FOR EACH ROW EXECUTE FUNCTION refuse_change()", "The trigger event_is_never_changed on the server is not");
    row("a function reads texts as its caller does", "ALTER FUNCTION append(text, text, text[], bigint[], text[], text[]) RESET standard_conforming_strings", "The function append on the server is not");
    row("somebody may delete", "GRANT DELETE ON event TO mallory", "“mallory” may do DELETE on the table event", "REVOKE DELETE ON event FROM mallory");
    row("somebody may make tables", "GRANT CREATE ON SCHEMA seriatim TO mallory", "“mallory” may do CREATE on the schema seriatim", "REVOKE CREATE ON SCHEMA seriatim FROM mallory");
    // clang-format on
}

void TestServerGuards::whatIsNotIsNamedAndPutBack()
{
    QFETCH(QString, statements);
    QFETCH(QString, sentence);
    QFETCH(QString, mend);
    asAdministrator("SET search_path = seriatim; " + statements);
    const QStringList before = told();
    if (!mend.isEmpty())
        asAdministrator("SET search_path = seriatim; " + mend);
    QVERIFY(!sql::setUpServer(*sql::ServerAddress::parse(PostgresServer::as("admin", m_shop->path()))));
    QVERIFY2(before.size() == 1 && before.front().startsWith(sentence), qPrintable(before.join(u'\n')));
    QCOMPARE(told(), QStringList());
}

void TestServerGuards::aServerOfAnEarlierVersionIsNotHeldToThisOne()
{
    asAdministrator("UPDATE seriatim.schema_version SET version = version - 1; DROP FUNCTION seriatim.questions()");
    QCOMPARE(told(), QStringList());
}

QTEST_GUILESS_MAIN(TestServerGuards)
#include "tst_serverguards.moc"
