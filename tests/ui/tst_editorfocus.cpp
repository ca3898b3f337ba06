#include "ui/windowtest.h"

#include <QApplication>
#include <QScrollBar>

#include "ui/dialogs/acceptdialog.h"

using namespace seriatim;

/// Where keys go, and what is in sight, once a document is issued or was not.
class TestEditorFocus : public WindowTest
{
    Q_OBJECT

private slots:
    void keysStayInTheEditorAfterIssuing_data();
    void keysStayInTheEditorAfterIssuing();
    void theCursorComesBackAfterAQuestion();
    void theNumberIsInSightAfterIssuing();

private:
    bool isWithin(const QWidget &editor) { return editor.isAncestorOf(QApplication::focusWidget()); }
};

void TestEditorFocus::keysStayInTheEditorAfterIssuing_data()
{
    QTest::addColumn<QString>("field");
    QTest::newRow("a field") << "reference";
    QTest::newRow("an open cell") << "lines[0].price";
    QTest::newRow("a note") << "note";
}

void TestEditorFocus::keysStayInTheEditorAfterIssuing()
{
    QFETCH(QString, field);
    EditorPage &editor = desktop().open(anna().draft());
    QTRY_VERIFY(desktop().window().commands().verb(Verb::Issue)->isEnabled());
    editor.goTo(field);
    desktop().press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!editor.draft().isEditable());
    QTRY_VERIFY(!editor.document().isLocked());
    QVERIFY(isWithin(editor));
}

void TestEditorFocus::theCursorComesBackAfterAQuestion()
{
    EditorPage &editor = desktop().open(anna().draft(anna().content(clock().today().addYears(-2))));
    QTRY_VERIFY(desktop().window().commands().verb(Verb::Issue)->isEnabled());
    editor.goTo("reference");
    desktop().press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(openDialog<AcceptDialog>());
    QTest::keyClick(openDialog<AcceptDialog>(), Qt::Key_Return);
    QTRY_VERIFY(!openDialog<AcceptDialog>() && !editor.document().isLocked());
    desktop().activate();
    desktop().type("PO 7");
    QCOMPARE(editor.draft().content().reference, "PO 7");
}

void TestEditorFocus::theNumberIsInSightAfterIssuing()
{
    DocumentContent content = anna().content();
    content.lines.resize(60, content.lines.front());
    EditorPage &editor = desktop().open(anna().draft(content));
    QTRY_VERIFY(desktop().window().commands().verb(Verb::Issue)->isEnabled());
    auto *form = editor.findChild<SheetForm *>();
    QTRY_VERIFY(form->verticalScrollBar()->maximum() > 0);
    editor.goTo("terms");
    QVERIFY(form->verticalScrollBar()->value() > 0);
    desktop().press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!editor.draft().isEditable() && !editor.document().isLocked());
    QTRY_VERIFY(desktop().isInSight(editor.numberBanner()));
    QVERIFY(form->verticalScrollBar()->value() == 0);
}

QTEST_MAIN(TestEditorFocus)
#include "tst_editorfocus.moc"
