#include "ui/windowtest.h"

#include <QApplication>
#include <QPushButton>
#include <QSemaphore>

#include "ui/documentsearch.h"
#include "ui/faultyshop.h"

using namespace seriatim;

/// The list: what is done there is done to the document that is selected, and to no other.
class TestDocumentsPage : public WindowTest
{
    Q_OBJECT

private slots:
    void commandsAreAboutTheSelectedDocumentAtOnce();
    void aDocumentThatCannotBeReadTakesNoCommands();
    void troubleIsTakenBackOnceReadingWorks();
    void whoeverGoesElsewhereIsNotCalledBackToTheSearch();
    void returnSearchesAtOnceAndGoesToWhatIsFound();
    void theSearchLeadsToTheFirstThatIsFound_data();
    void theSearchLeadsToTheFirstThatIsFound();
    void escapeTakesTheSearchBack();
    void escapeFromAnEmptySearchGoesBackToWhereOneWas();
    void escapeTwiceAtOnceLeavesTheSearchForGood();
    void theEndOfANumberIsNoAmount();
    void aDraftSaysItsKind();
    void theTitleNamesTheDocument();
    void amountsAreToldWhole();
    void aCreditMemoTakesOff();

private:
    QString stateOf(const QString &id) { return anna().documents().document(id)->number; }
    void makeDrafts();
    static void select(Desktop &desktop, int row);

    QString m_first; ///< The row at the top.
    QString m_second;
};

void TestDocumentsPage::makeDrafts()
{
    anna().draft();
    anna().draft();
    const auto rows = anna().documents().page({}, {}, 10).rows;
    m_first = rows[0].id;
    m_second = rows[1].id;
}

/// Selects the row, and waits until all is known about it.
void TestDocumentsPage::select(Desktop &desktop, int row)
{
    DocumentsPage &page = desktop.documents();
    QTRY_COMPARE(page.model()->rowCount(), 2);
    page.table()->setFocus();
    page.table()->setCurrentIndex(page.model()->index(row, 0));
    QTRY_VERIFY(desktop.window().commands().verb(Verb::Issue)->isEnabled());
    QCOMPARE(page.subject().id, page.model()->row(row).id);
}

void TestDocumentsPage::commandsAreAboutTheSelectedDocumentAtOnce()
{
    makeDrafts();
    select(desktop(), 0);
    QSemaphore gate; // Nothing is read until it opens.
    desktop().desk().ask([&gate](Store &) {
        gate.acquire();
        return 0;
    });
    const QAction *issue = desktop().window().commands().verb(Verb::Issue);

    desktop().press(Qt::Key_Down);
    QCOMPARE(desktop().documents().subject().id, m_second);
    QVERIFY(!issue->isEnabled());
    desktop().press(Qt::Key_Return, Qt::ControlModifier);
    for (const auto &[verb, name] : {std::pair(Verb::Discard, "discard"), {Verb::Copy, "copy"}, {Verb::Print, "print"}})
        QVERIFY2(!desktop().window().commands().verb(verb)->isEnabled(), name);
    gate.release();

    QTRY_VERIFY(issue->isEnabled());
    QCOMPARE(stateOf(m_first), QString());
    QCOMPARE(stateOf(m_second), QString());
    desktop().press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!stateOf(m_second).isEmpty());
    QCOMPARE(stateOf(m_first), QString());
}

void TestDocumentsPage::aDocumentThatCannotBeReadTakesNoCommands()
{
    makeDrafts();
    FaultyShop broken(shop());
    Desktop reader(broken, clock());
    select(reader, 0);
    broken.fault().unreadable = true;
    reader.press(Qt::Key_Down);
    style::Banner *banner = reader.documents().banner();
    QTRY_VERIFY(banner->isVisible());
    QCOMPARE(reader.documents().subject().id, m_second);
    const QAction *issue = reader.window().commands().verb(Verb::Issue);
    QVERIFY(!issue->isEnabled());

    broken.fault().unreadable = false;
    QTest::mouseClick(banner->button(), Qt::LeftButton);
    QTRY_VERIFY(issue->isEnabled());
    QVERIFY(!banner->isVisible());
}

void TestDocumentsPage::troubleIsTakenBackOnceReadingWorks()
{
    makeDrafts();
    FaultyShop broken(shop());
    Desktop reader(broken, clock());
    select(reader, 0);
    broken.fault().unreadable = true;
    reader.press(Qt::Key_Down);
    style::Banner *banner = reader.documents().banner();
    QTRY_VERIFY(banner->isVisible());
    broken.fault().unreadable = false;
    ben().draft(); // All is read anew.
    QTRY_VERIFY(!banner->isVisible());
    // What else is said there stays.
    banner->say(style::Tone::Attention, "Look here.");
    ben().draft();
    QTRY_COMPARE(reader.documents().model()->rowCount(), 4);
    QVERIFY(banner->isVisible());
}

void TestDocumentsPage::whoeverGoesElsewhereIsNotCalledBackToTheSearch()
{
    makeDrafts();
    select(desktop(), 0);
    desktop().press(Qt::Key_K, Qt::ControlModifier);
    desktop().type("zzz");
    const auto &search = *desktop().window().findChild<DocumentSearch *>();
    QVERIFY(search.isPending());
    desktop().window().openDocument(m_first); // Before the pause after the last key is over.
    QTRY_VERIFY(desktop().editor().document().isLoaded());
    QVERIFY(!search.isPending());
    QCOMPARE(desktop().documents().filterBar()->filter().text, QString());
}

void TestDocumentsPage::returnSearchesAtOnceAndGoesToWhatIsFound()
{
    makeDrafts();
    select(desktop(), 0);
    desktop().press(Qt::Key_K, Qt::ControlModifier);
    desktop().type("harb");
    desktop().press(Qt::Key_Return);
    QCOMPARE(desktop().documents().filterBar()->filter().text, QString("harb"));
    QTRY_COMPARE(desktop().documents().model()->rowCount(), 2);
    QVERIFY(desktop().documents().table()->hasFocus());
}

void TestDocumentsPage::theSearchLeadsToTheFirstThatIsFound_data()
{
    QTest::addColumn<int>("key");
    QTest::newRow("Return") << int(Qt::Key_Return);
    QTest::newRow("Down") << int(Qt::Key_Down);
}

void TestDocumentsPage::theSearchLeadsToTheFirstThatIsFound()
{
    QFETCH(int, key);
    makeDrafts();
    DocumentContent another = anna().content();
    another.party.name = "Contoso";
    anna().draft(another);
    QTRY_COMPARE(desktop().documents().model()->rowCount(), 3); // That one at the top.
    desktop().press(Qt::Key_K, Qt::ControlModifier);
    desktop().type("harb");
    desktop().press(Qt::Key(key));
    QTableView *table = desktop().documents().table();
    QTRY_COMPARE(table->currentIndex().row(), 0);
    QTRY_COMPARE(desktop().documents().subject().id, m_first);
    QCOMPARE(desktop().documents().model()->rowCount(), 2);
    desktop().press(Qt::Key_Down);
    QCOMPARE(desktop().documents().subject().id, m_second);
}

void TestDocumentsPage::escapeTakesTheSearchBack()
{
    makeDrafts();
    desktop().press(Qt::Key_K, Qt::ControlModifier);
    desktop().type("zzz");
    QTRY_COMPARE(desktop().documents().model()->rowCount(), 0);
    desktop().press(Qt::Key_Escape);
    QCOMPARE(desktop().window().commandBar()->search()->text(), QString());
    QTRY_COMPARE(desktop().documents().model()->rowCount(), 2);
}

void TestDocumentsPage::escapeFromAnEmptySearchGoesBackToWhereOneWas()
{
    makeDrafts();
    select(desktop(), 1);
    desktop().press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(desktop().window().commandBar()->search()->hasFocus());
    desktop().press(Qt::Key_Escape);
    QVERIFY(desktop().documents().table()->hasFocus());
    QCOMPARE(desktop().documents().subject().id, m_second);

    EditorPage &editor = desktop().open(m_first);
    QVERIFY(editor.head()->goTo("reference"));
    const QWidget *field = QApplication::focusWidget();
    desktop().press(Qt::Key_K, Qt::ControlModifier);
    desktop().press(Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), field);
    QCOMPARE(desktop().window().editor(), &editor);
}

void TestDocumentsPage::escapeTwiceAtOnceLeavesTheSearchForGood()
{
    makeDrafts();
    select(desktop(), 0);
    desktop().press(Qt::Key_K, Qt::ControlModifier);
    desktop().type("zzz");
    QTRY_COMPARE(desktop().documents().model()->rowCount(), 0);
    desktop().press(Qt::Key_Escape);
    desktop().press(Qt::Key_Escape); // Before the pause after the last key is over.
    QCOMPARE(desktop().documents().filterBar()->filter().text, QString());
    QTRY_COMPARE(desktop().documents().model()->rowCount(), 2);
    QVERIFY(desktop().documents().table()->hasFocus());
}

void TestDocumentsPage::theEndOfANumberIsNoAmount()
{
    DocumentContent content = anna().content();
    content.lines.front().price = Decimal(888, 0);
    for (int i = 0; i < 8; ++i)
        done(anna().issue(content));
    DocumentsPage &page = desktop().documents();
    QTRY_COMPARE(page.model()->rowCount(), 8);
    page.filterBar()->setText("00008");
    QTRY_COMPARE(page.model()->rowCount(), 1);
    QVERIFY(page.model()->row(0).number.endsWith("00008"));
    page.filterBar()->setText("0.50");
    QCOMPARE(page.filterBar()->filter().amount, QString("0.50"));
}

void TestDocumentsPage::aDraftSaysItsKind()
{
    anna().draft(anna().content({}, "quotation"));
    DocumentsPage &page = desktop().documents();
    QTRY_COMPARE(page.model()->rowCount(), 1);
    QCOMPARE(page.model()->index(0, DocumentsModel::Number).data().toString(), QString("Draft quotation"));
}

void TestDocumentsPage::theTitleNamesTheDocument()
{
    const QString number = done(anna().issue(anna().content())).number;
    QVERIFY(!desktop().window().windowTitle().contains(number));
    desktop().open(anna().documents().byNumber(number)->id);
    QTRY_VERIFY(desktop().window().windowTitle().startsWith(number));
    desktop().press(Qt::Key_Left, Qt::AltModifier);
    QVERIFY(!desktop().window().windowTitle().contains(number));
}

/// "1,995,020.…" stood beside an empty column.
void TestDocumentsPage::amountsAreToldWhole()
{
    DocumentContent content = anna().content();
    content.lines.front().price = Decimal(1'995'020'10, 2);
    content.lines.front().quantity = Decimal(100'000, 0);
    anna().draft(content);
    QTRY_COMPARE(desktop().documents().model()->rowCount(), 1);
    const QTableView *table = desktop().documents().table();
    const QAbstractItemView *view = table;
    for (const int column : {DocumentsModel::Net, DocumentsModel::Total})
        QTRY_VERIFY(table->columnWidth(column) >= view->sizeHintForColumn(column));
}

void TestDocumentsPage::aCreditMemoTakesOff()
{
    const QString id = done(anna().issue(anna().content())).document;
    done(anna().issue(done(anna().credit(id)).document));
    const DocumentsModel *model = desktop().documents().model();
    QTRY_COMPARE(model->rowCount(), 2);
    const QString memo = model->index(0, DocumentsModel::Net).data().toString();
    const QString invoice = model->index(1, DocumentsModel::Net).data().toString();
    QCOMPARE(memo, QLocale().negativeSign() + invoice);
}

QTEST_MAIN(TestDocumentsPage)
#include "tst_documentspage.moc"
