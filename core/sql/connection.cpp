#include "sql/connection.h"

#include <QSqlRecord>

namespace seriatim::sql {

int Row::count() const
{
    return m_values ? static_cast<int>(m_values->size()) : m_query->record().count();
}

QString Row::name(int column) const
{
    return m_query ? m_query->record().fieldName(column) : QString();
}

void Values::bindTo(QSqlQuery &query) const
{
    for (int i = 0; i < inOrder.size(); ++i)
        query.bindValue(i, inOrder[i]);
    for (const Named &each : named)
        query.bindValue(QString::fromLatin1(each.placeholder), each.value);
}

} // namespace seriatim::sql
