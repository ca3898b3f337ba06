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

QTEST_APPLESS_MAIN(TestRequest)
#include "tst_request.moc"
