#include "ui/windowtest.h"

#include <QApplication>
#include <QClipboard>
#include <QPushButton>
#include <QSignalSpy>

using namespace seriatim;

/// The frame: what others do appears, what is typed stays, what is wrong is said beside its field.
class TestWindow : public WindowTest
{
    Q_OBJECT

private slots:
    void everyRefusalStandsBesideItsField_data();
    void everyRefusalStandsBesideItsField();
    void twoWindowsShowEachOthersWork();
    void aDraftThatChangedElsewhereIsNotOverwritten();
    void whatIsTypedBesideAnothersChangesCanBecomeACopy();
    void selectionAndScrollStayWhenTheLogGrows();
    void whatIsTypedStaysWhenOneLooksElsewhere();
    void halfTypedDraftsAreOfferedAgain();
    void whatCannotBeReadIsRecoveredAsTyped();
    void aDraftSavedAtTheLastMomentIsNotInConflictWithItself();
    void whatIsRecoveredDoesNotOverwriteAnothersWork();
    void whatWasTypedIntoADraftThatIsIssuedSinceIsADraftOfItsOwn();
    void anIssuedDocumentIsReadOnly();
    void theNumberIsNeverTyped();

private:
    QString typeAndLeave();
    void resume();
};

/// Begins an invoice, and leaves the window with it half typed.
QString TestWindow::typeAndLeave()
{
    const QString id = desktop().newInvoice().documentId();
    desktop().type("Contoso");
    closeDesktop();
    return id;
}

/// Goes on with what was left.
void TestWindow::resume()
{
    style::Banner *banner = desktop().window().keptBanner();
    QVERIFY(banner->isVisible());
    QTest::mouseClick(banner->button(), Qt::LeftButton);
    QTRY_VERIFY(desktop().window().editor() && desktop().editor().document().isLoaded());
}

void TestWindow::everyRefusalStandsBesideItsField_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("typed");
    QTest::newRow("no party") << "party.name"
                              << "";
    QTest::newRow("a date that is none") << "date"
                                         << "soon";
    QTest::newRow("too far ahead") << "date"
                                   << "2131-01-01";
    QTest::newRow("due before its date") << "due"
                                         << "2020-01-01";
    QTest::newRow("no such currency") << "currency"
                                      << "XXQ";
    QTest::newRow("a control character") << "reference" << QStringLiteral("a\u0007b");
}

void TestWindow::everyRefusalStandsBesideItsField()
{
    QFETCH(QString, field);
    QFETCH(QString, typed);
    EditorPage &editor = desktop().open(anna().draft());
    QTRY_VERIFY(desktop().window().commands().verb(Verb::Issue)->isEnabled());
    const Position before = anna().head();
    QVERIFY(editor.head()->goTo(field));
    desktop().press(Qt::Key_A, Qt::ControlModifier);
    desktop().press(Qt::Key_Delete);
    QApplication::clipboard()->setText(typed); // Pasted: nobody types a control character.
    desktop().press(Qt::Key_V, Qt::ControlModifier);

    QTRY_VERIFY(!desktop().window().commands().verb(Verb::Issue)->isEnabled());
    QTRY_VERIFY(
        std::ranges::any_of(editor.problems()->problems(), [&](const auto &each) { return each.field == field; }));
    if (!typed.isEmpty()) // What is merely missing stands in the list only.
        QTRY_VERIFY(!desktop().faultBeside(field).isEmpty());
    editor.lines()->setFocus();
    desktop().press(Qt::Key_Return, Qt::ControlModifier);
    QWidget *focus = QApplication::focusWidget();
    QVERIFY2(focus->objectName() == field || focus->parentWidget()->objectName() == field,
        qPrintable(focus->objectName())); // The keys of Issue lead to what hinders it.
    QVERIFY(editor.draft().isEditable());
    QCOMPARE(anna().head(), before);
}

void TestWindow::twoWindowsShowEachOthersWork()
{
    Desktop bens(shop(), clock(), "ben");
    QTRY_VERIFY(bens.documents().model()->isLoaded());
    QCOMPARE(bens.documents().model()->rowCount(), 0);

    // Anna saves a draft; it appears at Ben's.
    EditorPage &annas = desktop().newInvoice();
    desktop().type("Contoso");
    desktop().press(Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(bens.documents().model()->rowCount(), 1);
    const DocumentsModel &list = *bens.documents().model();
    QCOMPARE(list.row(0).partyName, "Contoso");
    QCOMPARE(list.row(0).id, annas.documentId());
    QCOMPARE(list.row(0).state, DocumentState::Draft);

    // Ben opens it and writes a line; it appears in Anna's form, in which nothing else is typed.
    bens.activate();
    bens.documents().select(list.row(0).id);
    bens.documents().table()->setFocus();
    bens.press(Qt::Key_Return);
    QTRY_VERIFY(bens.window().editor() && bens.editor().document().isLoaded());
    QVERIFY(bens.editor().head()->goTo("reference"));
    bens.type("PO 7");
    bens.press(Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(annas.draft().content().reference, "PO 7");

    // Ben issues another one; Anna's form, which has promised that number, tells the next.
    QTRY_COMPARE(annas.document().outlook().nextNumber, QString("INV-%1-00001").arg(clock().today().year()));
    const QString other = ben().draft();
    bens.open(other);
    QTRY_VERIFY(bens.window().commands().verb(Verb::Issue)->isEnabled());
    bens.press(Qt::Key_Return, Qt::ControlModifier);
    const QString next = QString("INV-%1-00002").arg(clock().today().year());
    QTRY_VERIFY(annas.numberBanner()->words().contains(next));

    // And it is in Anna's list, under its number.
    desktop().activate();
    desktop().press(Qt::Key_Left, Qt::AltModifier);
    const DocumentsModel &annasList = *desktop().documents().model();
    QTRY_VERIFY(annasList.rowOf(other) >= 0);
    QTRY_COMPARE(annasList.row(annasList.rowOf(other)).state, DocumentState::Issued);
    QCOMPARE(annasList.row(annasList.rowOf(other)).number, QString("INV-%1-00001").arg(clock().today().year()));
}

void TestWindow::aDraftThatChangedElsewhereIsNotOverwritten()
{
    const QString id = anna().draft();
    EditorPage &editor = desktop().open(id);
    desktop().type("x");
    DocumentContent theirs = anna().content();
    theirs.party.name = "Theirs";
    done(ben().save(id, theirs));
    QTRY_VERIFY(editor.banner()->isVisible());
    QVERIFY(editor.banner()->sentence().contains("ben changed this draft meanwhile: Party."));
    const Position before = anna().head();
    desktop().press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(!editor.subject().isBusy);
    QCOMPARE(anna().head(), before);
    QCOMPARE(viewDocument(anna().store(), id)->state.content.party.name, "Theirs");
    QCOMPARE(editor.draft().content().party.name, "x");
    QTRY_VERIFY(editor.banner()->isVisible());
    QTest::mouseClick(editor.banner()->button(), Qt::LeftButton);
    QTRY_COMPARE(editor.draft().content().party.name, "Theirs");
    QVERIFY(!editor.isModified());
}

void TestWindow::whatIsTypedBesideAnothersChangesCanBecomeACopy()
{
    const QString id = anna().draft();
    EditorPage &editor = desktop().open(id);
    desktop().type("Mine");
    DocumentContent theirs = anna().content();
    theirs.reference = "Theirs";
    theirs.note = "Theirs";
    done(ben().save(id, theirs));
    QTRY_VERIFY(editor.banner()->isVisible());
    QVERIFY(editor.banner()->sentence().contains("Your reference") && editor.banner()->sentence().contains("Note"));
    QTest::mouseClick(editor.banner()->thirdButton(), Qt::LeftButton);
    QVERIFY(!editor.banner()->isVisible());
    desktop().press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(!editor.isModified() && !editor.subject().isBusy);
    QVERIFY(editor.documentId() != id);
    QCOMPARE(viewDocument(anna().store(), editor.documentId())->state.content.party.name, "Mine");
    QCOMPARE(viewDocument(anna().store(), id)->state.content.reference, "Theirs");
}

void TestWindow::selectionAndScrollStayWhenTheLogGrows()
{
    for (int i = 0; i < 60; ++i)
        done(anna().issue(anna().content()));
    DocumentsPage &page = desktop().documents();
    QTRY_COMPARE(page.model()->rowCount(), 60);
    page.table()->selectRow(30);
    const QString id = page.model()->row(30).id;
    page.table()->scrollTo(page.model()->index(30, 0), QAbstractItemView::PositionAtCenter);
    const int top = page.table()->rowViewportPosition(30);
    done(ben().issue(ben().content()));
    QTRY_COMPARE(page.model()->rowCount(), 61);
    QCOMPARE(page.selectedRows().size(), 1u);
    QCOMPARE(page.selectedRows().front().id, id);
    QVERIFY(qAbs(page.table()->rowViewportPosition(31) - top) <= page.table()->rowHeight(0));
}

void TestWindow::whatIsTypedStaysWhenOneLooksElsewhere()
{
    EditorPage &editor = desktop().newInvoice();
    desktop().type("Contoso");
    const QString id = editor.documentId();
    desktop().press(Qt::Key_Left, Qt::AltModifier);
    QVERIFY(!desktop().window().editor());
    QVERIFY(anna().documents().page({}, {}, 10).rows.empty());
    desktop().window().openDocument(id);
    QCOMPARE(desktop().editor().draft().content().party.name, "Contoso");
}

void TestWindow::halfTypedDraftsAreOfferedAgain()
{
    desktop().newInvoice();
    desktop().type("Contoso");
    closeDesktop(); // As at the end of the day, or of the current.
    style::Banner *banner = desktop().window().keptBanner();
    QVERIFY(banner->isVisible());
    QVERIFY(banner->sentence().contains("Contoso"));
    QTest::mouseClick(banner->button(), Qt::LeftButton);
    QTRY_VERIFY(desktop().window().editor() && desktop().editor().document().isLoaded());
    QCOMPARE(desktop().editor().draft().content().party.name, "Contoso");
    QVERIFY(anna().documents().page({}, {}, 10).rows.empty());
    desktop().press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(!desktop().editor().isModified());
    QCOMPARE(anna().documents().page({}, {}, 10).rows.size(), 1u);
    closeDesktop();
    QVERIFY(!desktop().window().keptBanner()->isVisible());
}

void TestWindow::whatCannotBeReadIsRecoveredAsTyped()
{
    desktop().newInvoice();
    desktop().type("Contoso");
    QVERIFY(desktop().editor().head()->goTo("date"));
    desktop().press(Qt::Key_A, Qt::ControlModifier);
    desktop().type("soon");
    closeDesktop();
    resume();
    QCOMPARE(desktop().editor().draft().sheet().unread.value("date"), "soon");
    QTRY_VERIFY(!desktop().faultBeside("date").isEmpty());
}

void TestWindow::aDraftSavedAtTheLastMomentIsNotInConflictWithItself()
{
    const QString id = typeAndLeave();
    // The save arrived; its answer was not heard any more.
    DocumentContent content = newDocument(anna().store(), DocumentKind(), QDate::currentDate());
    content.party.name = "Contoso";
    done(anna().save(id, content));
    resume();
    QVERIFY(!desktop().editor().isModified());
    closeDesktop();
    QVERIFY(!desktop().window().keptBanner()->isVisible());
}

void TestWindow::whatIsRecoveredDoesNotOverwriteAnothersWork()
{
    const QString id = typeAndLeave();
    DocumentContent theirs = ben().content();
    theirs.party.name = "Theirs";
    done(ben().save(id, theirs));
    resume();
    EditorPage &editor = desktop().editor();
    QCOMPARE(editor.draft().content().party.name, "Contoso");
    desktop().press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(editor.banner()->isVisible());
    QVERIFY(editor.banner()->sentence().contains("changed this draft"));
    QCOMPARE(viewDocument(anna().store(), id)->state.content.party.name, "Theirs");
    QTest::mouseClick(editor.banner()->button(), Qt::LeftButton);
    QTRY_COMPARE(editor.draft().content().party.name, "Theirs");
    closeDesktop();
    QVERIFY(!desktop().window().keptBanner()->isVisible()); // It was given up on purpose.
}

void TestWindow::whatWasTypedIntoADraftThatIsIssuedSinceIsADraftOfItsOwn()
{
    const QString id = typeAndLeave();
    done(ben().save(id, ben().content()));
    done(ben().issue(id));
    const Position before = anna().head();
    resume();
    QTRY_VERIFY(desktop().editor().banner()->isVisible());
    QTest::mouseClick(desktop().editor().banner()->button(), Qt::LeftButton); // A new draft of it.
    QVERIFY(desktop().editor().documentId() != id);
    QVERIFY(desktop().editor().draft().isEditable());
    QCOMPARE(desktop().editor().draft().content().party.name, "Contoso");
    closeDesktop();
    resume(); // Kept by its own name now.
    desktop().press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(!desktop().editor().isModified());
    QCOMPARE(anna().eventsAfter(before), QStringList("DraftSaved"));
    closeDesktop();
    QVERIFY(!desktop().window().keptBanner()->isVisible());
}

void TestWindow::anIssuedDocumentIsReadOnly()
{
    const auto issued = done(anna().issue(anna().content()));
    EditorPage &editor = desktop().open(issued.document);
    QVERIFY(!editor.draft().isEditable());
    QVERIFY(editor.head()->party()->isReadOnly());
    QCOMPARE(editor.lines()->model()->rowCount(), 1);
    QCOMPARE(editor.numberBanner()->number(), issued.number);
}

void TestWindow::theNumberIsNeverTyped()
{
    EditorPage &editor = desktop().newInvoice();
    QTRY_VERIFY(!editor.document().outlook().nextNumber.isEmpty());
    const QString next = editor.document().outlook().nextNumber;
    for (const auto *field : editor.findChildren<QLineEdit *>())
        QVERIFY(!field->text().contains(next));
    QVERIFY(editor.numberBanner()->words().contains(next));
    QVERIFY(editor.numberBanner()->words().contains("not reserved"));
}

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
