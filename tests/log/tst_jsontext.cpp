#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <random>

#include "log/jsontext.h"

/// What is stored is what Qt's own writer makes of the same object, to the byte: a log that an earlier program began
/// goes on in the same form.
using namespace seriatim;

namespace {

/// By Qt's writer.
QByteArray qtsWord(const QString &text)
{
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return array.sliced(1, array.size() - 2);
}

} // namespace

class TestJsonText : public QObject
{
    Q_OBJECT

private slots:
    void everyCharacterIsWrittenAsQtWritesIt();
    void anyTextIsWrittenAsQtWritesIt();
    void keysAreSortedHoweverTheyCome();
    void anObjectIsWrittenAsQtWritesIt();
    void anEmptyObjectHasItsBraces();
};

void TestJsonText::everyCharacterIsWrittenAsQtWritesIt()
{
    for (char32_t point = 1; point < 0x11000; ++point) {
        const QString text = u'a' + QString::fromUcs4(&point, 1) + u'b';
        QCOMPARE(json::quoted(text), qtsWord(text));
    }
}

void TestJsonText::anyTextIsWrittenAsQtWritesIt()
{
    constexpr char16_t units[] = {u'a', u'"', u'\\', u'\n', u'\u001f', u'é', u'€', 0xD83D, 0xDE00, u' '};
    std::mt19937 random(4711);
    for (int round = 0; round < 5000; ++round) {
        QString text;
        for (auto left = random() % 12; left > 0; --left)
            text += QChar(units[random() % std::size(units)]);
        QCOMPARE(json::quoted(text), qtsWord(text));
    }
}

void TestJsonText::keysAreSortedHoweverTheyCome()
{
    json::ObjectText object;
    object.add("b", true);
    object.add("aa", qint64(-7));
    object.add("a", QStringLiteral("x"));
    object.addArray("B", {"1", "{}"});
    object.addArray("c", {});
    QCOMPARE(object.text(), R"({"B":[1,{}],"a":"x","aa":-7,"b":true,"c":[]})");
}

void TestJsonText::anObjectIsWrittenAsQtWritesIt()
{
    const json::ObjectText object{{"text", QStringLiteral("5 € \"net\"")}, {"yes", true}, {"no", false}, {"count", 12},
        {"large", (qint64(1) << 53) - 1}, {"inner", json::ObjectText{{"z", 1}, {"a", ""}}}};
    const QJsonObject same{{"text", "5 € \"net\""}, {"yes", true}, {"no", false}, {"count", 12},
        {"large", (qint64(1) << 53) - 1}, {"inner", QJsonObject{{"z", 1}, {"a", ""}}}};
    QCOMPARE(object.text(), QJsonDocument(same).toJson(QJsonDocument::Compact));
    QCOMPARE(json::objectFrom(object.text()), same);
}

void TestJsonText::anEmptyObjectHasItsBraces()
{
    QVERIFY(json::ObjectText().isEmpty());
    QCOMPARE(json::ObjectText().text(), "{}");
    QVERIFY(!json::ObjectText({{"a", ""}}).isEmpty());
}

QTEST_APPLESS_MAIN(TestJsonText)
#include "tst_jsontext.moc"
