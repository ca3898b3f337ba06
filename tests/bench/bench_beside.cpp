#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <csignal>
#include <cstdio>
#include <thread>

#include "bench/ours.h"
#include "sql/postgresconnection.h"
#include "support/postgresserver.h"

/// What long work on a log of a server costs the clerks who issue meanwhile, and how long it keeps the server from
/// tidying up behind them: `verify`, `audit`, `rebuild`, `copy`.
///
///     bench_beside [--events 1000000] [--clerks 2] [--seconds 5] [--turns 40] [--work verify] [--folder /var/tmp]
///
/// Clerks work in turns of so many seconds, by themselves while the work is made to stand still, and beside it, until
/// it is done, or for so many turns: the machine's own pace changes by half within minutes, and neighbours in time are
/// what can be compared.
using namespace seriatim;
using namespace seriatim::bench;

namespace {

struct Options {
    int events = 0;
    int clerks = 0;
    std::chrono::milliseconds time;
    std::size_t turns = 0;
    QString work; ///< Empty: each.
    QString folder;
};

Options optionsOf(const QCoreApplication &application)
{
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions(
        {{"events", "How long the log is.", "N", "1000000"}, {"clerks", "How many issue meanwhile.", "N", "2"},
            {"seconds", "How long a turn takes.", "S", "5"}, {"turns", "How many there are at most.", "N", "40"},
            {"work", "Which is measured, if not each.", "NAME"}, {"folder", "On a real disk.", "DIR", "/var/tmp"}});
    parser.process(application);
    return {parser.value("events").toInt(), parser.value("clerks").toInt(),
        std::chrono::seconds(parser.value("seconds").toInt()), parser.value("turns").toULong(), parser.value("work"),
        parser.value("folder")};
}

/// Looks, a hundred times a second, for how long an administrator has kept one moment of the database in view: the work
/// is theirs.
class Watch
{
public:
    explicit Watch(const QString &address)
        : m_thread([this, address](const std::stop_token &stop) {
              const sql::PostgresConnection server(*sql::ServerAddress::parse(address), std::chrono::seconds(5));
              for (; !stop.stop_requested(); std::this_thread::sleep_for(std::chrono::milliseconds(10))) {
                  const auto found = server.send({QStringLiteral(
                      "SELECT extract(epoch FROM clock_timestamp() - xact_start)::float AS age, left(query, 60) "
                      "FROM pg_stat_activity WHERE backend_xmin IS NOT NULL AND pid <> pg_backend_pid() "
                      "AND datname = current_database() AND usename = current_user ORDER BY age DESC LIMIT 1")});
                  if (found.front().empty() || found.front().front()[0].toDouble() <= m_longest.seconds)
                      continue;
                  m_longest = {found.front().front()[0].toDouble(), found.front().front()[1].toString().simplified()};
              }
          })
    {
    }

    struct Sight {
        double seconds = 0;
        QString statement; ///< That went on then.
    };

    /// Ends the watch.
    Sight longest()
    {
        m_thread.request_stop();
        m_thread.join();
        return m_longest;
    }

private:
    Sight m_longest;
    std::jthread m_thread;
};

/// The work, which can be made to stand still.
class Work
{
public:
    Work(const QString &admin, const QStringList &arguments)
        : m_server(*sql::ServerAddress::parse(admin), std::chrono::seconds(5))
    {
        m_process.setStandardOutputFile(QProcess::nullDevice());
        m_process.setStandardErrorFile(QProcess::nullDevice());
        m_process.start(SERIATIM_PROGRAM, arguments);
        m_process.waitForStarted();
    }
    ~Work()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    bool isDone() { return m_process.waitForFinished(0) || m_process.state() == QProcess::NotRunning; }

    /// Where it has no transaction open, which would keep a moment in view, or the turn, for as long as it stands.
    void pause()
    {
        for (; !isDone(); goOn()) {
            signal(SIGSTOP);
            std::this_thread::sleep_for(std::chrono::milliseconds(30)); // What it had asked for has been answered.
            if (!isWithinTransaction())
                return;
        }
    }
    void goOn() { signal(SIGCONT); }

private:
    void signal(int which) { ::kill(static_cast<pid_t>(m_process.processId()), which); }
    bool isWithinTransaction() const
    {
        const auto found = m_server.send({QStringLiteral(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND usename = current_user "
            "AND (state LIKE 'idle in transaction%' OR clock_timestamp() - xact_start > '20 ms')")});
        return found.front().front().front().toInt() > 0;
    }

    const sql::PostgresConnection m_server;
    QProcess m_process;
};

struct Beside {
    double alone = 0;  ///< Documents a second of all clerks, the median of their turns.
    double beside = 0; ///< The same while the work goes on.
    double ratio = 0;  ///< The median of those of neighbouring turns.
    Watch::Sight snapshot;
    double seconds = 0; ///< That the work took, or was looked at, without those in which it stood still.
    bool isDone = false;
};

Beside measured(const Options &options, const QString &log, const QString &admin, const QStringList &arguments)
{
    const auto turn = [&] { return paceOf(options.clerks, options.time, [&] { return issuingIn(log); }).perSecond; };
    Beside found;
    Watch watch(admin);
    Work work(admin, arguments);
    std::vector<double> alone, beside, ratios;
    for (std::size_t i = 0; i < options.turns && !work.isDone(); ++i) {
        QElapsedTimer clock;
        clock.start();
        beside.push_back(turn());
        found.seconds += static_cast<double>(clock.elapsed()) / 1000;
        work.pause();
        alone.push_back(turn());
        work.goOn();
        ratios.push_back(beside.back() / alone.back());
    }
    found.isDone = work.isDone();
    found.snapshot = watch.longest();
    found.alone = median(alone);
    found.beside = median(beside);
    found.ratio = median(ratios);
    return found;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const Options options = optionsOf(application);
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    const QTemporaryDir folder(options.folder + "/seriatim-bench-XXXXXX");
    PostgresServer server(options.folder);
    const QString address = server.newLog({Ada});
    const QString log = PostgresServer::as(Ada, address), admin = PostgresServer::as("admin", address);
    setUp(*open(log));
    constexpr int eventsOfDocument = 3;
    fill(log, options.events / eventsOfDocument);

    std::printf("%-8s %9s %9s %6s %12s %8s\n", "work", "alone/s", "beside/s", "ratio", "snapshot s", "took s");
    QJsonArray rows;
    const std::vector<std::pair<const char *, QStringList>> works{{"verify", {"--log", admin, "verify"}},
        {"audit", {"--log", admin, "audit"}}, {"rebuild", {"--log", admin, "rebuild"}},
        {"copy", {"copy", "--from", admin, "--to", folder.filePath("copy.seriatim"), "--as", Ada}}};
    for (const auto &[name, work] : works) {
        if (!options.work.isEmpty() && options.work != QLatin1StringView(name))
            continue;
        const Beside found = measured(options, log, admin, work);
        std::printf("%-8s %9.0f %9.0f %6.2f %12.3f %8.1f%s  %s\n", name, found.alone, found.beside, found.ratio,
            found.snapshot.seconds, found.seconds, found.isDone ? "" : " (not to its end)",
            qPrintable(found.snapshot.statement));
        rows.append(QJsonObject{{"work", name}, {"alone", qRound(found.alone)}, {"beside", qRound(found.beside)},
            {"ratio", found.ratio}, {"snapshot", found.snapshot.seconds}, {"seconds", found.seconds},
            {"isDone", found.isDone}});
    }
    std::puts(QJsonDocument(rows).toJson(QJsonDocument::Compact).constData());
    return 0;
}
