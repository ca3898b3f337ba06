#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

#include "domain/accept.h"
#include "log/codec.h"
#include "log/jsonform.h"
#include "log/specimens.h"

using namespace seriatim;

namespace {

constexpr quint32 Seed = 20261; ///< The same mutations on every run and machine.
constexpr int Rounds = 6000;

/// Spoils a text of JSON the way that editors, cables and people of ill will do.
class Spoiler
{
public:
    QByteArray spoilt(QByteArray json)
    {
        const int times = 1 + below(2);
        for (int i = 0; i < times && !json.isEmpty(); ++i)
            spoil(json);
        return json;
    }

private:
    void spoil(QByteArray &json)
    {
        // Things that are likely to be taken for something, put where they may be read.
        static const QByteArrayList Pieces{"\\u0000", "\\ud800", "\\udfff", "\\uffff", "\\n", "\\u2028", "\\u0085",
            "\\\"", "\"", "{", "}", "[", "]", ":", ",", "null", "true", "-1", "0", "1e308", "99999999999999999999",
            "-0", "\"\"", "\xff", "\xed\xa0\x80", "\xc0\x80", "\xf0\x9f\x98\x80", "e\xcc\x81", QByteArray(1, '\0'),
            "\"kind\":", "\"lines\":", "\"first\":1,", "\"last\":", "{}", "[]", "9007199254740993", "\"2026-02-30\"",
            "\"all\""};
        const int at = below(json.size());
        const int length = below(std::min<qsizetype>(json.size() - at, 40));
        switch (below(12)) {
        case 0:
            json.remove(at, length);
            break;
        case 1:
            json[at] = static_cast<char>(below(256));
            break;
        case 2:
            json.insert(at, Pieces[below(Pieces.size())]);
            break;
        case 3:
            json.replace(at, length, Pieces[below(Pieces.size())]);
            break;
        case 4:
            json.insert(below(json.size()), json.mid(at, length));
            break;
        case 5:
            json.truncate(at + 1);
            break;
        default:
            spoilText(json);
        }
    }

    /// Within a text, so that what comes out is likely to be JSON still.
    void spoilText(QByteArray &json)
    {
        static const QByteArrayList Inner{
            "\\u0000", "\\ud800", "\\udc00x", "\\ufffe", "\\u2029", "\\u001f", "\\t", "\\u202e", "\\ud83f\\udfff"};
        const qsizetype colon = json.indexOf(":\"", below(json.size()));
        if (colon >= 0)
            json.insert(colon + 2, Inner[below(Inner.size())]);
    }

    int below(qsizetype bound) { return bound > 0 ? static_cast<int>(m_random.bounded(bound)) : 0; }

    QRandomGenerator m_random{Seed};
};

/// The format's rule (FORMAT, Data), reckoned here from the code points and not by the code that is tested.
bool isClean(const QString &text, TextShape shape)
{
    const auto isAllowed = [shape](char32_t point) {
        const bool isControl = point < 0x20 || (point >= 0x7F && point <= 0x9F);
        const bool isNoncharacter = (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
        const bool isBreak = shape == TextShape::Paragraphs && (point == u'\n' || point == u'\t');
        return isBreak || (!isControl && !isNoncharacter);
    };
    return text.isValidUtf16() && text.toUtf8().size() <= 4096 && std::ranges::all_of(text.toUcs4(), isAllowed);
}

struct TextCheck {
    bool *clean;

    void operator()(const char *, const QString &text, TextShape shape = TextShape::OneLine) const
    {
        *clean = *clean && isClean(text, shape);
    }
    void operator()(const char *, const HasFields auto &value) const { fields(value, *this); }
    template <typename Item>
    void operator()(const char *, const std::vector<Item> &items) const
    {
        for (const Item &item : items)
            fields(item, *this);
    }
    void operator()(const char *, const auto &) const {}
};

bool isClean(const HasFields auto &value)
{
    bool clean = true;
    fields(value, TextCheck{&clean});
    return clean;
}

/// All texts of the data, whatever the type.
bool areTextsClean(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    const QJsonArray array = value.toArray();
    return isClean(value.toString(), TextShape::Paragraphs) && std::all_of(object.begin(), object.end(), areTextsClean)
        && std::all_of(array.begin(), array.end(), areTextsClean);
}

} // namespace

/// What comes out of spoilt JSON is a value without forbidden text, or a refusal; it is never a crash.
/// Seen to fail with noncharacters, lone surrogates or control characters let through by `acceptText`.
class TestMutations : public QObject
{
    Q_OBJECT

private slots:
    void spoiltDocumentsAreRefusedOrClean();
    void spoiltEventsAreDamageOrClean();
};

void TestMutations::spoiltDocumentsAreRefusedOrClean()
{
    const QByteArray whole = json::compact(json::toJson(specimens::content()));
    Spoiler spoiler;
    int parsed = 0;
    int accepted = 0;
    for (int round = 0; round < Rounds; ++round) {
        const QByteArray spoilt = spoiler.spoilt(whole);
        const QJsonDocument document = QJsonDocument::fromJson(spoilt);
        if (!document.isObject())
            continue;
        ++parsed;
        const auto read = json::fromJson<DocumentContent>(document.object());
        if (isRefused(read.value)) {
            QVERIFY2(!ruleId(refusalOf(read.value).rule).isEmpty(), spoilt.constData());
            continue;
        }
        ++accepted;
        const auto &content = std::get<DocumentContent>(read.value);
        QVERIFY2(isClean(content), spoilt.constData());
        // What was accepted once is accepted again unchanged, and can be reckoned or refused.
        const auto again = json::accepted(content);
        QVERIFY2(!isRefused(again) && std::get<DocumentContent>(again) == content, spoilt.constData());
        document::missingForIssue(content);
    }
    // Mutations that never get past the parser would prove nothing.
    QVERIFY2(parsed > Rounds / 4 && accepted > Rounds / 20,
        qPrintable(QStringLiteral("%1 parsed, %2 accepted").arg(parsed).arg(accepted)));
}

void TestMutations::spoiltEventsAreDamageOrClean()
{
    const auto events = specimens::events();
    Spoiler spoiler;
    int decoded = 0;
    int damaged = 0;
    for (int round = 0; round < Rounds; ++round) {
        const AnyEvent &event = events[static_cast<std::size_t>(round) % events.size()];
        RecordedEvent recorded;
        recorded.type = codec::typeOf(event);
        recorded.data = spoiler.spoilt(json::compact(codec::dataOf(event)));
        try {
            const auto read = codec::decode(recorded);
            QVERIFY(read);
            QVERIFY2(areTextsClean(codec::dataOf(*read)), recorded.data.constData());
            ++decoded;
        } catch (const LogError &error) {
            QVERIFY(error.kind() == LogError::Kind::Damaged);
            ++damaged;
        }
    }
    QVERIFY2(decoded > Rounds / 50 && damaged > Rounds / 4,
        qPrintable(QStringLiteral("%1 decoded, %2 damaged").arg(decoded).arg(damaged)));
}

QTEST_APPLESS_MAIN(TestMutations)
#include "tst_mutations.moc"
