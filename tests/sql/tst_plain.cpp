#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>

#include "log/codec.h"
#include "log/jsonform.h"
#include "log/specimens.h"
#include "sql/appended.h"
#include "support/postgresshop.h"

using namespace seriatim;

namespace {

/// What most documents are (`plain.sql`).
const QByteArray CommonContent =
    R"({"currency":"EUR","date":"2026-11-27","due":"2026-12-31",)"
    R"("follows":{"document":"0e3c8a54-6b1f-4c1e-9d58-1a2b3c4d5e6f","number":"PO-7"},"kind":"invoice",)"
    R"("lines":[{"price":"310.50","quantity":"4","tax":{"category":"S","rate":"19"},)"
    R"("text":"Rack, 4 bays: ä","unit":"pcs"},{"price":"1","quantity":"0.5","priceBase":"10",)"
    R"("tax":{"category":"S","rate":"5.5"},"text":"x"}],)"
    R"("party":{"address":{"city":"Cork","country":"IE"},"name":"Books"},)"
    R"("paymentMeans":{"code":"30","iban":"IE29"},"seller":{"name":"L & D","taxId":"IE1"},"series":"CM"})";
const QByteArray CommonTotals =
    R"({"allowances":"0.00","charges":"10.00","gross":"1477.98","lineNets":["1242.00","0.05"],)"
    R"("lineSum":"1242.05","net":"1242.05","payable":"1477.98","prepaid":"0.00","rounding":"0.00",)"
    R"("tax":"235.93","taxes":[{"category":"S","rate":"19","tax":"235.93","taxable":"1242.05"}]})";

bool canBeIssued(const QString &content)
{
    RecordedEvent event;
    event.type = "DocumentIssued";
    event.data = R"({"content":)" + content.toUtf8()
        + R"(,"number":"CM-1","ordinal":1,"period":"2026-01-01","series":"CM","totals":)" + CommonTotals + '}';
    try {
        return codec::decode(event).has_value();
    } catch (const LogError &) {
        return false;
    }
}

bool isJson(const QByteArray &text)
{
    QJsonParseError error;
    return QJsonDocument::fromJson(text, &error).isObject() && error.error == QJsonParseError::NoError;
}

/// Each place of the text with each of these characters in it, or before it, or without what stands there, and each
/// member once more: as far as JSON comes of it.
std::vector<QByteArray> misspelt(const QByteArray &text)
{
    std::vector<QByteArray> all;
    const auto take = [&](const QByteArray &candidate) {
        if (isJson(candidate))
            all.push_back(candidate);
    };
    for (qsizetype place = 0; place < text.size(); ++place) {
        for (const char other : QByteArrayLiteral("019-.,:\"aS{}[] ")) {
            take(QByteArray(text).insert(place, other));
            take(QByteArray(text).replace(place, 1, QByteArray(1, other)));
        }
        take(QByteArray(text).remove(place, 1));
        for (const QByteArrayView other :
            {"\"x\":1,", "\"x\":{},", "\"x\":[],", "\"x\":\"y\",", "\"kind\":\"invoice\",", "\"tax\":\"0.00\",", "{},",
                "[],", "\"0.00\",", "\"0.00\":", "null,", "1,", "\\u0041", "\\n"})
            take(QByteArray(text).insert(place, other));
    }
    return all;
}

/// The object, and each of those within, with this member in it.
std::vector<QByteArray> grafted(const QJsonObject &object, const QString &key, const QJsonValue &member)
{
    std::vector<QByteArray> all;
    const auto put = [&](const QStringList &path) {
        QJsonObject changed = object;
        if (path.isEmpty()) {
            changed.insert(key, member);
        } else if (path.front() == u"lines") {
            QJsonArray lines = changed["lines"].toArray();
            QJsonObject line = lines[0].toObject();
            line.insert(key, member);
            lines[0] = line;
            changed.insert("lines", lines);
        } else {
            QJsonObject inner = changed[path.front()].toObject();
            inner.insert(key, member);
            changed.insert(path.front(), inner);
        }
        all.push_back(json::compact(changed));
    };
    for (const QStringList &path : {QStringList(), {"lines"}, {"party"}, {"seller"}, {"paymentMeans"}, {"follows"}})
        put(path);
    return all;
}

void collectKeys(const QJsonValue &value, QStringList &keys)
{
    const QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member) {
        keys.append(member.key());
        collectKeys(member.value(), keys);
    }
    for (const QJsonValue &each : value.toArray())
        collectKeys(each, keys);
}

/// A plain content with each name that a content can have, wherever it stands, as each kind of value.
std::vector<QByteArray> withEachName()
{
    QStringList keys;
    for (const AnyEvent &event : specimens::events())
        collectKeys(codec::dataOf(event)["content"], keys);
    keys.removeDuplicates();
    std::vector<QByteArray> all;
    for (const QString &key : std::as_const(keys)) {
        for (const QJsonValue &value : {QJsonValue("x"), QJsonValue(QJsonObject()), QJsonValue(QJsonArray()),
                 QJsonValue(QJsonObject{{"category", "S"}}), QJsonValue(QJsonArray{QJsonObject{{"text", "x"}}})}) {
            const auto some = grafted(json::objectFrom(CommonContent), key, value);
            all.insert(all.end(), some.begin(), some.end());
        }
    }
    return all;
}

} // namespace

/// What the server takes at a glance (`plain.sql`), it would take after a long look, too.
class TestPlain : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_shop = makePostgresShop(); }
    void aCommonDocumentIsPlain();
    void aPlainContentCanBeRead();
    void aPlainContentWithAnyNameCanBeRead();
    void plainTotalsAreOfTheirShape();

private:
    struct Found {
        int plain = 0;
        QStringList others; ///< Of the plain ones, those of which it does not hold.
    };
    /// `plain` and `holds` ask about `data`, which is one of the texts.
    Found found(const QString &plain, const QString &holds, const std::vector<QByteArray> &texts);
    void checkContents(const std::vector<QByteArray> &texts);

    std::unique_ptr<Shop> m_shop;
};

TestPlain::Found TestPlain::found(const QString &plain, const QString &holds, const std::vector<QByteArray> &texts)
{
    constexpr std::size_t most = 3000; // In a statement.
    const auto admin = connectionOf("admin", m_shop->path());
    Found found;
    for (std::size_t begin = 0; begin < texts.size(); begin += most) {
        QJsonArray some;
        for (std::size_t i = begin; i < std::min(begin + most, texts.size()); ++i)
            some.append(QString::fromUtf8(texts[i]));
        QString list = QString::fromUtf8(QJsonDocument(some).toJson(QJsonDocument::Compact));
        list.replace(u'\'', QLatin1StringView("''"));
        const auto rows =
            admin.send({QStringLiteral("SELECT data, coalesce(%2, false) FROM jsonb_array_elements_text('%3') "
                                       "AS row (data) WHERE %1")
                            .arg(plain, holds, list)});
        for (const QVariantList &row : rows.front()) {
            ++found.plain;
            if (!row[1].toBool())
                found.others.append(row[0].toString());
        }
    }
    return found;
}

namespace {

const QString PlainContent = QStringLiteral("is_plain_content(data, data::jsonb)");

QString aboutTotals(const QString &function)
{
    return QStringLiteral("%1(data, data::jsonb, '%2')").arg(function, QString::fromUtf8(CommonContent));
}

} // namespace

void TestPlain::aCommonDocumentIsPlain()
{
    QCOMPARE(found(PlainContent, "true", {CommonContent}).plain, 1);
    QCOMPARE(found(aboutTotals("are_plain_totals"), "true", {CommonTotals}).plain, 1);
}

/// All programs read the same, and each can. (Where keys of nobody hold what is no text, the long look is stricter.)
void TestPlain::checkContents(const std::vector<QByteArray> &texts)
{
    const Found readable = found(PlainContent, "is_readable(data, data::jsonb)", texts);
    QVERIFY2(readable.others.isEmpty(), qPrintable(readable.others.join(u'\n')));
    const QStringList misshapen = found(PlainContent, "is_content(data::jsonb)", texts).others;
    for (const QString &each : misshapen)
        QVERIFY2(canBeIssued(each), qPrintable(each));
    QVERIFY(readable.plain > std::ssize(texts) / 20 && readable.plain < std::ssize(texts));
    qInfo("%zu, of which %d are plain, and %lld have keys of nobody", texts.size(), readable.plain,
        static_cast<long long>(misshapen.size()));
}

void TestPlain::aPlainContentCanBeRead()
{
    checkContents(misspelt(CommonContent));
}

void TestPlain::aPlainContentWithAnyNameCanBeRead()
{
    checkContents(withEachName());
}

void TestPlain::plainTotalsAreOfTheirShape()
{
    auto texts = misspelt(CommonTotals);
    texts.push_back(QByteArray(CommonTotals).replace(R"(["1242.00","0.05"])", R"("1242.00")"));
    const Found some = found(aboutTotals("are_plain_totals"), aboutTotals("are_totals"), texts);
    QVERIFY2(some.others.isEmpty(), qPrintable(some.others.join(u'\n')));
    QVERIFY(some.plain > std::ssize(texts) / 20 && some.plain < std::ssize(texts));
    qInfo("%zu, of which %d are plain", texts.size(), some.plain);
}

QTEST_GUILESS_MAIN(TestPlain)
#include "tst_plain.moc"
