#pragma once

#include <QString>

#include <functional>
#include <optional>

#include "log/openfailure.h"
#include "sql/database.h"

namespace seriatim::sql {

/// Why no log can be made there; before anything is made.
std::optional<OpenFailure> placeFault(const QString &path);

/// A log under another name, until it is whole: whoever looks sees no log, or one that holds all that it begins with.
class UnfinishedFile
{
public:
    explicit UnfinishedFile(const QString &path);
    ~UnfinishedFile();
    UnfinishedFile(const UnfinishedFile &) = delete;
    UnfinishedFile &operator=(const UnfinishedFile &) = delete;

    /// What it is called until then.
    const QString &name() const { return m_name; }

    /// Makes an empty log with that id, readable by its owner only; `more` does what else belongs to it.
    std::optional<OpenFailure> make(const QString &logId, const std::function<void(Database &)> &more = {});
    /// Gives it its name, durably, unless something has that name. Nobody has it open any more.
    std::optional<OpenFailure> finish() const;

private:
    QString m_path;
    QString m_name;
};

} // namespace seriatim::sql
