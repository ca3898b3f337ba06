#pragma once

#include <QTemporaryDir>

#include "readmodel/upkeep.h"
#include "sql/database.h"

namespace seriatim::sql {

/// What becomes of events that do not fit the log's chain: what they say is nobody's word.
enum class Misfits {
    Refused, ///< Replaying throws `Damaged` at the first.
    Replayed ///< As all others are, for whoever only compares.
};

/// The read models of a log, made anew beside it: its events are replayed, page by page, into a scratch database whose
/// triggers are those that keep the read models. So there is no second way in which an event changes them.
///
/// The scratch database is attached to an SQLite connection as `fresh`: the log's own, so that one transaction sees
/// both, or any other, for a log on a server.
class FreshModels
{
public:
    /// Both must outlive it.
    FreshModels(Database &database, const EventLog &log, Misfits misfits);

    /// Replays what the log holds by now, until little of it is left. Holds nobody up. False if it was cancelled.
    bool replay(const Progress &progress);
    /// Within a transaction: replays the rest, so that both say what the log says at this moment.
    void catchUp();

private:
    void add(const std::vector<RecordedEvent> &page);
    void follow(const RecordedEvent &event);

    Database &m_database;
    const EventLog &m_log;
    const Misfits m_misfits;
    QTemporaryDir m_folder;
    Head m_head; ///< The last event that was replayed, by its stored hash.
};

} // namespace seriatim::sql
