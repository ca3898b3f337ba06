#include "ui/windowtest.h"

#include <QLabel>
#include <QPushButton>

#include "ui/dialogs/questiondialog.h"
#include "ui/editor/recovery.h"
#include "ui/shell/navigation.h"

using namespace seriatim;

/// How a document is closed, by keys and by the mouse: what is not saved is asked for, and goes nowhere unasked.
class TestClosing : public WindowTest
{
    Q_OBJECT

private slots:
    void whatIsAsInTheLogClosesAtOnce();
    void whatIsTypedIsAskedFor();
    void whatIsTypedIsSavedByReturn();
    void aRefusedSaveKeepsItOpen();
    void theCrossClosesWhatIsKept();
    void deleteClosesWhatIsKept();
    void whatIsBeingIssuedStays();

private:
    EditorPage &typeIntoDraft();
    Navigation &navigation() { return *desktop().window().findChild<Navigation *>(); }
    int keptCount() { return navigation().count() - navigation().pageCount(); }
    void answer(QPushButton *button);

    QString m_id;
};

EditorPage &TestClosing::typeIntoDraft()
{
    m_id = anna().draft();
    EditorPage &editor = desktop().open(m_id);
    editor.head()->goTo("reference");
    desktop().type("mine");
    return editor;
}

void TestClosing::answer(QPushButton *button)
{
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY(!openDialog<QuestionDialog>());
}

void TestClosing::whatIsAsInTheLogClosesAtOnce()
{
    desktop().open(anna().draft());
    desktop().press(Qt::Key_W, Qt::ControlModifier);
    QVERIFY(!desktop().window().editor());
    QVERIFY(!openDialog<QuestionDialog>());
    QCOMPARE(keptCount(), 0);
}

void TestClosing::whatIsTypedIsAskedFor()
{
    const EditorPage &editor = typeIntoDraft();
    const Position before = anna().head();
    desktop().press(Qt::Key_W, Qt::ControlModifier);
    QTRY_VERIFY(openDialog<QuestionDialog>());
    QTest::keyClick(openDialog<QuestionDialog>(), Qt::Key_Escape);
    QTRY_VERIFY(!openDialog<QuestionDialog>());
    QCOMPARE(desktop().window().editor(), &editor);
    QCOMPARE(desktop().editor().draft().content().reference, "mine");

    desktop().activate();
    desktop().press(Qt::Key_W, Qt::ControlModifier);
    QTRY_VERIFY(openDialog<QuestionDialog>());
    answer(openDialog<QuestionDialog>()->sendButton());
    QTRY_VERIFY(!desktop().window().editor());
    QCOMPARE(keptCount(), 0);
    QCOMPARE(anna().head(), before);
    closeDesktop(); // Nor is it offered the next time.
    QVERIFY(!desktop().window().keptBanner()->isVisible());
}

void TestClosing::whatIsTypedIsSavedByReturn()
{
    typeIntoDraft();
    desktop().press(Qt::Key_W, Qt::ControlModifier);
    QTRY_VERIFY(openDialog<QuestionDialog>());
    QTest::keyClick(openDialog<QuestionDialog>(), Qt::Key_Return);
    QTRY_VERIFY(!desktop().window().editor());
    QCOMPARE(anna().documents().document(m_id)->reference, "mine");
    QCOMPARE(keptCount(), 0);
}

void TestClosing::aRefusedSaveKeepsItOpen()
{
    EditorPage &editor = typeIntoDraft();
    editor.head()->goTo("due");
    desktop().type("never");
    desktop().press(Qt::Key_W, Qt::ControlModifier);
    QTRY_VERIFY(openDialog<QuestionDialog>());
    QTest::keyClick(openDialog<QuestionDialog>(), Qt::Key_Return);
    QTRY_VERIFY(!openDialog<QuestionDialog>());
    QCOMPARE(desktop().window().editor(), &editor);
    QVERIFY(!desktop().faultBeside("due").isEmpty());
    QCOMPARE(editor.draft().content().reference, "mine");
}

void TestClosing::theCrossClosesWhatIsKept()
{
    const EditorPage &editor = typeIntoDraft();
    desktop().press(Qt::Key_Left, Qt::AltModifier);
    QVERIFY(!desktop().window().editor());
    QCOMPARE(keptCount(), 1);
    QTest::mouseClick(navigation().viewport(), Qt::LeftButton, {}, navigation().crossOf(0).center());
    QTRY_VERIFY(openDialog<QuestionDialog>());
    QCOMPARE(desktop().window().editor(), &editor); // What is asked about is in sight.
    answer(openDialog<QuestionDialog>()->sendButton());
    QTRY_VERIFY(!desktop().window().editor());
    QCOMPARE(keptCount(), 0);
}

void TestClosing::deleteClosesWhatIsKept()
{
    typeIntoDraft();
    navigation().setFocus();
    desktop().press(Qt::Key_Delete);
    QTRY_VERIFY(openDialog<QuestionDialog>());
    answer(openDialog<QuestionDialog>()->sendButton());
    QTRY_VERIFY(!desktop().window().editor());
    QCOMPARE(keptCount(), 0);
    navigation().setFocus();
    desktop().press(Qt::Key_Delete); // The pages stay.
    QVERIFY(!openDialog<QuestionDialog>());
}

void TestClosing::whatIsBeingIssuedStays()
{
    const EditorPage &editor = desktop().open(anna().draft());
    QTRY_VERIFY(desktop().window().commands().verb(Verb::Issue)->isEnabled());
    auto lock = ben().store().log().begin();
    desktop().press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(editor.subject().isBusy);
    desktop().press(Qt::Key_W, Qt::ControlModifier);
    QCOMPARE(desktop().window().editor(), &editor);
    QVERIFY(!openDialog<QuestionDialog>());
    lock.reset();
    QTRY_COMPARE(editor.subject().state, DocumentState::Issued);
    desktop().press(Qt::Key_W, Qt::ControlModifier);
    QVERIFY(!desktop().window().editor());
}

QTEST_MAIN(TestClosing)
#include "tst_closing.moc"
