#include <QTest>

#include "audit/auditreport.h"
#include "support/shoptest.h"

using namespace seriatim;

// What made other programs' gap reports cry wolf: cancelled documents, series that do not begin at 1, other kinds and
// branches beside them, suffixes, back-dated documents. None of it is a gap here, and each period adds up.

class TestFalseAlarms : public ShopTest
{
    Q_OBJECT

private slots:
    void aVoidedDocumentIsNoHole();
    void aVoidedBlockIsNoHole();
    void theReportIsNeverBehind();
    void branchesDoNotDisturbEachOther();
    void aSeriesMayBeginWhereverItWants();
    void aSuffixMakesNoNeighbours();
    void otherKindsDoNotShareTheSeries();
    void monthsAndFiscalYearsBegin();
    void backDatedDocumentsLeaveNoHole();
    void aReservationThatIsFinalizedLateIsNoHole();
    void aNumberThatSteppedBackIsNoHole();
    void aPeriodClosedWithoutNumbersIsWhole();
    void rulesThatChangeMidYearAreNoDamage();
    void creditsAndWithdrawalsAreNoDamage();
    void printsOfDraftsAreNoDamage();
    void aLogThatIsNeverStillIsComparedAllTheSame();

private:
    AuditReport report();
    void verifyQuiet();
};

AuditReport TestFalseAlarms::report()
{
    Store &store = anna().store();
    const VerifyReport verification = verify(store.log(), store.numbers(), store.upkeep());
    for (const Finding &finding : verification.findings)
        qWarning() << findingId(finding.kind) << finding.position << finding.facts;
    return auditReport(store.log(), store.numbers(), verification);
}

void TestFalseAlarms::verifyQuiet()
{
    const AuditReport audit = report();
    QVERIFY(audit.intact);
    QVERIFY(audit.clean());
    for (const PeriodAudit &period : audit.periods) {
        QCOMPARE(period.counters.missing(), 0);
        QVERIFY(period.missing.empty());
        QVERIFY(period.duplicates.isEmpty());
        QCOMPARE(static_cast<qint64>(period.exceptions.size()) + period.counters.finalized,
            period.counters.next - period.counters.first);
    }
}

void TestFalseAlarms::aVoidedDocumentIsNoHole()
{
    done(anna().issue(anna().content()));
    done(anna().voidDocument(done(anna().issue(anna().content())).document));
    done(anna().issue(anna().content()));
    verifyQuiet();
    QCOMPARE(report().periods.front().counters.voided, 1);
}

void TestFalseAlarms::aVoidedBlockIsNoHole()
{
    done(anna().reserveBlock(20));
    done(anna().voidNumbers("INV-2026-00001", "INV-2026-00020"));
    done(anna().issue(anna().content()));
    verifyQuiet();
}

void TestFalseAlarms::theReportIsNeverBehind()
{
    for (int i = 0; i < 3; ++i) {
        done(anna().issue(anna().content()));
        QCOMPARE(report().periods.front().counters.next, i + 2);
        verifyQuiet();
    }
}

void TestFalseAlarms::branchesDoNotDisturbEachOther()
{
    done(anna().define("DUB", yearly("DUB-{YYYY}-{#####}")));
    done(anna().define("CORK", yearly("CORK-{YYYY}-{#####}")));
    for (const char *series : {"DUB", "CORK", "DUB", "INV", "CORK", "DUB"})
        done(anna().issue(anna().contentIn(series)));
    verifyQuiet();
}

void TestFalseAlarms::aSeriesMayBeginWhereverItWants()
{
    series::Rules rules = yearly("OLD-{YYYY}-{#####}");
    rules.start = 4711;
    done(anna().define("OLD", rules));
    done(anna().issue(anna().contentIn("OLD")));
    verifyQuiet();
}

void TestFalseAlarms::aSuffixMakesNoNeighbours()
{
    done(anna().define("A", yearly("{###}/{YYYY}")));
    done(anna().define("B", yearly("{###}/{YYYY}B")));
    for (const QDate &day : {QDate(2025, 2, 1), QDate(2026, 2, 1)}) {
        done(anna().issue(anna().contentIn("A", day), Rule::DateLongPast));
        done(anna().issue(anna().contentIn("B", day), Rule::DateLongPast));
    }
    verifyQuiet();
}

void TestFalseAlarms::otherKindsDoNotShareTheSeries()
{
    for (const char *kind :
        {"invoice", "credit-memo", "quotation", "invoice", "delivery-note", "credit-memo", "purchase-order", "invoice"})
        done(anna().issue(anna().content({}, kind), Rule::CreditsNothing));
    verifyQuiet();
}

void TestFalseAlarms::monthsAndFiscalYearsBegin()
{
    series::Rules monthly = yearly("M{YYYY}{MM}-{###}");
    monthly.reset = Reset::Monthly;
    done(anna().define("M", monthly));
    series::Rules fiscal = yearly("F{YYYY}-{###}");
    fiscal.fiscalYearStart = 3;
    done(anna().define("F", fiscal));
    for (const QDate &day : {QDate(2025, 12, 31), QDate(2026, 1, 1), QDate(2026, 2, 28), QDate(2026, 3, 1)}) {
        done(anna().issue(anna().contentIn("M", day)));
        done(anna().issue(anna().contentIn("F", day)));
    }
    verifyQuiet();
}

void TestFalseAlarms::backDatedDocumentsLeaveNoHole()
{
    done(anna().issue(anna().content()));
    done(anna().issue(anna().content(QDate(2025, 6, 1)), true));
    done(anna().issue(anna().content(QDate(2026, 2, 1)), true));
    done(anna().issue(anna().content()));
    verifyQuiet();
    QCOMPARE(report().periods.front().inversions.size(), 1U);
}

void TestFalseAlarms::aReservationThatIsFinalizedLateIsNoHole()
{
    const QString draft = anna().draft();
    done(anna().reserve(draft));
    done(anna().issue(anna().content()));
    verifyQuiet();
    done(anna().issue(draft));
    verifyQuiet();
}

void TestFalseAlarms::aNumberThatSteppedBackIsNoHole()
{
    series::Rules rules = yearly("BACK-{YYYY}-{###}");
    rules.stepBack = true;
    done(anna().define("BACK", rules));
    done(anna().reserveBlock(2, "BACK"));
    done(anna().stepBack("BACK-2026-002"));
    verifyQuiet();
    done(anna().stepBack("BACK-2026-001"));
    verifyQuiet();
    done(anna().issue(anna().contentIn("BACK")));
    verifyQuiet();
}

void TestFalseAlarms::aPeriodClosedWithoutNumbersIsWhole()
{
    series::Rules rules = yearly("S-{YYYY}-{###}");
    rules.start = 30;
    done(anna().define("S", rules));
    done(anna().change("S", yearly("T-{YYYY}-{###}")));
    done(anna().close("S", "2025-01-01"));
    done(anna().close("INV", "2025-01-01"));
    verifyQuiet();
}

void TestFalseAlarms::rulesThatChangeMidYearAreNoDamage()
{
    done(anna().issue(anna().content()));
    done(anna().change("INV", yearly("RE-{YYYY}-{####}")));
    series::Rules rules = yearly("RE-{YYYY}-{####}");
    rules.start = 100;
    done(anna().change("INV", rules));
    done(anna().issue(anna().content()));
    clock().set(QDate(2027, 1, 4));
    QCOMPARE(done(anna().issue(anna().content())).number, "RE-2027-0100");
    verifyQuiet();
}

void TestFalseAlarms::creditsAndWithdrawalsAreNoDamage()
{
    const DocumentAnswer invoice = done(anna().issue(anna().content()));
    const DocumentAnswer memo = done(anna().credit(invoice.document));
    done(anna().issue(memo.document));
    verifyQuiet();
    done(anna().voidDocument(memo.document));
    done(anna().voidDocument(invoice.document));
    verifyQuiet();
}

void TestFalseAlarms::printsOfDraftsAreNoDamage()
{
    const QString draft = anna().draft();
    done(anna().print(draft));
    done(anna().reserve(draft));
    done(anna().print(draft, 2));
    const QString issued = done(anna().issue(draft)).document;
    done(anna().print(issued));
    verifyQuiet();
    QVERIFY(anna().numbers().number("INV-2026-00001")->shown);
}

/// A colleague appends whenever the verification has read to the end: there is no moment at which nobody does.
void TestFalseAlarms::aLogThatIsNeverStillIsComparedAllTheSame()
{
    done(anna().issue(anna().content()));
    int issued = 0;
    VerifyOptions options;
    options.progress = [&, before = qint64(-1)](qint64 read, qint64) mutable {
        if (std::exchange(before, read) == read)
            issued += !isRefused(ben().issue(ben().content()));
        return true;
    };
    Store &store = anna().store();
    const VerifyReport verification = verify(store.log(), store.numbers(), store.upkeep(), options);
    QVERIFY(verification.complete);
    QVERIFY(verification.findings.empty());
    QVERIFY(issued > 1);
}

QTEST_GUILESS_MAIN(TestFalseAlarms)
#include "tst_falsealarms.moc"
