#include <QTest>

#include <random>
#include <set>

#include "crash/oracle.h"
#include "log/codec.h"
#include "sql/opening.h"
#include "support/cuttingproxy.h"
#include "support/length.h"
#include "support/postgresserver.h"
#include "usecases/usecases.h"

using namespace seriatim;
using namespace seriatim::crash;

namespace {

IssueDocument intent()
{
    IssueDocument command;
    DocumentContent content;
    content.date = today();
    content.currency = QStringLiteral("EUR");
    content.reference = QStringLiteral("intent %1").arg(codec::text(command.command));
    content.party.name = QStringLiteral("Contoso GmbH");
    Line line;
    line.text = QStringLiteral("Pallet rack");
    line.quantity = Decimal(4, 0);
    line.price = Decimal(31'000, 2);
    line.tax = Tax{TaxCategory::Standard, Decimal(19, 0)};
    content.lines = {line};
    command.content = content;
    return command;
}

/// Every place where a conversation of so many messages can be cut; those about the commit, at its end, come first.
std::vector<Cut> cutsOf(const CuttingProxy::Count &count, std::mt19937 &random)
{
    using enum Cut::Part;
    std::vector<Cut> cuts;
    for (int i = 0; i < count.requests; ++i) {
        for (const auto part : {Before, Within, After})
            cuts.push_back({Cut::Way::Request, i, part});
    }
    for (int i = 0; i < count.replies; ++i) {
        for (const auto part : {Before, Within})
            cuts.push_back({Cut::Way::Reply, i, part});
    }
    std::ranges::shuffle(cuts, random);
    std::ranges::stable_partition(cuts, [&](const Cut &cut) {
        return cut.way == Cut::Way::Request ? cut.message + 3 >= count.requests : cut.message + 24 > count.replies;
    });
    return cuts;
}

/// What a clerk does whose connection went while a command was sent.
enum class Habit {
    LookUp,   ///< Asks what became of it, and sends it again if nothing did.
    Resend,   ///< Sends the same command again.
    NewIntent ///< Takes it for not done, and sends a new one.
};

} // namespace

/// The connection to a server is cut at every step of a command, by a proxy: however often that happens, each intent
/// becomes one document, and what is told of it is true.
class TestCutReplies : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void everyIntentBecomesOneDocument_data();
    void everyIntentBecomesOneDocument();
    void theTestCatchesATwinThatTakesAnErrorForNotDone();

private:
    void open();
    void beginWork();
    void acknowledge(const IssueDocument &command, const DocumentAnswer &answer);
    std::vector<Cut> allCuts();
    void issueCut(const Cut &cut, Habit habit);
    std::optional<DocumentAnswer> answerOf(const IssueDocument &command);
    DocumentAnswer insist(const IssueDocument &command, Habit habit);
    QStringList faults() const;

    std::unique_ptr<CuttingProxy> m_proxy;
    QString m_log, m_logByProxy;
    std::unique_ptr<Store> m_store; ///< None: it is to be opened anew.
    std::mt19937 m_random;
    Acknowledgements m_acknowledged;
    qint64 m_intents = 0;
    int m_before = 0; ///< Documents that a connection issues before the one that is cut.
    std::set<Cut> m_reached;
    std::optional<LogError::Kind> m_told; ///< What the last error said of the command.
    QStringList m_lies;
};

/// Qt warns of each connection that went, which is what happens here all the time.
void TestCutReplies::initTestCase()
{
    static QtMessageHandler usual = nullptr;
    usual = qInstallMessageHandler([](QtMsgType type, const QMessageLogContext &context, const QString &text) {
        if (type != QtWarningMsg)
            usual(type, context, text);
    });
}

void TestCutReplies::init()
{
    m_proxy = std::make_unique<CuttingProxy>(PostgresServer::instance().folder());
    m_log = PostgresServer::as("ada", PostgresServer::instance().newLog({"ada"}));
    m_logByProxy = QString(m_log).replace(PostgresServer::instance().folder(), m_proxy->folder());
    createLog(m_log);
    m_store.reset();
    m_random.seed(20'261'126);
    m_acknowledged.clear();
    m_intents = 0;
    m_before = 0;
    m_reached.clear();
    m_lies.clear();
}

void TestCutReplies::cleanup()
{
    m_proxy->watch();
    m_store.reset();
    m_proxy.reset();
}

/// Over the proxy; as often as it takes.
void TestCutReplies::open()
{
    while (!m_store) {
        auto opened = sql::openStore(m_logByProxy, Session{"ada", "test"});
        if (auto *store = std::get_if<std::unique_ptr<Store>>(&opened))
            m_store = std::move(*store);
    }
}

/// On a new connection, which is not cut yet.
void TestCutReplies::beginWork()
{
    m_store.reset();
    m_proxy->watch();
    open();
    for (int i = 0; i < m_before; ++i) {
        const IssueDocument command = intent();
        ++m_intents;
        acknowledge(command, *answerOf(command));
    }
}

void TestCutReplies::acknowledge(const IssueDocument &command, const DocumentAnswer &answer)
{
    m_acknowledged.insert(codec::text(command.command), {command.content->reference, answer.document, answer.number});
}

/// As a conversation shows that is not cut.
std::vector<Cut> TestCutReplies::allCuts()
{
    CuttingProxy::Count count;
    for (int i = 0; i < 3; ++i) {
        beginWork();
        m_proxy->watch();
        const IssueDocument command = intent();
        ++m_intents;
        acknowledge(command, *answerOf(command));
        count = m_proxy->count();
    }
    qInfo("%d requests, %d messages in reply", count.requests, count.replies);
    return cutsOf(count, m_random);
}

/// Empty: the connection went, and nobody knows more than `m_told`.
std::optional<DocumentAnswer> TestCutReplies::answerOf(const IssueDocument &command)
{
    std::optional<DocumentAnswer> answer;
    try {
        answer = std::get<DocumentAnswer>(issueDocument(*m_store, command));
        // Nobody waits for the answer to the wake-up but whoever asks next.
        std::as_const(*m_store).log().info();
    } catch (const LogError &error) {
        m_told = error.kind();
        m_store.reset();
    }
    return answer;
}

void TestCutReplies::issueCut(const Cut &cut, Habit habit)
{
    beginWork();
    const IssueDocument command = intent();
    ++m_intents;
    m_proxy->watch(cut);
    auto answer = answerOf(command);
    if (m_proxy->count().isCut)
        m_reached.insert(cut);
    if (!answer)
        answer = insist(command, habit);
    acknowledge(command, *answer);
}

/// Until it is answered; the connection is cut now and then meanwhile.
DocumentAnswer TestCutReplies::insist(const IssueDocument &command, Habit habit)
{
    const QString &reference = command.content->reference;
    bool isUndone = m_told != LogError::Kind::OutcomeUnknown;
    for (;;) {
        const bool isCutAgain = m_random() % 4 == 0;
        m_proxy->watch(
            isCutAgain ? std::optional(Cut{Cut::Way::Reply, int(m_random() % 60), Cut::Part::Within}) : std::nullopt);
        open();
        if (habit == Habit::NewIntent) {
            if (const auto answer = answerOf(intent()))
                return *answer;
            continue;
        }
        try {
            if (habit == Habit::LookUp) {
                if (const auto found = lookUp(*m_store, command)) {
                    if (isUndone)
                        m_lies += QStringLiteral("told as not done, and done: %1").arg(reference);
                    return std::get<DocumentAnswer>(*found);
                }
                isUndone = true;
            }
        } catch (const LogError &) {
            m_store.reset();
            continue;
        }
        if (const auto answer = answerOf(command)) {
            if (isUndone && answer->repeated)
                m_lies += QStringLiteral("told as not done, and done: %1").arg(reference);
            return *answer;
        }
        isUndone = isUndone && m_told != LogError::Kind::OutcomeUnknown;
    }
}

/// What is wrong in the end.
QStringList TestCutReplies::faults() const
{
    QStringList all = faultsOf(m_log, m_acknowledged) + m_lies;
    const auto store = std::get<std::unique_ptr<Store>>(sql::openStore(m_log, Session{"ada", "test"}));
    const qint64 documents = store->numbers().periods("INV").front().finalized;
    if (documents != m_intents)
        all += QStringLiteral("%1 intents made %2 documents").arg(m_intents).arg(documents);
    return all;
}

/// The first over a connection is decided under the lock, those after it ahead of their turn.
void TestCutReplies::everyIntentBecomesOneDocument_data()
{
    QTest::addColumn<int>("before");
    QTest::newRow("the first") << 0;
    QTest::newRow("the second, which prepares what it sends") << 1;
    QTest::newRow("the third, in one message") << 2;
}

void TestCutReplies::everyIntentBecomesOneDocument()
{
    QFETCH(int, before);
    m_before = before;
    const std::vector<Cut> cuts = allCuts();
    const std::size_t commands = static_cast<std::size_t>(atLength(80, 700));
    for (std::size_t i = 0; i < commands; ++i)
        issueCut(cuts[i % cuts.size()], i % 2 == 0 ? Habit::LookUp : Habit::Resend);
    qInfo("%zu of %zu places were cut at", m_reached.size(), cuts.size());
    const QStringList all = faults();
    QVERIFY2(all.isEmpty(), qPrintable(all.join('\n')));
    QCOMPARE(m_reached.size(), std::min(commands, cuts.size()));
}

void TestCutReplies::theTestCatchesATwinThatTakesAnErrorForNotDone()
{
    const std::vector<Cut> cuts = allCuts();
    for (std::size_t i = 0; i < 10; ++i)
        issueCut(cuts[i], Habit::NewIntent);
    const QString all = faults().join('\n');
    QVERIFY2(all.contains("intents made"), qPrintable(all));
}

QTEST_GUILESS_MAIN(TestCutReplies)
#include "tst_cutreplies.moc"
