#pragma once

#include <QTemporaryDir>

#include <compare>
#include <map>

#include "sql/freshmodels.h"
#include "sql/postgresconnection.h"
#include "sql/readmodels.h"

namespace seriatim::sql {

/// A table of a server's read models, and the names of the statements that go over it.
struct ServerTable {
    explicit ServerTable(const ReadModel &model);

    const QByteArray name;
    const qsizetype keyColumns; ///< The first of each row.
    const QByteArray here = "upkeep.pageHere." + name;
    const QByteArray fresh = "upkeep.pageFresh." + name;
    const QByteArray drop = "upkeep.dropRow." + name;
    const QByteArray put = "upkeep.putRow." + name;
};

/// For as long as the program runs: connections keep statements by the place of their names.
const std::vector<ServerTable> &serverTables();

/// Of a row: its first two columns are texts, in the order of their bytes, and those behind them numbers.
struct RowKey {
    std::vector<QByteArray> texts;
    std::vector<qint64> numbers;

    /// What stands in the place of `:s0, :s1, …`.
    Values values(const ServerTable &table) const;

    auto operator<=>(const RowKey &) const = default;
};

using Record = std::vector<std::pair<QString, QVariant>>; ///< Columns by name, in their order.

/// The rows of a server's read models held against those made anew from its log in a scratch file of this machine, by
/// SQLite's triggers: so each engine checks the other.
class ServerComparison
{
public:
    ServerComparison(const PostgresConnection &server, const EventLog &log, Misfits misfits);

    /// As `FreshModels::replay`.
    bool replay(const Progress &progress) { return m_fresh.replay(progress); }

    struct Deviation {
        RowKey key;
        std::optional<Record> fresh; ///< As it ought to be; none: it ought not to be there.
    };
    struct Page {
        std::vector<Deviation> deviations;
        std::optional<RowKey> end; ///< The page ends there; none: the table does.
    };

    /// The page behind the key, as it is at the moment that the server's connection sees.
    Page compare(const ServerTable &table, const RowKey &from);

private:
    QString hostFile() const;

    const PostgresConnection &m_server;
    QTemporaryDir m_folder;
    Database m_host;
    FreshModels m_fresh;
};

} // namespace seriatim::sql
