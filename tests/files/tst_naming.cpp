#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>

#include "files/naming.h"

using namespace seriatim;

namespace {

int systemsError = 0; ///< What the system answers to a renaming that replaces nothing.

}

/// In the place of the C library's: a file system that cannot rename so, or whose disk is broken.
extern "C" int renameat2(int, const char *, int, const char *, unsigned) noexcept
{
    errno = systemsError;
    return -1;
}

/// Files that get their name where the system does not rename without replacing.
class TestNaming : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void aFileSystemThatCannotRenameSoStillNamesAFile_data();
    void aFileSystemThatCannotRenameSoStillNamesAFile();
    void thereTooNothingIsReplaced();
    void otherErrorsAreTheSystemsOwn();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    void write(const QString &name, const QByteArray &text) const;
    QByteArray read(const QString &name) const;
    QStringList names() const { return QDir(m_folder->path()).entryList(QDir::Files); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestNaming::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    write("unfinished", "all of it");
}

void TestNaming::write(const QString &name, const QByteArray &text) const
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

QByteArray TestNaming::read(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("<none>");
}

void TestNaming::aFileSystemThatCannotRenameSoStillNamesAFile_data()
{
    QTest::addColumn<int>("error");
    QTest::newRow("a file system without it") << EINVAL;
    QTest::newRow("a kernel without it") << ENOSYS;
}

void TestNaming::aFileSystemThatCannotRenameSoStillNamesAFile()
{
    QFETCH(int, error);
    systemsError = error;
    QCOMPARE(files::nameBeside(path("unfinished"), path("a.seriatim")), 0);
    QCOMPARE(read("a.seriatim"), "all of it");
    QCOMPARE(names(), QStringList{"a.seriatim"}); // A second name would keep a log to reading.
}

void TestNaming::thereTooNothingIsReplaced()
{
    systemsError = EINVAL;
    write("a.seriatim", "somebody's");
    QCOMPARE(files::nameBeside(path("unfinished"), path("a.seriatim")), EEXIST);
    QCOMPARE(read("a.seriatim"), "somebody's");
    QCOMPARE(read("unfinished"), "all of it");
}

void TestNaming::otherErrorsAreTheSystemsOwn()
{
    systemsError = EIO;
    QCOMPARE(files::nameBeside(path("unfinished"), path("a.seriatim")), EIO);
    QCOMPARE(names(), QStringList{"unfinished"});
}

QTEST_GUILESS_MAIN(TestNaming)
#include "tst_naming.moc"
