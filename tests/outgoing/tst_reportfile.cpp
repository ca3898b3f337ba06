#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <thread>

#include "outgoing/reportfile.h"
#include "support/fulldisk.h"
#include "support/shop.h"

using namespace seriatim;
using namespace seriatim::outgoing;

/// A report is where it was wanted, whole; or it is said that it is not, and what was there is there still.
class TestReportFile : public QObject
{
    Q_OBJECT

private slots:
    void aReportTakesThePlaceOfTheOneBefore();
    void aFullDiskLeavesTheReportThatWasThere_data();
    void aFullDiskLeavesTheReportThatWasThere();
    void aDiskThatIsFullToTheLastByteLeavesTheReportThatWasThere();
    void aPipeIsWrittenInto();
    void aDeviceStaysADevice();
    void whatADeviceDoesNotTakeIsSaid();
    void aLinkStaysALink();
    void noLogIsOverwritten_data();
    void noLogIsOverwritten();
    void anOpenLogKeepsItsLocks();

private:
    QString file(const QString &name) const { return m_folder.filePath(name); }
    QByteArray contentOf(const QString &name) const
    {
        QFile read(file(name));
        return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;
};

namespace {

const QByteArray Report = "none is missing\n";

} // namespace

void TestReportFile::aReportTakesThePlaceOfTheOneBefore()
{
    QVERIFY(!writeReport(file("audit.csv"), "an older and longer one\n"));
    QVERIFY(QFile::setPermissions(file("audit.csv"), QFile::ReadOwner | QFile::WriteOwner));
    QVERIFY(!writeReport(file("audit.csv"), Report));
    QCOMPARE(contentOf("audit.csv"), Report);
    QVERIFY(!(QFile::permissions(file("audit.csv")) & QFile::ReadOther));
    QVERIFY(writeReport("/nowhere/at/all", Report).has_value());
}

void TestReportFile::aFullDiskLeavesTheReportThatWasThere_data()
{
    QTest::addColumn<int>("size");
    QTest::newRow("a small one, which fits into a buffer") << 10;
    QTest::newRow("a large one") << 1'000'000;
}

void TestReportFile::aFullDiskLeavesTheReportThatWasThere()
{
    QFETCH(int, size);
    QVERIFY(!writeReport(file("full.csv"), Report));
    std::optional<ReportFault> fault;
    {
        const FullDisk disk(0);
        fault = writeReport(file("full.csv"), QByteArray(size, 'x'));
    }
    QVERIFY(fault && fault->kind == ReportFault::Kind::Failed && !fault->detail.isEmpty());
    QCOMPARE(contentOf("full.csv"), Report);
    QCOMPARE(QDir(m_folder.path()).entryList({".*"}, QDir::Files | QDir::Hidden).size(), 0);
}

void TestReportFile::aDiskThatIsFullToTheLastByteLeavesTheReportThatWasThere()
{
    const QString disk = file("disk");
    QVERIFY(QDir().mkpath(disk));
    if (::mount("tmpfs", QFile::encodeName(disk).constData(), "tmpfs", 0, "size=64k") != 0)
        QSKIP("NOT TESTED: no disk may be mounted here");
    const auto unmount = qScopeGuard([&] { ::umount2(QFile::encodeName(disk).constData(), MNT_DETACH); });
    QVERIFY(!writeReport(file("disk/audit.csv"), Report));
    QFile filler(file("disk/filler"));
    QVERIFY(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    while (filler.write(QByteArray(4096, 'x')) > 0) {}
    filler.close();
    QVERIFY(writeReport(file("disk/audit.csv"), QByteArray(10, 'x')).has_value());
    QCOMPARE(contentOf("disk/audit.csv"), Report);
}

void TestReportFile::aPipeIsWrittenInto()
{
    QCOMPARE(::mkfifo(QFile::encodeName(file("pipe")).constData(), 0600), 0);
    QByteArray read;
    std::thread reader([&] { read = contentOf("pipe"); });
    const auto fault = writeReport(file("pipe"), Report);
    reader.join();
    QVERIFY(!fault);
    QCOMPARE(read, Report);
    struct stat found = {};
    QCOMPARE(::stat(QFile::encodeName(file("pipe")).constData(), &found), 0);
    QVERIFY(S_ISFIFO(found.st_mode));
}

/// One of its own: as root, the system's would be gone if this failed.
void TestReportFile::aDeviceStaysADevice()
{
    const QByteArray null = QFile::encodeName(file("null"));
    if (::mknod(null.constData(), S_IFCHR | 0600, makedev(1, 3)) != 0)
        QSKIP("NOT TESTED: no device may be made here");
    QVERIFY(!writeReport(file("null"), Report));
    struct stat found = {};
    QCOMPARE(::stat(null.constData(), &found), 0);
    QVERIFY(S_ISCHR(found.st_mode));
}

void TestReportFile::whatADeviceDoesNotTakeIsSaid()
{
    if (::mknod(QFile::encodeName(file("full")).constData(), S_IFCHR | 0600, makedev(1, 7)) != 0)
        QSKIP("NOT TESTED: no device may be made here");
    const auto fault = writeReport(file("full"), Report);
    QVERIFY(fault && fault->kind == ReportFault::Kind::Failed);
}

void TestReportFile::aLinkStaysALink()
{
    QVERIFY(!writeReport(file("target.csv"), "before"));
    QVERIFY(QFile::link(file("target.csv"), file("link.csv")));
    QVERIFY(!writeReport(file("link.csv"), Report));
    QCOMPARE(QFile::symLinkTarget(file("link.csv")), file("target.csv"));
    QCOMPARE(contentOf("target.csv"), Report);
}

void TestReportFile::noLogIsOverwritten_data()
{
    QTest::addColumn<QString>("ending");
    QTest::addColumn<bool>("isOpen");
    for (const char *ending : {"", "-wal", "-shm"}) {
        QTest::addRow("another log%s", ending) << QString(ending) << false;
        QTest::addRow("the log in use%s", ending) << QString(ending) << true;
    }
}

void TestReportFile::noLogIsOverwritten()
{
    QFETCH(QString, ending);
    QFETCH(bool, isOpen);
    const auto shop = makeShop("sqlite");
    const auto store = isOpen ? shop->open(sessionOf("anna", Clock())) : nullptr;
    const QString before = QFileInfo(shop->path()).lastModified().toString(Qt::ISODateWithMs);
    const auto fault = writeReport(shop->path() + ending, Report);
    QVERIFY(fault && fault->kind == ReportFault::Kind::IsALog);
    QCOMPARE(QFileInfo(shop->path()).lastModified().toString(Qt::ISODateWithMs), before);
    QVERIFY(shop->open(sessionOf("anna", Clock()))->readOnlyReason().isEmpty());
}

/// A lock of this process, which is gone as soon as it closes any descriptor of the file.
void TestReportFile::anOpenLogKeepsItsLocks()
{
    const auto shop = makeShop("sqlite");
    const auto store = shop->open(sessionOf("anna", Clock()));
    const auto locksOn = [](const QString &path) {
        struct stat found = {};
        ::stat(QFile::encodeName(path).constData(), &found);
        QFile locks("/proc/locks");
        if (!locks.open(QIODevice::ReadOnly))
            return qsizetype(-1);
        return locks.readAll().count(QByteArray(":") + QByteArray::number(qulonglong(found.st_ino)) + ' ');
    };
    store->log().info();
    const qsizetype before = locksOn(shop->path());
    QVERIFY2(before > 0, "no lock to lose");
    QVERIFY(writeReport(shop->path(), Report).has_value());
    QCOMPARE(locksOn(shop->path()), before);
}

QTEST_GUILESS_MAIN(TestReportFile)
#include "tst_reportfile.moc"
