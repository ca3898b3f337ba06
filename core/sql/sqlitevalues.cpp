#include "sql/sqlitevalues.h"

#include <sqlite3.h>

#include <algorithm>

namespace seriatim::sql {

namespace {

int bindText(sqlite3_stmt *statement, int place, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    return text.isNull()
        ? sqlite3_bind_null(statement, place)
        : sqlite3_bind_text(statement, place, utf8.constData(), static_cast<int>(utf8.size()), SQLITE_TRANSIENT);
}

int bindBlob(sqlite3_stmt *statement, int place, const QByteArray &bytes)
{
    return bytes.isNull()
        ? sqlite3_bind_null(statement, place)
        : sqlite3_bind_blob(statement, place, bytes.constData(), static_cast<int>(bytes.size()), SQLITE_TRANSIENT);
}

bool bindOne(sqlite3_stmt *statement, int place, const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::UnknownType:
        return sqlite3_bind_null(statement, place) == SQLITE_OK;
    case QMetaType::Bool:
    case QMetaType::Int:
    case QMetaType::LongLong:
        return sqlite3_bind_int64(statement, place, value.toLongLong()) == SQLITE_OK;
    case QMetaType::Double:
        return sqlite3_bind_double(statement, place, value.toDouble()) == SQLITE_OK;
    case QMetaType::QByteArray:
        return bindBlob(statement, place, value.toByteArray()) == SQLITE_OK;
    default:
        return bindText(statement, place, value.toString()) == SQLITE_OK;
    }
}

} // namespace

bool bind(sqlite3_stmt *statement, const Values &values)
{
    int place = 0;
    const bool isRight =
        std::ranges::all_of(values.inOrder, [&](const QVariant &each) { return bindOne(statement, ++place, each); });
    return isRight && std::ranges::all_of(values.named, [&](const Named &each) {
        const int found = sqlite3_bind_parameter_index(statement, each.placeholder);
        return found == 0 || bindOne(statement, found, each.value);
    });
}

QVariant valueOf(sqlite3_stmt *statement, int column)
{
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
        return static_cast<qint64>(sqlite3_column_int64(statement, column));
    case SQLITE_FLOAT:
        return sqlite3_column_double(statement, column);
    case SQLITE_TEXT: {
        const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(statement, column));
        return QString::fromUtf8(bytes, sqlite3_column_bytes(statement, column));
    }
    case SQLITE_BLOB: {
        const auto *bytes = static_cast<const char *>(sqlite3_column_blob(statement, column));
        return QByteArray(bytes, sqlite3_column_bytes(statement, column));
    }
    default:
        return {};
    }
}

} // namespace seriatim::sql
