#include "ui/windowtest.h"

#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QPushButton>
#include <QStandardPaths>

#include "support/rawfile.h"
#include "ui/audit/auditpage.h"

#include "sql/database.h"

using namespace seriatim;
using namespace std::chrono_literals;

/// Another process on the same file: it holds the log, it changes what is not its to change, or it is killed while
/// somebody types.
class TestColleagues : public WindowTest
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void cleanup();

    void aLogThatIsReleasedInTimeIsWaitedFor();
    void aLogThatIsNotReleasedKeepsTheDraftAndOffersRetry();
    void aLogThatIsHeldForTwentySecondsIsGivenUpAfterTen();
    void theWindowStaysAliveWhileTheLogIsHeld();
    void whatWasTypedSurvivesAKill();
    void whatAnotherWindowTypesIsNotOffered();

private:
    void start(const QString &work);
    void holdTheLog();
    void letGo();
    QString keptByTheOther() const;

    std::unique_ptr<QProcess> m_colleague;
};

/// A process shares a file, not memory.
void TestColleagues::initTestCase_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("sqlite") << "sqlite";
}

void TestColleagues::cleanup()
{
    if (m_colleague) {
        m_colleague->kill();
        m_colleague->waitForFinished();
        m_colleague.reset();
    }
    WindowTest::cleanup();
}

void TestColleagues::start(const QString &work)
{
    m_colleague = std::make_unique<QProcess>();
    m_colleague->setProcessChannelMode(QProcess::SeparateChannels);
    m_colleague->start(COLLEAGUE_PROGRAM, {shop().path(), work, QCoreApplication::applicationName()});
    QVERIFY(m_colleague->waitForStarted(Patience));
}

void TestColleagues::holdTheLog()
{
    start("hold");
    QTRY_VERIFY2(m_colleague->canReadLine(), m_colleague->readAllStandardError());
    QCOMPARE(m_colleague->readLine().trimmed(), QByteArray("held"));
}

void TestColleagues::letGo()
{
    m_colleague->write("let go\n");
    QTRY_VERIFY(m_colleague->canReadLine());
    QCOMPARE(m_colleague->readLine().trimmed(), QByteArray("released"));
}

/// What the recovery files of this workstation hold.
QString TestColleagues::keptByTheOther() const
{
    QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + "/drafts");
    QString kept;
    for (const QString &log : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        for (const QFileInfo &each : QDir(folder.filePath(log)).entryInfoList({"*.json"}, QDir::Files)) {
            QFile file(each.filePath());
            if (file.open(QIODevice::ReadOnly))
                kept += QString::fromUtf8(file.readAll());
        }
    }
    return kept;
}

void TestColleagues::aLogThatIsReleasedInTimeIsWaitedFor()
{
    const QString id = anna().draft();
    Desktop patient(shop(), clock(), "anna", sql::DefaultPatience);
    EditorPage &editor = patient.open(id);
    QTRY_VERIFY(patient.window().commands().verb(Verb::Issue)->isEnabled());
    holdTheLog();
    patient.press(Qt::Key_Return, Qt::ControlModifier);
    // It is under way: a second press is not a second document.
    QTRY_VERIFY(!patient.window().commands().verb(Verb::Issue)->isEnabled());
    QVERIFY(patient.window().commands().verb(Verb::Issue)->statusTip().contains("under way"));
    patient.press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(editor.draft().isEditable());
    letGo();
    QTRY_VERIFY(!editor.draft().isEditable());
    QVERIFY(!editor.banner()->isVisible());
    QCOMPARE(anna().documents().document(id)->ordinal, 1);
    QCOMPARE(anna().numbers().periods("INV").front().next, 2);
}

void TestColleagues::aLogThatIsNotReleasedKeepsTheDraftAndOffersRetry()
{
    const QString id = anna().draft();
    Desktop impatient(shop(), clock(), "anna", 200ms);
    EditorPage &editor = impatient.open(id);
    editor.head()->goTo("reference");
    impatient.type("PO 7"); // Typed, and not yet saved.
    QTRY_VERIFY(impatient.window().commands().verb(Verb::Issue)->isEnabled());
    const Position before = anna().head();
    const Sheet typed = editor.draft().sheet();
    holdTheLog();

    for (int tries = 0; tries < 2; ++tries) {
        if (tries == 0)
            impatient.press(Qt::Key_Return, Qt::ControlModifier);
        else
            QTest::mouseClick(editor.banner()->button(), Qt::LeftButton);
        QTRY_VERIFY(editor.banner()->isVisible() && !editor.subject().isBusy);
        QVERIFY(impatient.isInSight(editor.banner()));
        QCOMPARE(editor.banner()->sentence(),
            "Somebody else is writing to the log and has not finished. Nothing was changed; please try again. "
            "Nothing was lost and no number was used.");
        QCOMPARE(editor.banner()->button()->text(), "Retry");
        QVERIFY(editor.draft().isEditable());
        QVERIFY(editor.draft().sheet() == typed);
    }
    letGo();
    QCOMPARE(anna().head(), before);
    QCOMPARE(anna().documents().document(id)->state, DocumentState::Draft);
    QVERIFY(anna().numbers().periods("INV").empty());

    QTest::mouseClick(editor.banner()->button(), Qt::LeftButton);
    QTRY_VERIFY(!editor.draft().isEditable());
    QCOMPARE(anna().documents().document(id)->ordinal, 1);
    QCOMPARE(anna().documents().document(id)->reference, "PO 7");
}

/// With the patience that the program ships.
void TestColleagues::aLogThatIsHeldForTwentySecondsIsGivenUpAfterTen()
{
    QCOMPARE(sql::DefaultPatience, 10s);
    constexpr qint64 Held = 20'000; // Milliseconds.
    const QString id = anna().draft();
    Desktop patient(shop(), clock(), "anna", sql::DefaultPatience);
    EditorPage &editor = patient.open(id);
    editor.head()->goTo("reference");
    patient.type("PO 7");
    QTRY_VERIFY(patient.window().commands().verb(Verb::Issue)->isEnabled());
    const Sheet typed = editor.draft().sheet();
    const Position before = anna().head();
    holdTheLog();
    QElapsedTimer clock;
    clock.start();
    patient.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(editor.banner()->button()->text(), "Retry");
    QVERIFY2(clock.elapsed() >= 9'900, qPrintable(QString::number(clock.elapsed())));
    QVERIFY2(clock.elapsed() < Held, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(patient.isInSight(editor.banner()));
    QCOMPARE(editor.banner()->sentence(),
        "Somebody else is writing to the log and has not finished. Nothing was changed; please try again. "
        "Nothing was lost and no number was used.");
    QVERIFY(editor.draft().isEditable());
    QVERIFY(editor.draft().sheet() == typed);

    QTRY_VERIFY(clock.elapsed() >= Held);
    QVERIFY(editor.draft().sheet() == typed);
    QCOMPARE(anna().head(), before);
    QVERIFY(anna().numbers().periods("INV").empty());
    letGo();
    QTest::mouseClick(editor.banner()->button(), Qt::LeftButton);
    QTRY_VERIFY(!editor.draft().isEditable());
    QCOMPARE(anna().documents().document(id)->number, numberOf(1));
    QCOMPARE(anna().documents().document(id)->reference, "PO 7");
}

void TestColleagues::theWindowStaysAliveWhileTheLogIsHeld()
{
    const auto issued = done(anna().issue(anna().content()));
    const QString id = anna().draft();
    Desktop patient(shop(), clock(), "anna", 60s);
    patient.open(id);
    QTRY_VERIFY(patient.window().commands().verb(Verb::Issue)->isEnabled());
    holdTheLog();
    patient.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!patient.window().commands().verb(Verb::Issue)->isEnabled());

    // What is only read is read: another document opens while the first waits.
    QElapsedTimer clock;
    clock.start();
    patient.open(issued.document);
    QCOMPARE(patient.editor().numberBanner()->number(), issued.number);
    QVERIFY2(clock.elapsed() < 20'000, qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(anna().documents().document(id)->state, DocumentState::Draft);
    letGo();
    QTRY_COMPARE(anna().documents().document(id)->state, DocumentState::Issued);
}

void TestColleagues::whatWasTypedSurvivesAKill()
{
    const Position before = anna().head();
    start("type");
    // Typed without any pause, it is kept all the same.
    QTRY_VERIFY2(keptByTheOther().contains("Contoso Contoso"), qPrintable(keptByTheOther()));
    QCOMPARE(m_colleague->state(), QProcess::Running);
    m_colleague->kill(); // As by a power cut: nothing is tidied up.
    QVERIFY(m_colleague->waitForFinished(Patience));

    style::Banner *banner = desktop().window().keptBanner();
    QVERIFY(banner->isVisible());
    QVERIFY2(banner->sentence().contains("Contoso Contoso"), qPrintable(banner->sentence()));
    QCOMPARE(anna().head(), before); // Nothing of it went into the log.
    QTest::mouseClick(banner->button(), Qt::LeftButton);
    QTRY_VERIFY(desktop().window().editor() && desktop().editor().document().isLoaded());
    QVERIFY(desktop().editor().draft().content().party.name.startsWith("Contoso Contoso"));
    QVERIFY(desktop().editor().head()->party()->text().startsWith("Contoso Contoso"));
    desktop().press(Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(anna().documents().page({}, {}, 10).rows.size(), 1u);
    QTRY_VERIFY(keptByTheOther().isEmpty());
}

void TestColleagues::whatAnotherWindowTypesIsNotOffered()
{
    start("type");
    QTRY_VERIFY(keptByTheOther().contains("Contoso"));
    QVERIFY(!desktop().window().keptBanner()->isVisible());
    QCOMPARE(m_colleague->state(), QProcess::Running);
}

QTEST_MAIN(TestColleagues)
#include "tst_colleagues.moc"
