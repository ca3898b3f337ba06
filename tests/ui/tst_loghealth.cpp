#include "ui/windowtest.h"

#include <QSettings>
#include <QSignalSpy>

#include "ui/audit/auditpage.h"
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
    void whatIsAskedForGoesFirst();

private:
    using Stage = LogHealth::Stage;
    static LogWork &workOf(Desktop &desktop) { return *desktop.window().findChild<LogWork *>(); }
    static QString words(Desktop &desktop) { return desktop.window().statusLine()->healthWords(); }
    static QList<Stage> stagesOf(const QSignalSpy &spy);
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
