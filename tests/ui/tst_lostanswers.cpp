#include "ui/windowtest.h"

#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>

#include "ui/faultyshop.h"

using namespace seriatim;
using namespace std::chrono_literals;

/// A command was done, but its answer was lost. Until it is known that it was, nothing else is said about it, and
/// nothing else is sent.
class TestLostAnswers : public WindowTest
{
    Q_OBJECT

private slots:
    void init() override;
    void cleanup();

    void whatWasIssuedIsNotToldAsAColleaguesDeed();
    void noOtherMessageTakesThePlaceOfTheWayOn();
    void aLookUpThatMeetsABusyLogHasFoundNothingOut();
    void aLookUpThatFailsHasFoundNothingOut();
    void aLookUpInALogThatIsOnlyReadHasFoundNothingOut();
    void whatWasLookedUpWithoutSuccessIsFoundLater();
    void theListOffersNoCommandBeforeItIsLookedUp();
    void itIsLookedUpByItselfWhenTheLogCanBeReadAgain();
    void itIsLookedUpByItselfAfterAWhile();

private:
    QString loseAnswer(Desktop &desk);
    static void lookUp(Desktop &desk);
    void verifyStillUnsure(Desktop &desk);
    void verifyIssuedOnce(Desktop &desk, const QString &id);
    void verifyFoundIssued(Desktop &desk, const QString &id);

    std::unique_ptr<FaultyShop> m_shop;
};

void TestLostAnswers::init()
{
    WindowTest::init();
    m_shop = std::make_unique<FaultyShop>(shop());
}

void TestLostAnswers::cleanup()
{
    WindowTest::cleanup();
    m_shop.reset();
}

/// Types into a draft and issues it; it is done, but the answer does not come.
QString TestLostAnswers::loseAnswer(Desktop &desk)
{
    const QString id = anna().draft();
    EditorPage &editor = desk.open(id);
    editor.head()->goTo("reference");
    desk.type("PO 7");
    (void)QTest::qWaitFor([&] { return desk.window().commands().verb(Verb::Issue)->isEnabled(); }, Patience);
    m_shop->failNext(Fault::ReplyLost);
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    (void)QTest::qWaitFor([&] { return editor.banner()->button()->isVisible(); }, Patience);
    desk.hearOf(anna().head());
    return id;
}

void TestLostAnswers::lookUp(Desktop &desk)
{
    QCOMPARE(desk.editor().banner()->button()->text(), "Look it up");
    QTest::mouseClick(desk.editor().banner()->button(), Qt::LeftButton);
    QTRY_VERIFY(desk.editor().banner()->isVisible() && desk.editor().banner()->button()->isVisible());
}

void TestLostAnswers::verifyStillUnsure(Desktop &desk)
{
    const EditorPage &editor = desk.editor();
    const QString sentence = editor.banner()->sentence();
    QVERIFY2(sentence.contains("It is not known yet whether this was done"), qPrintable(sentence));
    QVERIFY2(!sentence.contains("Nothing was"), qPrintable(sentence));
    QCOMPARE(editor.banner()->button()->text(), "Look it up");
    QVERIFY(!editor.banner()->otherButton()->isVisible());
    QVERIFY(!desk.editor().document().theirs());
    QVERIFY(!editor.head()->isEnabled());
    for (const Verb verb : {Verb::Save, Verb::Issue, Verb::Reserve, Verb::Discard})
        QVERIFY(!desk.window().commands().verb(verb)->isEnabled());
}

void TestLostAnswers::verifyIssuedOnce(Desktop &desk, const QString &id)
{
    QTest::mouseClick(desk.editor().banner()->button(), Qt::LeftButton);
    verifyFoundIssued(desk, id);
}

void TestLostAnswers::verifyFoundIssued(Desktop &desk, const QString &id)
{
    QTRY_VERIFY(!desk.editor().draft().isEditable());
    QTRY_VERIFY(!desk.editor().banner()->isVisible());
    QCOMPARE(desk.editor().documentId(), id);
    QCOMPARE(desk.editor().draft().content().reference, "PO 7");
    QCOMPARE(anna().documents().document(id)->state, DocumentState::Issued);
    QCOMPARE(anna().numbers().periods("INV").front().next, 2);
}

void TestLostAnswers::whatWasIssuedIsNotToldAsAColleaguesDeed()
{
    Desktop desk(*m_shop, clock());
    const QString id = loseAnswer(desk);
    QCOMPARE(anna().documents().document(id)->state, DocumentState::Issued);
    verifyStillUnsure(desk);
    verifyIssuedOnce(desk, id);
}

void TestLostAnswers::noOtherMessageTakesThePlaceOfTheWayOn()
{
    Desktop desk(*m_shop, clock());
    const QString id = loseAnswer(desk);
    desk.editor().banner()->sayUnread("list", "The log could not be used.", {});
    desk.editor().banner()->say(style::Tone::Good, "All is well.");
    desk.editor().banner()->clear();
    verifyStillUnsure(desk);
    desk.editor().banner()->clearUnread("list"); // Else it would be said afterwards.
    verifyIssuedOnce(desk, id);
}

void TestLostAnswers::aLookUpThatMeetsABusyLogHasFoundNothingOut()
{
    Desktop desk(*m_shop, clock(), "anna", 50ms);
    const QString id = loseAnswer(desk);
    auto lock = ben().store().log().begin();
    for (int i = 0; i < 2; ++i) {
        lookUp(desk);
        QTRY_VERIFY(desk.editor().banner()->sentence().startsWith("Somebody else is writing"));
        verifyStillUnsure(desk);
    }
    lock.reset();
    verifyIssuedOnce(desk, id);
}

void TestLostAnswers::aLookUpThatFailsHasFoundNothingOut()
{
    Desktop desk(*m_shop, clock());
    const QString id = loseAnswer(desk);
    m_shop->fault().unusable = true;
    lookUp(desk);
    verifyStillUnsure(desk);
    m_shop->fault().unusable = false;
    verifyIssuedOnce(desk, id);
}

void TestLostAnswers::aLookUpInALogThatIsOnlyReadHasFoundNothingOut()
{
    Desktop desk(*m_shop, clock());
    const QString id = loseAnswer(desk);
    m_shop->fault().moved = true;
    lookUp(desk);
    QVERIFY(desk.editor().banner()->sentence().startsWith("This log was moved"));
    verifyStillUnsure(desk);
    m_shop->fault().moved = false;
    verifyIssuedOnce(desk, id);
}

/// Whatever the clerk presses in between.
void TestLostAnswers::whatWasLookedUpWithoutSuccessIsFoundLater()
{
    Desktop desk(*m_shop, clock(), "anna", 50ms);
    const QString id = loseAnswer(desk);
    auto lock = ben().store().log().begin();
    lookUp(desk);
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    desk.press(Qt::Key_S, Qt::ControlModifier);
    lock.reset();
    verifyIssuedOnce(desk, id);
    QCOMPARE(anna().documents().page({}, {}, 10).rows.size(), 1u);
}

void TestLostAnswers::theListOffersNoCommandBeforeItIsLookedUp()
{
    const QString id = anna().draft();
    Desktop desk(*m_shop, clock());
    DocumentsPage &list = desk.documents();
    QTRY_COMPARE(list.model()->rowCount(), 1);
    list.table()->selectRow(0);
    QTRY_VERIFY(desk.window().commands().verb(Verb::Issue)->isEnabled());
    m_shop->failNext(Fault::ReplyLost);
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(list.banner()->button()->text(), "Look it up");
    desk.hearOf(anna().head());
    for (const Verb verb : {Verb::Issue, Verb::Void, Verb::Credit, Verb::Copy})
        QVERIFY(!desk.window().commands().verb(verb)->isEnabled());

    QTest::mouseClick(list.banner()->button(), Qt::LeftButton);
    QTRY_VERIFY(desk.window().commands().verb(Verb::Void)->isEnabled());
    QVERIFY(!list.banner()->isVisible());
    QCOMPARE(anna().documents().document(id)->state, DocumentState::Issued);
}

/// The network went while a command was sent, and came back.
void TestLostAnswers::itIsLookedUpByItselfWhenTheLogCanBeReadAgain()
{
    Desktop desk(*m_shop, clock());
    const QString id = loseAnswer(desk);
    QSignalSpy blind(&desk.desk(), &Desk::wentBlind);
    m_shop->failReadings(Fault::Head);
    QTRY_VERIFY(!blind.isEmpty());
    verifyStillUnsure(desk);
    m_shop->failReadings(0);
    verifyFoundIssued(desk, id);
}

void TestLostAnswers::itIsLookedUpByItselfAfterAWhile()
{
    Desktop desk(*m_shop, clock());
    const QString id = loseAnswer(desk);
    verifyStillUnsure(desk);
    QTRY_VERIFY_WITH_TIMEOUT(!desk.editor().draft().isEditable(), 30'000);
    verifyFoundIssued(desk, id);
}

QTEST_MAIN(TestLostAnswers)
#include "tst_lostanswers.moc"
