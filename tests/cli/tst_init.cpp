#include <QFileInfo>
#include <QTest>

#include "cli/commandline.h"
#include "support/postgresserver.h"

using namespace seriatim::test;

/// init, its example, and what holds for all commands.
class TestInit : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_line = std::make_unique<CommandLine>(); }

    void aNewLogHasTheUsualSeries()
    {
        const Outcome outcome = run({"init"});
        QCOMPARE(outcome.exit, Exit::Clean);
        const QJsonObject answer = outcome.answer();
        QCOMPARE(answer["series"].toArray().size(), 5);
        QCOMPARE(answer["file"].toString(), m_line->path());
        QCOMPARE(answer["log"].toString().size(), 36);
        QCOMPARE(run({"verify"}).exit, Exit::Clean);
    }

    void aFileThatIsThereStaysAsItIs()
    {
        m_line->write("company.seriatim", "my novel");
        const Outcome outcome = run({"init"});
        QCOMPARE(outcome.exit, Exit::WrongUse);
        QVERIFY(outcome.words.contains("already"));
        QCOMPARE(m_line->read("company.seriatim"), QByteArray("my novel"));
    }

    void theCompanyIsReadFromAFile()
    {
        m_line->write("company.json", R"({"party":{"name":"Harbour Supplies Ltd"},"currency":"EUR","prty":1})");
        const Outcome outcome = run({"init", "--company", m_line->file("company.json")});
        QCOMPARE(outcome.exit, Exit::Clean);
        QVERIFY(outcome.words.contains("“prty”"));
        QCOMPARE(m_line->run({"issue"}, lineOf(invoice())).exit, Exit::Clean);
    }

    void aCompanyThatIsRefusedLeavesNoLog_data()
    {
        QTest::addColumn<bool>("onServer");
        QTest::addColumn<QByteArray>("company");
        QTest::addColumn<QString>("rule");
        const auto rows = [](const char *name, const QByteArray &company, const char *rule) {
            QTest::addRow("%s, in a file", name) << false << company << rule;
            QTest::addRow("%s, on a server", name) << true << company << rule;
        };
        rows("currency", R"({"party":{"name":"H"},"currency":"EUX"})", "unknown-currency");
        rows("country", R"({"party":{"name":"H","address":{"country":"Fin"}},"currency":"EUR"})", "unknown-country");
        rows("language", R"({"party":{"name":"H"},"currency":"EUR","language":"Klingon"})", "not-a-language");
        rows(
            "bic", R"({"party":{"name":"H"},"currency":"EUR","paymentMeans":{"bic":"not-a-bic-at-all"}})", "not-a-bic");
        rows("type", R"({"party":{"name":7},"currency":"EUR"})", "wrong-type");
        rows("days", R"({"party":{"name":"H"},"currency":"EUR","dueDays":999})", "count-out-of-range");
        rows("logo", R"({"party":{"name":"H"},"currency":"EUR","logoFile":"company.json"})", "wrong-type");
    }

    /// And once it is corrected, the same words make the log.
    void aCompanyThatIsRefusedLeavesNoLog()
    {
        QFETCH(bool, onServer);
        QFETCH(QByteArray, company);
        const QString place = onServer ? emptyLogOnServer() : m_line->path();
        const QStringList words{"--log", place, "init", "--company", m_line->file("company.json")};
        m_line->write("company.json", company);
        const Outcome refused = run(words);
        QCOMPARE(refused.exit, Exit::Finding);
        QTEST(refused.answer()["refused"].toString(), "rule");
        QVERIFY(!QFileInfo::exists(m_line->path()));

        m_line->write("company.json", R"({"party":{"name":"Harbour Supplies Ltd"},"currency":"EUR"})");
        const Outcome made = run(words);
        QVERIFY2(made.exit == Exit::Clean, qPrintable(made.words));
        QCOMPARE(made.answer()["series"].toArray().size(), 5);
        QCOMPARE(made.answer()["position"].toInt(), 6);
        QCOMPARE(run(words).answer()["failed"].toString(), "already-exists");
    }

    void aCompanyFileIsReadAsStrictlyAsADocument()
    {
        for (const QByteArray &company : {QByteArray(R"({"currency":"EUR","party":{"name":"A"},"currency":"USD"})"),
                 QByteArray("{\"currency\":\"EUR\",\"party\":{\"name\":\"M\xfcller\"}}")}) {
            m_line->write("company.json", company);
            const Outcome outcome = run({"init", "--company", m_line->file("company.json")});
            QCOMPARE(outcome.exit, Exit::WrongUse);
            QVERIFY2(outcome.words.contains("repeated key: currency") || outcome.words.contains("UTF-8"),
                qPrintable(outcome.words));
            QVERIFY(!QFileInfo::exists(m_line->path()));
        }
    }

    void aLogoIsAPicture()
    {
        m_line->write("company.json", R"({"party":{"name":"Harbour"},"currency":"EUR","logoFile":"logo.png"})");
        m_line->write("logo.png", "no picture");
        const Outcome outcome = run({"init", "--company", m_line->file("company.json")});
        QCOMPARE(outcome.exit, Exit::Finding);
        QCOMPARE(outcome.answer()["refused"].toString(), "wrong-type");
        QCOMPARE(outcome.answer()["field"].toString(), "logo");
        QVERIFY(!QFileInfo::exists(m_line->path()));
    }

    void aCompanyFileMustBeJson()
    {
        m_line->write("company.json", "Harbour Supplies Ltd");
        QCOMPARE(run({"init", "--company", m_line->file("company.json")}).exit, Exit::WrongUse);
        QCOMPARE(run({"init", "--company", m_line->file("nowhere.json")}).exit, Exit::WrongUse);
        QCOMPARE(run({"init", "--example", "--company", m_line->file("company.json")}).exit, Exit::WrongUse);
        QVERIFY(!QFileInfo::exists(m_line->path()));
    }

    /// On any day of the year: its dates are relative.
    void theExampleIsWholeOnAnyDay_data()
    {
        QTest::addColumn<QDate>("day");
        for (const QDate &day : {QDate(2026, 11, 23), QDate(2027, 1, 1), QDate(2028, 2, 29), QDate(2026, 12, 31)})
            QTest::newRow(qPrintable(day.toString(Qt::ISODate))) << day;
    }

    void theExampleIsWholeOnAnyDay()
    {
        QFETCH(QDate, day);
        m_line->now = QDateTime(day, QTime(12, 0), Qt::UTC);
        const Outcome outcome = run({"init", "--example"});
        QVERIFY2(outcome.exit == Exit::Clean, qPrintable(QString::fromUtf8(outcome.out) + outcome.words));
        QCOMPARE(run({"verify"}).exit, Exit::Clean);

        qint64 finalized = 0, reserved = 0, voided = 0;
        for (const QJsonValue each : run({"audit", "--format", "json"}).answer()["series"].toArray()) {
            finalized += each["finalized"].toInteger();
            reserved += each["reserved"].toInteger();
            voided += each["voided"].toInteger();
            QVERIFY(each["missing"].toArray().isEmpty() && each["inversions"].toArray().isEmpty());
        }
        QVERIFY(finalized >= 18 && reserved >= 4 && voided >= 5);
        QCOMPARE(run({"audit"}).exit, Exit::Clean);
    }

    void withoutALogItIsSaidHowToNameOne()
    {
        QBuffer in, out, err;
        in.open(QIODevice::ReadOnly);
        out.open(QIODevice::WriteOnly);
        err.open(QIODevice::WriteOnly);
        QCOMPARE(seriatim::cli::run({"audit"}, {in, out, err, QString(), "ada", "desk-1"}), Exit::WrongUse);
        QVERIFY(err.data().contains("--log"));
    }

    void aLogThatDoesNotOpenIsToldAsJson_data()
    {
        QTest::addColumn<QByteArray>("content"); ///< Null: there is no file.
        QTest::addColumn<QString>("failed");
        QTest::addColumn<Exit>("exit");
        QTest::newRow("no file") << QByteArray() << "not-found" << Exit::WrongUse;
        QTest::newRow("another file") << QByteArray("Dear Sir or Madam") << "not-a-log" << Exit::WrongUse;
        QTest::newRow("an address that is none") << QByteArray() << "bad-address" << Exit::WrongUse;
    }

    void aLogThatDoesNotOpenIsToldAsJson()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, failed);
        QFETCH(Exit, exit);
        const QString log = failed == "bad-address" ? QStringLiteral("postgresql://db") : m_line->file("letter.txt");
        if (!content.isNull())
            m_line->write("letter.txt", content);
        const Outcome outcome = m_line->run({"--log", log, "verify"});
        QCOMPARE(outcome.exit, exit);
        QCOMPARE(outcome.answer()["failed"].toString(), failed);
        QCOMPARE(outcome.answer()["field"].toString(), "log");
        QCOMPARE(outcome.answer()["facts"].toObject()["log"].toString(), log);
        QVERIFY(outcome.words.contains(outcome.answer()["message"].toString()));
    }

    void wrongUseIsSaidInWords_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("says");
        QTest::addColumn<bool>("answers");
        const auto row = [](const char *name, const QStringList &arguments, const char *says, bool answers = false) {
            QTest::newRow(name) << arguments << QString::fromUtf8(says) << answers;
        };
        row("unknown command", {"bake"}, "“bake”");
        row("unknown option", {"--bake", "audit"}, "bake");
        for (const char *later : {"seal", "backup", "restore"})
            row(later, {later}, "not in this version");
        row("as-of", {"audit", "--as-of", "2026-01-01"}, "not in this version");
        row("xlsx", {"audit", "--format", "xlsx"}, "not in this version");
        row("format", {"audit", "--format", "yaml"}, "text, json or csv");
        row("seal of verify", {"verify", "--seal", "x"}, "not in this version");
        row("a name for a server", {"--log", "postgresql://db/company", "--as", "ada", "audit"}, "who you log in as");
        row("a password in an address", {"--log", "postgresql://ada:secret@db/company", "audit"}, "without a password",
            true);
        row("an unsafe connection", {"--log", "postgresql://ada@db/company?sslmode=require", "audit"},
            "always encrypted", true);
        row("nobody", {"--as", "", "audit"}, "--as");
        row("no such log", {"audit"}, "no log", true);
        row("batch", {"issue", "--batch", "0"}, "--batch");
        row("no such file", {"issue", "/nowhere.jsonl"}, "/nowhere.jsonl");
    }

    void wrongUseIsSaidInWords()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, says);
        QFETCH(bool, answers);
        const Outcome outcome = run(arguments);
        QCOMPARE(outcome.exit, Exit::WrongUse);
        QCOMPARE(!outcome.out.isEmpty(), answers);
        QCOMPARE(outcome.answer().contains("failed"), answers);
        QVERIFY2(outcome.words.contains(says), qPrintable(outcome.words));
    }

    void otherFilesAreNotTouched()
    {
        m_line->write("company.seriatim", QByteArray(5000, 'x'));
        const Outcome outcome = m_line->run({"issue"}, lineOf(invoice()));
        QCOMPARE(outcome.exit, Exit::WrongUse);
        QVERIFY(outcome.words.contains("no log of Seriatim"));
        QCOMPARE(m_line->read("company.seriatim"), QByteArray(5000, 'x'));
    }

    void helpIsAnAnswer()
    {
        const Outcome overview = run({"--help"});
        QCOMPARE(overview.exit, Exit::Clean);
        for (const char *command :
            {"init", "issue", "reserve", "void", "release", "audit", "verify", "export", "rebuild"}) {
            QVERIFY(overview.out.contains(command));
            const Outcome help = run({command, "--help"});
            QCOMPARE(help.exit, Exit::Clean);
            QVERIFY(help.out.contains("Usage"));
        }
        QVERIFY(run({"--version"}).out.startsWith("seriatim "));
        QCOMPARE(run({"-v"}).exit, Exit::Clean);
    }

    void optionsHoldBeforeAndBehindTheCommand()
    {
        const QString other = m_line->file("other.seriatim");
        QCOMPARE(run({"--log", other, "init"}).exit, Exit::Clean);
        QCOMPARE(run({"audit", "--log", other}).exit, Exit::Clean);
        const Outcome reserved = run({"reserve", "INV", "--for", "pad", "--as", "ben", "--log", other});
        QCOMPARE(reserved.exit, Exit::Clean);
        const QJsonValue exception =
            run({"--log", other, "audit", "--format", "json"}).answer()["series"][0]["exceptions"][0];
        QCOMPARE(exception["by"].toString(), "ben");
        QCOMPARE(exception["origin"].toString(), "desk-1");
    }

private:
    static QString emptyLogOnServer()
    {
        return seriatim::PostgresServer::as("ada", seriatim::PostgresServer::instance().newLog({"ada"}));
    }
    Outcome run(const QStringList &arguments) const { return m_line->run(arguments); }

    std::unique_ptr<CommandLine> m_line;
};

QTEST_GUILESS_MAIN(TestInit)
#include "tst_init.moc"
