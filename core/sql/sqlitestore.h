#pragma once

#include <QTemporaryDir>

#include <memory>

#include "sql/sqldocuments.h"
#include "sql/sqlitelog.h"
#include "sql/sqliteupkeep.h"
#include "sql/sqlnumbers.h"
#include "sql/sqlparties.h"
#include "store/store.h"

namespace seriatim::sql {

/// A log in an SQLite file, with its read models: one connection, for one thread.
class SqliteStore final : public Store
{
public:
    /// `aside` is the folder of a copy that is opened in the place of a file on read-only media.
    SqliteStore(const QString &path, Database::Access access, const Session &session,
        std::chrono::milliseconds patience, std::unique_ptr<QTemporaryDir> aside = nullptr);

    EventLog &log() override { return m_log; }
    const EventLog &log() const override { return m_log; }
    const Numbers &numbers() const override { return m_numbers; }
    const Documents &documents() const override { return m_documents; }
    const Parties &parties() const override { return m_parties; }
    Upkeep &upkeep() override { return m_upkeep; }
    QString readOnlyReason() const override { return m_log.readOnlyReason(); }

    SqliteLog &sqliteLog() { return m_log; }
    Database &database() { return m_database; }

    /// Readies the connection for writing, durably. Until then nothing in the file is changed.
    void openForWriting();
    /// Keeps it to reading, and says why.
    void keepToReading(const QString &reason);

private:
    std::unique_ptr<QTemporaryDir> m_aside;
    Database m_database;
    SqliteLog m_log;
    SqlNumbers m_numbers;
    SqlDocuments m_documents;
    SqlParties m_parties;
    SqliteUpkeep m_upkeep;
};

} // namespace seriatim::sql
