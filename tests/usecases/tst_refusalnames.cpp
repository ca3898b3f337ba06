#include "support/shoptest.h"

#include <algorithm>

using namespace seriatim;

/// A refusal names the rule, the field and the clash: none leaves a person alone with the rule.
class TestRefusalNames : public ShopTest
{
    Q_OBJECT

private slots:
    void aDocumentThatIsNotThereIsNamed();
    void aDocumentInAnotherStateIsNamedWithIt();
    void aDocumentThatIsIssuedAlreadyIsNamedWhateverItsDateWouldNeed();
    void openReservationsAreNamedByTheFirstAndItsHolder();
    void aReversedRangeNamesItsEnds();
    void aRangeAcrossPeriodsNamesTheOtherPeriod();
    void aReversedPeriodNamesItsDays();
    void anUnknownPartyIsNamed();
    void whoChangedThePartyIsNamed();
    void aBusyLogIsNamed();
    void aLogoThatIsNoPictureIsNamed();

private:
    /// The refusal, once it is seen to name a field or a fact.
    template <typename Value>
    static Refusal refused(const Result<Value> &result, const char *rule)
    {
        if (refusedBy(result) != QLatin1StringView(rule))
            throw std::runtime_error("refused by " + refusedBy(result).toStdString() + ", not " + rule);
        const Refusal refusal = refusalOf(result);
        const bool hasFact = std::ranges::any_of(refusal.facts, [](const QString &fact) { return !fact.isEmpty(); });
        if (refusal.field.isEmpty() && !hasFact)
            throw std::runtime_error(std::string(rule) + " names nothing");
        return refusal;
    }

    template <typename Command>
    static Command on(const QString &id)
    {
        Command command;
        command.id = id;
        return command;
    }
};

namespace {

const QString Nobody = QStringLiteral("0b7e3f0e-7f3c-4d0a-9d41-0c2a6c6f1d11");

} // namespace

void TestRefusalNames::aDocumentThatIsNotThereIsNamed()
{
    Store &store = anna().store();
    const char *rule = "unknown-document";
    for (const Refusal &refusal : {refused(anna().issue(Nobody), rule), refused(anna().reserve(Nobody), rule),
             refused(anna().credit(Nobody), rule), refused(copyDocument(store, on<CopyDocument>(Nobody)), rule),
             refused(followUpDocument(store, on<FollowUpDocument>(Nobody)), rule), refused(anna().print(Nobody), rule),
             refused(anna().voidDocument(Nobody), rule), refused(discardDraft(store, on<DiscardDraft>(Nobody)), rule),
             refused(recordPrintFailure(store, on<RecordPrintFailure>(Nobody)), rule)})
        QCOMPARE(refusal.facts.value("document"), Nobody);
    done(anna().reserveBlock(1));
    QCOMPARE(refused(anna().move("INV-2026-00001", false, Nobody), rule).facts.value("document"), Nobody);
    SaveDraft save = on<SaveDraft>(Nobody);
    save.content = anna().content();
    save.version = 3;
    QCOMPARE(refused(saveDraft(store, save), rule).facts.value("document"), Nobody);
}

void TestRefusalNames::aDocumentInAnotherStateIsNamedWithIt()
{
    const QString draft = anna().draft();
    const Refusal early = refused(anna().voidDocument(draft), "not-issued");
    QCOMPARE(early.facts.value("document"), draft);
    QCOMPARE(early.facts.value("state"), "draft");
    QCOMPARE(refused(anna().credit(draft), "not-issued").facts.value("document"), draft);

    const QString issued = done(anna().issue(draft)).document;
    const Refusal late = refused(anna().reserve(issued), "not-a-draft");
    QCOMPARE(late.facts.value("number"), "INV-2026-00001");
    QCOMPARE(late.facts.value("state"), "issued");
    done(anna().voidDocument(issued));
    QCOMPARE(refused(anna().voidDocument(issued), "already-void").facts.value("number"), "INV-2026-00001");
    QCOMPARE(refused(anna().credit(issued), "already-void").facts.value("document"), issued);

    const QString discarded = anna().draft();
    done(discardDraft(anna().store(), on<DiscardDraft>(discarded)));
    const Refusal gone = refused(anna().save(discarded, anna().content()), "not-a-draft");
    QCOMPARE(gone.facts.value("state"), "discarded");
    QCOMPARE(gone.facts.value("document"), discarded);
}

void TestRefusalNames::aDocumentThatIsIssuedAlreadyIsNamedWhateverItsDateWouldNeed()
{
    done(anna().define("OLD", yearly("OLD-{YYYY}-{###}")));
    const QString ofRetired = done(anna().issue(anna().contentIn("OLD"))).document;
    done(retireSeries(anna().store(), {{}, "OLD"}));
    QCOMPARE(refused(anna().issue(ofRetired), "not-a-draft").facts.value("number"), "OLD-2026-001");

    const QString ofClosed = done(anna().issue(anna().content(QDate(2025, 11, 1)))).document;
    done(anna().close("INV", "2025-01-01"));
    const Refusal late = refused(anna().issue(ofClosed), "not-a-draft");
    QCOMPARE(late.facts.value("number"), "INV-2025-00001");
    QCOMPARE(late.facts.value("document"), ofClosed);

    clock().set(QDate(2028, 1, 10));
    refused(anna().issue(ofClosed), "not-a-draft");
    done(anna().reserveBlock(1));
    clock().set(QDate(2027, 12, 1));
    refused(anna().issue(anna().content()), "clock-behind");
    refused(anna().issue(ofClosed), "not-a-draft");
}

void TestRefusalNames::openReservationsAreNamedByTheFirstAndItsHolder()
{
    done(ben().reserveBlock(2, "INV", QDate(2025, 11, 1)));
    done(anna().voidNumbers("INV-2025-00001"));
    const Refusal closing = refused(anna().close("INV", "2025-01-01"), "period-has-reservations");
    QCOMPARE(closing.facts.value("number"), "INV-2025-00002");
    QCOMPARE(closing.facts.value("holder"), "ben");
    RetireSeries retire;
    retire.series = "INV";
    const Refusal retiring = refused(retireSeries(anna().store(), retire), "period-has-reservations");
    QCOMPARE(retiring.facts.value("number"), "INV-2025-00002");
    QCOMPARE(retiring.facts.value("holder"), "ben");
}

void TestRefusalNames::aReversedRangeNamesItsEnds()
{
    done(anna().reserveBlock(3));
    const Refusal refusal = refused(anna().voidNumbers("INV-2026-00003", "INV-2026-00001"), "range-reversed");
    QCOMPARE(refusal.facts.value("number"), "INV-2026-00003");
    QCOMPARE(refusal.facts.value("other"), "INV-2026-00001");
}

void TestRefusalNames::aRangeAcrossPeriodsNamesTheOtherPeriod()
{
    done(anna().reserveBlock(1, "INV", QDate(2025, 11, 1)));
    done(anna().reserveBlock(2));
    const Refusal refusal = refused(anna().voidNumbers("INV-2025-00001", "INV-2026-00002"), "number-of-other-period");
    QCOMPARE(refusal.facts.value("number"), "INV-2026-00002");
    QCOMPARE(refusal.facts.value("period"), "2026-01-01");
    QCOMPARE(anna().stateOf("INV-2025-00001"), "reserved");
    done(anna().define("PAD", yearly("PAD-{YYYY}-{###}")));
    done(anna().reserveBlock(1, "PAD"));
    QCOMPARE(
        refused(anna().voidNumbers("INV-2026-00001", "PAD-2026-001"), "number-of-other-period").facts.value("series"),
        "PAD");
}

void TestRefusalNames::aReversedPeriodNamesItsDays()
{
    DocumentContent content = anna().content();
    content.period = {QDate(2026, 3, 31), QDate(2026, 3, 1)};
    const Refusal refusal = refused(anna().issue(content), "period-reversed");
    QCOMPARE(refusal.field, "period");
    QCOMPARE(refusal.facts.value("value"), "2026-03-01");
    QCOMPARE(refusal.facts.value("other"), "2026-03-31");
}

void TestRefusalNames::anUnknownPartyIsNamed()
{
    const Refusal refusal = refused(archiveParty(anna().store(), on<ArchiveParty>(Nobody)), "unknown-party");
    QCOMPARE(refusal.facts.value("value"), Nobody);
}

void TestRefusalNames::whoChangedThePartyIsNamed()
{
    SaveParty save;
    save.card.party.name = "Harbour Books";
    save.id = done(saveParty(ben().store(), save)).id;
    save.command = QUuid::createUuid();
    save.card.note = "pays late";
    clock().pass(60);
    done(saveParty(ben().store(), save));
    save.command = QUuid::createUuid();
    save.version = 1;
    const Refusal refusal = refused(saveParty(anna().store(), save), "version-changed");
    QCOMPARE(refusal.facts.value("by"), "ben");
    QCOMPARE(refusal.facts.value("at"), "2026-03-16T10:01:00.000000Z");
}

void TestRefusalNames::aBusyLogIsNamed()
{
    const auto impatient = shop().open(sessionOf("ben", clock()), std::chrono::milliseconds(1));
    const auto held = anna().store().log().begin();
    SaveParty save;
    save.card.party.name = "Harbour Books";
    QCOMPARE(refused(saveParty(*impatient, save), "log-busy").facts.value("log"), anna().store().log().info().id);
}

void TestRefusalNames::aLogoThatIsNoPictureIsNamed()
{
    ChangeCompany change;
    change.company = readCompany(anna().store());
    change.company.logo = "<svg/>";
    QCOMPARE(refused(changeCompany(anna().store(), change), "wrong-type").field, "logo");
    change.company.logo = QByteArrayLiteral("\xff\xd8\xff") + QByteArray(40, 'x');
    done(changeCompany(anna().store(), change));
}

QTEST_GUILESS_MAIN(TestRefusalNames)
#include "tst_refusalnames.moc"
