#include "ui/windowtest.h"

#include <QLabel>
#include <QLineEdit>

#include "ui/dialogs/acceptdialog.h"

using namespace seriatim;

/// What a credit memo takes back is shown, typed, and asked for.
class TestCreditMemo : public WindowTest
{
    Q_OBJECT

private slots:
    void theInvoiceIsTypedByItsNumber();
    void aNumberFromElsewhereIsPrintedAsTyped();
    void withoutAnInvoiceItIsAskedAbout();
    void aCopyTakesBackTheSameInvoiceAndIsWarnedOf();
    void whatAnInvoiceFollowsIsShown();

private:
    QLineEdit *field() { return desktop().editor().findChild<QLineEdit *>(QStringLiteral("precedes")); }
    QString told();
    void issue() { desktop().press(Qt::Key_Return, Qt::ControlModifier); }
};

/// What stands below the field.
QString TestCreditMemo::told()
{
    const auto *label = field()->parentWidget()->findChild<QLabel *>();
    return label->isVisible() ? label->text() : QString();
}

void TestCreditMemo::theInvoiceIsTypedByItsNumber()
{
    const DocumentAnswer invoice = done(anna().issue(anna().content()));
    EditorPage &editor = desktop().open(anna().draft(anna().content({}, "credit-memo")));
    QVERIFY(field()->isVisible());
    QTest::mouseClick(field(), Qt::LeftButton);
    desktop().type(invoice.number);
    QTRY_VERIFY2(told().contains("Harbour Books") && told().contains("285.60"), qPrintable(told()));
    issue();
    QTRY_VERIFY(!editor.draft().isEditable());
    QCOMPARE(anna().documents().document(invoice.document)->state, DocumentState::Credited);
    QCOMPARE(field()->text(), invoice.number);
    QVERIFY(field()->isReadOnly());
}

void TestCreditMemo::aNumberFromElsewhereIsPrintedAsTyped()
{
    EditorPage &editor = desktop().open(anna().draft(anna().content({}, "credit-memo")));
    QTest::mouseClick(field(), Qt::LeftButton);
    desktop().type("A-77");
    QTRY_VERIFY(!editor.document().isOutlookStale());
    QVERIFY2(told().contains("No invoice of this log"), qPrintable(told()));
    issue();
    QTRY_VERIFY(!editor.draft().isEditable());
    QCOMPARE(viewDocument(anna().store(), editor.documentId())->state.content.precedes, "A-77");
}

void TestCreditMemo::withoutAnInvoiceItIsAskedAbout()
{
    EditorPage &editor = desktop().open(anna().draft(anna().content({}, "credit-memo")));
    issue();
    QTRY_VERIFY(openDialog<AcceptDialog>());
    QCOMPARE(openDialog<AcceptDialog>()->windowTitle(), "No invoice is named");
    QTest::keyClick(openDialog<AcceptDialog>(), Qt::Key_Return); // Back.
    QTRY_VERIFY(!openDialog<AcceptDialog>());
    QVERIFY(editor.draft().isEditable());
    QCOMPARE(anna().documents().document(editor.documentId())->state, DocumentState::Draft);
}

void TestCreditMemo::aCopyTakesBackTheSameInvoiceAndIsWarnedOf()
{
    const DocumentAnswer invoice = done(anna().issue(anna().content()));
    const QString memo = done(anna().issue(done(anna().credit(invoice.document)).document)).document;
    desktop().open(memo);
    QCOMPARE(field()->text(), invoice.number);
    desktop().press(Qt::Key_D, Qt::ControlModifier);
    QTRY_VERIFY(desktop().window().editor() && desktop().editor().documentId() != memo
        && desktop().editor().document().isLoaded());
    QCOMPARE(field()->text(), invoice.number);
    QTRY_VERIFY(desktop().window().commands().verb(Verb::Issue)->isEnabled());
    issue();
    QTRY_VERIFY(openDialog<AcceptDialog>());
    QCOMPARE(openDialog<AcceptDialog>()->windowTitle(), "More is credited than was invoiced");
    openDialog<AcceptDialog>()->reject();
}

void TestCreditMemo::whatAnInvoiceFollowsIsShown()
{
    const DocumentAnswer quotation = done(anna().issue(anna().content({}, "quotation")));
    const DocumentAnswer made =
        done(followUpDocument(anna().store(), {{}, quotation.document, *DocumentKind::fromId(u"invoice")}));
    desktop().open(made.document);
    QVERIFY(field()->isVisible() && field()->isReadOnly());
    QCOMPARE(field()->text(), quotation.number);
    QCOMPARE(field()->accessibleName(), "Follows");
    desktop().open(anna().draft());
    QVERIFY(!field()->isVisible());
}

QTEST_MAIN(TestCreditMemo)
#include "tst_creditmemo.moc"
