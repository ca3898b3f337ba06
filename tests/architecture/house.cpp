#include "architecture/house.h"

#include <QDirIterator>
#include <QRegularExpression>

#include <algorithm>
#include <iterator>

namespace seriatim::architecture {

namespace {

/// A line of a file, and where it stands.
struct Line {
    QString file;
    qsizetype number = 0;
    QString text;

    QString finding(const QString &what) const { return QStringLiteral("%1:%2: %3").arg(file).arg(number).arg(what); }
};

/// What is forbidden outside one folder, wherever it is written.
struct Ban {
    const char *inFolder;
    const char *exceptIn; ///< Empty: nowhere allowed.
    QRegularExpression pattern;
    const char *why;
};

const QList<Ban> &bans()
{
    static const QList<Ban> list{
        {"", "", QRegularExpression(R"(#include\s+"\.\./)"), "includes upwards; headers are included by room"},
        {"", "", QRegularExpression(R"(\b(set|insert|append|from)Html\b)"),
            "makes markup; text from users is plain text"},
        {"", "core/sql/", QRegularExpression(R"(\bQSql[A-Z]\w*|<QtSql\b|Qt6::Sql\b)"), "speaks SQL outside core/sql"},
        {"core/", "", QRegularExpression(R"(<QtWidgets\b|Qt6::Widgets\b)"), "has widgets in the core"},
    };
    return list;
}

QString readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Sources, headers and build files of the program, in the order of their names.
QStringList filesIn(const QDir &root)
{
    QStringList files;
    for (const char *folder : {"core", "ui", "app"}) {
        QDirIterator each(root.filePath(QLatin1StringView(folder)), {"*.cpp", "*.h", "CMakeLists.txt"}, QDir::Files,
            QDirIterator::Subdirectories);
        while (each.hasNext())
            files.append(root.relativeFilePath(each.next()));
    }
    files.sort();
    return files;
}

const Room *roomOf(const QString &file, const QList<Room> &rooms)
{
    const Room *found = nullptr;
    for (const Room &room : rooms) {
        if (file.startsWith(room.folder + u'/') && (!found || room.folder.size() > found->folder.size()))
            found = &room;
    }
    return found;
}

bool isComment(const QString &text)
{
    const QString trimmed = text.trimmed();
    return trimmed.startsWith("//") || (trimmed.startsWith('#') && !trimmed.startsWith("#include"));
}

QStringList wrongArrows(const Line &line, const Room &room, const QList<Room> &rooms)
{
    static const QRegularExpression include(R"re(^\s*#include\s+"([^"]+)")re");
    static const QRegularExpression linked(R"(\bseriatim_([a-z]+)\b)");
    QStringList findings;
    const auto enter = [&](const QString &name) {
        if (name != room.name() && !room.mayIncludeAll && !room.mayInclude.contains(name))
            findings.append(line.finding(QStringLiteral("enters %1, which %2 may not").arg(name, room.folder)));
    };
    const auto isRoom = [&](const QString &name) {
        return std::ranges::any_of(rooms, [&](const Room &each) { return each.name() == name; });
    };

    if (const auto match = include.match(line.text); match.hasMatch()) {
        const QString path = match.captured(1);
        const QString name = path.section(u'/', 0, 0);
        if (isRoom(name))
            enter(name);
        else if (!path.endsWith(".moc") && name != "..")
            findings.append(line.finding(QStringLiteral("includes from \"%1\", which is no room").arg(name)));
    }
    if (line.file.endsWith("CMakeLists.txt")) {
        for (auto each = linked.globalMatch(line.text); each.hasNext();) {
            const QString name = each.next().captured(1);
            if (isRoom(name))
                enter(name);
        }
    }
    return findings;
}

QStringList banned(const Line &line)
{
    QStringList findings;
    for (const Ban &ban : bans()) {
        const QString except = QString::fromLatin1(ban.exceptIn);
        const bool applies = line.file.startsWith(QLatin1StringView(ban.inFolder))
            && (except.isEmpty() || !line.file.startsWith(except));
        if (applies && ban.pattern.match(line.text).hasMatch())
            findings.append(line.finding(QString::fromLatin1(ban.why)));
    }
    return findings;
}

QStringList lengthFault(const QString &file, qsizetype lines, const QSet<QString> &longFiles)
{
    const int most = file.endsWith(u".h") ? MaxHeaderLines : MaxSourceLines;
    if (lines > most && !longFiles.contains(file))
        return {
            QStringLiteral("%1: has %2 lines, more than %3; it may hold two subjects").arg(file).arg(lines).arg(most)};
    if (lines <= most && longFiles.contains(file))
        return {QStringLiteral("%1: needs no exception for its length any more").arg(file)};
    return {};
}

QStringList findingsOf(
    const QString &file, const QString &text, const QList<Room> &rooms, const QSet<QString> &longFiles)
{
    const Room *room = roomOf(file, rooms);
    QStringList lines = text.split(u'\n');
    if (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    QStringList findings = lengthFault(file, lines.size(), longFiles);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const Line line{file, i + 1, lines[i]};
        if (isComment(line.text))
            continue;
        findings += banned(line);
        if (room)
            findings += wrongArrows(line, *room, rooms);
    }
    return findings;
}

} // namespace

QList<Room> roomsOf(const QString &contributing)
{
    static const QRegularExpression row(
        R"(^\| `([a-z/]+)` \|[^|]*\| ([^|]*) \|$)", QRegularExpression::MultilineOption);
    QList<Room> rooms;
    for (auto each = row.globalMatch(contributing); each.hasNext();) {
        const auto match = each.next();
        const QStringList names = match.captured(2).split(", ");
        Room room{match.captured(1), {}, names == QStringList("all")};
        if (names != QStringList("nothing of ours"))
            room.mayInclude = QSet<QString>(names.begin(), names.end());
        rooms.append(room);
    }
    return rooms;
}

QStringList findingsIn(const QDir &root, const QSet<QString> &longFiles)
{
    const QList<Room> rooms = roomsOf(readAll(root.filePath("CONTRIBUTING.md")));
    QStringList findings;
    for (const QString &file : filesIn(root))
        findings += findingsOf(file, readAll(root.filePath(file)), rooms, longFiles);
    return findings;
}

} // namespace seriatim::architecture
