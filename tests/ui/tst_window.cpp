#include "ui/windowtest.h"

#include <QApplication>
#include <QHash>
#include <QLabel>
#include <QMenuBar>
#include <QPushButton>
#include <QToolButton>

#include "log/codec.h"

using namespace seriatim;

/// The frame: commands in sight, each with its reason; what others do appears.
class TestWindow : public WindowTest
{
    Q_OBJECT

private slots:
    void issueIsInSightAndSaysWhatBecomesFinal();
    void noTwoCommandsShareKeys();
    void whatIsNotPossibleSaysWhy();
    void keysOfAnImpossibleCommandSayWhy();
    void theFirstLineIsAtMostThreeClicksAway();
    void everyRefusalStandsBesideItsField_data();
    void everyRefusalStandsBesideItsField();
    void twoWindowsShowEachOthersWork();
    void aDraftThatChangedElsewhereIsNotOverwritten();
    void selectionAndScrollStayWhenTheLogGrows();
    void whatIsTypedStaysWhenOneLooksElsewhere();
    void halfTypedDraftsAreOfferedAgain();
    void anIssuedDocumentIsReadOnly();
    void theNumberIsNeverTyped();

private:
    static QToolButton *buttonOf(const QWidget *bar, const QAction *action);
};

QToolButton *TestWindow::buttonOf(const QWidget *bar, const QAction *action)
{
    for (auto *button : bar->findChildren<QToolButton *>()) {
        if (button->defaultAction() == action && button->isVisible())
            return button;
    }
    return nullptr;
}

void TestWindow::issueIsInSightAndSaysWhatBecomesFinal()
{
    const QString id = anna().draft();
    EditorPage &editor = desktop().open(id);
    MainWindow &window = desktop().window();
    const QAction *issue = window.commands().verb(Verb::Issue);
    for (const int width : {1360, 1024}) {
        window.resize(width, 700);
        QTRY_COMPARE(window.width(), width);
        QToolButton *button = buttonOf(window.commandBar(), issue);
        QVERIFY(button);
        QVERIFY(desktop().isInSight(button));
        QVERIFY(button->text().contains("Issue"));
    }
    const QString next = editor.document().outlook().nextNumber;
    QVERIFY(!next.isEmpty());
    QVERIFY(issue->statusTip().contains(next));
    QVERIFY(editor.numberBanner()->words().contains(tr("Issue makes %1 final").arg(next)));
}

void TestWindow::noTwoCommandsShareKeys()
{
    desktop().newInvoice();
    QHash<QKeySequence, QString> owners;
    for (const QAction *action : desktop().window().findChildren<QAction *>()) {
        if (action->associatedObjects().isEmpty())
            continue;
        for (const QKeySequence &keys : action->shortcuts()) {
            QVERIFY2(!owners.contains(keys),
                qPrintable(QString("%1: %2 and %3").arg(keys.toString(), action->text(), owners.value(keys))));
            owners.insert(keys, action->text());
        }
    }
    for (const auto &keys : {QKeySequence(QKeySequence::New), QKeySequence(QKeySequence::Save),
             QKeySequence(QKeySequence::Print), QKeySequence(QKeySequence::Find),
             QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_K)})
        QVERIFY2(owners.contains(keys), qPrintable(keys.toString()));
}

void TestWindow::whatIsNotPossibleSaysWhy()
{
    const auto issued = done(anna().issue(anna().content()));
    desktop().open(issued.document);
    for (const QMenu *menu : desktop().window().menuBar()->findChildren<QMenu *>()) {
        for (const QAction *action : menu->actions()) {
            if (!action->isEnabled() && !action->isSeparator() && !action->menu())
                QVERIFY2(action->statusTip().endsWith(u'.') || action->text().contains("ndo")
                        || action->text().contains("Line", Qt::CaseInsensitive),
                    qPrintable(action->text() + ": " + action->statusTip()));
        }
    }
    Commands &commands = desktop().window().commands();
    QVERIFY(!commands.verb(Verb::Issue)->isEnabled());
    QVERIFY(commands.verb(Verb::Issue)->statusTip().contains(issued.number));
    QVERIFY(commands.verb(Verb::Void)->isEnabled());
    QVERIFY(commands.verb(Verb::Credit)->isEnabled());
}

void TestWindow::keysOfAnImpossibleCommandSayWhy()
{
    EditorPage &editor = desktop().newInvoice();
    QTRY_VERIFY(!editor.problems()->problems().empty());
    const int before = int(anna().head());
    desktop().press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!desktop().window().commands().verb(Verb::Issue)->isEnabled());
    QCOMPARE(QApplication::focusWidget(), editor.form()->party());
    QCOMPARE(int(anna().head()), before);
}

void TestWindow::theFirstLineIsAtMostThreeClicksAway()
{
    MainWindow &window = desktop().window();
    QToolButton *begin = buttonOf(window.commandBar(), window.commands().newDocuments().front());
    QVERIFY(begin);
    QTest::mouseClick(begin, Qt::LeftButton);
    QTRY_VERIFY(window.editor() && window.editor()->document().isLoaded());
    GridTable *lines = window.editor()->lines();
    const QRect cell = lines->visualRect(lines->model()->index(0, LinesModel::Text));
    QTest::mouseClick(lines->viewport(), Qt::LeftButton, {}, cell.center());
    QTRY_COMPARE(QApplication::focusWidget(), lines);
    desktop().type("Rack");
    desktop().press(Qt::Key_Return);
    QCOMPARE(window.editor()->draft().content().lines.front().text, "Rack");
}

void TestWindow::everyRefusalStandsBesideItsField_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("typed");
    QTest::newRow("a date that is none") << "date"
                                         << "soon";
    QTest::newRow("too far ahead") << "date"
                                   << "2031-01-01";
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
    QVERIFY(editor.form()->goTo(field));
    auto *edit = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    if (!edit)
        edit = QApplication::focusWidget()->findChild<QLineEdit *>();
    QVERIFY(edit);
    edit->selectAll();
    QTest::keyClicks(edit, typed);
    const Position before = anna().head();
    desktop().press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(!desktop().faultBeside(field).isEmpty() || anna().head() > before);
    QTRY_VERIFY(!desktop().faultBeside(field).isEmpty());
    QVERIFY(editor.draft().isEditable());
    QVERIFY(!desktop().window().commands().verb(Verb::Issue)->isEnabled() || field == "reference");
}

void TestWindow::twoWindowsShowEachOthersWork()
{
    Desktop other(shop(), clock(), "ben");
    QTRY_VERIFY(other.documents().model()->isLoaded());
    QCOMPARE(other.documents().model()->rowCount(), 0);

    EditorPage &editor = desktop().newInvoice();
    desktop().type("Contoso");
    desktop().press(Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(other.documents().model()->rowCount(), 1);
    QCOMPARE(other.documents().model()->row(0).partyName, "Contoso");
    QCOMPARE(other.documents().model()->row(0).id, editor.documentId());
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
    desktop().press(Qt::Key_S, Qt::ControlModifier);
    QTest::qWait(50);
    QCOMPARE(viewDocument(anna().store(), id)->state.content.party.name, "Theirs");
    QVERIFY(editor.draft().content().party.name.contains('x'));
    QTest::mouseClick(editor.banner()->button(), Qt::LeftButton);
    QTRY_COMPARE(editor.draft().content().party.name, "Theirs");
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
    style::Banner *banner = desktop().documents().banner();
    QVERIFY(banner->isVisible());
    QVERIFY(banner->sentence().contains("Contoso"));
    QTest::mouseClick(banner->button(), Qt::LeftButton);
    QTRY_VERIFY(desktop().window().editor() && desktop().editor().document().isLoaded());
    QCOMPARE(desktop().editor().draft().content().party.name, "Contoso");
    QVERIFY(anna().documents().page({}, {}, 10).rows.empty());
    desktop().press(Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(anna().documents().page({}, {}, 10).rows.size(), 1u);
    closeDesktop();
    QVERIFY(!desktop().documents().banner()->isVisible());
}

void TestWindow::anIssuedDocumentIsReadOnly()
{
    const auto issued = done(anna().issue(anna().content()));
    EditorPage &editor = desktop().open(issued.document);
    QVERIFY(!editor.draft().isEditable());
    QVERIFY(editor.form()->party()->isReadOnly());
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
