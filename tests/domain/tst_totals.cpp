#include "domain/totals.h"

#include <QTest>

#include "domain/paper.h"

using namespace seriatim;
using namespace seriatim::paper;

namespace {

/// The totals in few words, or the refusal.
QString reckoned(const DocumentContent &content)
{
    const auto result = reckon(content);
    if (isRefused(result))
        return ruleId(refusalOf(result).rule) + " at " + refusalOf(result).field;
    const auto &totals = std::get<Totals>(result);
    QStringList taxes;
    for (const TaxSubtotal &each : totals.taxes)
        taxes << QStringLiteral("%1 %2: %3 on %4")
                     .arg(taxCategoryCode(each.tax.category), each.tax.rate.toString(), each.amount.toString(),
                         each.taxable.toString());
    return QStringLiteral("%1 + %2 = %3, pay %4 (%5)")
        .arg(totals.net.toString(), totals.tax.toString(), totals.gross.toString(), totals.payable.toString(),
            taxes.join("; "));
}

QString netOf(const Line &line, const char *currency = "EUR")
{
    const auto net = lineNet(line, *Currency::fromCode(QString::fromLatin1(currency)), "lines[0]");
    return isRefused(net) ? ruleId(refusalOf(net).rule) + " at " + refusalOf(net).field
                          : std::get<Money>(net).toString();
}

} // namespace

class TestTotals : public QObject
{
    Q_OBJECT

private slots:
    void aLineIsRoundedHalfAwayFromZero_data();
    void aLineIsRoundedHalfAwayFromZero();
    void aLineHasItsAllowancesAndCharges();
    void taxIsReckonedOncePerCategoryAndRate();
    void ratesThatCompareEqualAreOne();
    void documentAllowancesAndChargesAreTaxedWithTheirOwn();
    void prepaidAndRoundingChangeWhatIsPaid();
    void negativeDocumentsComeOutNegative();
    void currenciesHaveTheirOwnDigits();
    void aDraftHasTotalsWhileItIsTyped();
    void withoutACurrencyThereAreNone();
    void moreDigitsThanTheCurrencyHasAreRefused_data();
    void moreDigitsThanTheCurrencyHasAreRefused();
    void overflowIsRefusedEverywhere_data();
    void overflowIsRefusedEverywhere();
    void aThousandLinesAreSummed();
};

void TestTotals::aLineIsRoundedHalfAwayFromZero_data()
{
    QTest::addColumn<QByteArray>("quantity");
    QTest::addColumn<QByteArray>("price");
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<QString>("net");

    // clang-format off
    const auto row = [](const char *name, const char *quantity, const char *price, const char *base, const char *net) {
        QTest::newRow(name) << QByteArray(quantity) << QByteArray(price) << QByteArray(base) << QString::fromLatin1(net); };
    row("exact",                        "3",     "350",      "",      "1050.00");
    row("half goes up",                 "1",     "0.125",    "",      "0.13");
    row("half goes up, not to even",    "1",     "0.625",    "",      "0.63");
    row("half of an even one, too",     "1",     "0.145",    "",      "0.15");
    row("negative half goes down",      "-1",    "0.125",    "",      "-0.13");
    row("negative price",               "1",     "-2.675",   "",      "-2.68");
    row("both negative",                "-3",    "-1.115",   "",      "3.35");
    row("just below half",              "1",     "0.12499",  "",      "0.12");
    row("small enough to vanish",       "0.001", "0.001",    "",      "0.00");
    row("many decimals",                "2.0015","9.99995",  "",      "20.01");
    row("price for a hundred",          "250",   "12.90",    "100",   "32.25");
    row("price for three",              "1",     "10",       "3",     "3.33");
    row("price for three, twice",       "2",     "10",       "3",     "6.67");
    row("price for a part",             "1",     "1",        "0.3",   "3.33");
    row("price for one, written long",  "7",     "1.10",     "1.000", "7.70");
    row("18 digits times one",          "1",     "9999999999999999.99", "", "9999999999999999.99");
    row("zero quantity",                "0",     "12",       "",      "0.00");
    row("price for nothing",            "1",     "12",       "0",     "not-a-decimal at lines[0].priceBase");
    row("price for less than nothing",  "1",     "12",       "-1",    "not-a-decimal at lines[0].priceBase");
    // clang-format on
}

void TestTotals::aLineIsRoundedHalfAwayFromZero()
{
    QFETCH(QByteArray, quantity);
    QFETCH(QByteArray, price);
    QFETCH(QByteArray, base);
    Line one = line(quantity.constData(), price.constData());
    one.priceBase = decimal(base.constData());
    QTEST(netOf(one), "net");
}

void TestTotals::aLineHasItsAllowancesAndCharges()
{
    Line one = line("3", "0.335");
    one.allowances = {adjustment("0.10"), adjustment("0.20")};
    one.charges = {adjustment("1.05")};
    // The product is rounded before anything is taken off.
    QCOMPARE(netOf(one), "1.76");
}

void TestTotals::taxIsReckonedOncePerCategoryAndRate()
{
    // 19 % of each 0.13 is 0.0247, rounded 0.02; of the sum 0.26 it is 0.0494, rounded 0.05.
    QCOMPARE(reckoned(invoice({line("1", "0.13", "19"), line("1", "5", "7"), line("1", "0.13", "19")})),
        "5.26 + 0.40 = 5.66, pay 5.66 (S 19: 0.05 on 0.26; S 7: 0.35 on 5.00)");
    // Half of a cent goes away from zero: 10 % of 0.25.
    QCOMPARE(reckoned(invoice({line("1", "0.25", "10")})), "0.25 + 0.03 = 0.28, pay 0.28 (S 10: 0.03 on 0.25)");
    QCOMPARE(reckoned(invoice({line("-1", "0.25", "10")})), "-0.25 + -0.03 = -0.28, pay -0.28 (S 10: -0.03 on -0.25)");
}

void TestTotals::ratesThatCompareEqualAreOne()
{
    Line exempt = line("1", "10", "0");
    exempt.tax->category = TaxCategory::Exempt;
    QCOMPARE(reckoned(invoice({line("1", "10", "25"), exempt, line("1", "10", "25.0"), line("1", "10", "0")})),
        "40.00 + 5.00 = 45.00, pay 45.00 (S 25: 5.00 on 20.00; E 0: 0.00 on 10.00; S 0: 0.00 on 10.00)");
}

void TestTotals::documentAllowancesAndChargesAreTaxedWithTheirOwn()
{
    DocumentContent content = invoice({line("1", "100", "25"), line("1", "50", "12")});
    content.allowances = {adjustment("10", "12")};
    content.charges = {adjustment("4", "6")};
    QCOMPARE(reckoned(content),
        "144.00 + 30.04 = 174.04, pay 174.04 (S 25: 25.00 on 100.00; S 12: 4.80 on 40.00; S 6: 0.24 on 4.00)");
    const auto totals = std::get<Totals>(reckon(content));
    QCOMPARE(totals.lineSum.toString(), "150.00");
    QCOMPARE(totals.allowances.toString(), "10.00");
    QCOMPARE(totals.charges.toString(), "4.00");
}

void TestTotals::prepaidAndRoundingChangeWhatIsPaid()
{
    DocumentContent content = invoice({line("1", "8.08", "25")}, "SEK");
    content.rounding = decimal("-0.10");
    content.prepaid = decimal("5");
    QCOMPARE(reckoned(content), "8.08 + 2.02 = 10.10, pay 5.00 (S 25: 2.02 on 8.08)");
}

void TestTotals::negativeDocumentsComeOutNegative()
{
    DocumentContent content = invoice({line("-2", "10.01"), line("1", "5")});
    QCOMPARE(reckoned(content), "-15.02 + -3.76 = -18.78, pay -18.78 (S 25: -3.76 on -15.02)");
}

void TestTotals::currenciesHaveTheirOwnDigits()
{
    QCOMPARE(reckoned(invoice({line("1", "1200.5", "10")}, "JPY")), "1201 + 120 = 1321, pay 1321 (S 10: 120 on 1201)");
    QCOMPARE(
        reckoned(invoice({line("1", "1.0005", "5")}, "KWD")), "1.001 + 0.050 = 1.051, pay 1.051 (S 5: 0.050 on 1.001)");
    QCOMPARE(reckoned(invoice({line("1", "0.4", "10")}, "JPY")), "0 + 0 = 0, pay 0 (S 10: 0 on 0)");
}

void TestTotals::aDraftHasTotalsWhileItIsTyped()
{
    DocumentContent content = invoice({line("", "10"), line("2", ""), line("1", "4")});
    content.lines[2].tax.reset();
    content.allowances.emplace_back();
    QCOMPARE(reckoned(content), "4.00 + 0.00 = 4.00, pay 4.00 (S 25: 0.00 on 0.00; O 0: 0.00 on 4.00)");
    QCOMPARE(reckoned(invoice({})), "0.00 + 0.00 = 0.00, pay 0.00 ()");
}

void TestTotals::withoutACurrencyThereAreNone()
{
    QCOMPARE(reckoned(invoice({line("1", "1")}, "")), "missing at currency");
    QCOMPARE(reckoned(invoice({line("1", "1")}, "XXX")), "unknown-currency at currency");
}

void TestTotals::moreDigitsThanTheCurrencyHasAreRefused_data()
{
    QTest::addColumn<DocumentContent>("content");
    QTest::addColumn<QString>("field");

    const DocumentContent plain = invoice({line("1", "1"), line("1", "1")});
    const auto row = [&](const char *field, auto change) {
        DocumentContent content = plain;
        change(content);
        QTest::newRow(field) << content << QString::fromLatin1(field);
    };
    row("lines[1].allowances[0].amount", [](auto &content) { content.lines[1].allowances = {adjustment("0.001")}; });
    row("lines[0].charges[1].amount", [](auto &content) {
        content.lines[0].charges = {adjustment("1"), adjustment("0.005")};
    });
    row("allowances[0].amount", [](auto &content) { content.allowances = {adjustment("0.001")}; });
    row("charges[0].amount", [](auto &content) { content.charges = {adjustment("0.001")}; });
    row("prepaid", [](auto &content) { content.prepaid = decimal("0.001"); });
    row("rounding", [](auto &content) { content.rounding = decimal("0.001"); });
}

void TestTotals::moreDigitsThanTheCurrencyHasAreRefused()
{
    QFETCH(DocumentContent, content);
    QFETCH(QString, field);
    QCOMPARE(reckoned(content), "too-many-digits at " + field);
    content.currency = "KWD";
    QVERIFY(!isRefused(reckon(content)));
    content.currency = "JPY";
    QCOMPARE(reckoned(content), "too-many-digits at " + field);
}

void TestTotals::overflowIsRefusedEverywhere_data()
{
    QTest::addColumn<DocumentContent>("content");
    QTest::addColumn<QString>("field");

    const char *most = "9999999999999999.99";
    const auto row = [&](const char *name, const char *field, const std::vector<Line> &lines, auto change) {
        DocumentContent content = invoice(lines);
        change(content);
        QTest::newRow(name) << content << QString::fromLatin1(field);
    };
    const auto nothing = [](auto &) {};
    const std::vector<Line> fullLine{line("1", most, "0")};
    const std::vector<Line> smallLine{line("1", "1", "0")};

    row("product", "lines[0]", {line("100000000000000000", "100000000000000000")}, nothing);
    row("product of 36 digits", "lines[0]", {line("999999999999999999", "999999999999999999")}, nothing);
    row("product, negative", "lines[0]", {line("-100000000000000000", "1")}, nothing);
    row("division by a small base", "lines[0]", {line("1", most)},
        [](auto &content) { content.lines[0].priceBase = decimal("0.000000001"); });
    row("line with a charge", "lines[0]", fullLine,
        [](auto &content) { content.lines[0].charges = {adjustment("0.01")}; });
    row("line's charges", "lines[0].charges", smallLine, [&](auto &content) {
        content.lines[0].charges = {adjustment(most), adjustment(most)};
    });
    row("line's allowance", "lines[0].allowances[0].amount", smallLine,
        [](auto &content) { content.lines[0].allowances = {adjustment("99999999999999999")}; });
    row("sum of lines", "lines", {line("1", most, "0"), line("1", "0.01", "0")}, nothing);
    row("charges", "charges", smallLine, [&](auto &content) {
        content.charges = {adjustment(most, "0"), adjustment("0.01", "0")};
    });
    row("allowance", "allowances[0].amount", smallLine,
        [](auto &content) { content.allowances = {adjustment("99999999999999999")}; });
    row("net", "lines", fullLine, [](auto &content) { content.charges = {adjustment("0.01", "6")}; });
    row("taxable of a rate", "lines", fullLine, [](auto &content) { content.charges = {adjustment("0.01", "0")}; });
    row("tax", "lines", {line("1", most, "5"), line("-1", most, "6"), line("1", most, "5")}, nothing);
    row("gross", "lines", {line("1", most, "1")}, nothing);
    row("prepaid", "prepaid", smallLine, [](auto &content) { content.prepaid = decimal("99999999999999999"); });
    row("payable", "lines", fullLine, [](auto &content) { content.prepaid = decimal("-0.01"); });
    row("rounding", "lines", fullLine, [](auto &content) { content.rounding = decimal("0.01"); });
}

void TestTotals::overflowIsRefusedEverywhere()
{
    QFETCH(DocumentContent, content);
    QFETCH(QString, field);
    QCOMPARE(reckoned(content), "amount-too-large at " + field);
}

void TestTotals::aThousandLinesAreSummed()
{
    QCOMPARE(reckoned(invoice(std::vector<Line>(1000, line("1", "0.01", "19")))),
        "10.00 + 1.90 = 11.90, pay 11.90 (S 19: 1.90 on 10.00)");
}

QTEST_APPLESS_MAIN(TestTotals)
#include "tst_totals.moc"
