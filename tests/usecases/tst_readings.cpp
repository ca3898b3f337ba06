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

QTEST_GUILESS_MAIN(TestReadings)
#include "tst_readings.moc"
