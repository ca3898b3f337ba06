#include <QLabel>
#include <QTest>

#include "ui/documents/filterbar.h"
#include "ui/documents/sumbar.h"

using namespace seriatim;

namespace {

DocumentRow rowOf(const char *kind, qint64 gross, DocumentState state = DocumentState::Issued)
{
    DocumentRow row;
    row.kind = *DocumentKind::fromId(QString::fromLatin1(kind));
    row.state = state;
    row.currency = QStringLiteral("EUR");
    row.net = row.gross = gross;
    return row;
}

/// What can be read on it, from the left: "shown 2 net …".
QString wordsOn(const SumBar &bar)
{
    QStringList words;
    for (const QLabel *label : bar.findChildren<QLabel *>()) {
        if (!label->isHidden())
            words.append(label->text());
    }
    return words.join(u' ');
}

} // namespace

/// What stands above and below the list of documents.
class TestDocumentBars : public QObject
{
    Q_OBJECT

private slots:
    void init() { QLocale::setDefault(QLocale("en_IE")); }

    void theSelectedComeToWhatIsLeftToBePaid()
    {
        SumBar bar;
        bar.setSelected({rowOf("invoice", 10000, DocumentState::Credited), rowOf("credit-memo", 10000),
            rowOf("invoice", 500), rowOf("quotation", 7777), rowOf("invoice", 1, DocumentState::Voided)});
        QCOMPARE(wordsOn(bar), "shown 0 selected 5 total €5.00");
        bar.setSelected({rowOf("credit-memo", 10000), rowOf("credit-memo", 500)});
        QCOMPARE(wordsOn(bar), "shown 0 selected 2 total -€105.00");
    }

    void theBarSaysWhatItSums()
    {
        SumBar bar;
        bar.setShown({2, {{"EUR", 2, 100, 119}}}, {});
        const auto tips = [&] {
            QStringList all;
            for (const QLabel *label : bar.findChildren<QLabel *>())
                all.append(label->toolTip());
            return all.join(u' ');
        };
        QVERIFY(tips().contains("less credit memos"));
        bar.setShown({2, {{"EUR", 2, 100, 119}}}, DocumentKind::fromId(u"quotation"));
        QVERIFY(tips().contains("quotations") && !tips().contains("credit memos"));
    }

    void whatIsSummedStandsBesideTheFigures()
    {
        SumBar bar;
        bar.setShown({3, {{"EUR", 2, 100, 119}}}, {});
        QCOMPARE(wordsOn(bar), "shown 3 invoices less credit memos: net €1.00 total €1.19");
        bar.setShown({1, {}}, {}); // An order asks for no money.
        QCOMPARE(wordsOn(bar), "shown 1 no issued invoices to add up");
        bar.setShown({1, {{"EUR", 1, 100, 119}}}, DocumentKind::fromId(u"purchase-order"));
        QCOMPARE(wordsOn(bar), "shown 1 issued purchase orders: net €1.00 total €1.19");
        bar.setShown({1, {{"EUR", 1, 100, 119}}}, DocumentKind::fromId(u"credit-memo"));
        QCOMPARE(wordsOn(bar), "shown 1 issued credit memos: net -€1.00 total -€1.19");
        bar.setShown({0, {}}, {});
        QCOMPARE(wordsOn(bar), "shown 0");
    }

    void aSumThatIsTooLargeIsSaidToBe()
    {
        SumBar bar;
        bar.setShown({10, {{"EUR", 10, {}, 119}, {"USD", 1, 5, 5}}}, {});
        QCOMPARE(wordsOn(bar),
            QString("shown 10 invoices less credit memos: net EUR: too large to be added up · USD\u00a00.05 total "
                    "€1.19 · USD\u00a00.05"));
    }

    void amountsAreSoughtHoweverTheyAreWritten()
    {
        QLocale::setDefault(QLocale("de_DE"));
        FilterBar bar;
        bar.setText(QStringLiteral("2.252,35\u00a0€"));
        QCOMPARE(bar.filter().amount, "2252.35");
        QCOMPARE(bar.filter().text, QStringLiteral("2.252,35\u00a0€"));
        bar.setText("INV-2026");
        QCOMPARE(bar.filter().amount, QString());
        bar.clear();
        QVERIFY(!bar.isNarrowed());
    }
};

QTEST_MAIN(TestDocumentBars)
#include "tst_documentbars.moc"
