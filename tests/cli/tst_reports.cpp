#include <QDir>
#include <QTest>
#include <QTimeZone>

#include <sqlite3.h>
#include <sys/mount.h>

#include "cli/commandline.h"
#include "log/chain.h"
#include "support/fulldisk.h"
#include "support/postgresserver.h"
#include "usecases/usecases.h"
#include "words/words.h"

using namespace seriatim;
using namespace seriatim::test;

namespace {

/// What somebody does to the file with another tool.
void tamper(const QString &path, const char *sql)
{
    sqlite3 *database = nullptr;
    QCOMPARE(sqlite3_open(path.toUtf8().constData(), &database), SQLITE_OK);
    const int result = sqlite3_exec(database, sql, nullptr, nullptr, nullptr);
    const QByteArray message = sqlite3_errmsg(database);
    sqlite3_close(database);
    QVERIFY2(result == SQLITE_OK, message.constData());
}

} // namespace

/// audit, verify, rebuild.
class TestReports : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_line = std::make_unique<CommandLine>();
        m_line->begin();
        m_line->run({"issue"}, lineOf(invoice()) + lineOf(invoice()));
        run({"reserve", "INV", "--count", "3", "--for", "=HYPERLINK(\"http://evil\")"});
        run({"void", "INV-2026-00004", "--reason", "torn, \"badly\""});
    }

    void everyNumberIsAccountedFor()
    {
        const QJsonObject report = run({"audit", "--format", "json"}).answer();
        QCOMPARE(report["log"]["intact"], QJsonValue(true));
        const QJsonValue series = report["series"][0];
        QCOMPARE(series["series"].toString(), "INV");
        QCOMPARE(series["first"].toInt(), 1);
        QCOMPARE(series["next"].toInt(), 6);
        QCOMPARE(series["finalized"].toInt(), 2);
        QCOMPARE(series["reserved"].toInt(), 2);
        QCOMPARE(series["voided"].toInt(), 1);
        QCOMPARE(series["exceptions"].toArray().size(), 3);
    }

    void theTextIsForPeople()
    {
        const Outcome outcome = run({"audit"});
        QCOMPARE(outcome.exit, Exit::Clean);
        QVERIFY(outcome.out.contains("INV  Invoices  2026"));
        QVERIFY(outcome.out.contains("2 finalized, 2 reserved, 1 voided"));
        QVERIFY(outcome.out.contains("Every number is accounted for."));
    }

    /// Times are local ones: whoever reads it elsewhere must know where.
    void theTextSaysWhenAndWhereItWasMade()
    {
        const QByteArray out = run({"audit"}).out;
        const QByteArray when = words::localTime(chain::timestamp(m_line->now), QLocale()).toUtf8();
        QVERIFY2(out.contains("report of " + when + " by Seriatim "), out.constData());
        QVERIFY(out.contains("times are those of " + QTimeZone::systemTimeZoneId()));
    }

    void ofANewerFormatNothingIsVouchedFor()
    {
        tamper(m_line->path(), "UPDATE log SET format = 2");
        for (const char *command : {"verify", "audit"}) {
            const Outcome outcome = run({command});
            QCOMPARE(outcome.exit, Exit::Finding);
            QVERIFY2(outcome.words.contains("newer version of Seriatim"), qPrintable(outcome.words));
            QVERIFY(!outcome.out.contains("accounted for") && !outcome.words.contains("is intact"));
        }
    }

    void csvIsSafeToOpen()
    {
        const Outcome outcome = run({"audit", "--format", "csv", "-o", m_line->file("audit.csv")});
        QCOMPARE(outcome.exit, Exit::Clean);
        QVERIFY(outcome.out.isEmpty());
        const QByteArray csv = m_line->read("audit.csv");
        QVERIFY(csv.startsWith("record,") && csv.contains("\r\n"));
        QVERIFY(csv.contains("\"'=HYPERLINK"));
        QVERIFY(csv.contains("\"torn, \"\"badly\"\"\""));
    }

    void aReportThatCannotBeWrittenIsSaid()
    {
        const Outcome outcome = run({"audit", "-o", "/nowhere/audit.txt"});
        QCOMPARE(outcome.exit, Exit::StorageFailed);
        QVERIFY(outcome.words.contains("/nowhere/audit.txt"));
    }

    void aReportNeverReplacesTheLog()
    {
        const QByteArray before = m_line->read("company.seriatim");
        QVERIFY(QFile::link(m_line->path(), m_line->file("audit.txt")));
        for (const QString &path : {m_line->path(), m_line->file("audit.txt"), m_line->file("./company.seriatim")}) {
            QCOMPARE(run({"audit", "-o", path}).exit, Exit::WrongUse);
            QCOMPARE(m_line->read("company.seriatim"), before);
        }
        QCOMPARE(run({"verify"}).exit, Exit::Clean);
    }

    void aReportNeverReplacesAnotherLog()
    {
        const QString other = m_line->file("other.seriatim");
        QVERIFY(QFile::copy(m_line->path(), other));
        const QByteArray before = m_line->read("other.seriatim");
        const Outcome outcome = run({"audit", "-o", other});
        QCOMPARE(outcome.exit, Exit::WrongUse);
        QVERIFY(outcome.words.contains("is a log"));
        QCOMPARE(m_line->read("other.seriatim"), before);
    }

    void aReportOnAFullDiskLeavesTheOneBefore()
    {
        run({"reserve", "INV", "--count", "1000", "--for", "a report of some length"});
        m_line->write("audit.txt", "before");
        Outcome outcome;
        {
            const FullDisk disk(64 * 1024); // What reading the log takes fits.
            outcome = run({"audit", "--format", "json", "-o", m_line->file("audit.txt")});
        }
        QCOMPARE(outcome.exit, Exit::StorageFailed);
        QVERIFY2(outcome.words.contains("audit.txt"), qPrintable(outcome.words));
        QCOMPARE(m_line->read("audit.txt"), QByteArray("before"));
    }

    /// On one that has room for the report's log, but not for the report.
    void aSmallReportIsNotLostInABuffer()
    {
        const QString disk = m_line->file("disk");
        QVERIFY(QDir().mkpath(disk));
        if (::mount("tmpfs", QFile::encodeName(disk).constData(), "tmpfs", 0, "size=16k") != 0)
            QSKIP("NOT TESTED: no disk may be mounted here");
        const auto unmount = qScopeGuard([&] { ::umount2(QFile::encodeName(disk).constData(), MNT_DETACH); });
        QCOMPARE(run({"audit", "-o", disk + "/audit.txt"}).exit, Exit::Clean);
        const QByteArray before = m_line->read("disk/audit.txt");
        QVERIFY(!before.isEmpty());
        QFile filler(disk + "/filler");
        QVERIFY(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        while (filler.write(QByteArray(1024, 'x')) > 0) {}
        filler.close();
        const Outcome outcome = run({"audit", "-o", disk + "/audit.txt"});
        QCOMPARE(outcome.exit, Exit::StorageFailed);
        QVERIFY2(outcome.words.contains("audit.txt"), qPrintable(outcome.words));
        QCOMPARE(m_line->read("disk/audit.txt"), before);
    }

    /// There is nothing that could be looked up: what was not rebuilt can be rebuilt.
    void aRebuildOnAFullDiskIsNotLeftInTheDark()
    {
        int failed = 0;
        for (rlim_t room = 50'000; room < 600'000; room += 50'000) {
            tamper(m_line->path(), "DROP TRIGGER IF EXISTS number_voided");
            Outcome outcome;
            {
                const FullDisk disk(room);
                outcome = run({"rebuild"});
            }
            failed += outcome.exit == Exit::StorageFailed;
            QVERIFY2(!outcome.words.contains("not known"), qPrintable(outcome.words));
        }
        QVERIFY(failed > 0);
        QCOMPARE(run({"rebuild"}).exit, Exit::Clean);
        QCOMPARE(run({"verify"}).exit, Exit::Clean);
    }

    void aPeriodIsNamedByTheRulesThatHoldForIt()
    {
        const auto opened = sql::openStore(m_line->path(), {m_line->actor, "desk-1", [this] { return m_line->now; }});
        Store &store = *std::get<std::unique_ptr<Store>>(opened);
        ChangeSeriesRules change;
        change.series = "INV";
        change.rules.mask = "INV-{YYYY}{MM}-{####}";
        change.rules.reset = Reset::Monthly;
        QVERIFY(!isRefused(changeSeriesRules(store, change)));
        const QByteArray report = run({"audit"}).out;
        QVERIFY2(report.contains("INV  Invoices  2026\n"), report.constData());
    }

    void oneSeriesCanBeAskedFor()
    {
        QCOMPARE(run({"audit", "--series", "INV", "--format", "json"}).answer()["series"].toArray().size(), 1);
        QCOMPARE(run({"audit", "--series", "CM", "--format", "json"}).answer()["series"].toArray().size(), 0);
        QCOMPARE(run({"audit", "--series", "XX"}).answer()["refused"].toString(), "unknown-series");
    }

    void anIntactLogHasNoFindings()
    {
        const Outcome outcome = run({"verify"});
        QCOMPARE(outcome.exit, Exit::Clean);
        QVERIFY(outcome.out.isEmpty());
        QVERIFY(outcome.words.contains("intact"));
    }

    void anEditedEventIsFoundAtItsPosition()
    {
        tamper(m_line->path(),
            "DROP TRIGGER event_is_never_updated; "
            "UPDATE event SET data = replace(data, 'Northwind', 'Southwind') WHERE type = 'DocumentIssued';");
        const Outcome outcome = run({"verify"});
        QCOMPARE(outcome.exit, Exit::Finding);
        const QJsonObject finding = outcome.answer();
        QCOMPARE(finding["finding"].toString(), "hash-wrong");
        QVERIFY(finding["position"].toInt() > 0);
        QVERIFY(!finding["message"].toString().isEmpty());
        QVERIFY(outcome.words.contains("not intact"));
        QCOMPARE(run({"audit"}).exit, Exit::Finding);
    }

    void aBackupIsReadButNotChanged()
    {
        tamper(m_line->path(), "UPDATE log SET role = 'backup';");
        QCOMPARE(run({"audit"}).exit, Exit::Clean);
        for (const QStringList &arguments : {QStringList{"rebuild"}, {"reserve", "INV", "--for", "pad"}}) {
            const Outcome outcome = run(arguments);
            QCOMPARE(outcome.exit, Exit::Finding);
            QCOMPARE(outcome.answer()["refused"].toString(), "log-read-only");
            QVERIFY(outcome.answer()["message"].toString().contains("backup"));
        }
    }

    void onAServerRebuildIsForItsAdministrator()
    {
        const QString log = PostgresServer::instance().newLog({"ada"});
        const Outcome refused = run({"--log", PostgresServer::as("ada", log), "rebuild"});
        QCOMPARE(refused.exit, Exit::Finding);
        QCOMPARE(refused.answer()["refused"].toString(), "not-administrator");
        QVERIFY(refused.answer()["message"].toString().contains("server-setup"));
        const Outcome done = run({"--log", PostgresServer::as("admin", log), "rebuild"});
        QVERIFY2(done.exit == Exit::Clean, qPrintable(done.words));
        QCOMPARE(done.answer()["rebuilt"], QJsonValue(true));
    }

    void whoeverWritesAsAnAdministratorIsTold()
    {
        const QString log = PostgresServer::instance().newLog({"ada"});
        for (const auto &[name, isTold] : {std::pair("ada", false), {"admin", true}}) {
            const QString address = PostgresServer::as(name, log);
            QCOMPARE(run({"--log", address, "issue"}).words.contains("none of the log's rules"), isTold);
            QCOMPARE(
                run({"--log", address, "reserve", "INV", "--for", "pad"}).words.contains("none of the log's rules"),
                isTold);
            QVERIFY(!run({"--log", address, "verify"}).words.contains("none of the log's rules"));
        }
    }

    void rebuildRestoresWhatIsMadeFromTheLog()
    {
        tamper(m_line->path(), "UPDATE register SET state = 'voided' WHERE ordinal = 1;");
        QCOMPARE(run({"verify"}).exit, Exit::Finding);
        const Outcome outcome = run({"rebuild"});
        QCOMPARE(outcome.exit, Exit::Clean);
        QCOMPARE(outcome.answer()["rebuilt"], QJsonValue(true));
        QCOMPARE(run({"verify"}).exit, Exit::Clean);
    }

private:
    Outcome run(const QStringList &arguments) const { return m_line->run(arguments); }

    std::unique_ptr<CommandLine> m_line;
};

QTEST_GUILESS_MAIN(TestReports)
#include "tst_reports.moc"
