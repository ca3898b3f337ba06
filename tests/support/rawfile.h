#pragma once

#include <QStringList>
#include <QVariant>

/// The file of a log as somebody with a database tool has it: past the program, and past what guards the log.
namespace seriatim::rawfile {

/// What becomes of the triggers.
enum class Guards {
    Stand,      ///< They are there.
    StandAgain, ///< They are taken away, and put back as they were.
    Gone        ///< They are taken away.
};

/// Carries the statements out, all or none. Throws `std::runtime_error` at one that fails.
void tamper(const QString &path, const QStringList &statements, Guards guards = Guards::Stand);

/// Why the database does not carry a statement out; empty if it does.
QString refusalTo(const QString &path, const QString &statement);

/// The first column of what a question finds, a value a row.
QVariantList valuesOf(const QString &path, const QString &question);

/// That of the first row; null if there is none.
QVariant valueOf(const QString &path, const QString &question);

} // namespace seriatim::rawfile
