#include <QTest>

#include "cli/commandline.h"

using namespace seriatim::test;

/// reserve, void, release.
class TestNumbers : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_line = std::make_unique<CommandLine>();
        m_line->begin();
    }

    void oneNumberIsReserved()
    {
        const Outcome outcome = run({"reserve", "INV", "--for", "quoted by phone"});
        QCOMPARE(outcome.exit, Exit::Clean);
        const QJsonObject answer = outcome.answer();
        QCOMPARE(answer["series"].toString(), "INV");
        QCOMPARE(answer["period"].toString(), "2026-01-01");
        QCOMPARE(answer["first"].toString(), "INV-2026-00001");
        QCOMPARE(answer["last"].toString(), "INV-2026-00001");
        QCOMPARE(answer["count"].toInt(), 1);
        QCOMPARE(answer["state"].toString(), "reserved");
        QVERIFY(answer["position"].toInt() > 0);
    }

    void aClockThatLiesBehindReservesNothing()
    {
        m_line->now = m_line->now.addYears(-1);
        const Outcome outcome = run({"reserve", "INV", "--for", "quoted by phone"});
        QCOMPARE(outcome.exit, Exit::Finding);
        QCOMPARE(outcome.answer()["refused"].toString(), "clock-behind");
        QVERIFY(outcome.words.contains("--confirm-clock"));
    }

    void whatCannotBeSeenIsNoPurpose()
    {
        const QString none = QStringLiteral("\u200B\u2060");
        QCOMPARE(run({"reserve", "INV", "--for", none}).answer()["refused"].toString(), "reason-needed");
        const QString turned = QStringLiteral("pad \u202E7");
        QCOMPARE(run({"reserve", "INV", "--for", turned}).answer()["refused"].toString(), "forbidden-character");
    }

    void aBlockBelongsToThePeriodOfItsDate()
    {
        const QJsonObject answer =
            run({"reserve", "INV", "--count", "10", "--date", "2025-12-31", "--for", "pad 7"}).answer();
        QCOMPARE(answer["first"].toString(), "INV-2025-00001");
        QCOMPARE(answer["last"].toString(), "INV-2025-00010");
        QCOMPARE(answer["count"].toInt(), 10);
    }

    void aRangeIsVoidedWholeOrNotAtAll()
    {
        run({"reserve", "INV", "--count", "5", "--for", "pad 7"});
        QCOMPARE(run({"void", "INV-2026-00003", "--reason", "torn sheet"}).answer()["count"].toInt(), 1);
        const Outcome refused = run({"void", "INV-2026-00001..INV-2026-00005", "--reason", "pad returned"});
        QCOMPARE(refused.exit, Exit::Finding);
        QCOMPARE(refused.answer()["refused"].toString(), "number-already-voided");
        QCOMPARE(refused.answer()["facts"]["number"].toString(), "INV-2026-00003");
        const QJsonObject answer = run({"void", "INV-2026-00001..INV-2026-00002", "--reason", "pad returned"}).answer();
        QCOMPARE(answer["count"].toInt(), 2);
        QCOMPARE(answer["last"].toString(), "INV-2026-00002");
        QCOMPARE(answer["state"].toString(), "voided");
    }

    void anIssuedDocumentIsVoidedByItsNumber()
    {
        const QJsonObject issued = m_line->run({"issue"}, lineOf(invoice())).answer();
        const Outcome outcome = run({"void", "INV-2026-00001", "--reason", "wrong customer"});
        QCOMPARE(outcome.exit, Exit::Clean);
        QCOMPARE(outcome.answer()["document"], issued["document"]);
        QCOMPARE(run({"void", "INV-2026-00001", "--reason", "once more"}).exit, Exit::Finding);
    }

    void whatIsSentAgainWithItsIdIsAnsweredAndNotDoneAgain()
    {
        const QString id = QStringLiteral("2f1c7c0e-5f0a-4f39-9d6b-0c9f6e3b8a11");
        const QStringList reserve{"reserve", "INV", "--count", "3", "--for", "pad 7", "--command", id};
        const QJsonObject first = run(reserve).answer();
        QVERIFY(!first.contains("repeated"));
        run({"void", "INV-2026-00001", "--reason", "torn sheet"});
        const QJsonObject again = run(reserve).answer();
        QCOMPARE(again["last"], first["last"]);
        QCOMPARE(again["position"], first["position"]);
        QCOMPARE(again["repeated"], QJsonValue(true));
        QCOMPARE(again["state"].toString(), "voided");
        const Outcome other = run({"void", "INV-2026-00002", "--reason", "torn sheet", "--command", id.toUpper()});
        QCOMPARE(other.answer()["refused"].toString(), "command-reused");
    }

    void whatIsSentAgainAfterMidnightIsTheSame()
    {
        m_line->now = QDateTime(QDate(2026, 12, 31), QTime(23, 59, 58));
        const QStringList reserve{"reserve", "INV", "--for", "pad 7"};
        const QStringList sent = reserve + QStringList{"--command", "2f1c7c0e-5f0a-4f39-9d6b-0c9f6e3b8a11"};
        QCOMPARE(run(sent).answer()["first"].toString(), "INV-2026-00001");
        m_line->now = m_line->now.addSecs(7);
        const QJsonObject again = run(sent).answer();
        QCOMPARE(again["first"].toString(), "INV-2026-00001");
        QCOMPARE(again["repeated"], QJsonValue(true));
        QCOMPARE(run(reserve).answer()["first"].toString(), "INV-2027-00001"); // Another command is of the new day.
    }

    void refusalsComeAsJson_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("rule");
        QTest::newRow("series") << QStringList{"reserve", "XX", "--for", "pad"} << "unknown-series";
        QTest::newRow("count") << QStringList{"reserve", "INV", "--count", "10001", "--for", "pad"}
                               << "count-out-of-range";
        QTest::newRow("no count") << QStringList{"reserve", "INV", "--count", "0", "--for", "pad"}
                                  << "count-out-of-range";
        QTest::newRow("date") << QStringList{"reserve", "INV", "--date", "2028-01-01", "--for", "pad"}
                              << "date-too-far-ahead";
        QTest::newRow("unknown number") << QStringList{"void", "INV-2026-00099", "--reason", "lost"}
                                        << "unknown-number";
        QTest::newRow("short reason") << QStringList{"void", "INV-2026-00001", "--reason", "x"} << "reason-length";
        QTest::newRow("reversed") << QStringList{"void", "INV-2026-00002..INV-2026-00001", "--reason", "returned"}
                                  << "range-reversed";
        QTest::newRow("beyond") << QStringList{"void", "INV-2026-00001..INV-2026-00099", "--reason", "returned"}
                                << "unknown-number";
        QTest::newRow("across years") << QStringList{"void", "INV-2026-00001..INV-2025-00001", "--reason", "returned"}
                                      << "number-of-other-period";
        QTest::newRow("step back") << QStringList{"release", "INV-2026-00002"} << "step-back-not-allowed";
        QTest::newRow("release what is not") << QStringList{"release", "INV-2026-00099"} << "unknown-number";
    }

    void refusalsComeAsJson()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, rule);
        run({"reserve", "INV", "--count", "2", "--for", "pad 7"});
        run({"reserve", "INV", "--date", "2025-12-31", "--for", "pad 6"});
        const Outcome outcome = run(arguments);
        QCOMPARE(outcome.exit, Exit::Finding);
        QCOMPARE(outcome.answer()["refused"].toString(), rule);
        QVERIFY(!outcome.answer()["message"].toString().isEmpty());
    }

    void wrongUseIsSaidInWords_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no series") << QStringList{"reserve", "--for", "pad"};
        QTest::newRow("no purpose") << QStringList{"reserve", "INV"};
        QTest::newRow("count in words") << QStringList{"reserve", "INV", "--count", "many", "--for", "pad"};
        QTest::newRow("no such date") << QStringList{"reserve", "INV", "--date", "2026-02-30", "--for", "pad"};
        QTest::newRow("no reason") << QStringList{"void", "INV-2026-00001"};
        QTest::newRow("two numbers") << QStringList{"void", "INV-2026-00001", "INV-2026-00002", "--reason", "lost"};
        QTest::newRow("no end") << QStringList{"void", "INV-2026-00001..", "--reason", "returned"};
        QTest::newRow("no beginning") << QStringList{"void", "..INV-2026-00001", "--reason", "returned"};
        QTest::newRow("no number") << QStringList{"release"};
        QTest::newRow("more behind the date")
            << QStringList{"reserve", "INV", "--date", "2026-11-23xyz", "--for", "pad"};
        QTest::newRow("no id") << QStringList{"reserve", "INV", "--for", "pad", "--command", "7"};
        QTest::newRow("an id in braces") << QStringList{
            "release", "INV-2026-00001", "--command", "{2f1c7c0e-5f0a-4f39-9d6b-0c9f6e3b8a11}"};
        QTest::newRow("unknown option") << QStringList{"release", "INV-2026-00001", "--force"};
    }

    void wrongUseIsSaidInWords()
    {
        QFETCH(QStringList, arguments);
        run({"reserve", "INV", "--for", "pad 7"});
        const Outcome outcome = run(arguments);
        QCOMPARE(outcome.exit, Exit::WrongUse);
        QVERIFY(outcome.out.isEmpty());
        QVERIFY(!outcome.words.isEmpty());
    }

private:
    Outcome run(const QStringList &arguments) const { return m_line->run(arguments); }

    std::unique_ptr<CommandLine> m_line;
};

QTEST_GUILESS_MAIN(TestNumbers)
#include "tst_numbers.moc"
