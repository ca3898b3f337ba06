#include "log/jsonform.h"

#include <QJsonDocument>
#include <QTest>

#include "log/specimens.h"

using namespace seriatim;

namespace {

QString told(const Refusal &refusal)
{
    return ruleId(refusal.rule) + " at " + refusal.field;
}

template <typename Value>
QString outcome(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return "no JSON";
    const auto read = json::fromJson<Value>(document.object());
    QStringList all;
    if (isRefused(read.value))
        all << told(refusalOf(read.value));
    for (const Refusal &warning : read.warnings)
        all << "warning: " + told(warning);
    return all.join(", ");
}

DocumentContent content(const QByteArray &json)
{
    return std::get<DocumentContent>(json::fromJson<DocumentContent>(QJsonDocument::fromJson(json).object()).value);
}

} // namespace

/// Documents as people send them: the command line's lines.
class TestJsonForm : public QObject
{
    Q_OBJECT

private slots:
    void documentsAreReadAsTheyWereWritten();
    void everyRefusalNamesItsPath_data();
    void everyRefusalNamesItsPath();
    void everyTextOfADocumentIsAccepted();
    void refusalsSayWhatWasThere();
    void keysThatNobodyKnowsGiveWarnings();
    void absentIsAbsent();
    void textIsBroughtToNfc();
    void decimalsAreKeptAsTheyWereWritten();
    void whatIsNoJsonIsRefusedBeforeItIsRead_data();
    void whatIsNoJsonIsRefusedBeforeItIsRead();
    void deepNestingDoesNoHarm();
    void aFormIsAcceptedLikeALine();
};

void TestJsonForm::documentsAreReadAsTheyWereWritten()
{
    const DocumentContent full = specimens::content();
    QCOMPARE(outcome<DocumentContent>(json::compact(json::toJson(full))), "");
    QVERIFY(content(json::compact(json::toJson(full))) == full);

    const DocumentContent least;
    QCOMPARE(json::compact(json::toJson(least)), R"({"kind":"invoice"})");
    QVERIFY(content(R"({"kind":"invoice"})") == least);
}

void TestJsonForm::everyRefusalNamesItsPath_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("refusal");
    const auto row = [](const char *refusal, const char *rest) {
        QTest::addRow("%s: %s", rest, refusal)
            << QByteArray(R"({"kind":"invoice",)") + rest + "}" << QString::fromLatin1(refusal);
    };
    QTest::newRow("no kind") << QByteArray("{}") << "missing at kind";
    QTest::newRow("null kind") << QByteArray(R"({"kind":null})") << "missing at kind";
    QTest::newRow("unknown kind") << QByteArray(R"({"kind":"Invoice"})") << "unknown-kind at kind";
    QTest::newRow("kind that is no text") << QByteArray(R"({"kind":380})") << "wrong-type at kind";

    // clang-format off
    row("wrong-type at note",                          R"("note":7)");
    row("wrong-type at note",                          R"("note":["a"])");
    row("wrong-type at date",                          R"("date":20260615)");
    row("not-a-date at date",                          R"("date":"15.06.2026")");
    row("not-a-date at date",                          R"("date":"2026-6-5")");
    row("not-a-date at date",                          R"("date":"2026-02-29")");
    row("not-a-date at date",                          R"("date":"2026-06-15T00:00:00")");
    row("not-a-date at date",                          R"("date":" 2026-06-15")");
    row("not-a-date at precedesDate",                  R"("precedesDate":"yesterday")");
    row("not-an-object at party",                      R"("party":"Customer")");
    row("not-an-object at party.address",              R"("party":{"address":"1 Main Street"})");
    row("wrong-type at party.address.postcode",        R"("party":{"address":{"postcode":10203}})");
    row("forbidden-character at party.name",           R"("party":{"name":"a\u0000b"})");
    row("forbidden-character at party.name",           R"("party":{"name":"two\nlines"})");
    row("forbidden-character at seller.address.city",  R"("seller":{"address":{"city":"\ud83d"}})");
    row("forbidden-character at reference",            R"("reference":"\ufffe")");
    row("forbidden-character at note",                 R"("note":"\u001b[31m")");
    row("wrong-type at lines",                         R"("lines":{"text":"x"})");
    row("not-an-object at lines[1]",                   R"("lines":[{},"x"])");
    row("not-an-object at lines[0]",                   R"("lines":[[{}]])");
    row("not-a-decimal at lines[2].price",             R"("lines":[{},{},{"price":12.90}])");
    row("not-a-decimal at lines[0].quantity",          R"("lines":[{"quantity":1}])");
    row("not-a-decimal at lines[0].quantity",          R"("lines":[{"quantity":"1,5"}])");
    row("not-a-decimal at lines[0].quantity",          R"("lines":[{"quantity":""}])");
    row("not-a-decimal at lines[0].quantity",          R"("lines":[{"quantity":"1e9"}])");
    row("not-a-decimal at lines[0].priceBase",         R"("lines":[{"priceBase":true}])");
    row("not-a-decimal at lines[0].price",             R"("lines":[{"price":"1234567890123456789"}])");
    row("not-a-decimal at prepaid",                    R"("prepaid":"ten")");
    row("not-an-object at lines[0].tax",               R"("lines":[{"tax":"25"}])");
    row("missing at lines[0].tax.category",            R"("lines":[{"tax":{"rate":"25"}}])");
    row("unknown-tax-category at lines[0].tax.category", R"("lines":[{"tax":{"category":"X","rate":"25"}}])");
    row("not-a-decimal at lines[0].tax.rate",          R"("lines":[{"tax":{"category":"S","rate":25}}])");
    row("not-a-decimal at lines[0].allowances[1].amount", R"("lines":[{"allowances":[{},{"amount":1}]}])");
    row("not-a-decimal at charges[0].percent",         R"("charges":[{"percent":"5%"}])");
    row("unknown-tax-category at charges[0].tax.category", R"("charges":[{"tax":{"category":"s"}}])");
    row("not-a-date at lines[0].period.to",            R"("lines":[{"period":{"to":"soon"}}])");
    row("wrong-type at follows.document",              R"("follows":{"document":7})");
    row("wrong-type at exemptions[0].reason",          R"("exemptions":[{"reason":false}])");
    row("wrong-type at paymentMeans.iban",             R"("paymentMeans":{"iban":{}})");
    // clang-format on

    QByteArray lines = "{}";
    for (int i = 0; i < 1000; ++i)
        lines += ",{}";
    row("too-many-lines at lines", QByteArray(R"("lines":[)" + lines + "]").constData());
    row("too-long at terms", QByteArray(R"("terms":")" + QByteArray(4097, 'x') + "\"").constData());
}

void TestJsonForm::everyRefusalNamesItsPath()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, refusal);
    QCOMPARE(outcome<DocumentContent>(json), refusal);
}

namespace {

/// Puts something hostile into one text after another, and reads the whole.
class EachText
{
public:
    explicit EachText(QJsonObject whole) : m_whole(std::move(whole)) {}

    int visit()
    {
        visitObject(m_whole, {}, [](const QJsonObject &whole) { return whole; });
        return m_texts;
    }

private:
    using Within = std::function<QJsonObject(const QJsonObject &)>;

    void visitObject(const QJsonObject &object, const QString &path, const Within &within)
    {
        for (const QString &key : object.keys()) {
            const auto withValue = [object, key, within](const QJsonValue &value) {
                QJsonObject changed = object;
                changed[key] = value;
                return within(changed);
            };
            visitValue(object[key], path.isEmpty() ? key : path + u'.' + key, withValue);
        }
    }

    void visitValue(
        const QJsonValue &value, const QString &path, const std::function<QJsonObject(const QJsonValue &)> &withValue)
    {
        if (value.isObject())
            visitObject(value.toObject(), path, [&](const QJsonObject &object) { return withValue(object); });
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            visitValue(array[i], QStringLiteral("%1[%2]").arg(path).arg(i), [&](const QJsonValue &item) {
                QJsonArray changed = array;
                changed[i] = item;
                return withValue(changed);
            });
        }
        if (value.isString())
            check(withValue(value.toString() + QChar(0)), path);
    }

    void check(const QJsonObject &hostile, const QString &path)
    {
        ++m_texts;
        const auto read = json::fromJson<DocumentContent>(hostile);
        QVERIFY2(isRefused(read.value), qPrintable(path));
        QCOMPARE(refusalOf(read.value).field, path);
    }

    QJsonObject m_whole;
    int m_texts = 0;
};

} // namespace

/// No text, decimal, date or code of a document lets a NUL pass.
void TestJsonForm::everyTextOfADocumentIsAccepted()
{
    QVERIFY(EachText(json::toJson(specimens::content())).visit() > 150);
}

void TestJsonForm::refusalsSayWhatWasThere()
{
    const auto factOf = [](const char *json) {
        return refusalOf(json::fromJson<DocumentContent>(QJsonDocument::fromJson(json).object()).value).facts["value"];
    };
    QCOMPARE(factOf(R"({"kind":"invoice","prepaid":12.5})"), "12.5");
    QCOMPARE(factOf(R"({"kind":"invoice","prepaid":"1,5"})"), "1,5");
    QCOMPARE(factOf(R"({"kind":"haiku"})"), "haiku");
    QCOMPARE(factOf(R"({"kind":"invoice","due":"tomorrow"})"), "tomorrow");
    const QByteArray longKind = "{\"kind\":\"" + QByteArray(4000, 'x') + "\"}";
    QCOMPARE(factOf(longKind.constData()).size(), 40);
}

void TestJsonForm::keysThatNobodyKnowsGiveWarnings()
{
    QCOMPARE(
        outcome<DocumentContent>(
            R"({"kind":"invoice","lines":[{"test":"x","tax":{"category":"S","percent":"5"}}],"Note":"x","party":{"vat":"x"}})"),
        "warning: unknown-key at party.vat, warning: unknown-key at lines[0].tax.percent, warning: unknown-key at "
        "lines[0].test, "
        "warning: unknown-key at Note");
    const auto known = json::fromJson<DocumentContent>(
        QJsonDocument::fromJson(R"({"kind":"invoice","command":"x"})").object(), {"command"});
    QVERIFY(known.warnings.empty());
    // A key of any length and content is told, but not all of it.
    const auto hostile = json::fromJson<DocumentContent>(QJsonObject{{"kind", "invoice"}, {QString(5000, u'k'), 1}});
    QCOMPARE(hostile.warnings.front().field.size(), 80);
}

void TestJsonForm::absentIsAbsent()
{
    QCOMPARE(outcome<DocumentContent>(
                 R"({"kind":"invoice","note":null,"date":null,"party":null,"lines":null,"prepaid":null,"due":""})"),
        "");
    QVERIFY(content(R"({"kind":"invoice","note":null,"date":null,"party":null,"lines":null,"prepaid":null,"due":""})")
        == DocumentContent());
}

void TestJsonForm::textIsBroughtToNfc()
{
    QCOMPARE(content(R"({"kind":"invoice","party":{"name":"  Zoe\u0308 "}})").party.name, QStringLiteral("Zo\u00EB"));
    QCOMPARE(content(R"({"kind":"invoice","note":"a\r\nb"})").note, "a\nb");
    QCOMPARE(content(R"({"kind":"invoice","note":"\ud83d\ude00"})").note, QStringLiteral("\U0001F600"));
}

void TestJsonForm::decimalsAreKeptAsTheyWereWritten()
{
    QCOMPARE(content(R"({"kind":"invoice","prepaid":"12.900"})").prepaid->toString(), "12.900");
    QCOMPARE(content(R"({"kind":"invoice","rounding":"+0.10"})").rounding->toString(), "0.10");
    QCOMPARE(content(R"({"kind":"invoice","lines":[{"tax":{"category":"O"}}]})").lines[0].tax->rate.toString(), "0");
}

void TestJsonForm::whatIsNoJsonIsRefusedBeforeItIsRead_data()
{
    QTest::addColumn<QByteArray>("json");
    // clang-format off
    QTest::newRow("invalid UTF-8")         << QByteArray("{\"kind\":\"\xff\xfe\"}");
    QTest::newRow("overlong NUL")          << QByteArray("{\"kind\":\"\xc0\x80\"}");
    QTest::newRow("surrogate in UTF-8")    << QByteArray("{\"kind\":\"\xed\xa0\x80\"}");
    QTest::newRow("beyond Unicode")        << QByteArray("{\"kind\":\"\xf4\x90\x80\x80\"}");
    QTest::newRow("half")                  << QByteArray("{\"kind\":\"invoice\"");
    QTest::newRow("trailing comma")        << QByteArray("{\"kind\":\"invoice\",}");
    QTest::newRow("two documents")         << QByteArray("{\"kind\":\"invoice\"}{}");
    QTest::newRow("single quotes")         << QByteArray("{'kind':'invoice'}");
    QTest::newRow("not a number")          << QByteArray("{\"kind\":NaN}");
    // clang-format on
}

void TestJsonForm::whatIsNoJsonIsRefusedBeforeItIsRead()
{
    QFETCH(QByteArray, json);
    QCOMPARE(outcome<DocumentContent>(json), "no JSON");
}

void TestJsonForm::deepNestingDoesNoHarm()
{
    const auto nested = [](int depth) {
        return R"({"kind":"invoice","party":)" + QByteArray(R"({"address":)").repeated(depth) + "1"
            + QByteArray(depth, '}') + "}";
    };
    QCOMPARE(outcome<DocumentContent>(nested(100'000)), "no JSON");
    QVERIFY(outcome<DocumentContent>(nested(1000)).startsWith("warning: unknown-key at party.address.address"));
    const auto arrays = [](int depth) {
        return R"({"kind":"invoice","lines":)" + QByteArray(depth, '[') + QByteArray(depth, ']') + "}";
    };
    QCOMPARE(outcome<DocumentContent>(arrays(100'000)), "no JSON");
    QCOMPARE(outcome<DocumentContent>(arrays(1000)), "not-an-object at lines[0]");
}

void TestJsonForm::aFormIsAcceptedLikeALine()
{
    DocumentContent typed = specimens::content();
    typed.party.name = QStringLiteral(" Zoe\u0308 ");
    const auto accepted = json::accepted(typed);
    QCOMPARE(std::get<DocumentContent>(accepted).party.name, QStringLiteral("Zo\u00EB"));
    typed.lines[2].unit = "H\nR";
    QCOMPARE(told(refusalOf(json::accepted(typed))), "forbidden-character at lines[2].unit");
}

QTEST_APPLESS_MAIN(TestJsonForm)
#include "tst_jsonform.moc"
