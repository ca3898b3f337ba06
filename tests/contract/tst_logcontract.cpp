#include <QTest>

#include <thread>

#include "log/chain.h"
#include "log/codec.h"
#include "log/jsonform.h"
#include "support/shoptest.h"

using namespace seriatim;

/// What every store promises of its log, whatever keeps it.
class TestLogContract : public ShopTest
{
    Q_OBJECT

private slots:
    void init() override { openShop(); }
    void anEmptyLogHasItsGenesisAsHead();
    void eventsAreReadAsTheyWereRecorded();
    void eventsAreChained();
    void dataAreKeptToTheLastByte();
    void aPageBeginsBehindAPosition();
    void aStreamHoldsItsOwnEvents();
    void theLatestEventOfAStreamIsFoundByItself();
    void theOwnTransactionIsReadBeforeItsCommit();
    void othersReadOnlyWhatWasCommitted();
    void aRollbackLeavesNothing();
    void aCommandIsFoundAgain();
    void twoCommandsOfOneCommitAreFoundApart();
    void aUsedCommandIdThrows();
    void aWrongVersionThrowsAndLeavesNothing();
    void aWrongVersionAmongManyCommandsLeavesNothing();
    void manyCommandsOfOneCommitFollowOnOneAnother();
    void aForbiddenColumnThrows_data();
    void aForbiddenColumnThrows();
    void aNumberIsGivenOnce();
    void aBusyLogIsAnsweredWithNull();
    void theLockIsFreeAfterARollback();
    void twoWritersLeaveNoGap();
};

namespace {

const QString Anna = QStringLiteral("party/7d1f0d6a-6a2b-4b53-8c1d-0c5b7d1f6a01");
const QString Ben = QStringLiteral("party/7d1f0d6a-6a2b-4b53-8c1d-0c5b7d1f6a02");

CommandKey newKey(const QString &request = QStringLiteral("00ff"))
{
    return {QUuid::createUuid(), request};
}

/// A party's event; the first of a command keeps the digest of what was asked.
NewEvent party(
    const QString &stream, Version version, const QString &name, const QString &request = QStringLiteral("00ff"))
{
    PartyCard card;
    card.party.name = name;
    QJsonObject data = codec::dataOf(PartySaved{card});
    if (!request.isEmpty())
        data.insert("request", request);
    return {stream, version, QStringLiteral("PartySaved"), json::compact(data)};
}

/// The position of the last one.
Position append(Store &store, const std::vector<NewEvent> &events, const CommandKey &key = newKey())
{
    const auto transaction = store.log().begin();
    const Position last = transaction->append(key, events);
    transaction->commit();
    return last;
}

std::unique_ptr<Store> annasStore(Shop &shop, const Clock &clock)
{
    return shop.open(sessionOf(QStringLiteral("anna"), clock));
}

} // namespace

void TestLogContract::anEmptyLogHasItsGenesisAsHead()
{
    const auto store = annasStore(shop(), clock());
    const LogInfo info = store->log().info();
    QCOMPARE(info.format, 1);
    QCOMPARE(codec::text(QUuid(info.id)), info.id);
    QCOMPARE(info.head.position, 0);
    QCOMPARE(info.head.hash, chain::genesis(info.id));
    QVERIFY(store->log().read(0, 10).empty());
    QVERIFY(store->readOnlyReason().isEmpty());
}

void TestLogContract::eventsAreReadAsTheyWereRecorded()
{
    const auto store = annasStore(shop(), clock());
    const CommandKey key = newKey();
    const std::vector<NewEvent> given{party(Anna, 1, "Anna"), party(Ben, 1, "Ben", {})};
    QCOMPARE(append(*store, given, key), 2);
    const auto recorded = store->log().read(0, 10);
    QCOMPARE(recorded.size(), 2U);
    for (std::size_t i = 0; i < 2; ++i) {
        const RecordedEvent &event = recorded[i];
        QCOMPARE(event.position, static_cast<Position>(i) + 1);
        QCOMPARE(event.stream, given[i].stream);
        QCOMPARE(event.version, 1);
        QCOMPARE(event.type, "PartySaved");
        QCOMPARE(event.recordedAt, "2026-03-16T10:00:00.000000Z");
        QCOMPARE(event.actor, "anna");
        QCOMPARE(event.origin, "desk-of-anna");
        QCOMPARE(event.commandId, codec::text(key.id));
        QCOMPARE(event.data, given[i].data);
    }
}

void TestLogContract::eventsAreChained()
{
    const auto store = annasStore(shop(), clock());
    append(*store, {party(Anna, 1, "Anna"), party(Ben, 1, "Ben", {})});
    append(*store, {party(Anna, 2, "Anne")});
    const LogInfo info = store->log().info();
    QByteArray hash = chain::genesis(info.id);
    Position position = 0;
    for (const RecordedEvent &event : store->log().read(0, 10)) {
        QCOMPARE(event.position, ++position);
        hash = chain::link(hash, event);
        QCOMPARE(event.hash, hash);
    }
    QVERIFY(info.head == (Head{3, hash}));
}

void TestLogContract::dataAreKeptToTheLastByte()
{
    const auto store = annasStore(shop(), clock());
    const QString hostile = QStringLiteral("é ß 😀 \u202e <b>&amp; '; DROP TABLE event; -- %s {0}");
    const NewEvent event = party(Anna, 1, hostile);
    append(*store, {event});
    QCOMPARE(store->log().read(0, 1).front().data, event.data);
    QCOMPARE(annasStore(shop(), clock())->parties().party(codec::idOfStream(Anna))->card.party.name, hostile);
}

void TestLogContract::aPageBeginsBehindAPosition()
{
    const auto store = annasStore(shop(), clock());
    for (Version version = 1; version <= 5; ++version)
        append(*store, {party(Anna, version, QString::number(version))});
    const auto page = store->log().read(2, 2);
    QCOMPARE(page.size(), 2U);
    QCOMPARE(page.front().position, 3);
    QCOMPARE(page.back().position, 4);
    QCOMPARE(store->log().read(4, 10).size(), 1U);
    QVERIFY(store->log().read(5, 10).empty());
    QVERIFY(store->log().read(50, 10).empty());
}

void TestLogContract::aStreamHoldsItsOwnEvents()
{
    const auto store = annasStore(shop(), clock());
    append(*store, {party(Anna, 1, "Anna"), party(Ben, 1, "Ben", {}), party(Anna, 2, "Anne", {})});
    const auto stream = store->log().stream(Anna);
    QCOMPARE(stream.size(), 2U);
    QCOMPARE(stream.back().position, 3);
    QCOMPARE(store->log().versionOf(Anna), 2);
    QCOMPARE(store->log().versionOf(Ben), 1);
    QCOMPARE(store->log().versionOf("party/nobody"), 0);
    QVERIFY(store->log().stream("party/nobody").empty());
}

void TestLogContract::theLatestEventOfAStreamIsFoundByItself()
{
    const auto store = annasStore(shop(), clock());
    QVERIFY(!store->log().latest(Anna));
    append(*store, {party(Anna, 1, "Anna"), party(Anna, 2, "Anne", {}), party(Ben, 1, "Ben", {})});
    const QByteArray data = R"({"request":"00ff"})";
    append(*store, {{Anna, 3, "PartyArchived", data}});
    QCOMPARE(store->log().latest(Anna), store->log().stream(Anna).back());
    QCOMPARE(store->log().latest(Anna)->version, 3);
    QCOMPARE(store->log().latest(Anna, "PartySaved"), store->log().stream(Anna)[1]);
    QVERIFY(!store->log().latest(Ben, "PartyArchived"));
}

void TestLogContract::theOwnTransactionIsReadBeforeItsCommit()
{
    const auto store = annasStore(shop(), clock());
    const auto transaction = store->log().begin();
    transaction->append(newKey(), {party(Anna, 1, "Anna")});
    QCOMPARE(store->log().info().head.position, 1);
    QCOMPARE(store->log().versionOf(Anna), 1);
    QCOMPARE(store->parties().party(codec::idOfStream(Anna))->card.party.name, "Anna");
}

void TestLogContract::othersReadOnlyWhatWasCommitted()
{
    const auto store = annasStore(shop(), clock());
    const auto other = shop().open(sessionOf("ben", clock()));
    const auto transaction = store->log().begin();
    transaction->append(newKey(), {party(Anna, 1, "Anna")});
    QCOMPARE(other->log().info().head.position, 0);
    QVERIFY(!other->parties().party(codec::idOfStream(Anna)));
    transaction->commit();
    QCOMPARE(other->log().info().head.position, 1);
    QVERIFY(other->parties().party(codec::idOfStream(Anna)));
}

void TestLogContract::aRollbackLeavesNothing()
{
    const auto store = annasStore(shop(), clock());
    append(*store, {party(Anna, 1, "Anna")});
    const CommandKey key = newKey();
    const Head before = store->log().info().head;
    {
        const auto transaction = store->log().begin();
        transaction->append(key, {party(Anna, 2, "Anne"), party(Ben, 1, "Ben", {})});
    }
    QVERIFY(store->log().info().head == before);
    QVERIFY(!store->log().command(key.id));
    QCOMPARE(store->log().versionOf(Anna), 1);
    QCOMPARE(store->parties().party(codec::idOfStream(Anna))->card.party.name, "Anna");
    append(*store, {party(Anna, 2, "Annie")}, key);
}

void TestLogContract::aCommandIsFoundAgain()
{
    const auto store = annasStore(shop(), clock());
    append(*store, {party(Ben, 1, "Ben")});
    const CommandKey key = newKey("a1b2");
    append(*store, {party(Anna, 1, "Anna", "a1b2"), party(Ben, 2, "Benny", {})}, key);
    const auto record = store->log().command(key.id);
    QVERIFY(record.has_value());
    QCOMPARE(record->first, 2);
    QCOMPARE(record->last, 3);
    QCOMPARE(record->request, "a1b2");
    QVERIFY(!store->log().command(QUuid::createUuid()));
}

void TestLogContract::twoCommandsOfOneCommitAreFoundApart()
{
    const auto store = annasStore(shop(), clock());
    const CommandKey one = newKey("01");
    const CommandKey other = newKey("02");
    {
        const auto transaction = store->log().begin();
        transaction->append(one, {party(Anna, 1, "Anna", "01"), party(Anna, 2, "Anne", {})});
        QCOMPARE(store->log().command(one.id)->last, 2);
        transaction->append(other, {party(Ben, 1, "Ben", "02")});
        transaction->commit();
    }
    QCOMPARE(store->log().command(one.id)->last, 2);
    QCOMPARE(store->log().command(other.id)->first, 3);
    QCOMPARE(store->log().command(other.id)->request, "02");
}

void TestLogContract::aUsedCommandIdThrows()
{
    const auto store = annasStore(shop(), clock());
    const CommandKey key = newKey();
    append(*store, {party(Anna, 1, "Anna")}, key);
    QVERIFY_EXCEPTION_THROWN(append(*store, {party(Anna, 2, "Anne")}, key), LogError);
    QCOMPARE(store->log().info().head.position, 1);
}

void TestLogContract::aWrongVersionThrowsAndLeavesNothing()
{
    const auto store = annasStore(shop(), clock());
    append(*store, {party(Anna, 1, "Anna")});
    for (const Version wrong : {1, 3, 0})
        QVERIFY_EXCEPTION_THROWN(append(*store, {party(Ben, 1, "Ben"), party(Anna, wrong, "Anne", {})}), LogError);
    QCOMPARE(store->log().info().head.position, 1);
    QCOMPARE(store->log().versionOf(Ben), 0);
    append(*store, {party(Anna, 2, "Anne")});
}

/// However many commands an engine gathers before it sends them.
void TestLogContract::aWrongVersionAmongManyCommandsLeavesNothing()
{
    const auto store = annasStore(shop(), clock());
    append(*store, {party(Anna, 1, "Anna")});
    for (const int wrong : {2, 40, 99}) {
        try {
            const auto transaction = store->log().begin();
            for (int i = 0; i < 100; ++i)
                transaction->append(newKey(), {party(Anna, i == wrong ? 1 : i + 2, "Anna")});
            transaction->commit();
            QFAIL("it was committed");
        } catch (const LogError &error) {
            QVERIFY(error.kind() != LogError::Kind::OutcomeUnknown); // It is known to be undone.
        }
        QCOMPARE(std::as_const(*store).log().info().head.position, 1);
    }
    QCOMPARE(append(*store, {party(Anna, 2, "Anna")}), 2);
}

void TestLogContract::manyCommandsOfOneCommitFollowOnOneAnother()
{
    const auto store = annasStore(shop(), clock());
    const auto transaction = store->log().begin();
    std::vector<CommandKey> keys(100);
    for (Position i = 0; i < 100; ++i) {
        keys[std::size_t(i)] = newKey();
        QCOMPARE(transaction->append(keys[std::size_t(i)], {party(Anna, i + 1, "Anna")}), i + 1);
    }
    transaction->commit();
    QCOMPARE(std::as_const(*store).log().info().head.position, 100);
    for (Position i = 0; i < 100; ++i)
        QCOMPARE(std::as_const(*store).log().command(keys[std::size_t(i)].id)->first, i + 1);
}

void TestLogContract::aForbiddenColumnThrows_data()
{
    QTest::addColumn<QString>("actor");
    QTest::addColumn<QString>("origin");
    QTest::newRow("actor") << "an\nna"
                           << "desk";
    QTest::newRow("origin") << "anna"
                            << "de\nsk";
}

void TestLogContract::aForbiddenColumnThrows()
{
    QFETCH(QString, actor);
    QFETCH(QString, origin);
    Session session = sessionOf(actor, clock());
    session.origin = origin;
    const auto store = shop().open(session);
    QVERIFY_EXCEPTION_THROWN(append(*store, {party(Anna, 1, "Anna")}), LogError);
    QCOMPARE(store->log().info().head.position, 0);
}

void TestLogContract::aNumberIsGivenOnce()
{
    Clerk anna(shop(), clock());
    anna.setUp();
    done(anna.reserveBlock(1));
    const RecordedEvent reserved = anna.store().log().stream(codec::seriesStream("INV")).back();
    const NewEvent again{reserved.stream, reserved.version + 1, reserved.type, reserved.data};
    QVERIFY_EXCEPTION_THROWN(append(anna.store(), {again}), LogError);
    QCOMPARE(anna.numbers().periods("INV").front().next, 2);
}

void TestLogContract::aBusyLogIsAnsweredWithNull()
{
    const auto store = annasStore(shop(), clock());
    const auto impatient = shop().open(sessionOf("ben", clock()), std::chrono::milliseconds(30));
    auto transaction = store->log().begin();
    QVERIFY(!impatient->log().begin());
    SaveParty save;
    save.card.party.name = "Ben";
    QCOMPARE(refusedBy(saveParty(*impatient, save)), "log-busy");
    transaction.reset();
    QCOMPARE(refusedBy(saveParty(*impatient, save)), QString());
}

void TestLogContract::theLockIsFreeAfterARollback()
{
    const auto store = annasStore(shop(), clock());
    const auto other = shop().open(sessionOf("ben", clock()), std::chrono::milliseconds(30));
    store->log().begin().reset();
    QVERIFY(other->log().begin() != nullptr);
    try {
        append(*store, {party(Anna, 7, "Anna")});
    } catch (const LogError &) {
    }
    QVERIFY(other->log().begin() != nullptr);
}

void TestLogContract::twoWritersLeaveNoGap()
{
    constexpr int Each = 60;
    const auto write = [&](const QString &stream, const QString &actor) {
        const auto store = shop().open(sessionOf(actor, clock()));
        for (Version version = 1; version <= Each; ++version)
            append(*store, {party(stream, version, QString::number(version))});
    };
    std::thread first(write, Anna, QStringLiteral("anna"));
    std::thread second(write, Ben, QStringLiteral("ben"));
    first.join();
    second.join();

    const auto store = annasStore(shop(), clock());
    const auto events = store->log().read(0, 1000);
    QCOMPARE(events.size(), 2U * Each);
    for (std::size_t i = 0; i < events.size(); ++i)
        QCOMPARE(events[i].position, static_cast<Position>(i) + 1);
    QCOMPARE(store->log().versionOf(Anna), Each);
    QCOMPARE(store->log().versionOf(Ben), Each);
}

QTEST_GUILESS_MAIN(TestLogContract)
#include "tst_logcontract.moc"
