#include <QTest>

#include "outgoing/printed.h"
#include "support/shoptest.h"

using namespace seriatim;

/// What the pages say of a document, whoever sends them out.
class TestPrintedFrom : public ShopTest
{
    Q_OBJECT

private slots:
    void init() override
    {
        ShopTest::init();
        ChangeCompany change;
        change.company = readCompany(anna().store());
        change.company.language = "de-DE";
        change.company.paymentMeans.iban = "DE02120300000000202051";
        change.company.logo = QByteArrayLiteral("\x89PNG\r\n\x1a\n") + QByteArray(40, 'x');
        done(changeCompany(anna().store(), change));
    }

    void aDraftIsPrintedAsItWouldBeFrozen()
    {
        const QString draft = anna().draft();
        done(anna().reserve(draft));
        const auto printed = printedFrom(anna().store(), *viewDocument(anna().store(), draft), 1);
        QCOMPARE(printed.standing, print::Standing::Draft);
        QCOMPARE(printed.number, "INV-2026-00001");
        QCOMPARE(printed.content.seller.name, "Lindqvist & Daughters");
        QCOMPARE(printed.content.language, "de-DE");
        QCOMPARE(printed.content.paymentMeans.iban, "DE02120300000000202051");
        QCOMPARE(printed.totals.gross.toString(), "285.60");
        QVERIFY(!printed.logo.isEmpty());
    }

    void anIssuedDocumentIsPrintedAsItWasStored()
    {
        const QString issued = done(anna().issue(anna().content())).document;
        ChangeCompany change;
        change.company = readCompany(anna().store());
        change.company.party.name = "Renamed Ltd";
        change.company.language = "fr-FR";
        done(changeCompany(anna().store(), change));
        const auto printed = printedFrom(anna().store(), *viewDocument(anna().store(), issued), 3);
        QCOMPARE(printed.standing, print::Standing::Issued);
        QCOMPARE(printed.content.seller.name, "Lindqvist & Daughters");
        QCOMPARE(printed.content.language, "de-DE");
        QCOMPARE(printed.copy, 3);
        QVERIFY(!printed.logo.isEmpty());
        QCOMPARE(printed.issuedHash.size(), 32);
    }

    void theTimeOfACopyIsTheLogsClock()
    {
        const QString issued = done(anna().issue(anna().content())).document;
        const auto printed = printedFrom(anna().store(), *viewDocument(anna().store(), issued), 2);
        QCOMPARE(printed.printedAt, clock().now());
    }
};

QTEST_GUILESS_MAIN(TestPrintedFrom)
#include "tst_printedfrom.moc"
