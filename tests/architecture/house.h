#pragma once

#include <QDir>
#include <QMap>
#include <QSet>
#include <QStringList>

/// The rooms of the sources, and what may not be found in them.
namespace seriatim::architecture {

/// Folder of a room (`core/domain`) and the rooms that it may include, by their short names
/// (`domain`).
struct Room {
    QString folder;
    QSet<QString> mayInclude;
    bool mayIncludeAll = false;

    QString name() const { return folder.section(u'/', -1); }
};

/// Reads the table of rooms in CONTRIBUTING.md, so that what people read is what holds.
QList<Room> roomsOf(const QString &contributing);

/// All that is against the rules in core/, ui/ and app/ below `root`, a line each:
/// `core/domain/money.cpp:3: …`. Files in `longFiles` may have more lines than others.
QStringList findingsIn(const QDir &root, const QSet<QString> &longFiles = {});

/// Lines of a file, as CONTRIBUTING.md has them: "header below 120 lines, source below 300".
constexpr int MaxHeaderLines = 120;
constexpr int MaxSourceLines = 300;

} // namespace seriatim::architecture
