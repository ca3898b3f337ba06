#include "support/rawfile.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include <stdexcept>

namespace seriatim::rawfile {

namespace {

class Connection
{
public:
    explicit Connection(const QString &path)
        : m_database(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("raw")))
    {
        m_database.setDatabaseName(path);
        m_database.open(); // Where it cannot be, the first statement says so.
        QSqlQuery("PRAGMA synchronous = OFF", m_database);
    }
    ~Connection()
    {
        m_database = QSqlDatabase();
        QSqlDatabase::removeDatabase(QStringLiteral("raw"));
    }
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    QString refusalTo(const QString &statement)
    {
        QSqlQuery query(m_database);
        return query.exec(statement) ? QString() : query.lastError().text();
    }

    void run(const QString &statement)
    {
        if (const QString refusal = refusalTo(statement); !refusal.isEmpty())
            throw std::runtime_error((statement + QStringLiteral(": ") + refusal).toStdString());
    }

    QVariantList valuesOf(const QString &question)
    {
        QVariantList values;
        QSqlQuery query(m_database);
        if (!query.exec(question))
            throw std::runtime_error((question + QStringLiteral(": ") + query.lastError().text()).toStdString());
        while (query.next())
            values.append(query.value(0));
        return values;
    }

private:
    QSqlDatabase m_database;
};

} // namespace

void tamper(const QString &path, const QStringList &statements, Guards guards)
{
    Connection file(path);
    const auto triggers = file.valuesOf("SELECT name FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid");
    const auto texts = file.valuesOf("SELECT sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid");
    file.run("BEGIN");
    if (guards != Guards::Stand) {
        for (const QVariant &each : triggers)
            file.run("DROP TRIGGER " + each.toString());
    }
    for (const QString &each : statements)
        file.run(each);
    if (guards == Guards::StandAgain) {
        for (const QVariant &each : texts)
            file.run(each.toString());
    }
    file.run("COMMIT");
}

QString refusalTo(const QString &path, const QString &statement)
{
    return Connection(path).refusalTo(statement);
}

QVariantList valuesOf(const QString &path, const QString &question)
{
    return Connection(path).valuesOf(question);
}

QVariant valueOf(const QString &path, const QString &question)
{
    return valuesOf(path, question).value(0);
}

} // namespace seriatim::rawfile
