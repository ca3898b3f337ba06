#include "log/repeatedkey.h"

#include <QTest>

#include "log/jsonform.h"
#include "log/specimens.h"

using namespace seriatim;

class TestRepeatedKey : public QObject
{
    Q_OBJECT

private slots:
    void theSecondOfTwoIsNamed_data();
    void theSecondOfTwoIsNamed();
    void wholeDocumentsHaveNone();
};

void TestRepeatedKey::theSecondOfTwoIsNamed_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("path");
    const auto row = [](const char *name, const char *json, const char *path) {
        QTest::newRow(name) << QByteArray(json) << QString::fromUtf8(path);
    };

    // clang-format off
    row("none",                       R"({"a":1,"b":{"a":1},"c":[{"a":1},{"a":1}]})", "");
    row("at the top",                 R"({"a":1,"b":2,"a":3})", "a");
    row("within",                     R"({"lines":[{"price":"1"},{"price":"1","text":"x","price":"2"}]})", "lines[1].price");
    row("within a list of lists",     R"({"a":[[],[1,{"b":1,"b":2}]]})", "a[1][1].b");
    row("escaped",                    R"({"price":1,"pr\u0069ce":2})", "price");
    row("with blanks",                "{ \"a\" : 1 ,\n\t\"a\"\r\n: 2 }", "a");
    row("the same, but one a value",  R"({"a":"b","b":"a"})", "");
    row("as text",                    R"({"a":"{\"a\":1,\"a\":2}","b":"\\"})", "");
    row("after an escaped quote",     R"({"a":"\"","a":"\\\""})", "a");
    row("two cases are two keys",     R"({"a":1,"A":2})", "");
    row("empty",                      R"({"":1,"":2})", "");
    row("an empty object",            "{}", "");
    // clang-format on
}

void TestRepeatedKey::theSecondOfTwoIsNamed()
{
    QFETCH(QByteArray, json);
    const auto found = json::repeatedKey(json);
    QTEST(found.value_or(QString()), "path");
    QCOMPARE(found.has_value(), json == R"({"":1,"":2})" || !found.value_or(QString()).isEmpty());
}

void TestRepeatedKey::wholeDocumentsHaveNone()
{
    QVERIFY(!json::repeatedKey(json::compact(json::toJson(specimens::content()))));
    for (const AnyEvent &event : specimens::events())
        QVERIFY(!json::repeatedKey(json::compact(codec::dataOf(event))));
}

QTEST_APPLESS_MAIN(TestRepeatedKey)
#include "tst_repeatedkey.moc"
