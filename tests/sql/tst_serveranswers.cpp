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
    admin.send({"ALTER ROLE guarded PASSWORD 'open; sesame'"});
}

void TestServerAnswers::aFailureHasItsCause_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("password");
    QTest::addColumn<Cause>("cause");
    const QString folder = "?host=" + PostgresServer::instance().folder();
    QTest::newRow("no password") << PostgresServer::as("guarded", m_address) << "" << Cause::NotLetIn;
    QTest::newRow("another password") << PostgresServer::as("guarded", m_address) << "sesame" << Cause::NotLetIn;
    QTest::newRow("a name that the server does not know")
        << PostgresServer::as("nobody", m_address) << "" << Cause::NotLetIn;
    QTest::newRow("a database that is not there") << "postgresql://admin@/nothing" + folder << "" << Cause::NotSetUp;
    QTest::newRow("a database without a log") << "postgresql://admin@/postgres" + folder << "" << Cause::NotSetUp;
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

/// On another address than those that count as this machine's: it says to one who asks for encryption that it has none.
class PlainServer
{
public:
    PlainServer() : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in place = {};
        place.sin_family = AF_INET;
        place.sin_addr.s_addr = htonl(0x7f000002); // 127.0.0.2
        socklen_t size = sizeof place;
        if (::bind(m_socket, reinterpret_cast<sockaddr *>(&place), size) != 0 || ::listen(m_socket, 1) != 0
            || ::getsockname(m_socket, reinterpret_cast<sockaddr *>(&place), &size) != 0)
            throw std::runtime_error("nothing can listen on 127.0.0.2");
        m_port = ntohs(place.sin_port);
        m_answering = std::thread([this] {
            const int client = ::accept(m_socket, nullptr, nullptr);
            std::array<char, 8> request{};
            if (::recv(client, request.data(), request.size(), MSG_WAITALL) == 8)
                ::send(client, "N", 1, MSG_NOSIGNAL);
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
    int m_socket;
    int m_port = 0;
    std::thread m_answering;
};

} // namespace

void TestServerAnswers::aServerThatDoesNotEncryptIsNotTrusted()
{
    const PlainServer server;
    const auto opened =
        sql::openServer(QStringLiteral("postgresql://anna@127.0.0.2:%1/office").arg(server.port()), Desk);
    const auto *failure = std::get_if<OpenFailure>(&opened);
    QVERIFY(failure);
    QVERIFY2(failure->cause == Cause::NotTrusted, qPrintable(failure->detail));
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
