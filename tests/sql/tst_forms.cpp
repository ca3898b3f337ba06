#include <QTest>

#include "sql/appended.h"
#include "support/clerk.h"
#include "support/postgresshop.h"

using namespace seriatim;

/// The server takes no event that would stop all who read the lists: each row is a statement of a clerk without the
/// program, and the state (SQLSTATE) that it is answered with; empty: it is done.
class TestForms : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void whatEverybodyReadsCanBeRead_data();
    void whatEverybodyReadsCanBeRead();

private:
    std::unique_ptr<Shop> m_shop;
    QString m_invoice; ///< That `m_memo` credits.
    QString m_memo;
    QString m_order; ///< That no memo can credit.
};

namespace {

const QString Uuid = QStringLiteral("0e3c8a54-6b1f-4c1e-9d58-1a2b3c4d5e6f");

} // namespace

void TestForms::initTestCase()
{
    m_shop = makePostgresShop();
    Clerk anna(*m_shop, Clock());
    anna.setUp();
    m_invoice = done(anna.issue(anna.content())).document;
    m_order = done(anna.issue(anna.content({}, "purchase-order"))).document;
    m_memo = done(anna.issue(done(anna.credit(m_invoice)).document)).document;
}

void TestForms::whatEverybodyReadsCanBeRead_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QString &statement, const char *state, const char *says = "") {
        QTest::newRow(name) << statement << QString::fromLatin1(state) << QString::fromLatin1(says);
    };
    constexpr auto Story = "SN003", Form = "SN004";
    // clang-format off
    const QString taken = "series/INV|+1|NumberReserved|{\"first\":%1,\"firstNumber\":\"%2\",\"holder\":\"%3\",\"last\":%1,"
                          "\"lastNumber\":\"%2\",\"pattern\":\"%4\",\"period\":\"2026-01-01\",\"purpose\":\"pad\"}";
    const auto series = [&](const QString &rules) {
        return appended("series/Z|1|SeriesDefined|{\"code\":\"Z\",\"kind\":\"invoice\",\"name\":\"Z\",\"rules\":{" + rules + "}}");
    };
    const QString yearly = "\"dateOrder\":\"warn\",\"fiscalYearStart\":1,\"mask\":\"Z-{YYYY}-{###}\",\"reserveAt\":\"issue\",\"reset\":\"yearly\",\"start\":1,\"startPeriod\":\"2026-01-01\",\"stepBack\":false";
    const auto rules = [&](const char *what, const char *other) { return series(QString(yearly).replace(what, other)); };
    const auto changed = [&](const char *mask, const char *from, int month = 1) {
        const QString other = QString(yearly).replace("Z-{YYYY}-{###}", mask).replace("2026-01-01", from).replace("Start\":1", QStringLiteral("Start\":%1").arg(month)).replace("\"mask\"", QStringLiteral("\"from\":\"%1\",\"mask\"").arg(from));
        return appended("series/INV|+1|SeriesRulesChanged|{\"rules\":{" + other + "}}");
    };
    row("a series", series(yearly), "");
    row("a series with years of two digits, in another century", series(QString(yearly).replace("YYYY", "YY")) + "; " + appended("series/Z|2|NumberReserved|{\"first\":1,\"firstNumber\":\"Z-26-001\",\"holder\":\"anna\",\"last\":1,\"lastNumber\":\"Z-26-001\",\"pattern\":\"Z-26-{###}\",\"period\":\"1926-01-01\",\"purpose\":\"pad\"}"), Story, "a period is named");
    row("a series that is not there retires", appended("series/NONE|1|SeriesRetired|{}"), Story, "retires once");
    const QString pad = "{\"first\":%1,\"firstNumber\":\"INV-2026-0000%1\",\"holder\":\"anna\",\"last\":%1,\"lastNumber\":\"INV-2026-0000%1\",\"pattern\":\"INV-2026-{#####}\",\"period\":\"2026-01-01\",\"purpose\":\"pad\"}";
    const auto padBut = [&](const QString &what, const QString &other) { return appended("series/INV|+1|NumberReserved|" + pad.arg(2).replace(what, other)); };
    row("a number", padBut("", ""), "");
    for (const auto &[what, other] : {std::pair("{\"first\":2", "{\"first\":1,\"first\":2"), {"\"holder\":\"anna\"", "\"holder\":\"ben\",\"holder\":\"anna\""}, {"\"first\"", "\"\\u0066irst\""}, {"\"purpose\"", "\"\\u0070urpose\""}, {"\"last\":2", "\"last\": 2"}, {"\"last\":2", "\"last\":2.0"}, {"\"last\":2", "\"last\":2e0"}, {"\"last\":2", "\"last\":\"2\""}, {"\"pad\"}", "\"pad\",\"x\":1e400}"}, {"\"pad\"}", "\"pad\",\"x\":[\"a\",1e-400]}"}, {"\"pad\"}", "\"pad\",\"x\":null}"}, {"\"pad\"}", "\"a\\u0007b\"}"}})
        QTest::addRow("a number with %s for %s", other, what) << padBut(what, other) << (QByteArray(other).contains("null") ? "" : Form) << (QByteArray(other).contains("null") ? "" : "can read");
    for (const char *request : {"true", "\"\"", "\"0123456789ABCDEF0123456789ABCDEF\""})
        QTest::addRow("a command that asked for %s", request) << appended(QStringLiteral("log|+1|ClockConfirmed|{\"request\":%1}").arg(request)) << Form << "a digest of what was asked";
    row("a command that asked twice", appended("log|+1|ClockConfirmed|{\"request\":\"0123456789abcdef0123456789abcdef\"}\nlog|+2|ClockConfirmed|{\"request\":\"0123456789abcdef0123456789abcdef\"}"), Form, "a digest of what was asked");
    row("a draft with a key twice", appended("document/" + Uuid + "|1|DraftSaved|{\"content\":{\"kind\":\"x\",\"kind\":\"invoice\"}}"), Form, "can read");
    row("a draft with a key twice, and a text that has two lines", appended("document/" + Uuid + "|1|DraftSaved|{\"content\":{\"kind\":\"x\",\"kind\":\"invoice\",\"note\":\"a\\n\\\"b\\\":c\"}}"), Form, "can read");
    row("a draft with a text that has two lines", appended("document/" + Uuid + "|1|DraftSaved|{\"content\":{\"kind\":\"invoice\",\"note\":\"a\\n\\\"b\\\":c, 1\"}}"), "");
    for (const char *content : {"\"kind\":\"x\",\"kind\":\"invoice\",\"z\":\"\\u003a\"", "\"kind\":\"x\",\"kind\":\"invoice\",\"z\":[\"\\u003a\"]", "\"kind\":\"x\",\"kind\":\"invoice\",\"z\":\"\\u0022:\"", "\"kind\":\"x\",\"kind\":\"invoice\",\"z\":\"\\/\"", "\"kind\":\"x\",\"kind\":\"invoice\",\"z\" :\"1\"", "\"kind\":\"invoice\",\"z\":[\"a\" ,1e400]", "\"kind\":\"invoice\",\"z\":[{} ,1e400]", "\"kind\":\"invoice\",\"z\":[\"a\", 1e400]", "\"kind\":\"invoice\",\"z\":[ 1e400]", "\"kind\":\"invoice\",\"z\": 1e400", "\"kind\":\"invoice\",\"note\":\"a\\nb\",\"z\":[\"a\" ,1e400]"})
        QTest::addRow("a draft with %s", content) << appended("document/" + Uuid + "|1|DraftSaved|{\"content\":{" + content + "}}") << Form << "can read";
    row("a period that is closed beside another, hidden by a colon", appended("series/INV|+1|PeriodClosed|{\"period\":\"2026-01-01\",\"period\":\"2025-01-01\",\"z\":\"\\u003a\"}"), Form, "can read");
    row("a credit withdrawn while its memo stands", appended("document/" + m_invoice + "|+1|CreditWithdrawn|{\"by\":\"" + m_memo + "\",\"number\":\"CM-2026-00001\"}"), Story, "in no state");
    row("an order that is credited", appended("document/" + m_order + "|+1|DocumentCredited|{\"by\":\"" + m_memo + "\",\"number\":\"CM-2026-00001\"}"), Story, "in no state");
    row("a draft with a key that is escaped", appended("document/" + Uuid + "|1|DraftSaved|{\"content\":{\"\\u006bind\":\"invoice\"}}"), Form, "can read");
    row("a series that begins in April", series(QString(yearly).replace("-01-01", "-04-01").replace("Start\":1", "Start\":4")), "");
    row("a monthly series", series(QString(yearly).replace("{YYYY}", "{YY}{MM}").replace("yearly", "monthly")), "");
    for (const auto &[what, other] : {std::pair("{###}", "{}"), {"{###}", "{#############}"}, {"{###}", "{###}{#}"}, {"Z-", "z-"}, {"-{###}", "{###}"}, {"{###}", "{###}0"}, {"{YYYY}-", ""}, {"{YYYY}", "{YYYY}-{MM}"}, {"\"Z-{YYYY}-{###}\"", "1"}, {"yearly", "weekly"}, {"2026-01-01", "2026-01-02"}, {"2026-01-01", "2026-13-01"}, {",\"startPeriod\":\"2026-01-01\"", ""}, {",\"start\":1", ""}, {",\"fiscalYearStart\":1", ""}, {"\"2026-01-01\"", "\"all\""}, {"\"start\":1", "\"start\":0"}, {"\"start\":1", "\"start\":1.5"}, {"\"start\":1", "\"start\":1.0"}, {"\"start\":1", "\"start\":1e0"}, {"\"start\":1", "\"start\":1000"}, {"\"mask\"", "\"from\":\"2026-02-01\",\"mask\""}, {"false", "1"}, {"warn", "maybe"}, {"issue", "dawn"}, {"Start\":1", "Start\":13"}, {"\"stepBack\":false", "\"stepBack\":false,\"x\":1e400"}, {"\"stepBack\":false", "\"stepBack\":false,\"x\":9007199254740992"}})
        QTest::addRow("a series with %s for %s", other, what) << rules(what, other) << Form << "can read: SeriesDefined";
    row("a series of no kind", series(yearly).replace("\"invoice\"", "\"x\""), Form, "can read");
    row("a series with a name of two lines", series(yearly).replace("\"name\":\"Z\"", "\"name\":\"Z\\nZ\""), Form, "can read");
    row("a series with a name too long", series(yearly).replace("\"name\":\"Z\"", "\"name\":\"" + QString(4097, u'Z') + "\""), Form, "can read");
    row("a series whose numbers could read as another's", rules("Z-{YYYY}-{###}", "INV-{YYYY}-{#####}"), Story, "as those of another series");
    row("a series whose numbers read as another's in some years", rules("Z-{YYYY}-{###}", "INV-20{YY}-{#####}"), Story, "as those of another series");
    row("rules that nobody can read", changed("", "2031-01-01"), Form, "can read");
    row("rules from a later period on", changed("INV-{YYYY}-{####}", "2031-01-01"), "");
    row("rules from within a period", changed("INV-{YYYY}-{####}", "2026-06-01", 6), Story, "frozen by use");
    row("rules without periods, after numbers with some", appended("series/INV|+1|SeriesRulesChanged|{\"rules\":{" + QString(yearly).replace("Z-{YYYY}-{###}", "INV-2026-{#####}").replace("yearly", "never").replace("2026-01-01", "all") + "}}"), Story, "frozen by use");
    row("rules whose numbers read as those before", changed("INV-2026-{YYYY}", "2027-01-01"), Form, "can read");
    row("rules whose numbers could read as the series' own", changed("INV-20{YY}-{#####}", "2027-01-01"), Story, "as others of this one");
    row("the same mask with other periods", changed("INV-{YYYY}-{#####}", "2027-02-01", 2), Story, "as others of this one");
    row("the same mask and periods, with another start", changed("INV-{YYYY}-{#####}", "2027-01-01"), "");
    row("rules whose numbers could read as another's", changed("QU-{YYYY}-{#####}", "2031-01-01"), Story, "as those of another series");
    for (const auto &[key, which, what] : {std::tuple("2030-13-01", Form, "can read"), {"2030-01-02", Form, "can read"}, {"2027-02-01", Story, "a period is named"}, {"all", Story, "a period is named"}, {"0000-01-01", Form, "can read"}}) {
        QTest::addRow("numbers of a period %s", key) << appended(QString(taken).replace("2026-01-01", key).arg("1", "INV-2030-00001", "INV-2030-{#####}")) << which << what;
        QTest::addRow("a period %s is closed", key) << appended(QStringLiteral("series/INV|+1|PeriodClosed|{\"period\":\"%1\"}").arg(key)) << which << what;
    }
    const auto nested = [](int levels) { return QString(levels, u'[') + QString(levels, u']'); };
    row("a draft that is nested", appended("document/" + Uuid + "|1|DraftSaved|{\"content\":{\"kind\":\"invoice\"},\"x\":" + nested(90) + "}"), "");
    row("a draft that is nested too deeply", appended("document/" + Uuid + "|1|DraftSaved|{\"content\":{\"kind\":\"invoice\"},\"x\":" + nested(200) + "}"), Form, "can read");
    row("a draft with many lines", appended("document/" + Uuid + "|1|DraftSaved|{\"content\":{\"kind\":\"invoice\",\"lines\":[" + QString("{},").repeated(999) + "{}]}}"), "");
    row("a draft of no kind", appended("document/" + Uuid + "|1|DraftSaved|{\"content\":{\"kind\":\"x\"}}"), Form, "can read");
    row("a draft without content", appended("document/" + Uuid + "|1|DraftSaved|{}"), Form, "can read");
    const auto party = [&](const QString &data) { return appended("party/" + Uuid + "|1|PartySaved|{" + data + "}"); };
    const auto company = [&](const QString &data) { return appended("company|+1|CompanyChanged|{" + data + "}"); };
    row("a party", party("\"dueDays\":30,\"isCustomer\":true,\"note\":\"a\\nb\",\"party\":{\"address\":{\"city\":\"Cork\"},\"name\":\"Harbour\"}"), "");
    row("a party without a name", party("\"party\":{}"), Form, "can read");
    row("a party whose name is a number", party("\"party\":{\"name\":1}"), Form, "can read");
    row("a party whose address is a text", party("\"party\":{\"address\":\"Cork\",\"name\":\"Harbour\"}"), Form, "can read");
    row("a party whose name has a control character", party("\"party\":{\"name\":\"Har\\u0007bour\"}"), Form, "can read");
    row("a party whose name has what is no character", party("\"party\":{\"name\":\"Har\\uffffbour\"}"), Form, "can read");
    row("a party that is a customer on Mondays", party("\"isCustomer\":\"maybe\",\"party\":{\"name\":\"Harbour\"}"), Form, "can read");
    row("a company", company("\"dueDays\":14,\"logo\":[\"aGFy\",\"Ym91cg==\"],\"party\":{\"name\":\"Harbour\"},\"paymentMeans\":{\"iban\":\"IE29\"},\"terms\":\"a\\n\\tb\""), "");
    row("a company without a logo", company("\"logo\":[]"), "");
    for (const char *logo : {"\"aGFy\"", "[1]", "[\"aGF\"]", "[\"aGFy*\"]", "[\"aA==\",\"aGFy\"]"})
        QTest::addRow("a company whose logo is %s", logo) << company(QStringLiteral("\"logo\":%1").arg(logo)) << Form << "can read";
    row("a company that is due after half a day", company("\"dueDays\":0.5"), Form, "can read");
    row("a company paid by a list", company("\"paymentMeans\":[]"), Form, "can read");
    // clang-format on
}

void TestForms::whatEverybodyReadsCanBeRead()
{
    QFETCH(QString, statement);
    QFETCH(QString, state);
    QFETCH(QString, says);
    QString words;
    const QString answered = stateOf(connectionOf("anna", m_shop->path()), statement, words);
    QVERIFY2(answered == state && words.contains(says), qPrintable(answered + u' ' + words));
}

QTEST_GUILESS_MAIN(TestForms)
#include "tst_forms.moc"
