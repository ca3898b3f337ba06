#include <QTest>
#include <QUuid>

#include "cli/brokenstore.h"
#include "cli/commandline.h"
#include "usecases/usecases.h"

using namespace seriatim;
using namespace seriatim::test;

/// Storage that breaks while something is done: each command and each line is answered with what is true.
class TestBrokenStorage : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_line = std::make_unique<CommandLine>();
        m_line->begin();
    }

    void whatWasNotDoneIsSaidToBeNotDone_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("cause");
        QTest::addColumn<QString>("id");
        constexpr int failed = int(LogError::Kind::Failed);
        QTest::newRow("unknown, then looked up") << int(LogError::Kind::OutcomeUnknown) << failed << "failed";
        QTest::newRow("unknown, for the disk was full")
            << int(LogError::Kind::OutcomeUnknown) << int(LogError::Kind::Full) << "full";
        QTest::newRow("failed") << failed << failed << "failed";
        QTest::newRow("full") << int(LogError::Kind::Full) << failed << "full";
    }

    void whatWasNotDoneIsSaidToBeNotDone()
    {
        QFETCH(int, kind);
        QFETCH(int, cause);
        QFETCH(QString, id);
        const Outcome outcome =
            issueThree({.kind = static_cast<LogError::Kind>(kind), .cause = static_cast<LogError::Kind>(cause)});
        QCOMPARE(outcome.exit, Exit::StorageFailed);
        const auto answers = outcome.answers();
        QCOMPARE(answers.size(), 2);
        QCOMPARE(answers[0]["number"].toString(), "INV-2026-00001");
        QCOMPARE(answers[1]["failed"].toString(), id);
        QVERIFY(!answers[1].contains("number"));
        QVERIFY(outcome.words.contains("later lines were not tried"));
        QVERIFY2(outcome.words.contains("Nothing was changed"), qPrintable(outcome.words)); // And not: "not known".
        // It is true: the number is still free, and the log is whole.
        QCOMPARE(m_line->run({"issue"}, lineOf(invoice())).answer()["number"].toString(), "INV-2026-00002");
        QCOMPARE(m_line->run({"verify"}).exit, Exit::Clean);
    }

    void whatWasDoneIsAnsweredWithItsNumber()
    {
        const Outcome outcome = issueThree({.moment = Sabotage::Moment::AfterCommit});
        QCOMPARE(outcome.exit, Exit::StorageFailed);
        const auto answers = outcome.answers();
        QCOMPARE(answers.size(), 2);
        QCOMPARE(answers[1]["number"].toString(), "INV-2026-00002");
        QVERIFY(!answers[1].contains("repeated")); // It was done just now; only the answer was lost.
        QVERIFY(!outcome.words.contains("not known") && !outcome.words.contains("Nothing was changed"));
        QVERIFY(!QUuid(answers[1]["document"].toString()).isNull());
        QVERIFY(answers[1]["position"].toInt() > answers[0]["position"].toInt());
        QCOMPARE(m_line->run({"issue"}, lineOf(invoice())).answer()["number"].toString(), "INV-2026-00003");
    }

    void aWholeBatchIsAnsweredTruthfully()
    {
        const Outcome done = issueThree({.commit = 1, .moment = Sabotage::Moment::AfterCommit}, {"--batch", "3"});
        QCOMPARE(done.exit, Exit::StorageFailed);
        QCOMPARE(done.answers().size(), 3);
        QCOMPARE(done.answers().value(2)["number"].toString(), "INV-2026-00003");
        const Outcome undone = issueThree({.commit = 1}, {"--batch", "3"});
        QCOMPARE(undone.answers().size(), 3);
        for (const QJsonObject &answer : undone.answers())
            QCOMPARE(answer["failed"].toString(), "failed");
    }

    void whatCannotBeLookedUpIsSaidToBeUnknown()
    {
        const Outcome outcome = issueThree({.moment = Sabotage::Moment::AfterCommit, .opensAgain = false});
        QCOMPARE(outcome.exit, Exit::StorageFailed);
        const QJsonObject answer = outcome.answers().value(1);
        QCOMPARE(answer["failed"].toString(), "outcome-unknown");
        QVERIFY(!answer.contains("number"));
        // With the command's id, whoever sent it can ask again, without issuing it twice.
        const QString command = answer["command"].toString();
        const QJsonObject again =
            m_line->run({"issue"}, lineOf(invoice({{"command", command}, {"reference", "2"}}))).answer();
        QCOMPARE(again["number"].toString(), "INV-2026-00002");
        QCOMPARE(again["repeated"], QJsonValue(true));
    }

    /// As when the log was deleted: there is nothing to look it up in, and nothing to look up.
    void whatFailedBeforeItsCommitIsSaidToBeUndone()
    {
        const Outcome outcome = issueThree({.kind = LogError::Kind::Displaced, .opensAgain = false});
        QCOMPARE(outcome.exit, Exit::StorageFailed);
        QCOMPARE(outcome.answers().value(1)["failed"].toString(), "displaced");
        QVERIFY(!outcome.words.contains("not known"));
    }

    void aLineThatWasReadIsAnsweredThoughTheConnectionBroke()
    {
        const Outcome outcome = issueThree({.commit = 0, .lostAfter = 1});
        QCOMPARE(outcome.exit, Exit::StorageFailed);
        const auto answers = outcome.answers();
        QCOMPARE(answers.size(), 2);
        QCOMPARE(answers[0]["number"].toString(), "INV-2026-00001");
        QCOMPARE(answers[1]["line"].toInt(), 2);
        QCOMPARE(answers[1]["failed"].toString(), "failed");
        QVERIFY(outcome.words.contains("Stopped at line 2"));
        QCOMPARE(m_line->run({"issue"}, lineOf(invoice())).answer()["number"].toString(), "INV-2026-00002");
    }

    void whatWasDoneBeforeTheConnectionBrokeIsARepeat()
    {
        const QByteArray line = lineOf(invoice({{"command", Command}}));
        m_line->run({"issue"}, line);
        Sabotage sabotage{.commit = 0, .lostAfter = 0};
        const QJsonObject answer = m_line->run({"issue"}, line, brokenBy(sabotage)).answer();
        QCOMPARE(answer["number"].toString(), "INV-2026-00001");
        QCOMPARE(answer["repeated"], QJsonValue(true));
    }

    void whatWasDoneBeforeIsARepeat()
    {
        const QByteArray line = lineOf(invoice({{"command", Command}}));
        m_line->run({"issue"}, line);
        m_line->run({"void", "INV-2026-00001", "--reason", "wrong customer"});
        Sabotage sabotage{.commit = 1};
        const QJsonObject answer = m_line->run({"issue"}, line, brokenBy(sabotage)).answer();
        QCOMPARE(answer["number"].toString(), "INV-2026-00001");
        QCOMPARE(answer["repeated"], QJsonValue(true));
        QCOMPARE(answer["state"].toString(), "void");
    }

    void anIdThatIsUsedForSomethingElseIsNotAnsweredWithTheOtherDocument()
    {
        m_line->run({"issue"}, lineOf(invoice({{"command", Command}})));
        Sabotage sabotage{.commit = 1};
        const QByteArray other = lineOf(invoice({{"command", Command}, {"reference", "another"}}));
        const QJsonObject answer = m_line->run({"issue"}, other, brokenBy(sabotage)).answer();
        QCOMPARE(answer["refused"].toString(), "command-reused");
        QVERIFY(!answer.contains("number") && !answer.contains("document"));
    }

    void whatWasWarnedOfIsNotLostWithTheAnswer()
    {
        m_line->run({"issue"}, lineOf(invoice()));
        Sabotage sabotage{.commit = 1, .moment = Sabotage::Moment::AfterCommit};
        const QByteArray line = lineOf(invoice({{"date", "2026-11-20"}, {"nte", "misspelt"}}));
        const QJsonArray warnings = m_line->run({"issue"}, line, brokenBy(sabotage)).answer()["warnings"].toArray();
        QCOMPARE(warnings.size(), 2);
        QCOMPARE(warnings[0]["rule"].toString(), "unknown-key");
        QCOMPARE(warnings[1]["rule"].toString(), "date-out-of-order");
    }

    void numbersWhoseAnswerWasLostAreAnswered_data()
    {
        QTest::addColumn<QStringList>("command");
        QTest::addColumn<QString>("state");
        QTest::newRow("reserve") << QStringList{"reserve", "INV", "--for", "pad 8"} << "reserved";
        QTest::newRow("void") << QStringList{"void", "INV-2026-00010", "--reason", "spoiled"} << "voided";
        QTest::newRow("release") << QStringList{"release", "INV-2026-00010"} << "released";
    }

    void numbersWhoseAnswerWasLostAreAnswered()
    {
        QFETCH(QStringList, command);
        allowStepBack();
        m_line->run(Reserve);
        Sabotage sabotage{.commit = 1, .moment = Sabotage::Moment::AfterCommit};
        const Outcome outcome = m_line->run(command, {}, brokenBy(sabotage));
        QCOMPARE(outcome.exit, Exit::Clean);
        QCOMPARE(outcome.answers().size(), 1);
        QTEST(outcome.answer()["state"].toString(), "state");
        QVERIFY(!outcome.answer().contains("repeated")); // It was done just now.
        QCOMPARE(sabotage.opened, 2);
    }

    void numbersWhoseCommitFailedAreSaidToBeAsTheyWere_data() { numbersWhoseAnswerWasLostAreAnswered_data(); }

    void numbersWhoseCommitFailedAreSaidToBeAsTheyWere()
    {
        QFETCH(QStringList, command);
        allowStepBack();
        m_line->run(Reserve);
        Sabotage sabotage{.commit = 1, .cause = LogError::Kind::Full};
        const Outcome outcome = m_line->run(command, {}, brokenBy(sabotage));
        QCOMPARE(outcome.exit, Exit::StorageFailed);
        QCOMPARE(outcome.answer()["failed"].toString(), "full"); // And not: "not known".
        QVERIFY2(outcome.words.contains("Nothing was changed"), qPrintable(outcome.words));
        // It is true, and whoever sends it again gets it done.
        const Outcome again = m_line->run(command + QStringList{"--command", outcome.answer()["command"].toString()});
        QTEST(again.answer()["state"].toString(), "state");
        QVERIFY(!again.answer().contains("repeated"));
    }

    void numbersAreAnsweredThoughTheConnectionBroke_data() { numbersWhoseAnswerWasLostAreAnswered_data(); }

    void numbersAreAnsweredThoughTheConnectionBroke()
    {
        QFETCH(QStringList, command);
        allowStepBack();
        m_line->run(Reserve);
        Sabotage sabotage{.commit = 0, .lostAfter = 0};
        const Outcome outcome = m_line->run(command, {}, brokenBy(sabotage));
        QCOMPARE(outcome.exit, Exit::StorageFailed);
        QCOMPARE(outcome.answers().size(), 1);
        QCOMPARE(outcome.answer()["failed"].toString(), "failed");
        QVERIFY(!QUuid(outcome.answer()["command"].toString()).isNull());
    }

    void aBlockThatCannotBeLookedUpIsNotReservedTwice()
    {
        Sabotage sabotage{.commit = 1, .moment = Sabotage::Moment::AfterCommit, .opensAgain = false};
        const Outcome outcome = m_line->run(Reserve, {}, brokenBy(sabotage));
        QCOMPARE(outcome.exit, Exit::StorageFailed);
        QCOMPARE(outcome.answer()["failed"].toString(), "outcome-unknown");
        const QString id = outcome.answer()["command"].toString();
        QVERIFY(!QUuid(id).isNull());
        QVERIFY2(outcome.words.contains("--command " + id), qPrintable(outcome.words));
        const QJsonObject again = m_line->run(Reserve + QStringList{"--command", id}).answer();
        QCOMPARE(again["last"].toString(), "INV-2026-00010");
        QCOMPARE(again["repeated"], QJsonValue(true));
        QCOMPARE(again["state"].toString(), "reserved");
        QCOMPARE(m_line->run({"reserve", "INV", "--for", "pad 8"}).answer()["first"].toString(), "INV-2026-00011");
    }

    void whatIsFullIsNotSaidToBeUnknown()
    {
        Sabotage sabotage{.commit = 1, .kind = LogError::Kind::Full};
        const Outcome outcome = m_line->run(Reserve, {}, brokenBy(sabotage));
        QCOMPARE(outcome.exit, Exit::StorageFailed);
        QCOMPARE(outcome.answer()["failed"].toString(), "full");
        QCOMPARE(sabotage.opened, 1);
        QCOMPARE(m_line->run(Reserve).answer()["first"].toString(), "INV-2026-00001");
    }

    void aBusyLogDoesNotHideWhatWasDone()
    {
        Sabotage sabotage{.commit = 1, .moment = Sabotage::Moment::AfterCommit, .busyAfter = 1};
        QCOMPARE(m_line->run(Reserve, {}, brokenBy(sabotage)).answer()["last"].toString(), "INV-2026-00010");
    }

private:
    inline static const QStringList Reserve{"reserve", "INV", "--count", "10", "--for", "pad 7"};

    void allowStepBack() const
    {
        const auto opened = sql::openStore(m_line->path(), {m_line->actor, "desk-1", [this] { return m_line->now; }});
        Store &store = *std::get<std::unique_ptr<Store>>(opened);
        ChangeSeriesRules change;
        change.series = "INV";
        change.rules = store.numbers().series("INV")->versions.back().rules;
        change.rules.stepBack = true;
        QVERIFY(!isRefused(changeSeriesRules(store, change)));
    }

    static constexpr const char *Command = "2f1c7c0e-5f0a-4f39-9d6b-0c9f6e3b8a11";

    Outcome issueThree(Sabotage sabotage, const QStringList &options = {}) const
    {
        QByteArray lines;
        for (int i = 1; i <= 3; ++i)
            lines += lineOf(invoice({{"reference", QString::number(i)}}));
        return m_line->run(QStringList("issue") + options, lines, brokenBy(sabotage));
    }

    std::unique_ptr<CommandLine> m_line;
};

QTEST_GUILESS_MAIN(TestBrokenStorage)
#include "tst_brokenstorage.moc"
