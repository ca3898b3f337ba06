#include "domain/money.h"

#include <QTest>

#include <limits>

using namespace seriatim;

namespace {

Currency currency(const char *code)
{
    return *Currency::fromCode(QString::fromLatin1(code));
}

std::optional<Money> exactly(const char *amount, const char *code)
{
    return Money::exactly(*Decimal::parse(QString::fromLatin1(amount)), currency(code));
}

} // namespace

class TestMoney : public QObject
{
    Q_OBJECT

private slots:
    void hasExactlyTheCurrencysDigits_data();
    void hasExactlyTheCurrencysDigits();
    void refusesMoreDigitsThanTheCurrencyHas();
    void refusesMoreThan18Digits();
    void whatIsWrittenCanBeReadAgain();
    void sums();
    void aSumThatLeaves64BitsStaysOverflowed();
    void aSumThatIsTooLongIsNone();
    void amountsOfTwoCurrenciesDiffer();
};

void TestMoney::hasExactlyTheCurrencysDigits_data()
{
    QTest::addColumn<QByteArray>("amount");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QString>("written");

    // clang-format off
    QTest::newRow("euro")             << QByteArray("1821.5")  << QByteArray("EUR") << "1821.50";
    QTest::newRow("more zeros")       << QByteArray("12.9000") << QByteArray("EUR") << "12.90";
    QTest::newRow("yen")              << QByteArray("1200.00") << QByteArray("JPY") << "1200";
    QTest::newRow("dinar of Kuwait")  << QByteArray("-0.5")    << QByteArray("KWD") << "-0.500";
    QTest::newRow("less than a unit") << QByteArray("0.07")    << QByteArray("USD") << "0.07";
    QTest::newRow("zero")             << QByteArray("-0")      << QByteArray("EUR") << "0.00";
    // clang-format on
}

void TestMoney::hasExactlyTheCurrencysDigits()
{
    QFETCH(QByteArray, amount);
    QFETCH(QByteArray, code);
    const auto money = exactly(amount.constData(), code.constData());
    QVERIFY(money);
    QTEST(money->toString(), "written");
}

void TestMoney::refusesMoreDigitsThanTheCurrencyHas()
{
    QVERIFY(!exactly("0.001", "EUR"));
    QVERIFY(!exactly("0.5", "JPY"));
    QVERIFY(!exactly("1.0001", "KWD"));
    QVERIFY(exactly("1.000", "EUR"));
}

void TestMoney::refusesMoreThan18Digits()
{
    QVERIFY(exactly("9999999999999999.99", "EUR"));
    QVERIFY(!exactly("99999999999999999", "EUR"));
    QVERIFY(!exactly("-99999999999999999", "EUR"));
    QVERIFY(exactly("999999999999999999", "JPY"));
    QVERIFY(!Money::fitting(Int128(Money::MaxMinorUnits) + 1, currency("EUR")));
    QVERIFY(!Money::fitting(-Int128(Money::MaxMinorUnits) - 1, currency("EUR")));
}

void TestMoney::whatIsWrittenCanBeReadAgain()
{
    for (const char *code : {"EUR", "JPY", "KWD"}) {
        for (const qint64 minor : {Money::MaxMinorUnits, -Money::MaxMinorUnits, qint64(1), qint64(-10), qint64(0)}) {
            const Money money(minor, currency(code));
            const auto decimal = Decimal::parse(money.toString());
            QVERIFY2(decimal, qPrintable(money.toString()));
            QVERIFY(Money::exactly(*decimal, currency(code)) == money);
        }
    }
}

void TestMoney::sums()
{
    Sum sum(currency("EUR"));
    sum += Money(1050, currency("EUR"));
    sum -= Money(2100, currency("EUR"));
    QCOMPARE(sum.total()->toString(), "-10.50");
}

void TestMoney::aSumThatLeaves64BitsStaysOverflowed()
{
    const Money most(std::numeric_limits<qint64>::max(), currency("EUR"));
    Sum sum(currency("EUR"));
    sum += most;
    sum += most;
    QVERIFY(!sum.total());
    sum -= most;
    sum -= most;
    QVERIFY(!sum.total());
}

void TestMoney::aSumThatIsTooLongIsNone()
{
    Sum sum(currency("EUR"));
    sum += Money(Money::MaxMinorUnits, currency("EUR"));
    QVERIFY(sum.total());
    sum += Money(1, currency("EUR"));
    QVERIFY(!sum.total());
}

void TestMoney::amountsOfTwoCurrenciesDiffer()
{
    QVERIFY(Money(100, currency("EUR")) != Money(100, currency("USD")));
    QVERIFY(Money(100, currency("EUR")) == Money(100, Currency()));
}

QTEST_APPLESS_MAIN(TestMoney)
#include "tst_money.moc"
