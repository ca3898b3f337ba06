#include "ui/windowtest.h"

#include <QListView>
#include <QSettings>
#include <QSignalSpy>

#include "support/rawfile.h"
#include "ui/audit/auditpage.h"
#include "ui/audit/healthmodel.h"
#include "ui/faultyshop.h"

using namespace seriatim;

/// The status bar says how well the log is known to be whole, without being asked.
class TestLogHealth : public WindowTest
{
    Q_OBJECT

private slots:
    void theStatusBarSaysWhenTheLogWasVerified();
    void atTheNextStartOnlyTheTailIsWaitedFor();
    void damageBeforeTheTailIsFound();
    void falsifiedTablesAreNotCalledIntact();
    void aNumberThatTheRegisterLacksIsMissing();
    void whatIsAskedForGoesFirst();

private:
    using Stage = LogHealth::Stage;
    static LogWork &workOf(Desktop &desktop) { return *desktop.window().findChild<LogWork *>(); }
    static QString words(Desktop &desktop) { return desktop.window().statusLine()->healthWords(); }
    static QList<Stage> stagesOf(const QSignalSpy &spy);
    /// A file can be written past the program.
    static bool isFile()
    {
        QFETCH_GLOBAL(QString, kind);
        return kind == u"sqlite";
    }
};

QList<LogHealth::Stage> TestLogHealth::stagesOf(const QSignalSpy &spy)
{
    QList<Stage> stages;
    for (const auto &arguments : spy)
        stages.append(arguments.first().value<LogHealth>().stage);
    return stages;
}

void TestLogHealth::theStatusBarSaysWhenTheLogWasVerified()
{
    QTRY_VERIFY2(words(desktop()).startsWith("log intact, verified "), qPrintable(words(desktop())));
    QVERIFY(workOf(desktop()).lastReport()->intact());
}

void TestLogHealth::atTheNextStartOnlyTheTailIsWaitedFor()
{
    QTRY_VERIFY(words(desktop()).startsWith("log intact"));
    closeDesktop();
    anna().draft();
    QTRY_VERIFY(words(desktop()).startsWith("log intact"));
    LogWork &work = workOf(desktop());
    QSignalSpy spy(&work, &LogWork::healthChanged);
    work.watch();
    QTRY_COMPARE(stagesOf(spy), QList({Stage::Checking, Stage::CheckingRest, Stage::Intact}));

    QSettings().clear(); // A workstation that knows nothing of this log.
    spy.clear();
    work.watch();
    QTRY_COMPARE(stagesOf(spy), QList({Stage::Checking, Stage::Intact}));
}

void TestLogHealth::damageBeforeTheTailIsFound()
{
    anna().draft();
    FaultyShop broken(shop());
    {
        Desktop first(broken, clock());
        QTRY_VERIFY(words(first).startsWith("log intact"));
    }
    anna().draft();
    broken.fault().forged = 2;
    Desktop second(broken, clock());
    QTRY_VERIFY2(words(second).startsWith("log damaged"), qPrintable(words(second)));
}

void TestLogHealth::falsifiedTablesAreNotCalledIntact()
{
    if (!isFile())
        return;
    done(anna().issue(anna().content()));
    QTRY_VERIFY2(words(desktop()).startsWith("log intact"), qPrintable(words(desktop())));
    closeDesktop();
    rawfile::tamper(shop().path(), {"UPDATE register SET holder = 'mallory'"});
    QTRY_VERIFY2(words(desktop()).startsWith("log damaged"), qPrintable(words(desktop())));
    QSignalSpy spy(&workOf(desktop()), &LogWork::healthChanged);
    workOf(desktop()).watch(); // Once more, and heard from the beginning.
    QTRY_COMPARE(stagesOf(spy), QList({Stage::Checking, Stage::CheckingRest, Stage::Damaged}));
}

/// The counters are kept beside the register, and say nothing of it.
void TestLogHealth::aNumberThatTheRegisterLacksIsMissing()
{
    if (!isFile())
        return;
    for (int i = 0; i < 3; ++i)
        done(anna().issue(anna().content()));
    rawfile::tamper(shop().path(), {"DELETE FROM register WHERE ordinal = 2"}, rawfile::Guards::StandAgain);
    QTRY_VERIFY2(words(desktop()).startsWith("log damaged"), qPrintable(words(desktop())));
    auto *page = desktop().window().findChild<AuditPage *>();
    desktop().window().showPage(page);
    const QAbstractItemModel *series = page->seriesList()->model();
    const auto verdictOfInvoices = [&] {
        const auto found = series->match(series->index(0, 0), Qt::DisplayRole, "INV", 1, Qt::MatchContains);
        return found.value(0).data(HealthModel::VerdictRole).toString();
    };
    QTRY_COMPARE(verdictOfInvoices(), "1 missing");
}

void TestLogHealth::whatIsAskedForGoesFirst()
{
    LogWork &work = workOf(desktop());
    QSignalSpy spy(&work, &LogWork::healthChanged);
    work.watch();
    QVERIFY(!work.isBusy());
    QSignalSpy verified(&work, &LogWork::verified);
    work.verify();
    QVERIFY(work.isBusy());
    QTRY_COMPARE(verified.size(), 1);
    QVERIFY(stagesOf(spy).contains(Stage::Intact));
}

QTEST_MAIN(TestLogHealth)
#include "tst_loghealth.moc"
