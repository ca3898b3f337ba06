#include <QRegularExpression>
#include <QTest>

#include "words/words.h"

using namespace seriatim;

namespace {

constexpr int RuleCount = static_cast<int>(Rule::LogReadOnly) + 1;

/// Every fact that some rule carries.
const QMap<QString, QString> AllFacts{{"number", "INV-2026-00007"}, {"holder", "ben"}, {"limit", "1000"},
    {"value", "1001"}, {"other", "INV-2026-00008"}, {"otherDate", "2026-11-23"}, {"series", "INV"},
    {"mask", "INV-{YYYY}-{#####}"}, {"period", "2026-01-01"}, {"kind", "invoice"}, {"from", "quotation"},
    {"currency", "EUR"}, {"digits", "2"}, {"category", "Z"}, {"character", "U+0007"}, {"expected", "text"},
    {"least", "3"}, {"most", "255"}, {"copies", "2"}, {"document", "2f1c7c0e-5f0a-4f39-9d6b-0c9f6e3b8a11"},
    {"by", "ben"}, {"at", "2026-11-23T08:14:00.000000Z"}, {"clock", "2026-11-23T08:14:00.000000Z"},
    {"head", "2026-11-23T09:14:00.000000Z"}, {"reason", "backup"}, {"detail", "illegal value"}, {"offset", "17"},
    {"before", "10.00"}, {"example", "2026-11-23"}, {"percent", "10"}, {"base", "500.00"},
    {"place", "/srv/office.seriatim"}, {"table", "register"}, {"key", "INV-2026-00007"}, {"position", "1300"},
    {"type", "DocumentIssued"}};

void verifySentence(const QString &text, Rule rule)
{
    static const QRegularExpression unresolved(QStringLiteral("<[a-zA-Z]+(:[a-z]+)?>"));
    QVERIFY2(text != ruleId(rule), qPrintable("no sentence: " + ruleId(rule)));
    QVERIFY2(!unresolved.match(text).hasMatch(), qPrintable(text));
    QVERIFY2(text.endsWith(u'.') || text.endsWith(u')'), qPrintable(text));
    QVERIFY2(text.front().isUpper() || !text.front().isLetter() || text.startsWith("ben"), qPrintable(text));
}

} // namespace

class TestRefusals : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale("en_GB")); }

    void everyRuleHasASentence_data()
    {
        QTest::addColumn<int>("rule");
        for (int rule = 0; rule < RuleCount; ++rule)
            QTest::newRow(qPrintable(ruleId(static_cast<Rule>(rule)))) << rule;
    }

    void everyRuleHasASentence()
    {
        QFETCH(int, rule);
        const auto each = static_cast<Rule>(rule);
        for (const char *field : {"", "lines[2].price", "lines", "date", "reason", "number", "line", "priceBase"}) {
            verifySentence(words::sentence(Refusal{each, QString::fromLatin1(field), {}}), each);
            verifySentence(words::sentence(Refusal{each, QString::fromLatin1(field), AllFacts}), each);
        }
    }

    void aSentenceNamesTheClash()
    {
        const Refusal refusal{Rule::ReservedByOther, "number", {{"number", "INV-2026-00007"}, {"holder", "ben"}}};
        QCOMPARE(
            words::sentence(refusal), "INV-2026-00007 is reserved by ben. Take it over first, or ask ben to issue it.");
    }

    void aSentenceNamesTheFieldAsTheFormDoes()
    {
        const Refusal refusal{Rule::NotADecimal, "lines[2].price", {{"value", "1o.50"}}};
        QVERIFY(words::sentence(refusal).startsWith("Price of line 3 cannot be “1o.50”"));
    }

    void theDueDateIsCalledAsTheKindOfDocumentCallsIt()
    {
        const auto toldOf = [](const char *kind) {
            return words::sentence(Refusal{
                Rule::DueBeforeDate, "due", {{"value", "2026-11-07"}, {"other", "2026-11-23"}, {"kind", kind}}});
        };
        QVERIFY(toldOf("quotation").startsWith("Valid until, 7 Nov 2026, lies before"));
        QVERIFY(toldOf("delivery-note").startsWith("Deliver by, 7 Nov 2026"));
        QVERIFY(toldOf("invoice").startsWith("Due date, 7 Nov 2026"));
        const Refusal mistyped{
            Rule::NotADate, "due", {{"value", "32.1."}, {"kind", "quotation"}, {"example", "2026-11-23"}}};
        QVERIFY(words::sentence(mistyped).startsWith("Valid until cannot be “32.1.”"));
    }

    void datesAndPeriodsAreWrittenForPeople()
    {
        const Refusal due{Rule::DueBeforeDate, "due", {{"value", "2026-11-07"}, {"other", "2026-11-23"}}};
        QVERIFY(words::sentence(due).contains("7 Nov 2026"));
        const Refusal closed{Rule::PeriodClosed, "date", {{"series", "INV"}, {"period", "2026-04-01"}}};
        QVERIFY(words::sentence(closed).contains("the period from 1 Apr 2026"));
        const Refusal always{Rule::PeriodClosed, "date", {{"series", "INV"}, {"period", "all"}}};
        QVERIFY(words::sentence(always).contains("all time"));
    }

    void whatPeopleTypedIsNotTakenForAPlaceholder()
    {
        const Refusal refusal{Rule::ReservedByOther, "number", {{"number", "<holder>"}, {"holder", "%1 <number>"}}};
        QCOMPARE(words::sentence(refusal),
            "<holder> is reserved by %1 <number>. Take it over first, or ask %1 <number> to issue it.");
    }

    void whatCannotBeSeenIsReplaced()
    {
        const QString forged = QStringLiteral("IN\u001b[2JV\u202e\u0000X");
        const QString text = words::sentence(Refusal{Rule::UnknownSeries, "series", {{"series", forged}}});
        QVERIFY(!text.contains(QChar(0x1b)) && !text.contains(QChar(0x202e)) && !text.contains(QChar(0)));
        QVERIFY(text.contains(QChar(0xfffd)));
    }

    void whatIsVeryLongIsCut()
    {
        const QString text = words::sentence(Refusal{Rule::UnknownSeries, "series", {{"series", QString(5000, u'X')}}});
        QVERIFY(text.size() < 200);
    }

    void fieldsHaveHumanNames_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("name");
        QTest::newRow("line") << "lines[2].price"
                              << "Price of line 3";
        QTest::newRow("the line itself") << "lines[0]"
                                         << "Line 1";
        QTest::newRow("lines") << "lines"
                               << "Lines";
        QTest::newRow("line's allowance") << "lines[2].allowances[0].amount"
                                          << "Amount of allowance 1 of line 3";
        QTest::newRow("allowance's tax") << "allowances[0].tax.rate"
                                         << "Tax rate of allowance 1";
        QTest::newRow("line's tax") << "lines[9].tax"
                                    << "Tax of line 10";
        QTest::newRow("party") << "party.name"
                               << "Name of the party";
        QTest::newRow("city") << "party.address.city"
                              << "City of the party";
        QTest::newRow("seller") << "seller.taxId"
                                << "VAT number of the company";
        QTest::newRow("account") << "paymentMeans.iban"
                                 << "IBAN or account";
        QTest::newRow("line's period") << "lines[0].period.from"
                                       << "First day of the period of line 1";
        QTest::newRow("due") << "due"
                             << "Due date";
        QTest::newRow("unknown") << "lines[0].prise"
                                 << "prise of line 1";
        QTest::newRow("nothing") << ""
                                 << "";
    }

    void fieldsHaveHumanNames()
    {
        QFETCH(QString, field);
        QFETCH(QString, name);
        QCOMPARE(words::fieldName(field), name);
    }

    void brokenStorageHasSentences()
    {
        for (const auto kind : {LogError::Kind::Failed, LogError::Kind::OutcomeUnknown, LogError::Kind::Full,
                 LogError::Kind::Busy, LogError::Kind::ReadOnly, LogError::Kind::Damaged, LogError::Kind::Contradicted,
                 LogError::Kind::Displaced}) {
            QVERIFY(words::sentence(kind, {}).endsWith(u'.'));
            QVERIFY(words::sentence(kind, "disk I/O error").endsWith("(disk I/O error)"));
        }
        for (const char *reason : {"backup", "moved", "newer-format", "read-only-file", "other-name", "older-server",
                 "moved:/srv/office.seriatim", "something new"})
            QVERIFY(words::readOnlySentence(QString::fromLatin1(reason)).endsWith(u'.'));
    }

    void whatDoesNotOpenHasASentence()
    {
        for (int cause = 0; cause <= static_cast<int>(OpenFailure::Cause::UnsafeServer); ++cause) {
            const QString text =
                words::sentence(OpenFailure{static_cast<OpenFailure::Cause>(cause), "/a/b.seriatim", "errno 5"});
            QVERIFY2(text.contains("“/a/b.seriatim”") && text.endsWith("(errno 5)"), qPrintable(text));
        }
    }

    /// The tables may be all that is left of what the event said.
    void nobodyIsToldToRebuildWhereAnEventWasChanged()
    {
        const QMap<QString, QString> changed{{"changedEvent", "7"}};
        for (const auto kind : {FindingKind::ReadModelDiffers, FindingKind::CountersDiffer, FindingKind::SchemaDiffers,
                 FindingKind::FileUnsound}) {
            for (QMap<QString, QString> facts :
                {QMap<QString, QString>(), QMap<QString, QString>{{"table", "register"}, {"key", "x"}},
                    QMap<QString, QString>{{"series", "INV"}, {"period", "2026-01-01"}},
                    QMap<QString, QString>{{"type", "trigger"}, {"missing", "x"}},
                    QMap<QString, QString>{{"type", "trigger"}, {"changed", "x"}},
                    QMap<QString, QString>{{"type", "trigger"}, {"foreign", "x"}}}) {
                QVERIFY(words::sentence(Finding{0, kind, facts}).contains("“seriatim rebuild”"));
                facts.insert(changed);
                const QString text = words::sentence(Finding{0, kind, facts});
                QVERIFY2(text.contains(u'7') && !text.contains("“seriatim rebuild”"), qPrintable(text));
            }
        }
    }

    void everyFindingHasASentence()
    {
        static const QRegularExpression unresolved(QStringLiteral("<[a-zA-Z]+(:[a-z]+)?>"));
        for (int kind = 0; kind <= static_cast<int>(FindingKind::ServerDiffers); ++kind) {
            const auto each = static_cast<FindingKind>(kind);
            for (const auto &facts : {QMap<QString, QString>(), AllFacts}) {
                const QString text = words::sentence(Finding{17, each, facts});
                QVERIFY2(text != findingId(each) && !unresolved.match(text).hasMatch() && text.endsWith(u'.'),
                    qPrintable(text));
            }
        }
    }

    void everythingHasAName()
    {
        for (qsizetype i = 0; i < static_cast<qsizetype>(DocumentKind::all().size()); ++i)
            QVERIFY(
                !words::kindName(DocumentKind::at(i)).isEmpty() && !words::kindPlural(DocumentKind::at(i)).isEmpty());
        for (const auto state : {DocumentState::Draft, DocumentState::Reserved, DocumentState::Issued,
                 DocumentState::Credited, DocumentState::Voided, DocumentState::Discarded})
            QVERIFY(!words::stateName(state).isEmpty());
        for (const TaxCategory category : allTaxCategories())
            QVERIFY(!words::taxName({category, Decimal(19, 0)}).contains(u"%1"));
        QCOMPARE(words::taxName({TaxCategory::Standard, Decimal(1350, 2)}), "VAT 13.5 %");
        QCOMPARE(words::eventName("NumberReserved"), "Number reserved");
        QCOMPARE(words::eventName("SomethingNew"), "SomethingNew");
    }

    void periodsHaveNames()
    {
        QCOMPARE(words::periodName(*Period::fromKey(u"2026-01-01"), Reset::Yearly), "2026");
        QCOMPARE(words::periodName(*Period::fromKey(u"2026-04-01"), Reset::Yearly), "2026/27");
        QCOMPARE(words::periodName(*Period::fromKey(u"2099-04-01"), Reset::Yearly), "2099/00");
        QCOMPARE(words::periodName(*Period::fromKey(u"2026-04-01"), Reset::Monthly), "April 2026");
        QCOMPARE(words::periodName(Period(), Reset::Never), "all time");
    }
};

QTEST_GUILESS_MAIN(TestRefusals)
#include "tst_refusals.moc"
