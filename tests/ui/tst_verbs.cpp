#include "ui/windowtest.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

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
    void chip(const QString &text);
    void chooseOf(const QString &chip, const QString &entry);
    template <typename Dialog>
    static Dialog *dialog();
};

/// The dialog that is open now; null if there is none.
template <typename Dialog>
Dialog *TestVerbs::dialog()
{
    const QWidgetList widgets = QApplication::topLevelWidgets();
    for (QWidget *widget : widgets) {
        if (auto *found = qobject_cast<Dialog *>(widget); found && found->isVisible())
            return found;
    }
    return nullptr;
}

void TestVerbs::selectRow(const QString &id)
{
    desktop().documents().select(id);
    QTRY_COMPARE(desktop().documents().subject().id, id);
    QTRY_VERIFY(desktop().window().commands().verb(Verb::Copy)->isEnabled());
    desktop().documents().table()->setFocus();
}

void TestVerbs::chip(const QString &text)
{
    const auto chips = desktop().documents().filterBar()->findChildren<style::Chip *>();
    const auto found = std::ranges::find(chips, text, [](const style::Chip *each) { return each->text(); });
    QVERIFY2(found != chips.end(), qPrintable(text));
    QTest::mouseClick(*found, Qt::LeftButton);
}

void TestVerbs::chooseOf(const QString &chip, const QString &entry)
{
    const auto chips = desktop().documents().filterBar()->findChildren<style::Chip *>();
    const auto found = std::ranges::find(chips, chip, [](const style::Chip *each) { return each->text(); });
    QVERIFY2(found != chips.end() && (*found)->menu(), qPrintable(chip));
    const QList<QAction *> actions = (*found)->menu()->actions();
    const auto action = std::ranges::find_if(
        actions, [&](const QAction *each) { return QString(each->text()).remove(u'&').toLower() == entry.toLower(); });
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
    chip("Quotations");
    QTRY_COMPARE(rows(), 1);
    QCOMPARE(desktop().documents().model()->row(0).kind.id(), "quotation");
    chip("Quotations"); // Once more takes it back.
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
    QTRY_VERIFY(dialog<AskReasonDialog>());
    QTest::keyClicks(dialog<AskReasonDialog>()->findChild<ReasonField *>()->findChild<QLineEdit *>(), "wrong customer");
    QTRY_VERIFY(dialog<AskReasonDialog>()->sendButton()->isEnabled());
    QTest::mouseClick(dialog<AskReasonDialog>()->sendButton(), Qt::LeftButton);
    QTRY_COMPARE(anna().documents().document(id)->state, DocumentState::Voided);
    QCOMPARE(anna().stateOf("INV-2026-00001"), "voided");
}

void TestVerbs::anInvoiceIsCreditedFromTheMenu()
{
    const QString id = done(anna().issue(anna().content())).document;
    selectRow(id);
    QTRY_VERIFY(desktop().window().commands().verb(Verb::Credit)->isEnabled());
    desktop().window().commands().verb(Verb::Credit)->trigger();
    QTRY_VERIFY(desktop().window().editor() && desktop().editor().document().isLoaded());
    QCOMPARE(desktop().editor().draft().content().kind.id(), "credit-memo");
    QCOMPARE(desktop().editor().draft().content().precedes, "INV-2026-00001");
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
        std::ranges::find(commands, QString("Invoice"), [](const QAction *each) { return each->text(); });
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
    EditorPage &editor = desktop().open(anna().draft());
    const auto shown = [&editor] {
        QStringList texts;
        for (const QLabel *label : editor.findChild<TotalsView *>()->findChildren<QLabel *>())
            texts.append(label->text());
        return texts.join(u' ');
    };
    QTRY_VERIFY(shown().contains("Total"));
    const QString before = shown();
    DocumentContent content = editor.draft().content();
    QAbstractItemModel *lines = editor.lines()->model();
    QVERIFY(lines->setData(lines->index(0, 2), "10"));
    QVERIFY(editor.draft().content().lines.front().quantity != content.lines.front().quantity);
    QTRY_VERIFY(shown() != before);
    const auto totals = std::get<Totals>(reckon(editor.draft().content()));
    QVERIFY2(shown().contains(words::amountWithCurrency(totals.gross, QLocale())), qPrintable(shown()));
    for (const TaxSubtotal &tax : totals.taxes)
        QVERIFY2(shown().contains(words::amountWithCurrency(tax.amount, QLocale())), qPrintable(shown()));
}

void TestVerbs::thePreviewShowsThePagesThatWillBePrinted()
{
    EditorPage &editor = desktop().open(anna().draft());
    QTRY_VERIFY(editor.preview()->isCurrent() && editor.preview()->pageCount() == 1);
    DocumentContent content = anna().content();
    while (content.lines.size() < 80)
        content.lines.push_back(content.lines.front());
    done(anna().save(editor.documentId(), content));
    QTRY_VERIFY(editor.preview()->isCurrent() && editor.preview()->pageCount() > 1);
}

QTEST_MAIN(TestVerbs)
#include "tst_verbs.moc"
