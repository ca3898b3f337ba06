#include "ui/windowtest.h"

#include <QApplication>
#include <QPushButton>

using namespace seriatim;

/// The log is held by somebody else while Issue is pressed: no document is lost, no number burnt, the draft stays.
class TestBusyLog : public WindowTest
{
    Q_OBJECT

private slots:
    void aBusyLogKeepsTheDraftAndOffersRetry();
    void retryIssuesOnce();
    void whatIsTypedMeanwhileIsNotIssuedInItsOldForm();
};

namespace {

using namespace std::chrono_literals;

DocumentContent whole(const Clerk &clerk)
{
    return clerk.content();
}

} // namespace

void TestBusyLog::aBusyLogKeepsTheDraftAndOffersRetry()
{
    const QString id = anna().draft(whole(anna()));
    Desktop impatient(shop(), clock(), "anna", 50ms);
    EditorPage &editor = impatient.open(id);
    QTRY_VERIFY(impatient.window().commands().verb(Verb::Issue)->isEnabled());
    const Position before = anna().head();
    const Sheet typed = editor.draft().sheet();
    auto lock = ben().store().log().begin();
    QVERIFY(lock);

    impatient.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(editor.banner()->isVisible());
    QVERIFY(editor.banner()->button()->isVisible());
    QCOMPARE(editor.banner()->button()->text(), "Retry");
    QVERIFY(editor.draft().isEditable());
    QVERIFY(editor.draft().sheet() == typed);

    lock.reset();
    QCOMPARE(anna().head(), before);
    QTest::mouseClick(editor.banner()->button(), Qt::LeftButton);
    QTRY_VERIFY(!editor.draft().isEditable());
    QCOMPARE(anna().documents().document(id)->ordinal, 1);
    QVERIFY(!editor.banner()->isVisible());
}

void TestBusyLog::retryIssuesOnce()
{
    const QString id = anna().draft(whole(anna()));
    Desktop impatient(shop(), clock(), "anna", 30ms);
    EditorPage &editor = impatient.open(id);
    auto lock = ben().store().log().begin();
    for (int i = 0; i < 3; ++i) {
        impatient.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(editor.banner()->isVisible() && !impatient.window().editor()->subject().isBusy);
    }
    lock.reset();
    QTest::mouseClick(editor.banner()->button(), Qt::LeftButton);
    QTRY_VERIFY(!editor.draft().isEditable());
    const auto period = anna().numbers().periods("INV");
    QCOMPARE(period.front().next, 2);
}

void TestBusyLog::whatIsTypedMeanwhileIsNotIssuedInItsOldForm()
{
    const QString id = anna().draft(whole(anna()));
    Desktop impatient(shop(), clock(), "anna", 30ms);
    EditorPage &editor = impatient.open(id);
    auto lock = ben().store().log().begin();
    impatient.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(editor.banner()->isVisible());
    editor.head()->goTo("reference");
    impatient.type("PO 7");
    QVERIFY(!editor.banner()->isVisible());
    lock.reset();
    impatient.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!editor.draft().isEditable());
    QCOMPARE(anna().documents().document(id)->reference, "PO 7");
}

QTEST_MAIN(TestBusyLog)
#include "tst_busylog.moc"
