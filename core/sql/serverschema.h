#pragma once

#include <QByteArray>

#include <vector>

#include "sql/postgresconnection.h"

/// Which version of the tables and functions a server has, and how an older one is brought up to date.
///
/// Functions and triggers are made anew each time, so nothing of an older version is left over. Tables that are missing
/// are made; tables that are there are changed by steps, one a version. No step touches an event: what is made from the
/// events is filled from them.
namespace seriatim::sql {

/// What leads from the version before to `version`: a script that runs as the owner, on the tables as that version had
/// them, while there is no function or trigger. Tables that it does not make itself are made afterwards.
struct SchemaStep {
    int version = 0;
    QByteArray script; ///< May be empty: then there are only new tables, functions or triggers.
};

/// The way to the newest version, in order: the last one's version is this program's.
struct SchemaPlan {
    std::vector<SchemaStep> steps;

    int version() const { return steps.empty() ? 1 : steps.back().version; }
};

/// This program's.
const SchemaPlan &schemaPlan();

/// The version that the server's database has; 0: none. Versions were not kept before there were two, so 1 is whatever
/// does not say.
int schemaVersionOf(const PostgresConnection &server);

/// The scripts that make it, one behind the other.
QString schemaText();

/// Within a transaction: makes the schema, or brings an older one up to date, and leaves the connection as its owner.
/// False if there is a newer one: then the transaction is to be given up.
bool makeSchema(const PostgresConnection &server, const SchemaPlan &plan = schemaPlan());

} // namespace seriatim::sql
