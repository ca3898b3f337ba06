#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <functional>
#include <set>

#include "log/codec.h"
#include "log/jsonform.h"
#include "log/specimens.h"
#include "sql/appended.h"
#include "support/postgresshop.h"

using namespace seriatim;

/// What the server holds the data of events to (`shapes.sql`, `forms.sql`), against the program's own reader: an event
/// of each type, with all that it can carry, is spoilt in each place in each way. What the server takes, can be read.
class TestShapes : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_shop = makePostgresShop(); }
    void whatTheServerTakesCanBeRead_data();
    void whatTheServerTakesCanBeRead();
    void whatIsIssuedAtOnceCanBeRead();
    void whatTheProgramWritesIsTaken();
    void theServerKnowsEachKindOfDocument();
    void theServerKnowsEachCurrency();

private:
    std::vector<bool> answers(const QString &question, const std::vector<QByteArray> &datas);
    std::vector<bool> takenOf(const QString &type, const std::vector<QByteArray> &datas);

    std::unique_ptr<Shop> m_shop;
};

namespace {

/// The value with something else in one place, for each place, whatever stands there.
void spoil(const QJsonValue &value, const std::function<void(const QJsonValue &)> &take)
{
    static const QJsonArray others{QJsonValue::Null, true, 0, -7, 1.5, 1e300, QString(), "x", "-0", "-0.00", "+1",
        "1e5", "01", "1.", ".5", "12.345", "1234567890123456789", "123456789012345678.9", "0.1234567890", "2026-02-29",
        "2024-02-29", "2026-13-01", "0000-01-01", "all", "bell\u0007", "line\nline", "tab\t", "sep\u2028", "non\uFFFF",
        "del\u007F", QString(4097, u'x'), QString(2049, u'\u00E4'), QJsonArray(), QJsonArray{"x"}, QJsonArray{1},
        QJsonArray{QJsonArray()}, QJsonArray{QJsonObject()}, QJsonObject(), QJsonObject{{"x", 1}}};
    for (const QJsonValue other : others)
        take(other);
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member) {
            QJsonObject spoilt = object;
            spoilt.remove(member.key());
            take(spoilt);
            if (object.contains("totals") && member.key() == u"content")
                continue; // That of a draft is spoilt, and that of what is issued at once.
            if (member.key() == u"payee" || member.key() == u"taxRepresentative")
                continue; // Parties as others are.
            spoil(member.value(), [&](const QJsonValue &inner) {
                spoilt.insert(member.key(), inner);
                take(spoilt);
            });
        }
    } else if (value.isArray()) {
        QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < std::min<qsizetype>(array.size(), 2); ++i) {
            const QJsonValue whole = array[i];
            spoil(whole, [&](const QJsonValue &inner) {
                array[i] = inner;
                take(array);
            });
            array[i] = whole;
        }
    }
}

std::vector<QByteArray> spoilt(const QByteArray &data)
{
    std::set<QByteArray> all;
    spoil(json::objectFrom(data), [&](const QJsonValue &value) {
        if (value.isObject())
            all.insert(json::compact(value.toObject()));
    });
    return {all.begin(), all.end()};
}

bool canBeRead(const QString &type, const QByteArray &data)
{
    RecordedEvent event;
    event.type = type;
    event.data = data;
    try {
        return codec::decode(event).has_value();
    } catch (const LogError &) {
        return false;
    }
}

} // namespace

/// To a question of the server's owner about each `data`.
std::vector<bool> TestShapes::answers(const QString &question, const std::vector<QByteArray> &datas)
{
    QJsonArray all;
    for (const QByteArray &data : datas)
        all.append(QString::fromUtf8(data));
    QString text = QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact));
    const auto rows = connectionOf("admin", m_shop->path())
                          .send({QStringLiteral("SELECT coalesce(%1, false) FROM jsonb_array_elements_text('%2') WITH "
                                                "ORDINALITY AS row (data, n) ORDER BY n")
                                     .arg(question, text.replace(u'\'', QLatin1StringView("''")))});
    std::vector<bool> answers;
    for (const QVariantList &row : rows.front())
        answers.push_back(row.front().toBool());
    return answers;
}

std::vector<bool> TestShapes::takenOf(const QString &type, const std::vector<QByteArray> &datas)
{
    return answers(QStringLiteral("can_be_read('%1', data, data::jsonb)").arg(type), datas);
}

void TestShapes::whatTheServerTakesCanBeRead_data()
{
    QTest::addColumn<int>("which");
    const auto events = specimens::events();
    for (std::size_t i = 0; i < events.size(); ++i) {
        const QString type = codec::typeOf(events[i]);
        if (type != u"NumberLost" && type != u"LogMoved" && type != u"LogArrived") // Clerks append none.
            QTest::newRow(qPrintable(type)) << static_cast<int>(i);
    }
}

void TestShapes::whatTheServerTakesCanBeRead()
{
    QFETCH(int, which);
    const AnyEvent event = specimens::events()[static_cast<std::size_t>(which)];
    const QString type = codec::typeOf(event);
    const auto datas = spoilt(codec::encode(event).text());
    const auto taken = takenOf(type, datas);
    QCOMPARE(taken.size(), datas.size());
    int refused = 0;
    for (std::size_t i = 0; i < datas.size(); ++i) {
        QVERIFY2(!taken[i] || canBeRead(type, datas[i]), datas[i].constData());
        refused += !taken[i];
    }
    QVERIFY2(
        refused > 0 || datas.empty() || type.startsWith(u"SeriesRetired") || type == u"PartyArchived", "all taken");
    qInfo("%zu, of which %d are refused", datas.size(), refused);
}

/// Where the server makes the event (`issue.sql`, `batch.sql`), it is given what stands in it.
void TestShapes::whatIsIssuedAtOnceCanBeRead()
{
    const auto events = specimens::events();
    const QJsonObject whole =
        codec::dataOf(*std::ranges::find(events, QStringLiteral("DocumentIssued"), codec::typeOf));
    const auto partOf = [&](const QString &key) { return json::compact(whole[key].toObject()); };
    for (const QString part : {"content", "totals"}) {
        const auto column = [&](const QString &key) {
            return key == part ? QStringLiteral("data") : u'\'' + QString::fromUtf8(partOf(key)) + u'\'';
        };
        const QString question =
            QStringLiteral("can_be_issued('%1', repeat('0', 32), '%1', 'CM', %2, %3, %2::jsonb, %3::jsonb)")
                .arg(specimens::Id, column("content"), column("totals"));
        const auto datas = spoilt(partOf(part));
        const auto taken = answers(question, datas);
        for (std::size_t i = 0; i < datas.size(); ++i) {
            QJsonObject data = whole;
            data.insert(part, json::objectFrom(datas[i]));
            QVERIFY2(!taken[i] || canBeRead("DocumentIssued", json::compact(data)), datas[i].constData());
        }
        QVERIFY(answers(question, {partOf(part)}).front());
    }
}

void TestShapes::whatTheProgramWritesIsTaken()
{
    for (const AnyEvent &event : specimens::events()) {
        const QString type = codec::typeOf(event);
        if (type != u"NumberLost" && type != u"LogMoved" && type != u"LogArrived")
            QVERIFY2(takenOf(type, {codec::encode(event).text()}).front(), qPrintable(type));
    }
}

void TestShapes::theServerKnowsEachKindOfDocument()
{
    QStringList kinds;
    for (const DocumentKind::Entry &each : DocumentKind::all())
        kinds.append(QString::fromLatin1(each.id));
    const auto admin = connectionOf("admin", m_shop->path());
    QStringList known = admin.send({"SELECT kinds()"}).front().front().front().toString().split(u'|');
    kinds.sort();
    known.sort();
    QCOMPARE(known, kinds);
}

void TestShapes::theServerKnowsEachCurrency()
{
    const auto admin = connectionOf("admin", m_shop->path());
    const auto rows =
        admin.send({"SELECT a.chr || b.chr || c.chr AS code, digits_of(a.chr || b.chr || c.chr) FROM "
                    "(SELECT chr(generate_series(65, 90))) a (chr), (SELECT chr(generate_series(65, 90))) b "
                    "(chr), (SELECT chr(generate_series(65, 90))) c (chr)"});
    QCOMPARE(rows.front().size(), std::size_t(26 * 26 * 26));
    for (const QVariantList &row : rows.front()) {
        const auto currency = Currency::fromCode(row[0].toString());
        QCOMPARE(row[1].isNull() ? -1 : row[1].toInt(), currency ? currency->digits() : -1);
    }
}

QTEST_GUILESS_MAIN(TestShapes)
#include "tst_shapes.moc"
