#pragma once

#include "sql/opening.h"
#include "sql/postgreslog.h"
#include "sql/postgresupkeep.h"
#include "sql/sqldocuments.h"
#include "sql/sqlnumbers.h"
#include "sql/sqlparties.h"
#include "store/store.h"

namespace seriatim::sql {

/// A log on a PostgreSQL server, with its read models: one connection, for one thread.
class PostgresStore final : public Store
{
public:
    PostgresStore(const ServerAddress &address, const Session &session, const OpenOptions &options)
        : m_connection(address, options.patience, options.password),
          m_log(m_connection, session),
          m_numbers(m_connection),
          m_documents(m_connection),
          m_parties(m_connection),
          m_upkeep(m_connection, m_log)
    {
    }

    EventLog &log() override { return m_log; }
    const EventLog &log() const override { return m_log; }
    const Numbers &numbers() const override { return m_numbers; }
    const Documents &documents() const override { return m_documents; }
    const Parties &parties() const override { return m_parties; }
    Upkeep &upkeep() override { return m_upkeep; }
    QString readOnlyReason() const override { return m_log.readOnlyReason(); }
    bool isAboveItsRules() const override
    {
        return m_connection
            .send({QStringLiteral("SELECT rolsuper OR pg_has_role(oid, 'seriatim_owner', 'MEMBER') FROM pg_roles "
                                  "WHERE rolname = session_user")})
            .front()
            .front()
            .front()
            .toBool();
    }

    PostgresLog &postgresLog() { return m_log; }
    PostgresConnection &connection() { return m_connection; }

private:
    PostgresConnection m_connection;
    PostgresLog m_log;
    SqlNumbers m_numbers;
    SqlDocuments m_documents;
    SqlParties m_parties;
    PostgresUpkeep m_upkeep;
};

} // namespace seriatim::sql
