#include <QTest>

#include <limits>

#include "words/words.h"

using namespace seriatim;

namespace {

Money money(qint64 minor, const char *code)
{
    return Money(minor, *Currency::fromCode(QString::fromLatin1(code)));
}

/// With plain blanks, for the kinds of blank that a locale uses change between versions of its data.
QString plain(QString text)
{
    return text.replace(QChar(0x00a0), u' ').replace(QChar(0x202f), u' ').replace(QChar(0x2019), u'\'');
}

} // namespace

class TestAmounts : public QObject
{
    Q_OBJECT

private slots:
    void amountsAreWrittenAsTheLocaleDoes_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<qint64>("minor");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<QString>("amount");
        QTest::addColumn<QString>("withCurrency");
        const qint64 most = std::numeric_limits<qint64>::max();
        QTest::newRow("en_GB") << "en_GB" << qint64(123450) << "GBP"
                               << "1,234.50"
                               << "£1,234.50";
        QTest::newRow("en_GB below one") << "en_GB" << qint64(5) << "GBP"
                                         << "0.05"
                                         << "£0.05";
        QTest::newRow("en_GB negative") << "en_GB" << qint64(-123450) << "GBP"
                                        << "-1,234.50"
                                        << "-£1,234.50";
        QTest::newRow("en_GB negative below one") << "en_GB" << qint64(-5) << "GBP"
                                                  << "-0.05"
                                                  << "-£0.05";
        QTest::newRow("en_GB krona") << "en_GB" << qint64(1550000) << "SEK"
                                     << "15,500.00"
                                     << "SEK 15,500.00";
        QTest::newRow("en_GB euro") << "en_GB" << qint64(123450) << "EUR"
                                    << "1,234.50"
                                    << "€1,234.50";
        QTest::newRow("en_IE dollar") << "en_IE" << qint64(123450) << "USD"
                                      << "1,234.50"
                                      << "USD 1,234.50";
        QTest::newRow("de_DE") << "de_DE" << qint64(123450) << "EUR"
                               << "1.234,50"
                               << "1.234,50 €";
        QTest::newRow("de_DE dollar") << "de_DE" << qint64(123450) << "USD"
                                      << "1.234,50"
                                      << "1.234,50 USD";
        QTest::newRow("fr_FR") << "fr_FR" << qint64(123450) << "EUR"
                               << "1 234,50"
                               << "1 234,50 €";
        QTest::newRow("sv_SE") << "sv_SE" << qint64(-1550000) << "SEK"
                               << "−15 500,00"
                               << "−15 500,00 kr";
        QTest::newRow("pl_PL") << "pl_PL" << qint64(123456789) << "PLN"
                               << "1 234 567,89"
                               << "1 234 567,89 zł";
        QTest::newRow("hi_IN") << "hi_IN" << qint64(123456789012) << "INR"
                               << "1,23,45,67,890.12"
                               << "₹1,23,45,67,890.12";
        QTest::newRow("ja_JPY") << "ja_JP" << qint64(1234567) << "JPY"
                                << "1,234,567"
                                << "￥1,234,567";
        QTest::newRow("dinar") << "en_GB" << qint64(1234567) << "KWD"
                               << "1,234.567"
                               << "KWD 1,234.567";
        QTest::newRow("the most") << "en_GB" << most << "EUR"
                                  << "92,233,720,368,547,758.07"
                                  << "€92,233,720,368,547,758.07";
        QTest::newRow("the most, in yen") << "de_DE" << most << "JPY"
                                          << "9.223.372.036.854.775.807"
                                          << "9.223.372.036.854.775.807 JPY";
        QTest::newRow("the least") << "en_GB" << -most << "EUR"
                                   << "-92,233,720,368,547,758.07"
                                   << "-€92,233,720,368,547,758.07";
    }

    void amountsAreWrittenAsTheLocaleDoes()
    {
        QFETCH(QString, locale);
        QFETCH(qint64, minor);
        QFETCH(QString, currency);
        QFETCH(QString, amount);
        QFETCH(QString, withCurrency);
        const Money value = money(minor, qPrintable(currency));
        QCOMPARE(plain(words::amount(value, QLocale(locale))), amount);
        QCOMPARE(plain(words::amountWithCurrency(value, QLocale(locale))), withCurrency);
    }

    void decimalsKeepTheirDigits()
    {
        QCOMPARE(words::decimal(Decimal(1290, 2), QLocale("de_DE")), "12,90");
        QCOMPARE(words::decimal(Decimal(1234567890, 4), QLocale("de_DE")), "123.456,7890");
        QCOMPARE(words::decimal(Decimal(-5, 1), QLocale("en_GB")), "-0.5");
        QCOMPARE(words::decimal(Decimal(999'999'999'999'999'999, 9), QLocale("en_GB")), "999,999,999.999999999");
    }

    void whatIsTypedIsReadAsTheClerkMeantIt_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("read"); // Empty: refused.
        const auto row = [](const char *locale, const QString &typed, const char *read) {
            QTest::addRow("%s: %s", locale, qPrintable(typed)) << locale << typed << read;
        };
        row("en_GB", "12.90", "12.90");
        row("en_GB", "1,234", "1234");
        row("en_GB", "1,234.50", "1234.50");
        row("en_GB", "12,90", "12.90");
        row("en_GB", "1234,567", "1234.567");
        row("en_GB", "0,125", "0.125");
        row("en_GB", "1.234.567", "1234567");
        row("en_GB", "12,34,567", "");
        row("en_GB", "1,2345", "1.2345");
        row("en_GB", "1,23,456.7", "");
        row("en_GB", "1.234,50", "1234.50");
        row("en_GB", ".5", "0.5");
        row("en_GB", "5.", "5");
        row("en_GB", "007", "7");
        row("en_GB", "-1,234.50", "-1234.50");
        row("en_GB", "−5", "-5");
        row("en_GB", "- 5", "-5");
        row("en_GB", "+5", "5");
        row("en_GB", "-0", "0");
        row("en_GB", " 5 ", "5");
        row("de_DE", "1,234", "1.234");
        row("de_DE", "1.234", "1234");
        row("de_DE", "1.5", "1.5");
        row("de_DE", "1.234,50", "1234.50");
        row("de_DE", "1,234.50", "1234.50");
        row("de_DE", "0.125", "0.125");
        row("de_DE", "1234.567", "1234.567");
        row("de_DE", "1.234.567,8", "1234567.8");
        row("de_DE", "1,234,567", "1234567");
        row("de_DE", "1.23.456", "");
        row("fr_FR", "1 234,50", "1234.50");
        row("fr_FR", QStringLiteral("1\u00a0234,50"), "1234.50");
        row("fr_FR", QStringLiteral("1\u202f234\u202f567,5"), "1234567.5");
        row("fr_FR", "12.5", "12.5");
        row("fr_FR", "1.234", "");
        row("fr_FR", "1 234.567", "1234.567");
        row("fr_FR", "1  234", "");
        row("fr_FR", "12 34", "");
        row("de_CH", "1'234.50", "1234.50");
        row("de_CH", QStringLiteral("1’234’567.5"), "1234567.5");
        row("de_CH", "1,234", "");
        row("hi_IN", "12,34,567.89", "1234567.89");
        row("hi_IN", "1,234,567", "1234567");
        row("hi_IN", "1,234", "1234");
        row("ar_EG", QStringLiteral("١٢٣٫٤٥"), "123.45");
        row("ja_JP", "1,234,567", "1234567");
        for (const char *garbage : {"", " ", "-", ".", ",", "1e5", "0x10", "12,90 €", "twelve", "1..5", "1,,5", "--5",
                 "5-", "1 234,567,8", "1'234 567", "1,234.567.8", "NaN", "inf", "1.5.", "½", "1/2"}) {
            row("en_GB", garbage, "");
            row("de_DE", garbage, "");
        }
        row("en_GB", "999999999999999999", "999999999999999999");
        row("en_GB", "1234567890123456789", "");
        row("en_GB", "0.1234567890", "");
    }

    void whatIsTypedIsReadAsTheClerkMeantIt()
    {
        QFETCH(QString, locale);
        QFETCH(QString, typed);
        QFETCH(QString, read);
        const auto value = words::parseDecimal(typed, QLocale(locale));
        QCOMPARE(value ? value->toString() : QString(), read);
    }

    void whatIsWrittenCanBeReadAgain()
    {
        for (const char *name :
            {"en_GB", "de_DE", "fr_FR", "hi_IN", "ja_JP", "de_CH", "sv_SE", "ar_EG", "pl_PL", "pt_PT"}) {
            const QLocale locale(QString::fromLatin1(name));
            for (const Decimal &value : {Decimal(123456789, 2), Decimal(-123456, 2), Decimal(1234, 0), Decimal(5, 3),
                     Decimal(1234567, 3), Decimal(100000, 0)}) {
                const auto read = words::parseDecimal(words::decimal(value, locale), locale);
                QVERIFY2(read && *read == value, qPrintable(locale.name() + ' ' + words::decimal(value, locale)));
            }
        }
    }

    void datesHaveFourDigitsForTheYear()
    {
        const QDate day(2026, 11, 23);
        QCOMPARE(words::date(day, QLocale("en_GB")), "23 Nov 2026");
        QCOMPARE(words::date(day, QLocale("en_US")), "Nov 23, 2026");
        QCOMPARE(words::date(day, QLocale("de_DE")), "23. Nov. 2026");
        QCOMPARE(words::date(day, QLocale("ja_JP")), QStringLiteral("2026年11月23日"));
        for (const char *name : {"fr_FR", "hi_IN", "es_ES", "hu_HU", "zh_CN", "pt_BR"})
            QVERIFY2(words::date(day, QLocale(QString::fromLatin1(name))).contains("2026"), name);
    }

    void datesAreReadAsTheyAreWritten()
    {
        const auto locales = QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, QLocale::AnyTerritory);
        QVERIFY(locales.size() > 300);
        for (const QLocale &locale : locales) {
            for (int month = 1; month <= 12; ++month) {
                for (const int day : {1, month, 23, 28}) {
                    const QDate date(2026, month, day);
                    const QString written = words::date(date, locale);
                    const auto read = words::parseWrittenDate(written, locale);
                    QVERIFY2(read == date,
                        qPrintable(locale.name() + ' ' + date.toString(Qt::ISODate) + " is written " + written));
                }
            }
        }
        const QLocale german("de_DE");
        QVERIFY(words::parseWrittenDate(" 23.  nov. 2026 ", german) == QDate(2026, 11, 23));
        for (const char *other : {"", "23", "2026", "23.11.2026", "Nov 2026", "31. Nov. 2026", "99999999999999999999"})
            QVERIFY2(!words::parseWrittenDate(QString::fromLatin1(other), german), other);
    }

    void amountsAreReadWithTheirCurrency_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("read"); // Empty: no amount.
        const auto row = [](const char *locale, const QString &typed, const char *read) {
            QTest::addRow("%s: %s", locale, qPrintable(typed)) << locale << typed << read;
        };
        row("de_DE", "2.252,35", "2252.35");
        row("de_DE", QStringLiteral("2.252,35\u00a0€"), "2252.35");
        row("de_DE", "2252,35 EUR", "2252.35");
        row("fr_FR", QStringLiteral("2\u202f252,35"), "2252.35");
        row("fr_FR", "2 252,35 €", "2252.35");
        row("en_GB", "£1,234.50", "1234.50");
        row("en_GB", "SEK 15,500.00", "15500.00");
        row("sv_SE", "15 500,00 kr", "15500.00");
        row("en_GB", "-£5", "");
        row("en_GB", "INV-2026-00450", "");
        row("en_GB", "INV 2026", "");
        row("en_GB", "Room 12", "");
        row("en_GB", "12 monkeys", "");
        row("en_GB", "€", "");
        row("en_GB", "", "");
    }

    void amountsAreReadWithTheirCurrency()
    {
        QFETCH(QString, locale);
        QFETCH(QString, typed);
        QFETCH(QString, read);
        const auto value = words::parseAmount(typed, QLocale(locale));
        QCOMPARE(value ? value->toString() : QString(), read);
    }

    void whatIsShownIsReadAsAnAmount()
    {
        for (const char *name : {"en_GB", "de_DE", "fr_FR", "hi_IN", "de_CH", "sv_SE", "pl_PL", "pt_PT", "es_ES"}) {
            const QLocale locale(QString::fromLatin1(name));
            for (const char *code : {"EUR", "USD", "SEK", "PLN"}) {
                const Money shown = money(123456789, code);
                const QString text = words::amountWithCurrency(shown, locale);
                const auto read = words::parseAmount(text, locale);
                QVERIFY2(read && *read == shown.toDecimal(), qPrintable(locale.name() + ' ' + text));
            }
        }
    }

    void timesAreLocal()
    {
        qputenv("TZ", "Europe/Dublin");
        QCOMPARE(words::localTime("2026-07-01T08:14:00.123000Z", QLocale("en_GB")), "1 Jul 2026 09:14");
        QCOMPARE(words::localTime("nonsense", QLocale("en_GB")), "nonsense");
    }
};

QTEST_GUILESS_MAIN(TestAmounts)
#include "tst_amounts.moc"
