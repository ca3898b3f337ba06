#include <QTest>

#include "log/codec.h"
#include "log/plainissue.h"

using namespace seriatim;

/// A document under the next number, and nothing else, is told from all that says more.
class TestPlainIssue : public QObject
{
    Q_OBJECT

private slots:
    void itsTextsAreAsTheyStandThere();
    void itIsWhatTheEventsSay();
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

const QString Request = QStringLiteral("0123456789abcdef0123456789abcdef");

PlainIssue issue()
{
    PlainIssue issue;
    issue.series = "INV";
    issue.period = "2026-01-01";
    issue.ordinal = 5;
    issue.number = "INV-2026-00005";
    issue.pattern = "INV-2026-{#####}";
    issue.holder = "anna";
    issue.document = DocumentId;
    issue.date = "2026-03-16";
    return issue;
}

std::optional<IssuedTexts> textsOf(const std::vector<NewEvent> &events)
{
    return issuedTextsOf(issue(), Request, events);
}

} // namespace

void TestPlainIssue::itsTextsAreAsTheyStandThere()
{
    const auto texts = textsOf(events());
    QVERIFY(texts);
    QCOMPARE(texts->content, ContentText);
    QCOMPARE(texts->totals, TotalsText);
}

/// What is decided is what an engine writes without looking at the events.
void TestPlainIssue::itIsWhatTheEventsSay()
{
    const Period year = *Period::fromKey(u"2026-01-01");
    DocumentContent content;
    content.kind = *DocumentKind::fromId(u"invoice");
    content.series = "INV";
    content.currency = "EUR";
    content.date = QDate(2026, 3, 16);
    const document::Issue command{content, std::get<Totals>(reckon(content)), "INV", year, 5, "INV-2026-00005"};
    const document::DocumentIssued issued{
        command.content, command.totals, command.series, command.period, command.ordinal, command.number};
    const series::NumberReserved taken{
        year, 5, 5, "INV-2026-00005", "INV-2026-00005", "INV-2026-{#####}", DocumentId, {}, "anna"};
    const series::NumberFinalized final{year, 5, 5, DocumentId, "INV-2026-00005", content.date, {}};
    json::ObjectText reserved = codec::encode(taken);
    reserved.add("request", Request);
    auto written = events();
    written[0].data = reserved.text();
    written[1].data = codec::encode(issued).text();
    written[2].data = codec::encode(final).text();
    QVERIFY(issuedTextsOf(plainIssueOf(taken, issued, final), Request, written));
}

/// What a clerk typed stands between quotation marks that are escaped; what another program put there, does not.
void TestPlainIssue::textThatLooksLikeItsFrameIsContent()
{
    const QByteArray typed = R"({"notes":",\"number\":\"INV-2026-00005\",\"ordinal\":5,\"totals\":"})";
    const QByteArray nested =
        R"({"x":{},"y":{"a":1,"number":"INV-2026-00005","ordinal":5,"period":"2026-01-01","series":"INV","totals":{}}})";
    for (const QByteArray &content : {typed, nested}) {
        const auto texts = textsOf(events(content));
        QVERIFY(texts);
        QCOMPARE(texts->content, content);
        QCOMPARE(texts->totals, TotalsText);
    }
}

/// A login as Windows has it, and one with a quotation mark.
void TestPlainIssue::namesMayHaveWhatJsonEscapes()
{
    for (const QString &name : {QStringLiteral("CORP\\anna"), QStringLiteral("an\"na"), QStringLiteral("Änne\\")}) {
        auto written = events();
        written[0].data.replace("\"anna\"", json::quoted(name));
        PlainIssue theirs = issue();
        theirs.holder = name;
        QVERIFY(issuedTextsOf(theirs, Request, written));
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
    QTest::newRow("another series") << 1 << QByteArray("\"series\":\"INV\",\"totals\"")
                                    << QByteArray("\"series\":\"PO\",\"totals\"");
    QTest::newRow("another's name") << 0 << QByteArray("\"anna\"") << QByteArray("\"ben\"");
    QTest::newRow("another request") << 0 << Request.toLatin1() << QByteArray(32, '0');
    QTest::newRow("something behind it") << 2 << QByteArray("\"2026-01-01\"}") << QByteArray("\"2026-01-01\"} ");
    QTest::newRow("no object") << 1 << QByteArray("{\"content\":") << QByteArray("[\"content\":");
    QTest::newRow("too large") << 1 << QByteArray("\"lines\":[]")
                               << "\"notes\":\"" + QByteArray(MaxPlainBytes, 'x') + "\"";
}

void TestPlainIssue::whatSaysMoreIsAnotherCommand()
{
    QFETCH(int, event);
    QFETCH(QByteArray, what);
    QFETCH(QByteArray, instead);
    auto changed = events();
    QByteArray &data = changed[static_cast<std::size_t>(event)].data;
    QVERIFY(data.contains(what));
    data.replace(what, instead);
    QVERIFY(!textsOf(changed));
    auto credited = events();
    credited.push_back(credited.back());
    QVERIFY(!textsOf(credited));
    auto elsewhere = events();
    elsewhere[1].stream = codec::documentStream("4b241101-e2bb-4255-8caf-4136c566a962");
    QVERIFY(!textsOf(elsewhere));
    elsewhere = events();
    elsewhere[0].stream = elsewhere[2].stream = codec::seriesStream("PO");
    QVERIFY(!textsOf(elsewhere));
}

QTEST_GUILESS_MAIN(TestPlainIssue)
#include "tst_plainissue.moc"
