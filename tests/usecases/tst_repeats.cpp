#include "support/shoptest.h"

using namespace seriatim;

/// Commands that are sent a second time: they are answered with what was done then, and with how it stands now.
class TestRepeats : public ShopTest
{
    Q_OBJECT

private slots:
    void init() override;
    void aRepeatedReservationTellsItsNumbers();
    void aRepeatedStepBackTellsTheNumberThatWentBack();
    void aRepeatedStepBackTellsItsOwnDraftAndNotTheNextHolders();
    void aRepeatedVoidTellsTheRangeAndItsState();
    void aRepeatedMoveTellsTheDraftThatGotTheNumber();
    void aRepeatedIssueTellsWhatWasWarnedOf();
    void aRepeatedIssueTellsOfAllThatWasAcceptedThen();
    void aLookUpTellsWithoutDoing();
    void aSeriesThatBeginsElsewhereIsAnotherCommand();

private:
    StepBackNumber stepBack(const QString &number)
    {
        StepBackNumber command;
        command.number = number;
        return command;
    }
};

void TestRepeats::init()
{
    ShopTest::init();
    series::Rules rules = yearly("BACK-{YYYY}-{####}");
    rules.stepBack = true;
    done(anna().define("BACK", rules));
}

void TestRepeats::aRepeatedReservationTellsItsNumbers()
{
    const ReserveBlock command{{}, "INV", clock().today(), 3, "paper pad"};
    const NumbersAnswer first = done(reserveBlock(anna().store(), command));
    done(anna().voidNumbers("INV-2026-00001"));
    const NumbersAnswer again = done(reserveBlock(ben().store(), command));
    QVERIFY(again.repeated);
    QCOMPARE(again.firstNumber, first.firstNumber);
    QCOMPARE(again.lastNumber, "INV-2026-00003");
    QCOMPARE(again.position, first.position);
    QCOMPARE(again.state, "voided");
}

void TestRepeats::aRepeatedStepBackTellsTheNumberThatWentBack()
{
    const QString draft = anna().draft(anna().contentIn("BACK"));
    done(anna().reserve(draft));
    const StepBackNumber command = stepBack("BACK-2026-0001");
    done(stepBackNumber(anna().store(), command));
    const NumbersAnswer again = done(stepBackNumber(anna().store(), command));
    QVERIFY(again.repeated);
    QCOMPARE(again.firstNumber, "BACK-2026-0001");
    QCOMPARE(again.lastNumber, "BACK-2026-0001");
    QCOMPARE(again.document, draft);
    QCOMPARE(again.state, "free");
}

void TestRepeats::aRepeatedStepBackTellsItsOwnDraftAndNotTheNextHolders()
{
    const QString draft = anna().draft(anna().contentIn("BACK"));
    done(anna().reserve(draft));
    const StepBackNumber command = stepBack("BACK-2026-0001");
    done(stepBackNumber(anna().store(), command));
    done(ben().reserve(ben().draft(ben().contentIn("BACK"))));
    const NumbersAnswer again = done(stepBackNumber(anna().store(), command));
    QCOMPARE(again.document, draft);
    QCOMPARE(again.state, "reserved");
}

void TestRepeats::aRepeatedVoidTellsTheRangeAndItsState()
{
    done(anna().reserveBlock(3));
    const VoidNumbers command{{}, "INV-2026-00001", "INV-2026-00002", "spoiled"};
    const NumbersAnswer first = done(voidNumbers(anna().store(), command));
    const NumbersAnswer again = done(voidNumbers(anna().store(), command));
    QVERIFY(again.repeated);
    QCOMPARE(again.lastNumber, first.lastNumber);
    QCOMPARE(again.state, "voided");
}

void TestRepeats::aRepeatedMoveTellsTheDraftThatGotTheNumber()
{
    done(anna().reserveBlock(1));
    const QString draft = anna().draft();
    const MoveReservation command{{}, "INV-2026-00001", false, draft};
    done(moveReservation(anna().store(), command));
    done(anna().issue(draft));
    const NumbersAnswer again = done(moveReservation(anna().store(), command));
    QCOMPARE(again.document, draft);
    QCOMPARE(again.state, "finalized");
}

void TestRepeats::aRepeatedIssueTellsWhatWasWarnedOf()
{
    done(anna().issue(anna().content()));
    IssueDocument command;
    command.content = anna().content(QDate(2026, 3, 1));
    command.accepted = true;
    const Refusals warned = done(issueDocument(anna().store(), command)).warnings;
    QCOMPARE(warned.size(), 1U);
    QVERIFY(done(issueDocument(anna().store(), command)).warnings == warned);
}

void TestRepeats::aRepeatedIssueTellsOfAllThatWasAcceptedThen()
{
    const DocumentAnswer invoice = done(anna().issue(anna().content()));
    done(anna().issue(done(anna().credit(invoice.document)).document));
    IssueDocument command;
    command.content = anna().content(QDate(2025, 12, 30), "credit-memo");
    command.content->precedes = invoice.number;
    command.accepted = true;
    const Refusals warned = done(issueDocument(anna().store(), command)).warnings;
    QCOMPARE(warned.size(), 2U);
    clock().set(QDate(2027, 2, 1));
    done(anna().issue(*command.content, true));
    QVERIFY(done(issueDocument(anna().store(), command)).warnings == warned);
}

void TestRepeats::aLookUpTellsWithoutDoing()
{
    IssueDocument command;
    command.content = anna().content();
    const Position before = anna().head();
    QVERIFY(!lookUp(anna().store(), command));
    QCOMPARE(anna().head(), before);
    const DocumentAnswer issued = done(issueDocument(anna().store(), command));
    QCOMPARE(done(*lookUp(anna().store(), command)).number, issued.number);
    command.content->party.name = "Somebody Else";
    QCOMPARE(refusedBy(*lookUp(anna().store(), command)), "command-reused");
}

void TestRepeats::aSeriesThatBeginsElsewhereIsAnotherCommand()
{
    DefineSeries command;
    command.definition = {"NEW", DocumentKind(), "New", {}, false};
    command.rules = yearly("NEW-{YYYY}-{###}");
    command.startsIn = QDate(2026, 1, 1);
    done(defineSeries(anna().store(), command));
    QVERIFY(done(defineSeries(anna().store(), command)).repeated);
    command.startsIn = QDate(2027, 1, 1);
    QCOMPARE(refusedBy(defineSeries(anna().store(), command)), "command-reused");
}

QTEST_GUILESS_MAIN(TestRepeats)
#include "tst_repeats.moc"
