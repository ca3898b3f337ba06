#include "ui/windowtest.h"

#include <QApplication>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>

#include "ui/dialogs/askreasondialog.h"
#include "ui/dialogs/companydialog.h"
#include "ui/dialogs/partydialog.h"
#include "ui/dialogs/questiondialog.h"
#include "ui/dialogs/reserveblockdialog.h"
#include "ui/dialogs/seriesdialog.h"
#include "ui/dialogs/voidrangedialog.h"
#include "ui/style.h"

using namespace seriatim;

namespace {

QChar keyOf(const QString &text)
{
    const QString keys = QKeySequence::mnemonic(text).toString(QKeySequence::PortableText);
    return keys.isEmpty() ? QChar() : keys.back();
}

/// What has no letter of its own among these, in words; empty if all have.
QString faultIn(const QStringList &texts)
{
    QString taken;
    for (const QString &text : texts) {
        const QChar key = keyOf(text);
        if (key.isNull())
            return text + " has no access key";
        if (taken.contains(key))
            return text + " shares its access key, among " + texts.join(", ");
        taken.append(key);
    }
    return {};
}

QStringList entriesOf(const QList<QAction *> &actions)
{
    QStringList texts;
    for (const QAction *each : actions) {
        if (each->isVisible() && !each->isSeparator())
            texts.append(each->text());
    }
    return texts;
}

} // namespace

/// Everything in menus and dialogs can be chosen by a letter.
class TestAccessKeys : public WindowTest
{
    Q_OBJECT

private slots:
    void eachEntryOfAMenuHasItsOwn_data();
    void eachEntryOfAMenuHasItsOwn();
    void eachButtonOfADialogHasItsOwn();
    void aLetterThatIsTakenMakesWay();
    void aMenuBeginsAtWhatCanBeChosen();
};

void TestAccessKeys::eachEntryOfAMenuHasItsOwn_data()
{
    QTest::addColumn<Qt::Key>("page");
    for (const Qt::Key page : {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4, Qt::Key_N})
        QTest::addRow("Ctrl+%c", page) << page;
}

void TestAccessKeys::eachEntryOfAMenuHasItsOwn()
{
    QFETCH(Qt::Key, page);
    desktop().press(page, Qt::ControlModifier);
    const QMenuBar *bar = desktop().window().menuBar();
    QCOMPARE(faultIn(entriesOf(bar->actions())), QString());
    for (const QMenu *menu : bar->findChildren<QMenu *>())
        QCOMPARE(faultIn(entriesOf(menu->actions())), QString());
    for (const auto *button : desktop().window().commandBar()->findChildren<QToolButton *>()) {
        if (button->isVisible() && button->menu())
            QCOMPARE(faultIn(entriesOf(button->menu()->actions())), QString());
    }
}

void TestAccessKeys::eachButtonOfADialogHasItsOwn()
{
    Desk &desk = desktop().desk();
    std::vector<std::unique_ptr<FormDialog>> dialogs;
    dialogs.push_back(std::make_unique<CompanyDialog>(desk, nullptr));
    dialogs.push_back(std::make_unique<PartyDialog>(desk, PartyRow(), nullptr));
    dialogs.push_back(std::make_unique<SeriesDialog>(desk, QString(), nullptr));
    dialogs.push_back(std::make_unique<SeriesDialog>(desk, "INV", nullptr));
    dialogs.push_back(std::make_unique<ReserveBlockDialog>(desk, "INV", clock().today(), nullptr));
    dialogs.push_back(std::make_unique<VoidRangeDialog>(desk, "INV-2026-00001", "INV-2026-00002", nullptr));
    dialogs.push_back(std::make_unique<AskReasonDialog>("Void it", "It is void then.", "Void", "void", nullptr));
    auto question = std::make_unique<QuestionDialog>("Unsaved changes", "What now?", "Discard them", false, nullptr);
    question->offerInstead("Save", [] {});
    dialogs.push_back(std::move(question));
    for (const auto &dialog : dialogs) {
        dialog->show();
        QStringList buttons;
        for (const auto *button : dialog->findChildren<QPushButton *>()) {
            if (button->isVisibleTo(dialog.get()))
                buttons.append(button->text());
        }
        QVERIFY2(buttons.size() >= 2, qPrintable(dialog->windowTitle()));
        QCOMPARE(faultIn(buttons), QString());
        for (const auto *label : dialog->findChildren<QLabel *>()) {
            for (const QString &button : buttons)
                QVERIFY2(!label->buddy() || keyOf(label->text()) != keyOf(button), qPrintable(label->text() + button));
        }
    }
}

void TestAccessKeys::aLetterThatIsTakenMakesWay()
{
    QCOMPARE(style::withAccessKeys({"&Save", "Save all", "&Send", "Go"}),
        QStringList({"&Save", "Save &all", "S&end", "&Go"}));
    QCOMPARE(style::withAccessKeys({"Save", "Cancel"}, "sca"), QStringList({"Sa&ve", "Ca&ncel"}));
    QCOMPARE(style::withAccessKeys({"ab", "ab", "ab"}), QStringList({"&ab", "a&b", "ab"}));
}

/// The first follow-up is grey for an order: nothing was marked, and Return did nothing.
void TestAccessKeys::aMenuBeginsAtWhatCanBeChosen()
{
    DocumentContent order = anna().content();
    order.kind = *DocumentKind::fromId(u"purchase-order");
    const QString id = done(anna().issue(order)).document;
    desktop().documents().select(id);
    Commands &commands = desktop().window().commands();
    QTRY_VERIFY(commands.verb(Verb::Copy)->isEnabled());
    desktop().press(Qt::Key_D, Qt::AltModifier);
    desktop().type("f");
    const auto opened = [] { return qobject_cast<QMenu *>(QApplication::activePopupWidget()); };
    QTRY_VERIFY(opened() && opened()->actions().first() == commands.followUps().front());
    QVERIFY(!opened()->actions().first()->isEnabled());
    QTRY_VERIFY(opened()->activeAction() && opened()->activeAction()->isEnabled());
}

QTEST_MAIN(TestAccessKeys)
#include "tst_accesskeys.moc"
