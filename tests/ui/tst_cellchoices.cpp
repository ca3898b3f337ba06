#include "ui/windowtest.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>

#include "ui/editor/totalsview.h"
#include "words/words.h"

using namespace seriatim;

/// Units and taxes: chosen from a list, or typed.
class TestCellChoices : public WindowTest
{
    Q_OBJECT

private slots:
    void whatIsAnEntryByItselfIsNotCompletedToAnother();
    void theBeginningOfAnEntryIsCompleted();
    void theListIsAsWideAsItsWidestEntry();
    void ratesOfTheDocumentAreOffered();
    void aTaxWithoutItsRateSaysSo();
    void whatHasNoTaxYetIsNotSaidToBeUntaxed();

private:
    EditorPage &withTax(const std::optional<Tax> &tax);
    QComboBox *box(EditorPage &editor, const QString &field);
    static QStringList sums(EditorPage &editor);
};

EditorPage &TestCellChoices::withTax(const std::optional<Tax> &tax)
{
    DocumentContent content = anna().content();
    content.lines.front().tax = tax;
    return desktop().open(anna().draft(content));
}

/// The open cell of the field.
QComboBox *TestCellChoices::box(EditorPage &editor, const QString &field)
{
    editor.lines()->goTo(field);
    return editor.lines()->findChild<QComboBox *>();
}

QStringList TestCellChoices::sums(EditorPage &editor)
{
    QStringList texts;
    for (const auto *label : editor.findChild<TotalsView *>()->findChildren<QLabel *>())
        texts.append(label->text());
    return texts;
}

void TestCellChoices::whatIsAnEntryByItselfIsNotCompletedToAnother()
{
    EditorPage &editor = withTax(Tax{TaxCategory::Standard, Decimal(19, 0)});
    for (const auto &[typed, code] : {std::pair("m", "MTR"), {"M", "MTR"}, {"h", "HUR"}}) {
        QVERIFY(box(editor, "lines[0].unit"));
        desktop().type(typed);
        desktop().press(Qt::Key_Tab);
        QCOMPARE(editor.draft().content().lines.front().unit, code);
    }
}

void TestCellChoices::theBeginningOfAnEntryIsCompleted()
{
    EditorPage &editor = withTax(Tax{TaxCategory::Standard, Decimal(19, 0)});
    QVERIFY(box(editor, "lines[0].unit"));
    desktop().type("mo");
    desktop().press(Qt::Key_Tab);
    QCOMPARE(editor.draft().content().lines.front().unit, "MON");
}

void TestCellChoices::theListIsAsWideAsItsWidestEntry()
{
    EditorPage &editor = withTax(Tax{TaxCategory::Standard, Decimal(19, 0)});
    QComboBox *tax = box(editor, "lines[0].tax");
    QVERIFY(tax);
    desktop().press(Qt::Key_Down, Qt::AltModifier);
    QTRY_VERIFY(tax->view()->isVisible());
    int widest = 0;
    for (int row = 0; row < tax->count(); ++row)
        widest = std::max(widest, tax->view()->fontMetrics().horizontalAdvance(tax->itemText(row)));
    QVERIFY(widest > tax->width());
    QVERIFY(tax->view()->viewport()->width() >= widest);
    tax->hidePopup();
}

void TestCellChoices::ratesOfTheDocumentAreOffered()
{
    const Tax odd{TaxCategory::Standard, Decimal(165, 1)};
    const QComboBox *tax = box(withTax(odd), "lines[0].tax");
    QVERIFY(tax->findText("16.5 %") >= 0);
}

void TestCellChoices::aTaxWithoutItsRateSaysSo()
{
    EditorPage &editor = withTax({});
    QVERIFY(box(editor, "lines[0].tax"));
    desktop().type("s");
    desktop().press(Qt::Key_Tab);
    const QString sentence = words::sentence(editor.problems()->problems().front());
    QVERIFY2(sentence.contains("needs a rate") && sentence.contains("S 19 %"), qPrintable(sentence));
    QVERIFY(box(editor, "lines[0].tax"));
    desktop().type("S 19 %");
    desktop().press(Qt::Key_Tab);
    QCOMPARE(editor.draft().content().lines.front().tax, (Tax{TaxCategory::Standard, Decimal(19, 0)}));
}

void TestCellChoices::whatHasNoTaxYetIsNotSaidToBeUntaxed()
{
    const QString untaxed = words::taxName({TaxCategory::OutsideScope, {}});
    EditorPage &open = withTax({});
    QVERIFY2(sums(open).filter(untaxed).isEmpty(), qPrintable(sums(open).join('\n')));
    QVERIFY(sums(open).contains("Net"));
    EditorPage &decided = withTax(Tax{TaxCategory::OutsideScope, {}});
    QCOMPARE(sums(decided).filter(untaxed).size(), 1);
}

QTEST_MAIN(TestCellChoices)
#include "tst_cellchoices.moc"
