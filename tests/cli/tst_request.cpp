#include <QtTest>

#include "cli/cli.h"

using seriatim::cli::Request;
using seriatim::cli::requestIn;

/// What the words behind the program's name ask for, before it is known whether a window opens.
class TestRequest : public QObject
{
    Q_OBJECT

private slots:
    void withoutACommandTheWindowOpens();
    void aFileAloneIsTheLogOfTheWindow();
    void aCommandNeedsNoWindow();
    void helpNeedsNoWindow();
    void whatIsNotUtf8IsNotGuessed();
    void noWindowIsOpenedForWhatCannotWork_data();
    void noWindowIsOpenedForWhatCannotWork();
};

void TestRequest::withoutACommandTheWindowOpens()
{
    const Request request = requestIn({"--log", "a.seriatim", "--as", "mary"}, "env.seriatim", "ada");
    QVERIFY(request.isForWindow);
    QCOMPARE(request.log, "a.seriatim");
    QCOMPARE(request.actor, "mary");
    QCOMPARE(requestIn({}, "env.seriatim", "ada").log, "env.seriatim");
}

void TestRequest::aFileAloneIsTheLogOfTheWindow()
{
    const Request request = requestIn({"/home/ada/office.seriatim"}, "env.seriatim", "ada");
    QVERIFY(request.isForWindow);
    QCOMPARE(request.log, "/home/ada/office.seriatim");
    QVERIFY(!requestIn({"office.seriatim", "more"}, {}, "ada").isForWindow);
}

/// What could not be read stands in the words as the replacement character.
void TestRequest::whatIsNotUtf8IsNotGuessed()
{
    const Request request = requestIn({"--as", QStringLiteral("ada\uFFFD")}, "env.seriatim", "ada");
    QVERIFY(!request.isForWindow);
    QVERIFY(request.fault.contains("UTF-8"));
}

void TestRequest::aCommandNeedsNoWindow()
{
    const Request request = requestIn({"--log", "a.seriatim", "audit", "--series", "INV"}, {}, "ada");
    QVERIFY(!request.isForWindow);
    QCOMPARE(request.command, "audit");
}

void TestRequest::helpNeedsNoWindow()
{
    QVERIFY(!requestIn({"--help"}, {}, "ada").isForWindow);
    QVERIFY(!requestIn({"--nonsense"}, {}, "ada").isForWindow);
}

void TestRequest::noWindowIsOpenedForWhatCannotWork_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("log");
    QTest::newRow("nobody acts") << QStringList{"--as", ""} << QString();
    QTest::newRow("blanks at an end") << QStringList{"--as", "ada ", "a.seriatim"} << QString();
    QTest::newRow("a control character") << QStringList{"--as", "a\ada"} << QString();
    QTest::newRow("a name for a server") << QStringList{"--as", "ada", "--log", "postgresql://example/office"}
                                         << QString();
    QTest::newRow("a name for a server by the environment")
        << QStringList{"--as", "ada"} << "postgres://example/office";
}

void TestRequest::noWindowIsOpenedForWhatCannotWork()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, log);
    QVERIFY(!requestIn(arguments, log, "ada").isForWindow);
    QVERIFY(requestIn(arguments, log, "ada").fault.endsWith(u'.'));
    QBuffer in, out, err;
    for (QBuffer *each : {&in, &out, &err})
        QVERIFY(each->open(QIODevice::ReadWrite));
    QCOMPARE(seriatim::cli::run(arguments, {in, out, err, log, "ada", "desk"}), seriatim::cli::Exit::WrongUse);
    QVERIFY(!err.data().isEmpty());
    QVERIFY(out.data().isEmpty());
}

QTEST_APPLESS_MAIN(TestRequest)
#include "tst_request.moc"
