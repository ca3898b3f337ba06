#include <QComboBox>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

#include "ui/deskfixture.h"
#include "ui/dialogs/acceptdialog.h"
#include "ui/dialogs/draftchooser.h"
#include "ui/dialogs/reasondialog.h"
#include "ui/dialogs/reasonfield.h"
#include "ui/dialogs/reserveblockdialog.h"
#include "ui/dialogs/voidrangedialog.h"
#include "ui/faultystore.h"
#include "ui/hands.h"

namespace seriatim {

namespace {

using hands::type;

constexpr auto Impatient = std::chrono::milliseconds(30);

} // namespace

/// The dialogs that change what becomes of numbers.
class TestNumberDialogs : public QObject
{
    Q_OBJECT

private slots:
    void init() { QSettings().clear(); }

    void aReasonIsCheckedWhileItIsTyped();
    void reasonsThatWereGivenAreOfferedAgain();
    void reasonsAreCountedAsTheRuleCountsThem();
    void aRangeThatIsNotWhollyReservedNamesTheFirstThatIsNot();
    void aRangeOfOneIssuedNumberVoidsNoDocument();
    void aNumberThatIsIssuedWhileTheReasonIsTypedIsNotVoided();
    void aBusyLogKeepsWhatWasTypedAndRetriesOnce();
    void whatIsTypedAfterABusyLogIsWhatIsSent();
    void aLostReplyIsLookedUpAndNotDoneTwice();
    void aBlockShowsItsNumbersAndTakesNone();
    void aBlockInAClosedPeriodIsRefusedBesideTheDate();
    void aNumberIsPutOnADraftThatCanBearIt();
    void aWarningIsAcceptedOnPurposeOnly();
};

void TestNumberDialogs::aReasonIsCheckedWhileItIsTyped()
{
    DeskFixture fixture;
    done(fixture.anna.reserveBlock(1));
    ReasonDialog dialog(
        *fixture.desk, voidingOf(*fixture.anna.numbers().number(QStringLiteral("INV-2026-00001"))), nullptr);
    dialog.show();
    QVERIFY(!dialog.sendButton()->isEnabled());
    QTest::keyClicks(dialog.focusWidget(), QStringLiteral("ab"));
    QVERIFY(!dialog.sendButton()->isEnabled());
    QVERIFY(!dialog.sendButton()->toolTip().isEmpty());
    QTest::keyClicks(dialog.focusWidget(), QStringLiteral("c"));
    QVERIFY(dialog.sendButton()->isEnabled());
    dialog.field()->setReason(QString(256, u'x'));
    QVERIFY(!dialog.sendButton()->isEnabled());
    dialog.field()->setReason(QStringLiteral("customer withdrew"));
    QTest::keyClick(dialog.focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(dialog.result(), static_cast<int>(QDialog::Accepted));
    QCOMPARE(
        fixture.anna.numbers().number(QStringLiteral("INV-2026-00001"))->reason, QStringLiteral("customer withdrew"));
}

void TestNumberDialogs::reasonsThatWereGivenAreOfferedAgain()
{
    ReasonField first(QStringLiteral("void"));
    first.setReason(QStringLiteral("paper pad returned"));
    first.remember();
    ReasonField second(QStringLiteral("void"));
    QCOMPARE(second.reason(), QString());
    auto *combo = second.findChild<QComboBox *>();
    QTest::keyClick(combo, Qt::Key_Down);
    QCOMPARE(second.reason(), QStringLiteral("paper pad returned"));
    ReasonField other(QStringLiteral("discard"));
    QCOMPARE(other.findChild<QComboBox *>()->count(), 0);
}

void TestNumberDialogs::reasonsAreCountedAsTheRuleCountsThem()
{
    ReasonField field(QStringLiteral("void"));
    const auto *count = field.findChild<QLabel *>();
    const QString smile = QStringLiteral("\U0001F600");
    field.setReason(QStringLiteral(" ") + smile.repeated(255) + QStringLiteral(" "));
    QCOMPARE(count->text(), QStringLiteral("255 of 255"));
    QCOMPARE(field.fault(), QString());
    field.setReason(smile.repeated(256));
    QCOMPARE(count->text(), QStringLiteral("256 of 255"));
    QVERIFY(!field.fault().isEmpty());
}

void TestNumberDialogs::aRangeThatIsNotWhollyReservedNamesTheFirstThatIsNot()
{
    DeskFixture fixture;
    done(fixture.anna.reserveBlock(5));
    done(fixture.anna.voidNumbers(QStringLiteral("INV-2026-00003")));
    VoidRangeDialog dialog(*fixture.desk, QStringLiteral("INV-2026-00001"), QStringLiteral("INV-2026-00005"), nullptr);
    dialog.show();
    QTest::keyClicks(dialog.focusWidget(), QStringLiteral("pad returned"));
    QTest::keyClick(dialog.focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(dialog.form().fault(QStringLiteral("number")).contains(QStringLiteral("INV-2026-00003")));
    QVERIFY(dialog.isVisible());
    QCOMPARE(fixture.anna.stateOf(QStringLiteral("INV-2026-00001")), QStringLiteral("reserved"));
    type(dialog.form(), "last", QStringLiteral("INV-2026-00002"));
    QTest::mouseClick(dialog.sendButton(), Qt::LeftButton);
    QTRY_VERIFY(!dialog.isVisible());
    QCOMPARE(fixture.anna.stateOf(QStringLiteral("INV-2026-00002")), QStringLiteral("voided"));
}

void TestNumberDialogs::aRangeOfOneIssuedNumberVoidsNoDocument()
{
    DeskFixture fixture;
    const QString number = done(fixture.anna.issue(fixture.anna.content())).number;
    VoidRangeDialog dialog(*fixture.desk, number, number, nullptr);
    dialog.show();
    QTest::keyClicks(dialog.focusWidget(), QStringLiteral("pad returned"));
    QTest::keyClick(dialog.focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(dialog.form().fault(QStringLiteral("number")).contains(number));
    QVERIFY(dialog.isVisible());
    QCOMPARE(fixture.anna.stateOf(number), QStringLiteral("finalized"));
}

void TestNumberDialogs::aNumberThatIsIssuedWhileTheReasonIsTypedIsNotVoided()
{
    DeskFixture fixture;
    const QString draft = fixture.ben.draft();
    const QString number = done(fixture.ben.reserve(draft)).firstNumber;
    ReasonDialog dialog(*fixture.desk, voidingOf(*fixture.anna.numbers().number(number)), nullptr);
    dialog.show();
    QTest::keyClicks(dialog.focusWidget(), QStringLiteral("left behind"));
    done(fixture.ben.issue(draft));
    QTest::mouseClick(dialog.sendButton(), Qt::LeftButton);
    QTRY_VERIFY(dialog.banner()->isVisible() && dialog.banner()->sentence().contains(number));
    QVERIFY(dialog.isVisible());
    QCOMPARE(fixture.anna.stateOf(number), QStringLiteral("finalized"));
    QCOMPARE(fixture.anna.documents().document(draft)->state, DocumentState::Issued);
}

void TestNumberDialogs::aBusyLogKeepsWhatWasTypedAndRetriesOnce()
{
    DeskFixture fixture(Impatient);
    done(fixture.anna.reserveBlock(1));
    ReasonDialog dialog(
        *fixture.desk, voidingOf(*fixture.anna.numbers().number(QStringLiteral("INV-2026-00001"))), nullptr);
    dialog.show();
    QTest::keyClicks(dialog.focusWidget(), QStringLiteral("spoiled page"));
    {
        const auto other = fixture.ben.store().log().begin();
        QTest::mouseClick(dialog.sendButton(), Qt::LeftButton);
        QTRY_VERIFY(dialog.banner()->isVisible() && dialog.banner()->button()->isVisible());
    }
    QVERIFY(dialog.isVisible());
    QCOMPARE(dialog.field()->reason(), QStringLiteral("spoiled page"));
    QCOMPARE(fixture.anna.stateOf(QStringLiteral("INV-2026-00001")), QStringLiteral("reserved"));
    QTest::mouseClick(dialog.banner()->button(), Qt::LeftButton);
    QTRY_VERIFY(!dialog.isVisible());
    QCOMPARE(fixture.anna.stateOf(QStringLiteral("INV-2026-00001")), QStringLiteral("voided"));
}

void TestNumberDialogs::whatIsTypedAfterABusyLogIsWhatIsSent()
{
    DeskFixture fixture(Impatient);
    done(fixture.anna.reserveBlock(1));
    ReasonDialog dialog(
        *fixture.desk, voidingOf(*fixture.anna.numbers().number(QStringLiteral("INV-2026-00001"))), nullptr);
    dialog.show();
    dialog.field()->setReason(QStringLiteral("spoiled page"));
    {
        const auto other = fixture.ben.store().log().begin();
        QTest::mouseClick(dialog.sendButton(), Qt::LeftButton);
        QTRY_VERIFY(dialog.banner()->isVisible() && dialog.banner()->button()->isVisible());
    }
    dialog.field()->findChild<QLineEdit *>()->setFocus();
    QTest::keyClicks(dialog.field()->findChild<QLineEdit *>(), QStringLiteral(" 2"));
    QVERIFY(!dialog.banner()->isVisible()); // It offered what is not on the screen any more.
    QTest::mouseClick(dialog.sendButton(), Qt::LeftButton);
    QTRY_VERIFY(!dialog.isVisible());
    QCOMPARE(fixture.anna.numbers().number(QStringLiteral("INV-2026-00001"))->reason, QStringLiteral("spoiled page 2"));
}

void TestNumberDialogs::aLostReplyIsLookedUpAndNotDoneTwice()
{
    DeskFixture fixture;
    auto fault = std::make_shared<Fault>();
    Desk desk([&] {
        return std::make_unique<FaultyStore>(
            fixture.shop->open(sessionOf(QStringLiteral("anna"), fixture.clock)), fault);
    });
    ReserveBlockDialog dialog(desk, QStringLiteral("INV"), fixture.clock.today(), nullptr);
    dialog.show();
    QTRY_VERIFY(!dialog.preview().isEmpty());
    type(dialog.form(), "purpose", QStringLiteral("paper pad 7"));
    fault->next = Fault::ReplyLost;
    QTest::mouseClick(dialog.sendButton(), Qt::LeftButton);
    QTRY_VERIFY(dialog.banner()->isVisible() && dialog.banner()->button()->isVisible());
    QVERIFY(!dialog.form().isEnabled());
    QCOMPARE(fixture.anna.numbers().reservations().size(), 1);

    QTest::mouseClick(dialog.banner()->button(), Qt::LeftButton);
    QTRY_VERIFY(!dialog.isVisible());
    QCOMPARE(fixture.anna.numbers().reservations().size(), 1);
}

void TestNumberDialogs::aBlockShowsItsNumbersAndTakesNone()
{
    DeskFixture fixture;
    done(fixture.anna.issue(fixture.anna.content()));
    const Position before = fixture.anna.head();
    ReserveBlockDialog dialog(*fixture.desk, QStringLiteral("INV"), fixture.clock.today(), nullptr);
    dialog.show();
    auto *count = qobject_cast<QSpinBox *>(dialog.form().editor(QStringLiteral("count")));
    count->setValue(10);
    QTRY_COMPARE(dialog.preview(), QStringLiteral("next: INV-2026-00002 … INV-2026-00011, not reserved"));
    QCOMPARE(fixture.anna.head(), before);
    QVERIFY(!dialog.sendButton()->isEnabled());
    type(dialog.form(), "purpose", QStringLiteral("branch Cork"));
    QVERIFY(dialog.sendButton()->isEnabled());
    QSignalSpy said(&dialog, &CommandDialog::carriedOut);
    QTest::keyClick(dialog.focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(said.size(), 1);
    QCOMPARE(fixture.anna.numbers().reservations().size(), 10);
}

void TestNumberDialogs::aBlockInAClosedPeriodIsRefusedBesideTheDate()
{
    DeskFixture fixture;
    done(fixture.anna.issue(fixture.anna.content(QDate(2025, 6, 1))));
    done(fixture.anna.close(QStringLiteral("INV"), QStringLiteral("2025-01-01")));
    ReserveBlockDialog dialog(*fixture.desk, QStringLiteral("INV"), QDate(2025, 12, 31), nullptr);
    dialog.show();
    QTRY_VERIFY(!dialog.form().fault(QStringLiteral("date")).isEmpty());
    QVERIFY(dialog.preview().isEmpty());
    QVERIFY(!dialog.sendButton()->isEnabled());
}

void TestNumberDialogs::aNumberIsPutOnADraftThatCanBearIt()
{
    DeskFixture fixture;
    done(fixture.anna.reserveBlock(1));
    const QString draft = fixture.anna.draft();
    fixture.anna.draft(fixture.anna.content({}, "quotation"));
    DraftChooser dialog(
        *fixture.desk, *fixture.anna.numbers().number(QStringLiteral("INV-2026-00001")), DocumentKind(), nullptr);
    dialog.show();
    QTRY_VERIFY(dialog.sendButton()->isEnabled());
    QTest::keyClick(dialog.focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(!dialog.isVisible());
    QCOMPARE(fixture.anna.numbers().reservationOf(draft)->number, QStringLiteral("INV-2026-00001"));
}

void TestNumberDialogs::aWarningIsAcceptedOnPurposeOnly()
{
    const Refusal warning{Rule::DateOutOfOrder, "date",
        {{"number", "INV-2026-00007"}, {"value", "2026-03-01"}, {"other", "INV-2026-00006"},
            {"otherDate", "2026-03-10"}},
        true};
    AcceptDialog dialog(warning, QStringLiteral("Issue all the same"), nullptr);
    dialog.show();
    QTest::keyClick(&dialog, Qt::Key_Return);
    QCOMPARE(dialog.result(), static_cast<int>(QDialog::Rejected));
    AcceptDialog second(warning, QStringLiteral("Issue all the same"), nullptr);
    second.show();
    hands::press(second, QStringLiteral("Issue all the same"));
    QCOMPARE(second.result(), static_cast<int>(QDialog::Accepted));
}

} // namespace seriatim

QTEST_MAIN(seriatim::TestNumberDialogs)
#include "tst_dialogs_numbers.moc"
