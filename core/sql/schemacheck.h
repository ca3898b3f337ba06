#pragma once

#include "readmodel/upkeep.h"
#include "sql/database.h"

namespace seriatim::sql {

/// What a log's file is made of, held against what this version makes one of: tables, indexes, and the triggers that
/// guard the log and keep its read models. Tables of others do no harm; triggers, views and indexes of theirs do.
class SchemaCheck
{
public:
    /// The database must outlive it.
    explicit SchemaCheck(Database &database);

    std::vector<Difference> differences() const;
    /// Whether all that keeps the read models is there, and as it ought to be; their guards aside.
    bool hasReadModels() const;

    /// The version before this one that made the indexes and triggers, all of them, with nothing of a stranger's there;
    /// 0 if it is none. The tables were the same, and so is what their triggers do; those of today do it faster.
    static int earlierVersion(const Database &database);
    /// Within a transaction: takes all triggers away, and makes those of this version.
    void renew();

    /// Within a transaction: puts back the triggers that guard the log and its events, and takes away what others put
    /// in. The read models and their guards are left as they are.
    void restoreLog();

private:
    struct Part {
        QString type, name, table, sql;

        bool operator==(const Part &) const = default;
        bool isTheSameAs(const Part &other) const { return type == other.type && name == other.name; }
        /// Whether a stranger's of this kind can change what becomes of an event, or of a question.
        bool isEffective() const { return type != u"table" && !name.startsWith(u"sqlite_"); }
    };
    using Parts = std::vector<Part>;
    static Parts partsOf(const Database &database);
    Parts foreign(const Parts &here) const;
    void drop(const Part &part);
    void make(const Part &part) { m_database.execute(part.sql.toUtf8()); }

    Database &m_database;
    Parts m_ofLog;     ///< The log and its events, with their guards.
    Parts m_unguarded; ///< With the read models, but without theirs.
    Parts m_all;
};

/// Brings a file of an earlier version up to date. One that somebody has changed is left as it is, as evidence: it
/// works as it did, and a rebuild puts it right. So is one that cannot be written at the moment, until it is opened
/// another time.
void bringUpToDate(Database &database);

} // namespace seriatim::sql
