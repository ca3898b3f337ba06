#pragma once

#include <QHash>
#include <QString>

namespace seriatim::sql {

/// The text of the statement of that name in `resources/sql/queries`; there must be one.
///
/// A file holds statements that begin with a line `--: room.verb`; other comments are left out. One that names a
/// `$table` is a template: of each table of the read models it makes a statement, `room.verb.table`.
QString statementText(const QString &name);

/// The text of a whole script in `resources/sql`, such as `sqlite/log.sql`.
QByteArray scriptText(const QString &file);

} // namespace seriatim::sql
