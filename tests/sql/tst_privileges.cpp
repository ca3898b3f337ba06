#include <QTest>

#include "log/codec.h"
#include "sql/appended.h"
#include "support/clerk.h"
#include "support/postgresserver.h"
#include "support/postgresshop.h"

using namespace seriatim;

/// What the server itself refuses, whatever program speaks: each row is a role, a statement, and the state (SQLSTATE)
/// that it is answered with; empty: it is done. Anna is a clerk, Vera an auditor, Otto has a login and no more.
///
/// Before each row the log holds the usual series; INV-2026-00001 is issued, 00002 reserved by Anna, 00003 by Ben, and
/// 00004 to 00006 are a block of Anna's.
class TestPrivileges : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void eachRoleMayDoWhatItIsThereFor_data();
    void eachRoleMayDoWhatItIsThereFor();

private:
    std::unique_ptr<Shop> m_shop;
    QString m_address;
    QString m_issued, m_draft, m_bensDraft;
};

namespace {

const QString Uuid = QStringLiteral("0e3c8a54-6b1f-4c1e-9d58-1a2b3c4d5e6f");
const QString NoTax =
    R"({"allowances":"0.00","charges":"0.00","gross":"1.00","lineNets":[],"lineSum":"1.00","net":"1.00","payable":"1.00",)"
    R"("prepaid":"0.00","rounding":"0.00","tax":"0.00","taxes":[]})";

} // namespace

void TestPrivileges::initTestCase()
{
    m_shop = makePostgresShop();
    m_address = m_shop->path();
    Clerk anna(*m_shop, Clock());
    anna.setUp();
    m_issued = done(anna.issue(anna.content())).document;
    m_draft = anna.draft();
    done(anna.reserve(m_draft));
    Clerk ben(*m_shop, Clock(), QStringLiteral("ben"));
    m_bensDraft = ben.draft();
    done(ben.reserve(m_bensDraft));
    done(anna.reserveBlock(3));
    const auto admin = connectionOf(QStringLiteral("admin"), m_address);
    admin.send({QStringLiteral("SELECT let_in('seriatim_auditor', 'vera')")});
    admin.send({QStringLiteral("DO $$ BEGIN CREATE ROLE otto LOGIN; EXCEPTION WHEN duplicate_object THEN END $$")});
}

void TestPrivileges::eachRoleMayDoWhatItIsThereFor_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const char *role, const QString &statement, const char *state,
                         const char *says = "") {
        QTest::newRow(name) << QString::fromLatin1(role) << statement << QString::fromLatin1(state)
                            << QString::fromLatin1(says);
    };
    constexpr auto Denied = "42501", Story = "SN003", Form = "SN004", Place = "SN002", Frozen = "SN006";
    // clang-format off

    // Reading.
    row("a clerk reads the log", "anna", "SELECT count(*) FROM event", "");
    row("a clerk reads the register", "anna", "SELECT count(*) FROM register", "");
    row("an auditor reads the log", "vera", "SELECT count(*) FROM event", "");
    row("an auditor seeks in the list", "vera", "SELECT count(*) FROM document WHERE holds('x', party_name)", "");
    row("a stranger reads nothing", "otto", "SELECT count(*) FROM seriatim.event", Denied);

    // Writing past the functions.
    for (const char *role : {"anna", "vera", "otto"}) {
        const auto denied = [&](const char *what, const QString &statement) {
            QTest::addRow("%s %s", role, what) << QString::fromLatin1(role) << statement << QString::fromLatin1(Denied) << "";
        };
        denied("inserts an event", "INSERT INTO seriatim.event SELECT * FROM seriatim.event LIMIT 1");
        denied("changes an event", "UPDATE seriatim.event SET data = '{}' WHERE position = 1");
        denied("deletes an event", "DELETE FROM seriatim.event WHERE position = 1");
        denied("empties the log", "TRUNCATE seriatim.event");
        denied("moves the head", "UPDATE seriatim.log SET position = 0");
        denied("makes a backup live", "UPDATE seriatim.log SET role = 'live'");
        denied("changes the register", "UPDATE seriatim.register SET state = 'voided'");
        denied("turns the counter", "UPDATE seriatim.period SET next = 1");
        denied("changes the list", "DELETE FROM seriatim.document");
        denied("makes a table", "CREATE TABLE seriatim.event2 (x int)");
        denied("becomes the owner", "SET ROLE seriatim_owner");
        denied("replaces the function", "CREATE OR REPLACE FUNCTION seriatim.clock() RETURNS timestamptz LANGUAGE sql AS 'SELECT now()'");
        denied("writes by the inner function", "SELECT seriatim.write_events(NULL, NULL, '{}', '{}', '{}', '{}')");
        denied("issues by the inner function", "SELECT seriatim.write_issue(NULL, 'x', 'x', 'x', 'x', 1, '{}', '{}', 1, 'x', '{}', 'x')");
        denied("gives a command up past the function", "INSERT INTO seriatim.given_up VALUES ('x')");
        denied("issues past its checks", "SELECT seriatim.issue_by_steps('{}', 'x', 'x', 'x', 'x')");
        denied("writes what events of a batch change", "SELECT seriatim.write_rows('{}', NULL, 'x', 'x')");
        denied("lists a document", "SELECT seriatim.list_issued('x', 1, 'x', 'x', 1, 'x', '{}', '{}', 1, 'x', 'x', 1, true)");
        denied("moves the log away", "SELECT seriatim.move_away('" + Uuid + "', 'desk', '{}')");
        denied("brings a log here", "SELECT seriatim.begin_arrival('" + Uuid + "', '" + Uuid + "')");
        denied("imports an event", "SELECT seriatim.import_events('{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}')");
        denied("makes a log that was brought here live", "SELECT seriatim.finish_arrival('desk', '{}')");
        denied("names an arrival", "INSERT INTO seriatim.arrival VALUES ('x')");
        denied("makes the schema another version", "UPDATE seriatim.schema_version SET version = 1");
        denied("lets somebody in", "SELECT seriatim.let_in('seriatim_clerk', 'otto')");
    }
    row("a clerk takes a trigger away", "anna", "DROP TRIGGER event_is_never_changed ON seriatim.event", Denied);
    row("a clerk switches triggers off", "anna", "SET session_replication_role = replica", Denied);
    row("a clerk becomes another", "anna", "SET SESSION AUTHORIZATION ben", Denied);
    // What a clerk makes of the same name is not what the owner's functions find: they would be denied it.
    row("a clerk shadows the head", "anna", "CREATE TEMP TABLE log (x int); SELECT lock_log()", "");
    row("an auditor locks the log", "vera", "SELECT lock_log()", Denied);
    row("an auditor takes the turn", "vera", "LOCK TABLE seriatim.turn IN EXCLUSIVE MODE", Denied);
    row("a clerk takes the turn without asking", "anna", "LOCK TABLE seriatim.turn IN EXCLUSIVE MODE", Denied);
    const QStringList counted{"ARRAY['log']", "ARRAY[1]::bigint[]", "ARRAY['ClockConfirmed']", "ARRAY['{}']"};
    const QStringList fromZero{"'[0:0]={log}'::text[]", "'[0:0]={1}'::bigint[]", "'[0:0]={ClockConfirmed}'::text[]", R"('[0:0]={"{}"}'::text[])"};
    for (qsizetype i = 0; i < counted.size(); ++i) {
        QStringList arrays = counted;
        arrays[i] = fromZero[i];
        QTest::addRow("array %d is counted from 0", int(i)) << "anna" << QStringLiteral("SELECT append(gen_random_uuid()::text, 'desk', %1)").arg(arrays.join(", ")) << Form << "counted from 1";
    }
    row("an auditor appends", "vera", appended("log|+1|ClockConfirmed|{}"), Denied);

    // The owner of the tables is held to append only, too.
    row("the owner changes an event", "admin", "UPDATE event SET data = '{}' WHERE position = 1", Frozen);
    row("the owner deletes an event", "admin", "DELETE FROM event WHERE position = 1", Frozen);
    row("the owner empties the log", "admin", "TRUNCATE event", Frozen);
    row("the owner inserts out of order", "admin", "INSERT INTO event SELECT position + 1000, stream, version + 1000, type, "
        "recorded_at, actor, origin, command_id, data, hash FROM event WHERE position = 1", Place);
    row("the owner turns the head back", "admin", "UPDATE log SET position = 1", Frozen);

    // Numbers.
    const QString taken = "series/INV|+1|NumberReserved|{\"first\":%1,\"firstNumber\":\"%2\",\"holder\":\"%3\",\"last\":%1,"
                          "\"lastNumber\":\"%2\",\"pattern\":\"%4\",\"period\":\"2026-01-01\",\"purpose\":\"pad\"}";
    row("the next number", "anna", appended(taken.arg("7", "INV-2026-00007", "anna", "INV-2026-{#####}")), "");
    for (const char *table : {"log", "period", "register", "command"})
        QTest::addRow("the next number, though a clerk shadows %s", table) << "anna" << QStringLiteral("CREATE TEMP TABLE %1 (x int); ").arg(table) + appended(taken.arg("7", "INV-2026-00007", "anna", "INV-2026-{#####}")) << "" << "";
    row("a number that is not the next", "anna", appended(taken.arg("8", "INV-2026-00008", "anna", "INV-2026-{#####}")), Story, "is the next of a period");
    row("a number a second time", "anna", appended(taken.arg("1", "INV-2026-00001", "anna", "INV-2026-{#####}")), Story, "is the next of a period");
    row("a text that is not the mask's", "anna", appended(taken.arg("7", "INV-2026-00001", "anna", "INV-2026-{#####}")), Story, "what the mask");
    row("another pattern", "anna", appended(taken.arg("7", "XX-00007", "anna", "XX-{#####}")), Story, "what the mask");
    row("for somebody else", "anna", appended(taken.arg("7", "INV-2026-00007", "ben", "INV-2026-{#####}")), Story, "for oneself");
    row("in no series", "anna", appended(QString(taken).replace("series/INV", "series/NONE").arg("7", "INV-2026-00007", "anna", "INV-2026-{#####}")), Story, "no such series");
    const QString first = QString(taken).replace("2026-01-01", "2027-01-01");
    row("a period's first that is not the first", "anna", appended(first.arg("5", "INV-2027-00005", "anna", "INV-2027-{#####}")), Story, "is the next of a period");
    const QString range = "series/INV|+1|%1|{\"first\":%2,\"last\":%3,\"period\":\"2026-01-01\",\"reason\":\"spoiled\"}";
    row("a reserved one is voided", "anna", appended(range.arg("NumberVoided", "4", "4")), "");
    row("a range that is not all reserved", "anna", appended(range.arg("NumberVoided", "4", "9")), Story, "not all of these numbers");
    row("an issued one is voided alone", "anna", appended(range.arg("NumberVoided", "1", "1")), Story, "voided together with it");
    row("voided without a reason", "anna", appended("series/INV|+1|NumberVoided|{\"first\":4,\"last\":4,\"period\":\"2026-01-01\"}"), Form, "can read");
    row("voided with hardly a reason", "anna", appended("series/INV|+1|NumberVoided|{\"first\":4,\"last\":4,\"period\":\"2026-01-01\",\"reason\":\"no\"}"), Story, "voided with a reason");
    row("a step back where the series allows none", "anna", appended(range.arg("NumberReleased", "6", "6")), Story, "only the latest number steps back");
    row("a step back that is not the latest", "anna", appended(range.arg("NumberReleased", "4", "4")), Story, "only the latest number steps back");
    row("another's number is finalized", "anna", appended("series/INV|+1|NumberFinalized|{\"date\":\"2026-03-01\",\"document\":\"" + m_bensDraft
        + "\",\"first\":3,\"last\":3,\"number\":\"INV-2026-00003\",\"period\":\"2026-01-01\"}"), Story, "by whose it is");
    row("finalized without its document", "anna", appended("series/INV|+1|NumberFinalized|{\"date\":\"2026-03-01\",\"document\":\"" + m_draft
        + "\",\"first\":2,\"last\":2,\"number\":\"INV-2026-00002\",\"period\":\"2026-01-01\"}"), Story, "is finalized with the document");
    row("a clerk says that the log moved", "anna", appended("log|+1|LogMoved|{\"arrival\":\"" + Uuid + "\",\"to\":\"elsewhere\"}"), Form, "no event of this type");
    row("the administrator moves the log", "admin", "SELECT move_away('" + Uuid + "', 'desk', '{\"arrival\":\"x\",\"to\":\"elsewhere\"}')", "");
    row("the administrator moves a log away twice", "admin", "SELECT move_away(gen_random_uuid()::text, 'desk', '{}') FROM generate_series(1, 2)", "SN001", "not live");
    row("the administrator brings a log over this one", "admin", "SELECT begin_arrival('" + Uuid + "', '" + Uuid + "')", "SN005", "where there is none");
    row("the administrator imports into a live log", "admin", "SELECT import_events('{log}', '{1}', '{ClockConfirmed}', '{x}', '{x}', '{x}', '{x}', ARRAY['{}'], ARRAY[sha256('')])", "SN001", "no log is being brought here");
    row("the administrator makes a log live that has not left", "admin", "SELECT finish_arrival('desk', '{}')", "SN005", "once it has ended");
    row("the administrator gives the log an earlier format", "admin", "UPDATE log SET format = format - 1", Frozen);
    row("the administrator gives the log another id", "admin", "UPDATE log SET id = 'x'", Frozen);
    // A document with the next number, as the program issues it: what the server writes at once. Each other row is one that
    // it must not take for that.
    const QString issue = "series/INV|+1|NumberReserved|{\"document\":\"%1\",\"first\":%2,\"firstNumber\":\"%3\",\"holder\":\"anna\",\"last\":%2,"
        "\"lastNumber\":\"%3\",\"pattern\":\"INV-2026-{#####}\",\"period\":\"2026-01-01\",\"request\":\"0123456789abcdef0123456789abcdef\"}\n"
        "document/%1|+1|DocumentIssued|{\"content\":{\"currency\":\"EUR\",\"date\":\"2026-03-01\",\"kind\":\"invoice\"},\"number\":\"%3\",\"ordinal\":%2,"
        "\"period\":\"2026-01-01\",\"series\":\"INV\",\"totals\":" + NoTax + "}\n"
        "series/INV|+2|NumberFinalized|{\"date\":\"2026-03-01\",\"document\":\"%1\",\"first\":%2,\"last\":%2,\"number\":\"%3\",\"period\":\"2026-01-01\"}";
    const QString next = issue.arg(Uuid, "7", "INV-2026-00007");
    const auto but = [&](const char *what, const char *instead) { return appended(QString(next).replace(what, instead)); };
    row("a document under the next number", "anna", appended(next), "");
    row("a document under a number that is not the next", "anna", appended(issue.arg(Uuid, "8", "INV-2026-00008")), Story, "is the next of a period");
    row("a document under a number a second time", "anna", appended(issue.arg(Uuid, "1", "INV-2026-00001")), Story, "is the next of a period");
    row("a document under a text that is not the mask's", "anna", appended(issue.arg(Uuid, "7", "INV-2026-7")), Story, "what the mask");
    row("a document under a number with another pattern", "anna", but("{#####}", "{####}"), Story, "what the mask");
    const QString full = QString(next).replace("series/INV", "series/Z").replace("\"INV\"", "\"Z\"").replace("{#####}", "{#}").replace("INV-2026-00007", "Z-10").replace("INV-2026", "Z")
        .replace("2026-01-01", "all").replace(":7", ":10").replace("+1|NumberReserved", "3|NumberReserved").replace("+2", "4");
    row("a document under a number with more digits than the mask", "anna", appended("series/Z|1|SeriesDefined|{\"code\":\"Z\",\"kind\":\"invoice\",\"name\":\"Z\",\"rules\":{\"dateOrder\":\"warn\",\"fiscalYearStart\":1,\"mask\":\"Z-{#}\",\"reserveAt\":\"issue\",\"reset\":\"never\",\"start\":9,\"startPeriod\":\"all\",\"stepBack\":false}}\n"
        "series/Z|2|NumberReserved|{\"first\":9,\"firstNumber\":\"Z-9\",\"holder\":\"anna\",\"last\":9,\"lastNumber\":\"Z-9\",\"pattern\":\"Z-{#}\",\"period\":\"all\",\"purpose\":\"pad\"}") + "; " + appended(full), Story, "what the mask");
    row("a document under somebody else's name", "anna", but("\"holder\":\"anna\"", "\"holder\":\"ben\""), Story, "for oneself");
    row("a document in no series", "anna", but("INV|", "NONE|"), Story, "no such series");
    row("a document that says another series", "anna", but("\"series\":\"INV\"", "\"series\":\"PO\""), Story, "is finalized with the document");
    row("a document that says another number", "anna", but("\"number\":\"INV-2026-00007\",\"ordinal\"", "\"number\":\"INV-2026-00001\",\"ordinal\""), Story, "is finalized with the document");
    row("a document that says another period", "anna", but("\"period\":\"2026-01-01\",\"series\"", "\"period\":\"2025-01-01\",\"series\""), Story, "is finalized with the document");
    row("a document that says another ordinal", "anna", but("\"ordinal\":7", "\"ordinal\":6"), Story, "is finalized with the document");
    row("a number taken for one document and final for another", "anna", but(qPrintable("\"document\":\"" + Uuid + "\",\"first\":7,\"last\""), qPrintable("\"document\":\"" + m_draft + "\",\"first\":7,\"last\"")), Story, "by whose it is");
    row("a number final that was not taken", "anna", but("\"first\":7,\"last\":7,\"number\":\"INV-2026-00007\"", "\"first\":3,\"last\":3,\"number\":\"INV-2026-00003\""), Story, "by whose it is");
    row("a document that is issued already", "anna", appended(issue.arg(m_issued, "7", "INV-2026-00007")), Story, "an issued document is frozen");
    row("a document with a request that says more", "anna", but("0123456789abcdef0123456789abcdef", "\",\"document\":\"x\",\"y\":\"0123456789"), Form, "a digest of what was asked");
    row("a document whose version is not the next", "anna", but(qPrintable(Uuid + "|+1"), qPrintable(Uuid + "|2")), Place);
    row("a document whose number's versions are not the next", "anna", but("|+2", "|+3"), Place);
    row("a document with a name that is no UUID", "anna", appended(issue.arg("x", "7", "INV-2026-00007")), Form, "does not stand in such a stream");
    row("a document without its content", "anna", but("\"content\":{\"currency\":\"EUR\",\"date\":\"2026-03-01\",\"kind\":\"invoice\"},", ""), Form, "can read");
    // The same as one call, numbered by the server or, by whoever holds the turn, under the number that the clerk knows.
    const QString content = "'{\"currency\":\"EUR\",\"date\":\"2026-12-31\",\"kind\":\"invoice\",\"series\":\"INV\"}', '" + NoTax + "'";
    const QString call = "SELECT %1 FROM issue(gen_random_uuid()::text, 'desk', '0123456789abcdef0123456789abcdef', 'INV', '2026-01-01', '" + Uuid + "', " + content + ", 1000000, '', 'Z', NULL)";
    const QString foreseen = call.arg("1 / (given = 7 AND spelled = 'INV-2026-00007')::int"), nothing = call.arg("1 / (given IS NULL)::int");
    const QString one = "ROW(gen_random_uuid()::text, '0123456789abcdef0123456789abcdef', '" + Uuid + "', 1, " + content + ")";
    const QString many = "SELECT issue_many('desk', 'INV', '2026-01-01', %1, ARRAY[%2]::issuable[])", known = many.arg("7", one);
    const QString two = QString(one).replace(Uuid, QString(Uuid).replace(0, 1, "b"));
    const auto instead = [](QString statement, const QString &what, const QString &by) { return Q_ASSERT(statement.contains(what)), statement.replace(what, by); };
    row("an issue under the number that is known", "anna", known, "");
    row("an issue under the next number", "anna", foreseen, "");
    for (const char *table : {"log", "period", "register", "document", "event"})
        QTest::addRow("an issue, though a clerk shadows %s", table) << "anna" << QStringLiteral("CREATE TEMP TABLE %1 (x int); ").arg(table) + foreseen << "" << "";
    row("an issue under a number that is not the next", "anna", many.arg("8", one), Story, "is the next of a period");
    row("an issue under a number a second time", "anna", many.arg("1", one), Story, "is the next of a period");
    row("two issues under one number", "anna", known + "; " + instead(known, Uuid, QString(Uuid).replace(0, 1, "a")), Story, "is the next of a period");
    row("a batch of two", "anna", many.arg("7", one + ", " + two), "");
    row("a batch of two and the number behind them", "anna", many.arg("7", one + ", " + two) + "; " + many.arg("9", instead(one, Uuid, QString(Uuid).replace(0, 1, "c"))), "");
    row("a batch of two and the second's number", "anna", many.arg("7", one + ", " + two) + "; " + many.arg("8", instead(one, Uuid, QString(Uuid).replace(0, 1, "c"))), Story, "is the next of a period");
    row("a batch with one document twice", "anna", many.arg("7", one + ", " + one), "23505");
    row("a batch with one document twice, in two versions", "anna", many.arg("7", one + ", " + instead(one, ", 1,", ", 4,")), Place);
    row("a batch with one command twice", "anna", many.arg("7", one + ", " + two).replace("gen_random_uuid()::text", "'" + Uuid + "'"), "23505");
    row("a batch whose second says another series", "anna", many.arg("7", one + ", " + instead(two, "\"series\":\"INV\"", "\"series\":\"PO\"")), Form, "its content and totals");
    row("a batch whose second's version is not the next", "anna", many.arg("7", one + ", " + instead(two, ", 1,", ", 2,")), Place);
    row("a batch whose second is issued already", "anna", many.arg("7", one + ", " + instead(one, "'" + Uuid + "', 1,", "'" + m_issued + "', 1 + (SELECT max(version) FROM event WHERE stream = 'document/" + m_issued + "'),")), Story, "an issued document is frozen");
    row("a batch with nothing in it", "anna", many.arg("7", ""), Form, "up to 1,000 documents");
    row("a batch with nothing in the place of a document", "anna", many.arg("7", "NULL"), Form, "its content and totals");
    row("a batch with nothing in the place of the second", "anna", many.arg("7", one + ", NULL"), Form, "its content and totals");
    row("a batch with nothing in the place of the second's version", "anna", many.arg("7", one + ", " + instead(two, ", 1,", ", NULL,")), Form, "stream, version");
    row("a batch of too many", "anna", many.arg("7", one).replace("]::issuable[]", "]::issuable[] || array_fill(NULL::issuable, ARRAY[1000])").replace("NULL::issuable", "NULL::seriatim.issuable"), Form, "up to 1,000 documents");
    row("a batch that is no list", "anna", instead(known, "ARRAY[" + one + "]", "NULL"), Form, "up to 1,000 documents");
    row("a batch of lists", "anna", instead(known, "ARRAY[" + one + "]", "ARRAY[[" + one + "], [" + two + "]]"), "");
    row("a batch of no series", "anna", instead(known, "'INV', '2026", "NULL, '2026"), Form, "up to 1,000 documents");
    row("a batch of no period", "anna", instead(known, "'2026-01-01'", "NULL"), Form, "up to 1,000 documents");
    row("a batch of no number", "anna", many.arg("NULL", one), Form, "up to 1,000 documents");
    row("a batch in no series", "anna", QString(known).replace("INV", "NONE"), Story, "no such series");
    row("a batch in a period that is no day", "anna", instead(known, "'2026-01-01'", "'2026'"), Form, "can read");
    row("numbers of a period that is no day", "anna", appended(QString(taken).replace("2026-01-01", "2026").arg("1", "INV-2026-00001", "anna", "INV-2026-{#####}")), Form, "can read");
    row("a period that is no day is closed", "anna", appended("series/INV|+1|PeriodClosed|{\"period\":\"2026\"}"), Form, "can read");
    for (const char *name : {"log", "period", "turn", "command", "issued", "issuable"})
        QTest::addRow("a batch, though a clerk shadows %s", name) << "anna" << QStringLiteral("CREATE TEMP TABLE %1 (x int); ").arg(name) + QString(known).replace("::issuable", "::seriatim.issuable") << "" << "";
    row("a clerk keeps the type of a batch", "anna", "CREATE TEMP TABLE mine (d seriatim.issuable)", Denied);
    row("a batch by an auditor", "vera", known, Denied);
    row("an issue by an auditor", "vera", foreseen, Denied);
    row("an issue by a stranger", "otto", instead(foreseen, "issue(", "seriatim.issue("), Denied);
    row("an issue that was not settled with", "anna", instead(nothing, "1000000", "0"), "");
    row("an issue decided by an earlier clock", "anna", instead(nothing, "'Z'", "'2020'"), "");
    row("an issue decided by a later clock", "anna", instead(nothing, "''", "'3000'"), "");
    row("an issue out of the order of dates", "anna", instead(nothing, "2026-12-31", "2026-01-01"), "");
    row("a command that is no UUID is given up", "anna", "SELECT give_up('x')", Form, "has a UUID");
    row("an auditor gives a command up", "vera", "SELECT give_up('" + Uuid + "')", Denied);
    row("an issue by a command that was given up", "anna", "SELECT give_up('" + Uuid + "'); " + instead(nothing, "gen_random_uuid()::text", "'" + Uuid + "'"), "");
    row("an issue by a command that was given up, decided under the lock", "anna", "SELECT give_up('" + Uuid + "'); " + instead(known, "gen_random_uuid()::text", "'" + Uuid + "'"), "");
    row("an issue from a place with a long name", "anna", instead(known, "'desk'", "repeat('w', 255)"), "");
    row("an issue from a place with a name too long", "anna", instead(known, "'desk'", "repeat('w', 256)"), Form, "from somewhere");
    row("an issue in no period", "anna", instead(nothing, "2026-01-01", "2025-01-01"), "");
    const QString away = "SELECT move_away('" + Uuid + "', 'desk', '{\"arrival\":\"x\",\"to\":\"elsewhere\"}'); ";
    row("an issue in a log that moved away", "admin", away + nothing, "");
    row("an issue in a log that moved away, with a number", "admin", away + known, "SN001", "not live");
    const QString last = appended("series/Z|1|SeriesDefined|{\"code\":\"Z\",\"kind\":\"invoice\",\"name\":\"Z\",\"rules\":{\"dateOrder\":\"warn\",\"fiscalYearStart\":1,\"mask\":\"Z-{YYYY}-{####}\",\"reserveAt\":\"issue\",\"reset\":\"yearly\",\"start\":1,\"startPeriod\":\"2025-01-01\",\"stepBack\":false}}\n"
        "series/Z|2|NumberReserved|{\"first\":1,\"firstNumber\":\"Z-2025-0001\",\"holder\":\"anna\",\"last\":1,\"lastNumber\":\"Z-2025-0001\",\"pattern\":\"Z-2025-{####}\",\"period\":\"2025-01-01\",\"purpose\":\"pad\"}\n"
        "series/Z|3|NumberVoided|{\"first\":1,\"last\":1,\"period\":\"2025-01-01\",\"reason\":\"spoiled\"}") + "; ";
    const QString closed = last + appended("series/Z|4|PeriodClosed|{\"period\":\"2025-01-01\"}") + "; ", retired = last + appended("series/Z|4|SeriesRetired|{}") + "; ";
    const auto inLast = [](const QString &statement) { return QString(statement).replace("INV", "Z").replace("2026-", "2025-"); };
    row("rules of a series without numbers, of which a period is closed", "anna", appended("series/Z|1|SeriesDefined|{\"code\":\"Z\",\"kind\":\"invoice\",\"name\":\"Z\",\"rules\":{\"dateOrder\":\"warn\",\"fiscalYearStart\":1,\"mask\":\"Z-{YYYY}-{####}\",\"reserveAt\":\"issue\",\"reset\":\"yearly\",\"start\":1,\"startPeriod\":\"2025-01-01\",\"stepBack\":false}}\n"
        "series/Z|2|PeriodClosed|{\"period\":\"2025-01-01\"}\nseries/Z|3|SeriesRulesChanged|{\"rules\":{\"dateOrder\":\"warn\",\"fiscalYearStart\":1,\"mask\":\"Z-{YYYY}-{###}\",\"reserveAt\":\"issue\",\"reset\":\"yearly\",\"start\":1,\"startPeriod\":\"2025-01-01\",\"stepBack\":false}}"), "");
    row("a period closed twice", "anna", closed + appended("series/Z|5|PeriodClosed|{\"period\":\"2025-01-01\"}"), Story, "closed once");
    row("the last period of a series that has retired", "anna", retired + appended("series/Z|5|PeriodClosed|{\"period\":\"2025-01-01\"}"), "");
    row("the one period of a series is closed", "anna", QString(last).replace("Z-{YYYY}", "Z-A").replace("Z-2025", "Z-A").replace("2025-01-01", "all").replace("yearly", "never") + appended("series/Z|4|PeriodClosed|{\"period\":\"all\"}"), Story, "when it is over");
    row("a series that retires twice", "anna", retired + appended("series/Z|5|SeriesRetired|{}"), Story, "retires once");
    row("a batch in a series that is retired", "anna", retired + inLast(many.arg("2", one)), Story, "no such series");
    row("an issue that is dated behind its period", "anna", last + QString(inLast(nothing)).replace("2025-12-31", "2026-01-01"), "");
    row("a batch that is dated behind its period", "anna", last + inLast(many.arg("2", one)).replace("2025-12-31", "2026-01-01"), Story, "dated within the period");
    row("a batch that is dated before its period", "anna", last + inLast(many.arg("2", one)).replace("2025-12-31", "2024-12-31"), Story, "dated within the period");
    row("a number of a period too far ahead", "anna", inLast(last).replace("2025", "2099"), Story, "in more than a year");
    const auto inZ = [](const QString &statement) { return QString(statement).replace("INV", "Z").replace("2026-01-01", "all"); };
    row("an issue in a period that is closed", "anna", closed + inLast(nothing), "");
    row("an issue in a period that is closed, with a number", "anna", closed + inLast(many.arg("2", one)), Story, "a period that is open");
    const QString narrow = appended("series/Z|1|SeriesDefined|{\"code\":\"Z\",\"kind\":\"invoice\",\"name\":\"Z\",\"rules\":{\"dateOrder\":\"warn\",\"fiscalYearStart\":1,\"mask\":\"Z-{#}\",\"reserveAt\":\"issue\",\"reset\":\"never\",\"start\":8,\"startPeriod\":\"all\",\"stepBack\":false}}\n"
        "series/Z|2|NumberReserved|{\"first\":8,\"firstNumber\":\"Z-8\",\"holder\":\"anna\",\"last\":8,\"lastNumber\":\"Z-8\",\"pattern\":\"Z-{#}\",\"period\":\"all\",\"purpose\":\"pad\"}") + "; ";
    row("a batch of as many numbers as the mask has", "anna", narrow + inZ(many.arg("9", one)), "");
    row("a batch of more numbers than the mask has", "anna", narrow + inZ(many.arg("9", one + ", " + two)), Story, "what the mask");
    row("an issue of no series", "anna", QString(nothing).replace("INV", "NONE"), "");
    row("an issue by a command that was done", "anna", instead(foreseen, "gen_random_uuid()::text", "(SELECT id FROM command LIMIT 1)"), "23505");
    row("an issue by a command that was done, with its number", "anna", instead(known, "gen_random_uuid()::text", "(SELECT id FROM command LIMIT 1)"), "23505");
    row("an issue of what is issued", "anna", instead(foreseen, Uuid, m_issued), "23505");
    row("an issue of what is a draft", "anna", instead(foreseen, Uuid, m_draft), "23505");
    row("an issue of what is issued, with a number", "anna", instead(instead(known, Uuid, m_issued), ", 1,", ", 1 + (SELECT max(version) FROM event WHERE stream = 'document/" + m_issued + "'),"), Story, "an issued document is frozen");
    row("an issue whose version is not the next, with a number", "anna", instead(known, ", 1,", ", 2,"), Place);
    row("a document of no kind", "anna", but("\"invoice\"", "\"x\""), Form, "can read");
    row("a document of no kind, decided ahead", "anna", instead(nothing, "\"invoice\"", "\"x\""), "");
    row("a quotation in a series of invoices, decided ahead", "anna", instead(nothing, "\"invoice\"", "\"quotation\""), "");
    row("a quotation in a series of invoices, with its number", "anna", instead(known, "\"invoice\"", "\"quotation\""), Story, "of its series' kind");
    row("a quotation in a series of invoices", "anna", but("\"invoice\"", "\"quotation\""), Story, "of its series' kind");
    row("a draft that changes its kind", "anna", appended("document/" + m_draft + "|+1|DraftSaved|{\"content\":{\"kind\":\"quotation\"}}"), Story, "a draft keeps its kind");
    row("a draft that is issued as of another kind", "anna", instead(appended("document/" + m_draft + "|+1|DraftSaved|{\"content\":{\"kind\":\"invoice\"}}") + "; " + instead(instead(known, Uuid, m_draft), ", 1,", ", 1 + (SELECT max(version) FROM event WHERE stream = 'document/" + m_draft + "'),"), "\"date\":\"2026-12-31\",\"kind\":\"invoice\"", "\"date\":\"2026-12-31\",\"kind\":\"quotation\""), Story, "no draft of this kind");
    row("a draft with a number that is issued under the next", "anna", appended("series/INV|+1|NumberReserved|{\"document\":\"" + m_draft + "\",\"first\":7,\"firstNumber\":\"INV-2026-00007\",\"holder\":\"anna\",\"last\":7,\"lastNumber\":\"INV-2026-00007\",\"pattern\":\"INV-2026-{#####}\",\"period\":\"2026-01-01\"}") + "; "
        + instead(instead(many.arg("8", one), Uuid, m_draft), ", 1,", ", 1 + (SELECT max(version) FROM event WHERE stream = 'document/" + m_draft + "'),"), Story, "without another number");
    // Of a number that stepped back a counter is left; the rules that made its period are others now.
    const auto rules = [](const char *mask, const char *reset, const QString &more = {}) { return QStringLiteral("{\"dateOrder\":\"warn\",\"fiscalYearStart\":1,%3\"mask\":\"%1\",\"reserveAt\":\"issue\",\"reset\":\"%2\",\"start\":1,\"startPeriod\":\"%4\",\"stepBack\":true}").arg(mask, reset, more, qstrcmp(reset, "never") == 0 ? "all" : "2026-01-01"); };
    const auto backInZ = [](const char *key, const char *number, const char *pattern) { return appended(QStringLiteral("series/Z|+1|NumberReserved|{\"first\":1,\"firstNumber\":\"%2\",\"holder\":\"anna\",\"last\":1,\"lastNumber\":\"%2\",\"pattern\":\"%3\",\"period\":\"%1\",\"purpose\":\"pad\"}").arg(key, number, pattern)) + "; "
        + appended(QStringLiteral("series/Z|+1|NumberReleased|{\"first\":1,\"last\":1,\"period\":\"%1\"}").arg(key)) + "; "; };
    const auto definedZ = [&](const QString &some) { return appended("series/Z|+1|SeriesDefined|{\"code\":\"Z\",\"kind\":\"invoice\",\"name\":\"Z\",\"rules\":" + some + "}") + "; "; };
    const auto changedZ = [&](const QString &some) { return appended("series/Z|+1|SeriesRulesChanged|{\"rules\":" + some + "}") + "; "; };
    const auto inPeriodOfZ = [](const QString &statement, const char *key) { return QString(statement).replace("INV", "Z").replace("2026-01-01", key); };
    const QString months = definedZ(rules("Z-{YYYY}-{MM}-{###}", "monthly")) + backInZ("2026-12-01", "Z-2026-12-001", "Z-2026-12-{###}") + changedZ(rules("Z-{YYYY}-{#####}", "yearly", "\"from\":\"2026-01-01\","));
    row("an issue in a month of a series that counts by the year", "anna", months + inPeriodOfZ(nothing, "2026-12-01"), "");
    row("a batch in a month of a series that counts by the year", "anna", months + inPeriodOfZ(many.arg("1", one), "2026-12-01"), Story, "a period is named");
    const QString years = definedZ(rules("Z-{YYYY}-{#####}", "yearly")) + backInZ("2026-01-01", "Z-2026-00001", "Z-2026-{#####}") + changedZ(rules("Z-{#####}", "never"));
    row("an issue in a year of a series that never begins anew", "anna", years + inPeriodOfZ(nothing, "2026-01-01"), "");
    row("a batch in a year of a series that never begins anew", "anna", years + inPeriodOfZ(many.arg("1", one), "2026-01-01"), Story, "a period is named");
    row("a document that is nested too deeply", "anna", instead(foreseen, "\"kind\"", "\"x\":" + QString(200, u'[') + QString(200, u']') + ",\"kind\""), Form, "issued with its content");
    row("a document of no kind, with its number", "anna", instead(known, "\"invoice\"", "\"x\""), Form, "issued with its content");
    row("an issue whose content goes on after its end", "anna", instead(known, "\"INV\"}", "\"INV\"},\"number\":\"X\""), "22P02");
    row("an issue whose totals go on after their end", "anna", instead(known, "\"taxes\":[]}", "\"taxes\":[]},\"number\":\"X\""), "22P02");
    row("an issue whose content is no object", "anna", instead(known, "'{\"currency\":\"EUR\",\"date\":\"2026-12-31\",\"kind\":\"invoice\",\"series\":\"INV\"}'", "'[]'"), Form, "its content and totals");
    row("an issue whose content says another series", "anna", instead(known, "\"series\":\"INV\"", "\"series\":\"PO\""), Form, "its content and totals");
    row("an issue without a date", "anna", instead(known, "\"date\"", "\"day\""), Form, "its content and totals");
    row("an issue with a request that says more", "anna", instead(known, "0123456789abcdef0123456789abcdef", "\",\"holder\":\"ben\",\"x\":\"0123456"), Form, "its content and totals");
    row("an issue of a document that is no UUID", "anna", instead(known, Uuid, "x"), Form, "its content and totals");
    row("an issue by a command that is no UUID", "anna", instead(known, "gen_random_uuid()::text", "'x'"), Form, "its content and totals");
    row("an issue from nowhere", "anna", instead(known, "'desk'", "''"), Form, "its content and totals");
    row("an issue of too much", "anna", instead(known, "'{\"allowances\"", "repeat(' ', 1000001) || '{\"allowances\""), Form, "its content and totals");
    row("lost, though nothing was restored", "anna", appended(range.arg("NumberLost", "7", "7")), Form, "no event of this type");
    row("rules changed after use", "anna", appended("series/INV|+1|SeriesRulesChanged|{\"rules\":{\"dateOrder\":\"warn\",\"fiscalYearStart\":1,\"mask\":\"X-{YYYY}-{###}\",\"reserveAt\":\"issue\",\"reset\":\"yearly\",\"start\":1,\"startPeriod\":\"2026-01-01\",\"stepBack\":false}}"), Story, "frozen by use");
    row("a period closed before its end", "anna", appended("series/INV|+1|PeriodClosed|{\"period\":\"2026-01-01\"}"), Story, "when it is over");
    row("a document printed ahead", "anna", appended("document/" + m_issued + "|+1|DocumentPrinted|{\"copy\":2147483647,\"medium\":\"pdf\"}"), Story, "in no state");
    row("a document printed", "anna", appended("document/" + m_issued + "|+1|DocumentPrinted|{\"copy\":1,\"medium\":\"pdf\"}"), "");
    row("a print that was none failed", "anna", appended("document/" + m_issued + "|+1|DocumentPrintFailed|{\"copy\":9,\"medium\":\"pdf\"}"), Story, "in no state");
    row("a document credited by nothing", "anna", appended("document/" + m_issued + "|+1|DocumentCredited|{\"by\":\"x\",\"number\":\"CM-1\"}"), Story, "in no state");
    row("a document credited by itself", "anna", appended("document/" + m_issued + "|+1|DocumentCredited|{\"by\":\"" + m_issued + "\",\"number\":\"INV-2026-00001\"}"), Story, "in no state");
    row("a credit withdrawn that was none", "anna", appended("document/" + m_issued + "|+1|CreditWithdrawn|{\"by\":\"x\",\"number\":\"CM-1\"}"), Story, "in no state");

    // Documents, and events at large.
    row("an issued document is written anew", "anna", appended("document/" + m_issued + "|+1|DraftSaved|{\"content\":{\"kind\":\"invoice\"}}"), Story, "an issued document is frozen");
    row("a document is issued without a number", "anna", appended("document/" + Uuid + "|1|DocumentIssued|{\"content\":{\"currency\":\"EUR\",\"kind\":\"invoice\"},"
        "\"number\":\"INV-2026-00007\",\"ordinal\":7,\"period\":\"2026-01-01\",\"series\":\"INV\",\"totals\":" + NoTax + "}"), Story, "issued together with its number");
    row("a document is voided without its number", "anna", appended("document/" + m_issued + "|+1|DocumentVoided|{\"reason\":\"none\"}"), Story, "voided together with its number");
    row("an event of no known type", "anna", appended("series/INV|+1|NumberDreamt|{}"), Form, "no event of this type");
    row("an event in another's stream", "anna", appended("party/" + Uuid + "|1|NumberReserved|{}"), Form, "does not stand in such a stream");
    row("data that is no object", "anna", appended("log|+1|ClockConfirmed|[]"), Form, "one JSON object");
    row("data that is no JSON", "anna", appended("log|+1|ClockConfirmed|{"), "22P02");
    row("a version that is not the next", "anna", appended("log|9|ClockConfirmed|{}"), Place);
    row("a version that is taken", "anna", appended("series/INV|1|SeriesRetired|{}"), "23505");
    row("a command's id a second time", "anna", "SELECT append((SELECT id FROM command LIMIT 1), 'desk', '{log}', "
        "ARRAY[(SELECT coalesce(max(version), 0) + 1 FROM event WHERE stream = 'log')], '{ClockConfirmed}', ARRAY['{}'])", "23505");
    row("a command without an id", "anna", "SELECT append('x', 'desk', '{log}', '{1}', '{ClockConfirmed}', ARRAY['{}'])", Form, "has a UUID");
    row("from nowhere", "anna", "SELECT append(gen_random_uuid()::text, '', '{log}', '{1}', '{ClockConfirmed}', ARRAY['{}'])", Form, "has a UUID");
    row("a clerk confirms the clock", "anna", appended("log|+1|ClockConfirmed|{}"), "");
    // clang-format on
}

void TestPrivileges::eachRoleMayDoWhatItIsThereFor()
{
    QFETCH(QString, role);
    QFETCH(QString, statement);
    QFETCH(QString, state);
    QFETCH(QString, says);
    QString words;
    const QString answered = stateOf(connectionOf(role, m_address), statement, words);
    QVERIFY2(answered == state && words.contains(says), qPrintable(answered + u' ' + words));
}

QTEST_GUILESS_MAIN(TestPrivileges)
#include "tst_privileges.moc"
