#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>

#include "log/codec.h"
#include "log/specimens.h"
#include "sql/appended.h"
#include "sql/misspelling.h"
#include "support/clerk.h"
#include "support/postgresshop.h"

using namespace seriatim;

namespace {

/// What most documents are (`plain.sql`).
const QByteArray CommonContent =
    R"({"currency":"EUR","date":"2026-11-27","due":"2026-12-31",)"
    R"("follows":{"document":"0e3c8a54-6b1f-4c1e-9d58-1a2b3c4d5e6f","number":"PO-7"},"kind":"invoice",)"
    R"("lines":[{"price":"310.50","quantity":"4","tax":{"category":"S","rate":"19"},)"
    R"("text":"Rack, 4 bays: ä","unit":"pcs"},{"price":"1","quantity":"0.5","priceBase":"10",)"
    R"("tax":{"category":"S","rate":"5.5"},"text":"x"}],)"
    R"("party":{"address":{"city":"Cork","country":"IE"},"name":"Books"},)"
    R"("paymentMeans":{"code":"30","iban":"IE29"},"seller":{"name":"L & D","taxId":"IE1"},"series":"CM"})";
const QByteArray CommonTotals =
    R"({"allowances":"0.00","charges":"10.00","gross":"1477.98","lineNets":["1242.00","0.05"],)"
    R"("lineSum":"1242.05","net":"1242.05","payable":"1477.98","prepaid":"0.00","rounding":"0.00",)"
    R"("tax":"235.93","taxes":[{"category":"S","rate":"19","tax":"235.93","taxable":"1242.05"}]})";

bool canBeRead(const QString &content)
{
    RecordedEvent event;
    event.type = "DraftSaved";
    event.data = R"({"content":)" + content.toUtf8() + '}';
    try {
        return codec::decode(event).has_value();
    } catch (const LogError &) {
        return false;
    }
}

} // namespace

/// What the server takes at a glance (`plain.sql`), everybody can read, and reads the same.
class TestPlain : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_shop = makePostgresShop(); }
    void aCommonDocumentIsPlain();
    void whatAClerkIssuesIsPlain();
    void whatNobodyCanReadIsNotIssued_data();
    void whatNobodyCanReadIsNotIssued();
    void aPlainContentCanBeRead_data();
    void aPlainContentCanBeRead();
    void plainTotalsAreOfTheirShape_data();
    void plainTotalsAreOfTheirShape();

private:
    struct Found {
        int plain = 0;
        QStringList others; ///< Of the plain ones, those of which it does not hold.
    };
    /// `plain` and `holds` ask about `data`, which is one of the texts.
    Found found(const QString &plain, const QString &holds, const std::vector<QByteArray> &texts);

    std::unique_ptr<Shop> m_shop;
};

TestPlain::Found TestPlain::found(const QString &plain, const QString &holds, const std::vector<QByteArray> &texts)
{
    constexpr std::size_t most = 3000; // In a statement.
    const auto admin = connectionOf("admin", m_shop->path());
    Found found;
    for (std::size_t begin = 0; begin < texts.size(); begin += most) {
        QJsonArray some;
        for (std::size_t i = begin; i < std::min(begin + most, texts.size()); ++i)
            some.append(QString::fromUtf8(texts[i]));
        QString list = QString::fromUtf8(QJsonDocument(some).toJson(QJsonDocument::Compact));
        list.replace(u'\'', QLatin1StringView("''"));
        const auto rows =
            admin.send({QStringLiteral("SELECT data, coalesce(%2, false) FROM jsonb_array_elements_text('%3') "
                                       "AS row (data) WHERE %1")
                            .arg(plain, holds, list)});
        for (const QVariantList &row : rows.front()) {
            ++found.plain;
            if (!row[1].toBool())
                found.others.append(row[0].toString());
        }
    }
    return found;
}

namespace {

const QString PlainContent = QStringLiteral("is_plain_content(data, data::jsonb)");

QString aboutTotals(const QString &function)
{
    return QStringLiteral("%1(data, data::jsonb, '%2')").arg(function, QString::fromUtf8(CommonContent));
}

} // namespace

void TestPlain::aCommonDocumentIsPlain()
{
    QCOMPARE(found(PlainContent, "true", {CommonContent}).plain, 1);
    QCOMPARE(found(aboutTotals("are_plain_totals"), "true", {CommonTotals}).plain, 1);
}

/// Else the glance would be in vain, and nobody would see it but a benchmark.
void TestPlain::whatAClerkIssuesIsPlain()
{
    Clerk anna(*m_shop, Clock());
    anna.setUp();
    for (const char *kind : {"invoice", "purchase-order", "quotation"})
        done(anna.issue(anna.content({}, kind)));
    const auto rows =
        connectionOf("admin", m_shop->path())
            .send({"SELECT coalesce(is_plain_content(published(c), c), false), "
                   "coalesce(are_plain_totals(published(t), t, c), false), data FROM event, "
                   "LATERAL (SELECT data::jsonb -> 'content', data::jsonb -> 'totals') AS document (c, t) "
                   "WHERE type = 'DocumentIssued'"});
    QCOMPARE(rows.front().size(), 3U);
    for (const QVariantList &row : rows.front())
        QVERIFY2(row[0].toBool() && row[1].toBool(), qPrintable(row[2].toString()));
}

void TestPlain::whatNobodyCanReadIsNotIssued_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("totals");
    const auto content = [](const char *name, const char *what, const QByteArray &other) {
        QVERIFY(CommonContent.contains(what));
        QTest::newRow(name) << QByteArray(CommonContent).replace(what, other) << CommonTotals;
    };
    const auto totals = [](const char *name, const char *what, const QByteArray &other) {
        QVERIFY(CommonTotals.contains(what));
        QTest::newRow(name) << CommonContent << QByteArray(CommonTotals).replace(what, other);
    };
    constexpr const char *days = R"("date":"2026-11-27","due":"2026-12-31")";
    content("two dates of which the first has a part of the second", days, R"("date":"2026-11-272026-12-3","due":"1")");
    content("two dates in one", days, R"("date":"2026-11-272026-12-31","due":"")");
    content("two dates in the other", days, R"("date":"","due":"2026-11-272026-12-31")");
    content("two dates with a blank in one", days, R"("date":"2026-11-27 2026-12-31","due":"")");
    constexpr const char *tax = R"("tax":{"category":"S","rate":"19"})";
    content("a category within lines of a tax", tax, R"("tax":{"lines":[{"category":"S","rate":"19"}]})");
    content(
        "a category of nobody beside one within", tax, R"("tax":{"lines":[{"category":"S","x":"y"}],"category":"x"})");
    content("a category within an address of a tax", tax, R"("tax":{"address":{"category":"S","rate":"19"}})");
    content("no category", tax, R"("tax":{"rate":"19"})");
    content("a rate of more digits than all have", tax, R"("tax":{"category":"S","rate":"1234567890123456789"})");
    content("a key twice, far apart", R"("series":"CM")", R"("series":"CM","currency":"USD")");
    content("a line twice", R"("lines":[)", R"("lines":[{"text":"y"}],"lines":[)");
    content("parties within parties", R"("follows":{)",
        R"("follows":{)" + QByteArray(R"("party":{)").repeated(120) + R"("x":"y")" + QByteArray("}").repeated(120)
            + ',');
    content("a separator of lines", "Cork", "Co\u2028rk");
    content("what is no character", "Cork", "Co\uFFFFrk");
    content("a character that deletes", "Cork", "Co\u007Frk");
    content("a long text", "Cork", QByteArray(4097, 'x'));
    totals("an amount in the list of rates", "}]}", R"(},"0.00"]})");
    totals("an amount in the list of rates before them", R"([{"category")", R"(["0.00",{"category")");
    totals("a list in the list of rates", "}]}", R"(},[]]})");
    totals("a rate without a category", R"("category":"S",)", "");
    totals("an amount with one digit", "1477.98", "1477.9");
    totals("an amount below zero by nothing", R"("rounding":"0.00")", R"("rounding":"-0.00")");
    totals("a line more than there are", R"("0.05"])", R"("0.05","0.00"])");
    totals("a key of nobody", R"("net":)", R"("nett":)");
    totals("a text for the lines", R"(["1242.00","0.05"])", R"("1242.00")");
    totals("an object for the rates", R"([{"category":"S","rate":"19","tax":"235.93","taxable":"1242.05"}])",
        R"({"0":{"category":"S","rate":"19","tax":"235.93","taxable":"1242.05"}})");
    QTest::newRow("a currency without minor units") << QByteArray(CommonContent).replace("EUR", "JPY") << CommonTotals;
    QTest::newRow("a currency with three digits") << QByteArray(CommonContent).replace("EUR", "KWD") << CommonTotals;
    QTest::newRow("no currency") << QByteArray(CommonContent).replace("EUR", "EUX") << CommonTotals;
}

/// Whether it is plain, or anything else.
void TestPlain::whatNobodyCanReadIsNotIssued()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, totals);
    const auto isIssued = [this](const QByteArray &someContent, const QByteArray &someTotals) {
        return connectionOf("admin", m_shop->path())
            .send({QStringLiteral(
                "SELECT coalesce(can_be_issued('%1', repeat('0', 32), '%1', 'CM', '%2', '%3', '%2', '%3'), false)")
                       .arg(specimens::Id, QString::fromUtf8(someContent), QString::fromUtf8(someTotals))})
            .front()
            .front()
            .front()
            .toBool();
    };
    QVERIFY(isIssued(CommonContent, CommonTotals));
    QVERIFY(!isIssued(content, totals));
}

void TestPlain::aPlainContentCanBeRead_data()
{
    QTest::addColumn<std::vector<QByteArray>>("texts");
    QTest::newRow("with one edit") << misspelling::oneEdit(CommonContent);
    QTest::newRow("with a few edits") << misspelling::fewEdits(CommonContent, 3'000, 20261127);
    QTest::newRow("with each name") << misspelling::withEachName(CommonContent);
    QTest::newRow("grown at random") << misspelling::grown(10'000, 20261127);
}

/// All programs read the same, and each can. (Where keys of nobody hold what is no text, the long look is stricter.)
void TestPlain::aPlainContentCanBeRead()
{
    QFETCH(std::vector<QByteArray>, texts);
    const Found readable = found(PlainContent, "is_readable(data, data::jsonb)", texts);
    QVERIFY2(readable.others.isEmpty(), qPrintable(readable.others.join(u'\n')));
    const QStringList misshapen = found(PlainContent, "is_content(data::jsonb)", texts).others;
    for (const QString &each : misshapen)
        QVERIFY2(canBeRead(each), qPrintable(each));
    qInfo("%zu, of which %d are plain, and %lld have keys of nobody", texts.size(), readable.plain,
        static_cast<long long>(misshapen.size()));
    QVERIFY(readable.plain > std::ssize(texts) / 20 && readable.plain < std::ssize(texts) * 9 / 10);
}

void TestPlain::plainTotalsAreOfTheirShape_data()
{
    QTest::addColumn<std::vector<QByteArray>>("texts");
    QTest::newRow("with one edit") << misspelling::oneEdit(CommonTotals);
    QTest::newRow("with a few edits") << misspelling::fewEdits(CommonTotals, 3'000, 20261127);
}

void TestPlain::plainTotalsAreOfTheirShape()
{
    QFETCH(std::vector<QByteArray>, texts);
    const Found some = found(aboutTotals("are_plain_totals"), aboutTotals("are_totals"), texts);
    QVERIFY2(some.others.isEmpty(), qPrintable(some.others.join(u'\n')));
    qInfo("%zu, of which %d are plain", texts.size(), some.plain);
    QVERIFY(some.plain > std::ssize(texts) / 200 && some.plain < std::ssize(texts) * 9 / 10);
}

QTEST_GUILESS_MAIN(TestPlain)
#include "tst_plain.moc"
