#include "ui/windowtest.h"

#include <QApplication>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QToolButton>

#include "ui/dialogs/acceptdialog.h"
#include "ui/faultyshop.h"

using namespace seriatim;

/// What the editor makes of the log's answers, however late they come: nothing that was typed is lost, nothing is sent
/// that is not on the screen, and nothing is done twice.
class TestEditorAnswers : public WindowTest
{
    Q_OBJECT

private slots:
    void whatIsBeingIssuedTakesNoKeys();
    void anAnswerComesThoughAnotherPageIsShown();
    void anIssuedDocumentThatIsNotShownGoes();
    void afterAFullDiskTheScreenIsIssued();
    void retryAfterASaveSavesTheScreen();
    void aLostAnswerLocksTheFormUntilItIsLookedUp();

    void aNumberThatSteppedBackLeavesTheForm();
    void aSecondCreditAsksFirst();

private:
    static void typeInto(Desktop &desktop, const QString &field, const QString &text);
    QString referenceOf(const QString &id) { return viewDocument(anna().store(), id)->state.content.reference; }
    qint64 nextOrdinal()
    {
        return anna().numbers().periods("INV").empty() ? 1 : anna().numbers().periods("INV").front().next;
    }
};

namespace {

using namespace std::chrono_literals;

} // namespace

void TestEditorAnswers::typeInto(Desktop &desktop, const QString &field, const QString &text)
{
    QVERIFY(desktop.editor().head()->goTo(field));
    desktop.type(text);
}

void TestEditorAnswers::whatIsBeingIssuedTakesNoKeys()
{
    const QString id = anna().draft();
    Desktop desk(shop(), clock(), "anna", 20s);
    EditorPage &editor = desk.open(id);
    QVERIFY(editor.head()->goTo("reference"));
    const Sheet before = editor.draft().sheet();
    auto lock = ben().store().log().begin();
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(editor.banner()->isVisible());
    QVERIFY2(editor.banner()->sentence().contains("Waiting"), qPrintable(editor.banner()->sentence()));
    QVERIFY(!editor.head()->isEnabled());
    desk.type("lost");
    desk.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(editor.draft().sheet() == before);

    lock.reset();
    QTRY_VERIFY(!editor.draft().isEditable());
    QCOMPARE(editor.draft().content().reference, before.content.reference);
    QVERIFY(editor.head()->isEnabled()); // To be read, and copied from.
    QVERIFY(!editor.banner()->isVisible());
}

void TestEditorAnswers::anAnswerComesThoughAnotherPageIsShown()
{
    const QString id = anna().draft();
    Desktop desk(shop(), clock(), "anna", 300ms);
    QPointer<EditorPage> editor = &desk.open(id);
    QTRY_VERIFY(desk.window().commands().verb(Verb::Issue)->isEnabled());
    auto lock = ben().store().log().begin();
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(editor->subject().isBusy);
    desk.press(Qt::Key_Left, Qt::AltModifier);
    QVERIFY(!desk.window().editor());
    QTRY_VERIFY(editor && !editor->subject().isBusy);
    lock.reset();

    // It is told where the clerk looks now, and the way back stays open.
    QTRY_VERIFY(editor && !editor->banner()->isHidden());
    const auto said = desk.window().statusLine()->findChildren<QLabel *>();
    QTRY_VERIFY(
        std::ranges::any_of(said, [&](const QLabel *label) { return label->text() == editor->banner()->sentence(); }));
    QVERIFY(editor->isNeeded());
    desk.window().openDocument(id);
    QCOMPARE(desk.window().editor(), editor.data());
    QVERIFY(editor->banner()->isVisible());
    QTest::mouseClick(editor->banner()->button(), Qt::LeftButton);
    QTRY_VERIFY(!editor->draft().isEditable());
}

void TestEditorAnswers::anIssuedDocumentThatIsNotShownGoes()
{
    const QString id = anna().draft();
    Desktop desk(shop(), clock());
    QPointer<EditorPage> editor = &desk.open(id);
    QTRY_VERIFY(desk.window().commands().verb(Verb::Issue)->isEnabled());
    auto lock = ben().store().log().begin();
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(editor->subject().isBusy);
    desk.press(Qt::Key_Left, Qt::AltModifier);
    lock.reset();
    QTRY_COMPARE(anna().documents().document(id)->state, DocumentState::Issued);
    QTRY_VERIFY(!editor);
}

void TestEditorAnswers::afterAFullDiskTheScreenIsIssued()
{
    FaultyShop faulty(shop());
    const QString id = anna().draft();
    Desktop desk(faulty, clock());
    EditorPage &editor = desk.open(id);
    QTRY_VERIFY(desk.window().commands().verb(Verb::Issue)->isEnabled());
    faulty.failNext(Fault::DiskFull);
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(editor.banner()->isVisible());
    QCOMPARE(editor.banner()->button()->text(), "Retry");
    QVERIFY(editor.head()->isEnabled());
    QCOMPARE(nextOrdinal(), 1);

    typeInto(desk, "reference", "PO 7");
    QVERIFY(!editor.banner()->isVisible()); // It offered what is not on the screen any more.
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!editor.draft().isEditable());
    QCOMPARE(referenceOf(id), "PO 7");
    QCOMPARE(nextOrdinal(), 2);
}

void TestEditorAnswers::retryAfterASaveSavesTheScreen()
{
    const QString id = anna().draft();
    Desktop desk(shop(), clock(), "anna", 300ms);
    EditorPage &editor = desk.open(id);
    typeInto(desk, "reference", "PO 7");
    auto lock = ben().store().log().begin();
    desk.press(Qt::Key_S, Qt::ControlModifier);
    desk.type("8"); // Before the answer comes.
    QTRY_VERIFY(editor.banner()->isVisible() && editor.banner()->button()->text() == "Retry");
    lock.reset();
    QTest::mouseClick(editor.banner()->button(), Qt::LeftButton);
    QTRY_VERIFY(!editor.isModified());
    QCOMPARE(referenceOf(id), "PO 78");
}

void TestEditorAnswers::aLostAnswerLocksTheFormUntilItIsLookedUp()
{
    FaultyShop faulty(shop());
    const QString id = anna().draft();
    Desktop desk(faulty, clock());
    EditorPage &editor = desk.open(id);
    QTRY_VERIFY(desk.window().commands().verb(Verb::Issue)->isEnabled());
    faulty.failNext(Fault::ReplyLost);
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(editor.banner()->isVisible() && editor.banner()->button()->isVisible());
    QCOMPARE(editor.banner()->button()->text(), "Look it up");
    for (const auto *close : editor.banner()->findChildren<QToolButton *>())
        QVERIFY(!close->isVisible()); // There must be a way to go on.
    QVERIFY(!editor.head()->isEnabled());
    for (const Verb verb : {Verb::Save, Verb::Issue, Verb::Reserve, Verb::Discard})
        QVERIFY(!desk.window().commands().verb(verb)->isEnabled());

    QTest::mouseClick(editor.banner()->button(), Qt::LeftButton);
    QTRY_VERIFY(!editor.draft().isEditable());
    QVERIFY(!editor.banner()->isVisible());
    QCOMPARE(nextOrdinal(), 2);
}

void TestEditorAnswers::aNumberThatSteppedBackLeavesTheForm()
{
    series::Rules rules = yearly("BACK-{YYYY}-{####}");
    rules.stepBack = true;
    done(anna().define("BACK", rules));
    EditorPage &editor = desktop().open(anna().draft(anna().contentIn("BACK")));
    Commands &commands = desktop().window().commands();
    QTRY_VERIFY(commands.verb(Verb::Reserve)->isEnabled());
    desktop().press(Qt::Key_R, Qt::ControlModifier);
    QTRY_VERIFY(!editor.document().subject().number.isEmpty());
    QTRY_VERIFY(editor.numberBanner()->accessibleName().contains("reserved by you"));
    QTRY_VERIFY(commands.verb(Verb::StepBack)->isEnabled());
    commands.verb(Verb::StepBack)->trigger();
    QTRY_VERIFY(anna().numbers().reservations().empty());
    QTRY_VERIFY(commands.verb(Verb::Reserve)->isEnabled());
    QCOMPARE(editor.document().subject().number, QString());
    QVERIFY2(editor.numberBanner()->accessibleName().contains("not reserved"),
        qPrintable(editor.numberBanner()->accessibleName()));
    desktop().press(Qt::Key_R, Qt::ControlModifier);
    QTRY_COMPARE(anna().numbers().reservations().size(), 1U);
}

void TestEditorAnswers::aSecondCreditAsksFirst()
{
    const DocumentAnswer invoice = done(anna().issue(anna().content()));
    done(anna().issue(done(anna().credit(invoice.document)).document));
    const QString again = done(anna().credit(invoice.document)).document;
    EditorPage &editor = desktop().open(again);
    QTRY_VERIFY(desktop().window().commands().verb(Verb::Issue)->isEnabled());
    desktop().press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(openDialog<AcceptDialog>());
    QVERIFY(openDialog<AcceptDialog>()->accessibleDescription().contains("CM-"));
    QTest::keyClick(openDialog<AcceptDialog>(), Qt::Key_Escape);
    QTRY_VERIFY(!openDialog<AcceptDialog>());
    QCOMPARE(anna().documents().document(again)->state, DocumentState::Draft);
    desktop().activate();
    desktop().press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(openDialog<AcceptDialog>());
    openDialog<AcceptDialog>()->accept();
    QTRY_VERIFY(!editor.draft().isEditable());
    QCOMPARE(anna().documents().document(again)->state, DocumentState::Issued);
}

QTEST_MAIN(TestEditorAnswers)
#include "tst_editoranswers.moc"
