#include "ui/hands.h"
#include "ui/windowtest.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

#include "outgoing/outgoing.h"
#include "print/pagefacts.h"
#include "ui/dialogs/askreasondialog.h"
#include "ui/dialogs/reasonfield.h"
#include "ui/documents/filterbar.h"
#include "ui/editor/totalsview.h"
#include "ui/preview/previewpane.h"
#include "ui/style/widgets.h"
#include "words/words.h"

using namespace seriatim;

/// What is done with documents, from the menus and by their keys, each from the click to what is in the log.
class TestVerbs : public WindowTest
{
    Q_OBJECT

private slots:
    void theListIsNarrowedByKindTimeAndState();
    void anIssuedDocumentIsVoidedWithAReason();
    void anInvoiceIsCreditedFromTheMenu();
    void aCopyIsOneKeyAway();
    void whatFollowsIsMadeFromTheMenuAndLinkedBothWays();
    void totalsByRateFollowWhatIsTyped();
    void thePreviewShowsThePagesThatWillBePrinted();

private:
    void selectRow(const QString &id);
    void chooseOf(const QString &chip, const QString &entry);
};

void TestVerbs::selectRow(const QString &id)
{
    desktop().documents().select(id);
    QTRY_COMPARE(desktop().documents().subject().id, id);
    QTRY_VERIFY(desktop().window().commands().verb(Verb::Copy)->isEnabled());
    desktop().documents().table()->setFocus();
}

void TestVerbs::chooseOf(const QString &chip, const QString &entry)
{
    const QMenu *menu = desktop().chip(chip)->menu();
    QVERIFY2(menu, qPrintable(chip));
    const QList<QAction *> actions = menu->actions();
    const auto action = std::ranges::find_if(
        actions, [&](const QAction *each) { return hands::plain(each->text()).toLower() == entry.toLower(); });
    QVERIFY2(action != actions.end(), qPrintable(entry));
    (*action)->trigger();
}

void TestVerbs::theListIsNarrowedByKindTimeAndState()
{
    done(anna().issue(anna().content()));
    done(anna().issue(anna().content({}, "quotation")));
    anna().draft();
    const auto rows = [this] { return desktop().documents().model()->rowCount(); };
    QTRY_COMPARE(rows(), 3);
    QTest::mouseClick(desktop().chip("Quotations"), Qt::LeftButton);
    QTRY_COMPARE(rows(), 1);
    QCOMPARE(desktop().documents().model()->row(0).kind.id(), "quotation");
    QTest::mouseClick(desktop().chip("Quotations"), Qt::LeftButton); // Once more takes it back.
    QTRY_COMPARE(rows(), 3);
    chooseOf("Any state", words::stateName(DocumentState::Issued));
    QTRY_COMPARE(rows(), 2);
    const int year = clock().today().year();
    chooseOf("Any time", QString::number(year - 1));
    QTRY_COMPARE(rows(), 0);
    chooseOf(QString::number(year - 1), QString::number(year));
    QTRY_COMPARE(rows(), 2);
}

void TestVerbs::anIssuedDocumentIsVoidedWithAReason()
{
    const QString id = done(anna().issue(anna().content())).document;
    selectRow(id);
    QAction *command = desktop().window().commands().verb(Verb::Void);
    QTRY_VERIFY(command->isEnabled());
    command->trigger();
    QTRY_VERIFY(openDialog<AskReasonDialog>());
    QTest::keyClicks(
        openDialog<AskReasonDialog>()->findChild<ReasonField *>()->findChild<QLineEdit *>(), "wrong customer");
    QTRY_VERIFY(openDialog<AskReasonDialog>()->sendButton()->isEnabled());
    QTest::mouseClick(openDialog<AskReasonDialog>()->sendButton(), Qt::LeftButton);
    QTRY_COMPARE(anna().documents().document(id)->state, DocumentState::Voided);
    QCOMPARE(anna().stateOf(numberOf(1)), "voided");
}

void TestVerbs::anInvoiceIsCreditedFromTheMenu()
{
    const QString id = done(anna().issue(anna().content())).document;
    selectRow(id);
    QTRY_VERIFY(desktop().window().commands().verb(Verb::Credit)->isEnabled());
    desktop().window().commands().verb(Verb::Credit)->trigger();
    QTRY_VERIFY(desktop().window().editor() && desktop().editor().document().isLoaded());
    QCOMPARE(desktop().editor().draft().content().kind.id(), "credit-memo");
    QCOMPARE(desktop().editor().draft().content().precedes, numberOf(1));
    QTRY_VERIFY(desktop().window().commands().verb(Verb::Issue)->isEnabled());
    desktop().press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(anna().documents().document(id)->state, DocumentState::Credited);
}

void TestVerbs::aCopyIsOneKeyAway()
{
    const QString id = done(anna().issue(anna().content())).document;
    selectRow(id);
    desktop().press(Qt::Key_D, Qt::ControlModifier);
    QTRY_VERIFY(desktop().window().editor() && desktop().editor().document().isLoaded());
    QVERIFY(desktop().editor().documentId() != id);
    QVERIFY(desktop().editor().draft().isEditable());
    QCOMPARE(desktop().editor().draft().content().party.name, "Harbour Books");
}

void TestVerbs::whatFollowsIsMadeFromTheMenuAndLinkedBothWays()
{
    const DocumentAnswer quotation = done(anna().issue(anna().content({}, "quotation")));
    selectRow(quotation.document);
    const auto &commands = desktop().window().commands().followUps();
    const auto invoice =
        std::ranges::find(commands, QString("Invoice"), [](const QAction *each) { return hands::plain(each->text()); });
    QVERIFY(invoice != commands.end());
    QTRY_VERIFY((*invoice)->isEnabled());
    (*invoice)->trigger();
    QTRY_VERIFY(desktop().window().editor() && desktop().editor().document().isLoaded());
    const QString made = desktop().editor().documentId();
    QCOMPARE(desktop().editor().draft().content().follows.number, quotation.number);
    QCOMPARE(anna().documents().links(quotation.document).size(), 1U);
    QCOMPARE(anna().documents().links(made).front().number, quotation.number);
}

void TestVerbs::totalsByRateFollowWhatIsTyped()
{
    DocumentContent content = anna().content();
    content.lines.resize(2, content.lines.front());
    for (std::size_t i = 0; i < 2; ++i) {
        content.lines[i].quantity = Decimal(1, 0);
        content.lines[i].price = Decimal(100, 0);
        content.lines[i].tax = Tax{TaxCategory::Standard, Decimal(i == 0 ? 19 : 7, 0)};
    }
    EditorPage &editor = desktop().open(anna().draft(content));
    const auto shown = [&editor] {
        QStringList texts;
        for (const QLabel *label : editor.findChild<TotalsView *>()->findChildren<QLabel *>())
            texts.append(label->text());
        return texts;
    };
    const auto euros = [](qint64 cents) { return Money(cents, *Currency::fromCode(u"EUR")); };
    const auto sums = [&](qint64 net, qint64 first, qint64 firstTax, qint64 second, qint64 secondTax) {
        const auto sum = [&](qint64 cents) { return words::amountWithCurrency(euros(cents), QLocale()); };
        const auto on = [&](const char *tax, qint64 cents) {
            return QStringLiteral("VAT %1 % on %2").arg(QString(tax), words::amount(euros(cents), QLocale()));
        };
        return QStringList{"Net", sum(net), on("19", first), sum(firstTax), on("7", second), sum(secondTax), "Total",
            sum(net + firstTax + secondTax)};
    };
    QTRY_COMPARE(shown(), sums(200'00, 100'00, 19'00, 100'00, 7'00));
    QVERIFY(editor.lines()->goTo("lines[0].quantity"));
    desktop().type("10");
    desktop().press(Qt::Key_Return);
    QTRY_COMPARE(shown(), sums(1'100'00, 1'000'00, 190'00, 100'00, 7'00));
}

void TestVerbs::thePreviewShowsThePagesThatWillBePrinted()
{
    DocumentContent content = anna().content();
    content.lines.resize(80, content.lines.front());
    EditorPage &editor = desktop().open(anna().draft());
    QTRY_VERIFY(editor.preview()->isCurrent() && editor.preview()->pageCount() == 1);
    done(anna().save(editor.documentId(), content));
    QTRY_VERIFY(editor.preview()->isCurrent() && editor.preview()->pageCount() > 1);
    const auto printed = done(outgoing::recordedPages(anna().store(), editor.documentId(), QUuid::createUuid())).pages;
    QCOMPARE(pagefacts::textOf(editor.preview()->pages()), pagefacts::textOf(printed));
}

QTEST_MAIN(TestVerbs)
#include "tst_verbs.moc"
