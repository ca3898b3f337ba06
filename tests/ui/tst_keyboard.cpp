#include "ui/windowtest.h"

#include <QApplication>
#include <QClipboard>

using namespace seriatim;

/// What a clerk does all day, with no hand on the mouse.
class TestKeyboard : public WindowTest
{
    Q_OBJECT

private slots:
    void anInvoiceOfThreeLinesIsWrittenAndIssued();
    void tabAtTheEndLeavesTheGrid();
    void linesMoveAndGo();
    void cellsComeFromASpreadsheet();
    void everyStepIsTakenBack();
    void bothKeysForRedoDoItAgain();
    void aDescriptionHasSeveralLines();
    void whatCannotBeReadIsKept();
    void anEmptyLineIsDropped();

private:
    EditorPage &inTheGrid();
    void typeLine(const QString &text, const QString &quantity, const QString &price, const QString &tax);
};

/// A new invoice, with the cursor in the first cell.
EditorPage &TestKeyboard::inTheGrid()
{
    EditorPage &editor = desktop().newInvoice();
    for (int i = 0; i < 12 && QApplication::focusWidget() != editor.lines(); ++i)
        desktop().press(Qt::Key_Tab);
    return editor;
}

void TestKeyboard::typeLine(const QString &text, const QString &quantity, const QString &price, const QString &tax)
{
    desktop().type(text);
    desktop().press(Qt::Key_Tab);
    desktop().type(quantity);
    desktop().press(Qt::Key_Tab);
    desktop().press(Qt::Key_Tab); // The unit may stay as it is.
    desktop().type(price);
    desktop().press(Qt::Key_Tab);
    desktop().type(tax);
    desktop().press(Qt::Key_Return);
}

void TestKeyboard::anInvoiceOfThreeLinesIsWrittenAndIssued()
{
    EditorPage &editor = desktop().newInvoice();
    desktop().type("Contoso GmbH");
    for (int i = 0; i < 12 && QApplication::focusWidget() != editor.lines(); ++i)
        desktop().press(Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), editor.lines());
    typeLine("Pallet rack, 3 bays, zinc", "4", "310", "19");
    typeLine("Delivery and assembly", "6.5", "58", "19");
    typeLine("Safety handbook, printed", "10", "12.90", "7");

    QTRY_VERIFY(editor.problems()->problems().empty());
    desktop().press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!editor.draft().isEditable());

    const auto row = anna().documents().byNumber(editor.numberBanner()->number());
    QVERIFY(row);
    QCOMPARE(row->state, DocumentState::Issued);
    QCOMPARE(row->partyName, "Contoso GmbH");
    QCOMPARE(row->net, 174600);
    QCOMPARE(row->gross, 206226);
    QCOMPARE(viewDocument(anna().store(), row->id)->state.content.lines.size(), 3u);
}

void TestKeyboard::tabAtTheEndLeavesTheGrid()
{
    EditorPage &editor = inTheGrid();
    QCOMPARE(QApplication::focusWidget(), editor.lines());
    desktop().press(Qt::Key_Tab);
    QVERIFY(QApplication::focusWidget() != editor.lines());
    QVERIFY(editor.draft().content().lines.empty());
}

void TestKeyboard::linesMoveAndGo()
{
    EditorPage &editor = inTheGrid();
    typeLine("first", "1", "1", "19");
    typeLine("second", "1", "2", "19");
    desktop().press(Qt::Key_Up);
    desktop().press(Qt::Key_Up, Qt::AltModifier);
    const auto texts = [&] {
        QStringList result;
        for (const Line &line : editor.draft().content().lines)
            result.append(line.text);
        return result.join(u' ');
    };
    QCOMPARE(texts(), "second first");
    desktop().press(Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(texts(), "first second");
    desktop().press(Qt::Key_Delete, Qt::ControlModifier);
    QCOMPARE(texts(), "first");
}

void TestKeyboard::cellsComeFromASpreadsheet()
{
    EditorPage &editor = inTheGrid();
    QApplication::clipboard()->setText("Anchor bolt\t40\tpcs\t1.25\t19\n\"Crate,\nwooden\"\t2\tpcs\t30\t7 %\n");
    desktop().press(Qt::Key_V, Qt::ControlModifier);
    const auto &lines = editor.draft().content().lines;
    QCOMPARE(lines.size(), 2u);
    QCOMPARE(lines[0].text, "Anchor bolt");
    QCOMPARE(*lines[0].quantity, Decimal(40, 0));
    QCOMPARE(*lines[0].price, Decimal(125, 2));
    QCOMPARE(lines[1].text, "Crate,");
    QCOMPARE(lines[1].description, "wooden");
    QCOMPARE(lines[1].tax->rate, Decimal(7, 0));
    desktop().press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(editor.draft().content().lines.empty());
}

void TestKeyboard::everyStepIsTakenBack()
{
    EditorPage &editor = desktop().newInvoice();
    const Sheet blank = editor.draft().sheet();
    desktop().type("Contoso");
    desktop().press(Qt::Key_Tab);
    desktop().press(Qt::Key_Tab); // Past the series.
    desktop().press(Qt::Key_Up);
    QCOMPARE(editor.draft().undoStack()->count(), 2); // One name, one date: a word is one step.
    desktop().press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(editor.draft().content().date, blank.content.date);
    QCOMPARE(editor.draft().content().party.name, "Contoso");
    desktop().press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(editor.draft().sheet() == blank);
    desktop().press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(editor.draft().content().party.name, "Contoso");
    QCOMPARE(editor.head()->party()->text(), "Contoso");
}

void TestKeyboard::bothKeysForRedoDoItAgain()
{
    EditorPage &editor = desktop().newInvoice();
    desktop().type("Contoso");
    for (const auto &[key, modifiers] : {std::pair(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier),
             std::pair(Qt::Key_Y, Qt::KeyboardModifiers(Qt::ControlModifier))}) {
        desktop().press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(editor.head()->party()->text(), "");
        desktop().press(key, modifiers);
        QCOMPARE(editor.head()->party()->text(), "Contoso");
    }
}

void TestKeyboard::aDescriptionHasSeveralLines()
{
    EditorPage &editor = inTheGrid();
    desktop().type("Pallet rack");
    desktop().press(Qt::Key_Return, Qt::ShiftModifier);
    desktop().type("3 bays, zinc");
    desktop().press(Qt::Key_Tab);
    QCOMPARE(editor.draft().content().lines.front().text, "Pallet rack");
    QCOMPARE(editor.draft().content().lines.front().description, "3 bays, zinc");
    QVERIFY(editor.lines()->rowHeight(0) > editor.lines()->rowHeight(1));
}

void TestKeyboard::whatCannotBeReadIsKept()
{
    EditorPage &editor = inTheGrid();
    typeLine("Rack", "4x", "310", "19");
    QCOMPARE(editor.lines()->model()->index(0, LinesModel::Quantity).data().toString(), "4x");
    QTRY_VERIFY(!editor.problems()->problems().empty());
    const auto &problems = editor.problems()->problems();
    QVERIFY(std::ranges::any_of(problems,
        [](const Refusal &each) { return each.field == "lines[0].quantity" && each.rule == Rule::NotADecimal; }));
    // Saving would lose it, and so leads to it instead.
    desktop().press(Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(editor.lines()->currentIndex().column(), int(LinesModel::Quantity));
    QVERIFY(editor.isModified());
}

void TestKeyboard::anEmptyLineIsDropped()
{
    EditorPage &editor = inTheGrid();
    typeLine("Rack", "4", "310", "19");
    desktop().type("x");
    desktop().press(Qt::Key_Tab);
    QCOMPARE(editor.draft().content().lines.size(), 2u);
    desktop().press(Qt::Key_Backtab);
    desktop().press(Qt::Key_Delete);
    desktop().press(Qt::Key_Up);
    QCOMPARE(editor.draft().content().lines.size(), 1u);
}

QTEST_MAIN(TestKeyboard)
#include "tst_keyboard.moc"
