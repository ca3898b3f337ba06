#include <QTest>
#include <QUuid>

#include "cli/commandline.h"

using namespace seriatim::test;

class TestIssue : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_line = std::make_unique<CommandLine>();
        m_line->begin();
    }

    void aDocumentIsAnsweredWithItsNumber()
    {
        const Outcome outcome = issue(lineOf(invoice()));
        QCOMPARE(outcome.exit, Exit::Clean);
        QCOMPARE(outcome.answers().size(), 1);
        const QJsonObject answer = outcome.answer();
        QCOMPARE(answer["line"].toInt(), 1);
        QCOMPARE(answer["number"].toString(), "INV-2026-00001");
        QVERIFY(!QUuid(answer["document"].toString()).isNull());
        QVERIFY(answer["position"].toInt() > 0);
        QVERIFY(!answer.contains("repeated") && !answer.contains("warnings"));
    }

    void numbersFollowEachOther()
    {
        QByteArray lines;
        for (int i = 0; i < 5; ++i)
            lines += lineOf(invoice());
        QStringList numbers;
        for (const QJsonObject &answer : issue(lines).answers())
            numbers += answer["number"].toString();
        QCOMPARE(numbers,
            QStringList({"INV-2026-00001", "INV-2026-00002", "INV-2026-00003", "INV-2026-00004", "INV-2026-00005"}));
    }

    void aRepeatAnswersTheSameNumber()
    {
        const QByteArray line = lineOf(invoice({{"command", "2f1c7c0e-5f0a-4f39-9d6b-0c9f6e3b8a11"}}));
        const QJsonObject first = issue(line).answer();
        const Outcome again = issue(line);
        const QJsonObject second = again.answer();
        QCOMPARE(second["number"], first["number"]);
        QCOMPARE(second["document"], first["document"]);
        QCOMPARE(second["repeated"], QJsonValue(true));
        QVERIFY2(
            again.words.contains("0 issued, 0 refused. Issued before, and not again: 1."), qPrintable(again.words));
        QCOMPARE(second["state"].toString(), "issued");
        QCOMPARE(issue(lineOf(invoice())).answer()["number"].toString(), "INV-2026-00002");
    }

    void aCommandIsNotUsedForSomethingElse()
    {
        const QJsonObject id{{"command", "2f1c7c0e-5f0a-4f39-9d6b-0c9f6e3b8a11"}};
        issue(lineOf(invoice(id)));
        QJsonObject other = id;
        other.insert("note", "something else");
        const Outcome outcome = issue(lineOf(invoice(other)));
        QCOMPARE(outcome.answer()["refused"].toString(), "command-reused");
        QCOMPARE(outcome.exit, Exit::Finding);
    }

    void aDocumentMayBringItsIdentity()
    {
        const QString id = "0b9c6c5e-95a4-4c39-8c4b-0c9f6e3b8a11";
        QCOMPARE(issue(lineOf(invoice({{"document", id}}))).answer()["document"].toString(), id);
        // It is issued now, and frozen.
        QCOMPARE(issue(lineOf({{"document", id}})).answer()["refused"].toString(), "not-a-draft");
    }

    void aRefusalNamesRuleFieldAndClash()
    {
        const QJsonObject answer = issue(lineOf(invoice({{"currency", "EUX"}}))).answer();
        QCOMPARE(answer["refused"].toString(), "unknown-currency");
        QCOMPARE(answer["field"].toString(), "currency");
        QCOMPARE(answer["facts"]["value"].toString(), "EUX");
        QVERIFY(answer["message"].toString().contains("“EUX”"));
        QVERIFY(!answer.contains("number") && !answer.contains("document"));
    }

    void aRefusedLineUsesNoNumberAndStopsNobody()
    {
        for (const QStringList &batch : {QStringList(), QStringList{"--batch", "10"}}) {
            CommandLine line;
            line.begin();
            const QByteArray lines =
                lineOf(invoice()) + lineOf(invoice({{"currency", "EUX"}})) + "{broken\n" + lineOf(invoice());
            const Outcome outcome = line.run(QStringList("issue") + batch + QStringList("-"), lines);
            QCOMPARE(outcome.exit, Exit::Finding);
            const auto answers = outcome.answers();
            QCOMPARE(answers.size(), 4);
            QCOMPARE(answers[0]["number"].toString(), "INV-2026-00001");
            QCOMPARE(answers[1]["refused"].toString(), "unknown-currency");
            QCOMPARE(answers[2]["refused"].toString(), "not-an-object");
            QCOMPARE(answers[3]["number"].toString(), "INV-2026-00002");
            for (int i = 0; i < 4; ++i)
                QCOMPARE(answers[i]["line"].toInt(), i + 1);
            QVERIFY(outcome.words.contains("2 issued, 2 refused"));
        }
    }

    void unknownKeysAreWarnedOf()
    {
        const Outcome outcome = issue(lineOf(invoice({{"remarks", "lost"}})));
        QCOMPARE(outcome.exit, Exit::Clean);
        const QJsonArray warnings = outcome.answer()["warnings"].toArray();
        QCOMPARE(warnings.size(), 1);
        QCOMPARE(warnings[0]["rule"].toString(), "unknown-key");
        QCOMPARE(warnings[0]["field"].toString(), "remarks");
        QVERIFY(warnings[0]["message"].toString().contains("“remarks”"));
    }

    void dateOrderIsAcceptedAndWarnedOf()
    {
        issue(lineOf(invoice()));
        const Outcome outcome = issue(lineOf(invoice({{"date", "2026-11-02"}})));
        QCOMPARE(outcome.exit, Exit::Clean);
        QCOMPARE(outcome.answer()["number"].toString(), "INV-2026-00002");
        QCOMPARE(outcome.answer()["warnings"][0]["rule"].toString(), "date-out-of-order");
        QVERIFY(outcome.answer()["warnings"][0]["message"].toString().contains("INV-2026-00001"));
    }

    void theFileMayComeFromAnywhere()
    {
        const QByteArray lines =
            "\xEF\xBB\xBF" + lineOf(invoice()).trimmed() + "\r\n\r\n  \n" + lineOf(invoice()).trimmed();
        m_line->write("documents.jsonl", lines);
        const auto answers = m_line->run({"issue", m_line->file("documents.jsonl")}).answers();
        QCOMPARE(answers.size(), 2);
        QCOMPARE(answers[1]["line"].toInt(), 4);
        QCOMPARE(answers[1]["number"].toString(), "INV-2026-00002");
    }

    void nothingIssuesNothing()
    {
        const Outcome outcome = issue("\n\n");
        QCOMPARE(outcome.exit, Exit::Clean);
        QVERIFY(outcome.out.isEmpty());
    }

    void badLinesAreRefusedOneByOne_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("field");
        const auto changed = [](const char *key, const QJsonValue &value) {
            return lineOf(invoice({{QLatin1StringView(key), value}})).trimmed();
        };
        const auto withLine = [](const char *key, const QJsonValue &value) {
            QJsonObject line = invoice()["lines"][0].toObject();
            line.insert(QLatin1StringView(key), value);
            return lineOf(invoice({{"lines", QJsonArray{line}}})).trimmed();
        };
        QTest::newRow("too long") << QByteArray(2 * 1024 * 1024, ' ').append('x') << "too-long"
                                  << "line";
        QTest::newRow("not UTF-8") << QByteArray("{\"kind\":\"inv\xff\xfeoice\"}") << "forbidden-character"
                                   << "line";
        QTest::newRow("no JSON") << QByteArray("hello") << "not-an-object"
                                 << "line";
        QTest::newRow("cut off") << QByteArray("{\"kind\":") << "not-an-object"
                                 << "line";
        QTest::newRow("array") << QByteArray("[1]") << "not-an-object"
                               << "line";
        QTest::newRow("empty object") << QByteArray("{}") << "missing"
                                      << "kind";
        QTest::newRow("deep") << QByteArray(100'000, '[') << "not-an-object"
                              << "line";
        QTest::newRow("kind") << changed("kind", "receipt") << "unknown-kind"
                              << "kind";
        QTest::newRow("series") << changed("series", "XX") << "unknown-series"
                                << "series";
        QTest::newRow("series of another kind") << changed("series", "CM") << "series-kind-differs"
                                                << "series";
        QTest::newRow("no date") << changed("date", QJsonValue()) << "missing"
                                 << "date";
        QTest::newRow("no such date") << changed("date", "2026-02-30") << "not-a-date"
                                      << "date";
        QTest::newRow("too far ahead") << changed("date", "2028-01-01") << "date-too-far-ahead"
                                       << "date";
        QTest::newRow("due before date") << changed("due", "2026-11-01") << "due-before-date"
                                         << "due";
        QTest::newRow("no party") << changed("party", QJsonValue()) << "missing"
                                  << "party.name";
        QTest::newRow("party as text") << changed("party", "Northwind") << "not-an-object"
                                       << "party";
        QTest::newRow("no lines") << changed("lines", QJsonArray()) << "missing"
                                  << "lines";
        QTest::newRow("lines as text") << changed("lines", "many") << "wrong-type"
                                       << "lines";
        QTest::newRow("command") << changed("command", "yes") << "not-an-identifier"
                                 << "command";
        QTest::newRow("braced document") << changed("document", "{0b9c6c5e-95a4-4c39-8c4b-0c9f6e3b8a11}")
                                         << "not-an-identifier"
                                         << "document";
        QTest::newRow("price as number") << withLine("price", 12.9) << "not-a-decimal"
                                         << "lines[0].price";
        QTest::newRow("price with exponent") << withLine("price", "1e3") << "not-a-decimal"
                                             << "lines[0].price";
        QTest::newRow("price of zero units") << withLine("priceBase", "0") << "not-a-decimal"
                                             << "lines[0].priceBase";
        QTest::newRow("overflow") << withLine("price", "999999999999999999").replace("\"4\"", "\"999999999999999999\"")
                                  << "amount-too-large"
                                  << "lines[0]";
        QTest::newRow("no tax") << withLine("tax", QJsonValue()) << "missing"
                                << "lines[0].tax";
        QTest::newRow("tax category") << withLine("tax", QJsonObject{{"category", "Q"}}) << "unknown-tax-category"
                                      << "lines[0].tax.category";
        QTest::newRow("tax rate") << withLine("tax", QJsonObject{{"category", "S"}, {"rate", "101"}})
                                  << "tax-rate-out-of-range"
                                  << "lines[0].tax";
        QTest::newRow("rate where none is")
            << withLine("tax", QJsonObject{{"category", "AE"}, {"rate", "19"}}) << "tax-rate-not-allowed"
            << "lines[0].tax";
        QTest::newRow("NUL") << withLine("text", QStringLiteral("a") + QChar(0)) << "forbidden-character"
                             << "lines[0].text";
        QTest::newRow("bell") << withLine("text", "a\u0007") << "forbidden-character"
                              << "lines[0].text";
        QTest::newRow("lone surrogate") << withLine("text", "SURROGATE").replace("SURROGATE", "a\\ud800")
                                        << "forbidden-character"
                                        << "lines[0].text";
        QTest::newRow("noncharacter") << withLine("text", QStringLiteral("a\uFFFE")) << "forbidden-character"
                                      << "lines[0].text";
        QTest::newRow("long text") << withLine("text", QString(5000, u'x')) << "too-long"
                                   << "lines[0].text";
        QTest::newRow("bidi series") << changed("series", QStringLiteral("IN\u202eV")) << "forbidden-character"
                                     << "series";
    }

    void badLinesAreRefusedOneByOne()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, rule);
        QFETCH(QString, field);
        const auto answers = issue(line + '\n' + lineOf(invoice())).answers();
        QCOMPARE(answers.size(), 2);
        QCOMPARE(answers[0]["refused"].toString(), rule);
        QCOMPARE(answers[0]["field"].toString(), field);
        QVERIFY(!answers[0]["message"].toString().isEmpty());
        QCOMPARE(answers[1]["number"].toString(), "INV-2026-00001");
    }

    void aThousandLinesAreIssuedAndOneMoreIsRefused()
    {
        const QJsonObject line = invoice()["lines"][0].toObject();
        QJsonArray lines;
        for (int i = 0; i < 1000; ++i)
            lines.append(line);
        const QJsonObject issued = issue(lineOf(invoice({{"lines", lines}}))).answer();
        QCOMPARE(issued["number"].toString(), "INV-2026-00001");
        lines.append(line);
        const QJsonObject refused = issue(lineOf(invoice({{"lines", lines}}))).answer();
        QCOMPARE(refused["refused"].toString(), "too-many-lines");
    }

    void markupStaysText()
    {
        const QJsonObject party{{"name", "<img src='file:///etc/passwd'>=HYPERLINK(\"x\")"}};
        QCOMPARE(issue(lineOf(invoice({{"party", party}}))).exit, Exit::Clean);
    }

    void aBatchIsOneCommitAndInOrder()
    {
        QByteArray lines;
        for (int i = 0; i < 25; ++i)
            lines += lineOf(invoice({{"reference", QString::number(i)}}));
        const auto answers = m_line->run({"issue", "--batch", "10"}, lines).answers();
        QCOMPARE(answers.size(), 25);
        for (int i = 0; i < 25; ++i) {
            QCOMPARE(answers[i]["line"].toInt(), i + 1);
            QCOMPARE(
                answers[i]["number"].toString(), QStringLiteral("INV-2026-%1").arg(i + 1, 5, 10, QLatin1Char('0')));
        }
    }

    void nothingToIssueIsNoFailure()
    {
        const Outcome outcome = m_line->run({"issue", "/dev/null"});
        QCOMPARE(outcome.exit, Exit::Clean);
        QVERIFY(outcome.words.contains("0 issued"));
    }

    void aClockThatLiesBehindIsConfirmedWhenItIsSaidToBeRight()
    {
        issue(lineOf(invoice()));
        m_line->now = m_line->now.addSecs(-3600);
        const Outcome refused = issue(lineOf(invoice()));
        QCOMPARE(refused.answer()["refused"].toString(), "clock-behind");
        QVERIFY(refused.words.contains("--confirm-clock"));
        const Outcome outcome = m_line->run({"issue", "--confirm-clock"}, lineOf(invoice()));
        QCOMPARE(outcome.exit, Exit::Clean);
        QCOMPARE(outcome.answer()["number"].toString(), "INV-2026-00002");
        // It is an event, and none where the clock is right.
        const int position = outcome.answer()["position"].toInt();
        const QJsonObject next = m_line->run({"issue", "--confirm-clock"}, lineOf(invoice())).answer();
        QCOMPARE(next["position"].toInt(), position + 3);
    }

    void anInputThatBreaksOffIsNoEnd()
    {
        class Torn final : public QIODevice
        {
        public:
            explicit Torn(const QByteArray &lines) : m_lines(lines) { open(ReadOnly); }
            bool isSequential() const override { return true; }

        protected:
            qint64 readData(char *data, qint64 most) override
            {
                if (m_lines.isEmpty()) {
                    setErrorString("Input/output error");
                    return -1;
                }
                const qint64 size = std::min<qint64>(most, m_lines.size());
                std::copy_n(m_lines.constData(), size, data);
                m_lines.remove(0, size);
                return size;
            }
            qint64 writeData(const char *, qint64) override { return -1; }

        private:
            QByteArray m_lines;
        };
        Torn torn(lineOf(invoice()) + lineOf(invoice()) + "{\"kind\":");
        const Outcome outcome = m_line->runOn(torn, {"issue"});
        QCOMPARE(outcome.exit, Exit::StorageFailed);
        QCOMPARE(outcome.answers().size(), 2); // What was read whole is issued, and half a line is not refused.
        QVERIFY(outcome.words.contains("line 2: Input/output error"));
    }

private:
    Outcome issue(const QByteArray &lines) const { return m_line->run({"issue", "-"}, lines); }

    std::unique_ptr<CommandLine> m_line;
};

QTEST_GUILESS_MAIN(TestIssue)
#include "tst_issue.moc"
