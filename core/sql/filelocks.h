#pragma once

#include <QString>

/// How SQLite locks files in this program: by open file, not by process.
///
/// By POSIX a process loses all its locks on a file as soon as it closes any descriptor of it, whoever opened it: a
/// file dialog that looks into the files of the log's folder is enough. From then on another program may take a log
/// that is open here for closed, fold its tail into it and delete the tail; what is acknowledged afterwards is lost.
/// Linux has locks that belong to an open file instead (fcntl(2), "Open file description locks"), which only their
/// owner can give up. They and the locks of programs that know POSIX's only exclude each other as they should.
namespace seriatim::sql::filelocks {

/// From now on, once and for all connections of the process; to be called before the first is opened.
void install();

/// Whether SQLite locks the file by what was installed. Not so if Qt brings an SQLite of its own.
bool hold(const QString &path);

} // namespace seriatim::sql::filelocks
