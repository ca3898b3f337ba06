#include "cli/progress.h"

#include <QElapsedTimer>

namespace seriatim::cli {

Progress progressOn(Console &console, const QString &work)
{
    QElapsedTimer sinceSaid;
    sinceSaid.start();
    return [&console, work, sinceSaid](qint64 done, qint64 total) mutable {
        if (sinceSaid.elapsed() >= 1000) {
            console.say(QStringLiteral("%1: %L2 of %L3 events").arg(work).arg(done).arg(total));
            sinceSaid.restart();
        }
        return true;
    };
}

} // namespace seriatim::cli
