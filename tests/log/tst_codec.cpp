#include "log/codec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

#include "log/jsonform.h"
#include "log/specimens.h"

using namespace seriatim;

namespace {

RecordedEvent recorded(const QString &type, const QByteArray &data)
{
    RecordedEvent event;
    event.position = 7;
    event.type = type;
    event.data = data;
    return event;
}

RecordedEvent recorded(const AnyEvent &event)
{
    return recorded(codec::typeOf(event), json::compact(codec::dataOf(event)));
}

/// The decoded event's type; "damaged", or "unknown".
QString decoded(const RecordedEvent &event)
{
    try {
        const auto known = codec::decode(event);
        return known ? codec::typeOf(*known) : "unknown";
    } catch (const LogError &error) {
        return error.kind() == LogError::Kind::Damaged ? "damaged" : "failed";
    }
}

/// All values, with the paths that lead to them.
void collect(const QJsonValue &value, const QString &path, std::vector<std::pair<QString, QJsonValue>> &found)
{
    found.emplace_back(path, value);
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (const QString &key : object.keys())
            collect(object[key], path + u'/' + key, found);
    }
    for (const QJsonValue item : value.toArray())
        collect(item, path + "[]", found);
}

} // namespace

class TestCodec : public QObject
{
    Q_OBJECT

private slots:
    void everyTypeIsReadAsItWasWritten_data() { eachType(); }
    void everyTypeIsReadAsItWasWritten();
    void leastEventsAreReadAsTheyWereWritten();
    void dataAreCompactWithSortedAsciiKeys_data() { eachType(); }
    void dataAreCompactWithSortedAsciiKeys();
    void decimalsAreStringsOfThePublishedForm_data() { eachType(); }
    void decimalsAreStringsOfThePublishedForm();
    void keysAreThoseThatWerePublished();
    void unknownKeysAreIgnored_data() { eachType(); }
    void unknownKeysAreIgnored();
    void anUnknownTypeIsNone();
    void textIsTakenAsItWasStored();
    void malformedDataAreDamage_data();
    void malformedDataAreDamage();
    void aLogoIsKeptInPiecesOfThePublishedLimit();
    void foldingStopsAtAnUnknownType();
    void streamsAndIdsAreWritten();
    void equalRequestsHaveOneDigest();

private:
    static void eachType();
};

void TestCodec::eachType()
{
    QTest::addColumn<std::size_t>("index");
    const auto events = specimens::events();
    QCOMPARE(events.size(), std::variant_size_v<AnyEvent>);
    for (std::size_t i = 0; i < events.size(); ++i) {
        QCOMPARE(events[i].index(), i);
        QTest::newRow(qPrintable(codec::typeOf(events[i]))) << i;
    }
}

void TestCodec::everyTypeIsReadAsItWasWritten()
{
    QFETCH(std::size_t, index);
    const AnyEvent event = specimens::events()[index];
    const auto read = codec::decode(recorded(event));
    QVERIFY(read);
    QVERIFY(*read == event);
    QCOMPARE(json::compact(codec::dataOf(*read)), json::compact(codec::dataOf(event)));
    QVERIFY(codec::knows(codec::typeOf(event)));
}

/// With everything that can be absent absent.
void TestCodec::leastEventsAreReadAsTheyWereWritten()
{
    using namespace series;
    using namespace document;
    RulesVersion rules;
    rules.rules.mask = "{#}";
    rules.rules.reset = Reset::Never;
    Totals totals;
    for (const AnyEvent &event : std::vector<AnyEvent>{SeriesDefined{{"A", {}, {}, {}, false}, rules},
             NumberReserved{{}, 1, 1, "1", "1", "{#}", {}, {}, {}}, ReservationMoved{{}, 1, 1, {}, {}},
             NumberFinalized{{}, 1, 1, "id", "1", {2026, 1, 1}, {}}, DraftSaved{}, DraftDiscarded{},
             DocumentPrinted{Medium::Json, 0, {}}, CompanyChanged{}, PartySaved{}}) {
        const auto read = codec::decode(recorded(event));
        QVERIFY2(read && *read == event, qPrintable(codec::typeOf(event)));
    }
}

void TestCodec::dataAreCompactWithSortedAsciiKeys()
{
    QFETCH(std::size_t, index);
    const QByteArray data = recorded(specimens::events()[index]).data;
    QVERIFY(!data.contains('\n') && !data.contains(", \"") && !data.contains("\": "));
    // Qt's objects are sorted; that the text is so is what counts.
    static const QRegularExpression key(QStringLiteral("[{,]\"([^\"]*)\":"));
    static const QRegularExpression camelCase(QStringLiteral("^[a-z][A-Za-z0-9]*$"));
    auto keys = key.globalMatch(QString::fromUtf8(data));
    while (keys.hasNext())
        QVERIFY(camelCase.match(keys.next().captured(1)).hasMatch());

    std::vector<std::pair<QString, QJsonValue>> values;
    collect(QJsonDocument::fromJson(data).object(), {}, values);
    for (const auto &[path, value] : values) {
        const QStringList names = value.toObject().keys();
        qsizetype last = -1;
        const QByteArray text = value.isObject() ? json::compact(value.toObject()) : QByteArray();
        for (const QString &name : QStringList(names.begin(), names.end())) {
            const qsizetype at = text.indexOf('"' + name.toLatin1() + "\":", last + 1);
            QVERIFY2(at > last, qPrintable(path));
            last = at;
        }
        QVERIFY(std::ranges::is_sorted(names));
    }
}

void TestCodec::decimalsAreStringsOfThePublishedForm()
{
    QFETCH(std::size_t, index);
    static const QRegularExpression decimal(QStringLiteral("^-?(0|[1-9][0-9]*)(\\.[0-9]+)?$"));
    static const QRegularExpression isDecimal(
        QStringLiteral("/(quantity|price|priceBase|amount|percent|base|rate|taxable|tax|prepaid|rounding|net|gross|"
                       "payable|lineSum|allowances|charges|lineNets\\[\\])$"));
    static const QStringList numbers{
        "first", "last", "ordinal", "copy", "witness", "start", "fiscalYearStart", "dueDays"};

    std::vector<std::pair<QString, QJsonValue>> values;
    collect(QJsonDocument::fromJson(recorded(specimens::events()[index]).data).object(), {}, values);
    for (const auto &[path, value] : values) {
        const QString name = path.section(u'/', -1);
        QVERIFY2(!value.isDouble() || numbers.contains(name), qPrintable(path));
        if (isDecimal.match(path).hasMatch() && !value.isObject() && !value.isArray())
            QVERIFY2(decimal.match(value.toString()).hasMatch() && value.toString() != "-0", qPrintable(path));
    }
}

/// Exactly what FORMAT.md lists, written out here by hand for the events about numbers, on which the register rests.
void TestCodec::keysAreThoseThatWerePublished()
{
    const auto data = [](const AnyEvent &event) { return QString::fromUtf8(recorded(event).data); };
    const auto events = specimens::events();
    QCOMPARE(data(events[3]),
        R"({"document":"0b7c9a3e-5f1d-4a52-8d2e-9c1f00aa77bb","first":7,"firstNumber":"INV-2026-00007","holder":"ann","last":9,)"
        R"("lastNumber":"INV-2026-00009","pattern":"INV-2026-{#####}","period":"2026-04-01","purpose":"a pad"})");
    QCOMPARE(data(events[4]),
        R"({"document":"0b7c9a3e-5f1d-4a52-8d2e-9c1f00aa77bb","first":7,"holder":"bob","last":9,"period":"2026-04-01"})");
    QCOMPARE(data(events[5]),
        R"({"date":"2026-04-30","document":"0b7c9a3e-5f1d-4a52-8d2e-9c1f00aa77bb","first":7,"inversion":"INV-2026-00006",)"
        R"("last":7,"number":"INV-2026-00007","period":"2026-04-01"})");
    QCOMPARE(data(events[6]), R"({"first":8,"last":9,"period":"2026-04-01","reason":"paper jam"})");
    QCOMPARE(data(events[7]), R"({"first":9,"last":9,"period":"2026-04-01"})");
    QCOMPARE(data(events[8]),
        R"({"first":10,"firstNumber":"INV-2026-00010","last":12,"lastNumber":"INV-2026-00012","pattern":"INV-2026-{#####}",)"
        R"("period":"2026-04-01","reason":"restored","witness":4711})");
    QCOMPARE(data(events[9]), R"({"period":"2026-04-01"})");
    QCOMPARE(data(series::PeriodClosed{}), R"({"period":"all"})");
    QCOMPARE(data(events[2]), "{}");
}

void TestCodec::unknownKeysAreIgnored()
{
    QFETCH(std::size_t, index);
    const AnyEvent event = specimens::events()[index];
    QJsonObject data = codec::dataOf(event);
    data.insert("request", "digest");
    data.insert("laterThing", QJsonArray{1, QJsonObject{{"x", QJsonValue::Null}}});
    const auto read = codec::decode(recorded(codec::typeOf(event), json::compact(data)));
    QVERIFY(read && *read == event);
}

void TestCodec::anUnknownTypeIsNone()
{
    QCOMPARE(decoded(recorded("NumberTeleported", "{}")), "unknown");
    QCOMPARE(decoded(recorded("", "{}")), "unknown");
    QCOMPARE(decoded(recorded("numberVoided", "{}")), "unknown");
    QVERIFY(!codec::knows("NumberTeleported"));
}

/// What was stored is never brought to NFC again, nor trimmed: Unicode grows, the log does not change.
void TestCodec::textIsTakenAsItWasStored()
{
    const QString stored = QStringLiteral(" e\u0301 ");
    const auto read = codec::decode(recorded("DocumentVoided", json::compact({{"reason", stored}})));
    QCOMPARE(std::get<document::DocumentVoided>(*read).reason, stored);
}

void TestCodec::malformedDataAreDamage_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QByteArray>("data");
    const auto row = [](const char *name, const char *type, const QByteArray &data) {
        QTest::newRow(name) << QString::fromLatin1(type) << data;
    };
    /// A specimen with something else at the path.
    const auto changed = [](const char *name, std::size_t index, const QStringList &path, const QJsonValue &value) {
        const AnyEvent event = specimens::events()[index];
        QJsonObject data = codec::dataOf(event);
        QJsonObject inner = data[path.front()].toObject();
        if (path.size() > 1)
            inner[path.back()] = value;
        data[path.front()] = path.size() > 1 ? QJsonValue(inner) : value;
        if (value.isUndefined() && path.size() == 1)
            data.remove(path.front());
        QTest::newRow(name) << codec::typeOf(event) << json::compact(data);
    };

    row("nothing", "DocumentVoided", "");
    row("no object", "DocumentVoided", "[]");
    row("half an object", "DocumentVoided", R"({"reason":"wro)");
    row("not UTF-8", "DocumentVoided", "{\"reason\":\"\xff\"}");
    row("NUL in a text", "DocumentVoided", R"({"reason":"a\u0000b"})");
    row("lone surrogate", "DocumentVoided", R"({"reason":"\ud800"})");
    row("number for a text", "DocumentVoided", R"({"reason":7})");
    row("line break in one line", "DocumentVoided", R"({"reason":"a\nb"})");
    row("5 KiB in a text", "DocumentVoided", R"({"reason":")" + QByteArray(5000, 'x') + R"("})");
    row("too deep", "DocumentVoided", R"({"reason":)" + QByteArray(5000, '[') + QByteArray(5000, ']') + "}");
    row("no range", "NumberVoided", R"({"period":"all","reason":"abc"})");
    row("no period", "NumberVoided", R"({"first":1,"last":1,"reason":"abc"})");
    row("no such period", "NumberVoided", R"({"period":"2026-04-02","first":1,"last":1,"reason":"abc"})");
    row("range backwards", "NumberVoided", R"({"period":"all","first":2,"last":1,"reason":"abc"})");
    row("range from 0", "NumberVoided", R"({"period":"all","first":0,"last":1,"reason":"abc"})");
    row("range without end", "NumberVoided", R"({"period":"all","first":1,"last":9007199254740991,"reason":"abc"})");
    row("ordinal beyond 2^53", "NumberReleased",
        R"({"period":"all","first":9007199254740993,"last":9007199254740993})");
    row("ordinal with a fraction", "NumberReleased", R"({"period":"all","first":1.5,"last":1.5})");
    row("two numbers released", "NumberReleased", R"({"period":"all","first":1,"last":2})");
    changed("reserved without text", 3, {"firstNumber"}, QJsonValue::Undefined);
    changed("moved from nowhere", 4, {"first"}, QJsonValue::Undefined);
    changed("finalized without number", 5, {"number"}, QJsonValue::Undefined);
    changed("finalized without document", 5, {"document"}, QJsonValue::Undefined);
    changed("finalized without date", 5, {"date"}, QJsonValue::Undefined);
    changed("two numbers finalized", 5, {"last"}, 8);
    changed("lost without text", 8, {"lastNumber"}, QJsonValue::Undefined);
    changed("series without code", 0, {"code"}, QJsonValue::Undefined);
    changed("series of no kind", 0, {"kind"}, QJsonValue::Undefined);
    changed("series of unknown kind", 0, {"kind"}, "haiku");
    changed("series without rules", 0, {"rules"}, QJsonValue::Undefined);
    changed("rules with a malformed mask", 1, {"rules", "mask"}, "INV");
    changed("rules of no month", 1, {"rules", "fiscalYearStart"}, 13);
    changed("rules that start at 0", 1, {"rules", "start"}, 0);
    changed("rules with an unknown reset", 1, {"rules", "reset"}, "weekly");
    changed("rules with a period of others", 1, {"rules", "startPeriod"}, "all");
    changed("issued without number", 12, {"number"}, QJsonValue::Undefined);
    changed("issued with ordinal 0", 12, {"ordinal"}, 0);
    changed("issued without totals", 12, {"totals"}, QJsonValue::Undefined);
    changed("issued without content", 12, {"content"}, QJsonValue::Undefined);
    changed("totals of other lines", 12, {"totals", "lineNets"}, QJsonArray());
    changed("total with other digits", 12, {"totals", "net"}, "1.5");
    changed("total as a number", 12, {"totals", "gross"}, 1.5);
    changed("total with a plus", 12, {"totals", "rounding"}, "+0.100");
    changed("tax that is none", 12, {"totals", "taxes"}, QJsonArray{QJsonObject{{"category", "X"}}});
    changed("currency that is none", 12, {"content", "currency"}, "XXX");
    changed("printed to nowhere", 14, {"medium"}, "fax");
    changed("printed copy 0", 14, {"copy"}, 0);
    changed("copy beyond counting", 14, {"copy"}, 4294967297.0);
    changed("failed copy 0", 15, {"copy"}, 0);
    changed("credited by nobody", 16, {"by"}, QJsonValue::Undefined);
    changed("logo that is a text", 18, {"logo"}, "aGVsbG8=");
    changed("logo that is not base64", 18, {"logo"}, QJsonArray{"a*b="});
    changed("logo in numbers", 18, {"logo"}, QJsonArray{1, 2});
}

void TestCodec::malformedDataAreDamage()
{
    QFETCH(QString, type);
    QFETCH(QByteArray, data);
    QCOMPARE(decoded(recorded(type, data)), "damaged");
}

void TestCodec::aLogoIsKeptInPiecesOfThePublishedLimit()
{
    Company company;
    for (const qsizetype size : {1, 2999, 3000, 3001, 6000, 262144}) {
        company.logo = QByteArray(size, '\xF7');
        const QJsonArray pieces = codec::dataOf(CompanyChanged{company})["logo"].toArray();
        QCOMPARE(pieces.size(), ((size + 2) / 3 * 4 + 3999) / 4000);
        for (const QJsonValue piece : pieces)
            QVERIFY(piece.toString().size() <= 4000);
        const auto read = codec::decode(recorded(CompanyChanged{company}));
        QVERIFY(std::get<CompanyChanged>(*read).company.logo == company.logo);
    }
    company.logo = QByteArray(262145, '\xF7');
    QCOMPARE(decoded(recorded(CompanyChanged{company})), "damaged");
    company.logo.clear();
    QVERIFY(!codec::dataOf(CompanyChanged{company}).contains("logo"));
}

void TestCodec::foldingStopsAtAnUnknownType()
{
    const std::vector<RecordedEvent> stream{recorded(AnyEvent(document::DraftSaved{specimens::content(), {}, {}})),
        recorded(AnyEvent(PartyArchived())), recorded(AnyEvent(document::DraftDiscarded()))};
    const auto state = codec::fold<document::State>(stream);
    QVERIFY(state.status == document::Status::Discarded);
    QVERIFY(state.content == specimens::content());

    auto longer = stream;
    longer.push_back(recorded("DraftRevived", "{}"));
    try {
        codec::fold<document::State>(longer);
        QFAIL("an unknown event was passed over");
    } catch (const LogError &error) {
        QVERIFY(error.kind() == LogError::Kind::ReadOnly);
    }
}

void TestCodec::streamsAndIdsAreWritten()
{
    QCOMPARE(codec::seriesStream("INV"), "series/INV");
    QCOMPARE(codec::documentStream(specimens::Id), "document/" + specimens::Id);
    QCOMPARE(codec::partyStream(specimens::Id), "party/" + specimens::Id);
    QCOMPARE(codec::idOfStream("series/A-1"), "A-1");
    QCOMPARE(codec::idOfStream("company"), "company");
    QCOMPARE(codec::text(QUuid("{0B7C9A3E-5F1D-4A52-8D2E-9C1F00AA77BB}")), specimens::Id);
}

void TestCodec::equalRequestsHaveOneDigest()
{
    const json::ObjectText one{{"a", 1}, {"b", json::ObjectText{{"x", "y"}, {"z", true}}}};
    json::ObjectText other;
    other.add("b", json::ObjectText{{"z", true}, {"x", "y"}});
    other.add("a", qint64(1));
    QCOMPARE(codec::digest(one), codec::digest(other));
    QCOMPARE(codec::digest({}), "44136fa355b3678a1146ad16f7e8649e"); // SHA-256 of {}, its first 16 bytes.
    const json::ObjectText text{{"a", "1"}, {"b", json::ObjectText{{"x", "y"}, {"z", true}}}};
    QVERIFY(codec::digest(one) != codec::digest(text));
}

QTEST_APPLESS_MAIN(TestCodec)
#include "tst_codec.moc"
