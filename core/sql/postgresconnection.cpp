#include "sql/postgresconnection.h"

#include <QSqlDriver>
#include <QSqlError>
#include <QSqlField>
#include <QSqlRecord>

#include <atomic>

#include "sql/statements.h"

namespace seriatim::sql {

namespace {

[[noreturn]] void fail(const QSqlError &error, int statement = 0)
{
    throw ServerError(error.nativeErrorCode(), error.databaseText().simplified(), statement);
}

QString newConnectionName()
{
    static std::atomic<int> count = 0;
    return QStringLiteral("seriatim-server-%1").arg(++count);
}

QVariantList valuesOf(const QSqlQuery &query)
{
    QVariantList values;
    for (int i = 0; i < query.record().count(); ++i)
        values.append(query.value(i));
    return values;
}

} // namespace

ServerError::ServerError(const QString &state, const QString &detail, int statement)
    : LogError(errorKind(state), detail), m_state(state), m_statement(statement)
{
}

LogError::Kind errorKind(const QString &state)
{
    if (state == u"53100")
        return LogError::Kind::Full;
    if (state == u"55P03" || state == u"57014" || state == u"40P01")
        return LogError::Kind::Busy;
    if (state == u"25006" || state == u"SN001" || state == u"42501")
        return LogError::Kind::ReadOnly;
    if (state == u"XX001" || state == u"XX002")
        return LogError::Kind::Damaged;
    return LogError::Kind::Failed;
}

PostgresConnection::PostgresConnection(const ServerAddress &address, std::chrono::milliseconds patience)
    : m_name(newConnectionName()), m_database(QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), m_name))
{
    m_database.setHostName(address.host());
    m_database.setPort(address.port());
    m_database.setDatabaseName(address.database());
    m_database.setUserName(address.user());
    m_database.setConnectOptions(address.connectOptions());
    m_database.setNumericalPrecisionPolicy(QSql::HighPrecision);
    if (!m_database.open()) {
        const QString detail = m_database.lastError().databaseText().trimmed();
        m_database = QSqlDatabase();
        QSqlDatabase::removeDatabase(m_name);
        throw LogError(LogError::Kind::Failed, detail);
    }
    const QString milliseconds = QString::number(patience.count());
    const auto answers = send({QStringLiteral("SET search_path = seriatim, pg_temp"),
        QStringLiteral("SET client_min_messages = warning"), QStringLiteral("SET synchronous_commit = on"),
        QStringLiteral("SET lock_timeout = ") + milliseconds, QStringLiteral("SET statement_timeout = '60s'"),
        QStringLiteral("SET idle_in_transaction_session_timeout = '15s'"),
        QStringLiteral("SELECT session_user::text")});
    m_user = answers.back().front().front().toString();
}

PostgresConnection::~PostgresConnection()
{
    m_statements.clear();
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

std::vector<PostgresConnection::Rows> PostgresConnection::send(const QStringList &statements) const
{
    QSqlQuery query(m_database);
    std::vector<Rows> results;
    if (!query.exec(statements.join(QStringLiteral(";\n"))))
        fail(query.lastError());
    for (int i = 0; i < statements.size(); ++i) {
        if (i > 0 && !query.nextResult())
            fail(query.lastError(), i);
        Rows &rows = results.emplace_back();
        while (query.next())
            rows.push_back(valuesOf(query));
    }
    return results;
}

void PostgresConnection::commit() const
{
    send({QStringLiteral("SELECT 1"), QStringLiteral("COMMIT")});
}

void PostgresConnection::rollBack() const noexcept
{
    try {
        send({QStringLiteral("ROLLBACK")});
    } catch (const LogError &) {
        // Nothing is left to be rolled back from here.
    }
}

void PostgresConnection::run(const char *statement, const Values &values) const
{
    visit(statement, values, [](const Row &) { return false; });
}

void PostgresConnection::runScript(const QString &file) const
{
    QSqlQuery query(m_database);
    bool isThere = query.exec(QString::fromUtf8(scriptText(file)));
    while (isThere)
        isThere = query.nextResult();
    if (query.lastError().isValid())
        fail(query.lastError());
}

QString PostgresConnection::literal(const QVariant &value) const
{
    QSqlField field(QString(), value.metaType());
    field.setValue(value);
    return m_database.driver()->formatValue(field);
}

QString PostgresConnection::array(const QVariantList &values) const
{
    QStringList literals;
    for (const QVariant &each : values)
        literals.append(literal(each));
    return QStringLiteral("ARRAY[%1]").arg(literals.join(u','));
}

QString PostgresConnection::key(const char *statement, const QVariantList &values)
{
    QString text = QLatin1StringView(statement);
    for (const QVariant &each : values)
        text += u'\n' + each.toString();
    return text;
}

void PostgresConnection::foresee(const char *statement, const QVariantList &values, Rows rows) const
{
    m_foreseen[key(statement, values)] = std::move(rows);
}

QSqlQuery &PostgresConnection::prepared(const char *statement) const
{
    auto &query = m_statements[statement];
    if (!query) {
        query = std::make_unique<QSqlQuery>(m_database);
        if (!query->prepare(statementText(QString::fromLatin1(statement)))) {
            const QSqlError error = query->lastError();
            m_statements.erase(statement);
            fail(error);
        }
    }
    return *query;
}

void PostgresConnection::visit(const char *statement, const Values &values, const Visitor &visitor) const
{
    if (!m_postponed.isEmpty()) {
        m_foreseen.clear(); // It was read before what comes now.
        send(takePostponed());
    }
    const auto found = values.named.empty() ? m_foreseen.find(key(statement, values.inOrder)) : m_foreseen.end();
    if (found != m_foreseen.end()) {
        for (const QVariantList &row : found->second) {
            if (!visitor(row))
                break;
        }
        return;
    }
    QSqlQuery &query = prepared(statement);
    values.bindTo(query);
    if (!query.exec())
        fail(query.lastError());
    while (query.next() && visitor(query)) {}
    query.finish();
}

void PostgresConnection::beginSnapshot() const
{
    send({QStringLiteral("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")});
}

void PostgresConnection::endSnapshot() const
{
    send({QStringLiteral("COMMIT")});
}

} // namespace seriatim::sql
