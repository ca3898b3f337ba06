#include "sql/connection.h"

#include <QSqlRecord>

#include <sqlite3.h>

#include "sql/sqlitevalues.h"

namespace seriatim::sql {

int Row::count() const
{
    if (m_statement)
        return sqlite3_column_count(m_statement);
    return m_values ? static_cast<int>(m_values->size()) : m_query->record().count();
}

QString Row::name(int column) const
{
    if (m_statement)
        return QString::fromUtf8(sqlite3_column_name(m_statement, column));
    return m_query ? m_query->record().fieldName(column) : QString();
}

QVariant Row::value(int column) const
{
    if (m_statement)
        return valueOf(m_statement, column);
    return m_values ? m_values->at(column) : m_query->value(column);
}

void Values::bindTo(QSqlQuery &query) const
{
    for (int i = 0; i < inOrder.size(); ++i)
        query.bindValue(i, inOrder[i]);
    for (const Named &each : named)
        query.bindValue(QString::fromLatin1(each.placeholder), each.value);
}

} // namespace seriatim::sql
