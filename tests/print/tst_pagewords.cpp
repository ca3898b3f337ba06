#include <QTest>

#include <limits>

#include "print/examples.h"
#include "print/girocode.h"
#include "print/language.h"
#include "print/layout.h"
#include "print/pagefacts.h"
#include "print/parties.h"

using namespace seriatim;
using namespace seriatim::pagefacts;

namespace {

Money euros(qint64 cents)
{
    return Money(cents, Currency());
}

QString plainBlanks(QString text)
{
    return text.replace(QChar::Nbsp, ' ').replace(QChar(0x202F), ' ');
}

print::PageFormat formatOf(const char *tag)
{
    return print::PageFormat(print::localeFor(QString::fromLatin1(tag)));
}

bool hasCode(const print::PrintedDocument &document)
{
    for (const auto &page : print::layout(document)) {
        for (const auto &primitive : page.primitives) {
            if (std::holds_alternative<print::Fill>(primitive))
                return true;
        }
    }
    return false;
}

} // namespace

class tst_PageWords : public QObject
{
    Q_OBJECT

private slots:
    void amountsAreWrittenAsTheLanguageDoes_data()
    {
        QTest::addColumn<QByteArray>("tag");
        QTest::addColumn<qint64>("cents");
        QTest::addColumn<QString>("text");
        QTest::newRow("British") << QByteArray("en-GB") << qint64(182150) << "1,821.50";
        QTest::newRow("German") << QByteArray("de-DE") << qint64(-123456789) << "–1.234.567,89";
        QTest::newRow("Swiss") << QByteArray("de-CH") << qint64(123456) << QStringLiteral("1’234.56");
        QTest::newRow("French") << QByteArray("fr-FR") << qint64(123456) << "1 234,56";
        QTest::newRow("Indian") << QByteArray("en-IN") << qint64(1234567800) << "1,23,45,678.00";
        QTest::newRow("Polish") << QByteArray("pl-PL") << qint64(123456789) << "1 234 567,89";
        QTest::newRow("Spanish") << QByteArray("es-ES") << qint64(123456789) << "1.234.567,89";
        QTest::newRow("Portuguese") << QByteArray("pt-PT") << qint64(123456789) << "1 234 567,89";
        QTest::newRow("Spanish, four digits") << QByteArray("es-ES") << qint64(123456) << "1.234,56";
        QTest::newRow("unknown") << QByteArray("xx-nonsense-!!") << qint64(5) << "0.05";
        QTest::newRow("none") << QByteArray() << qint64(-5) << "–0.05";
        QTest::newRow("largest") << QByteArray("en-GB") << std::numeric_limits<qint64>::max()
                                 << "92,233,720,368,547,758.07";
    }

    void amountsAreWrittenAsTheLanguageDoes()
    {
        QFETCH(QByteArray, tag);
        QFETCH(qint64, cents);
        QFETCH(QString, text);
        QCOMPARE(plainBlanks(formatOf(tag.constData()).amount(euros(cents))), text);
    }

    void everyCurrencyHasItsDigits()
    {
        const auto format = formatOf("en-GB");
        QCOMPARE(format.amount(Money(1234, *Currency::fromCode(u"JPY"))), QStringLiteral("1,234"));
        QCOMPARE(format.amount(Money(1234, *Currency::fromCode(u"KWD"))), QStringLiteral("1.234"));
        QCOMPARE(format.price(Decimal(310, 0), Currency()), QStringLiteral("310.00"));
        QCOMPARE(format.price(Decimal(123456, 5), Currency()), QStringLiteral("1.23456"));
        QCOMPARE(format.decimal(Decimal(6500, 3)), QStringLiteral("6.5"));
    }

    void otherDigitsAreUsedThroughout()
    {
        const QString amount = formatOf("ar-EG").amount(euros(123456));
        QVERIFY(amount.contains(QChar(0x0665)) && amount.contains(QChar(0x0661)));
        for (const QChar unit : amount)
            QVERIFY(unit < u'0' || unit > u'9');
    }

    void datesAreInOrderAndHaveFourDigitYears()
    {
        const QDate date(2026, 11, 3);
        QCOMPARE(formatOf("en-GB").date(date), QStringLiteral("3 Nov 2026"));
        QCOMPARE(formatOf("en-IE").longDate(date), QStringLiteral("3 November 2026"));
        QCOMPARE(formatOf("en-US").date(date), QStringLiteral("Nov 3, 2026"));
        QCOMPARE(formatOf("de-DE").longDate(date), QStringLiteral("3. November 2026"));
        QCOMPARE(formatOf("ja-JP").date(date), QStringLiteral("2026年11月3日"));
        QCOMPARE(formatOf("en-GB").dates(date, date), QStringLiteral("3 Nov 2026"));
        QCOMPARE(formatOf("en-GB").dates(date, {}), QStringLiteral("3 Nov 2026 –"));
    }

    void everyLocaleTellsTheWholeDate()
    {
        for (const QLocale &locale :
            QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, QLocale::AnyTerritory)) {
            const print::PageFormat format(locale);
            const QString date = format.date(QDate(2026, 11, 23));
            const bool year = date.contains("2026") || locale.zeroDigit() != "0";
            QVERIFY2(year, qPrintable(locale.bcp47Name() + ": " + date));
            QVERIFY2(format.longDate(QDate(2026, 11, 23)) != format.longDate(QDate(2026, 11, 24)),
                qPrintable(locale.bcp47Name()));
            QVERIFY2(format.longDate(QDate(2026, 11, 23)) != format.longDate(QDate(2026, 12, 23)),
                qPrintable(locale.bcp47Name()));
        }
    }

    void unitsAreWordsWhereTheyAreKnown()
    {
        const print::Language language{QString()};
        QCOMPARE(language.words.unit("HUR"), QStringLiteral("h"));
        QCOMPARE(language.words.unit("C62"), QStringLiteral("pcs"));
        QCOMPARE(language.words.unit("bucket"), QStringLiteral("bucket"));
        QCOMPARE(language.words.unit(""), QString());
    }

    void addressesFollowTheirCountry()
    {
        const print::PageWords words(print::localeFor("en-GB"));
        const Address us{"1 Main St", {}, {}, "97201", "Portland", "OR", "US"};
        QCOMPARE(
            print::addressLines(us, words, "DE"), (QStringList{"1 Main St", "Portland, OR 97201", "United States"}));
        const Address de{"Lindenstr. 1", {}, {}, "10969", "Berlin", {}, "DE"};
        QCOMPARE(print::addressLines(de, words, "DE"), (QStringList{"Lindenstr. 1", "10969 Berlin"}));
        QCOMPARE(print::addressLines(de, words, "IE").last(), QStringLiteral("Germany"));
        QCOMPARE(print::addressLines({}, words, "IE"), QStringList());
    }

    void ibansAreChecked()
    {
        QCOMPARE(print::iban("IE29 AIBK 9311 5212 3456 78"), std::optional<QString>("IE29AIBK93115212345678"));
        QCOMPARE(print::iban("de89370400440532013000"), std::optional<QString>("DE89370400440532013000"));
        for (const char *wrong : {"IE29 AIBK 9311 5212 3456 79", "IE92AIBK93115212345678", "1234567", "",
                 "IE29-AIBK-9311", "DE89 3704 0044 0532 0130 0O"})
            QVERIFY2(!print::iban(QString::fromLatin1(wrong)), wrong);
    }

    void everyKindCallsItsDueDateByItsName()
    {
        for (const auto &[kind, name] : {std::pair("invoice", "Due"), {"credit-memo", "Due"},
                 {"quotation", "Valid until"}, {"purchase-order", "Deliver by"}, {"delivery-note", "Deliver by"}})
            QVERIFY2(says(print::layout(examples::ofKind(examples::invoice(), kind))[0], name), kind);
    }

    void theCodeHoldsThePayment()
    {
        const QByteArray code = print::giroCode(examples::invoice());
        QCOMPARE(code,
            QByteArray("BCD\n002\n1\nSCT\nAIBKIE2D\nHarbour Supplies "
                       "Ltd\nIE29AIBK93115212345678\nEUR2252.35\n\n\nINV-2026-00450"));
        const auto squares = print::qrSquares(code);
        QVERIFY(squares && squares->side >= 21 && squares->side <= 69); // At most version 13 (EPC069-12).
        QCOMPARE(static_cast<int>(squares->dark.size()), squares->side * squares->side);
        QVERIFY(hasCode(examples::invoice()));
    }

    void theCodeIsOnlyWhereItMayBe()
    {
        using Change = void (*)(print::PrintedDocument &);
        // clang-format off
        const Change changes[] = {
            [](print::PrintedDocument &document) { document.content.paymentMeans.iban = "IE29 AIBK 9311 5212 3456 79"; },
            [](print::PrintedDocument &document) { document.content.currency = "SEK"; examples::reckonAnew(document); },
            [](print::PrintedDocument &document) { document.content.prepaid = Decimal(225235, 2); examples::reckonAnew(document); },
            [](print::PrintedDocument &document) { document.content.prepaid = Decimal(9999, 0); examples::reckonAnew(document); },
            [](print::PrintedDocument &document) { document = examples::ofKind(document, "credit-memo"); },
            [](print::PrintedDocument &document) { document = examples::ofKind(document, "delivery-note"); },
            [](print::PrintedDocument &document) { document.content.paymentMeans.code = "59"; },
            [](print::PrintedDocument &document) { document = examples::drafted(document); },
            [](print::PrintedDocument &document) { document = examples::voided(document); },
        };
        // clang-format on
        for (const Change change : changes) {
            print::PrintedDocument document = examples::invoice();
            change(document);
            QVERIFY(!hasCode(document));
            QVERIFY(print::giroCode(document).isEmpty());
        }
    }

    void payloadsKeepToTheStandardsLimits()
    {
        print::PrintedDocument document = examples::invoice();
        document.content.paymentMeans.accountName = QString(500, u'ß');
        document.content.paymentMeans.remittance = "4711\nEUR1.00";
        const QList<QByteArray> lines = print::giroCode(document).split('\n');
        QCOMPARE(lines.size(), 11);
        QCOMPARE(QString::fromUtf8(lines[5]), QString(70, u'ß'));
        QCOMPARE(lines[10], QByteArray("4711 EUR1.00"));
        document.content.paymentMeans.remittance = QString(141, 'r');
        QVERIFY(print::giroCode(document).isEmpty());
        QVERIFY(!hasCode(document));
    }

    void kindsWithoutPricesHaveNone()
    {
        const auto pages = print::layout(examples::ofKind(examples::invoice(), "delivery-note"));
        const QString text = textOf(pages);
        for (const char *word : {"Price", "Tax", "Net", "310.00", "To pay", "Total", "VAT 19", "Discount"})
            QVERIFY2(!text.contains(word), word);
        QVERIFY(text.contains("Quantity") && text.contains("4") && text.contains("Pallet rack"));
    }

    void kindsThatAskNoPaymentAskNone()
    {
        for (const char *kind : {"credit-memo", "purchase-order", "quotation"}) {
            const QString text = textOf(print::layout(examples::ofKind(examples::invoice(), kind)));
            QVERIFY(!text.contains("Please pay") && !text.contains("To pay"));
            QVERIFY(text.contains("Total EUR"));
        }
    }

    void aDocumentWithoutTaxesHasNoColumnForThem()
    {
        print::PrintedDocument document = examples::ofKind(examples::invoice(), "purchase-order");
        for (Line &line : document.content.lines)
            line.tax.reset();
        document.content.allowances.clear();
        examples::reckonAnew(document);
        const auto pages = print::layout(document);
        QVERIFY(!says(pages[0], "Tax") && !mentions(pages[0], "Not subject"));
        QVERIFY(says(pages[0], "Total EUR") && says(pages[0], "1,942.00"));
    }

    void everythingThatIsFilledIsPrinted()
    {
        const QString text = plainBlanks(textOf(print::layout(examples::fullInvoice())));
        for (const char *part :
            {"1 Nov 2026 – 30 Nov 2026", "22 Nov 2026", "4500017788", "FW-2025-17", "Hall 7", "DN-2026-00112",
                "WE-77812", "Lot 3", "Meter 12-44", "KST 4711", "Quotation QU-2026-00031", "Deliver to", "Hoppegarten",
                "Payable to Factoring Bank AG", "Tax representative: Harbour Supplies Ltd", "Item PR-3-ZN",
                "your item 77-1200", "article 4012345678901", "order line 10", "object Bay 12", "origin Austria",
                "Inspected before despatch.", "Volume discount, 10 %", "–124.00", "Freight to site", "24.50 per 10",
                "exempt", "Exempt from VAT: 640.00", "Vocational training", "Packing", "Already paid", "–500.00",
                "Rounding", "0.02", "five years of warranty", "The load signs", "Payable within 14 days"})
            QVERIFY2(text.contains(QString::fromUtf8(part)), part);
    }

    void aLinesOwnDiscountsSumUpWithIt()
    {
        const auto pages = print::layout(examples::fullInvoice());
        // 1,240.00 – 124.00 + 18.50 + 377.00 + 129.00 + 19.60
        QVERIFY(mentions(pages[0], "1,240.00"));
        QVERIFY(mentions(pages[0], "1,660.10") == (pages.size() > 1));
    }

    void exemptTaxIsNamedWithItsReason_data()
    {
        QTest::addColumn<QString>("category");
        QTest::addColumn<QString>("label");
        QTest::newRow("exempt") << "E"
                                << "Exempt from VAT: 129.00";
        QTest::newRow("reverse charge") << "AE"
                                        << "Reverse charge: 129.00";
        QTest::newRow("intra-Community") << "K"
                                         << "Intra-Community supply: 129.00";
        QTest::newRow("export") << "G"
                                << "Export, free of VAT: 129.00";
        QTest::newRow("outside scope") << "O"
                                       << "Not subject to VAT: 129.00";
    }

    void exemptTaxIsNamedWithItsReason()
    {
        QFETCH(QString, category);
        QFETCH(QString, label);
        print::PrintedDocument document = examples::invoice();
        document.content.lines[2].tax = Tax{*taxCategoryFromCode(category), {}};
        document.content.exemptions = {{category, "because the law says so", {}}};
        examples::reckonAnew(document);
        const auto pages = print::layout(document);
        QVERIFY(says(pages[0], label));
        QVERIFY(says(pages[0], "because the law says so"));
    }
};

QTEST_MAIN(tst_PageWords)
#include "tst_pagewords.moc"
