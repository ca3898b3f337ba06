#include "domain/currency.h"

#include <QSet>
#include <QTest>

#include <algorithm>

using namespace seriatim;

class TestCurrency : public QObject
{
    Q_OBJECT

private slots:
    void everyEntryIsFoundByItsCode();
    void codesAreSortedAndOnce();
    void digitsAreThoseOfIso4217();
    void unknownCodesAreNone_data();
    void unknownCodesAreNone();
    void theEuroIsTheDefault();
};

void TestCurrency::everyEntryIsFoundByItsCode()
{
    for (const Currency::Entry &entry : Currency::all()) {
        const auto currency = Currency::fromCode(QString::fromLatin1(entry.code));
        QVERIFY2(currency, entry.code);
        QCOMPARE(currency->code(), QString::fromLatin1(entry.code));
        QCOMPARE(currency->digits(), entry.digits);
    }
}

void TestCurrency::codesAreSortedAndOnce()
{
    const auto all = Currency::all();
    for (std::size_t i = 1; i < all.size(); ++i)
        QVERIFY2(qstrcmp(all[i - 1].code, all[i].code) < 0, all[i].code);
}

void TestCurrency::digitsAreThoseOfIso4217()
{
    // Every other currency of the list has two.
    const QSet<QString> none{
        "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"};
    const QSet<QString> three{"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"};
    for (const Currency::Entry &entry : Currency::all()) {
        const QString code = QString::fromLatin1(entry.code);
        QVERIFY2(entry.digits == (none.contains(code) ? 0 : three.contains(code) ? 3 : 2), entry.code);
    }
}

void TestCurrency::unknownCodesAreNone_data()
{
    QTest::addColumn<QString>("code");
    for (const char *code :
        {"", "E", "EU", "EURO", "eur", "Eur", "XXX", "XTS", "XAU", "DEM", "AAA", "ZZZ", "EUR ", "€"})
        QTest::addRow("'%s'", code) << QString::fromUtf8(code);
    QTest::newRow("NUL") << QString(QLatin1StringView("EUR\0", 4));
    QTest::newRow("full width") << QStringLiteral("\uFF25\uFF35\uFF32");
    QTest::newRow("lone surrogate") << QString(QChar(0xD800));
}

void TestCurrency::unknownCodesAreNone()
{
    QFETCH(QString, code);
    QVERIFY(!Currency::fromCode(code));
}

void TestCurrency::theEuroIsTheDefault()
{
    QCOMPARE(Currency().code(), "EUR");
    QVERIFY(Currency() == *Currency::fromCode(u"EUR"));
}

QTEST_APPLESS_MAIN(TestCurrency)
#include "tst_currency.moc"
