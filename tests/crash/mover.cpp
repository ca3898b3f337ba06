#include <QCoreApplication>

#include <csignal>
#include <unistd.h>

#include "sql/moving.h"
#include "sql/postgresconnection.h"
#include "support/rawfile.h"

/// `seriatim copy`, which dies at a step of its own choice.
///
///     mover FROM TO N             is killed when it has reached its Nth step; 0: never
///     mover FROM TO N early       the twin that the test must catch: the target is live before the source is closed
using namespace seriatim;

namespace {

void makeLive(const QString &place)
{
    const QString statement = QStringLiteral("UPDATE log SET role = 'live'");
    if (const auto address = sql::ServerAddress::parse(place))
        sql::PostgresConnection(*address, std::chrono::seconds(5)).send({statement});
    else
        rawfile::tamper(place, {statement});
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.size() < 4)
        return 2;
    const bool isEarly = arguments.value(4) == u"early";
    int left = arguments[3].toInt();
    sql::Moving moving{arguments[1], arguments[2], {"admin", "test"}, {}, {}, 100};
    moving.reached = [&](sql::MovingStep step) {
        if (isEarly && step == sql::MovingStep::Compared)
            makeLive(moving.to);
        if (--left == 0)
            ::kill(::getpid(), SIGKILL);
    };
    const auto outcome = sql::moveLog(moving);
    return std::holds_alternative<sql::Moved>(outcome) ? 0 : 1;
}
