#pragma once

#include <QIODevice>
#include <QString>

#include <functional>
#include <variant>

#include "domain/refusal.h"

namespace seriatim::print {

/// Why a file is not where it should be.
struct FileFault {
    enum class Kind {
        Exists, ///< Another file of that name is there, and stays as it is.
        IsALog, ///< The file is a log, or belongs to one: it is never replaced.
        Failed, ///< No such folder, no right to write, no room.
    };
    Kind kind = Kind::Failed;
    QString path;
    QString detail; ///< In the system's words.
};

enum class Existing { Keep, Replace };

/// A file that is written whole beside its place, and only then put there: who looks sees all of it
/// or nothing. What was not placed leaves nothing behind.
class PendingFile
{
public:
    /// Writes what goes into the file; false if it could not.
    using Writer = std::function<bool(QIODevice &)>;

    /// Writes a temporary file into the folder of `path`, down to the disk.
    static std::variant<PendingFile, FileFault> written(const QString &path, const Writer &writer);

    PendingFile(PendingFile &&other) noexcept;
    PendingFile &operator=(PendingFile &&other) noexcept;
    ~PendingFile();

    QString path() const { return m_path; } ///< Where it is to be placed.
    QString temporaryPath() const { return m_temporaryPath; }

    /// Gives the file its name. `Existing::Keep` never replaces a file, not even one that appears
    /// at this moment.
    std::variant<Done, FileFault> place(Existing existing = Existing::Keep);

private:
    PendingFile(const QString &path, const QString &temporaryPath) : m_path(path), m_temporaryPath(temporaryPath) {}

    QString m_path;
    QString m_temporaryPath; ///< Empty once it is placed.
};

} // namespace seriatim::print
