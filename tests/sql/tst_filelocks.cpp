#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <stdexcept>

#include <fcntl.h>

#include "sql/database.h"
#include "sql/opening.h"
#include "usecases/usecases.h"

using namespace seriatim;

/// A log that is open stays locked whatever else its process opens and closes, so that no other program takes it for
/// closed and tidies up under its feet.
class TestFileLocks : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void whatIsOpenIsLockedThoughItsFilesWereLookedInto();
    void whatIsClosedIsNotLocked();
    void theLastToCloseFoldsTheTail();
    void whoOpensFirstToReadDoesNotHinderWhoWrites();
    void locksOfProgramsThatLockByProcessExcludeOurs();
    void noProgramTakesALogForClosedThatIsOpen();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("company.seriatim")); }
    QString tail() const { return path() + QStringLiteral("-wal"); }
    std::unique_ptr<Store> open(std::chrono::milliseconds patience = sql::DefaultPatience) const;
    bool isLocked() const;
    int run(const QStringList &arguments) const;
    void lookInto() const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

const Session Ada{QStringLiteral("ada"), QStringLiteral("front desk")};

/// Answers the number.
QString reserve(Store &store)
{
    ReserveBlock command;
    command.series = QStringLiteral("INV");
    command.date = QDate(2026, 3, 1);
    command.count = 1;
    command.purpose = QStringLiteral("a pad");
    const auto result = reserveBlock(store, command);
    return isRefused(result) ? QString() : std::get<NumbersAnswer>(result).firstNumber;
}

} // namespace

void TestFileLocks::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    const auto fill = [](Store &store, const QString &) { return defineUsualSeries(store, QDate(2026, 1, 1)); };
    QVERIFY(std::holds_alternative<std::unique_ptr<Store>>(sql::createStore(path(), Ada, fill)));
}

std::unique_ptr<Store> TestFileLocks::open(std::chrono::milliseconds patience) const
{
    return std::get<std::unique_ptr<Store>>(sql::openStore(path(), Ada, {patience}));
}

/// As another program finds it that wants the file for itself: SQLite's shared bytes.
bool TestFileLocks::isLocked() const
{
    QFile file(path());
    if (!file.open(QIODevice::ReadWrite))
        throw std::runtime_error("the log's file cannot be opened");
    struct flock lock = {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    lock.l_start = 0x40000002;
    lock.l_len = 510;
    if (::fcntl(file.handle(), F_OFD_GETLK, &lock) != 0)
        throw std::runtime_error("nobody says who has locked the file");
    return lock.l_type != F_UNLCK;
}

/// Answers the exit code of the program, another one than this.
int TestFileLocks::run(const QStringList &arguments) const
{
    return QProcess::execute(
        QStringLiteral(SERIATIM_PROGRAM), QStringList{QStringLiteral("--log"), path()} + arguments);
}

void TestFileLocks::lookInto() const
{
    for (const QString &name : QDir(m_folder->path()).entryList(QDir::Files)) {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        file.read(100);
    }
}

void TestFileLocks::whatIsOpenIsLockedThoughItsFilesWereLookedInto()
{
    const auto store = open();
    QVERIFY(isLocked());
    lookInto();
    QVERIFY(isLocked());
}

void TestFileLocks::whatIsClosedIsNotLocked()
{
    for (int i = 0; i < 3; ++i) {
        open().reset();
        QVERIFY(!isLocked());
    }
}

/// To SQLite all connections of a process are one: also the one that was opened first must be able to go first.
void TestFileLocks::theLastToCloseFoldsTheTail()
{
    auto first = open();
    auto second = open();
    QVERIFY(!reserve(*first).isEmpty());
    first.reset();
    QVERIFY(isLocked());
    QVERIFY(!reserve(*second).isEmpty());
    QVERIFY(QFile::exists(tail()));
    second.reset();
    QVERIFY(!QFile::exists(tail()));
}

void TestFileLocks::whoOpensFirstToReadDoesNotHinderWhoWrites()
{
    const sql::Database looking(path(), sql::Database::Access::ReadOnly, {});
    QVERIFY(looking.applicationId());
    auto writing = open();
    QCOMPARE(reserve(*writing), QStringLiteral("INV-2026-00001"));
    QVERIFY(isLocked());
}

void TestFileLocks::locksOfProgramsThatLockByProcessExcludeOurs()
{
    auto store = open({});
    QFile index(path() + QStringLiteral("-shm"));
    QVERIFY(index.open(QIODevice::ReadWrite));
    struct flock writers = {}; // SQLite's WAL_WRITE_LOCK.
    writers.l_type = F_WRLCK;
    writers.l_whence = SEEK_SET;
    writers.l_start = 120;
    writers.l_len = 1;
    {
        const auto begun = store->log().begin();
        QVERIFY(begun);
        QVERIFY(::fcntl(index.handle(), F_SETLK, &writers) < 0);
    }
    QCOMPARE(::fcntl(index.handle(), F_SETLK, &writers), 0);
    QVERIFY(!store->log().begin());
    index.close();
    QVERIFY(store->log().begin());
}

void TestFileLocks::noProgramTakesALogForClosedThatIsOpen()
{
    auto store = open();
    QCOMPARE(reserve(*store), QStringLiteral("INV-2026-00001"));
    lookInto();
    QCOMPARE(run({"audit"}), 0); // The last to close, as far as it can see.
    QVERIFY(QFile::exists(tail()));
    QCOMPARE(reserve(*store), QStringLiteral("INV-2026-00002"));
    QCOMPARE(run({"reserve", "INV", "--for", "pad", "--date", "2026-03-01"}), 0);
    QCOMPARE(reserve(*store), QStringLiteral("INV-2026-00004"));
    store.reset();
    QCOMPARE(run({"verify"}), 0);
    QCOMPARE(reserve(*open()), QStringLiteral("INV-2026-00005"));
}

QTEST_GUILESS_MAIN(TestFileLocks)
#include "tst_filelocks.moc"
