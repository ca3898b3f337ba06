#include "log/codec.h"
#include "sql/logfile.h"
#include "sql/opening.h"
#include "sql/serveraddress.h"
#include "sql/serveropening.h"
#include "sql/unfinishedfile.h"

namespace seriatim::sql {

namespace {

using Cause = OpenFailure::Cause;

/// Why the new file could not be filled, if it could not.
std::optional<Created> filled(const UnfinishedFile &log, const QString &path, const Session &session,
    const OpenOptions &options, const Fill &fill)
{
    if (!fill)
        return std::nullopt;
    const auto opened = openStore(log.name(), session, options);
    if (const auto *failure = std::get_if<OpenFailure>(&opened))
        return OpenFailure{failure->cause, path, failure->detail};
    if (const auto refusal = fill(*std::get<std::unique_ptr<Store>>(opened), log.name()))
        return *refusal;
    return std::nullopt;
}

Created fillServer(const QString &address, const Session &session, const Fill &fill, const OpenOptions &options)
{
    auto opened = openServer(address, session, options);
    if (const auto *fault = std::get_if<OpenFailure>(&opened))
        return *fault;
    auto store = std::move(std::get<std::unique_ptr<Store>>(opened));
    if (store->log().info().head.position > 0)
        return OpenFailure{Cause::AlreadyExists, address, {}};
    if (const auto refusal = fill ? fill(*store, address) : std::nullopt)
        return *refusal;
    return store;
}

} // namespace

Created createStore(const QString &path, const Session &session, const Fill &fill, const OpenOptions &options)
{
    if (ServerAddress::isMeant(path))
        return fillServer(path, session, fill, options);
    if (const auto fault = placeFault(path))
        return *fault;
    UnfinishedFile log(path);
    try {
        if (const auto fault = log.make(codec::text(QUuid::createUuid())))
            return *fault;
    } catch (const LogError &error) {
        return failureOf(error, path);
    }
    if (auto fault = filled(log, path, session, options, fill))
        return *std::move(fault);
    if (const auto fault = log.finish())
        return *fault;
    auto opened = openStore(path, session, options);
    if (const auto *fault = std::get_if<OpenFailure>(&opened))
        return *fault;
    return std::move(std::get<std::unique_ptr<Store>>(opened));
}

} // namespace seriatim::sql
