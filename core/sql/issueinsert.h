#pragma once

#include <span>

#include "log/plainissue.h"
#include "sql/directstatement.h"

namespace seriatim::sql {

/// Writes the rows of a document that is issued under the next number of its period, each once, ahead of its events:
/// the number is final from the start, and the counter moves one step. The triggers find them there when the events
/// come, and refuse events that tell anything else (`event_was_told`, told.sql). Event by event they would write most
/// of them two or three times, each time out of the event's JSON: twice as many instructions (callgrind).
class IssueInsert
{
public:
    /// The database must outlive it.
    explicit IssueInsert(const Database &database);

    /// The rows of the three events, which are to follow; `request` is the digest of what was asked. False, and nothing
    /// is written: the number is not the next of a period that has issued ones, or the file is of another version,
    /// whose triggers find nothing ahead. Then the events say it all.
    bool run(const PlainIssue &issue, const QString &request, std::span<const RecordedEvent> events);

private:
    bool takeStep(const PlainIssue &issue);

    DirectStatement m_version, m_period, m_command, m_number, m_document;
};

} // namespace seriatim::sql
