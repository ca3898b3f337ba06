#include "ui/hands.h"
#include "ui/windowtest.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenuBar>
#include <QPrintDialog>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>

#include "log/codec.h"
#include "print/pagefacts.h"

using namespace seriatim;

/// From the menu to the file, by clicks and keys and through the dialogs that a clerk sees, and from there to what the
/// log says of it.
class TestGoingOut : public WindowTest
{
    Q_OBJECT

private slots:
    void aDocumentIsPrintedFromTheMenu();
    void aDocumentIsExportedFromTheMenu();
    void whatIsOpenIsPrintedToo();
    void aDialogThatIsLeftRecordsNothing();
    void noFileIsNamedByANumberThatIsVoidedMeanwhile();

private:
    DocumentAnswer issueAndSelect();
    void chooseFromFile(const QString &entry);
    void printInto(const QString &path);
    void acceptExport();
    std::vector<document::DocumentPrinted> copiesOf(const QString &id);
    void verifyPages(const QString &path, const DocumentAnswer &document);
};

DocumentAnswer TestGoingOut::issueAndSelect()
{
    const DocumentAnswer issued = done(anna().issue(anna().content()));
    desktop().documents().select(issued.document);
    (void)QTest::qWaitFor([&] { return desktop().documents().subject().number == issued.number; }, Patience);
    return issued;
}

/// Opens the menu by a click, and clicks on the entry.
void TestGoingOut::chooseFromFile(const QString &entry)
{
    QMenuBar *bar = desktop().window().menuBar();
    QAction *file = bar->actions().first();
    QTest::mouseClick(bar, Qt::LeftButton, {}, bar->actionGeometry(file).center());
    QTRY_VERIFY(file->menu()->isVisible());
    const QList<QAction *> actions = file->menu()->actions();
    const auto found =
        std::ranges::find_if(actions, [&](const QAction *each) { return hands::plain(each->text()) == entry; });
    QVERIFY2(found != actions.end(), qPrintable(entry));
    QTRY_VERIFY((*found)->isEnabled());
    QTest::mouseClick(file->menu(), Qt::LeftButton, {}, file->menu()->actionGeometry(*found).center());
}

/// No printer is at hand, so that the dialog prints to a file.
void TestGoingOut::printInto(const QString &path)
{
    QTRY_VERIFY(openDialog<QPrintDialog>());
    auto *dialog = openDialog<QPrintDialog>();
    auto *name = dialog->findChild<QLineEdit *>("filename");
    QVERIFY(name && name->isVisible());
    name->selectAll();
    QTest::keyClicks(name, path);
    QPushButton *print = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
    QTest::mouseClick(print, Qt::LeftButton);
    QTRY_VERIFY(!openDialog<QPrintDialog>());
}

/// Under the name that is proposed, in the folder that was used last.
void TestGoingOut::acceptExport()
{
    QTRY_VERIFY(openDialog<QFileDialog>());
    QPushButton *save = openDialog<QFileDialog>()->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save);
    QTRY_VERIFY(save->isEnabled());
    QTest::mouseClick(save, Qt::LeftButton);
    QTRY_VERIFY(!openDialog<QFileDialog>());
}

/// What the log says of the document's copies.
std::vector<document::DocumentPrinted> TestGoingOut::copiesOf(const QString &id)
{
    std::vector<document::DocumentPrinted> copies;
    const auto view = viewDocument(anna().store(), id);
    for (const RecordedEvent &event : view->history) {
        const auto decoded = codec::decode(event);
        if (const auto *printed = decoded ? std::get_if<document::DocumentPrinted>(&*decoded) : nullptr)
            copies.push_back(*printed);
    }
    return copies;
}

void TestGoingOut::verifyPages(const QString &path, const DocumentAnswer &document)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray pdf = file.readAll();
    QVERIFY(pdf.startsWith("%PDF-"));
    if (const auto text = pagefacts::pdfText(pdf))
        QVERIFY2(text->contains(document.number) && text->contains("Harbour Books"), qPrintable(*text));
}

void TestGoingOut::aDocumentIsPrintedFromTheMenu()
{
    const DocumentAnswer issued = issueAndSelect();
    QTemporaryDir folder;
    for (int copy = 1; copy <= 2; ++copy) {
        const QString path = folder.filePath(QStringLiteral("copy %1.pdf").arg(copy));
        chooseFromFile("Print…");
        printInto(path);
        QTRY_COMPARE(copiesOf(issued.document).size(), static_cast<std::size_t>(copy));
        QCOMPARE(copiesOf(issued.document).back().copy, copy);
        QVERIFY(copiesOf(issued.document).back().medium == document::Medium::Pdf);
        QTRY_VERIFY(QFile::exists(path));
        verifyPages(path, issued);
    }
    QCOMPARE(anna().eventsAfter(issued.position), QStringList({"DocumentPrinted", "DocumentPrinted"}));
}

void TestGoingOut::aDocumentIsExportedFromTheMenu()
{
    const DocumentAnswer issued = issueAndSelect();
    QTemporaryDir folder;
    QSettings().setValue("export/folder", folder.path());
    const QString path = folder.filePath(issued.number + ".pdf");
    chooseFromFile("Export PDF…");
    acceptExport();
    QTRY_COMPARE(copiesOf(issued.document).size(), 1U);
    QTRY_VERIFY(QFile::exists(path));
    verifyPages(path, issued);
    QCOMPARE(copiesOf(issued.document).front().copy, 1);
    QVERIFY(copiesOf(issued.document).front().medium == document::Medium::Pdf);
    QCOMPARE(anna().eventsAfter(issued.position), QStringList({"DocumentPrinted"}));
}

void TestGoingOut::whatIsOpenIsPrintedToo()
{
    const DocumentAnswer issued = done(anna().issue(anna().content()));
    desktop().open(issued.document);
    QTemporaryDir folder;
    const QString path = folder.filePath("open.pdf");
    desktop().press(Qt::Key_P, Qt::ControlModifier);
    printInto(path);
    QTRY_VERIFY(QFile::exists(path));
    verifyPages(path, issued);
    QCOMPARE(copiesOf(issued.document).size(), 1U);
}

void TestGoingOut::aDialogThatIsLeftRecordsNothing()
{
    const DocumentAnswer issued = issueAndSelect();
    chooseFromFile("Print…");
    QTRY_VERIFY(openDialog<QPrintDialog>());
    QTest::keyClick(openDialog<QPrintDialog>(), Qt::Key_Escape);
    QTRY_VERIFY(!openDialog<QPrintDialog>());
    desktop().activate();
    chooseFromFile("Export PDF…");
    QTRY_VERIFY(openDialog<QFileDialog>());
    QTest::keyClick(openDialog<QFileDialog>(), Qt::Key_Escape);
    QTRY_VERIFY(!openDialog<QFileDialog>());
    QCOMPARE(anna().eventsAfter(issued.position), QStringList());
}

void TestGoingOut::noFileIsNamedByANumberThatIsVoidedMeanwhile()
{
    const QString draft = anna().draft();
    const QString number = done(anna().reserve(draft)).firstNumber;
    desktop().documents().select(draft);
    QTRY_COMPARE(desktop().documents().subject().number, number);
    QTemporaryDir folder;
    QSettings().setValue("export/folder", folder.path());
    chooseFromFile("Export PDF…");
    QTRY_VERIFY(openDialog<QFileDialog>());
    done(ben().voidNumbers(number));
    acceptExport();
    const style::Banner *banner = desktop().documents().banner();
    QTRY_VERIFY(banner->isVisible());
    QVERIFY2(banner->sentence().contains(number), qPrintable(banner->sentence()));
    QVERIFY(!banner->button()->isVisible()); // To ask again would not help.
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList());
    QCOMPARE(copiesOf(draft).size(), 0U);
}

QTEST_MAIN(TestGoingOut)
#include "tst_goingout.moc"
