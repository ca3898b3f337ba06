#include "ui/windowtest.h"

#include <QDir>
#include <QPrinter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

#include "ui/printing/printdesk.h"

using namespace seriatim;

/// What leaves the program: recorded first, and nothing half done stays.
class TestOutgoing : public WindowTest
{
    Q_OBJECT

private slots:
    void anExportIsRecordedAndPlaced();
    void aFailedExportLeavesNoFileAndNoRecord();
    void aFileThatIsThereStays();
    void manyAreExportedAndNamedByTheirNumbers();
    void aPrintIsACopy();
    void aPrinterThatFailsLeavesNoCopy();

private:
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

void TestOutgoing::aFailedExportLeavesNoFileAndNoRecord()
{
    const auto issued = done(anna().issue(anna().content()));
    QTemporaryDir folder;
    const Position before = anna().head();
    QSignalSpy finished(&prints(), &PrintDesk::finished);
    prints().exportTo({issued.document, folder.filePath("no such folder/a.pdf")}, banner());
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(banner().isVisible());
    QCOMPARE(banner().button()->text(), "Retry");
    QVERIFY(QDir(folder.path()).isEmpty());
    QCOMPARE(anna().head(), before);
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
    QTemporaryDir folder;
    for (int copy = 1; copy <= 2; ++copy) {
        auto printer = std::make_shared<QPrinter>();
        printer->setOutputFormat(QPrinter::PdfFormat);
        printer->setOutputFileName(folder.filePath(QString("paper%1.pdf").arg(copy)));
        QSignalSpy finished(&prints(), &PrintDesk::finished);
        prints().printOn(printer, issued.document, banner());
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(copiesOf(issued.document), copy);
    }
}

void TestOutgoing::aPrinterThatFailsLeavesNoCopy()
{
    const auto issued = done(anna().issue(anna().content()));
    auto printer = std::make_shared<QPrinter>();
    printer->setOutputFormat(QPrinter::PdfFormat);
    printer->setOutputFileName("/no such folder/paper.pdf");
    QSignalSpy finished(&prints(), &PrintDesk::finished);
    prints().printOn(printer, issued.document, banner());
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(banner().isVisible());
    QTRY_COMPARE(copiesOf(issued.document), 0);
    QTRY_VERIFY(anna().eventsAfter(issued.position).contains("DocumentPrintFailed"));
}

QTEST_MAIN(TestOutgoing)
#include "tst_outgoing.moc"
