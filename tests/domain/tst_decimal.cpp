#include "domain/decimal.h"

#include <QTest>

using namespace seriatim;

class TestDecimal : public QObject
{
    Q_OBJECT

private slots:
    void readsThePublishedForm_data();
    void readsThePublishedForm();
    void refusesEverythingElse_data();
    void refusesEverythingElse();
    void comparesAsNumbers();
    void losesZerosAtTheEndOnlyWhenAsked();
    void roundsHalfAwayFromZero_data();
    void roundsHalfAwayFromZero();
    void shiftsUntilItOverflows();
};

void TestDecimal::readsThePublishedForm_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("written");

    // clang-format off
    QTest::newRow("zero")                 << "0"                    << "0";
    QTest::newRow("digits are kept")      << "12.90"                << "12.90";
    QTest::newRow("below one")            << "0.05"                 << "0.05";
    QTest::newRow("negative below one")   << "-0.05"                << "-0.05";
    QTest::newRow("a plus is forgiven")   << "+0.10"                << "0.10";
    QTest::newRow("no negative zero")     << "-0.00"                << "0.00";
    QTest::newRow("18 digits")            << "999999999999999999"   << "999999999999999999";
    QTest::newRow("18 negative digits")   << "-999999999.999999999" << "-999999999.999999999";
    QTest::newRow("zeros are no digits")  << "0.000000001"          << "0.000000001";
    // clang-format on
}

void TestDecimal::readsThePublishedForm()
{
    QFETCH(QString, text);
    const auto decimal = Decimal::parse(text);
    QVERIFY(decimal);
    QTEST(decimal->toString(), "written");
    QCOMPARE(Decimal::parse(decimal->toString())->toString(), decimal->toString());
}

void TestDecimal::refusesEverythingElse_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "-", "+", ".", "1.", ".5", "-.5", "00", "01", "-01", "007.5", "1e3", "1E3", "1,5",
             " 1", "1 ", "1_000", "1.000,00", "+-1", "-+1", "--1", "1.2.3", "0x10", "NaN", "inf", "½", "1\n",
             "1.0000000000", "1000000000000000000", "1234567890.123456789"})
        QTest::addRow("'%s'", text) << QString::fromUtf8(text);
    QTest::newRow("NUL") << QString(QLatin1StringView("1\0", 2));
    QTest::newRow("other digits") << QStringLiteral("\u0661\u0662");
    QTest::newRow("minus sign of typography") << QStringLiteral("\u22125");
}

void TestDecimal::refusesEverythingElse()
{
    QFETCH(QString, text);
    QVERIFY(!Decimal::parse(text));
}

void TestDecimal::comparesAsNumbers()
{
    QVERIFY(Decimal(25, 0) == Decimal(250, 1));
    QVERIFY(Decimal(0, 0) == Decimal(0, 9));
    QVERIFY(Decimal(-1, 2) < Decimal(0, 0));
    QVERIFY(Decimal(10, 1) > Decimal(999'999'999, 9));
    // The largest of both kinds meet in 128 bits.
    QVERIFY(Decimal(999'999'999'999'999'999, 0) > Decimal(999'999'999'999'999'999, 9));
    QVERIFY(Decimal(-999'999'999'999'999'999, 0) < Decimal(-999'999'999'999'999'999, 9));
}

void TestDecimal::losesZerosAtTheEndOnlyWhenAsked()
{
    QCOMPARE(Decimal(1290, 2).toString(), "12.90");
    QCOMPARE(Decimal(1290, 2).trimmed().toString(), "12.9");
    QCOMPARE(Decimal(2500, 2).trimmed().toString(), "25");
    QCOMPARE(Decimal(100, 0).trimmed().toString(), "100");
    QCOMPARE(Decimal(0, 4).trimmed().toString(), "0");
}

void TestDecimal::roundsHalfAwayFromZero_data()
{
    QTest::addColumn<int>("numerator");
    QTest::addColumn<int>("denominator");
    QTest::addColumn<int>("quotient");

    // clang-format off
    QTest::newRow("half up")                << 5   << 10  << 1;
    QTest::newRow("half up, not to even")   << 25  << 10  << 3;
    QTest::newRow("negative half down")     << -5  << 10  << -1;
    QTest::newRow("negative half, no even") << -25 << 10  << -3;
    QTest::newRow("negative denominator")   << 25  << -10 << -3;
    QTest::newRow("both negative")          << -25 << -10 << 3;
    QTest::newRow("just below")             << 249 << 100 << 2;
    QTest::newRow("just above")             << 251 << 100 << 3;
    QTest::newRow("odd denominator")        << 1   << 3   << 0;
    QTest::newRow("two thirds")             << 2   << 3   << 1;
    QTest::newRow("exact")                  << -30 << 10  << -3;
    QTest::newRow("nothing")                << 0   << -7  << 0;
    // clang-format on
}

void TestDecimal::roundsHalfAwayFromZero()
{
    QFETCH(int, numerator);
    QFETCH(int, denominator);
    QTEST(static_cast<int>(dividedHalfAway(numerator, denominator)), "quotient");
}

void TestDecimal::shiftsUntilItOverflows()
{
    QVERIFY(shifted(7, 3) == Int128(7000));
    QVERIFY(shifted(-7, 0) == Int128(-7));
    QVERIFY(shifted(1, 38));
    QVERIFY(!shifted(2, 38));
    QVERIFY(!shifted(1, 39));
    QVERIFY(!shifted(-1, 1000));
    QVERIFY(shifted(0, 1000) == Int128(0));
}

QTEST_APPLESS_MAIN(TestDecimal)
#include "tst_decimal.moc"
