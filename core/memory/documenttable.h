#pragma once

#include "log/codec.h"

#include <map>

namespace seriatim {

/// One document: its state as the decider folds it, and what a list shows besides.
struct DocumentFile {
    document::State state;
    qint64 net = 0; ///< Minor units, as far as they can be reckoned.
    qint64 gross = 0;
    QString amount;     ///< The gross as a plain decimal, to be searched; empty if it cannot be reckoned.
    qint64 created = 0; ///< Position of the first event.
    qint64 version = 0;
    QString changedAt;
    QString changedBy;
    qint64 position = 0;

    bool operator==(const DocumentFile &) const = default;
};

/// The documents, folded from events.
class DocumentTable
{
public:
    void apply(const RecordedEvent &recorded, const AnyEvent &event);
    /// An event about the document's number, in the stream of a series.
    void touch(const QString &document, const RecordedEvent &recorded);

    const std::map<QString, DocumentFile> &files() const { return m_files; }

    bool operator==(const DocumentTable &) const = default;

private:
    std::map<QString, DocumentFile> m_files;
};

} // namespace seriatim
