#pragma once

#include <QSqlQuery>
#include <QVariant>

#include <functional>
#include <initializer_list>
#include <optional>
#include <vector>

#include "log/eventlog.h"

struct sqlite3_stmt;

namespace seriatim::sql {

/// A row that a statement found, while it is read.
class Row
{
public:
    Row(const QSqlQuery &query) : m_query(&query) {}
    Row(const QVariantList &values) : m_values(&values) {}
    Row(sqlite3_stmt *statement) : m_statement(statement) {}

    int count() const;
    QString name(int column) const; ///< Empty if only values are known.
    QVariant value(int column) const;

private:
    const QSqlQuery *m_query = nullptr;
    const QVariantList *m_values = nullptr;
    sqlite3_stmt *m_statement = nullptr;
};

struct Named {
    const char *placeholder;
    QVariant value;
};

/// What stands in the place of a statement's placeholders: its question marks in their order, or its `:names`.
struct Values {
    Values() = default;
    Values(const QVariantList &list) : inOrder(list) {}
    Values(std::initializer_list<Named> names) : named(names) {}

    void bindTo(QSqlQuery &query) const;

    QVariantList inOrder;
    std::vector<Named> named;
};

/// One connection to one database, for the thread that opened it. Statements are known by name (`statements.h`),
/// prepared once and kept.
///
/// Everything throws `LogError` if the storage fails.
class Connection
{
public:
    Connection() = default;
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;
    virtual ~Connection() = default;

    /// All rows, each read by `read(const Row &)`.
    template <typename Read>
    auto all(Read read, const char *statement, const Values &values = {}) const
    {
        std::vector<decltype(read(std::declval<const Row &>()))> rows;
        visit(statement, values, [&](const Row &row) {
            rows.push_back(read(row));
            return true;
        });
        return rows;
    }

    /// The first row, if there is one.
    template <typename Read>
    auto one(Read read, const char *statement, const Values &values = {}) const
    {
        std::optional<decltype(read(std::declval<const Row &>()))> found;
        visit(statement, values, [&](const Row &row) {
            found = read(row);
            return false;
        });
        return found;
    }

    /// All reading until `end` is of one moment, whoever commits meanwhile. Short, for a long one keeps the database
    /// from tidying up behind itself.
    virtual void beginSnapshot() const = 0;
    virtual void endSnapshot() const noexcept = 0;

protected:
    using Visitor = std::function<bool(const Row &)>;
    /// Shows the rows one after another, until there are no more or the visitor has seen enough.
    virtual void visit(const char *statement, const Values &values, const Visitor &visitor) const = 0;
};

} // namespace seriatim::sql
