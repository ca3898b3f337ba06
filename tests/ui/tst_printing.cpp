#include "ui/windowtest.h"

#include <QDir>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTransform>

#include "print/paint.h"
#include "ui/audit/logwork.h"
#include "ui/faultyprinter.h"
#include "ui/faultyshop.h"
#include "ui/printing/printdesk.h"

using namespace seriatim;

/// What the program offers when it prints and exports, and what it says when that fails half way.
class TestPrinting : public WindowTest
{
    Q_OBJECT

private slots:
    void nothingIsOfferedThatIsNotHonoured();
    void aPageFitsAnyPaper_data();
    void aPageFitsAnyPaper();
    void aFailureIsSaidToBeRecordedOnlyWhenItIs();
    void retryGoesOnWithTheRest();
    void manyAreUnderWayUntilTheLast();
    void theRestGoesOutWithoutANumberThatIsVoidedMeanwhile();
    void whatIsWrittenStaysWhenTheStorageFails();
    void aWindowMayBeClosedWhileManyAreExported();
    void nothingTakesThePlaceOfTheLog_data();
    void nothingTakesThePlaceOfTheLog();

private:
    std::vector<DocumentRow> issueThree();
    static QStringList filesIn(const QString &folder) { return QDir(folder).entryList(QDir::Files, QDir::Name); }
    static QStringList namesOf(const std::vector<DocumentRow> &rows);
};

std::vector<DocumentRow> TestPrinting::issueThree()
{
    std::vector<DocumentRow> rows;
    for (int i = 0; i < 3; ++i)
        rows.push_back(*anna().documents().document(done(anna().issue(anna().content())).document));
    return rows;
}

QStringList TestPrinting::namesOf(const std::vector<DocumentRow> &rows)
{
    QStringList names;
    for (const DocumentRow &row : rows)
        names.append(row.number + ".pdf");
    return names;
}

void TestPrinting::nothingIsOfferedThatIsNotHonoured()
{
    const auto issued = done(anna().issue(anna().content()));
    desktop().documents().prints()->print(issued.document, issued.number, *desktop().documents().banner());
    QTRY_VERIFY(openDialog<QPrintDialog>());
    auto *dialog = openDialog<QPrintDialog>();
    QVERIFY(!dialog->testOption(QAbstractPrintDialog::PrintPageRange));
    QVERIFY(!dialog->testOption(QAbstractPrintDialog::PrintCurrentPage));
    auto *copies = dialog->findChild<QWidget *>("copies");
    QVERIFY(copies && !copies->isEnabled());
    dialog->reject();
}

void TestPrinting::aPageFitsAnyPaper_data()
{
    QTest::addColumn<QPageSize::PageSizeId>("size");
    QTest::addColumn<bool>("turned");
    QTest::newRow("A4") << QPageSize::A4 << false;
    QTest::newRow("Letter") << QPageSize::Letter << false;
    QTest::newRow("Letter, landscape") << QPageSize::Letter << true;
    QTest::newRow("A5") << QPageSize::A5 << false;
    QTest::newRow("A3") << QPageSize::A3 << false;
}

void TestPrinting::aPageFitsAnyPaper()
{
    QFETCH(QPageSize::PageSizeId, size);
    QFETCH(bool, turned);
    QSizeF paper = QPageSize(size).size(QPageSize::Point);
    if (turned)
        paper.transpose();
    const QRectF page(QPointF(), QPageSize(QPageSize::A4).size(QPageSize::Point));
    const QRectF placed = print::placedOn(paper).mapRect(page);
    QVERIFY(QRectF(QPointF(), paper).adjusted(-0.01, -0.01, 0.01, 0.01).contains(placed));
    QVERIFY(qFuzzyCompare(placed.width() / placed.height(), page.width() / page.height()));
    QVERIFY(placed.width() <= page.width() + 0.01);
    if (size == QPageSize::A4)
        QVERIFY(print::placedOn(paper).isIdentity());
}

void TestPrinting::aFailureIsSaidToBeRecordedOnlyWhenItIs()
{
    const auto issued = done(anna().issue(anna().content()));
    FaultyShop broken(shop());
    Desktop desktop(broken, clock());
    const auto printer = std::make_shared<FaultyPrinter>(1);
    style::Banner &banner = *desktop.documents().banner();
    broken.fault().next = Fault::DiskFullNextButOne;

    QSignalSpy finished(desktop.documents().prints(), &PrintDesk::finished);
    desktop.documents().prints()->printOn(printer, issued.document, banner);
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY2(banner.sentence().contains("still counts as printed"), qPrintable(banner.sentence()));
    QCOMPARE(viewDocument(anna().store(), issued.document)->state.copies, 1);

    QTest::mouseClick(banner.button(), Qt::LeftButton);
    QTRY_COMPARE(finished.size(), 2);
    QVERIFY2(banner.sentence().contains("Nothing counts as printed"), qPrintable(banner.sentence()));
    QCOMPARE(viewDocument(anna().store(), issued.document)->state.copies, 0);
}

void TestPrinting::retryGoesOnWithTheRest()
{
    const auto rows = issueThree();
    QTemporaryDir folder;
    const QString place = folder.filePath("not there yet");
    PrintDesk &prints = *desktop().documents().prints();
    style::Banner &banner = *desktop().documents().banner();
    QSignalSpy finished(&prints, &PrintDesk::finished);
    QSignalSpy said(&prints, &PrintDesk::said);
    prints.exportInto(place, rows, banner);
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(banner.isVisible());
    QVERIFY2(banner.sentence().contains("3 files still to be written"), qPrintable(banner.sentence()));
    QCOMPARE(banner.button()->text(), "Retry");

    QVERIFY(QDir().mkpath(place));
    QTest::mouseClick(banner.button(), Qt::LeftButton);
    QTRY_COMPARE(finished.size(), 2);
    QCOMPARE(filesIn(place), namesOf(rows));
    QVERIFY(!banner.isVisible());
    QVERIFY(said.last().first().toString().startsWith("3 "));
}

void TestPrinting::manyAreUnderWayUntilTheLast()
{
    const auto rows = issueThree();
    QTemporaryDir folder;
    PrintDesk &prints = *desktop().documents().prints();
    style::Banner &banner = *desktop().documents().banner();
    QSignalSpy finished(&prints, &PrintDesk::finished);
    prints.exportInto(folder.filePath("not there yet"), rows, banner);
    QVERIFY(prints.isBusy());
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(!prints.isBusy()); // Nothing is until somebody clicks on Retry.

    prints.exportInto(folder.path(), rows, banner);
    QVERIFY(prints.isBusy());
    QTRY_COMPARE(finished.size(), 2);
    QVERIFY(!prints.isBusy());
}

void TestPrinting::theRestGoesOutWithoutANumberThatIsVoidedMeanwhile()
{
    auto rows = issueThree();
    const QString draft = anna().draft();
    const QString number = done(anna().reserve(draft)).firstNumber;
    rows.insert(rows.begin() + 1, *anna().documents().document(draft)); // As the list shows it.
    done(anna().voidNumbers(number));
    QTemporaryDir folder;
    PrintDesk &prints = *desktop().documents().prints();
    style::Banner &banner = *desktop().documents().banner();
    QSignalSpy finished(&prints, &PrintDesk::finished);
    prints.exportInto(folder.path(), rows, banner);
    QTRY_COMPARE(finished.size(), 1);
    rows.erase(rows.begin() + 1);
    QCOMPARE(filesIn(folder.path()), namesOf(rows));
    QVERIFY2(banner.sentence().contains(number), qPrintable(banner.sentence()));
}

void TestPrinting::whatIsWrittenStaysWhenTheStorageFails()
{
    const auto rows = issueThree();
    FaultyShop broken(shop());
    Desktop desktop(broken, clock());
    QTemporaryDir folder;
    PrintDesk &prints = *desktop.documents().prints();
    style::Banner &banner = *desktop.documents().banner();
    QSignalSpy finished(&prints, &PrintDesk::finished);
    QSignalSpy said(&prints, &PrintDesk::said);
    broken.fault().next = Fault::DiskFullNextButOne;
    prints.exportInto(folder.path(), rows, banner);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(filesIn(folder.path()), namesOf(rows).mid(0, 1));
    QVERIFY2(banner.sentence().contains("2 files still to be written"), qPrintable(banner.sentence()));
    QVERIFY(said.last().first().toString().startsWith("1 "));

    QTest::mouseClick(banner.button(), Qt::LeftButton);
    QTRY_COMPARE(finished.size(), 2);
    QCOMPARE(filesIn(folder.path()), namesOf(rows));
    for (const DocumentRow &row : rows)
        QCOMPARE(viewDocument(anna().store(), row.id)->state.copies, 1);
}

void TestPrinting::aWindowMayBeClosedWhileManyAreExported()
{
    const auto rows = issueThree();
    QTemporaryDir folder;
    desktop().documents().prints()->exportInto(folder.path(), rows, *desktop().documents().banner());
    closeDesktop();
    // What was begun is finished; nothing else is.
    const QStringList files = filesIn(folder.path());
    int copies = 0;
    for (const DocumentRow &row : rows)
        copies += viewDocument(anna().store(), row.id)->state.copies;
    QCOMPARE(copies, int(files.size()));
}

void TestPrinting::nothingTakesThePlaceOfTheLog_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("the log") << "company.seriatim";
    QTest::newRow("a link to it") << "link.pdf";
    QTest::newRow("its latest documents") << "company.seriatim-wal";
}

void TestPrinting::nothingTakesThePlaceOfTheLog()
{
    QFETCH(QString, name);
    QTemporaryDir folder;
    const QString log = folder.filePath("company.seriatim");
    const QByteArray precious = QByteArray("SQLite format 3").leftJustified(68) + "SERI"; // As a log begins.
    for (const QString &each : {log, log + "-wal"}) {
        QFile file(each);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(precious) == precious.size());
    }
    QVERIFY(QFile::link(log, folder.filePath("link.pdf")));
    const QString path = folder.filePath(name);
    const auto issued = done(anna().issue(anna().content()));
    style::Banner &banner = *desktop().documents().banner();
    PrintDesk prints(desktop().desk(), &desktop().window());

    prints.exportTo({issued.document, path, print::Existing::Replace}, banner);
    QTRY_VERIFY(banner.isVisible());
    QVERIFY2(banner.sentence().contains("is a log or belongs to one"), qPrintable(banner.sentence()));
    banner.clear();
    auto printer = std::make_shared<QPrinter>();
    printer->setOutputFileName(path);
    prints.printOn(printer, issued.document, banner);
    QTRY_VERIFY(banner.isVisible());
    QVERIFY2(banner.sentence().contains("is a log or belongs to one"), qPrintable(banner.sentence()));
    LogWork work(desktop().desk(), log, nullptr);
    QSignalSpy failed(&work, &LogWork::failed);
    work.exportReport(path, LogWork::Form::Table, {});
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(failed.first().first().toString().contains("is a log or belongs to one"));

    QCOMPARE(viewDocument(anna().store(), issued.document)->state.copies, 0);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), precious);
}

QTEST_MAIN(TestPrinting)
#include "tst_printing.moc"
