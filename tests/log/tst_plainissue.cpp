#include <QTest>

#include "log/codec.h"
#include "log/plainissue.h"

using namespace seriatim;

/// A document under the next number, and nothing else, is told from all that says more.
class TestPlainIssue : public QObject
{
    Q_OBJECT

private slots:
    void itIsTakenApart();
    void itsPartsAreItsText();
    void textThatLooksLikeItsFrameIsContent();
    void namesMayHaveWhatJsonEscapes();
    void whatSaysMoreIsAnotherCommand_data();
    void whatSaysMoreIsAnotherCommand();
};

namespace {

const QString DocumentId = QStringLiteral("3b241101-e2bb-4255-8caf-4136c566a962");
const QByteArray ContentText = R"({"currency":"EUR","date":"2026-03-16","kind":"invoice","lines":[],"series":"INV"})";
const QByteArray TotalsText = R"({"gross":"1.00","net":"1.00"})";

std::vector<NewEvent> events(const QByteArray &content = ContentText)
{
    const QString document = codec::documentStream(DocumentId), series = codec::seriesStream("INV");
    return {{series, 7, "NumberReserved",
                R"({"document":"3b241101-e2bb-4255-8caf-4136c566a962","first":5,"firstNumber":"INV-2026-00005",)"
                R"("holder":"anna","last":5,"lastNumber":"INV-2026-00005","pattern":"INV-2026-{#####}",)"
                R"("period":"2026-01-01","request":"0123456789abcdef0123456789abcdef"})"},
        {document, 3, "DocumentIssued",
            "{\"content\":" + content
                + R"(,"number":"INV-2026-00005","ordinal":5,"period":"2026-01-01","series":"INV","totals":)"
                + TotalsText + "}"},
        {series, 8, "NumberFinalized",
            R"({"date":"2026-03-16","document":"3b241101-e2bb-4255-8caf-4136c566a962","first":5,"last":5,)"
            R"("number":"INV-2026-00005","period":"2026-01-01"})"}};
}

} // namespace

void TestPlainIssue::itIsTakenApart()
{
    const auto issue = plainIssueOf(events());
    QVERIFY(issue);
    QCOMPARE(issue->series, QStringLiteral("INV"));
    QCOMPARE(issue->period, QStringLiteral("2026-01-01"));
    QCOMPARE(issue->ordinal, 5);
    QCOMPARE(issue->holder, QStringLiteral("anna"));
    QCOMPARE(issue->document, DocumentId);
    QCOMPARE(issue->version, 3);
    QCOMPARE(issue->request, QStringLiteral("0123456789abcdef0123456789abcdef"));
}

void TestPlainIssue::itsPartsAreItsText()
{
    const auto issue = plainIssueOf(events());
    QVERIFY(issue);
    QCOMPARE(issue->content, ContentText);
    QCOMPARE(issue->totals, TotalsText);
}

/// What a clerk typed stands between quotation marks that are escaped; what another program put there, does not.
void TestPlainIssue::textThatLooksLikeItsFrameIsContent()
{
    const QByteArray typed = R"({"notes":",\"number\":\"INV-2026-00005\",\"ordinal\":5,\"totals\":"})";
    const QByteArray nested =
        R"({"x":{},"y":{"a":1,"number":"INV-2026-00005","ordinal":5,"period":"2026-01-01","series":"INV","totals":{}}})";
    for (const QByteArray &content : {typed, nested}) {
        const auto issue = plainIssueOf(events(content));
        QVERIFY(issue);
        QCOMPARE(issue->content, content);
        QCOMPARE(issue->totals, TotalsText);
    }
}

/// A login as Windows has it, and one with a quotation mark.
void TestPlainIssue::namesMayHaveWhatJsonEscapes()
{
    for (const QString &name : {QStringLiteral("CORP\\anna"), QStringLiteral("an\"na"), QStringLiteral("Änne\\")}) {
        auto written = events();
        written[0].data.replace("\"anna\"", json::quoted(name));
        const auto issue = plainIssueOf(written);
        QVERIFY(issue);
        QCOMPARE(issue->holder, name);
    }
}

void TestPlainIssue::whatSaysMoreIsAnotherCommand_data()
{
    QTest::addColumn<int>("event");
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QByteArray>("instead");
    QTest::newRow("a date out of order") << 2 << QByteArray("\"last\"") << QByteArray("\"inversion\":\"X\",\"last\"");
    QTest::newRow("a number with a purpose")
        << 0 << QByteArray("\"request\"") << QByteArray("\"purpose\":\"pad\",\"request\"");
    QTest::newRow("two numbers") << 0 << QByteArray("\"last\":5") << QByteArray("\"last\":6");
    QTest::newRow("another's number is final")
        << 2 << QByteArray("\"number\":\"INV-2026-00005\"") << QByteArray("\"number\":\"INV-2026-00006\"");
    QTest::newRow("a document under another number") << 1 << QByteArray("\"ordinal\":5") << QByteArray("\"ordinal\":6");
    QTest::newRow("another document") << 0 << QByteArray("3b241101") << QByteArray("4b241101");
    QTest::newRow("something behind it") << 2 << QByteArray("\"2026-01-01\"}") << QByteArray("\"2026-01-01\"} ");
    QTest::newRow("a date that does not end") << 2 << QByteArray("\"2026-03-16\"") << QByteArray("\"2026-03-16");
    QTest::newRow("a name that does not end") << 0 << QByteArray("\"anna\"") << QByteArray("\"anna\\\"");
    QTest::newRow("cut off") << 0 << QByteArray(R"("request":"0123456789abcdef0123456789abcdef"})")
                             << QByteArray(R"("request":"0123456789\)");
    QTest::newRow("a number that is a text") << 2 << QByteArray("\"first\":5") << QByteArray("\"first\":\"5\"");
    QTest::newRow("no number") << -1 << QByteArray(":5,") << QByteArray(":,");
    QTest::newRow("a number with a leading zero") << -1 << QByteArray(":5,") << QByteArray(":05,");
    QTest::newRow("a number too large") << -1 << QByteArray(":5,") << QByteArray(":99999999999999999999,");
    QTest::newRow("no object") << 1 << QByteArray("{\"content\":") << QByteArray("[\"content\":");
    QTest::newRow("too large") << 1 << QByteArray("\"lines\":[]")
                               << "\"notes\":\"" + QByteArray(MaxPlainBytes, 'x') + "\"";
}

void TestPlainIssue::whatSaysMoreIsAnotherCommand()
{
    QFETCH(int, event); // -1: each.
    QFETCH(QByteArray, what);
    QFETCH(QByteArray, instead);
    auto changed = events();
    for (int i = 0; i < 3; ++i) {
        QByteArray &data = changed[static_cast<std::size_t>(i)].data;
        if (event != -1 && event != i)
            continue;
        QVERIFY(data.contains(what));
        data.replace(what, instead);
    }
    QVERIFY(!plainIssueOf(changed));
    auto credited = events();
    credited.push_back(credited.back());
    QVERIFY(!plainIssueOf(credited));
}

QTEST_GUILESS_MAIN(TestPlainIssue)
#include "tst_plainissue.moc"
