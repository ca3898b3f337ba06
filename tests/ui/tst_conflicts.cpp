#include "ui/windowtest.h"

#include <QApplication>
#include <QPushButton>

using namespace seriatim;

/// What becomes of a draft in the editor that somebody else changes, prints or issues meanwhile, or whose number they
/// take away.
class TestConflicts : public WindowTest
{
    Q_OBJECT

private slots:
    void aPrintedDraftIsStillMine();
    void aPrintIsNoConflictForWhoSavesAtOnce();
    void anotherPrintLeavesCursorAndUndo();
    void whatIsChangedUnderMyEyesIsTold();
    void mineIsKeptOnTopOfTheirs();
    void whatMetTheirsIsSavedOnceMineIsKept();
    void nothingIsIssuedByKeepingMine();
    void whatWaitedToBeIssuedIsNotOnceItIsAnother_data();
    void whatWaitedToBeIssuedIsNotOnceItIsAnother();
    void theirsIsOneStepOfUndo();
    void whatWasIssuedElsewhereLeavesMineAsANewDraft();
    void aNumberThatWasTakenAwayIsNotReplacedInSilence();

private:
    void typeReference(const QString &text);
    EditorPage &openConflict();
    /// Ben changes the draft's reference.
    void changeElsewhere(const QString &id);
    QString referenceOf(const QString &id) { return viewDocument(anna().store(), id)->state.content.reference; }
};

void TestConflicts::typeReference(const QString &text)
{
    QVERIFY(desktop().editor().head()->goTo("reference"));
    desktop().type(text);
}

void TestConflicts::changeElsewhere(const QString &id)
{
    DocumentContent theirs = anna().content();
    theirs.reference = "theirs";
    done(ben().save(id, theirs));
}

void TestConflicts::aPrintedDraftIsStillMine()
{
    const QString id = anna().draft();
    EditorPage &editor = desktop().open(id);
    typeReference("PO 7");
    done(anna().print(id));
    QTRY_COMPARE(editor.document().details()->view.version, 2);
    QVERIFY(!editor.banner()->isVisible());
    desktop().press(Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(referenceOf(id), "PO 7");
    QVERIFY(!editor.banner()->isVisible());
}

void TestConflicts::aPrintIsNoConflictForWhoSavesAtOnce()
{
    const QString id = anna().draft();
    EditorPage &editor = desktop().open(id);
    typeReference("PO 7");
    done(anna().print(id));
    desktop().press(Qt::Key_S, Qt::ControlModifier); // The window has not heard of the print yet.
    QTRY_COMPARE(referenceOf(id), "PO 7");
    QVERIFY(!editor.banner()->isVisible());
}

void TestConflicts::anotherPrintLeavesCursorAndUndo()
{
    const QString id = anna().draft();
    EditorPage &editor = desktop().open(id);
    typeReference("PO 7");
    desktop().press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(!editor.isModified());
    QWidget *field = QApplication::focusWidget();
    done(anna().print(id));
    QTRY_COMPARE(editor.document().details()->view.version, 3);
    QCOMPARE(QApplication::focusWidget(), field);
    QVERIFY(editor.draft().undoStack()->canUndo());
    done(anna().reserve(id));
    QTRY_VERIFY(!editor.document().details()->view.reservedNumber.isEmpty());
    QCOMPARE(QApplication::focusWidget(), field);
    QVERIFY(editor.draft().undoStack()->canUndo());
}

/// Anna types a reference while Ben saves another.
EditorPage &TestConflicts::openConflict()
{
    const QString id = anna().draft();
    EditorPage &editor = desktop().open(id);
    typeReference("mine");
    changeElsewhere(id);
    if (!QTest::qWaitFor([&] { return editor.banner()->isVisible(); }))
        throw std::runtime_error("no conflict is told");
    return editor;
}

/// Nothing was typed, so that the draft follows; but whoever issues it next is to know that it is another.
void TestConflicts::whatIsChangedUnderMyEyesIsTold()
{
    const QString id = anna().draft();
    EditorPage &editor = desktop().open(id);
    QTRY_VERIFY(desktop().window().commands().verb(Verb::Issue)->isEnabled());
    QVERIFY(!editor.banner()->isVisible());
    changeElsewhere(id);
    QTRY_COMPARE(editor.draft().content().reference, "theirs");
    QVERIFY(editor.banner()->isVisible());
    QVERIFY2(
        editor.banner()->sentence().startsWith("ben changed this draft: "), qPrintable(editor.banner()->sentence()));
    QVERIFY(!editor.isModified());
    // What changes nothing of it is not news.
    editor.banner()->clear();
    done(ben().issue(ben().content()));
    changeElsewhere(id);
    QTRY_VERIFY(editor.numberBanner()->words().contains("00002"));
    QVERIFY(!editor.banner()->isVisible());
}

void TestConflicts::mineIsKeptOnTopOfTheirs()
{
    EditorPage &editor = openConflict();
    const QString id = editor.documentId();
    QVERIFY2(editor.banner()->sentence().contains("ben"), qPrintable(editor.banner()->sentence()));
    QCOMPARE(editor.banner()->otherButton()->text(), "Keep mine");
    QTest::mouseClick(editor.banner()->otherButton(), Qt::LeftButton);
    QCOMPARE(editor.draft().content().reference, "mine");
    QVERIFY(editor.isModified());
    QCOMPARE(referenceOf(id), "theirs"); // Nobody has asked for more yet.
    desktop().press(Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(referenceOf(id), "mine");
    QVERIFY(!editor.banner()->isVisible());
}

/// Saving without a word would overwrite theirs; whoever says that mine is to stay has said what is to be saved.
void TestConflicts::whatMetTheirsIsSavedOnceMineIsKept()
{
    EditorPage &editor = openConflict();
    const QString id = editor.documentId();
    desktop().press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(!editor.subject().isBusy && editor.banner()->isVisible());
    QCOMPARE(referenceOf(id), "theirs");
    QTest::mouseClick(editor.banner()->otherButton(), Qt::LeftButton);
    QTRY_COMPARE(referenceOf(id), "mine");
    QTRY_VERIFY(!editor.isModified());
    QVERIFY(!editor.banner()->isVisible());
}

/// What becomes final is looked at once more.
void TestConflicts::nothingIsIssuedByKeepingMine()
{
    EditorPage &editor = openConflict();
    const QString id = editor.documentId();
    QTRY_VERIFY(desktop().window().commands().verb(Verb::Issue)->isEnabled());
    editor.banner()->clear();
    desktop().window().commands().verb(Verb::Issue)->trigger();
    QTRY_VERIFY(!editor.subject().isBusy && editor.banner()->isVisible());
    QTest::mouseClick(editor.banner()->otherButton(), Qt::LeftButton);
    QVERIFY(editor.isModified());
    QVERIFY(!editor.subject().isBusy);
    QCOMPARE(anna().documents().document(id)->state, DocumentState::Draft);
    QTRY_VERIFY(desktop().window().commands().verb(Verb::Issue)->isEnabled());
    desktop().window().commands().verb(Verb::Issue)->trigger();
    QTRY_COMPARE(anna().documents().document(id)->state, DocumentState::Issued);
}

/// Whoever types and issues at once waits until the log has said whether something is in the way.
void TestConflicts::whatWaitedToBeIssuedIsNotOnceItIsAnother_data()
{
    using Way = QPushButton *(style::Banner::*)() const;
    QTest::addColumn<Way>("way");
    QTest::newRow("mine is kept") << Way(&style::Banner::otherButton);
    QTest::newRow("mine becomes a new draft") << Way(&style::Banner::thirdButton);
}

void TestConflicts::whatWaitedToBeIssuedIsNotOnceItIsAnother()
{
    using Way = QPushButton *(style::Banner::*)() const;
    QFETCH(Way, way);
    EditorPage &editor = openConflict();
    QTRY_VERIFY(desktop().window().commands().verb(Verb::Issue)->isEnabled());
    desktop().type("!");
    QVERIFY(editor.document().isOutlookStale());
    desktop().window().commands().verb(Verb::Issue)->trigger();
    QVERIFY(editor.document().isOutlookStale());
    QTest::mouseClick((editor.banner()->*way)(), Qt::LeftButton);
    QTRY_VERIFY(!editor.document().isOutlookStale());
    QVERIFY(!editor.subject().isBusy);
    QVERIFY(editor.draft().isEditable());
    QVERIFY(editor.isModified());
    QCOMPARE(editor.draft().content().reference, "mine!");
    desktop().type("!"); // Where it was typed before.
    QCOMPARE(editor.draft().content().reference, "mine!!");
}

void TestConflicts::theirsIsOneStepOfUndo()
{
    EditorPage &editor = openConflict();
    QTest::mouseClick(editor.banner()->button(), Qt::LeftButton);
    QTRY_COMPARE(editor.draft().content().reference, "theirs");
    QVERIFY(!editor.isModified());
    desktop().press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(editor.draft().content().reference, "mine");
    QVERIFY(editor.isModified());
    desktop().press(Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(referenceOf(editor.documentId()), "mine");
}

void TestConflicts::whatWasIssuedElsewhereLeavesMineAsANewDraft()
{
    const QString id = anna().draft();
    EditorPage &editor = desktop().open(id);
    typeReference("mine");
    const auto issued = done(ben().issue(id));
    QTRY_VERIFY(editor.banner()->isVisible());
    QVERIFY2(editor.banner()->sentence().contains(issued.number), qPrintable(editor.banner()->sentence()));
    QTest::mouseClick(editor.banner()->otherButton(), Qt::LeftButton);
    QVERIFY(editor.documentId() != id);
    QVERIFY(editor.draft().isEditable());
    desktop().press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(anna().documents().document(editor.documentId()));
    QCOMPARE(referenceOf(editor.documentId()), "mine");
    QCOMPARE(anna().documents().document(id)->state, DocumentState::Issued);
}

void TestConflicts::aNumberThatWasTakenAwayIsNotReplacedInSilence()
{
    const QString id = anna().draft();
    const QString number = done(anna().reserve(id)).firstNumber;
    EditorPage &editor = desktop().open(id);
    QTRY_VERIFY(desktop().window().commands().verb(Verb::Issue)->isEnabled());
    done(ben().voidNumbers(number));
    desktop().press(Qt::Key_Return, Qt::ControlModifier); // The window has not heard of it yet.
    QTRY_VERIFY(editor.banner()->isVisible());
    QVERIFY2(editor.banner()->sentence().contains(number), qPrintable(editor.banner()->sentence()));
    QCOMPARE(anna().numbers().periods("INV").front().next, 2);
    QVERIFY(editor.draft().isEditable());

    // From here on the screen shows what comes, and it is issued when that was seen.
    QTRY_VERIFY(editor.document().details()->view.reservedNumber.isEmpty());
    desktop().press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!editor.draft().isEditable());
    QCOMPARE(anna().documents().document(id)->number, numberOf(2));
}

QTEST_MAIN(TestConflicts)
#include "tst_conflicts.moc"
