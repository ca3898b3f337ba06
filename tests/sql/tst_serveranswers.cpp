#include <QTest>

#include <array>
#include <stdexcept>
#include <thread>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "sql/postgresconnection.h"
#include "sql/serveropening.h"
#include "support/postgresserver.h"

using namespace seriatim;

/// Why a log on a server is not opened: whoever reads it learns what to look at.
class TestServerAnswers : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aFailureHasItsCause_data();
    void aFailureHasItsCause();
    void aServerThatDoesNotEncryptIsNotTrusted();
    void aServerThatIsStartingIsNotReady();
    void aPasswordLetsIn();

private:
    QString m_address;
};

using Cause = OpenFailure::Cause;

const Session Desk{QStringLiteral("anybody"), QStringLiteral("desk")};

void TestServerAnswers::initTestCase()
{
    m_address = PostgresServer::instance().newLog({QStringLiteral("guarded")});
    const sql::PostgresConnection admin(
        *sql::ServerAddress::parse(PostgresServer::as("admin", m_address)), std::chrono::seconds(5));
    admin.send({"ALTER ROLE guarded PASSWORD 'open; sesame'", "CREATE ROLE crowded LOGIN CONNECTION LIMIT 0"});
}

void TestServerAnswers::aFailureHasItsCause_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("password");
    QTest::addColumn<Cause>("cause");
    const QString folder = "?host=" + PostgresServer::instance().folder();
    QTest::newRow("no password") << PostgresServer::as("guarded", m_address) << "" << Cause::NoPassword;
    QTest::newRow("another password") << PostgresServer::as("guarded", m_address) << "sesame" << Cause::NotLetIn;
    QTest::newRow("a name that the server does not know")
        << PostgresServer::as("nobody", m_address) << "" << Cause::NotLetIn;
    QTest::newRow("a database that is not there") << "postgresql://admin@/nothing" + folder << "" << Cause::NotSetUp;
    QTest::newRow("a database without a log") << "postgresql://admin@/postgres" + folder << "" << Cause::NotSetUp;
    QTest::newRow("as many as it serves") << PostgresServer::as("crowded", m_address) << "" << Cause::NotReady;
    QTest::newRow("nobody listens") << "postgresql://anna@localhost:1/office"
                                    << "" << Cause::Unreachable;
    QTest::newRow("no socket") << "postgresql://anna@/office?host=/nowhere"
                               << "" << Cause::Unreachable;
    QTest::newRow("a server that no name leads to") << "postgresql://anna@no.such.host.invalid/office"
                                                    << "" << Cause::UnknownServer;
    QTest::newRow("an address with a password in it") << "postgresql://anna:sesame@localhost/office"
                                                      << "" << Cause::BadAddress;
}

void TestServerAnswers::aFailureHasItsCause()
{
    QFETCH(QString, address);
    QFETCH(QString, password);
    QFETCH(Cause, cause);
    sql::OpenOptions options;
    options.password = password;
    const auto opened = sql::openServer(address, Desk, options);
    const auto *failure = std::get_if<OpenFailure>(&opened);
    QVERIFY(failure);
    QVERIFY2(failure->cause == cause, qPrintable(failure->detail));
    QVERIFY(!failure->path.contains("sesame") && !failure->detail.contains("sesame"));
}

namespace {

/// Says to one who asks for encryption that it has none, and to one who goes on that it is starting up.
class PlainServer
{
public:
    explicit PlainServer(quint32 address) : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in place = {};
        place.sin_family = AF_INET;
        place.sin_addr.s_addr = htonl(address);
        socklen_t size = sizeof place;
        if (::bind(m_socket, reinterpret_cast<sockaddr *>(&place), size) != 0 || ::listen(m_socket, 1) != 0
            || ::getsockname(m_socket, reinterpret_cast<sockaddr *>(&place), &size) != 0)
            throw std::runtime_error("nothing can listen there");
        m_port = ntohs(place.sin_port);
        m_answering = std::thread([this] {
            const int client = ::accept(m_socket, nullptr, nullptr);
            std::array<char, 8> request{};
            std::array<char, 1000> beginning{};
            if (::recv(client, request.data(), request.size(), MSG_WAITALL) == 8)
                ::send(client, "N", 1, MSG_NOSIGNAL);
            if (::recv(client, beginning.data(), beginning.size(), 0) > 0)
                ::send(client, StartingUp.data(), StartingUp.size(), MSG_NOSIGNAL);
            ::close(client);
        });
    }
    ~PlainServer()
    {
        ::shutdown(m_socket, SHUT_RDWR);
        m_answering.join();
        ::close(m_socket);
    }
    PlainServer(const PlainServer &) = delete;
    PlainServer &operator=(const PlainServer &) = delete;

    int port() const { return m_port; }

private:
    // An error of protocol 3: severity, SQLSTATE and words, each behind its letter.
    static constexpr std::string_view StartingUp{
        "E\0\0\0\x37SFATAL\0C57P03\0Mthe database system is starting up\0\0", 0x38};

    int m_socket;
    int m_port = 0;
    std::thread m_answering;
};

} // namespace

void TestServerAnswers::aServerThatDoesNotEncryptIsNotTrusted()
{
    const PlainServer server(0x7f000002); // 127.0.0.2, which does not count as this machine.
    const auto opened =
        sql::openServer(QStringLiteral("postgresql://anna@127.0.0.2:%1/office").arg(server.port()), Desk);
    const auto *failure = std::get_if<OpenFailure>(&opened);
    QVERIFY(failure);
    QVERIFY2(failure->cause == Cause::NotTrusted, qPrintable(failure->detail));
}

void TestServerAnswers::aServerThatIsStartingIsNotReady()
{
    const PlainServer server(INADDR_LOOPBACK);
    const auto opened =
        sql::openServer(QStringLiteral("postgresql://anna@127.0.0.1:%1/office").arg(server.port()), Desk);
    const auto *failure = std::get_if<OpenFailure>(&opened);
    QVERIFY(failure);
    QVERIFY2(failure->cause == Cause::NotReady, qPrintable(failure->detail));
    QCOMPARE(failure->detail, QStringLiteral("the database system is starting up"));
}

void TestServerAnswers::aPasswordLetsIn()
{
    sql::OpenOptions options;
    options.password = "open; sesame";
    const auto opened = sql::openServer(PostgresServer::as("guarded", m_address), Desk, options);
    QVERIFY(std::holds_alternative<std::unique_ptr<Store>>(opened));
    QCOMPARE(std::get<std::unique_ptr<Store>>(opened)->log().session().actor, "guarded");
}

QTEST_GUILESS_MAIN(TestServerAnswers)
#include "tst_serveranswers.moc"
