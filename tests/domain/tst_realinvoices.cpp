#include "domain/document.h"
#include "log/jsonform.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace seriatim;

namespace {

/// Compares published decimals as numbers: "1821.5" and "1821.50" are one.
bool isSame(const QJsonValue &published, Money amount)
{
    const auto decimal = Decimal::parse(published.toString());
    return decimal && *decimal == amount.toDecimal();
}

bool isSame(const QJsonValue &published, const TaxSubtotal &subtotal)
{
    const Decimal rate = Decimal::parse(published["rate"].toString()).value_or(Decimal());
    return published["category"].toString() == taxCategoryCode(subtotal.tax.category) && rate == subtotal.tax.rate
        && isSame(published["taxable"], subtotal.taxable) && isSame(published["tax"], subtotal.amount);
}

/// The first total that is not the publisher's; empty if all are.
QString difference(const QJsonObject &expected, const Totals &totals)
{
    for (const auto &[key, amount] :
        {std::pair("net", totals.net), {"tax", totals.tax}, {"gross", totals.gross}, {"payable", totals.payable}}) {
        if (!isSame(expected[QLatin1StringView(key)], amount))
            return QStringLiteral("%1 is %2").arg(QLatin1StringView(key), amount.toString());
    }
    const QJsonArray nets = expected["lineNets"].toArray();
    const QJsonArray taxes = expected["taxes"].toArray();
    if (nets.size() != static_cast<qsizetype>(totals.lineNets.size())
        || taxes.size() != static_cast<qsizetype>(totals.taxes.size()))
        return "another number of lines or taxes";
    for (qsizetype i = 0; i < nets.size(); ++i) {
        if (!isSame(nets[i], totals.lineNets[static_cast<std::size_t>(i)]))
            return QStringLiteral("lineNets[%1]").arg(i);
    }
    // The publishers have them in orders of their own.
    for (const TaxSubtotal &subtotal : totals.taxes) {
        if (std::ranges::none_of(taxes, [&](const QJsonValue &each) { return isSame(each, subtotal); }))
            return "tax at " + subtotal.tax.rate.toString();
    }
    return {};
}

} // namespace

/// Invoices of public EN 16931 and Peppol example files, with the totals that their publishers print.
class TestRealInvoices : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theyAreReadAndCanBeIssued_data() { documents(); }
    void theyAreReadAndCanBeIssued();
    void theirTotalsAreThePublishers_data() { documents(); }
    void theirTotalsAreThePublishers();
    void theyAreThoseThatWereCounted();

private:
    void documents() const;

    std::vector<QJsonObject> m_documents;
};

void TestRealInvoices::initTestCase()
{
    const QString folder = qEnvironmentVariable("SERIATIM_SHARED", QStringLiteral(SERIATIM_SHARED_DATA));
    QFile file(folder + "/real-invoices.jsonl");
    if (!file.open(QIODevice::ReadOnly))
        QSKIP(qPrintable(
            "NOT TESTED: real invoices are not at " + file.fileName() + "; SERIATIM_SHARED names their folder"));
    while (!file.atEnd())
        m_documents.push_back(QJsonDocument::fromJson(file.readLine()).object());
}

void TestRealInvoices::documents() const
{
    QTest::addColumn<QJsonObject>("document");
    for (std::size_t i = 0; i < m_documents.size(); ++i)
        QTest::addRow("line %zu: %s", i + 1, qPrintable(m_documents[i]["source"].toString().section(u'/', -1)))
            << m_documents[i];
}

void TestRealInvoices::theyAreReadAndCanBeIssued()
{
    QFETCH(QJsonObject, document);
    const auto read = json::fromJson<DocumentContent>(document, {"source", "originalNumber", "expected"});
    if (isRefused(read.value))
        QFAIL(qPrintable(ruleId(refusalOf(read.value).rule) + " at " + refusalOf(read.value).field));
    for (const Refusal &warning : read.warnings)
        QFAIL(qPrintable("nobody reads " + warning.field));
    for (const Refusal &missing : document::missingForIssue(std::get<DocumentContent>(read.value)))
        QFAIL(qPrintable(ruleId(missing.rule) + " at " + missing.field));
}

void TestRealInvoices::theirTotalsAreThePublishers()
{
    QFETCH(QJsonObject, document);
    const auto read = json::fromJson<DocumentContent>(document);
    const auto totals = reckon(std::get<DocumentContent>(read.value));
    QVERIFY(!isRefused(totals));
    QCOMPARE(difference(document["expected"].toObject(), std::get<Totals>(totals)), QString());
}

void TestRealInvoices::theyAreThoseThatWereCounted()
{
    QCOMPARE(m_documents.size(), 68U);
}

QTEST_APPLESS_MAIN(TestRealInvoices)
#include "tst_realinvoices.moc"
