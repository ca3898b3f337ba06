#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStorageInfo>
#include <QTemporaryDir>

#include <cstdio>
#include <map>

#include "bench/ours.h"
#include "bench/raw.h"
#include "sql/opening.h"
#include "sql/postgresconnection.h"
#include "support/postgresserver.h"

/// What a number costs on a server, and in a file, against the plainest way to make one (`raw.h`): for one clerk and
/// for many on one series; one by one and in batches; with nothing behind it and with many numbers.
///
///     bench_server [--seconds 3] [--rounds 3] [--behind 0 [--pads]] [--folder /var/tmp]
///
/// The server is its own, with what it does for durability as it comes, on the folder's disk. The contenders take turns
/// within one run, so that a busy machine is busy for both; figures are medians of rounds.
using namespace seriatim;
using namespace seriatim::bench;

namespace {

struct Options {
    std::chrono::milliseconds time{3000}; ///< A contender's turn.
    int rounds = 3;
    int behind = 0; ///< Numbers that were given before, for the comparison with none; 0: it is not made.
    bool byPads = false;
    QString folder;
};

Options optionsOf(const QCoreApplication &application)
{
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({{"seconds", "How long a turn takes.", "S", "3"}, {"rounds", "How many there are.", "N", "3"},
        {"behind", "Compares with a log of so many numbers, which takes long to make.", "N", "0"},
        {"pads", "Makes them quickly: of paper pads that were voided."},
        {"folder", "On a real disk.", "DIR", "/var/tmp"}});
    parser.process(application);
    const Options options{std::chrono::milliseconds(qRound(parser.value("seconds").toDouble() * 1000)),
        parser.value("rounds").toInt(), parser.value("behind").toInt(), parser.isSet("pads"), parser.value("folder")};
    if (QStorageInfo(options.folder).fileSystemType() == "tmpfs")
        qFatal("%s is no disk: what is flushed there costs nothing", qPrintable(options.folder));
    return options;
}

/// Where the contenders work.
struct Place {
    QString raw;  ///< A database with its administrator, or a file.
    QString ours; ///< A log.
};

Place onServer(PostgresServer &server)
{
    const QString address = server.newLog({Ada});
    const Place place{PostgresServer::as("admin", address), PostgresServer::as(Ada, address)};
    setUp(*open(place.ours));
    makeRawTables(place.raw);
    return place;
}

Place inFiles(const QTemporaryDir &folder, const QString &name)
{
    const Place place{folder.filePath(name + ".raw"), folder.filePath(name + ".seriatim")};
    setUp(*std::get<std::unique_ptr<Store>>(sql::createStore(place.ours, Session{Ada, "bench"})));
    return place;
}

/// How long the server takes for a flush, of all connections to come.
void setFlush(const Place &place, bool isSlow)
{
    const sql::PostgresConnection server(*sql::ServerAddress::parse(place.raw), std::chrono::seconds(5));
    const QString database = sql::ServerAddress::parse(place.raw)->database();
    server.send({QStringLiteral("ALTER DATABASE %1 SET commit_delay = %2").arg(database).arg(isSlow ? 2000 : 0),
        QStringLiteral("ALTER DATABASE %1 SET commit_siblings = %2").arg(database).arg(isSlow ? 0 : 5)});
}

QJsonObject toJson(const char *contender, const Pace &pace, double ratio)
{
    return {{"contender", contender}, {"perSecond", qRound(pace.perSecond)}, {"p50ms", pace.median},
        {"p99ms", pace.slowest}, {"ratio", ratio}};
}

/// Tells what came of a row, and answers it for machines.
QJsonArray tell(const QString &row, const std::vector<Pace> &raw, const std::vector<Pace> &ours)
{
    const Pace plain = median(raw), own = median(ours);
    std::vector<double> ratios; // Round by round: neighbours in time are what can be compared.
    for (std::size_t i = 0; i < raw.size(); ++i)
        ratios.push_back(ours[i].perSecond / raw[i].perSecond);
    const double ratio = median(ratios);
    std::printf("%-34s %7.0f %7.2f %7.2f  %7.0f %7.2f %7.2f  %6.2f\n", qPrintable(row), plain.perSecond, plain.median,
        plain.slowest, own.perSecond, own.median, own.slowest, ratio);
    return {toJson("raw", plain, 1), toJson("ours", own, ratio)};
}

void tellHead()
{
    std::printf("%-34s %7s %7s %7s  %7s %7s %7s  %6s\n", "documents a second, one a commit", "raw/s", "p50 ms",
        "p99 ms", "ours/s", "p50 ms", "p99 ms", "ratio");
}

QJsonArray clerksOnServer(const Options &options, PostgresServer &server)
{
    const Place place = onServer(server);
    const auto rawClerk = [&] { return rawOnServer(QString(place.raw)); };
    const auto ourClerk = [&] { return issuingIn(place.ours); };
    std::map<std::pair<bool, int>, std::vector<Pace>> raw, ours;
    for (int round = 0; round < options.rounds; ++round) {
        for (const bool isSlow : {false, true}) {
            setFlush(place, isSlow);
            for (const int clerks : {1, 8, 32}) {
                raw[{isSlow, clerks}].push_back(paceOf(clerks, options.time, rawClerk));
                ours[{isSlow, clerks}].push_back(paceOf(clerks, options.time, ourClerk));
            }
        }
    }
    QJsonArray rows;
    for (const auto &[key, paces] : raw) {
        const auto &[isSlow, clerks] = key;
        const char *flush = isSlow ? "a flush of 2 ms" : "as installed";
        const QJsonArray told = tell(
            QStringLiteral("server, %1, clerks: %2").arg(QLatin1StringView(flush)).arg(clerks), paces, ours.at(key));
        rows.append(QJsonObject{{"flush", flush}, {"clerks", clerks}, {"figures", told}});
    }
    return rows;
}

QJsonArray clerkInFile(const Options &options, const QTemporaryDir &folder)
{
    const Place place = inFiles(folder, "one");
    std::vector<Pace> raw, ours;
    for (int round = 0; round < options.rounds; ++round) {
        raw.push_back(paceOf(1, options.time, [&] { return rawInFile(place.raw); }));
        ours.push_back(paceOf(1, options.time, [&] { return issuingIn(place.ours); }));
    }
    return tell("SQLite, clerks: 1", raw, ours);
}

/// Documents a second one by one and in batches, in a log with nothing behind it and in one with many numbers.
QJsonObject behind(const Options &options, const char *engine, const QString &empty, const QString &full)
{
    const QByteArray lines = invoiceLines(2000);
    if (options.behind > 0)
        (options.byPads ? fillByPads : fill)(full, options.behind);
    std::map<QString, std::vector<double>> figures;
    for (int round = 0; round < options.rounds; ++round) {
        for (int brief = 0; brief < 5; ++brief) { // Each takes a third of a second, in which a machine has its moods.
            figures["batch"].push_back(paceOfBatches(empty, lines));
            if (options.behind > 0)
                figures["batchBehind"].push_back(paceOfBatches(full, lines));
        }
        if (options.behind == 0)
            continue;
        figures["one"].push_back(paceOf(1, options.time, [&] { return issuingIn(empty); }).perSecond);
        figures["oneBehind"].push_back(paceOf(1, options.time, [&] { return issuingIn(full); }).perSecond);
    }
    QJsonObject told{{"behind", options.behind}};
    for (const auto &[name, rounds] : figures) {
        told[name] = qRound(median(rounds));
        std::printf("%-12s %-12s %7.0f a second\n", engine, qPrintable(name), median(rounds));
    }
    return told;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const Options options = optionsOf(application);
    std::setvbuf(stdout, nullptr, _IOLBF, 0); // It takes minutes.
    QTemporaryDir folder(options.folder + "/seriatim-bench-XXXXXX");
    PostgresServer server(options.folder);

    tellHead();
    QJsonObject figures;
    figures["server"] = clerksOnServer(options, server);
    figures["sqlite"] = clerkInFile(options, folder);
    std::printf("\n`issue --batch 500`, and with %d numbers behind it\n", options.behind);
    figures["sqliteBatch"] = behind(options, "SQLite", inFiles(folder, "empty").ours, inFiles(folder, "full").ours);
    figures["serverBatch"] = behind(options, "PostgreSQL", onServer(server).ours, onServer(server).ours);
    std::puts(QJsonDocument(figures).toJson(QJsonDocument::Compact).constData());
    return 0;
}
