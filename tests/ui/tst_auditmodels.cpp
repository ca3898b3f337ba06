#include <QAbstractItemModelTester>
#include <QLabel>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include "print/parties.h"
#include "ui/audit/auditpermits.h"
#include "ui/audit/biographypanel.h"
#include "ui/audit/exceptionsmodel.h"
#include "ui/audit/numbercells.h"
#include "ui/audit/registerview.h"
#include "ui/audit/wholeregistermodel.h"
#include "ui/bigstore.h"
#include "ui/deskfixture.h"
#include "ui/models/storylines.h"

namespace seriatim {

namespace {

PeriodHealth healthOf(Store &store, const QString &series = QStringLiteral("INV"))
{
    for (const PeriodHealth &health : readAudit(store).periods) {
        if (health.series.code == series)
            return health;
    }
    return {};
}

QString cell(const QAbstractItemModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

/// A desk on the big store.
struct BigDesk {
    std::shared_ptr<BigCounts> counts = std::make_shared<BigCounts>();
    BigStore store{counts};
    Desk desk{[counts = counts] { return std::make_unique<BigStore>(counts); }};
};

void watch(QAbstractItemModel &model)
{
    auto *tester = new QAbstractItemModelTester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest, &model);
    tester->setUseFetchMore(false);
}

} // namespace

class TestAuditModels : public QObject
{
    Q_OBJECT

private slots:
    void healthTellsTheWorstFirst();
    void theOldestReservationGivesItsAge();
    void aRangeVoidedByOneEventIsOneRow();
    void aRunThatAPageCutsIsOneRow();
    void exceptionsRunFromTheLatestDown();
    void aMillionNumbersCostAPage();
    void whileAllAreShownNoExceptionIsRead();
    void aMissingNumberStandsAboveAllExceptions();
    void theWholeRegisterFetchesOnlyWhatIsLookedAt();
    void newNumbersComeInAtTheTop();
    void aNumberThatStepsBackWhileItIsReadIsNotMissing();
    void aNumberTellsItsStoryFromItsEvents();
    void copiesAreCountedAsOnPaper();
    void greyedActionsSayWhy();
    void aPeriodThatNewRulesCutShortCanBeClosedAtItsEnd();
    void periodsStandBySeriesTheLatestFirst();
    void hashesAreShortenedAsOnPaper();
};

void TestAuditModels::healthTellsTheWorstFirst()
{
    PeriodHealth health;
    health.rules.mask = QStringLiteral("INV-{YYYY}-{#####}");
    const QDateTime now(QDate(2026, 3, 16), QTime(10, 0), Qt::UTC);
    QCOMPARE(verdictOn(health, now).words, QStringLiteral("no numbers yet"));
    health.counters.next = 11;
    health.counters.finalized = 10;
    QCOMPARE(verdictOn(health, now).words, QStringLiteral("no gaps"));
    health.counters.finalized = 8;
    health.counters.lost = 2;
    QCOMPARE(verdictOn(health, now).words, QStringLiteral("2 lost"));
    health.counters.finalized = 7;
    health.counters.reserved = 1;
    QVERIFY(verdictOn(health, now).words.startsWith(QStringLiteral("1 reserved")));
    health.counters.finalized = 6;
    QCOMPARE(verdictOn(health, now).words, QStringLiteral("1 missing"));
    QCOMPARE(verdictOn(health, now).tone, style::Tone::Bad);
}

void TestAuditModels::theOldestReservationGivesItsAge()
{
    DeskFixture fixture;
    done(fixture.anna.reserveBlock(1));
    fixture.clock.pass(3 * 24 * 3600);
    done(fixture.anna.reserveBlock(1));
    const PeriodHealth health = healthOf(fixture.anna.store());
    QCOMPARE(verdictOn(health, fixture.clock.now()).words, QStringLiteral("2 reserved"));
    QCOMPARE(verdictOn(health, fixture.clock.now()).more, QStringLiteral("oldest 3 days"));
}

void TestAuditModels::aRangeVoidedByOneEventIsOneRow()
{
    DeskFixture fixture;
    done(fixture.anna.reserveBlock(12));
    done(fixture.anna.voidNumbers(
        QStringLiteral("INV-2026-00003"), QStringLiteral("INV-2026-00010"), QStringLiteral("paper pad returned")));
    ExceptionsModel model(*fixture.desk, nullptr);
    watch(model);
    model.setPeriod(healthOf(fixture.anna.store()));
    QTRY_COMPARE(model.rowCount(), 3);
    QCOMPARE(cell(model, 0, RegisterTable::Number), QStringLiteral("INV-2026-00011 … 00012"));
    QCOMPARE(cell(model, 1, RegisterTable::Number), QStringLiteral("INV-2026-00003 … 00010"));
    QCOMPARE(cell(model, 1, RegisterTable::State), QStringLiteral("voided"));
    QCOMPARE(cell(model, 1, RegisterTable::Reason), QStringLiteral("paper pad returned"));
    QCOMPARE(cell(model, 2, RegisterTable::Number), QStringLiteral("INV-2026-00001 … 00002"));
    QCOMPARE(model.rowOf(7), 1);
}

void TestAuditModels::aRunThatAPageCutsIsOneRow()
{
    DeskFixture fixture;
    const int count = 2 * ExceptionsModel::PageSize + 50;
    done(fixture.anna.reserveBlock(count));
    ExceptionsModel model(*fixture.desk, nullptr);
    watch(model);
    model.setPeriod(healthOf(fixture.anna.store()));
    QTRY_COMPARE(model.rowCount(), 1);
    while (model.canFetchMore({})) {
        QSignalSpy loaded(&model, &ExceptionsModel::loaded);
        model.fetchMore({});
        QTRY_VERIFY(model.isComplete());
    }
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.rowAt(0)->first(), 1);
    QCOMPARE(model.rowAt(0)->last, count);
}

void TestAuditModels::exceptionsRunFromTheLatestDown()
{
    DeskFixture fixture;
    for (int i = 0; i < 6; ++i)
        done(fixture.anna.issue(fixture.anna.content()));
    done(fixture.anna.voidNumbers(QStringLiteral("INV-2026-00002")));
    done(fixture.anna.voidNumbers(QStringLiteral("INV-2026-00005")));
    ExceptionsModel model(*fixture.desk, nullptr);
    watch(model);
    model.setPeriod(healthOf(fixture.anna.store()));
    QTRY_COMPARE(model.rowCount(), 2);
    QCOMPARE(cell(model, 0, RegisterTable::Number), QStringLiteral("INV-2026-00005"));
    QCOMPARE(cell(model, 1, RegisterTable::Number), QStringLiteral("INV-2026-00002"));
    model.setShow(Show::Reserved);
    QTRY_COMPARE(model.rowCount(), 0);
}

void TestAuditModels::aMillionNumbersCostAPage()
{
    BigDesk big;
    ExceptionsModel model(big.desk, nullptr);
    watch(model);
    model.setPeriod(healthOf(big.store));
    QTRY_VERIFY(model.rowCount() > 0);
    QCOMPARE(big.counts->rows.load(), ExceptionsModel::PageSize);
    QVERIFY(model.canFetchMore({}));
}

void TestAuditModels::whileAllAreShownNoExceptionIsRead()
{
    BigDesk big;
    RegisterView view(big.desk, nullptr);
    view.setShow(Show::All);
    view.setPeriod(healthOf(big.store));
    bool answered = false; // In the order in which it was asked.
    big.desk.ask([](Store &) { return 0; }).then(&view, [&](const auto &) { answered = true; });
    QTRY_VERIFY(answered);
    QCOMPARE(big.counts->rows.load(), 0);
    view.setShow(Show::Exceptions);
    QTRY_VERIFY(view.exceptions()->rowCount() >= ExceptionsModel::PageSize);
}

void TestAuditModels::aMissingNumberStandsAboveAllExceptions()
{
    BigDesk big;
    ExceptionsModel model(big.desk, nullptr);
    model.setPeriod(healthOf(big.store));
    QTRY_VERIFY(model.rowCount() > 0);
    QCOMPARE(cell(model, 0, RegisterTable::Number), QStringLiteral("INV-2026-00500000"));
    QCOMPARE(cell(model, 0, RegisterTable::State), QStringLiteral("missing"));
    QCOMPARE(cell(model, 1, RegisterTable::State), QStringLiteral("reserved"));
}

void TestAuditModels::theWholeRegisterFetchesOnlyWhatIsLookedAt()
{
    BigDesk big;
    WholeRegisterModel model(big.desk, nullptr);
    model.setPeriod(healthOf(big.store));
    QCOMPARE(model.rowCount(), 0);
    model.setActive(true);
    QCOMPARE(model.rowCount(), static_cast<int>(BigStore::Size));
    QCOMPARE(big.counts->rows.load(), 0);

    const int row = model.rowOf(BigStore::MissingOne + 1);
    QCOMPARE(cell(model, row, RegisterTable::Number), QStringLiteral("…"));
    QTRY_COMPARE(cell(model, row, RegisterTable::Number), QStringLiteral("INV-2026-00500001"));
    QCOMPARE(cell(model, row + 1, RegisterTable::State), QStringLiteral("missing"));
    QVERIFY(big.counts->rows.load() <= WholeRegisterModel::ChunkSize);
}

void TestAuditModels::newNumbersComeInAtTheTop()
{
    DeskFixture fixture;
    done(fixture.anna.issue(fixture.anna.content()));
    WholeRegisterModel model(*fixture.desk, nullptr);
    watch(model);
    model.setPeriod(healthOf(fixture.anna.store()));
    model.setActive(true);
    QCOMPARE(model.rowCount(), 1);
    QTRY_COMPARE(cell(model, 0, RegisterTable::Number), QStringLiteral("INV-2026-00001"));

    done(fixture.ben.reserveBlock(2));
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setPeriod(healthOf(fixture.anna.store()));
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(reset.size(), 0);
    QTRY_COMPARE(cell(model, 0, RegisterTable::Number), QStringLiteral("INV-2026-00003"));
    QCOMPARE(cell(model, 0, RegisterTable::By), QStringLiteral("ben"));
}

void TestAuditModels::aNumberThatStepsBackWhileItIsReadIsNotMissing()
{
    DeskFixture fixture;
    series::Rules rules = yearly(QStringLiteral("PAD-{YYYY}-{###}"));
    rules.stepBack = true;
    done(fixture.anna.define(QStringLiteral("PAD"), rules));
    done(fixture.anna.reserveBlock(2, QStringLiteral("PAD")));
    const PeriodHealth before = healthOf(fixture.anna.store(), QStringLiteral("PAD"));
    done(fixture.anna.stepBack(QStringLiteral("PAD-2026-002")));
    WholeRegisterModel whole(*fixture.desk, nullptr);
    whole.setActive(true);
    whole.setPeriod(before);
    NumberCells cells(*fixture.desk, nullptr);
    cells.setPeriod(before);
    QTRY_VERIFY(whole.rowAt(0));
    QCOMPARE(whole.rowAt(0)->mark, Mark::Unused);
    QCOMPARE(whole.rowAt(1)->mark, Mark::Reserved);
    QTRY_VERIFY(cells.at(2));
    QCOMPARE(*cells.at(2), Mark::Unused);
}

void TestAuditModels::aNumberTellsItsStoryFromItsEvents()
{
    DeskFixture fixture;
    done(fixture.ben.reserveBlock(1));
    done(fixture.anna.move(QStringLiteral("INV-2026-00001"), true));
    const QString draft = fixture.anna.draft();
    done(fixture.anna.move(QStringLiteral("INV-2026-00001"), false, draft));
    done(fixture.anna.issue(draft));
    done(fixture.anna.voidDocument(draft, QStringLiteral("customer withdrew")));

    const Biography biography = readBiography(fixture.anna.store(), healthOf(fixture.anna.store()), 1);
    QStringList titles;
    for (const StoryEntry &entry : biography.entries)
        titles << entry.title;
    QVERIFY2(titles.first() == QStringLiteral("Number reserved"), qPrintable(titles.join(u',')));
    QVERIFY(titles.contains(QStringLiteral("Document issued")));
    QVERIFY(titles.contains(QStringLiteral("Number voided")));
    QCOMPARE(biography.entries.front().actor, QStringLiteral("ben"));
    QCOMPARE(biography.entries.front().origin, QStringLiteral("desk-of-ben"));
    QCOMPARE(biography.entries.back().mark, Mark::Voided);
    const auto voided = std::ranges::find(biography.entries, QStringLiteral("Number voided"), &StoryEntry::title);
    QCOMPARE(voided->detail, QStringLiteral("“customer withdrew”"));
    QVERIFY(std::ranges::is_sorted(biography.entries, {}, &StoryEntry::position));
}

void TestAuditModels::copiesAreCountedAsOnPaper()
{
    DeskFixture fixture;
    const auto issued = done(fixture.anna.issue(fixture.anna.content()));
    done(fixture.anna.print(issued.document, 1));
    done(fixture.anna.print(issued.document, 2, document::Medium::Pdf));

    QStringList audit;
    for (const StoryEntry &entry : readBiography(fixture.anna.store(), healthOf(fixture.anna.store()), 1).entries)
        audit << entry.detail;
    QCOMPARE(audit.mid(audit.size() - 2), QStringList({"the original, on paper", "copy 2, as a PDF file"}));
    QStringList panel;
    for (const StoryLine &line : storyOf(viewDocument(fixture.anna.store(), issued.document)->history))
        panel << line.more;
    QCOMPARE(panel.mid(panel.size() - 2), audit.mid(audit.size() - 2));
}

void TestAuditModels::greyedActionsSayWhy()
{
    DeskFixture fixture;
    done(fixture.ben.reserveBlock(2));
    Store &store = fixture.anna.store();
    AuditSelection selection;
    QCOMPARE(permits::voidNumber(selection), QStringLiteral("Select a series first."));
    selection.period = healthOf(store);
    selection.actor = QStringLiteral("anna");
    selection.today = fixture.clock.today();
    QCOMPARE(permits::voidNumber(selection), QStringLiteral("Select a number first."));
    selection.number = readBiography(store, *selection.period, 1);
    QCOMPARE(permits::voidNumber(selection), QString());
    QCOMPARE(permits::takeOver(selection), QString());
    QVERIFY(permits::putOnDraft(selection).contains(QStringLiteral("ben holds it")));
    QVERIFY(permits::stepBack(selection).contains(QStringLiteral("does not allow stepping back")));
    selection.period->versions.back().rules.stepBack = true;
    QVERIFY(permits::stepBack(selection).contains(QStringLiteral("not the latest")));
    QVERIFY(permits::closePeriod(selection).contains(QStringLiteral("not over")));
    selection.today = QDate(2027, 2, 1);
    QVERIFY(permits::closePeriod(selection).contains(QStringLiteral("open reservations")));
    selection.readOnlyReason = QStringLiteral("backup");
    QVERIFY(permits::reserveBlock(selection).contains(QStringLiteral("backup")));
}

/// A yearly series whose years begin in April from now on: 2027 lasts for three months.
void TestAuditModels::aPeriodThatNewRulesCutShortCanBeClosedAtItsEnd()
{
    DeskFixture fixture;
    done(fixture.anna.issue(fixture.anna.content()));
    series::Rules fiscal = fixture.anna.numbers().series(QStringLiteral("INV"))->versions.back().rules;
    fiscal.fiscalYearStart = 4;
    fiscal.mask = QStringLiteral("INV-FY{YYYY}-{#####}"); // Both years of 2027 have numbers.
    done(fixture.anna.change(QStringLiteral("INV"), fiscal));
    fixture.clock.set(QDate(2027, 2, 1));
    done(fixture.anna.issue(fixture.anna.content()));
    AuditSelection selection;
    selection.period = healthOf(fixture.anna.store());
    QCOMPARE(selection.period->counters.period.key(), QStringLiteral("2027-01-01"));
    selection.today = QDate(2027, 3, 31);
    QVERIFY(permits::closePeriod(selection).contains(QStringLiteral("from 1 Apr 2027 on")));
    selection.today = QDate(2027, 4, 1);
    QCOMPARE(permits::closePeriod(selection), QString());
    fixture.clock.set(QDate(2027, 4, 1));
    done(fixture.anna.close(QStringLiteral("INV"), QStringLiteral("2027-01-01")));
}

void TestAuditModels::periodsStandBySeriesTheLatestFirst()
{
    DeskFixture fixture;
    for (const QDate &date : {QDate(2025, 5, 1), QDate(2026, 3, 1)})
        done(fixture.anna.issue(fixture.anna.content(date)));
    QStringList series;
    QStringList invoices;
    for (const PeriodHealth &each : readAudit(fixture.anna.store()).periods) {
        if (series.isEmpty() || series.last() != each.series.code)
            series << each.series.code;
        if (each.series.code == u"INV")
            invoices << each.counters.period.key().left(4);
    }
    QCOMPARE(series.size(), QSet(series.begin(), series.end()).size()); // None twice.
    QCOMPARE(invoices, QStringList({"2026", "2025"}));
}

/// Who holds a page against the story compares these.
void TestAuditModels::hashesAreShortenedAsOnPaper()
{
    DeskFixture fixture;
    const QString id = done(fixture.anna.issue(fixture.anna.content())).document;
    const QByteArray digits = viewDocument(fixture.anna.store(), id)->issuedHash.toHex().left(12);
    const QString shown = QString::fromLatin1(digits.left(4) + ' ' + digits.mid(4, 4) + ' ' + digits.right(4));
    QCOMPARE(print::shortHash(viewDocument(fixture.anna.store(), id)->issuedHash), shown);
    BiographyPanel panel;
    panel.tell(readBiography(fixture.anna.store(), healthOf(fixture.anna.store()), 1));
    QVERIFY2(panel.plainText().contains(shown), qPrintable(panel.plainText()));
    const auto labels = panel.findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(labels, [&](const QLabel *each) { return each->text().endsWith(shown); }));
}

} // namespace seriatim

QTEST_MAIN(seriatim::TestAuditModels)
#include "tst_auditmodels.moc"
