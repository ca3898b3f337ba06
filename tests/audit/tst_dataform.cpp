#include <QTest>

#include "audit/dataform.h"
#include "domain/text.h"

using namespace seriatim;

/// What the published form of data allows, to the letter (FORMAT, Data).
class TestDataForm : public QObject
{
    Q_OBJECT

private slots:
    void dataInThePublishedFormPass_data();
    void dataInThePublishedFormPass();
    void everythingElseIsNamed_data();
    void everythingElseIsNamed();
    void longDataAreNamed();
    void decimalsHaveOneForm_data();
    void decimalsHaveOneForm();
};

void TestDataForm::dataInThePublishedFormPass_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::newRow("nothing") << QByteArray("{}");
    QTest::newRow("integers") << QByteArray(R"({"a":0,"b":-7,"c":9007199254740991})");
    QTest::newRow("words") << QByteArray(R"({"a":true,"b":false})");
    QTest::newRow("lists") << QByteArray(R"({"a":[],"b":[1,2],"c":[{"d":"x"},{}]})");
    QTest::newRow("text") << QByteArray(R"({"note":"é 😀 \" \\ \n\t / {}"})");
    QTest::newRow("decimals") << QByteArray(R"({"amount":"-12.50","rate":"0","tax":{"rate":"19.0"}})");
    QTest::newRow("upper case sorts first") << QByteArray(R"({"aB":1,"aa":2})");
    QTest::newRow("words with a decimal's key inside") << QByteArray(R"({"terms":"net 30 days"})");
}

void TestDataForm::dataInThePublishedFormPass()
{
    QFETCH(QByteArray, data);
    const auto fault = dataFault(data);
    QVERIFY2(!fault, fault ? qPrintable(fault->what) : "");
}

void TestDataForm::everythingElseIsNamed_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QString>("what");
    QTest::newRow("empty") << QByteArray() << "syntax";
    QTest::newRow("no object") << QByteArray("[1]") << "syntax";
    QTest::newRow("cut off") << QByteArray(R"({"a":"b)") << "syntax";
    QTest::newRow("something behind") << QByteArray("{}x") << "syntax";
    QTest::newRow("blank after a colon") << QByteArray(R"({"a": 1})") << "whitespace";
    QTest::newRow("blank before a colon") << QByteArray(R"({"a" :1})") << "whitespace";
    QTest::newRow("blank after a comma") << QByteArray(R"({"a":1, "b":2})") << "whitespace";
    QTest::newRow("blank in a list") << QByteArray(R"({"a":[1 ,2]})") << "whitespace";
    QTest::newRow("line break at the end") << QByteArray("{}\n") << "syntax";
    QTest::newRow("not sorted") << QByteArray(R"({"b":1,"a":2})") << "key-order";
    QTest::newRow("not sorted inside") << QByteArray(R"({"a":[{"c":1,"b":2}]})") << "key-order";
    QTest::newRow("key twice") << QByteArray(R"({"a":1,"a":2})") << "key-order";
    QTest::newRow("empty key") << QByteArray(R"({"":1})") << "key-form";
    QTest::newRow("key in capitals") << QByteArray(R"({"Key":1})") << "key-form";
    QTest::newRow("key with a dash") << QByteArray(R"({"a-b":1})") << "key-form";
    QTest::newRow("fraction") << QByteArray(R"({"a":1.5})") << "syntax";
    QTest::newRow("exponent") << QByteArray(R"({"a":1e3})") << "syntax";
    QTest::newRow("leading zero") << QByteArray(R"({"a":01})") << "number-form";
    QTest::newRow("negative zero") << QByteArray(R"({"a":-0})") << "number-form";
    QTest::newRow("too large") << QByteArray(R"({"a":9007199254740992})") << "number-form";
    QTest::newRow("decimal with a comma") << QByteArray(R"({"price":"1,5"})") << "decimal-form";
    QTest::newRow("decimal with a plus") << QByteArray(R"({"quantity":"+1"})") << "decimal-form";
    QTest::newRow("decimal in a list") << QByteArray(R"({"lineNets":["1.00","1."]})") << "decimal-form";
    QTest::newRow("unknown word") << QByteArray(R"({"a":null})") << "syntax";
    QTest::newRow("control character") << QByteArray(R"({"a":"\u0007"})") << "text-form";
    QTest::newRow("carriage return") << QByteArray(R"({"a":"\r"})") << "text-form";
    QTest::newRow("bare line break") << QByteArray("{\"a\":\"\n\"}") << "text-form";
    QTest::newRow("lone surrogate") << QByteArray(R"({"a":"\ud800"})") << "text-form";
    QTest::newRow("noncharacter") << QByteArray("{\"a\":\"\xef\xbf\xbf\"}") << "text-form";
    QTest::newRow("no UTF-8") << QByteArray("{\"a\":\"\xff\"}") << "not-utf8";
    QTest::newRow("deeper than anybody writes") << QByteArray("{\"a\":") + QByteArray(100, '[') << "syntax";
}

void TestDataForm::everythingElseIsNamed()
{
    QFETCH(QByteArray, data);
    QFETCH(QString, what);
    const auto fault = dataFault(data);
    QVERIFY(fault.has_value());
    QCOMPARE(fault->what, what);
}

void TestDataForm::longDataAreNamed()
{
    QCOMPARE(dataFault(R"({"a":")" + QByteArray(MaxDataBytes, 'x') + R"("})")->what, "too-long");
}

void TestDataForm::decimalsHaveOneForm_data()
{
    QTest::addColumn<bool>("published");
    for (const char *text : {"0", "-1", "12.50", "0.000", "-0.01", "123456789.987654321"})
        QTest::newRow(text) << true;
    for (const char *text : {"", "-", "-0", "-0.00", "+1", "01", ".5", "5.", "1e3", "1.2.3", " 1", "1 ", "٣"})
        QTest::newRow(text) << false;
}

void TestDataForm::decimalsHaveOneForm()
{
    QFETCH(bool, published);
    QCOMPARE(isPublishedDecimal(QString::fromUtf8(QTest::currentDataTag())), published);
}

QTEST_GUILESS_MAIN(TestDataForm)
#include "tst_dataform.moc"
