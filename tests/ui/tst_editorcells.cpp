#include "ui/windowtest.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QToolButton>

#include "words/words.h"

using namespace seriatim;

/// Cells and notes: what is typed there counts before it is taken over, and every refusal stands where one looks.
class TestEditorCells : public WindowTest
{
    Q_OBJECT

private slots:
    void whatIsTypedStaysWhenTheLogAnswers();
    void anAmountStaysWhenTheLogAnswers();
    void anOpenCellIsSaved();
    void anOpenCellIsKeptWhenOneLooksElsewhere();
    void theLastPriceIsTypedAndIssuedAtOnce();
    void whatIsStillMissingIsPointedOut();
    void aRefusedNoteSaysWhy();
    void aRefusedCellSaysWhy();
    void whatHasNoFieldIsSaidAbove();
    void eachBadCellHasItsOwnReason();
    void issueIsPossibleJustWhenNothingIsListed();
    void numbersAreNotCut();
    void anIssuedDocumentOffersNoAllowance();

private:
    EditorPage &inTheFirstPrice();
};

/// An invoice that lacks nothing but the price of its line, with the cursor there.
EditorPage &TestEditorCells::inTheFirstPrice()
{
    DocumentContent content = anna().content();
    content.lines.resize(1);
    content.lines.front().price.reset();
    EditorPage &editor = desktop().open(anna().draft(content));
    editor.lines()->goTo("lines[0].price");
    return editor;
}

void TestEditorCells::whatIsTypedStaysWhenTheLogAnswers()
{
    EditorPage &editor = inTheFirstPrice();
    desktop().type("12");
    // Another document changes what the log says to this one: its faults are shown anew.
    QSignalSpy changed(editor.lines()->model(), &QAbstractItemModel::dataChanged);
    editor.draft().change("Date", {}, [](Sheet &sheet) { sheet.content.date = QDate(2031, 1, 1); });
    QTRY_VERIFY(!editor.document().isOutlookStale());
    QTRY_VERIFY(!desktop().faultBeside("date").isEmpty());
    QVERIFY(!changed.isEmpty());
    desktop().type(".90");
    desktop().press(Qt::Key_Tab);
    QCOMPARE(*editor.draft().content().lines.front().price, Decimal(1290, 2));
}

void TestEditorCells::anAmountStaysWhenTheLogAnswers()
{
    EditorPage &editor = desktop().open(anna().draft());
    for (auto *button : editor.findChildren<QToolButton *>()) {
        if (button->text() == "Allowance or charge")
            QTest::mouseClick(button, Qt::LeftButton);
    }
    desktop().type("Discount");
    desktop().press(Qt::Key_Tab);
    desktop().type("1");
    QTRY_VERIFY(!editor.document().isOutlookStale());
    desktop().type("0");
    desktop().press(Qt::Key_Tab);
    QCOMPARE(editor.draft().content().allowances.size(), 1u);
    QCOMPARE(*editor.draft().content().allowances.front().amount, Decimal(10, 0));
}

void TestEditorCells::anOpenCellIsSaved()
{
    EditorPage &editor = inTheFirstPrice();
    QVERIFY(!editor.isModified());
    QVERIFY(!desktop().window().commands().verb(Verb::Save)->isEnabled());
    desktop().type("310");
    QVERIFY(editor.isModified());
    desktop().press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(viewDocument(anna().store(), editor.documentId())->state.content.lines.front().price);
}

void TestEditorCells::anOpenCellIsKeptWhenOneLooksElsewhere()
{
    EditorPage &editor = inTheFirstPrice();
    const QString id = editor.documentId();
    desktop().type("310");
    desktop().press(Qt::Key_Left, Qt::AltModifier);
    QVERIFY(!desktop().window().editor());
    desktop().window().openDocument(id);
    QCOMPARE(&desktop().editor(), &editor);
    QCOMPARE(*editor.draft().content().lines.front().price, Decimal(310, 0));
}

void TestEditorCells::theLastPriceIsTypedAndIssuedAtOnce()
{
    for (const bool leavesTheCell : {false, true}) {
        EditorPage &editor = inTheFirstPrice();
        QTRY_VERIFY(!editor.problems()->problems().empty());
        QVERIFY(!desktop().window().commands().verb(Verb::Issue)->isEnabled());
        desktop().type("310");
        if (leavesTheCell)
            desktop().press(Qt::Key_Tab); // The log has not been asked yet.
        desktop().press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(!editor.draft().isEditable());
        QCOMPARE(anna().documents().document(editor.documentId())->state, DocumentState::Issued);
        desktop().press(Qt::Key_Left, Qt::AltModifier);
    }
}

void TestEditorCells::whatIsStillMissingIsPointedOut()
{
    EditorPage &editor = inTheFirstPrice();
    const Position before = anna().head();
    editor.lines()->goTo("lines[0].text");
    desktop().type("Rack");
    desktop().press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(editor.lines()->currentIndex().column(), int(LinesModel::Price));
    QVERIFY(editor.head()->isEnabled());
    QCOMPARE(editor.draft().content().lines.front().text, "Rack");
    QCOMPARE(anna().head(), before);
}

void TestEditorCells::aRefusedNoteSaysWhy()
{
    for (const char *field : {"note", "terms"}) {
        EditorPage &editor = desktop().open(anna().draft());
        auto *edit = editor.findChild<QPlainTextEdit *>(field);
        QVERIFY(edit);
        edit->setFocus();
        QTRY_VERIFY(edit->hasFocus() && edit->isEnabled() && !edit->isReadOnly());
        QApplication::clipboard()->setText(QStringLiteral("a\u0007b"));
        desktop().press(Qt::Key_V, Qt::ControlModifier);
        QVERIFY(editor.isModified());
        desktop().press(Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(!desktop().faultBeside(field).isEmpty());
        QVERIFY(edit->hasFocus());
    }
}

void TestEditorCells::aRefusedCellSaysWhy()
{
    EditorPage &editor = desktop().open(anna().draft());
    editor.lines()->goTo("lines[0].text");
    QApplication::clipboard()->setText(QStringLiteral("a\u0007b"));
    desktop().press(Qt::Key_V, Qt::ControlModifier);
    desktop().press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(!desktop().faultBeside("lines").isEmpty());
    QVERIFY(!editor.banner()->isVisible()); // Said once.
}

void TestEditorCells::whatHasNoFieldIsSaidAbove()
{
    EditorPage &editor = desktop().open(anna().draft());
    editor.draft().change("Order", {}, [](Sheet &sheet) { sheet.content.orderReference = QStringLiteral("a\u0007b"); });
    desktop().press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(editor.banner()->isVisible());
    QVERIFY(!editor.banner()->sentence().isEmpty());
    // Of the party only the name has a field of its own.
    editor.draft().change("Street", {}, [](Sheet &sheet) {
        sheet.content.orderReference.clear();
        sheet.content.party.address.street = QStringLiteral("a\u0007b");
    });
    QVERIFY(!editor.banner()->isVisible());
    desktop().press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(!desktop().faultBeside("party.name").isEmpty());
}

void TestEditorCells::eachBadCellHasItsOwnReason()
{
    DocumentContent content = anna().content();
    content.lines.front().quantity.reset();
    content.lines.front().price.reset();
    EditorPage &editor = desktop().open(anna().draft(content));
    editor.lines()->goTo("lines[0].price");
    desktop().type("dear");
    desktop().press(Qt::Key_Tab);
    editor.lines()->goTo("lines[0].quantity");
    desktop().type("some");
    desktop().press(Qt::Key_Tab);
    QTRY_VERIFY(!editor.document().isOutlookStale());
    for (const Refusal &problem : editor.problems()->problems())
        QVERIFY2(problem.rule == Rule::NotADecimal, qPrintable(words::sentence(problem)));
    QCOMPARE(editor.problems()->problems().size(), 2U);
}

void TestEditorCells::issueIsPossibleJustWhenNothingIsListed()
{
    EditorPage &editor = inTheFirstPrice();
    const QAction *issue = desktop().window().commands().verb(Verb::Issue);
    const auto agree = [&] { return issue->isEnabled() == editor.problems()->isHidden(); };
    QTRY_VERIFY(!editor.problems()->isHidden());
    QVERIFY(agree());
    desktop().type("3"); // Just what is missing.
    QVERIFY(issue->isEnabled() && agree());
    desktop().press(Qt::Key_Escape);
    QVERIFY(!issue->isEnabled() && agree());
    editor.lines()->goTo("lines[0].text");
    desktop().type("Rack");
    QVERIFY(!issue->isEnabled() && agree());
    desktop().press(Qt::Key_Tab);
    editor.lines()->goTo("lines[0].price");
    desktop().type("99999999999999999");
    desktop().press(Qt::Key_Tab);
    QTRY_VERIFY(!editor.document().isOutlookStale());
    editor.lines()->goTo("lines[0].text");
    desktop().type("Racks");
    QVERIFY(!issue->isEnabled() && agree());
}

void TestEditorCells::numbersAreNotCut()
{
    DocumentContent content = anna().content();
    Line &line = content.lines.front();
    line.quantity = Decimal(123456, 2);
    line.price = Decimal(123456700, 2);
    line.tax = Tax{TaxCategory::IntraCommunity, {}};
    EditorPage &editor = desktop().open(anna().draft(content));
    const auto *model = editor.lines()->model();
    const auto fits = [&](int column) {
        const QString text = model->index(0, column).data().toString();
        return editor.lines()->columnWidth(column) >= editor.lines()->fontMetrics().horizontalAdvance(text) + 16;
    };
    for (const int column : {LinesModel::Quantity, LinesModel::Price, LinesModel::TaxColumn, LinesModel::Net})
        QTRY_VERIFY(fits(column));
    QVERIFY(editor.lines()->columnWidth(LinesModel::Text) >= 120);
    editor.draft().change("Price", {}, [](Sheet &sheet) { sheet.content.lines.front().price = Decimal(1, 0); });
    QTRY_COMPARE(editor.lines()->columnWidth(LinesModel::Price), 86);
}

void TestEditorCells::anIssuedDocumentOffersNoAllowance()
{
    EditorPage &editor = desktop().open(anna().draft());
    auto *button = editor.findChild<QToolButton *>("addAdjustment");
    QVERIFY(button->isVisible());
    QTRY_VERIFY(desktop().window().commands().verb(Verb::Issue)->isEnabled());
    desktop().press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!editor.draft().isEditable());
    QVERIFY(!button->isVisible());
}

QTEST_MAIN(TestEditorCells)
#include "tst_editorcells.moc"
