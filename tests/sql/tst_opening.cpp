#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <thread>

#include <sqlite3.h>

#include "log/chain.h"
#include "sql/opening.h"
#include "sql/schema.h"
#include "usecases/usecases.h"

using namespace seriatim;

/// Logs that are not as they should be: each is opened as far as it can be, says why it is no further, and is left as
/// it was found.
class TestOpening : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void aLogIsOpenedForWriting();
    void whatIsNoLogIsNamed_data();
    void whatIsNoLogIsNamed();
    void aLogThatMayNotBeWrittenSaysWhy_data();
    void aLogThatMayNotBeWrittenSaysWhy();
    void lookingChangesNothing_data() { aLogThatMayNotBeWrittenSaysWhy_data(); }
    void lookingChangesNothing();
    void aNewerLogInTablesOfItsOwnIsToldAsSuch();
    void aLogThatIsBeingWrittenIsNotTakenForDamaged();
    void whatANewerProgramAppendsStopsOneThatIsOpen();
    void aLinkLeadsToTheLogAndItsTail();
    void aLogOnReadOnlyMediaIsRead();
    void aTailLeftBehindIsNotTakenIntoANewLog();
    void aRefusedFillingLeavesNothing();
    void aNewLogAppearsWhole();
    void ofTwoWhoMakeALogOneIsRefused();
    void aLogThatCannotBeNamedIsNotSaidToExist();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("company.seriatim")); }
    void tamper(const QString &file, const QByteArray &sql) const;
    void append(const QString &file, const QString &type) const;
    QByteArray contentOf(const QString &file) const;
    static std::unique_ptr<Store> openedFrom(sql::Opened opened);

    QTemporaryDir m_model;
    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

const Session Ada{QStringLiteral("ada"), QStringLiteral("front desk")};

std::optional<Refusal> fill(Store &store, const QString &)
{
    return defineUsualSeries(store, QDate(2026, 3, 16));
}

/// Saves a party under a name of its own.
Result<Answer> write(Store &store, const QString &name)
{
    SaveParty command;
    command.card.party.name = name;
    return saveParty(store, command);
}

QString ruleOf(const Result<Answer> &result)
{
    return isRefused(result) ? ruleId(refusalOf(result).rule) : QString();
}

/// A folder that can be written once. For root that takes a file system of its own: permissions do not stop it.
class Disc
{
public:
    explicit Disc(const QString &folder) : m_folder(QFile::encodeName(folder)), m_isRoot(::geteuid() == 0)
    {
        m_isThere = !m_isRoot || ::mount("tmpfs", m_folder.constData(), "tmpfs", 0, "size=16m") == 0;
    }
    ~Disc()
    {
        if (m_isRoot)
            ::umount2(m_folder.constData(), MNT_DETACH);
        else
            ::chmod(m_folder.constData(), 0700);
    }
    Disc(const Disc &) = delete;
    Disc &operator=(const Disc &) = delete;

    bool isThere() const { return m_isThere; }
    bool finish() const
    {
        return m_isRoot ? ::mount("tmpfs", m_folder.constData(), "tmpfs", MS_REMOUNT | MS_RDONLY, nullptr) == 0
                        : ::chmod(m_folder.constData(), 0500) == 0;
    }

private:
    QByteArray m_folder;
    bool m_isRoot;
    bool m_isThere;
};

struct Closing {
    void operator()(sqlite3 *handle) const { sqlite3_close(handle); }
};

} // namespace

void TestOpening::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    QVERIFY(QFile::copy(m_model.filePath(QStringLiteral("model")), path()));
}

void TestOpening::initTestCase()
{
    auto created = sql::createStore(m_model.filePath(QStringLiteral("model")), Ada, fill);
    QVERIFY(std::holds_alternative<std::unique_ptr<Store>>(created));
    auto &store = *std::get<std::unique_ptr<Store>>(created);
    for (int i = 0; i < 120; ++i)
        QCOMPARE(ruleOf(write(store, QStringLiteral("party %1").arg(i))), QString());
}

/// With another tool: the log's own guards are taken away first.
void TestOpening::tamper(const QString &file, const QByteArray &sql) const
{
    sqlite3 *raw = nullptr;
    QCOMPARE(sqlite3_open(QFile::encodeName(file).constData(), &raw), SQLITE_OK);
    const std::unique_ptr<sqlite3, Closing> handle(raw);
    // As a program leaves a log that is killed: the change lies in the tail.
    sqlite3_db_config(raw, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    for (const char *trigger : {"event_is_never_updated", "event_is_never_deleted", "event_is_the_next",
             "log_follows_its_events", "event_is_for_a_live_log"})
        sqlite3_exec(raw, QByteArray("DROP TRIGGER IF EXISTS ").append(trigger).constData(), nullptr, nullptr, nullptr);
    char *error = nullptr;
    sqlite3_exec(raw, sql.constData(), nullptr, nullptr, &error);
    QVERIFY2(!error, error);
}

/// One more event, rightly chained, as a newer program would append it.
void TestOpening::append(const QString &file, const QString &type) const
{
    RecordedEvent event;
    QByteArray head;
    {
        const auto store = openedFrom(sql::openStore(file, Ada));
        const LogInfo info = store->log().info();
        event = {info.head.position + 1, QStringLiteral("thing/1"),
            store->log().versionOf(QStringLiteral("thing/1")) + 1, type,
            chain::timestamp(QDateTime::currentDateTimeUtc()), QStringLiteral("ada"), QStringLiteral("front desk"),
            QUuid::createUuid().toString(QUuid::WithoutBraces), "{}", {}};
        head = info.head.hash;
    }
    const QString statement =
        QStringLiteral("INSERT INTO event VALUES (%1, '%2', %3, '%4', '%5', '%6', '%7', '%8', '{}', x'%9')")
            .arg(event.position)
            .arg(event.stream)
            .arg(event.version)
            .arg(event.type, event.recordedAt, event.actor, event.origin, event.commandId,
                QString::fromLatin1(chain::link(head, event).toHex()));
    tamper(file, statement.toUtf8());
}

QByteArray TestOpening::contentOf(const QString &file) const
{
    QFile read(file);
    return read.open(QIODevice::ReadOnly) ? QCryptographicHash::hash(read.readAll(), QCryptographicHash::Sha256)
                                          : QByteArray();
}

std::unique_ptr<Store> TestOpening::openedFrom(sql::Opened opened)
{
    if (auto *store = std::get_if<std::unique_ptr<Store>>(&opened))
        return std::move(*store);
    return nullptr;
}

void TestOpening::aLogIsOpenedForWriting()
{
    const auto store = openedFrom(sql::openStore(path(), Ada));
    QVERIFY(store);
    QCOMPARE(store->readOnlyReason(), QString());
    QCOMPARE(ruleOf(write(*store, "Northwind")), QString());
}

void TestOpening::whatIsNoLogIsNamed_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("cause");
    using Cause = OpenFailure::Cause;
    QTest::newRow("nothing in it") << QByteArray() << int(Cause::NotALog);
    QTest::newRow("a novel") << QByteArray(4096, 'x') << int(Cause::NotALog);
    QTest::newRow("another program's database")
        << QByteArray("SQLite format 3\0", 16) + QByteArray(4080, '\0') << int(Cause::NotALog);
}

void TestOpening::whatIsNoLogIsNamed()
{
    QFETCH(QByteArray, content);
    QFETCH(int, cause);
    const QString file = m_folder->filePath(QStringLiteral("other"));
    QFile written(file);
    QVERIFY(written.open(QIODevice::WriteOnly));
    written.write(content);
    written.close();
    const QByteArray before = contentOf(file);
    const auto opened = sql::openStore(file, Ada);
    QVERIFY(std::holds_alternative<OpenFailure>(opened));
    QCOMPARE(int(std::get<OpenFailure>(opened).cause), cause);
    QCOMPARE(contentOf(file), before);
    QCOMPARE(QDir(m_folder->path()).entryList({"other*"}, QDir::Files), QStringList("other"));
}

void TestOpening::aLogThatMayNotBeWrittenSaysWhy_data()
{
    QTest::addColumn<QByteArray>("change");
    QTest::addColumn<QString>("reason");
    QTest::newRow("a backup") << QByteArray("UPDATE log SET role = 'backup'") << "backup";
    QTest::newRow("moved") << QByteArray("UPDATE log SET role = 'moved'") << "moved";
    QTest::newRow("a later format") << QByteArray("UPDATE log SET format = 2") << "newer-format";
    QTest::newRow("later tables") << "PRAGMA user_version = " + QByteArray::number(sql::SchemaVersion + 1)
                                  << "newer-format";
    QTest::newRow("an edited event") << QByteArray(
        "UPDATE event SET data = replace(data, 'party 119', 'party 911') WHERE position = (SELECT position FROM log)")
                                     << "damaged";
    QTest::newRow("a tail cut off") << QByteArray("DELETE FROM event WHERE position > 100") << "damaged";
    QTest::newRow("a head that is another's") << QByteArray("UPDATE log SET hash = zeroblob(32)") << "damaged";
}

void TestOpening::aLogThatMayNotBeWrittenSaysWhy()
{
    QFETCH(QByteArray, change);
    QFETCH(QString, reason);
    tamper(path(), change);
    const auto store = openedFrom(sql::openStore(path(), Ada));
    QVERIFY(store);
    QCOMPARE(store->readOnlyReason(), reason);
    QCOMPARE(ruleOf(write(*store, "Northwind")), "log-read-only");
    QVERIFY(!store->log().read(0, 10).empty());
}

void TestOpening::lookingChangesNothing()
{
    QFETCH(QByteArray, change);
    tamper(path(), change);
    const QByteArray before = contentOf(path()), tail = contentOf(path() + "-wal");
    QVERIFY(!tail.isEmpty());
    {
        const auto store = openedFrom(sql::openStore(path(), Ada));
        QVERIFY(store);
        store->log().read(0, 1000);
    }
    QCOMPARE(contentOf(path()), before);
    QCOMPARE(contentOf(path() + "-wal"), tail);
}

void TestOpening::aNewerLogInTablesOfItsOwnIsToldAsSuch()
{
    tamper(path(), "PRAGMA user_version = 7; ALTER TABLE log RENAME TO book");
    const auto opened = sql::openStore(path(), Ada);
    QVERIFY(std::holds_alternative<OpenFailure>(opened));
    QVERIFY(std::get<OpenFailure>(opened).cause == OpenFailure::Cause::NewerFormat);
}

/// Twin of the fault: a head and a tail that are read one after the other do not fit in a few of a thousand openings.
void TestOpening::aLogThatIsBeingWrittenIsNotTakenForDamaged()
{
    std::atomic<bool> done = false;
    std::thread writer([&] {
        const auto store = openedFrom(sql::openStore(path(), Ada));
        for (int i = 0; !done; ++i)
            write(*store, QStringLiteral("busy %1").arg(i));
    });
    QStringList reasons;
    for (int i = 0; i < 300; ++i) {
        const auto store = openedFrom(sql::openStore(path(), Ada));
        if (!store || !store->readOnlyReason().isEmpty())
            reasons += store ? store->readOnlyReason() : QStringLiteral("not opened");
    }
    done = true;
    writer.join();
    QCOMPARE(reasons, QStringList());
}

void TestOpening::whatANewerProgramAppendsStopsOneThatIsOpen()
{
    const auto store = openedFrom(sql::openStore(path(), Ada));
    QCOMPARE(ruleOf(write(*store, "before")), QString());
    append(path(), QStringLiteral("FormatRaised"));
    const Position head = store->log().info().head.position;
    const auto refused = write(*store, "after");
    QCOMPARE(ruleOf(refused), "log-read-only");
    QCOMPARE(refusalOf(refused).facts.value("reason"), "unknown-events");
    QCOMPARE(store->log().info().head.position, head);
    // And whoever opens it from now on.
    QCOMPARE(openedFrom(sql::openStore(path(), Ada))->readOnlyReason(), "unknown-events");
}

void TestOpening::aLinkLeadsToTheLogAndItsTail()
{
    const QString link = m_folder->filePath(QStringLiteral("link.seriatim"));
    QVERIFY(QFile::link(path(), link));
    const auto writer = openedFrom(sql::openStore(path(), Ada));
    QCOMPARE(ruleOf(write(*writer, "in the tail")), QString());
    const auto reader = openedFrom(sql::openStore(link, Ada));
    QCOMPARE(reader->log().info().head, writer->log().info().head);
    QCOMPARE(ruleOf(write(*reader, "through the link")), QString());
    QCOMPARE(reader->log().info().head, writer->log().info().head);
}

void TestOpening::aLogOnReadOnlyMediaIsRead()
{
    const QString disc = m_folder->filePath(QStringLiteral("disc"));
    QVERIFY(QDir().mkpath(disc));
    Disc media(disc);
    if (!media.isThere())
        QSKIP("NOT TESTED: root may not mount a disc here");

    // With a tail that was never brought home, as after a crash.
    const QString copy = disc + QStringLiteral("/company.seriatim");
    Head head;
    {
        const auto writer = openedFrom(sql::openStore(path(), Ada));
        QCOMPARE(ruleOf(write(*writer, "in the tail")), QString());
        QVERIFY(QFile::copy(path(), copy));
        QVERIFY(QFile::copy(path() + "-wal", copy + "-wal"));
        head = writer->log().info().head;
    }
    QVERIFY(media.finish());
    {
        const auto store = openedFrom(sql::openStore(copy, Ada));
        QVERIFY(store);
        QCOMPARE(store->readOnlyReason(), "read-only-file");
        QCOMPARE(store->log().info().head, head);
        QCOMPARE(ruleOf(write(*store, "no")), "log-read-only");
    }
}

void TestOpening::aTailLeftBehindIsNotTakenIntoANewLog()
{
    // The program was killed, and only the file itself was deleted.
    const QString copy = m_folder->filePath(QStringLiteral("killed.seriatim"));
    {
        const auto writer = openedFrom(sql::openStore(path(), Ada));
        QCOMPARE(ruleOf(write(*writer, "in the tail")), QString());
        QVERIFY(QFile::copy(path() + "-wal", copy + "-wal"));
    }
    const QByteArray tail = contentOf(copy + "-wal");
    const auto created = sql::createStore(copy, Ada, fill);
    QVERIFY(std::holds_alternative<OpenFailure>(created));
    QVERIFY(std::get<OpenFailure>(created).cause == OpenFailure::Cause::LeftBehind);
    QCOMPARE(std::get<OpenFailure>(created).path, copy + "-wal");
    QVERIFY(!QFile::exists(copy));
    QCOMPARE(contentOf(copy + "-wal"), tail);
}

void TestOpening::aRefusedFillingLeavesNothing()
{
    const QString other = m_folder->filePath(QStringLiteral("refused.seriatim"));
    const auto created = sql::createStore(
        other, Ada, [](Store &store, const QString &) { return std::optional(refusalOf(write(store, {}))); });
    QVERIFY(std::holds_alternative<Refusal>(created));
    QCOMPARE(QDir(m_folder->path()).entryList({"refused*"}, QDir::Files), QStringList());
}

void TestOpening::aNewLogAppearsWhole()
{
    const QString other = m_folder->filePath(QStringLiteral("new.seriatim"));
    const auto created = sql::createStore(other, Ada, [&](Store &store, const QString &unfinished) {
        if (QFile::exists(other) || unfinished == other)
            return std::optional(Refusal{Rule::CommandReused, {}, {}});
        return fill(store, unfinished);
    });
    QVERIFY(std::holds_alternative<std::unique_ptr<Store>>(created));
    QCOMPARE(std::get<std::unique_ptr<Store>>(created)->numbers().allSeries().size(), 5U);
    QCOMPARE(
        QFile::permissions(other) & (QFile::ReadOther | QFile::WriteOther | QFile::ReadGroup), QFile::Permissions());
}

void TestOpening::ofTwoWhoMakeALogOneIsRefused()
{
    const QString other = m_folder->filePath(QStringLiteral("both.seriatim"));
    // The second comes while the first is filling.
    const auto created = sql::createStore(other, Ada, [&](Store &store, const QString &unfinished) {
        QFile rival(other);
        if (!rival.open(QIODevice::WriteOnly | QIODevice::NewOnly))
            return std::optional(Refusal{Rule::CommandReused, {}, {}});
        rival.write("the rival's");
        return fill(store, unfinished);
    });
    QVERIFY(std::holds_alternative<OpenFailure>(created));
    QVERIFY(std::get<OpenFailure>(created).cause == OpenFailure::Cause::AlreadyExists);
    QFile rival(other);
    QVERIFY(rival.open(QIODevice::ReadOnly));
    QCOMPARE(rival.readAll(), QByteArray("the rival's"));
}

void TestOpening::aLogThatCannotBeNamedIsNotSaidToExist()
{
    QDir folder(m_folder->path());
    QVERIFY(folder.mkdir("office"));
    const QString other = folder.filePath("office/new.seriatim");
    const auto created = sql::createStore(other, Ada, [&](Store &store, const QString &unfinished) {
        const auto refusal = fill(store, unfinished);
        folder.rename("office", "moved"); // By somebody else, meanwhile.
        return refusal;
    });
    QVERIFY(std::holds_alternative<OpenFailure>(created));
    QVERIFY(std::get<OpenFailure>(created).cause == OpenFailure::Cause::NotAllowed);
    QVERIFY(!std::get<OpenFailure>(created).detail.isEmpty());
    QVERIFY(!QFile::exists(other));
}

QTEST_GUILESS_MAIN(TestOpening)
#include "tst_opening.moc"
