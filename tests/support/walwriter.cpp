#include "support/walwriter.h"

#include <QFile>
#include <QTest>

#include <csignal>
#include <stdexcept>

#include "sql/postgresconnection.h"

namespace seriatim {

namespace {

bool isStopped(pid_t process)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(process));
    return file.open(QIODevice::ReadOnly) && file.readAll().contains(") T ");
}

QString answer(const sql::PostgresConnection &admin, const QString &column)
{
    const auto rows =
        admin.send({QStringLiteral("SELECT %1 FROM pg_stat_activity WHERE backend_type = 'walwriter'").arg(column)});
    return rows.front().empty() ? QString() : rows.front().front().front().toString();
}

} // namespace

pid_t freezeWalWriter(const sql::PostgresConnection &admin)
{
    const auto writer = static_cast<pid_t>(answer(admin, QStringLiteral("pid")).toInt());
    const auto isAtRest = [&] {
        if (::kill(writer, SIGSTOP) != 0 || !QTest::qWaitFor([&] { return isStopped(writer); }, 30'000))
            throw std::runtime_error("the WAL writer cannot be stopped");
        if (answer(admin, QStringLiteral("wait_event")) == u"WalWriterMain")
            return true;
        ::kill(writer, SIGCONT);
        return false;
    };
    if (writer <= 0 || !QTest::qWaitFor(isAtRest, 30'000))
        throw std::runtime_error("the WAL writer never rests");
    return writer;
}

} // namespace seriatim
