#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <set>

#include "print/filename.h"
#include "print/pendingfile.h"

using namespace seriatim;
using print::Existing;
using print::FileFault;
using print::PendingFile;

namespace {

PendingFile::Writer writing(const QByteArray &text)
{
    return [text](QIODevice &device) { return device.write(text) == text.size(); };
}

PendingFile pending(const QString &path, const QByteArray &text)
{
    auto file = PendingFile::written(path, writing(text));
    return std::get<PendingFile>(std::move(file));
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("<none>");
}

QStringList entriesOf(const QString &folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

} // namespace

class tst_Files : public QObject
{
    Q_OBJECT

private slots:
    void aFileAppearsWholeOrNotAtAll()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath("a.pdf");
        {
            PendingFile file = pending(path, "whole");
            QVERIFY(!QFile::exists(path));
            QCOMPARE(contentOf(file.temporaryPath()), QByteArray("whole"));
            QVERIFY(std::holds_alternative<Done>(file.place()));
            QCOMPARE(contentOf(path), QByteArray("whole"));
        }
        QCOMPARE(entriesOf(folder.path()), QStringList{"a.pdf"});
    }

    void whatIsNotPlacedLeavesNothing()
    {
        const QTemporaryDir folder;
        {
            const PendingFile file = pending(folder.filePath("a.pdf"), "whole");
        }
        QCOMPARE(entriesOf(folder.path()), QStringList());
    }

    void aMovedFileIsRemovedOnce()
    {
        const QTemporaryDir folder;
        PendingFile first = pending(folder.filePath("a.pdf"), "one");
        PendingFile second = std::move(first);
        QVERIFY(std::holds_alternative<Done>(second.place()));
        PendingFile third = pending(folder.filePath("b.pdf"), "two");
        third = pending(folder.filePath("c.pdf"), "three");
        QVERIFY(std::holds_alternative<Done>(third.place()));
        QCOMPARE(entriesOf(folder.path()), (QStringList{"a.pdf", "c.pdf"}));
    }

    void aFileIsNeverReplacedInSilence()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath("a.pdf");
        PendingFile file = pending(path, "new");
        QVERIFY(std::holds_alternative<Done>(pending(path, "old").place())); // Appears after the other was written.
        const auto refused = file.place();
        QCOMPARE(std::get<FileFault>(refused).kind, FileFault::Kind::Exists);
        QCOMPARE(contentOf(path), QByteArray("old"));
        QVERIFY(std::holds_alternative<Done>(file.place(Existing::Replace)));
        QCOMPARE(contentOf(path), QByteArray("new"));
    }

    void aDanglingLinkIsAFileToo()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath("a.pdf");
        QVERIFY(QFile::link("/nowhere/else", path));
        QCOMPARE(std::get<FileFault>(pending(path, "new").place()).kind, FileFault::Kind::Exists);
    }

    void aWriterThatFailsLeavesNothing()
    {
        const QTemporaryDir folder;
        const auto result = PendingFile::written(folder.filePath("a.pdf"), [](QIODevice &device) {
            device.write("half");
            return false;
        });
        QVERIFY(std::holds_alternative<FileFault>(result));
        QCOMPARE(entriesOf(folder.path()), QStringList());
    }

    void aFolderThatIsMissingIsSaid()
    {
        const QTemporaryDir folder;
        const auto result = PendingFile::written(folder.filePath("no/such/a.pdf"), writing("x"));
        QCOMPARE(std::get<FileFault>(result).kind, FileFault::Kind::Failed);
        QVERIFY(!std::get<FileFault>(result).detail.isEmpty());
    }

    void everyoneMayReadWhatTheyMayReadOtherwise()
    {
        const QTemporaryDir folder;
        QVERIFY(std::holds_alternative<Done>(pending(folder.filePath("a.pdf"), "x").place()));
        QFile plain(folder.filePath("plain"));
        QVERIFY(plain.open(QIODevice::WriteOnly));
        QCOMPARE(QFile::permissions(folder.filePath("a.pdf")), plain.permissions());
    }

    void namesAreSafe_data()
    {
        QTest::addColumn<QString>("number");
        QTest::addColumn<bool>("stays");
        QTest::newRow("usual") << "INV-2026-00450" << true;
        QTest::newRow("dots and underscores") << "A_1.2026.7" << true;
        QTest::newRow("slash") << "INV/2026/1" << false;
        QTest::newRow("backslash") << "INV\\1" << false;
        QTest::newRow("upwards") << "../../etc/cron.d/x" << false;
        QTest::newRow("dot") << "." << false;
        QTest::newRow("dots") << ".." << false;
        QTest::newRow("hidden") << ".profile" << false;
        QTest::newRow("dot behind") << "INV1." << false;
        QTest::newRow("option") << "-rf" << false;
        QTest::newRow("nothing") << "" << false;
        QTest::newRow("device") << "CON" << false;
        QTest::newRow("device with a type") << "nul.2026" << false;
        QTest::newRow("port") << "LPT1" << false;
        QTest::newRow("no device") << "CONTO-1" << true;
        QTest::newRow("letters of others") << QStringLiteral("RÉF-1") << false;
        QTest::newRow("stream of Windows") << "a:b" << false;
        QTest::newRow("NUL") << QString::fromUtf16(u"a\0b", 3) << false;
        QTest::newRow("long") << QString(300, 'A') << false;
    }

    void namesAreSafe()
    {
        QFETCH(QString, number);
        QFETCH(bool, stays);
        const QString name = print::fileNameFor(number);
        QCOMPARE(name == number, stays);
        static const QRegularExpression safe("^[A-Za-z0-9_][A-Za-z0-9._-]*[A-Za-z0-9_-]$|^[A-Za-z0-9_]$");
        QVERIFY2(safe.match(name).hasMatch(), qPrintable(name));
        static const QRegularExpression device(
            "^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\.|$)", QRegularExpression::CaseInsensitiveOption);
        QVERIFY2(!device.match(name).hasMatch(), qPrintable(name));
        QVERIFY(name.size() < 200);
    }

    void twoNumbersNeverHaveTheSameName()
    {
        QStringList numbers{
            "INV/1", "INV\\1", "INV_1", "INV 1", "INV:1", "CON", "_CON", "CON.", "", "_", ".", "..", "__"};
        numbers << QString(300, 'A') << QString(299, 'A') + 'B';
        const QStringList asTheyAre = numbers;
        for (const QString &number : asTheyAre)
            numbers << print::fileNameFor(number) + "" << print::fileNameFor(print::fileNameFor(number) + "x");
        numbers.removeDuplicates();
        std::set<QString> names;
        for (const QString &number : numbers)
            names.insert(print::fileNameFor(number));
        QCOMPARE(static_cast<qsizetype>(names.size()), numbers.size());
    }
};

QTEST_MAIN(tst_Files)
#include "tst_files.moc"
