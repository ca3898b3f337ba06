#include "ui/windowtest.h"

#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

#include "ui/dialogs/companydialog.h"

using namespace seriatim;

/// Somebody who starts the program for the first time: no wizard, and nothing is asked before it is needed.
class TestNewcomer : public WindowTest
{
    Q_OBJECT

private slots:
    void init() override;
    void cleanup();

    void theFirstLineIsAtMostThreeClicksAway();
    void theCompanyIsAskedForWhenItIsNeeded();
    void theEmptyListOffersTheFirstInvoice();

private:
    void click(QWidget *widget);
    void click(QWidget *widget, const QPoint &place);
    void beginAnInvoice();
    void goToTheFirstLine();

    std::unique_ptr<Shop> m_shop;
    std::unique_ptr<Desktop> m_newcomer;
    int m_clicks = 0;
};

/// As the program makes a log on its first start: the usual series, and nothing else.
void TestNewcomer::init()
{
    WindowTest::init();
    QFETCH_GLOBAL(QString, kind);
    m_shop = makeShop(kind);
    {
        const auto store = m_shop->open(sessionOf("zoe", clock()));
        defineUsualSeries(*store, clock().today());
    }
    m_newcomer = std::make_unique<Desktop>(*m_shop, clock(), "zoe");
    m_clicks = 0;
}

void TestNewcomer::cleanup()
{
    m_newcomer.reset();
    m_shop.reset();
    WindowTest::cleanup();
}

void TestNewcomer::click(QWidget *widget)
{
    click(widget, widget->rect().center());
}

void TestNewcomer::click(QWidget *widget, const QPoint &place)
{
    ++m_clicks;
    QTest::mouseClick(widget, Qt::LeftButton, {}, place);
}

void TestNewcomer::beginAnInvoice()
{
    MainWindow &window = m_newcomer->window();
    for (auto *button : window.commandBar()->findChildren<QToolButton *>()) {
        if (button->isVisible() && button->defaultAction() == window.commands().newDocuments().front())
            return click(button);
    }
    QFAIL("no button begins an invoice");
}

void TestNewcomer::goToTheFirstLine()
{
    GridTable *lines = m_newcomer->editor().lines();
    const auto cell = [lines] { return lines->visualRect(lines->model()->index(0, LinesModel::Text)); };
    QTRY_VERIFY(lines->viewport()->rect().contains(cell())); // Laid out.
    click(lines->viewport(), cell().center());
}

void TestNewcomer::theFirstLineIsAtMostThreeClicksAway()
{
    QVERIFY(!openDialog());
    beginAnInvoice();
    QTRY_VERIFY(m_newcomer->window().editor() && m_newcomer->editor().document().isLoaded());
    QVERIFY(!openDialog());
    goToTheFirstLine();
    QTRY_VERIFY(m_newcomer->editor().lines()->hasFocus());
    m_newcomer->type("Rack");
    m_newcomer->press(Qt::Key_Return);
    QCOMPARE(m_newcomer->editor().draft().content().lines.front().text, "Rack");
    QVERIFY(!openDialog());
    QVERIFY2(m_clicks <= 3, qPrintable(QString::number(m_clicks)));
}

void TestNewcomer::theCompanyIsAskedForWhenItIsNeeded()
{
    beginAnInvoice();
    QTRY_VERIFY(m_newcomer->window().editor() && m_newcomer->editor().document().isLoaded());
    EditorPage &editor = m_newcomer->editor();
    m_newcomer->type("Contoso");
    goToTheFirstLine();
    m_newcomer->type("Rack");
    m_newcomer->press(Qt::Key_Tab);
    m_newcomer->press(Qt::Key_Tab);
    m_newcomer->press(Qt::Key_Tab);
    m_newcomer->type("310");
    m_newcomer->press(Qt::Key_Tab);
    m_newcomer->type("19"); // Where the company is, is not known yet, and so not the usual rate.
    m_newcomer->press(Qt::Key_Return);

    // Of all that is missing, only the company is left, and its entry leads to where it is typed.
    const auto missing = [&] {
        QStringList fields;
        for (const Refusal &each : editor.problems()->problems())
            fields.append(each.field);
        return fields;
    };
    const QString field = "seller.name";
    QTRY_COMPARE(missing(), QStringList(field));
    QVERIFY(!m_newcomer->window().commands().verb(Verb::Issue)->isEnabled());
    click(editor.problems()->findChild<QPushButton *>("problem:" + field));
    QTRY_VERIFY(openDialog<CompanyDialog>());
    auto *company = openDialog<CompanyDialog>();
    QTRY_VERIFY(company->form().isEnabled());
    auto *name = qobject_cast<QLineEdit *>(company->form().editor("party.name"));
    QTRY_VERIFY(name->hasFocus());
    QTest::keyClicks(name, "Zoe & Daughters");
    QTRY_VERIFY(company->sendButton()->isEnabled());
    click(company->sendButton());

    QTRY_VERIFY(!openDialog());
    QTRY_VERIFY(m_newcomer->window().commands().verb(Verb::Issue)->isEnabled());
    m_newcomer->activate();
    // The keys go on where they were, and not into the search field.
    QVERIFY(editor.lines() == QApplication::focusWidget() || editor.lines()->isAncestorOf(QApplication::focusWidget()));
    m_newcomer->press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!editor.draft().isEditable());
    QVERIFY(editor.numberBanner()->number().endsWith("00001"));
    QCOMPARE(editor.document().details()->view.state.content.seller.name, "Zoe & Daughters");
}

void TestNewcomer::theEmptyListOffersTheFirstInvoice()
{
    QTRY_VERIFY(m_newcomer->documents().model()->isLoaded());
    QVERIFY(!m_newcomer->documents().table()->isVisible());
    for (auto *button : m_newcomer->documents().findChildren<QAbstractButton *>()) {
        if (button->isVisible() && button->text().contains("New invoice"))
            click(button);
    }
    QCOMPARE(m_clicks, 1);
    QTRY_VERIFY(m_newcomer->window().editor() && m_newcomer->editor().document().isLoaded());
    QCOMPARE(QApplication::focusWidget(), m_newcomer->editor().head()->party());
}

QTEST_MAIN(TestNewcomer)
#include "tst_newcomer.moc"
