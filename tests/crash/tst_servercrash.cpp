#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

#include <random>

#include "audit/verify.h"
#include "cli/issueline.h"
#include "log/codec.h"
#include "race/office.h"
#include "sql/opening.h"
#include "support/crashingserver.h"
#include "support/length.h"
#include "usecases/usecases.h"

using namespace seriatim;
using namespace seriatim::crash;

namespace {

constexpr int Clerks = 4;
constexpr qint64 UntilTheCrash = 600'000; ///< Milliseconds: nobody stops before it.

enum class Crash { Client, Backend, Postmaster, Immediate, WithoutWalWriter };

/// A command that was sent, and what was told of it: nothing, or that it was not done.
struct Open {
    IssueDocument command;
    bool isToldUndone = false;
};

IssueDocument commandOf(const QByteArray &line)
{
    return std::get<cli::IssueLine>(cli::readIssueLine({1, line, false})).command;
}

/// What the process was sent and did not acknowledge.
std::vector<Open> openOf(const Clerk &clerk, const Acknowledgements &acknowledged, const QStringList &otherAnswers)
{
    QSet<qint64> undone;
    for (const QString &each : otherAnswers) {
        const QJsonObject answer = QJsonDocument::fromJson(each.toUtf8()).object();
        if (answer.contains("failed") && answer.value("failed") != "outcome-unknown")
            undone += answer.value("line").toInteger();
    }
    std::vector<Open> all;
    const QList<QByteArray> lines = clerk.intents().lines.split('\n');
    for (qsizetype i = 0; i < clerk.intents().commands.size(); ++i) {
        if (!acknowledged.contains(clerk.intents().commands[i]))
            all.push_back({commandOf(lines[i]), undone.contains(i + 1)});
    }
    return all;
}

QStringList findingsIn(Store &store, const VerifyOptions &options = {})
{
    QStringList all;
    for (const Finding &each : verify(store.log(), store.numbers(), store.upkeep(), options).findings)
        all += QStringLiteral("verify: %1").arg(findingId(each.kind));
    return all;
}

/// What neither we nor the sentences about storage say, but a library. (While it connects, also to look up what is in
/// doubt, libpq itself writes what a server says that goes down.)
QStringList strangeWords(const QString &said)
{
    static const QRegularExpression ours(
        QStringLiteral("^(The log |It is not known |“postgresql:|Stopped at line |[0-9,]+ issued, |"
                       "WARNING:  terminating connection |DETAIL:  The postmaster has |HINT:  In a moment )"));
    QStringList all;
    for (const QString &line : said.split(u'\n', Qt::SkipEmptyParts)) {
        if (!ours.match(line).hasMatch())
            all += QStringLiteral("said to people: %1").arg(line);
    }
    return all;
}

} // namespace

/// The server, or one of its clients, is killed while documents are issued: whatever was acknowledged is there, with
/// its number and content; nothing is given twice, and nothing is missing. The acknowledgements are kept here.
class TestServerCrash : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void nothingAcknowledgedIsLostAndNoNumberIsSkippedOrGivenTwice();
    void theTestCatchesATwinThatAcknowledgesBeforeTheFlush();

private:
    using Office = std::vector<std::unique_ptr<Clerk>>;

    Office hire(const QString &program, const QStringList &arguments) const;
    void crash(Crash how, Office &clerks);
    /// Lets the clerks issue until the server crashes, and starts it again.
    void runRound(Crash how, Office &clerks);
    QStringList closeBooks(const Office &clerks);
    static QStringList changed(const Clerk &clerk, const Acknowledgements &acknowledged, const Store &store);
    QStringList faults(Store &store, const Acknowledgements &acknowledged) const;
    QStringList settle(const Open &open, Store &store);
    std::unique_ptr<Store> openLog() const
    {
        return std::get<std::unique_ptr<Store>>(sql::openStore(m_log, Session{"ada", "test"}));
    }

    std::unique_ptr<CrashingServer> m_server;
    QString m_log;
    std::mt19937 m_random;
    Acknowledgements m_acknowledged;
    Head m_before; ///< Of the log, after the round before.
    int m_foundDone = 0, m_foundUndone = 0;
};

void TestServerCrash::init()
{
    m_server = std::make_unique<CrashingServer>();
    m_log = m_server->newLog();
    createLog(m_log);
    m_random.seed(20'261'125);
    m_acknowledged.clear();
    m_before = {};
}

TestServerCrash::Office TestServerCrash::hire(const QString &program, const QStringList &arguments) const
{
    Office clerks;
    for (int i = 0; i < Clerks; ++i)
        clerks.push_back(std::make_unique<Clerk>(program, arguments, UntilTheCrash));
    return clerks;
}

void TestServerCrash::crash(Crash how, Office &clerks)
{
    switch (how) {
    case Crash::Client:
        for (std::size_t i = 0; i < clerks.size(); ++i)
            i % 2 == 0 ? clerks[i]->kill() : clerks[i]->dismiss();
        return;
    case Crash::Backend:
        return m_server->killBackend(m_random());
    case Crash::Postmaster:
        return m_server->killPostmaster();
    case Crash::Immediate:
        return m_server->stopImmediately();
    case Crash::WithoutWalWriter:
        return m_server->killAll();
    }
}

void TestServerCrash::runRound(Crash how, Office &clerks)
{
    if (how == Crash::WithoutWalWriter)
        m_server->freezeWalWriter();
    const auto answered = [&] {
        qsizetype sum = 0;
        for (const auto &each : clerks)
            sum += each->answered();
        return sum;
    };
    const auto enough = std::uniform_int_distribution<qsizetype>(Clerks, 60)(m_random);
    QVERIFY(QTest::qWaitFor([&] { return answered() >= enough; }, 30'000));
    crash(how, clerks);
    QVERIFY(QTest::qWaitFor(
        [&] { return std::ranges::all_of(clerks, [](const auto &each) { return each->isDone(); }); }, 30'000));
    m_server->restart();
}

/// What is wrong after a round. Every command that was sent is done in the end.
QStringList TestServerCrash::closeBooks(const Office &clerks)
{
    std::vector<Open> open;
    QStringList all;
    Acknowledgements acknowledged;
    const auto store = openLog();
    for (const auto &clerk : clerks) {
        QStringList otherAnswers;
        clerk->tell(acknowledged, otherAnswers);
        for (Open &each : openOf(*clerk, acknowledged, otherAnswers))
            open.push_back(std::move(each));
        all += changed(*clerk, acknowledged, *store);
        if (clerk->isHonest())
            all += strangeWords(clerk->words());
    }
    all += faults(*store, acknowledged);
    if (!all.isEmpty())
        return all; // What is done in such a log tells nothing more.
    m_acknowledged.insert(acknowledged);
    for (const Open &each : open)
        all += settle(each, *store);
    m_before = store->log().info().head;
    return all;
}

/// Acknowledged documents that do not say what was sent.
QStringList TestServerCrash::changed(const Clerk &clerk, const Acknowledgements &acknowledged, const Store &store)
{
    QStringList all;
    const QList<QByteArray> lines = clerk.intents().lines.split('\n');
    for (qsizetype i = 0; i < clerk.intents().commands.size(); ++i) {
        const auto told = acknowledged.constFind(clerk.intents().commands[i]);
        if (told == acknowledged.constEnd())
            continue;
        const DocumentContent sent = *commandOf(lines[i]).content;
        const auto view = viewDocument(store, told->document);
        if (!view || view->state.content.lines != sent.lines || view->state.content.party.name != sent.party.name
            || view->state.content.date != sent.date || view->state.content.reference != sent.reference)
            all += QStringLiteral("lost or changed: %1").arg(told->number);
    }
    return all;
}

/// What is wrong with what the round has left. The chain holds all that is in the log to its head: so one hash tells
/// whether what was there before is still there.
QStringList TestServerCrash::faults(Store &store, const Acknowledgements &acknowledged) const
{
    QStringList all = faultsOf(m_log, acknowledged);
    const auto last = std::as_const(store).log().read(std::max<Position>(m_before.position - 1, 0), 1);
    if (m_before.position > 0 && (last.empty() || last.front().hash != m_before.hash))
        all += QStringLiteral("lost or changed: event %1").arg(m_before.position);
    VerifyOptions options;
    options.verified = m_before;
    options.readModels = false; // In the end they are compared.
    return all + findingsIn(store, options);
}

/// Looks a command up whose answer did not come, and does it again: there is one document in the end.
QStringList TestServerCrash::settle(const Open &open, Store &store)
{
    const QString reference = open.command.content->reference;
    const auto found = lookUp(store, open.command);
    ++(found ? m_foundDone : m_foundUndone);
    const auto again = std::get<DocumentAnswer>(issueDocument(store, open.command));
    m_acknowledged.insert(codec::text(open.command.command), {reference, again.document, again.number});
    QStringList faults;
    if (found && open.isToldUndone)
        faults += QStringLiteral("told as not done, and done: %1").arg(reference);
    if (again.repeated != found.has_value())
        faults += QStringLiteral("looked up as otherwise than it was: %1").arg(reference);
    if (found && std::get<DocumentAnswer>(*found).number != again.number)
        faults += QStringLiteral("done twice: %1").arg(reference);
    return faults;
}

void TestServerCrash::nothingAcknowledgedIsLostAndNoNumberIsSkippedOrGivenTwice()
{
    constexpr std::array crashes{
        Crash::WithoutWalWriter, Crash::Backend, Crash::Postmaster, Crash::Immediate, Crash::Client};
    const int rounds = atLength(5, 60);
    for (int round = 0; round < rounds; ++round) {
        Office clerks = hire(SERIATIM_PROGRAM, issueArguments(m_log));
        runRound(crashes[static_cast<std::size_t>(round) % crashes.size()], clerks);
        QVERIFY(!QTest::currentTestFailed());
        const QStringList faults = closeBooks(clerks);
        QVERIFY2(faults.isEmpty(), qPrintable(QStringLiteral("round %1:\n").arg(round) + faults.join('\n')));
    }
    const QStringList faults = faultsOf(m_log, m_acknowledged) + findingsIn(*openLog());
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
    qInfo("%d crashes, %lld documents; of those not acknowledged, %d were done and %d were not", rounds,
        static_cast<long long>(m_acknowledged.size()), m_foundDone, m_foundUndone);
    const auto period = openLog()->numbers().periods("INV").front();
    QCOMPARE(period.finalized, m_acknowledged.size());
}

void TestServerCrash::theTestCatchesATwinThatAcknowledgesBeforeTheFlush()
{
    QStringList faults;
    for (int round = 0; round < 5 && faults.isEmpty(); ++round) {
        Office clerks = hire(ISSUER_PROGRAM, {m_log, "acknowledge-unflushed"});
        runRound(Crash::WithoutWalWriter, clerks);
        QVERIFY(!QTest::currentTestFailed());
        for (const auto &clerk : clerks)
            clerk->tell(m_acknowledged, faults);
        faults += faultsOf(m_log, m_acknowledged);
    }
    QVERIFY2(faults.join('\n').contains("lost or changed"), qPrintable(faults.join('\n')));
    // Which nobody would see who looks at the numbers alone.
    QVERIFY2(!faults.join('\n').contains("hole"), qPrintable(faults.join('\n')));
}

QTEST_GUILESS_MAIN(TestServerCrash)
#include "tst_servercrash.moc"
