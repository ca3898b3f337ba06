#include "ui/windowtest.h"

#include <QDir>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

#include "support/fulldisk.h"
#include "ui/faultyprinter.h"
#include "ui/faultystore.h"
#include "ui/printing/printdesk.h"

using namespace seriatim;

/// What leaves the program: recorded first, and nothing half done stays.
class TestOutgoing : public WindowTest
{
    Q_OBJECT

private slots:
    void anExportIsRecordedAndPlaced();
    void whatGoesOutAfterAFailedRenameIsCounted();
    void aLostAnswerIsOneCopy();
    void aFailureThatCannotBeRecordedLeavesTheCopyCounted();
    void aFolderThatIsNotThereLeavesNoRecord();
    void anExportThatFailsHalfWayLeavesNoFileAndNoRecord();
    void anExportThatFailsHalfWayLeavesTheOlderFileWhole();
    void aFileThatIsThereStays();
    void manyAreExportedAndNamedByTheirNumbers();
    void aPrintIsACopy();
    void aPrinterThatJamsHalfWayLeavesNoCopy_data();
    void aPrinterThatJamsHalfWayLeavesNoCopy();
    void printingToAFileIsAnExport();
    void aFilePrintedHalfWayIsNotLeft();

private:
    DocumentAnswer issueLongOne();
    static QStringList entriesOf(const QString &folder);
    PrintDesk &prints() { return *desktop().documents().prints(); }
    style::Banner &banner() { return *desktop().documents().banner(); }
    int copiesOf(const QString &id) { return viewDocument(anna().store(), id)->state.copies; }
};

void TestOutgoing::anExportIsRecordedAndPlaced()
{
    const auto issued = done(anna().issue(anna().content()));
    QTemporaryDir folder;
    const QString path = folder.filePath("a.pdf");
    QSignalSpy finished(&prints(), &PrintDesk::finished);
    prints().exportTo({issued.document, path}, banner());
    QTRY_COMPARE(finished.size(), 1);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith("%PDF-"));
    QCOMPARE(copiesOf(issued.document), 1);
}

/// Of several pages.
DocumentAnswer TestOutgoing::issueLongOne()
{
    DocumentContent content = anna().content();
    content.lines.resize(120, content.lines.front());
    return done(anna().issue(content));
}

QStringList TestOutgoing::entriesOf(const QString &folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

void TestOutgoing::aFolderThatIsNotThereLeavesNoRecord()
{
    const auto issued = done(anna().issue(anna().content()));
    QTemporaryDir folder;
    const Position before = anna().head();
    QSignalSpy finished(&prints(), &PrintDesk::finished);
    prints().exportTo({issued.document, folder.filePath("no such folder/a.pdf")}, banner());
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(banner().isVisible());
    QCOMPARE(banner().button()->text(), "Retry");
    QCOMPARE(entriesOf(folder.path()), QStringList());
    QCOMPARE(anna().head(), before);
    QCOMPARE(copiesOf(issued.document), 0);
}

/// The copy is recorded, but the file cannot take its name; then the obstacle goes away, and Retry is pressed.
void TestOutgoing::whatGoesOutAfterAFailedRenameIsCounted()
{
    const auto issued = done(anna().issue(anna().content()));
    QTemporaryDir folder;
    const QString path = folder.filePath("a.pdf");
    QVERIFY(QDir().mkpath(path + "/in the way"));
    QSignalSpy finished(&prints(), &PrintDesk::finished);
    prints().exportTo({issued.document, path, print::Existing::Replace}, banner());
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(copiesOf(issued.document), 0);

    for (int copy = 1; copy <= 2; ++copy) {
        if (copy == 1) {
            QVERIFY(QDir(path).removeRecursively());
            QTest::mouseClick(banner().button(), Qt::LeftButton);
        } else {
            prints().exportTo({issued.document, path, print::Existing::Replace}, banner());
        }
        QTRY_COMPARE(finished.size(), copy + 1);
        QVERIFY(QFileInfo(path).isFile());
        QCOMPARE(copiesOf(issued.document), copy);
    }
    QCOMPARE(anna().eventsAfter(issued.position),
        QStringList({"DocumentPrinted", "DocumentPrintFailed", "DocumentPrinted", "DocumentPrinted"}));
}

void TestOutgoing::aLostAnswerIsOneCopy()
{
    const auto issued = done(anna().issue(anna().content()));
    const auto fault = std::make_shared<Fault>();
    FaultyStore store(shop().open(sessionOf("anna", clock())), fault);
    QTemporaryDir folder;
    const outgoing::Export wanted{issued.document, folder.filePath("a.pdf"), print::Existing::Replace};
    const QUuid printing = QUuid::createUuid();

    fault->next = Fault::ReplyLost;
    QVERIFY_EXCEPTION_THROWN(outgoing::exportDocument(store, wanted), LogError);
    QVERIFY(!QFileInfo::exists(wanted.path));
    const auto exported = outgoing::exportDocument(store, wanted);
    QVERIFY(std::holds_alternative<outgoing::Exported>(exported));
    QCOMPARE(std::get<outgoing::Exported>(exported).copy, 1);
    QVERIFY(QFileInfo::exists(wanted.path));

    fault->next = Fault::ReplyLost;
    QVERIFY_EXCEPTION_THROWN(outgoing::recordedPages(store, issued.document, printing), LogError);
    QCOMPARE(done(outgoing::recordedPages(store, issued.document, printing)).copy, 2);
    QCOMPARE(anna().eventsAfter(issued.position), QStringList({"DocumentPrinted", "DocumentPrinted"}));
}

void TestOutgoing::aFailureThatCannotBeRecordedLeavesTheCopyCounted()
{
    const auto issued = done(anna().issue(anna().content()));
    const auto fault = std::make_shared<Fault>();
    FaultyStore store(shop().open(sessionOf("anna", clock())), fault);
    QTemporaryDir folder;
    const outgoing::Export wanted{issued.document, folder.filePath("a.pdf"), print::Existing::Replace};
    QVERIFY(QDir().mkpath(wanted.path + "/in the way"));
    fault->next = Fault::DiskFullNextButOne;
    QVERIFY_EXCEPTION_THROWN(outgoing::exportDocument(store, wanted), LogError);
    QCOMPARE(copiesOf(issued.document), 1);

    QVERIFY(QDir(wanted.path).removeRecursively());
    QCOMPARE(std::get<outgoing::Exported>(outgoing::exportDocument(store, wanted)).copy, 1);
    QCOMPARE(anna().eventsAfter(issued.position), QStringList({"DocumentPrinted"}));
}

void TestOutgoing::anExportThatFailsHalfWayLeavesNoFileAndNoRecord()
{
    const auto issued = issueLongOne();
    QTemporaryDir folder;
    const QString path = folder.filePath("a.pdf");
    const Position before = anna().head();
    QSignalSpy finished(&prints(), &PrintDesk::finished);
    {
        const FullDisk full(8'000);
        prints().exportTo({issued.document, path}, banner());
        QTRY_COMPARE(finished.size(), 1);
    }
    QVERIFY2(banner().sentence().contains("could not be written"), qPrintable(banner().sentence()));
    QCOMPARE(entriesOf(folder.path()), QStringList());
    QCOMPARE(anna().head(), before);

    QTest::mouseClick(banner().button(), Qt::LeftButton);
    QTRY_COMPARE(finished.size(), 2);
    QVERIFY(!banner().isVisible());
    QVERIFY(QFileInfo(path).size() > 8'000);
    QCOMPARE(copiesOf(issued.document), 1);
}

void TestOutgoing::anExportThatFailsHalfWayLeavesTheOlderFileWhole()
{
    const auto issued = issueLongOne();
    QTemporaryDir folder;
    QFile file(folder.filePath("a.pdf"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("mine") == 4);
    file.close();
    QSignalSpy finished(&prints(), &PrintDesk::finished);
    {
        const FullDisk full(8'000);
        prints().exportTo({issued.document, file.fileName(), print::Existing::Replace}, banner());
        QTRY_COMPARE(finished.size(), 1);
    }
    QCOMPARE(entriesOf(folder.path()), QStringList("a.pdf"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("mine"));
    QCOMPARE(copiesOf(issued.document), 0);
}

void TestOutgoing::aFileThatIsThereStays()
{
    const auto issued = done(anna().issue(anna().content()));
    QTemporaryDir folder;
    QFile file(folder.filePath("a.pdf"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("mine") == 4);
    file.close();
    QSignalSpy finished(&prints(), &PrintDesk::finished);
    prints().exportTo({issued.document, file.fileName()}, banner());
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("mine"));
    QCOMPARE(copiesOf(issued.document), 0);
}

void TestOutgoing::manyAreExportedAndNamedByTheirNumbers()
{
    std::vector<DocumentRow> rows;
    for (int i = 0; i < 3; ++i)
        rows.push_back(*anna().documents().document(done(anna().issue(anna().content())).document));
    QTemporaryDir folder;
    QSignalSpy finished(&prints(), &PrintDesk::finished);
    prints().exportInto(folder.path(), rows, banner());
    QTRY_COMPARE(finished.size(), 1);
    QStringList expected;
    for (const DocumentRow &row : rows)
        expected.append(row.number + ".pdf");
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files, QDir::Name), expected);
}

void TestOutgoing::aPrintIsACopy()
{
    const auto issued = done(anna().issue(anna().content()));
    for (int copy = 1; copy <= 2; ++copy) {
        const auto printer = std::make_shared<FaultyPrinter>(0);
        QSignalSpy finished(&prints(), &PrintDesk::finished);
        prints().printOn(printer, issued.document, banner());
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(printer->pagesTaken(), 1);
        QCOMPARE(copiesOf(issued.document), copy);
    }
}

void TestOutgoing::aPrinterThatJamsHalfWayLeavesNoCopy_data()
{
    QTest::addColumn<int>("page");
    QTest::newRow("at once") << 1;
    QTest::newRow("half way") << 2;
}

void TestOutgoing::aPrinterThatJamsHalfWayLeavesNoCopy()
{
    QFETCH(int, page);
    const auto issued = issueLongOne();
    const auto jamming = std::make_shared<FaultyPrinter>(page);
    QSignalSpy finished(&prints(), &PrintDesk::finished);
    prints().printOn(jamming, issued.document, banner());
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(jamming->pagesTaken(), page - 1);
    QVERIFY(jamming->wasAborted()); // Half a document does not come out.
    QVERIFY2(banner().sentence().contains("Nothing counts as printed"), qPrintable(banner().sentence()));
    QTRY_VERIFY(anna().eventsAfter(issued.position).contains("DocumentPrintFailed"));
    QCOMPARE(copiesOf(issued.document), 0);

    // So the next one is the original, not a copy.
    const auto mended = std::make_shared<FaultyPrinter>(0);
    prints().printOn(mended, issued.document, banner());
    QTRY_COMPARE(finished.size(), 2);
    QVERIFY(mended->pagesTaken() > 1);
    QCOMPARE(copiesOf(issued.document), 1);
}

void TestOutgoing::printingToAFileIsAnExport()
{
    const auto issued = done(anna().issue(anna().content()));
    QTemporaryDir folder;
    const auto printer = std::make_shared<QPrinter>();
    printer->setOutputFormat(QPrinter::PdfFormat);
    printer->setOutputFileName(folder.filePath("paper.pdf"));
    QSignalSpy finished(&prints(), &PrintDesk::finished);
    prints().printOn(printer, issued.document, banner());
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(entriesOf(folder.path()), QStringList("paper.pdf"));
    QCOMPARE(copiesOf(issued.document), 1);
}

void TestOutgoing::aFilePrintedHalfWayIsNotLeft()
{
    const auto issued = issueLongOne();
    QTemporaryDir folder;
    const auto printer = std::make_shared<QPrinter>();
    printer->setOutputFormat(QPrinter::PdfFormat);
    printer->setOutputFileName(folder.filePath("paper.pdf"));
    QSignalSpy finished(&prints(), &PrintDesk::finished);
    {
        const FullDisk full(8'000);
        prints().printOn(printer, issued.document, banner());
        QTRY_COMPARE(finished.size(), 1);
    }
    QVERIFY(banner().isVisible());
    QCOMPARE(entriesOf(folder.path()), QStringList());
    QCOMPARE(copiesOf(issued.document), 0);
}

QTEST_MAIN(TestOutgoing)
#include "tst_outgoing.moc"
