#include "support/shoptest.h"

using namespace seriatim;

/// What screens are told before a command is sent agrees with what the command then says.
class TestReadings : public ShopTest
{
    Q_OBJECT

private slots:
    void aNumberOfSomebodyElseHinders();
    void anExhaustedSeriesHinders();
    void aRetiredSeriesShowsNoNextNumber();
    void aClosedPeriodShowsNoNextNumber();
    void whatHindersIsWhatIssuingIsRefusedFor();
    void whatHindersAStepBackIsWhatItIsRefusedFor();
    void aSellerThatIsGivenInPartIsNotReplaced();

private:
    /// The rules that hinder Anna from issuing it.
    QStringList hindrances(const QString &draft, const DocumentContent &content);
};

QStringList TestReadings::hindrances(const QString &draft, const DocumentContent &content)
{
    QStringList rules;
    for (const Refusal &each : hindrancesOf(anna().store(), draft, content, clock().today()))
        rules.append(ruleId(each.rule));
    return rules;
}

void TestReadings::aNumberOfSomebodyElseHinders()
{
    const QString draft = anna().draft();
    const QString number = done(ben().reserve(draft)).firstNumber;
    QCOMPARE(hindrances(draft, anna().content()), QStringList(refusedBy(anna().issue(draft))));
    QCOMPARE(hindrances(draft, anna().content()), QStringList("reserved-by-other"));
    done(anna().move(number, true));
    QCOMPARE(hindrances(draft, anna().content()), QStringList());
    done(anna().issue(draft));
}

void TestReadings::anExhaustedSeriesHinders()
{
    done(anna().define("SMALL", yearly("SM-{YYYY}-{#}")));
    for (int i = 0; i < 9; ++i)
        done(anna().issue(anna().contentIn("SMALL")));
    const DocumentContent content = anna().contentIn("SMALL");
    const QString draft = anna().draft(content);
    QCOMPARE(hindrances(draft, content), QStringList("series-exhausted"));
    QCOMPARE(hindrances(draft, content), QStringList(refusedBy(anna().issue(draft))));
    QCOMPARE(previewNumber(anna().store(), content), QString());
}

void TestReadings::aRetiredSeriesShowsNoNextNumber()
{
    done(anna().define("OLD", yearly("OLD-{YYYY}-{####}")));
    const DocumentContent content = anna().contentIn("OLD");
    QCOMPARE(previewNumber(anna().store(), content), "OLD-2026-0001");
    done(retireSeries(anna().store(), {{}, "OLD"}));
    QCOMPARE(previewNumber(anna().store(), content), QString());
}

void TestReadings::aClosedPeriodShowsNoNextNumber()
{
    const DocumentContent content = anna().content(QDate(2025, 6, 1));
    done(anna().issue(content));
    QCOMPARE(previewNumber(anna().store(), content), "INV-2025-00002");
    done(anna().close("INV", "2025-01-01"));
    QCOMPARE(previewNumber(anna().store(), content), QString());
    QCOMPARE(hindrances({}, content), QStringList("period-closed"));
}

void TestReadings::whatHindersIsWhatIssuingIsRefusedFor()
{
    const auto verify = [&](const QString &draft, const DocumentContent &content, const char *rule) {
        QCOMPARE(hindrances(draft, content), QStringList(rule));
        IssueDocument issue;
        issue.id = draft;
        issue.content = content;
        QCOMPARE(refusedBy(issueDocument(anna().store(), issue)), rule);
        QCOMPARE(previewNumber(anna().store(), content), QString());
    };
    done(anna().define("OLD", yearly("OLD-{YY}-{####}")));
    DocumentContent content = anna().contentIn("OLD");
    content.date = QDate(2128, 1, 1);
    verify({}, content, "date-too-far-ahead");
    done(retireSeries(anna().store(), {{}, "OLD"}));
    verify({}, anna().contentIn("OLD"), "series-retired");
    verify({}, anna().contentIn("NONE"), "unknown-series");
    content = anna().contentIn("OLD");
    content.date = {};
    QCOMPARE(hindrances({}, content), (QStringList{"missing", "series-retired"}));
    content.series = "INV";
    QCOMPARE(hindrances({}, content), QStringList("missing"));

    const QString draft = anna().draft();
    done(anna().reserve(draft));
    QCOMPARE(hindrances(draft, anna().content(QDate(2025, 6, 1))), QStringList("draft-holds-number"));
    DocumentContent ahead = anna().content();
    ahead.date = QDate(2028, 1, 1);
    QCOMPARE(hindrances(draft, ahead), QStringList("date-too-far-ahead"));
}

void TestReadings::whatHindersAStepBackIsWhatItIsRefusedFor()
{
    const auto verify = [&](const QString &number, const char *rule) {
        const auto fault = stepBackFault(anna().store(), *anna().numbers().number(number));
        QCOMPARE(fault ? ruleId(fault->rule) : QString(), rule);
        QCOMPARE(refusedBy(anna().stepBack(number)), rule);
    };
    series::Rules rules = yearly("BACK-{YYYY}-{###}");
    rules.stepBack = true;
    done(anna().define("BACK", rules));
    done(anna().reserveBlock(2, "BACK"));
    const QString draft = anna().draft(anna().contentIn("BACK"));
    done(anna().reserve(draft));
    done(anna().reserveBlock(1));
    verify("INV-2026-00001", "step-back-not-allowed");
    verify("BACK-2026-001", "number-not-latest");
    done(anna().print(draft));
    verify("BACK-2026-003", "number-shown");
    done(anna().voidNumbers("BACK-2026-003"));
    verify("BACK-2026-003", "number-already-voided");
    done(anna().reserveBlock(1, "BACK"));
    verify("BACK-2026-004", "");
}

void TestReadings::aSellerThatIsGivenInPartIsNotReplaced()
{
    DocumentContent content = anna().content();
    content.seller.taxId = "DE999999999";
    const QString draft = anna().draft(content);
    const auto refused = anna().issue(draft);
    QCOMPARE(refusedBy(refused), "missing");
    QCOMPARE(refusalOf(refused).field, "seller.name");
    QVERIFY(hindrancesOf(anna().store(), draft, content, clock().today()) == Refusals{refusalOf(refused)});
    content.seller.name = "Another Company";
    const DocumentAnswer issued = done(anna().issue(content));
    QVERIFY(viewDocument(anna().store(), issued.document)->state.content.seller == content.seller);
    content.seller = {};
    const DocumentAnswer ours = done(anna().issue(content));
    QVERIFY(viewDocument(anna().store(), ours.document)->state.content.seller == readCompany(anna().store()).party);
}

QTEST_GUILESS_MAIN(TestReadings)
#include "tst_readings.moc"
