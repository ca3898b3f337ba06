#include <QTest>

#include "support/shoptest.h"

using namespace seriatim;

/// What all commands have in common: ids, repeats, versions, and drafts that hold numbers.
class TestCommands : public ShopTest
{
    Q_OBJECT

private slots:
    void aRepeatAnswersWhatWasDone();
    void aRepeatTellsThePresentState();
    void aReusedIdWithOtherContentIsRefused();
    void aRefusalIsNotRemembered();
    void inABatchARefusedOneDoesNotStopTheOthers();
    void aRepeatWithinABatchIsNoSecondNumber();
    void aStaleScreenIsToldWhoChangedTheDraft();
    void aStaleScreenChangesNoCompany();
    void aStaleScreenChangesNoRules();
    void aNumberThatStoodOnTheScreenIsTheOneThatIsIssued();
    void anIdIsAUuid();
    void aDraftKeepsTheSeriesOfTheNumberThatItHolds();
    void issuingIsRefusedWhileTheClockIsBehind();
    void theClockIsBehindWhatWasJustIssued();
    void theClockIsBehindWhatOthersDidSince();
    void noNumberIsReservedWhileTheClockIsBehind();
    void whatNeedsNoNumberDoesNotHideThatTheClockIsBehind();
    void aConfirmedClockIsComparedWithItselfFromThenOn();
    void aRefusedCommandLeavesNothing();
    void aBeginningIsDoneWholeOrNotAtAll();

private:
    IssueDocument issueCommand()
    {
        IssueDocument command;
        command.content = anna().content();
        return command;
    }
};

void TestCommands::aRepeatAnswersWhatWasDone()
{
    const IssueDocument command = issueCommand();
    const DocumentAnswer first = done(issueDocument(anna().store(), command));
    const Position head = anna().head();
    const DocumentAnswer again = done(issueDocument(ben().store(), command));
    QVERIFY(!first.repeated);
    QVERIFY(again.repeated);
    QCOMPARE(again.number, first.number);
    QCOMPARE(again.document, first.document);
    QCOMPARE(again.position, first.position);
    QCOMPARE(anna().head(), head);
}

void TestCommands::aRepeatTellsThePresentState()
{
    const IssueDocument command = issueCommand();
    const DocumentAnswer first = done(issueDocument(anna().store(), command));
    done(anna().voidDocument(first.document));
    QCOMPARE(done(issueDocument(anna().store(), command)).state, "void");
}

void TestCommands::aReusedIdWithOtherContentIsRefused()
{
    IssueDocument command = issueCommand();
    done(issueDocument(anna().store(), command));
    command.content->party.name = "Somebody Else";
    QCOMPARE(refusedBy(issueDocument(anna().store(), command)), "command-reused");
    VoidNumbers other;
    other.command = command.command;
    other.first = "INV-2026-00001";
    other.reason = "spoiled";
    QCOMPARE(refusedBy(voidNumbers(anna().store(), other)), "command-reused");
}

void TestCommands::aRefusalIsNotRemembered()
{
    IssueDocument command = issueCommand();
    command.content->party.name.clear();
    QCOMPARE(refusedBy(issueDocument(anna().store(), command)), "missing");
    command.content->party.name = "Harbour Books";
    QCOMPARE(done(issueDocument(anna().store(), command)).number, "INV-2026-00001");
}

void TestCommands::inABatchARefusedOneDoesNotStopTheOthers()
{
    std::vector<IssueDocument> batch;
    for (int i = 0; i < 3; ++i)
        batch.push_back(issueCommand());
    batch[1].content->lines.clear();
    const auto results = issueDocuments(anna().store(), batch);
    QCOMPARE(done(results[0]).number, "INV-2026-00001");
    QCOMPARE(refusedBy(results[1]), "missing");
    QCOMPARE(done(results[2]).number, "INV-2026-00002");
    QCOMPARE(anna().stateOf("INV-2026-00002"), "finalized");
}

void TestCommands::aRepeatWithinABatchIsNoSecondNumber()
{
    const IssueDocument command = issueCommand();
    const auto results = issueDocuments(anna().store(), std::vector<IssueDocument>{command, command});
    QCOMPARE(done(results[1]).number, done(results[0]).number);
    QVERIFY(done(results[1]).repeated);
    QCOMPARE(anna().numbers().periods("INV").front().next, 2);
}

void TestCommands::aStaleScreenIsToldWhoChangedTheDraft()
{
    const QString draft = anna().draft();
    done(ben().save(draft, ben().content(QDate(2026, 3, 15))));
    SaveDraft save;
    save.id = draft;
    save.content = anna().content();
    save.version = 1;
    const auto result = saveDraft(anna().store(), save);
    QCOMPARE(refusedBy(result), "version-changed");
    QCOMPARE(refusalOf(result).facts.value("by"), "ben");
}

void TestCommands::aStaleScreenChangesNoCompany()
{
    const CompanyView seen = viewCompany(anna().store());
    Company theirs = seen.company;
    theirs.paymentMeans.iban = "IE29 AIBK 9311 5212 3456 78";
    done(changeCompany(ben().store(), {{}, theirs, seen.version}));
    Company mine = seen.company;
    mine.terms = "Payable at once.";
    const auto result = changeCompany(anna().store(), {{}, mine, seen.version});
    QCOMPARE(refusedBy(result), "version-changed");
    QCOMPARE(refusalOf(result).facts.value("by"), "ben");
    QCOMPARE(readCompany(anna().store()).paymentMeans.iban, "IE29 AIBK 9311 5212 3456 78");
    done(changeCompany(anna().store(), {{}, mine})); // Whatever it is.
    QCOMPARE(readCompany(anna().store()).terms, "Payable at once.");
}

void TestCommands::aStaleScreenChangesNoRules()
{
    const auto rules = [&] { return anna().numbers().series("INV")->versions.back().rules; };
    const series::Rules seen = rules();
    // Numbers that are given meanwhile are no change of the rules.
    done(anna().issue(anna().content()));
    series::Rules mine = seen;
    mine.stepBack = true;
    done(changeSeriesRules(anna().store(), {{}, "INV", mine, seen}));
    done(anna().issue(anna().content()));
    series::Rules theirs = seen;
    theirs.dateOrder = series::DateOrder::Refuse;
    const auto result = changeSeriesRules(ben().store(), {{}, "INV", theirs, seen});
    QCOMPARE(refusedBy(result), "version-changed");
    QCOMPARE(refusalOf(result).facts.value("by"), "anna");
    QVERIFY(rules() == mine);
}

/// A reservation that leaves a draft does not move the draft's version.
void TestCommands::aNumberThatStoodOnTheScreenIsTheOneThatIsIssued()
{
    const QString draft = anna().draft();
    IssueDocument command;
    command.id = draft;
    command.version = anna().documents().document(draft)->version;
    command.held = done(anna().reserve(draft)).firstNumber;
    done(ben().voidNumbers(command.held));
    const auto result = issueDocument(anna().store(), command);
    QCOMPARE(refusedBy(result), "reservation-gone");
    QCOMPARE(refusalOf(result).facts.value("number"), "INV-2026-00001");
    QVERIFY(!anna().numbers().number("INV-2026-00002"));

    const NumbersAnswer other = done(anna().reserve(draft));
    QCOMPARE(refusedBy(issueDocument(anna().store(), command)), "reservation-gone");
    command.held = other.firstNumber;
    QCOMPARE(done(issueDocument(anna().store(), command)).number, "INV-2026-00002");
}

void TestCommands::anIdIsAUuid()
{
    const Position before = anna().head();
    IssueDocument issue = issueCommand();
    SaveDraft save;
    save.content = anna().content();
    SaveParty party;
    party.card.party.name = "Harbour Books";
    for (const char *id :
        {"invoice 7", "../etc", "{0b7e3f0e-7f3c-4d0a-9d41-0c2a6c6f1d11}", "0B7E3F0E-7F3C-4D0A-9D41-0C2A6C6F1D11"}) {
        issue.id = save.id = party.id = id;
        QCOMPARE(refusedBy(issueDocument(anna().store(), issue)), "not-an-identifier");
        QCOMPARE(refusedBy(saveDraft(anna().store(), save)), "not-an-identifier");
        QCOMPARE(refusedBy(saveParty(anna().store(), party)), "not-an-identifier");
    }
    QCOMPARE(anna().head(), before);
    issue.id = "0b7e3f0e-7f3c-4d0a-9d41-0c2a6c6f1d11";
    QCOMPARE(done(issueDocument(anna().store(), issue)).document, issue.id);
}

void TestCommands::aDraftKeepsTheSeriesOfTheNumberThatItHolds()
{
    done(anna().define("PAD", yearly("PAD-{YYYY}-{###}")));
    done(anna().reserveBlock(1, "PAD"));
    const QString draft = anna().draft();
    done(anna().move("PAD-2026-001", false, draft));
    done(anna().save(draft, anna().content(QDate(2026, 3, 15))));
    QVERIFY(hindrancesOf(anna().store(), draft, anna().content(), clock().today()).empty());
    QCOMPARE(done(anna().issue(draft)).number, "PAD-2026-001");
}

void TestCommands::issuingIsRefusedWhileTheClockIsBehind()
{
    done(anna().issue(anna().content()));
    clock().pass(-4 * 60);
    done(anna().issue(anna().content()));
    clock().pass(-6 * 60);
    QCOMPARE(refusedBy(anna().issue(anna().content())), "clock-behind");
    done(confirmClock(anna().store(), {}));
    done(anna().issue(anna().content()));
}

void TestCommands::theClockIsBehindWhatWasJustIssued()
{
    done(anna().issue(anna().content()));
    clock().pass(3600);
    done(anna().issue(anna().content()));
    clock().pass(-6 * 60);
    QCOMPARE(refusedBy(anna().issue(anna().content())), "clock-behind");
}

void TestCommands::theClockIsBehindWhatOthersDidSince()
{
    done(anna().issue(anna().content()));
    clock().pass(3600);
    ben().draft();
    clock().pass(-6 * 60);
    QCOMPARE(refusedBy(anna().issue(anna().content())), "clock-behind");
}

void TestCommands::noNumberIsReservedWhileTheClockIsBehind()
{
    const QString draft = anna().draft();
    clock().pass(-6 * 60);
    QCOMPARE(refusedBy(anna().reserveBlock(3)), "clock-behind");
    QCOMPARE(refusedBy(anna().reserve(draft)), "clock-behind");
    done(confirmClock(anna().store(), {}));
    done(anna().reserveBlock(3));
    done(anna().reserve(draft));
}

/// By the last event alone, whoever saves a draft by the wrong clock makes it the right one.
void TestCommands::whatNeedsNoNumberDoesNotHideThatTheClockIsBehind()
{
    done(anna().issue(anna().content()));
    clock().pass(-24 * 3600);
    const QString draft = anna().draft();
    QCOMPARE(refusedBy(anna().issue(draft)), "clock-behind");
    QCOMPARE(refusedBy(anna().reserveBlock(1)), "clock-behind");
    const auto told = anna().issue(anna().content());
    QCOMPARE(refusalOf(told).facts.value("head").left(10), "2026-03-16");
    // And for whoever opens the log only now.
    QCOMPARE(refusedBy(ben().issue(draft)), "clock-behind");
}

void TestCommands::aConfirmedClockIsComparedWithItselfFromThenOn()
{
    done(anna().issue(anna().content()));
    clock().pass(-3 * 3600);
    done(confirmClock(anna().store(), {}));
    done(anna().issue(anna().content()));
    clock().pass(-4 * 60);
    done(anna().issue(anna().content()));
    clock().pass(-4 * 60);
    QCOMPARE(refusedBy(anna().issue(anna().content())), "clock-behind");
    QCOMPARE(refusedBy(ben().issue(anna().content())), "clock-behind");
}

void TestCommands::aRefusedCommandLeavesNothing()
{
    const QString draft = anna().draft();
    done(anna().reserve(draft));
    const Position before = anna().head();
    DiscardDraft discard;
    discard.id = draft;
    discard.reason = "no";
    QCOMPARE(refusedBy(discardDraft(anna().store(), discard)), "reason-length");
    QCOMPARE(refusedBy(anna().save(draft, anna().content(QDate(2025, 1, 1)), "no")), "reason-length");
    QCOMPARE(anna().head(), before);
    QCOMPARE(anna().documents().document(draft)->state, DocumentState::Reserved);
}

void TestCommands::aBeginningIsDoneWholeOrNotAtAll()
{
    QFETCH_GLOBAL(QString, kind);
    const auto empty = makeShop(kind);
    Clerk carla(*empty, clock(), QStringLiteral("carla"));
    Company company;
    company.party.name = "Harbour Supplies Ltd";
    company.currency = "EUR";
    done(carla.define("OLD", yearly("CM-{YYYY}-{#####}"))); // A usual series' numbers, under another name.
    const Position head = carla.head();
    const auto refusal = beginLog(carla.store(), company, clock().today());
    QVERIFY(refusal);
    QCOMPARE(ruleId(refusal->rule), "mask-clash");
    QCOMPARE(carla.head(), head);
    QVERIFY(!carla.numbers().series("INV"));
    QCOMPARE(readCompany(carla.store()).currency, QString());
}

QTEST_GUILESS_MAIN(TestCommands)
#include "tst_commands.moc"
