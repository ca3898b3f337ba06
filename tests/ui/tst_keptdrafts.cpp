#include "ui/windowtest.h"

#include <QDir>
#include <QDirIterator>
#include <QPointer>
#include <QPushButton>
#include <QStandardPaths>

#include "ui/dialogs/questiondialog.h"
#include "ui/faultyshop.h"

using namespace seriatim;

/// What was typed and not saved when the program ended is kept on the workstation, and offered until it is resumed or
/// forgotten.
class TestKeptDrafts : public WindowTest
{
    Q_OBJECT

private slots:
    void allAreResumed();
    void whatIsTypedInAnOpenCellIsKeptAsWell();
    void theLatestIsShown();
    void theOfferNamesTheDrafts();
    void whoDoesNotForgetCanStillResume_data();
    void whoDoesNotForgetCanStillResume();
    void theOfferOutlastsOtherWork();
    void whatIsForgottenIsNotOfferedAgain();
    void whatWasIssuedMeanwhileBecomesANewDraftOrGoes();
    void whatSomebodyElseChangedIsAConflict();
    void brokenStorageIsToldAndTriedAgain();
    void twoWindowsOnOneDraftKeepBothTexts();
    void twoWindowsThatResumeOneDraftDoNotOverwriteEachOther_data();
    void twoWindowsThatResumeOneDraftDoNotOverwriteEachOther();

private:
    static int countOfFiles();
    /// What the first file holds.
    static QByteArray kept();
    /// Three, one after the other, of which the last is Northwind's.
    void leaveSeveral();
    static style::Banner &offer(Desktop &desktop) { return *desktop.window().keptBanner(); }
    /// Types a reference into the draft, and ends the program.
    void leaveTyped(const QString &id, const QString &reference);
};

int TestKeptDrafts::countOfFiles()
{
    const QDir place(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + "/drafts");
    int count = 0;
    for (const QString &folder : place.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        count += static_cast<int>(QDir(place.filePath(folder)).entryList({"*.json"}).size());
    return count;
}

QByteArray TestKeptDrafts::kept()
{
    QDirIterator files(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + "/drafts", {"*.json"},
        QDir::Files, QDirIterator::Subdirectories);
    QFile file(files.next());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestKeptDrafts::leaveTyped(const QString &id, const QString &reference)
{
    EditorPage &editor = desktop().open(id);
    QVERIFY(editor.head()->goTo("reference"));
    desktop().type(reference);
    closeDesktop();
    QCOMPARE(countOfFiles(), 1);
}

void TestKeptDrafts::allAreResumed()
{
    for (const char *customer : {"Contoso", "Fabrikam"}) {
        desktop().newInvoice();
        desktop().type(customer);
    }
    closeDesktop();
    QVERIFY2(offer(desktop()).sentence().contains("2 half-typed drafts"), qPrintable(offer(desktop()).sentence()));
    QTest::mouseClick(offer(desktop()).button(), Qt::LeftButton);
    QVERIFY(!offer(desktop()).isVisible());
    const auto typed = [this] {
        QStringList names;
        for (const auto *editor : desktop().window().findChildren<EditorPage *>())
            names.append(editor->name());
        names.sort();
        return names;
    };
    QTRY_COMPARE(typed(), QStringList({"Contoso · Invoice", "Fabrikam · Invoice"}));
    closeDesktop(); // And they are kept again.
    QCOMPARE(countOfFiles(), 2);
}

/// As if the program were killed: the file is read while the cell is still open.
void TestKeptDrafts::whatIsTypedInAnOpenCellIsKeptAsWell()
{
    EditorPage &editor = desktop().open(anna().draft());
    editor.lines()->goTo("lines[0].price");
    desktop().type("77");
    QTRY_COMPARE(countOfFiles(), 1);
    QVERIFY(editor.lines()->isTyping());
    QVERIFY2(kept().contains("\"price\":\"77\""), kept());
    desktop().press(Qt::Key_Escape); // Taken back, there is nothing to keep.
    QTRY_COMPARE(countOfFiles(), 0);
}

void TestKeptDrafts::leaveSeveral()
{
    for (const char *customer : {"Contoso", "Fabrikam", "Northwind"}) {
        desktop().newInvoice();
        desktop().type(customer);
        closeDesktop(); // What is typed first is kept first.
    }
    QCOMPARE(countOfFiles(), 3);
}

void TestKeptDrafts::theLatestIsShown()
{
    leaveSeveral();
    QTest::mouseClick(offer(desktop()).button(), Qt::LeftButton);
    QTRY_VERIFY(desktop().window().editor() && desktop().editor().document().isLoaded());
    QCOMPARE(desktop().editor().draft().content().party.name, "Northwind");
}

void TestKeptDrafts::theOfferNamesTheDrafts()
{
    leaveSeveral();
    const QString day = QLocale().toString(QDate::currentDate(), "d MMM");
    QString rest = offer(desktop()).sentence();
    for (const char *customer : {"Northwind", "Fabrikam", "Contoso"}) { // The latest first.
        const qsizetype at = rest.indexOf(QString(customer) + " · Invoice · " + day);
        QVERIFY2(at >= 0, qPrintable(offer(desktop()).sentence()));
        rest = rest.mid(at);
    }
    QTest::mouseClick(offer(desktop()).otherButton(), Qt::LeftButton);
    const auto *question = openDialog<QuestionDialog>();
    QVERIFY(question);
    QVERIFY2(question->accessibleDescription().contains("Fabrikam · Invoice"),
        qPrintable(question->accessibleDescription()));
}

void TestKeptDrafts::whoDoesNotForgetCanStillResume_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::newRow("Escape keeps the offer") << Qt::Key_Escape;
    QTest::newRow("Return resumes") << Qt::Key_Return;
}

void TestKeptDrafts::whoDoesNotForgetCanStillResume()
{
    QFETCH(Qt::Key, key);
    desktop().newInvoice();
    desktop().type("Contoso");
    closeDesktop();
    QTest::mouseClick(offer(desktop()).otherButton(), Qt::LeftButton);
    auto *question = openDialog<QuestionDialog>();
    QVERIFY(question);
    QTest::keyClick(question, key);
    QTRY_VERIFY(!openDialog());
    QCOMPARE(countOfFiles(), 1);
    if (key == Qt::Key_Escape) {
        QVERIFY(offer(desktop()).isVisible());
        QTest::mouseClick(offer(desktop()).button(), Qt::LeftButton);
    }
    QVERIFY(!offer(desktop()).isVisible());
    QTRY_VERIFY(desktop().window().editor() && desktop().editor().document().isLoaded());
    QCOMPARE(desktop().editor().draft().content().party.name, "Contoso");
}

void TestKeptDrafts::theOfferOutlastsOtherWork()
{
    desktop().newInvoice();
    desktop().type("Contoso");
    closeDesktop();
    const QString id = anna().draft();
    QVERIFY(offer(desktop()).isVisible());
    QTRY_COMPARE(desktop().documents().model()->rowCount(), 1);
    desktop().documents().table()->selectRow(0);
    QTRY_VERIFY(desktop().window().commands().verb(Verb::Issue)->isEnabled());
    desktop().press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(anna().documents().document(id)->state, DocumentState::Issued);
    QTRY_VERIFY(!desktop().documents().subject().isBusy);
    QVERIFY(offer(desktop()).isVisible());
    QVERIFY(offer(desktop()).sentence().contains("Contoso"));
}

void TestKeptDrafts::whatIsForgottenIsNotOfferedAgain()
{
    desktop().newInvoice();
    desktop().type("Contoso");
    closeDesktop();
    QTest::mouseClick(offer(desktop()).otherButton(), Qt::LeftButton);
    auto *question = desktop().window().findChild<QuestionDialog *>();
    QVERIFY(question);
    QCOMPARE(countOfFiles(), 1);
    QTest::mouseClick(question->sendButton(), Qt::LeftButton);
    QTRY_COMPARE(countOfFiles(), 0);
    closeDesktop();
    QVERIFY(!offer(desktop()).isVisible());
}

void TestKeptDrafts::whatWasIssuedMeanwhileBecomesANewDraftOrGoes()
{
    for (const bool becomesNew : {true, false}) {
        const QString id = anna().draft();
        leaveTyped(id, "PO 7");
        const auto issued = done(ben().issue(id));
        QTest::mouseClick(offer(desktop()).button(), Qt::LeftButton);
        QTRY_VERIFY(desktop().window().editor() && desktop().editor().banner()->isVisible());
        EditorPage &editor = desktop().editor();
        QVERIFY(!editor.draft().isEditable());
        QVERIFY2(editor.banner()->sentence().contains(issued.number), qPrintable(editor.banner()->sentence()));
        QTest::mouseClick(becomesNew ? editor.banner()->button() : editor.banner()->otherButton(), Qt::LeftButton);
        QCOMPARE(editor.draft().isEditable(), becomesNew);
        if (becomesNew) {
            QCOMPARE(editor.draft().content().reference, "PO 7");
            desktop().press(Qt::Key_S, Qt::ControlModifier);
            QTRY_VERIFY(anna().documents().document(editor.documentId()));
            QTRY_VERIFY(!editor.isModified());
        }
        QCOMPARE(countOfFiles(), 0);
        closeDesktop();
    }
}

void TestKeptDrafts::whatSomebodyElseChangedIsAConflict()
{
    const QString id = anna().draft();
    leaveTyped(id, "mine");
    DocumentContent theirs = anna().content();
    theirs.reference = "theirs";
    done(ben().save(id, theirs));
    QTest::mouseClick(offer(desktop()).button(), Qt::LeftButton);
    QTRY_VERIFY(desktop().window().editor() && desktop().editor().banner()->isVisible());
    QCOMPARE(desktop().editor().draft().content().reference, "mine");
    desktop().press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(!desktop().editor().subject().isBusy && desktop().editor().banner()->isVisible());
    QCOMPARE(viewDocument(anna().store(), id)->state.content.reference, "theirs");
}

void TestKeptDrafts::brokenStorageIsToldAndTriedAgain()
{
    desktop().newInvoice();
    desktop().type("Contoso");
    closeDesktop();
    FaultyShop faulty(shop());
    Desktop desk(faulty, clock());
    QTRY_VERIFY(desk.documents().model()->isLoaded());
    faulty.failReadings(Fault::Numbers);
    QTest::mouseClick(offer(desk).button(), Qt::LeftButton);
    QTRY_VERIFY(desk.window().editor() && desk.editor().banner()->isVisible());
    faulty.failReadings(0);
    QTest::mouseClick(desk.editor().banner()->button(), Qt::LeftButton);
    QTRY_VERIFY(desk.editor().document().isLoaded());
    QCOMPARE(desk.editor().draft().content().party.name, "Contoso");
}

void TestKeptDrafts::twoWindowsOnOneDraftKeepBothTexts()
{
    const QString id = anna().draft();
    Desktop first(shop(), clock());
    const auto typeReference = [](EditorPage &editor, const QString &text) {
        editor.draft().change("Reference", "reference", [&](Sheet &sheet) { sheet.content.reference = text; });
    };
    QPointer<EditorPage> here;
    {
        Desktop second(shop(), clock());
        typeReference(second.open(id), "second");
        here = &first.open(id);
        typeReference(*here, "first");
    }
    QCOMPARE(countOfFiles(), 1); // What the closed window held.
    here->draft().undoStack()->undo();
    first.window().showPage(&first.documents());
    QTRY_VERIFY(!here); // Nothing is left of this one; but the other is no business of it.
    QCOMPARE(countOfFiles(), 1);
}

void TestKeptDrafts::twoWindowsThatResumeOneDraftDoNotOverwriteEachOther_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::newRow("saved") << Qt::Key_S;
    QTest::newRow("issued") << Qt::Key_Return;
}

/// Neither knows of it from the log: it was never saved.
void TestKeptDrafts::twoWindowsThatResumeOneDraftDoNotOverwriteEachOther()
{
    QFETCH(Qt::Key, key);
    EditorPage &typed = desktop().newInvoice();
    typed.draft().change("All", {}, [this](Sheet &sheet) { sheet.content = anna().content(); });
    closeDesktop();
    Desktop first(shop(), clock());
    Desktop second(shop(), clock());
    for (Desktop *desk : {&first, &second}) {
        desk->activate();
        QTest::mouseClick(offer(*desk).button(), Qt::LeftButton);
        QTRY_VERIFY(desk->window().editor() && desk->editor().document().isLoaded());
        QVERIFY(desk->editor().head()->goTo("reference"));
        desk->type(desk == &first ? "first" : "second");
    }
    const QString id = first.editor().documentId();
    QCOMPARE(second.editor().documentId(), id);
    first.activate();
    first.press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(!first.editor().isModified());

    second.activate();
    second.press(key, Qt::ControlModifier);
    QTRY_VERIFY(second.editor().banner()->isVisible());
    QCOMPARE(second.editor().banner()->otherButton()->text(), "Keep mine");
    QCOMPARE(viewDocument(anna().store(), id)->state.content.reference, "first");
    QCOMPARE(second.editor().draft().content().reference, "second");

    QTest::mouseClick(second.editor().banner()->otherButton(), Qt::LeftButton);
    second.press(key, Qt::ControlModifier);
    QTRY_COMPARE(viewDocument(anna().store(), id)->state.content.reference, "second");
}

QTEST_MAIN(TestKeptDrafts)
#include "tst_keptdrafts.moc"
