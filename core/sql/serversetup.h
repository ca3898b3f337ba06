#pragma once

#include <QStringList>

#include <optional>

#include "log/openfailure.h"
#include "sql/serveraddress.h"
#include "sql/serverschema.h"

namespace seriatim::sql {

/// Makes a database ready to hold a log, as its administrator: schema, roles, grants, and an empty log. Safe to repeat,
/// and brings an older schema up to date, all in one transaction: the events stay as they are. A schema that is newer
/// than this program is refused (`NewerFormat`), and nothing is changed.
///
/// `clerks` and `auditors` are logins that may write, or read, from then on; one that is not there yet is made, without
/// a password.
std::optional<OpenFailure> setUpServer(const ServerAddress &address, const QStringList &clerks = {},
    const QStringList &auditors = {}, const SchemaPlan &plan = schemaPlan());

} // namespace seriatim::sql
