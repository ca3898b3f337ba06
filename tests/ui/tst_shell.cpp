#include "ui/hands.h"
#include "ui/windowtest.h"

#include <QHelpEvent>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QToolTip>
#include <QTreeWidget>

#include "ui/faultyshop.h"
#include "ui/parties/partiespage.h"

using namespace seriatim;

/// What the frame offers does what it says; what cannot be done says why.
class TestShell : public WindowTest
{
    Q_OBJECT

private slots:
    void aTipIsNeverMarkup();
    void refreshReadsEverythingAnew();
    void allKeysStandOnOnePage();
    void aboutTellsVersionAndLicence();
    void allDocumentsOfAPartyAreListed();
    void theListIsFilteredByAParty();
    void whatIsTheMatterWithAPageIsNotSaidOnAnother();
    void whatWasDoneIsStillSaidOnAnotherPage();
    void aPageTakesTheKeys_data();
    void aPageTakesTheKeys();
    void theNavigationKeepsTheKeys();
    void theWindowIsNeverLargerThanTheScreen();
    void aHintDoesNotCoverTheStateOfTheLog();
    void whereNothingCanBeWrittenAllIsGrey();
    void aLongSentenceDoesNotWidenTheWindow();
    void thePreviewComesToRestAtEachSize();
    void aNewDraftFollowsTheCompany();
    void whatWasTypedDoesNotFollowTheCompany();

private:
    QString addParty(const QString &name);
    bool isSaid(const QString &sentence);
    QAction *action(Desktop &desktop, const QString &text);
    void fillIn(Company company);
};

QString TestShell::addParty(const QString &name)
{
    PartyCard card;
    card.party.name = name;
    return done(saveParty(anna().store(), {{}, {}, card, -1})).id;
}

QAction *TestShell::action(Desktop &desktop, const QString &text)
{
    for (auto *each : desktop.window().findChildren<QAction *>()) {
        if (hands::plain(each->text()) == text)
            return each;
    }
    return nullptr;
}

void TestShell::fillIn(Company company)
{
    company.party.address.country = "DE";
    company.currency = "SEK";
    company.dueDays = 30;
    company.terms = "Thirty days.";
    done(changeCompany(ben().store(), {{}, company}));
}

void TestShell::aTipIsNeverMarkup()
{
    const QString name = "<img src=\"/home/anna/secret.png\"> & Daughters";
    DocumentContent content = anna().content();
    content.party.name = name;
    anna().draft(content);
    QTableView *table = desktop().documents().table();
    QTRY_COMPARE(desktop().documents().model()->rowCount(), 1);
    const QPoint place = table->visualRect(table->model()->index(0, DocumentsModel::PartyName)).center();
    QHelpEvent pointed(QEvent::ToolTip, place, table->viewport()->mapToGlobal(place));
    QApplication::sendEvent(table->viewport(), &pointed);
    const QLabel *tip = nullptr;
    for (const QWidget *each : QApplication::topLevelWidgets()) {
        if (each->inherits("QTipLabel") && each->isVisible())
            tip = qobject_cast<const QLabel *>(each);
    }
    QVERIFY(tip);
    QCOMPARE(tip->text(), name);
    QCOMPARE(tip->textFormat(), Qt::PlainText);
    QToolTip::hideText();
}

void TestShell::refreshReadsEverythingAnew()
{
    anna().draft();
    QTRY_COMPARE(desktop().documents().model()->rowCount(), 1);
    QSignalSpy grew(&desktop().desk(), &Desk::logGrew);
    desktop().press(Qt::Key_F5);
    QTRY_VERIFY(!grew.isEmpty());
    QCOMPARE(grew.last().first().toLongLong(), anna().head());
    for (const auto *label : desktop().window().statusLine()->findChildren<QLabel *>())
        QVERIFY2(!label->text().startsWith("-"), qPrintable(label->text()));
}

void TestShell::allKeysStandOnOnePage()
{
    desktop().press(Qt::Key_F1);
    auto *dialog = desktop().window().findChild<QDialog *>("keys");
    QVERIFY(dialog && dialog->isVisible());
    const auto *tree = dialog->findChild<QTreeWidget *>();
    for (const char *keys : {"Ctrl+Return", "Ctrl+N", "F5", "Ctrl+K"})
        QVERIFY2(!tree->findItems(keys, Qt::MatchContains | Qt::MatchRecursive, 1).isEmpty(), keys);
    // A row that is clicked has no dark end.
    const QRect row = tree->visualItemRect(tree->topLevelItem(0)->child(0));
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, row.center());
    const QImage picture = tree->viewport()->grab().toImage();
    QCOMPARE(picture.pixelColor(2, row.center().y()), picture.pixelColor(row.right() - 2, row.center().y()));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!desktop().window().findChild<QDialog *>("keys"));
}

void TestShell::aboutTellsVersionAndLicence()
{
    QAction *about = action(desktop(), "About Seriatim");
    QVERIFY(about);
    about->trigger();
    auto *box = desktop().window().findChild<QMessageBox *>("about");
    QVERIFY(box && box->isVisible());
    QVERIFY(box->informativeText().contains("MIT"));
    box->reject();
}

void TestShell::allDocumentsOfAPartyAreListed()
{
    DocumentContent content = anna().content();
    content.party.id = addParty("Harbour Books");
    const QString theirs = anna().draft(content);
    anna().draft();
    QTRY_COMPARE(desktop().documents().model()->rowCount(), 2);
    desktop().press(Qt::Key_2, Qt::ControlModifier);
    auto *page = desktop().window().findChild<PartiesPage *>();
    QTRY_VERIFY(page->isVisible() && page->documents()->list()->count() == 1);
    QTest::mouseClick(page->documents()->findChild<QPushButton *>(), Qt::LeftButton);
    QTRY_COMPARE(desktop().documents().model()->rowCount(), 1);
    QVERIFY(desktop().documents().isVisible());
    QCOMPARE(desktop().documents().model()->row(0).id, theirs);
    QTest::mouseClick(desktop().chip("Harbour Books"), Qt::LeftButton);
    QTRY_COMPARE(desktop().documents().model()->rowCount(), 2);
}

void TestShell::theListIsFilteredByAParty()
{
    DocumentContent content = anna().content();
    content.party.id = addParty("Harbour Books");
    anna().draft();
    const QString theirs = anna().draft(content);
    DocumentsPage &page = desktop().documents();
    QTRY_COMPARE(page.model()->rowCount(), 2);
    QTest::mouseClick(desktop().chip("Any party"), Qt::LeftButton);
    QTRY_VERIFY(QApplication::activePopupWidget());
    QVERIFY(!desktop().chip("Any party")->isChecked());
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Down);
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
    QTRY_COMPARE(page.model()->rowCount(), 1);
    QCOMPARE(page.model()->row(0).id, theirs);
    QVERIFY(desktop().chip("Harbour Books")->isChecked());
}

void TestShell::aPageTakesTheKeys_data()
{
    QTest::addColumn<Qt::Key>("key");
    for (const Qt::Key key : {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4})
        QTest::addRow("Ctrl+%c", key) << key;
}

/// They went to the search field, where Down leads away to the list of documents.
void TestShell::aPageTakesTheKeys()
{
    QFETCH(Qt::Key, key);
    done(anna().issue(anna().content()));
    addParty("Contoso");
    desktop().press(key == Qt::Key_1 ? Qt::Key_2 : Qt::Key_1, Qt::ControlModifier);
    auto *pages = desktop().window().findChild<QStackedWidget *>();
    desktop().press(key, Qt::ControlModifier);
    const auto *page = qobject_cast<Page *>(pages->currentWidget());
    QCOMPARE(pages->currentIndex(), key - Qt::Key_1);
    auto *list = qobject_cast<QAbstractItemView *>(page->mainList());
    QTRY_VERIFY(list->model()->rowCount() > 0 && list->isVisible());
    QCOMPARE(QApplication::focusWidget(), list);
    desktop().press(Qt::Key_Down);
    QCOMPARE(pages->currentWidget(), page);
    QVERIFY(list->currentIndex().isValid());
}

void TestShell::theNavigationKeepsTheKeys()
{
    auto *navigation = desktop().window().findChild<Navigation *>();
    auto *pages = desktop().window().findChild<QStackedWidget *>();
    navigation->setFocus(Qt::TabFocusReason);
    for (const int page : {1, 2, 3}) {
        desktop().press(Qt::Key_Down);
        QCOMPARE(pages->currentIndex(), page);
        QCOMPARE(QApplication::focusWidget(), navigation);
    }
    desktop().press(Qt::Key_Return);
    QCOMPARE(QApplication::focusWidget(), qobject_cast<Page *>(pages->currentWidget())->mainList());
}

void TestShell::theWindowIsNeverLargerThanTheScreen()
{
    const QRect room = desktop().window().screen()->availableGeometry();
    desktop().window().resize(room.size() * 2); // As it was left on a larger screen.
    desktop().window().close();
    MainWindow again(desktop().desk(), {"test.seriatim", "/elsewhere", "SQLite", "anna", {}});
    QVERIFY2(
        again.width() <= room.width() && again.height() <= room.height(), qPrintable(QString::number(again.width())));
    QVERIFY(room.contains(again.geometry()));
}

void TestShell::aHintDoesNotCoverTheStateOfTheLog()
{
    QStatusTipEvent tip("Save the draft");
    QApplication::sendEvent(desktop().window().commandBar(), &tip);
    QVERIFY(desktop().window().statusLine()->currentMessage().isEmpty());
}

bool TestShell::isSaid(const QString &sentence)
{
    const auto labels = desktop().window().statusLine()->findChildren<QLabel *>();
    return std::ranges::any_of(labels, [&](const QLabel *label) { return label->text() == sentence; });
}

void TestShell::whatIsTheMatterWithAPageIsNotSaidOnAnother()
{
    EditorPage &editor = desktop().newInvoice();
    QTRY_VERIFY(!editor.problems()->problems().empty());
    const QString why = desktop().window().commands().verb(Verb::Issue)->statusTip();
    desktop().press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(isSaid(why));
    desktop().press(Qt::Key_Left, Qt::AltModifier);
    QVERIFY(!desktop().window().editor());
    QVERIFY(!isSaid(why));
}

void TestShell::whatWasDoneIsStillSaidOnAnotherPage()
{
    desktop().open(anna().draft());
    QTRY_VERIFY(desktop().window().commands().verb(Verb::Issue)->isEnabled());
    desktop().press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(isSaid("INV-2026-00001 is issued."));
    desktop().press(Qt::Key_Left, Qt::AltModifier);
    QVERIFY(!desktop().window().editor());
    QVERIFY(isSaid("INV-2026-00001 is issued."));
}

void TestShell::whereNothingCanBeWrittenAllIsGrey()
{
    const QString id = anna().draft();
    FaultyShop closed(shop());
    closed.fault().readOnly = "backup";
    Desk desk([this, &closed] { return closed.open(sessionOf("anna", clock()), std::chrono::seconds(5)); });
    const QString why = "This is a backup.";
    MainWindow window(desk, {"a.seriatim", "/a", "SQLite", "anna", why});
    window.show();
    window.openDocument(id);
    QTRY_VERIFY(window.editor() && window.editor()->document().isLoaded());
    const auto *parties = window.findChild<PartiesPage *>();
    for (const char *text :
        {"Company…", "Insert line", "Remove line", "Move line up", "Issue", "Save draft", "Discard draft…"}) {
        bool found = false;
        for (const auto *each : window.findChildren<QAction *>()) {
            if (hands::plain(each->text()) != text)
                continue;
            found = true;
            QVERIFY2(!each->isEnabled(), text);
            QCOMPARE(each->statusTip(), why);
        }
        QVERIFY2(found, text);
    }
    for (const QAction *each : parties->pageActions()) {
        QTRY_VERIFY2(!each->isEnabled(), qPrintable(each->text()));
        QTRY_VERIFY2(each->statusTip().endsWith(u'.'), qPrintable(each->text()));
    }
    QVERIFY(window.statusLine()->healthWords().startsWith("read-only"));
}

void TestShell::aNewDraftFollowsTheCompany()
{
    EditorPage &editor = desktop().newInvoice();
    desktop().type("Contoso");
    editor.lines()->setFocus();
    editor.lines()->setCurrentIndex(editor.lines()->model()->index(0, LinesModel::Text));
    desktop().type("Rack");
    desktop().press(Qt::Key_Return);
    QVERIFY(!editor.draft().content().lines.front().tax);
    fillIn(readCompany(ben().store()));
    QTRY_COMPARE(editor.draft().content().currency, "SEK");
    const DocumentContent &content = editor.draft().content();
    QCOMPARE(content.terms, "Thirty days.");
    QCOMPARE(content.due, content.date.addDays(30));
    QVERIFY(content.lines.front().tax);
    QCOMPARE(content.lines.front().tax->category, TaxCategory::Standard);
    QCOMPARE(content.party.name, "Contoso");
    QCOMPARE(content.lines.front().text, "Rack");
}

void TestShell::whatWasTypedDoesNotFollowTheCompany()
{
    EditorPage &editor = desktop().newInvoice();
    editor.head()->goTo("due");
    qobject_cast<QLineEdit *>(QApplication::focusWidget())->selectAll();
    desktop().type("+3");
    desktop().press(Qt::Key_Tab);
    const QDate due = editor.draft().content().due;
    QCOMPARE(due, editor.draft().content().date.addDays(3));
    fillIn(readCompany(ben().store()));
    QTRY_COMPARE(editor.draft().content().currency, "SEK");
    QCOMPARE(editor.draft().content().due, due);
}

void TestShell::aLongSentenceDoesNotWidenTheWindow()
{
    StatusLine &status = *desktop().window().statusLine();
    auto *words = status.findChild<style::ElidedLabel *>();
    const int least = words->parentWidget()->minimumSizeHint().width();
    const QString sentence = QString("What was said before holds. ").repeated(20);
    status.say(sentence);
    QApplication::processEvents();
    QCOMPARE(words->parentWidget()->minimumSizeHint().width(), least);
    QHelpEvent tip(QEvent::ToolTip, {}, {});
    QApplication::sendEvent(words, &tip);
    QCOMPARE(words->toolTip(), sentence);
}

namespace {

/// Counts how often a widget is laid out; more often than that, it would be without end, and is stopped by hiding it.
class Restlessness final : public QObject
{
public:
    explicit Restlessness(QWidget *widget) : m_widget(widget) { widget->installEventFilter(this); }

    bool eventFilter(QObject *, QEvent *event) override
    {
        constexpr int TooOften = 100; ///< A change of size takes one or two, seen here.
        if (event->type() == QEvent::Resize && ++m_count > TooOften)
            m_widget->window()->hide();
        return false;
    }
    int count() const { return m_count; }
    void beginAnew() { m_count = 0; }

private:
    QWidget *m_widget;
    int m_count = 0;
};

} // namespace

/// A page's height follows the pane's width: a scroll bar that takes from the width what it comes for never rests.
void TestShell::thePreviewComesToRestAtEachSize()
{
    EditorPage &editor = desktop().newInvoice();
    QTRY_VERIFY(editor.preview()->isCurrent() && editor.preview()->pageCount() == 1);
    Restlessness restlessness(editor.preview()->viewport());
    int most = 0;
    for (int height = 560; height <= 900; ++height) {
        restlessness.beginAnew();
        desktop().window().resize(1280, height);
        QApplication::processEvents();
        most = std::max(most, restlessness.count());
        QVERIFY2(desktop().window().isVisible(), qPrintable(QString("laid out without end at %1").arg(height)));
    }
    QVERIFY(most > 0);
}

QTEST_MAIN(TestShell)
#include "tst_shell.moc"
