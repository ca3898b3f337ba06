#include "architecture/house.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace seriatim::architecture;

// clang-format off
/// Files that may be longer than others, each with its reason.
static const QMap<QString, QString> LongFiles{
    {"core/domain/content.h", "all that a document says, in one list"},
    {"core/domain/fields.h", "each field of a document named once"},
    {"core/domain/series.h", "the vocabulary of a series: states, commands, events"},
    {"core/log/eventfields.h", "each field of an event named once"},
    {"core/log/eventlog.h", "the log's interface, with the values that it speaks in"},
    {"core/log/jsonform.h", "a writer and a reader that mirror each other"},
    {"core/readmodel/numbers.h", "the register's rows, and all that is asked of it"},
    {"ui/desk.h", "the only door: a function for each thing that the window asks"},
    {"ui/style/flatstyle.cpp", "one style, asked for every kind of control"},
};
// clang-format on

static QSet<QString> namesOf(const QMap<QString, QString> &files)
{
    return {files.keyBegin(), files.keyEnd()};
}

/// The rooms keep their arrows (CONTRIBUTING.md), and the sources keep away from what has hurt
/// others. For each rule there is a small sabotaged house, in which exactly that breach must be
/// found.
class TestArchitecture : public QObject
{
    Q_OBJECT

private slots:
    void theTableOfRoomsIsUnderstood();
    void everyRoomKeepsTheRules();
    void aBreachIsNamed_data();
    void aBreachIsNamed();
    void anExceptionThatIsNotNeededIsNamed();

private:
    static void write(const QDir &root, const QString &path, const QByteArray &text);
    static QByteArray contributing();
};

void TestArchitecture::write(const QDir &root, const QString &path, const QByteArray &text)
{
    QVERIFY(root.mkpath(QFileInfo(path).path()));
    QFile file(root.filePath(path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

QByteArray TestArchitecture::contributing()
{
    QFile file(QStringLiteral(SOURCE_DIR "/CONTRIBUTING.md"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestArchitecture::theTableOfRoomsIsUnderstood()
{
    const QList<Room> rooms = roomsOf(QString::fromUtf8(contributing()));
    QVERIFY(rooms.size() >= 10);
    const auto room = [&](const QString &folder) {
        return *std::ranges::find_if(rooms, [&](const Room &each) { return each.folder == folder; });
    };
    QVERIFY(room("core/domain").mayInclude.isEmpty());
    QCOMPARE(room("core/print").mayInclude, (QSet<QString>{"domain", "files"}));
    QVERIFY(!room("ui").mayInclude.contains("sql"));
    QVERIFY(room("app").mayIncludeAll);
}

void TestArchitecture::everyRoomKeepsTheRules()
{
    const QStringList findings = findingsIn(QDir(QStringLiteral(SOURCE_DIR)), namesOf(LongFiles));
    QVERIFY2(findings.isEmpty(), qPrintable("\n" + findings.join('\n')));
}

void TestArchitecture::aBreachIsNamed_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("finding"); ///< Empty: there is none.

    // clang-format off
    const auto row = [](const char *name, const char *file, const QByteArray &text, const char *finding) {
        QTest::newRow(name) << QString::fromLatin1(file) << text << QString::fromLatin1(finding);
    };
    row("domain enters log", "core/domain/a.cpp", "#include \"domain/a.h\"\n#include \"log/eventlog.h\"\n",
        "core/domain/a.cpp:2: enters log, which core/domain may not");
    row("ui enters sql", "ui/list/a.h", "#pragma once\n\n#include \"sql/store.h\"\n", "ui/list/a.h:3: enters sql, which ui may not");
    row("words enters usecases", "ui/words/a.h", "#include \"usecases/usecases.h\"\n", "ui/words/a.h:1: enters usecases, which ui/words may not");
    row("print links log", "core/print/CMakeLists.txt", "seriatim_library(print\n    LINKS seriatim_domain seriatim_log Qt6::Gui)\n",
        "core/print/CMakeLists.txt:2: enters log, which core/print may not");
    row("no such room", "core/log/a.cpp", "#include \"somewhere/a.h\"\n", "core/log/a.cpp:1: includes from \"somewhere\", which is no room");
    row("upwards", "app/a.cpp", "#include \"../core/domain/money.h\"\n", "app/a.cpp:1: includes upwards; headers are included by room");
    row("SQL in the window", "ui/a.cpp", "QSqlQuery query;\n", "ui/a.cpp:1: speaks SQL outside core/sql");
    row("widgets in the core", "core/print/a.cpp", "#include <QtWidgets/QLabel>\n", "core/print/a.cpp:1: has widgets in the core");
    row("widgets linked in the core", "core/print/CMakeLists.txt", "target_link_libraries(x Qt6::Widgets)\n",
        "core/print/CMakeLists.txt:1: has widgets in the core");
    row("markup", "ui/a.cpp", "document.setHtml(party.name);\n", "ui/a.cpp:1: makes markup; text from users is plain text");
    row("a source too long", "ui/a.cpp", QByteArray("\n").repeated(MaxSourceLines + 1), "ui/a.cpp: has 301 lines, more than 300; it may hold two subjects");
    row("a header too long", "ui/a.h", QByteArray("\n").repeated(MaxHeaderLines + 1), "ui/a.h: has 121 lines, more than 120; it may hold two subjects");

    row("a source long enough", "ui/a.cpp", QByteArray("\n").repeated(MaxSourceLines), "");
    row("a header long enough", "ui/a.h", QByteArray("\n").repeated(MaxHeaderLines), "");
    row("the arrows that there are", "ui/words/a.cpp", "#include \"words/words.h\"\n#include \"readmodel/numbers.h\"\n#include \"a.moc\"\n", "");
    row("SQL where it belongs", "core/sql/a.cpp", "#include <QSqlQuery>\n#include \"log/eventlog.h\"\n", "");
    row("a comment", "core/domain/a.h", "/// Not `setHtml`, not `QSqlQuery`.\n", "");
    row("the door", "app/main.cpp", "#include \"sql/store.h\"\n#include \"ui/desk.h\"\n", "");
    // clang-format on
}

void TestArchitecture::aBreachIsNamed()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, text);
    QFETCH(QString, finding);
    QTemporaryDir folder;
    const QDir root(folder.path());
    write(root, "CONTRIBUTING.md", contributing());
    write(root, file, text);
    QCOMPARE(findingsIn(root), finding.isEmpty() ? QStringList() : QStringList(finding));
}

void TestArchitecture::anExceptionThatIsNotNeededIsNamed()
{
    QTemporaryDir folder;
    const QDir root(folder.path());
    write(root, "CONTRIBUTING.md", contributing());
    write(root, "ui/a.cpp", "\n");
    QCOMPARE(findingsIn(root, {"ui/a.cpp"}), QStringList("ui/a.cpp: needs no exception for its length any more"));
}

QTEST_APPLESS_MAIN(TestArchitecture)
#include "tst_architecture.moc"
