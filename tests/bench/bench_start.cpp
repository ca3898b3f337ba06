#include <QAbstractEventDispatcher>
#include <QApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>

#include "sql/opening.h"
#include "ui/documents/documentspage.h"
#include "ui/mainwindow.h"
#include "ui/style/appearance.h"

/// How long a clerk waits from the start of the program to a usable window with the example company, and what memory
/// it holds then. Each round is a process of its own that puts the window together as the program does; it is usable
/// once the list of documents is painted with its rows, and nothing is left to be read.
///
///     bench_start [ROUNDS]      15 unless told
using namespace seriatim;

namespace {

constexpr auto Begun = "SERIATIM_BENCH_BEGUN"; ///< Nanoseconds of the steady clock, which all processes share.

qint64 now()
{
    return std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1);
}

/// Resident memory in kB, as the kernel counts it.
qint64 residentMemory()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmRSS:"))
            return std::stoll(line.substr(6));
    }
    return 0;
}

/// Knows whether the widget has been painted since it was asked last.
class Painted final : public QObject
{
public:
    explicit Painted(QWidget *widget) { widget->installEventFilter(this); }
    bool isOver() { return std::exchange(m_isPainted, false); }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        m_isPainted = m_isPainted || event->type() == QEvent::Paint;
        return false;
    }

private:
    bool m_isPainted = false;
};

DeskThread::Open opener(const QString &path)
{
    return [path] { return std::get<std::unique_ptr<Store>>(sql::openStore(path, Session{"ada", "bench"})); };
}

int openWindow(int argc, char **argv, const QString &path)
{
    QApplication application(argc, argv);
    style::wear(application, style::chosenAppearance());
    opener(path)(); // The program judges the log before it shows a window.
    Desk desk(opener(path));
    LogPlace place;
    place.file = path;
    place.engine = QStringLiteral("SQLite");
    place.actor = QStringLiteral("ada");
    MainWindow window(desk, place);
    Painted list(window.documents()->table()->viewport());
    window.show();
    const auto *model = window.documents()->model();
    while (!model->isLoaded() || model->rowCount() == 0 || !list.isOver())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    while (QAbstractEventDispatcher::instance()->processEvents(QEventLoop::AllEvents)) {}
    std::printf("%lld %lld\n", static_cast<long long>(now() - qEnvironmentVariable(Begun).toLongLong()),
        static_cast<long long>(residentMemory()));
    std::fflush(stdout);
    std::_Exit(0); // What closing costs is another matter.
}

struct Round {
    double milliseconds;
    double megabytes;
};

Round roundOf(const QString &path)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (!environment.contains("QT_QPA_PLATFORM") && !environment.contains("DISPLAY"))
        environment.insert("QT_QPA_PLATFORM", "offscreen");
    environment.insert(Begun, QString::number(now()));
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(), {"--window", path});
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        qFatal("no window");
    const QList<QByteArray> figures = process.readAllStandardOutput().trimmed().split(' ');
    return {figures.at(0).toDouble() / 1e6, figures.at(1).toDouble() / 1024};
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

} // namespace

int main(int argc, char **argv)
{
    if (argc == 3 && qstrcmp(argv[1], "--window") == 0)
        return openWindow(argc, argv, QString::fromLocal8Bit(argv[2]));

    QCoreApplication application(argc, argv);
    const int rounds = argc > 1 ? application.arguments()[1].toInt() : 15;
    QTemporaryDir folder;
    qputenv("XDG_CONFIG_HOME", folder.filePath("config").toLocal8Bit());
    qputenv("XDG_DATA_HOME", folder.filePath("data").toLocal8Bit());
    const QString path = folder.filePath("example.seriatim");
    if (QProcess::execute(SERIATIM_PROGRAM, {"--log", path, "init", "--example"}) != 0)
        qFatal("no example company");

    std::vector<double> milliseconds, megabytes;
    for (int each = 0; each < rounds; ++each) {
        const Round round = roundOf(path);
        milliseconds.push_back(round.milliseconds);
        megabytes.push_back(round.megabytes);
    }
    const double slowest = std::ranges::max(milliseconds), most = std::ranges::max(megabytes);
    std::printf("from start to a usable window (%d rounds): median %.0f ms, slowest %.0f ms\n", rounds,
        median(milliseconds), slowest);
    std::printf("resident memory then: median %.0f MB, most %.0f MB\n", median(megabytes), most);
    const QJsonObject figures{{"rounds", rounds}, {"startMs", median(milliseconds)}, {"slowestStartMs", slowest},
        {"residentMb", median(megabytes)}, {"mostResidentMb", most}};
    std::puts(QJsonDocument(figures).toJson(QJsonDocument::Compact).constData());
    return 0;
}
