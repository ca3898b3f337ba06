#include "ui/hands.h"
#include "ui/windowtest.h"

#include <QPushButton>

#include "ui/dialogs/acceptdialog.h"

using namespace seriatim;

/// What is rarely meant is asked about before a number is taken for it.
class TestWarnings : public WindowTest
{
    Q_OBJECT

private slots:
    void aNumberForADateFarBackIsReservedOnlyIfAccepted();
    void whatComesToNothingIsIssuedOnlyIfAccepted_data();
    void whatComesToNothingIsIssuedOnlyIfAccepted();

private:
    /// Waits for the question, and presses the button of that text.
    void answer(const QString &title, const QString &button);
};

void TestWarnings::answer(const QString &title, const QString &button)
{
    QTRY_VERIFY(openDialog<AcceptDialog>());
    auto *dialog = openDialog<AcceptDialog>();
    QCOMPARE(dialog->windowTitle(), title);
    hands::press(*dialog, button);
    QTRY_VERIFY2(!openDialog<AcceptDialog>(), qPrintable(button));
    desktop().activate();
}

void TestWarnings::aNumberForADateFarBackIsReservedOnlyIfAccepted()
{
    EditorPage &editor = desktop().open(anna().draft(anna().content(clock().today().addYears(-20))));
    desktop().press(Qt::Key_R, Qt::ControlModifier);
    answer("The date lies far back", "Back");
    QVERIFY(!anna().numbers().reservationOf(editor.documentId()));
    desktop().press(Qt::Key_R, Qt::ControlModifier);
    answer("The date lies far back", "Reserve all the same");
    QTRY_VERIFY(anna().numbers().reservationOf(editor.documentId()));
}

void TestWarnings::whatComesToNothingIsIssuedOnlyIfAccepted_data()
{
    QTest::addColumn<QString>("document");
    QTest::addColumn<qint64>("price");
    QTest::addColumn<bool>("isAsked");
    QTest::newRow("nothing") << "invoice" << qint64(0) << true;
    QTest::newRow("less than nothing") << "invoice" << qint64(-8000) << true;
    QTest::newRow("a cent") << "invoice" << qint64(1) << false;
    QTest::newRow("a quotation of nothing") << "quotation" << qint64(0) << false;
}

void TestWarnings::whatComesToNothingIsIssuedOnlyIfAccepted()
{
    QFETCH(QString, document);
    QFETCH(qint64, price);
    QFETCH(bool, isAsked);
    DocumentContent content = anna().content({}, qPrintable(document));
    content.lines.front().price = Decimal(price, 2);
    EditorPage &editor = desktop().open(anna().draft(content));
    QTRY_VERIFY(desktop().window().commands().verb(Verb::Issue)->isEnabled());
    desktop().press(Qt::Key_Return, Qt::ControlModifier);
    if (isAsked) {
        answer("Nothing is to be paid", "Back");
        QCOMPARE(anna().documents().document(editor.documentId())->state, DocumentState::Draft);
        desktop().press(Qt::Key_Return, Qt::ControlModifier);
        answer("Nothing is to be paid", "Issue all the same");
    }
    QTRY_COMPARE(anna().documents().document(editor.documentId())->state, DocumentState::Issued);
    QVERIFY(!openDialog<AcceptDialog>());
}

QTEST_MAIN(TestWarnings)
#include "tst_warnings.moc"
