#include "sql/postgresconnection.h"

#include <QSqlDriver>
#include <QSqlError>
#include <QSqlField>
#include <QSqlRecord>

#include <algorithm>
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

PostgresConnection::Rows rowsOf(QSqlQuery &query)
{
    PostgresConnection::Rows rows;
    if (!query.first())
        return rows;
    const int columns = query.record().count(); // The driver makes each record anew, of names that nobody asks for.
    do {
        QVariantList &row = rows.emplace_back();
        row.reserve(columns);
        for (int column = 0; column < columns; ++column)
            row.append(query.value(column));
    } while (query.next());
    return rows;
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
    if (state == u"55P03" || state == u"57014" || state == u"40P01" || state == u"40001")
        return LogError::Kind::Busy;
    // Keys, and what the server's functions hold against a story: what is there is not what the log says.
    if (state.startsWith(u"23") || state == u"SN002" || state == u"SN003")
        return LogError::Kind::Contradicted;
    if (state == u"25006" || state == u"SN001" || state == u"42501")
        return LogError::Kind::ReadOnly;
    if (state == u"XX001" || state == u"XX002")
        return LogError::Kind::Damaged;
    return LogError::Kind::Failed;
}

PostgresConnection::Registered::Registered() : QSqlDatabase(addDatabase(QStringLiteral("QPSQL"), newConnectionName()))
{
}

PostgresConnection::Registered::~Registered()
{
    const QString name = connectionName();
    close();
    QSqlDatabase::operator=(QSqlDatabase()); // Qt warns of a name that is still in use.
    removeDatabase(name);
}

PostgresConnection::PostgresConnection(
    const ServerAddress &address, std::chrono::milliseconds patience, const QString &password)
{
    m_database.setHostName(address.host());
    m_database.setPort(address.port());
    m_database.setDatabaseName(address.database());
    m_database.setUserName(address.user());
    if (!password.isEmpty())
        m_database.setPassword(password);
    m_database.setConnectOptions(address.connectOptions());
    m_database.setNumericalPrecisionPolicy(QSql::HighPrecision);
    if (!m_database.open())
        throw LogError(LogError::Kind::Failed, m_database.lastError().databaseText().trimmed());
    m_posted.emplace(*static_cast<pg_conn **>(m_database.driver()->handle().data()));
    const QString milliseconds = QString::number(patience.count());
    const auto answers = send({QStringLiteral("SET search_path = seriatim, pg_temp"),
        QStringLiteral("SET client_min_messages = warning"), QStringLiteral("SET synchronous_commit = on"),
        // Whoever waited for the turn is to see what was written meanwhile, whatever the server is set to begin with.
        QStringLiteral("SET default_transaction_isolation = 'read committed'"),
        QStringLiteral("SET lock_timeout = ") + milliseconds, QStringLiteral("SET statement_timeout = '60s'"),
        QStringLiteral("SET idle_in_transaction_session_timeout = '15s'"),
        // Statements are planned once, perhaps while the log is empty, and read by key whatever it grows to.
        QStringLiteral("SET plan_cache_mode = force_generic_plan"), QStringLiteral("SET enable_seqscan = off"),
        QStringLiteral("SET enable_bitmapscan = off"),
        QStringLiteral("SET jit = off"), // A table of one row without a key would look expensive enough for it.
        QStringLiteral("SELECT session_user::text")});
    m_user = answers.back().front().front().toString();
}

PostgresConnection::~PostgresConnection()
{
    m_posted->forget(); // Qt tells the server of each statement that goes.
    m_statements.clear();
}

std::vector<PostgresConnection::Rows> PostgresConnection::send(const QStringList &statements) const
{
    m_posted->await();
    QSqlQuery query(m_database);
    std::vector<Rows> results;
    if (!query.exec(statements.join(QStringLiteral(";\n"))))
        fail(query.lastError());
    for (int i = 0; i < statements.size(); ++i) {
        if (i > 0 && !query.nextResult())
            fail(query.lastError(), i);
        results.push_back(rowsOf(query));
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
        m_posted->forget();
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
    runText(scriptText(file));
}

void PostgresConnection::runText(const QByteArray &script) const
{
    m_posted->await();
    QSqlQuery query(m_database);
    bool isThere = query.exec(QString::fromUtf8(script));
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

std::vector<PostgresConnection::Rows> PostgresConnection::sendAhead(const QStringList &statements) const
{
    std::vector<Reading> readings = m_ahead.next();
    prepareExecution(readings);
    QStringList message = statements;
    for (const Reading &each : readings)
        message.append(execution(each));
    std::vector<Rows> results = send(message);
    const auto end = std::next(results.begin(), statements.size());
    m_ahead.take(std::move(readings), {std::make_move_iterator(end), std::make_move_iterator(results.end())});
    results.erase(end, results.end());
    return results;
}

/// Under names of our own: those of the driver are its own affair.
void PostgresConnection::prepareExecution(const std::vector<Reading> &readings) const
{
    QStringList preparations;
    std::vector<const char *> statements;
    for (const Reading &each : readings) {
        if (std::ranges::find(m_executable, each.statement) != m_executable.end()
            || std::ranges::find(statements, each.statement) != statements.end())
            continue;
        QString text = statementText(QString::fromLatin1(each.statement));
        for (int place = 1; text.contains(u'?'); ++place)
            text.replace(text.indexOf(u'?'), 1, QStringLiteral("$%1").arg(place));
        preparations.append(QStringLiteral("PREPARE \"%1\" AS %2").arg(QLatin1StringView(each.statement), text));
        statements.push_back(each.statement);
    }
    if (preparations.isEmpty())
        return;
    send(preparations);
    m_executable.insert(m_executable.end(), statements.begin(), statements.end());
}

QString PostgresConnection::execution(const Reading &reading) const
{
    QStringList values;
    for (const QVariant &each : reading.values)
        values.append(literal(each));
    const QString places = values.isEmpty() ? QString() : QStringLiteral("(%1)").arg(values.join(u','));
    return QStringLiteral("EXECUTE \"%1\"%2").arg(QLatin1StringView(reading.statement), places);
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
    if (const QStringList waiting = takeWaiting(); !waiting.isEmpty() || m_ahead.isDue())
        sendAhead(waiting);
    if (m_ahead.isOn() && values.named.empty()) {
        if (const Rows *rows = m_ahead.find({statement, values.inOrder})) {
            for (auto row = rows->begin(); row != rows->end() && visitor(*row); ++row) {}
            return;
        }
    }
    m_posted->await();
    QSqlQuery &query = prepared(statement);
    values.bindTo(query);
    if (!query.exec())
        fail(query.lastError());
    while (query.next() && visitor(query)) {}
    query.finish();
}

void PostgresConnection::post(const QStringList &statements)
{
    m_posted->post(statements.join(u';').toUtf8(), Posted::Kind::Vital);
    m_ahead.outdate();
}

void PostgresConnection::sendCourtesy(const QString &statement)
{
    m_posted->post(statement.toUtf8(), Posted::Kind::Courtesy);
    if (m_isListening) // What others tell would stand behind the answer, and not be heard.
        m_posted->await();
}

PostgresConnection::Rows PostgresConnection::carryOut(std::span<const Step> steps, const Step &courtesy)
{
    Rows found = m_posted->carryOut(steps, m_isListening ? nullptr : &courtesy);
    if (m_isListening)
        sendCourtesy(QString::fromUtf8(courtesy.text));
    return found;
}

bool PostgresConnection::listen(const QString &channel, std::function<void()> heard)
{
    m_posted->await();
    QObject::connect(m_database.driver(), &QSqlDriver::notification, m_database.driver(), std::move(heard));
    m_isListening = m_database.driver()->subscribeToNotification(channel);
    return m_isListening;
}

void PostgresConnection::beginSnapshot() const
{
    send({QStringLiteral("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")});
}

} // namespace seriatim::sql
