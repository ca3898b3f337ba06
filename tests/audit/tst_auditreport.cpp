#include <QJsonArray>
#include <QTest>

#include <atomic>
#include <thread>

#include "audit/auditreport.h"
#include "support/shoptest.h"

using namespace seriatim;

/// The content of `audit`, as programs read it.
class TestAuditReport : public ShopTest
{
    Q_OBJECT

private slots:
    void theLogIsTold();
    void eachPeriodHasItsCounters();
    void exceptionsTellTheirStory();
    void inversionsTellTheirNeighbour();
    void oneSeriesCanBeAskedFor();
    void whatVerificationMissesIsMissing();
    void aDamagedLogIsNotClean();
    void aPeriodAddsUpWhileOthersWrite();
    void commaSeparatedValuesAreQuoted();
    void formulasAreDisarmed();

private:
    AuditReport report(const QString &series = {});
    QJsonObject period(qsizetype index) { return toJson(report())["series"].toArray()[index].toObject(); }
};

AuditReport TestAuditReport::report(const QString &series)
{
    Store &store = anna().store();
    return auditReport(store.log(), store.numbers(), verify(store.log(), store.numbers(), store.upkeep()), series);
}

void TestAuditReport::theLogIsTold()
{
    const LogInfo info = anna().store().log().info();
    const QJsonObject log = toJson(report())["log"].toObject();
    QCOMPARE(log["id"].toString(), info.id);
    QCOMPARE(log["events"].toInteger(), info.head.position);
    QCOMPARE(log["head"].toString(), QString::fromLatin1(info.head.hash.toHex()));
    QCOMPARE(log["intact"].toBool(), true);
}

void TestAuditReport::eachPeriodHasItsCounters()
{
    done(anna().issue(anna().content()));
    done(anna().reserveBlock(3));
    done(anna().voidNumbers("INV-2026-00002"));
    done(anna().issue(anna().content(QDate(2025, 5, 5)), true));
    done(anna().issue(anna().content({}, "credit-memo"), Rule::CreditsNothing));
    QCOMPARE(toJson(report())["series"].toArray().size(), 3);
    const QJsonObject row = period(1);
    QCOMPARE(row["series"].toString(), "INV");
    QCOMPARE(row["period"].toString(), "2026-01-01");
    QCOMPARE(row["first"].toInteger(), 1);
    QCOMPARE(row["next"].toInteger(), 5);
    QCOMPARE(row["finalized"].toInteger(), 1);
    QCOMPARE(row["reserved"].toInteger(), 2);
    QCOMPARE(row["voided"].toInteger(), 1);
    QCOMPARE(row["lost"].toInteger(), 0);
    QVERIFY(row["missing"].isArray() && row["missing"].toArray().isEmpty());
    QVERIFY(row["duplicates"].isArray() && row["duplicates"].toArray().isEmpty());
    QVERIFY(row["inversions"].isArray() && row["inversions"].toArray().isEmpty());
    QCOMPARE(row["exceptions"].toArray().size(), 3);
    QCOMPARE(period(2)["period"].toString(), "2025-01-01");
}

void TestAuditReport::exceptionsTellTheirStory()
{
    done(anna().reserveBlock(2));
    done(ben().voidNumbers("INV-2026-00002", {}, "spoiled"));
    const QJsonArray exceptions = period(0)["exceptions"].toArray();
    const QJsonObject reserved{{"number", "INV-2026-00001"}, {"ordinal", 1}, {"state", "reserved"},
        {"since", "2026-03-16T10:00:00.000000Z"}, {"by", "anna"}, {"origin", "desk-of-anna"}, {"holder", "anna"},
        {"purpose", "paper pad"}, {"document", QJsonValue::Null}};
    QCOMPARE(exceptions[0].toObject(), reserved);
    const QJsonObject voided{{"number", "INV-2026-00002"}, {"ordinal", 2}, {"state", "voided"},
        {"since", "2026-03-16T10:00:00.000000Z"}, {"by", "ben"}, {"origin", "desk-of-ben"}, {"holder", "anna"},
        {"reason", "spoiled"}, {"document", QJsonValue::Null}};
    QCOMPARE(exceptions[1].toObject(), voided);
}

void TestAuditReport::inversionsTellTheirNeighbour()
{
    done(anna().issue(anna().content()));
    const DocumentAnswer early = done(anna().issue(anna().content(QDate(2026, 3, 1)), true));
    const QJsonObject inversion{{"number", "INV-2026-00002"}, {"ordinal", 2}, {"date", "2026-03-01"},
        {"against", "INV-2026-00001"}, {"document", early.document}};
    QCOMPARE(period(0)["inversions"].toArray(), QJsonArray{inversion});
    QVERIFY(report().clean());
}

void TestAuditReport::oneSeriesCanBeAskedFor()
{
    done(anna().issue(anna().content()));
    done(anna().issue(anna().content({}, "credit-memo"), Rule::CreditsNothing));
    QCOMPARE(report("CM").periods.size(), 1U);
    QCOMPARE(report("CM").periods.front().counters.series, "CM");
    QVERIFY(report("NOSUCH").periods.empty());
}

void TestAuditReport::whatVerificationMissesIsMissing()
{
    done(anna().reserveBlock(9));
    Store &store = anna().store();
    const QMap<QString, QString> here{{"series", "INV"}, {"period", "2026-01-01"}};
    VerifyReport verification;
    for (const auto &[first, last] : {std::pair("3", "4"), std::pair("4", "5"), std::pair("8", "8")}) {
        auto facts = here;
        facts.insert({{"first", first}, {"last", last}});
        verification.findings.push_back({4, FindingKind::NumberSkipped, facts});
    }
    auto facts = here;
    facts.insert("number", "INV-2026-00007");
    verification.findings.push_back({5, FindingKind::NumberGivenTwice, facts});
    const AuditReport audit = auditReport(store.log(), store.numbers(), verification);
    const QJsonObject row = toJson(audit)["series"].toArray()[0].toObject();
    QCOMPARE(row["missing"].toArray(), (QJsonArray{3, 4, 5, 8}));
    QCOMPARE(row["missingCount"].toInteger(), 4);
    QCOMPARE(row["duplicates"].toArray(), QJsonArray{QStringLiteral("INV-2026-00007")});
}

void TestAuditReport::aDamagedLogIsNotClean()
{
    Store &store = anna().store();
    VerifyReport verification;
    verification.findings.push_back({4, FindingKind::HashWrong, {}});
    const AuditReport audit = auditReport(store.log(), store.numbers(), verification);
    QVERIFY(!audit.intact);
    QVERIFY(!audit.clean());
    QCOMPARE(toJson(audit).value("log")["intact"].toBool(true), false);
}

/// Somebody reserves and voids without a pause while reports are made.
void TestAuditReport::aPeriodAddsUpWhileOthersWrite()
{
    done(anna().reserveBlock(500));
    std::atomic<int> written = 0;
    const std::jthread writer([&](const std::stop_token &stop) {
        Clerk carl(shop(), clock(), "carl");
        for (int next = 501; !stop.stop_requested(); ++next) {
            done(carl.reserveBlock(1));
            done(carl.voidNumbers(QStringLiteral("INV-2026-%1").arg(next, 5, 10, QLatin1Char('0'))));
            ++written;
        }
    });
    const VerifyReport verification;
    for (int reports = 0; reports < 50 || written < 50; ++reports) {
        const PeriodAudit period =
            auditReport(anna().store().log(), anna().numbers(), verification, "INV").periods.front();
        QCOMPARE(period.counters.missing(), 0);
        QVERIFY(period.missing.empty());
        QCOMPARE(static_cast<qint64>(period.exceptions.size()), period.counters.next - 1);
        QCOMPARE(period.exceptions.back().ordinal, period.counters.next - 1);
        const auto reserved = std::ranges::count(period.exceptions, series::NumberState::Reserved, &NumberRow::state);
        QCOMPARE(reserved, period.counters.reserved);
    }
}

void TestAuditReport::commaSeparatedValuesAreQuoted()
{
    done(anna().reserveBlock(1));
    done(anna().voidNumbers("INV-2026-00001", {}, "torn, \"wet\""));
    const QByteArray csv = toCsv(report());
    QVERIFY(csv.endsWith("\r\n"));
    const QList<QByteArray> lines = csv.trimmed().split('\n');
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines[0].startsWith("record,series,period,first,next"));
    QVERIFY(lines[1].startsWith("log,"));
    QVERIFY(lines[2].startsWith("period,INV,2026-01-01,1,2,0,0,1,0,0,"));
    QVERIFY(lines[3].contains("\"torn, \"\"wet\"\"\""));
}

void TestAuditReport::formulasAreDisarmed()
{
    done(anna().reserveBlock(4));
    for (const auto &[number, reason] : {std::pair("INV-2026-00001", "=1+1"), std::pair("INV-2026-00002", "+sum"),
             std::pair("INV-2026-00003", "-2+3"), std::pair("INV-2026-00004", "@cmd")})
        done(anna().voidNumbers(number, {}, reason));
    const QByteArray csv = toCsv(report());
    for (const char *cell : {",'=1+1,", ",'+sum,", ",'-2+3,", ",'@cmd,"})
        QVERIFY(csv.contains(cell));
}

QTEST_GUILESS_MAIN(TestAuditReport)
#include "tst_auditreport.moc"
