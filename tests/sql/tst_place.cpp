#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

#include "sql/opening.h"
#include "usecases/usecases.h"
#include "words/words.h"

using namespace seriatim;

/// A log whose file is not where it was, or is there twice: whoever has it open does not answer numbers any more that
/// nobody else sees.
class TestPlace : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aLogWithTwoNamesIsOnlyRead();
    void aSecondNameStopsWhoHasTheLogOpen();
    void whatIsNotAtItsPlaceIsNotWritten_data();
    void whatIsNotAtItsPlaceIsNotWritten();
    void whatIsTakenAwayUnderTheLockIsNotTold_data() { whatIsNotAtItsPlaceIsNotWritten_data(); }
    void whatIsTakenAwayUnderTheLockIsNotTold();
    void aRebuildDoesNotWriteToWhatWasTakenAway();
    void aLogThatWasMovedIsWrittenAtItsNewPlace();

private:
    QString path(const QString &name = QStringLiteral("company.seriatim")) const { return m_folder->filePath(name); }
    QByteArray contentOf(const QString &name) const;
    std::unique_ptr<Store> open(const QString &name = QStringLiteral("company.seriatim")) const;
    void takeAway(const QString &what) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

const Session Ada{QStringLiteral("ada"), QStringLiteral("front desk")};

ReserveBlock one()
{
    ReserveBlock command;
    command.series = QStringLiteral("INV");
    command.date = QDate::currentDate();
    command.count = 1;
    command.purpose = QStringLiteral("a pad");
    return command;
}

/// The number, or why there is none.
QString reserve(Store &store)
{
    try {
        const auto result = reserveBlock(store, one());
        return isRefused(result) ? refusalOf(result).facts.value("reason")
                                 : std::get<NumbersAnswer>(result).firstNumber;
    } catch (const LogError &error) {
        return QStringLiteral("error %1 %2").arg(int(error.kind())).arg(int(error.cause()));
    }
}

const QString Displaced = QStringLiteral("error %1 %1").arg(int(LogError::Kind::Displaced));

} // namespace

void TestPlace::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    const auto fill = [](Store &store, const QString &) { return defineUsualSeries(store, QDate::currentDate()); };
    QVERIFY(std::holds_alternative<std::unique_ptr<Store>>(sql::createStore(path(), Ada, fill)));
    QVERIFY(QFile::copy(path(), path("older")));
}

std::unique_ptr<Store> TestPlace::open(const QString &name) const
{
    auto opened = sql::openStore(path(name), Ada);
    return std::move(std::get<std::unique_ptr<Store>>(opened));
}

QByteArray TestPlace::contentOf(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestPlace::aLogWithTwoNamesIsOnlyRead()
{
    QCOMPARE(::link(QFile::encodeName(path()).constData(), QFile::encodeName(path("other")).constData()), 0);
    for (const QString &name : {QStringLiteral("company.seriatim"), QStringLiteral("other")}) {
        const auto store = open(name);
        QCOMPARE(store->readOnlyReason(), "other-name");
        QCOMPARE(reserve(*store), "other-name");
        QVERIFY(words::readOnlySentence(store->readOnlyReason()).contains("hard link"));
    }
    QVERIFY(QFile::remove(path("other")));
    QVERIFY(reserve(*open()).endsWith("00001"));
}

void TestPlace::aSecondNameStopsWhoHasTheLogOpen()
{
    auto store = open();
    QVERIFY(reserve(*store).endsWith("00001"));
    QCOMPARE(::link(QFile::encodeName(path()).constData(), QFile::encodeName(path("other")).constData()), 0);
    QCOMPARE(reserve(*store), "other-name");
    QCOMPARE(store->readOnlyReason(), "other-name");
    store.reset();
    QCOMPARE(reserve(*open("other")), "other-name");
}

void TestPlace::whatIsNotAtItsPlaceIsNotWritten_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"deleted", "moved", "replaced", "the -wal is gone", "the -shm is gone", "another -wal"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

/// As other programs do it: by name.
void TestPlace::takeAway(const QString &what) const
{
    const auto each = [&](const QStringList &endings, const auto &act) {
        for (const QString &ending : endings)
            QVERIFY(act(path() + ending));
    };
    const QStringList all{"", "-wal", "-shm"};
    const auto remove = [](const QString &file) { return QFile::remove(file); };
    const auto move = [](const QString &file) { return QFile::rename(file, file + ".old"); };
    if (what == u"deleted")
        each(all, remove);
    else if (what.startsWith(u"the "))
        each({what.section(u' ', 1, 1)}, remove);
    else if (what == u"another -wal")
        each({"-wal"}, move);
    else
        each(all, move);
    if (what == u"replaced")
        QVERIFY(QFile::copy(path("older"), path()));
    if (what == u"another -wal")
        QVERIFY(QFile::copy(path() + "-wal.old", path() + "-wal"));
}

void TestPlace::whatIsNotAtItsPlaceIsNotWritten()
{
    QFETCH(QString, what);
    const auto store = open();
    QVERIFY(reserve(*store).endsWith("00001"));
    takeAway(what);
    QCOMPARE(reserve(*store), Displaced);
    QCOMPARE(reserve(*store), Displaced);
}

void TestPlace::whatIsTakenAwayUnderTheLockIsNotTold()
{
    QFETCH(QString, what);
    const auto store = open();
    QVERIFY(reserve(*store).endsWith("00001"));
    const Position before = store->log().info().head.position;
    const auto transaction = store->log().begin();
    SaveParty command;
    transaction->append({command.command, QString(32, u'0')},
        {{QStringLiteral("party/") + QUuid::createUuid().toString(QUuid::WithoutBraces), 1,
            QStringLiteral("PartyArchived"), "{}"}});
    takeAway(what);
    try {
        transaction->commit();
        QFAIL("it was told as done");
    } catch (const LogError &error) {
        QVERIFY(error.kind() == LogError::Kind::Displaced);
    }
    QCOMPARE(store->log().info().head.position, before);
}

void TestPlace::aRebuildDoesNotWriteToWhatWasTakenAway()
{
    const auto store = open();
    QVERIFY(reserve(*store).endsWith("00001"));
    QByteArray log, tail;
    const auto moveOnce = [&](qint64, qint64) {
        if (log.isEmpty()) {
            takeAway("moved");
            log = contentOf("company.seriatim.old");
            tail = contentOf("company.seriatim-wal.old");
        }
        return true;
    };
    try {
        store->upkeep().rebuild(moveOnce);
        QFAIL("it was told as done");
    } catch (const LogError &error) {
        QCOMPARE(int(error.kind()), int(LogError::Kind::Displaced));
    }
    QVERIFY2(!log.isEmpty() && !tail.isEmpty(), "nothing was moved away");
    QCOMPARE(contentOf("company.seriatim.old"), log);
    QCOMPARE(contentOf("company.seriatim-wal.old"), tail);
}

void TestPlace::aLogThatWasMovedIsWrittenAtItsNewPlace()
{
    {
        const auto store = open();
        QVERIFY(reserve(*store).endsWith("00001"));
        takeAway("moved");
        QCOMPARE(reserve(*store), Displaced);
    }
    for (const char *ending : {"", "-wal", "-shm"})
        QVERIFY(QFile::rename(path() + ending + ".old", path("new") + ending));
    QVERIFY(reserve(*open("new")).endsWith("00002"));
}

QTEST_GUILESS_MAIN(TestPlace)
#include "tst_place.moc"
