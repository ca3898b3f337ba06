#include "domain/tax.h"

#include <QTest>

using namespace seriatim;

class TestTax : public QObject
{
    Q_OBJECT

private slots:
    void everyCategoryHasItsCode();
    void unknownCodesAreNone();
    void ratesLieBetween0And100_data();
    void ratesLieBetween0And100();
    void onlySomeCategoriesMayHaveARate();
    void ratesCompareAsNumbers();
};

void TestTax::everyCategoryHasItsCode()
{
    QStringList codes;
    for (const TaxCategory category : allTaxCategories()) {
        codes << taxCategoryCode(category);
        QVERIFY(taxCategoryFromCode(codes.back()) == category);
    }
    QCOMPARE(codes, QStringList({"S", "Z", "E", "AE", "K", "G", "O", "L", "M", "B"}));
}

void TestTax::unknownCodesAreNone()
{
    for (const char *code : {"", "s", "X", "AA", "SS", "S ", "ae"})
        QVERIFY2(!taxCategoryFromCode(QString::fromLatin1(code)), code);
}

void TestTax::ratesLieBetween0And100_data()
{
    QTest::addColumn<QString>("rate");
    QTest::addColumn<bool>("isFine");

    // clang-format off
    QTest::newRow("zero")                     << "0"          << true;
    QTest::newRow("usual")                    << "25.0"       << true;
    QTest::newRow("hundred")                  << "100"        << true;
    QTest::newRow("four digits")              << "7.1234"     << true;
    QTest::newRow("zeros behind four digits") << "7.12340000" << true;
    QTest::newRow("negative")                 << "-0.01"      << false;
    QTest::newRow("above hundred")            << "100.0001"   << false;
    QTest::newRow("five digits")              << "7.12345"    << false;
    // clang-format on
}

void TestTax::ratesLieBetween0And100()
{
    QFETCH(QString, rate);
    const auto fault = faultOf({TaxCategory::Standard, *Decimal::parse(rate)}, "lines[0].tax");
    QTEST(!fault.has_value(), "isFine");
    if (fault) {
        QCOMPARE(ruleId(fault->rule), "tax-rate-out-of-range");
        QCOMPARE(fault->field, "lines[0].tax");
        QCOMPARE(fault->facts["value"], rate);
    }
}

void TestTax::onlySomeCategoriesMayHaveARate()
{
    QStringList with;
    for (const TaxCategory category : allTaxCategories()) {
        const auto fault = faultOf({category, Decimal(5, 0)}, "tax");
        QVERIFY(!faultOf({category, Decimal()}, "tax"));
        QCOMPARE(!fault.has_value(), mayHaveRate(category));
        if (!fault)
            with << taxCategoryCode(category);
        else
            QCOMPARE(ruleId(fault->rule), "tax-rate-not-allowed");
    }
    QCOMPARE(with, QStringList({"S", "L", "M", "B"}));
}

void TestTax::ratesCompareAsNumbers()
{
    QVERIFY(Tax({TaxCategory::Standard, Decimal(25, 0)}) == Tax({TaxCategory::Standard, Decimal(250, 1)}));
    QVERIFY(Tax({TaxCategory::Standard, Decimal()}) != Tax({TaxCategory::Exempt, Decimal()}));
}

QTEST_APPLESS_MAIN(TestTax)
#include "tst_tax.moc"
