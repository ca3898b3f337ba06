#include <QTest>

#include "sql/serveraddress.h"
#include "sql/serveropening.h"

using namespace seriatim;
using sql::ServerAddress;

class TestServerAddress : public QObject
{
    Q_OBJECT

private slots:
    void overANetworkTheServerProvesWhoItIs_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("certificate");
        const char *own = "sslrootcert='/etc/ssl/certs/ca-certificates.crt'";
        QTest::newRow("as usual") << "postgresql://anna@db.example/office" << own;
        QTest::newRow("asked for") << "postgresql://anna@db.example/office?sslmode=verify-full" << own;
        QTest::newRow("a host by its number") << "postgresql://anna@192.0.2.7:5433/office" << own;
        QTest::newRow("a host that is asked for") << "postgresql:///office?host=db.example" << own;
        QTest::newRow("a file") << "postgresql://anna@db.example/office?sslrootcert=/etc/our.pem"
                                << "sslrootcert='/etc/our.pem'";
        QTest::newRow("a file with a space") << "postgresql://db.example/office?sslrootcert=/our%20own/ca.pem"
                                             << "sslrootcert='/our own/ca.pem'";
        QTest::newRow("a file with quotes") << "postgresql://db.example/office?sslrootcert=/x'%20sslmode=disable"
                                            << "sslrootcert='/x\\' sslmode=disable'";
        QTest::newRow("a file with a backslash") << "postgresql://db.example/office?sslrootcert=/x%5C"
                                                 << "sslrootcert='/x\\\\'";
    }

    void overANetworkTheServerProvesWhoItIs()
    {
        QFETCH(QString, address);
        QFETCH(QString, certificate);
        const auto server = ServerAddress::parse(address);
        QVERIFY(server);
        QVERIFY(!server->isLocal());
        const QStringList options = server->connectOptions().split(u';');
        QVERIFY2(options.contains("sslmode=verify-full"), qPrintable(options.join(u'\n')));
        QVERIFY2(options.contains(certificate), qPrintable(options.join(u'\n')));
    }

    /// Whoever is sent such an address would otherwise show a password to somebody else.
    void noAddressSaysAnythingElse_data()
    {
        QTest::addColumn<QString>("address");
        QTest::newRow("less is asked for") << "postgresql://anna@db.example/office?sslmode=require";
        QTest::newRow("none is asked for") << "postgresql://anna@db.example/office?sslmode=disable";
        QTest::newRow("behind a tab") << "postgresql://db.example/office?sslrootcert=/x%09sslmode=disable";
        QTest::newRow("behind a line") << "postgresql://db.example/office?sslrootcert=/x%0Ahostaddr=192.0.2.7";
        QTest::newRow("behind a semicolon") << "postgresql://db.example/office?sslrootcert=/x%3Bsslmode=disable";
        QTest::newRow("a second host") << "postgresql://db.example,evil.example/office";
        QTest::newRow("behind a socket") << "postgresql:///office?host=/nowhere,evil.example";
        QTest::newRow("behind this machine") << "postgresql:///office?host=localhost,evil.example";
        QTest::newRow("another place to go") << "postgresql://db.example/office?hostaddr=192.0.2.7";
        QTest::newRow("a service") << "postgresql://db.example/office?service=other";
        QTest::newRow("a password") << "postgresql://anna:secret@db.example/office";
        QTest::newRow("no database") << "postgresql://anna@db.example";
        QTest::newRow("two databases") << "postgresql://anna@db.example/office/other";
    }

    void noAddressSaysAnythingElse()
    {
        QFETCH(QString, address);
        QVERIFY(!ServerAddress::parse(address));
    }

    void onThisMachineNothingIsEncrypted_data()
    {
        QTest::addColumn<QString>("address");
        QTest::newRow("the usual socket") << "postgresql:///office";
        QTest::newRow("a socket") << "postgresql:///office?host=/run/postgresql";
        QTest::newRow("a name") << "postgresql://anna@localhost/office";
        QTest::newRow("a number") << "postgresql://127.0.0.1:5433/office";
    }

    void onThisMachineNothingIsEncrypted()
    {
        QFETCH(QString, address);
        const auto server = ServerAddress::parse(address);
        QVERIFY(server);
        QVERIFY(server->isLocal());
        QVERIFY(!server->connectOptions().contains("ssl"));
    }

    void whatIsNoAddressIsShownWithoutItsPassword_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *address, const char *shown) { QTest::newRow(address) << address << shown; };
        row("postgresql://anna:secret@db.example/office", "postgresql://anna@db.example/office");
        row("postgresql://anna:sec@ret@db.example/office", "postgresql://anna@db.example/office");
        row("postgresql://anna:sec/ret@db.example/office", "postgresql://anna@db.example/office");
        row("postgresql://anna@db.example/office?password=secret", "postgresql://anna@db.example/office?password=…");
        row("postgresql://db.example/office?host=x&sslPassword=secret&a=b",
            "postgresql://db.example/office?host=x&sslPassword=…&a=b");
        row("postgresql://db.example,other.example/office", "postgresql://db.example,other.example/office");
        row("postgresql://db.example:99999/office", "postgresql://db.example:99999/office");
    }

    void whatIsNoAddressIsShownWithoutItsPassword()
    {
        QFETCH(QString, address);
        QFETCH(QString, shown);
        QCOMPARE(ServerAddress::withoutPasswords(address), shown);
        const auto opened = sql::openServer(address, Session{"anna", "desk"});
        const auto *failure = std::get_if<OpenFailure>(&opened);
        QVERIFY(failure && failure->cause == OpenFailure::Cause::BadAddress);
        QCOMPARE(failure->path, shown);
    }

    /// In the words of PostgreSQL 15 and its library.
    void whatIsInTheWayIsReadFromItsWords_data()
    {
        using enum OpenFailure::Cause;
        QTest::addColumn<QString>("words");
        QTest::addColumn<OpenFailure::Cause>("cause");
        const auto row = [](const char *words, OpenFailure::Cause cause) { QTest::newRow(words) << words << cause; };
        row("FATAL:  no pg_hba.conf entry for host \"192.0.2.7\", user \"anna\", database \"office\", SSL encryption",
            NotLetIn);
        row("FATAL:  no pg_hba.conf entry for host \"192.0.2.7\", user \"anna\", database \"office\", no encryption",
            NotLetIn);
        row("FATAL:  password authentication failed for user \"anna\"", NotLetIn);
        row("FATAL:  certificate authentication failed for user \"anna\"", NotLetIn);
        row("FATAL:  connection requires a valid client certificate", NotLetIn);
        row("FATAL:  role \"anna\" does not exist", NotLetIn);
        row("FATAL:  database \"office\" does not exist", NotSetUp);
        row("FATAL:  the database system is shutting down", NotReady);
        row("FATAL:  sorry, too many clients already", NotReady);
        row("fe_sendauth: no password supplied", NoPassword);
        row("could not translate host name \"db.example\" to address: Name or service not known", UnknownServer);
        row("SSL error: certificate verify failed", NotTrusted);
        row("server certificate for \"other.example\" does not match host name \"db.example\"", NotTrusted);
        row("root certificate file \"/etc/our.pem\" does not exist", NotTrusted);
        row("server does not support SSL, but SSL was required", NotTrusted);
        row("SSL SYSCALL error: EOF detected", Unreachable);
        row("SSL connection has been closed unexpectedly", Unreachable);
        row("Connection refused", Unreachable);
        row("timeout expired", Unreachable);
    }

    void whatIsInTheWayIsReadFromItsWords()
    {
        QFETCH(QString, words);
        QFETCH(OpenFailure::Cause, cause);
        const QString log = QStringLiteral("postgresql://anna@db.example/office");
        const QString said = "connection to server at \"db.example\" (192.0.2.1), port 5432 failed: " + words + "\n";
        QCOMPARE(sql::noConnection(log, said).cause, cause);
    }
};

QTEST_APPLESS_MAIN(TestServerAddress)
#include "tst_serveraddress.moc"
