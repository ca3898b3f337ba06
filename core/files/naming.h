#pragma once

#include <QString>

/// How a file that was written aside gets its name, so that whoever looks sees all of it or nothing.
namespace seriatim::files {

/// Gives the file another name in the same folder unless something has it, in one step: of two who do so at once, one
/// is told. 0, or the system's error: `EEXIST` if something has that name, and stays as it is.
int nameBeside(const QString &from, const QString &to);
/// The same, in the place of whatever has that name.
int nameOver(const QString &from, const QString &to);

/// The name of a file is durable only when its folder is. Not every file system can do it; the file itself is safe.
void syncFolderOf(const QString &path);

/// A system's error in its own words.
QString wordsFor(int error);

} // namespace seriatim::files
