#include <QFile>
#include <QProcess>
#include <QTest>

#include "cli/commandline.h"
#include "sql/opening.h"
#include "usecases/usecases.h"

using namespace seriatim;
using namespace seriatim::test;

/// The built program, as scripts use it.
class TestProgram : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_line = std::make_unique<CommandLine>();
        m_line->now = QDateTime::currentDateTimeUtc(); // The program knows no other clock.
        m_line->begin();
    }

    void itAnswersEachLineBeforeTheNextIsSent()
    {
        QProcess program;
        start(program, {"issue"});
        for (int i = 1; i <= 3; ++i) {
            program.write(line());
            QTRY_VERIFY_WITH_TIMEOUT(program.canReadLine(), 20'000);
            QVERIFY(program.readLine().contains(qPrintable(number(i))));
        }
        program.closeWriteChannel();
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitCode(), 0);
    }

    void itsExitStatusTells_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        QTest::newRow("done") << QStringList{"verify"} << 0;
        QTest::newRow("refused") << QStringList{"release", "INV-1"} << 1;
        QTest::newRow("wrong use") << QStringList{"release"} << 2;
        QTest::newRow("help") << QStringList{"--help"} << 0;
    }

    void itsExitStatusTells()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, status);
        QProcess program;
        start(program, arguments);
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), status);
    }

    void itStopsCleanlyWhenNobodyReads()
    {
        QByteArray lines;
        for (int i = 0; i < 50; ++i)
            lines += line();
        m_line->write("documents.jsonl", lines);
        QProcess shell;
        shell.start("/bin/sh",
            {"-c", "\"$0\" --log \"$1\" issue \"$2\" | head -n 1", SERIATIM_PROGRAM, m_line->path(),
                m_line->file("documents.jsonl")});
        QVERIFY(shell.waitForFinished());
        QVERIFY(shell.readAllStandardOutput().contains(qPrintable(number(1))));
        const QByteArray words = shell.readAllStandardError();
        QVERIFY2(words.contains("Nobody reads"), words.constData());
        // What was durable before stays so, and the log is whole.
        QCOMPARE(m_line->run({"verify"}).exit, Exit::Clean);
    }

    void itSaysWhenItsAnswersCannotBeWritten()
    {
        QProcess program;
        program.setStandardOutputFile("/dev/full");
        start(program, {"issue"});
        program.write(line());
        program.closeWriteChannel();
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitCode(), 3);
        const QByteArray words = program.readAllStandardError();
        QVERIFY2(words.contains("No space left on device"), words.constData());
    }

    void itSaysWhenItsInputCannotBeRead()
    {
        QProcess program;
        program.setStandardInputFile(m_line->file(".")); // Opens, but reading a folder fails.
        start(program, {"issue"});
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitCode(), 3);
        QVERIFY(program.readAllStandardError().contains("directory"));
    }

    void whatIsClosedIsNotTakenForAnything_data()
    {
        QTest::addColumn<QString>("closed");
        QTest::newRow("input") << "<&-";
        QTest::newRow("output") << "< \"$2\" >&-";
    }

    void whatIsClosedIsNotTakenForAnything()
    {
        QFETCH(QString, closed);
        m_line->write("documents.jsonl", line());
        QProcess shell;
        shell.start("/bin/sh",
            {"-c", "\"$0\" --log \"$1\" issue " + closed, SERIATIM_PROGRAM, m_line->path(),
                m_line->file("documents.jsonl")});
        QVERIFY(shell.waitForFinished(20'000));
        QCOMPARE(shell.exitCode(), 3);
        QVERIFY(!shell.readAllStandardError().isEmpty());
        QCOMPARE(m_line->run({"verify"}).exit, Exit::Clean);
    }

    void whatIsNotUtf8IsNotKept_data()
    {
        QTest::addColumn<QString>("command");
        QTest::newRow("purpose") << "reserve INV --for \"$(printf 'bad\\377')\"";
        QTest::newRow("reason") << "void INV-2026-00001 --reason \"$(printf 'torn\\377')\"";
        QTest::newRow("actor") << "--as \"$(printf 'ada\\377')\" reserve INV --for pad";
    }

    /// The bytes are as they come from a shell in another character set.
    void whatIsNotUtf8IsNotKept()
    {
        QFETCH(QString, command);
        QProcess shell;
        shell.start("/bin/sh", {"-c", "\"$0\" --log \"$1\" " + command, SERIATIM_PROGRAM, m_line->path()});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.exitCode(), 2);
        QVERIFY(shell.readAllStandardError().contains("not UTF-8"));
        QCOMPARE(m_line->run({"reserve", "INV", "--for", "pad"}).answer()["first"].toString(), number(1));
    }

    void itExportsPagesWithoutADisplay()
    {
        m_line->run({"issue"}, line());
        QProcess program;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR"})
            environment.remove(QString::fromLatin1(name));
        program.setProcessEnvironment(environment);
        program.start(SERIATIM_PROGRAM, {"--log", m_line->path(), "export", number(1), "--to", m_line->file(".")});
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitCode(), 0);
        QVERIFY(m_line->read(number(1) + ".pdf").startsWith("%PDF-"));
    }

    void withoutACommandTheWindowOpensOnTheClerksOwnLog()
    {
        QProcess program;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("QT_QPA_PLATFORM", "offscreen");
        environment.insert("XDG_DATA_HOME", m_line->file("data"));
        environment.remove("SERIATIM_LOG");
        program.setProcessEnvironment(environment);
        program.start(SERIATIM_PROGRAM, QStringList());
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_line->file("data/seriatim/company.seriatim")), 20'000);
        QCOMPARE(program.state(), QProcess::Running);
        program.kill();
        QVERIFY(program.waitForFinished());
    }

    /// A process loses its locks on a file when it closes any descriptor of it, be it another one's (POSIX): whoever
    /// opens a log must not let another program think that nobody has it open, and tidy its tail away.
    void aLogThatIsOpenedTwiceKeepsItsLocks()
    {
        const auto open = [&] {
            return std::get<std::unique_ptr<Store>>(sql::openStore(m_line->path(), Session{"ada", "desk-1"}));
        };
        const auto held = open();
        saveName(*held, "Northwind");
        open().reset();
        QProcess program;
        start(program, {"audit"}); // The last one to close a log tidies its tail.
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitCode(), 0);
        QVERIFY(QFile::exists(m_line->path() + "-wal"));
        start(program, {"issue"});
        program.write(line());
        program.closeWriteChannel();
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitCode(), 0);
        saveName(*held, "Contoso");
        QCOMPARE(m_line->run({"verify"}).exit, Exit::Clean);
        QCOMPARE(held->log().stream(held->log().read(0, 1000).back().stream).back().type, "PartySaved");
    }

    void itTakesTheLogFromTheEnvironment()
    {
        QProcess program;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("SERIATIM_LOG", m_line->path());
        program.setProcessEnvironment(environment);
        program.start(SERIATIM_PROGRAM, {"verify"});
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitCode(), 0);
    }

private:
    void start(QProcess &program, const QStringList &arguments) const
    {
        program.start(SERIATIM_PROGRAM, QStringList{"--log", m_line->path()} + arguments);
        QVERIFY(program.waitForStarted());
    }

    static void saveName(Store &store, const QString &name)
    {
        SaveParty command;
        command.card.party.name = name;
        QVERIFY(!isRefused(saveParty(store, command)));
    }

    QByteArray line() const { return lineOf(invoice({{"date", m_line->now.date().toString(Qt::ISODate)}})); }
    QString number(int ordinal) const
    {
        return QStringLiteral("INV-%1-0000%2").arg(m_line->now.date().year()).arg(ordinal);
    }

    std::unique_ptr<CommandLine> m_line;
};

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
