#include "support/place.h"

#include <stdexcept>

#include "sql/opening.h"
#include "sql/postgresconnection.h"
#include "support/postgresserver.h"
#include "support/rawfile.h"

namespace seriatim {

namespace {

const QString Admin = QStringLiteral("admin");

std::unique_ptr<Store> opened(const QString &log, const Session &session, Shop::Patience patience)
{
    auto result = sql::openStore(log, session, {patience});
    if (const auto *failure = std::get_if<OpenFailure>(&result))
        throw std::runtime_error("the log could not be opened: " + failure->detail.toStdString());
    return std::move(std::get<std::unique_ptr<Store>>(result));
}

sql::PostgresConnection administration(const QString &address)
{
    return sql::PostgresConnection(*sql::ServerAddress::parse(address), std::chrono::seconds(20));
}

} // namespace

Place::Place(const QString &kind) : m_kind(kind)
{
    m_path = isFile() ? m_folder.filePath(QStringLiteral("office.seriatim")) : PostgresServer::instance().newLog();
}

Place::Place(const Place *like) : m_kind(like->m_kind)
{
    m_path = isFile() ? m_folder.filePath(QStringLiteral("office.seriatim"))
                      : PostgresServer::instance().newCopy(like->m_path);
    if (isFile() && !QFile::copy(like->m_path, m_path))
        throw std::runtime_error("no copy of the log could be made");
}

Place::~Place()
{
    if (!isFile())
        PostgresServer::instance().giveBack(m_path);
}

QString Place::address() const
{
    return isFile() ? m_path : PostgresServer::as(Admin, m_path);
}

std::unique_ptr<Store> Place::open(const Session &session, Patience patience)
{
    if (isFile())
        return opened(m_path, session, patience);
    PostgresServer::letIn(m_path, session.actor);
    return opened(PostgresServer::as(session.actor, m_path), session, patience);
}

std::unique_ptr<Store> Place::openAs(const QString &actor)
{
    return open({actor, QStringLiteral("desk-of-") + actor});
}

std::unique_ptr<Store> Place::look() const
{
    return opened(address(), {Admin, QStringLiteral("test")}, std::chrono::seconds(20));
}

void Place::begin()
{
    if (isFile() && !std::holds_alternative<std::unique_ptr<Store>>(sql::createStore(m_path, Session{"x", "y"})))
        throw std::runtime_error("no log could be made");
}

bool Place::isLive(const QString &logId) const
{
    if (isFile() && !QFile::exists(m_path))
        return false;
    const auto store = look();
    return store->log().info().id == logId && store->readOnlyReason().isEmpty();
}

void Place::tamper(const QString &statement)
{
    if (isFile())
        rawfile::tamper(m_path, {statement});
    else
        administration(address()).send({statement});
}

} // namespace seriatim
