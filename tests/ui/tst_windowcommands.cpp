#include "ui/hands.h"
#include "ui/windowtest.h"

#include <QApplication>
#include <QComboBox>
#include <QHash>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace seriatim;

/// Every command is in its place, and says what it will do, or why it cannot.
class TestWindowCommands : public WindowTest
{
    Q_OBJECT

private slots:
    void issueIsInSightAndSaysWhatBecomesFinal_data();
    void issueIsInSightAndSaysWhatBecomesFinal();
    void noTwoCommandsShareKeys();
    void whatIsNotPossibleSaysWhy_data();
    void whatIsNotPossibleSaysWhy();
    void linesSayWhyTheyCannotMove();
    void keysOfAnImpossibleCommandSayWhy();
    void keysOfTheWindowWorkInEveryField_data();
    void keysOfTheWindowWorkInEveryField();
    void whatIsMissingStandsBesideTheForm();

private:
    QString document(const QString &state);
    QAction *menuAction(const QString &text);
};

namespace {

QToolButton *buttonOf(const QWidget *bar, const QAction *action)
{
    for (auto *button : bar->findChildren<QToolButton *>()) {
        if (button->defaultAction() == action && button->isVisible())
            return button;
    }
    return nullptr;
}

QString plain(const QAction *action)
{
    return hands::plain(action->text());
}

/// Whatever can be chosen in the window now.
QList<QAction *> commandsOf(const MainWindow &window)
{
    QList<QAction *> commands;
    const auto add = [&](const QList<QAction *> &actions) {
        for (QAction *action : actions) {
            if (!action->isSeparator() && !action->menu() && !commands.contains(action))
                commands.append(action);
        }
    };
    for (const QMenu *menu : window.menuBar()->findChildren<QMenu *>())
        add(menu->actions());
    for (const auto *button : window.commandBar()->findChildren<QToolButton *>()) {
        if (button->isVisible() && button->defaultAction())
            add({button->defaultAction()});
        if (button->isVisible() && button->menu())
            add(button->menu()->actions());
    }
    return commands;
}

/// Fields as they are on X11, wherever the test runs: they take what terminals have for editing.
class HandsOfX11 final : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject *, QEvent *event) override
    {
        const auto claims = [](const QKeyEvent &key) {
            return key.modifiers() == Qt::ControlModifier
                && (key.key() == Qt::Key_E || key.key() == Qt::Key_K || key.key() == Qt::Key_D);
        };
        const bool isKey = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
        if (!isKey || !claims(static_cast<QKeyEvent &>(*event)))
            return false;
        event->accept();
        return true;
    }
};

} // namespace

void TestWindowCommands::issueIsInSightAndSaysWhatBecomesFinal_data()
{
    QTest::addColumn<bool>("inForm");
    QTest::addColumn<int>("width");
    for (const int width : {1360, 1024}) {
        QTest::addRow("in the form, %d pixels", width) << true << width;
        QTest::addRow("in the list, %d pixels", width) << false << width;
    }
}

void TestWindowCommands::issueIsInSightAndSaysWhatBecomesFinal()
{
    QFETCH(bool, inForm);
    QFETCH(int, width);
    const QString id = anna().draft();
    const QString next = previewNumber(anna().store(), anna().content());
    QVERIFY(!next.isEmpty());
    MainWindow &window = desktop().window();
    if (inForm)
        desktop().open(id);
    else
        desktop().documents().select(id);
    QAction *issue = window.commands().verb(Verb::Issue);
    QTRY_VERIFY(issue->isEnabled());
    window.resize(width, 700);
    QTRY_COMPARE(window.width(), width);

    QToolButton *button = buttonOf(window.commandBar(), issue);
    QVERIFY(button);
    QVERIFY(desktop().isInSight(button));
    QCOMPARE(window.childAt(button->mapTo(&window, button->rect().center())), button); // Nothing lies upon it.
    QCOMPARE(issue->statusTip(), QString("Issue makes %1 final").arg(next));
    QVERIFY(button->toolTip().startsWith(issue->statusTip()));
    if (inForm) {
        QVERIFY(button->text().startsWith("Issue"));
        QVERIFY2(button->width() >= button->sizeHint().width(), "its words are cut");
        QVERIFY(desktop().editor().numberBanner()->words().contains(QString("Issue makes %1 final").arg(next)));
        QVERIFY(desktop().isInSight(desktop().editor().numberBanner()));
    }
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE(anna().documents().document(id)->state, DocumentState::Issued);
    QCOMPARE(anna().documents().document(id)->number, next);
    QTRY_VERIFY(!issue->isEnabled());
}

void TestWindowCommands::noTwoCommandsShareKeys()
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
    for (const auto &keys :
        {QKeySequence(QKeySequence::New), QKeySequence(QKeySequence::Save), QKeySequence(QKeySequence::Print),
            QKeySequence(QKeySequence::Find), QKeySequence(QKeySequence::Undo), QKeySequence(QKeySequence::Redo),
            QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_K)})
        QVERIFY2(owners.contains(keys), qPrintable(keys.toString()));
}

/// A document in the state.
QString TestWindowCommands::document(const QString &state)
{
    if (state == u"draft")
        return anna().draft();
    if (state == u"empty draft") {
        DocumentContent empty;
        empty.date = clock().today();
        return anna().draft(empty);
    }
    if (state == u"reserved" || state == u"discarded") {
        const QString id = anna().draft();
        if (state == u"reserved")
            done(anna().reserve(id));
        else
            done(discardDraft(anna().store(), {{}, id, -1, {}}));
        return id;
    }
    const QString id = done(anna().issue(anna().content())).document;
    if (state == u"voided")
        done(anna().voidDocument(id));
    else if (state == u"credited")
        done(anna().issue(done(anna().credit(id)).document));
    return id;
}

void TestWindowCommands::whatIsNotPossibleSaysWhy_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("possible"); ///< Of the verbs; the others are grey.

    // clang-format off
    QTest::newRow("nothing")     << ""            << "";
    QTest::newRow("draft")       << "draft"       << "Open Issue Reserve Discard Copy Print Export";
    QTest::newRow("empty draft") << "empty draft" << "Open Reserve Discard Copy Print Export";
    QTest::newRow("reserved")    << "reserved"    << "Open Issue Discard Copy Print Export";
    QTest::newRow("issued")      << "issued"      << "Open Void Credit Copy Print Export";
    QTest::newRow("voided")      << "voided"      << "Open Copy Print Export";
    QTest::newRow("credited")    << "credited"    << "Open Credit Copy Print Export";
    QTest::newRow("discarded")   << "discarded"   << "Open Copy";
    // clang-format on
}

void TestWindowCommands::whatIsNotPossibleSaysWhy()
{
    QFETCH(QString, state);
    QFETCH(QString, possible);
    const QString id = state.isEmpty() ? QString() : document(state);
    MainWindow &window = desktop().window();
    Commands &commands = window.commands();
    const std::map<Verb, const char *> names{{Verb::Open, "Open"}, {Verb::Save, "Save"}, {Verb::Issue, "Issue"},
        {Verb::Reserve, "Reserve"}, {Verb::StepBack, "StepBack"}, {Verb::Discard, "Discard"}, {Verb::Void, "Void"},
        {Verb::Credit, "Credit"}, {Verb::Copy, "Copy"}, {Verb::Print, "Print"}, {Verb::Export, "Export"}};

    // In the list.
    if (state == u"discarded") // Such are listed only where they are asked for.
        desktop().window().openDocument(id);
    else if (!id.isEmpty())
        desktop().documents().select(id);
    QTRY_COMPARE(commands.verb(Verb::Copy)->isEnabled(), !id.isEmpty());
    for (const auto &[verb, name] : names)
        QVERIFY2(commands.verb(verb)->isEnabled() == possible.split(u' ').contains(name), name);

    // There, in the form, and on the other pages.
    for (const Qt::Key page : {Qt::Key_unknown, Qt::Key_Return, Qt::Key_2, Qt::Key_3, Qt::Key_4}) {
        if (page == Qt::Key_Return && !id.isEmpty())
            desktop().open(id);
        else if (page != Qt::Key_unknown && page != Qt::Key_Return)
            desktop().press(page, Qt::ControlModifier);
        int grey = 0;
        for (const QAction *action : commandsOf(window)) {
            const QString what = plain(action) + ": " + action->statusTip() + " / " + action->toolTip();
            // What it does is named in passing; why not, is told in a sentence.
            const bool isSentence = action->statusTip().endsWith(u'.') && action->statusTip().contains(u' ');
            QVERIFY2(action->isEnabled() != isSentence, qPrintable(what));
            QVERIFY2(action->isEnabled() || action->toolTip().startsWith(action->statusTip()), qPrintable(what));
            grey += action->isEnabled() ? 0 : 1;
        }
        QVERIFY(grey > 0);
    }
}

QAction *TestWindowCommands::menuAction(const QString &text)
{
    for (QAction *action : commandsOf(desktop().window())) {
        if (plain(action) == text)
            return action;
    }
    return nullptr;
}

void TestWindowCommands::linesSayWhyTheyCannotMove()
{
    DocumentContent content = anna().content();
    content.lines.resize(2, content.lines.front());
    EditorPage &editor = desktop().open(anna().draft(content));
    QCOMPARE(menuAction("Remove line")->statusTip(), "Put the cursor into a line first.");
    editor.lines()->setFocus(Qt::TabFocusReason);
    QCOMPARE(menuAction("Move line up")->statusTip(), "This line is the first already.");
    QVERIFY(menuAction("Move line down")->isEnabled());
    desktop().press(Qt::Key_Down);
    QVERIFY(menuAction("Move line up")->isEnabled());
    QCOMPARE(menuAction("Move line down")->statusTip(), "This line is the last already.");
    QCOMPARE(menuAction("Undo")->statusTip(), "There is nothing to take back.");
    desktop().press(Qt::Key_Up, Qt::AltModifier);
    QVERIFY(menuAction("Remove line")->isEnabled());
    desktop().press(Qt::Key_Delete, Qt::ControlModifier);
    QCOMPARE(editor.draft().content().lines.size(), 1u);
    QVERIFY(!menuAction("Move line down")->isEnabled());
}

void TestWindowCommands::keysOfAnImpossibleCommandSayWhy()
{
    EditorPage &editor = desktop().newInvoice();
    QTRY_VERIFY(!editor.problems()->problems().empty());
    const Position before = anna().head();
    editor.lines()->setFocus(Qt::TabFocusReason);
    desktop().press(Qt::Key_Return, Qt::ControlModifier);
    const QAction *issue = desktop().window().commands().verb(Verb::Issue);
    QVERIFY(!issue->isEnabled());
    QCOMPARE(QApplication::focusWidget(), editor.head()->party());
    const auto labels = desktop().window().statusLine()->findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(
        labels, [&](const QLabel *label) { return label->isVisible() && label->text() == issue->statusTip(); }));
    QCOMPARE(anna().head(), before);
}

void TestWindowCommands::keysOfTheWindowWorkInEveryField_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<bool>("readOnly");
    for (const char *field : {"line", "text", "box"}) {
        QTest::addRow("%s", field) << field << false;
        QTest::addRow("%s, read-only", field) << field << true;
    }
}

/// Ctrl+E was dead in fields: on X11 they take it for "to the end of the line".
void TestWindowCommands::keysOfTheWindowWorkInEveryField()
{
    QFETCH(QString, field);
    QFETCH(bool, readOnly);
    MainWindow &window = desktop().window();
    QLineEdit line(&window);
    QPlainTextEdit text(&window);
    QComboBox box(&window);
    box.setEditable(true);
    line.setReadOnly(readOnly);
    text.setReadOnly(readOnly);
    box.lineEdit()->setReadOnly(readOnly);
    HandsOfX11 hands;
    for (QWidget *each : {static_cast<QWidget *>(&line), static_cast<QWidget *>(&text), static_cast<QWidget *>(&box),
             static_cast<QWidget *>(box.lineEdit())}) {
        each->installEventFilter(&hands);
        each->show();
    }
    QWidget *shown = field == u"line" ? static_cast<QWidget *>(&line) : field == u"text" ? &text : nullptr;
    (shown ? shown : &box)->setFocus(Qt::TabFocusReason);

    Commands &commands = window.commands();
    commands.disconnect(&window); // The keys are meant here, not what they bring about.
    QSignalSpy done(&commands, &Commands::triggered);
    const std::pair<Verb, Qt::Key> keys[] = {{Verb::Export, Qt::Key_E}, {Verb::Copy, Qt::Key_D}};
    const auto labels = window.statusLine()->findChildren<QLabel *>();
    for (const auto &[verb, key] : keys) { // Nothing is selected, which is said each time.
        window.statusLine()->say({});
        desktop().press(key, Qt::ControlModifier);
        const QString reason = commands.verb(verb)->statusTip();
        QVERIFY(!reason.isEmpty());
        QVERIFY(std::ranges::any_of(
            labels, [&](const QLabel *label) { return label->isVisible() && label->text() == reason; }));
    }
    QVERIFY(done.isEmpty());
    desktop().documents().select(anna().draft());
    for (const auto &[verb, key] : keys) {
        QTRY_VERIFY(commands.verb(verb)->isEnabled());
        desktop().press(key, Qt::ControlModifier);
        QCOMPARE(done.size(), 1);
        QCOMPARE(done.takeFirst().first().value<Verb>(), verb);
    }
    desktop().press(Qt::Key_K, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget(), window.commandBar()->search());
}

void TestWindowCommands::whatIsMissingStandsBesideTheForm()
{
    EditorPage &editor = desktop().newInvoice();
    const auto entry = [&](const QString &field) -> QPushButton * {
        for (auto *each : editor.problems()->findChildren<QPushButton *>("problem:" + field)) {
            if (each->isVisible()) // Entries of a moment ago may still be going.
                return each;
        }
        return nullptr;
    };
    QTRY_VERIFY(entry("party.name") && entry("lines"));
    QVERIFY(desktop().isInSight(entry("party.name")));
    QVERIFY(!desktop().window().commands().verb(Verb::Issue)->isEnabled());
    // In words, not in the names of fields.
    QVERIFY2(entry("party.name")->accessibleName().endsWith(u'.'), qPrintable(entry("party.name")->accessibleName()));
    QVERIFY(!entry("party.name")->accessibleName().contains("party.name"));

    // Each leads to where it is mended, and goes when it is.
    QTest::mouseClick(entry("lines"), Qt::LeftButton);
    QVERIFY(editor.lines()->isAncestorOf(QApplication::focusWidget()));
    desktop().type("Rack");
    desktop().press(Qt::Key_Tab);
    QTRY_VERIFY(!entry("lines") && entry("lines[0].price"));
    QTest::mouseClick(entry("lines[0].price"), Qt::LeftButton);
    desktop().type("310");
    desktop().press(Qt::Key_Return);
    QTRY_VERIFY(!entry("lines[0].price") && entry("lines[0].tax"));
    QTest::mouseClick(entry("lines[0].tax"), Qt::LeftButton);
    desktop().type("19");
    desktop().press(Qt::Key_Return);
    QTRY_VERIFY(!entry("lines[0].tax") && entry("party.name"));
    QTest::mouseClick(entry("party.name"), Qt::LeftButton);
    QCOMPARE(QApplication::focusWidget(), editor.head()->party());
    desktop().type("Contoso");
    QTRY_VERIFY(desktop().window().commands().verb(Verb::Issue)->isEnabled());
    QVERIFY(!editor.problems()->isVisible());
}

QTEST_MAIN(TestWindowCommands)
#include "tst_windowcommands.moc"
