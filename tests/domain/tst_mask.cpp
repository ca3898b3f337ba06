#include "domain/mask.h"

#include <QSet>
#include <QTest>

using namespace seriatim;

namespace {

NumberMask mask(const QString &text)
{
    return std::get<NumberMask>(NumberMask::parse(text));
}

Period period(const QString &key)
{
    return *Period::fromKey(key);
}

QString outcome(const std::optional<Refusal> &refusal)
{
    return refusal ? ruleId(refusal->rule) : QString();
}

QString outcome(const Result<NumberMask> &result)
{
    return isRefused(result) ? ruleId(refusalOf(result).rule) : QString();
}

/// All numbers of a mask without `{YYYY}`, in all periods that it can name.
QSet<QString> allNumbers(const NumberMask &mask)
{
    QSet<QString> numbers;
    for (int year = 2000; year <= (mask.text().contains("{YY}") ? 2099 : 2000); ++year) {
        for (int month = 1; month <= (mask.text().contains("{MM}") ? 12 : 1); ++month) {
            for (qint64 ordinal = 1; ordinal <= mask.largestOrdinal(); ++ordinal)
                numbers << mask.render(Period::of(QDate(year, month, 1), Reset::Monthly, 1), ordinal);
        }
    }
    return numbers;
}

/// Every mask that can be made of at most four of the pieces.
std::vector<NumberMask> smallMasks()
{
    const QStringList pieces{"A", "0", "1", "-", "{YY}", "{MM}", "{#}"};
    QStringList texts{""};
    for (int length = 0; length < 4; ++length) {
        const QStringList shorter = texts;
        for (const QString &text : shorter) {
            for (const QString &piece : pieces)
                texts << text + piece;
        }
        texts.removeDuplicates();
    }
    std::vector<NumberMask> masks;
    for (const QString &text : texts) {
        const bool isSmall = text.count(u'{') <= 2;
        const auto parsed = NumberMask::parse(text);
        if (isSmall && !isRefused(parsed))
            masks.push_back(std::get<NumberMask>(parsed));
    }
    return masks;
}

} // namespace

class TestMask : public QObject
{
    Q_OBJECT

private slots:
    void numbersAreMadeOfPeriodAndOrdinal_data();
    void numbersAreMadeOfPeriodAndOrdinal();
    void malformedMasksAreRefused_data();
    void malformedMasksAreRefused();
    void noDigitStandsBesideTheOrdinal_data();
    void noDigitStandsBesideTheOrdinal();
    void theOrdinalsDigitsStateTheLargest();
    void aMaskHoldsExactlyWhatItsPeriodFixes_data();
    void aMaskHoldsExactlyWhatItsPeriodFixes();
    void shortYearsAreThoseOfOneCentury();
    void theOrdinalIsFoundInTheNumber();
    void otherTextsAreNoNumbers_data();
    void otherTextsAreNoNumbers();
    void clashesAreFoundByReasoning_data();
    void clashesAreFoundByReasoning();
    void noClashOfSmallMasksIsMissed();
};

void TestMask::numbersAreMadeOfPeriodAndOrdinal_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("key");
    QTest::addColumn<int>("ordinal");
    QTest::addColumn<QString>("number");
    QTest::addColumn<QString>("pattern");

    // clang-format off
    QTest::newRow("year")           << "INV-{YYYY}-{#####}"  << "2026-01-01" << 452 << "INV-2026-00452" << "INV-2026-{#####}";
    QTest::newRow("short year")     << "{YY}/{##}.A"         << "2005-04-01" << 7   << "05/07.A"        << "05/{##}.A";
    QTest::newRow("month")          << "{YYYY}{MM}_{#}"      << "2026-09-01" << 9   << "202609_9"       << "202609_{#}";
    QTest::newRow("only a counter") << "{####}"              << "all"        << 12  << "0012"           << "{####}";
    QTest::newRow("fiscal year")    << "R.{YYYY}.{###}"      << "2025-04-01" << 999 << "R.2025.999"     << "R.2025.{###}";
    QTest::newRow("year 2000")      << "{YY}-{##}"           << "2000-01-01" << 1   << "00-01"          << "00-{##}";
    // clang-format on
}

void TestMask::numbersAreMadeOfPeriodAndOrdinal()
{
    QFETCH(QString, text);
    QFETCH(QString, key);
    QFETCH(int, ordinal);
    QTEST(mask(text).render(period(key), ordinal), "number");
    QTEST(mask(text).pattern(period(key)), "pattern");
    QVERIFY(mask(text).ordinalOf(mask(text).render(period(key), ordinal), period(key)) == ordinal);
}

void TestMask::malformedMasksAreRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("rule");

    // clang-format off
    QTest::newRow("empty")               << ""                       << "mask-malformed";
    QTest::newRow("no ordinal")          << "INV-{YYYY}"             << "mask-malformed";
    QTest::newRow("two ordinals")        << "{##}-{##}"              << "mask-malformed";
    QTest::newRow("no digits")           << "A-{}"                   << "mask-malformed";
    QTest::newRow("13 digits")           << "A-{#############}"      << "mask-malformed";
    QTest::newRow("unknown token")       << "A-{DD}-{##}"            << "mask-malformed";
    QTest::newRow("lower-case token")    << "A-{yyyy}-{##}"          << "mask-malformed";
    QTest::newRow("never closed")        << "A-{##"                  << "mask-malformed";
    QTest::newRow("nested")              << "A-{{##}}"               << "mask-malformed";
    QTest::newRow("blank in the token")  << "A-{## }"                << "mask-malformed";
    QTest::newRow("closed only")         << "A-##}"                  << "mask-forbidden-character";
    QTest::newRow("lower case")          << "inv-{##}"               << "mask-forbidden-character";
    QTest::newRow("blank")               << "INV {##}"               << "mask-forbidden-character";
    QTest::newRow("umlaut")              << "\u00DC-{##}"            << "mask-forbidden-character";
    QTest::newRow("other digits")        << "\u0661-{##}"            << "mask-forbidden-character";
    QTest::newRow("bidi")                << "A\u202E-{##}"           << "mask-forbidden-character";
    QTest::newRow("zero width")          << "A\u200B-{##}"           << "mask-forbidden-character";
    QTest::newRow("NUL")                 << QString("A") + QChar(0) + "-{##}" << "mask-forbidden-character";
    QTest::newRow("lone surrogate")      << QString(QChar(0xD800)) + "-{##}"  << "mask-forbidden-character";
    QTest::newRow("41 characters")       << QString(38, u'A') + "-{##}" << "too-long";
    QTest::newRow("40 characters")       << QString(37, u'A') + "-{##}" << "";
    QTest::newRow("12 digits")           << "A-{############}"       << "";
    QTest::newRow("all literals")        << "AZ09./_-A{#}"           << "";
    // clang-format on
}

void TestMask::malformedMasksAreRefused()
{
    QFETCH(QString, text);
    const auto parsed = NumberMask::parse(text);
    QTEST(outcome(parsed), "rule");
    if (isRefused(parsed))
        QCOMPARE(refusalOf(parsed).field, "mask");
}

void TestMask::noDigitStandsBesideTheOrdinal_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isFine");

    // clang-format off
    QTest::newRow("typed digit before")  << "INV1{##}"       << false;
    QTest::newRow("typed digit behind")  << "INV-{##}0"      << false;
    QTest::newRow("year before")         << "INV-{YYYY}{##}" << false;
    QTest::newRow("year behind")         << "INV-{##}{YY}"   << false;
    QTest::newRow("month before")        << "{YYYY}{MM}{##}" << false;
    QTest::newRow("letter between")      << "{YYYY}A{##}"    << true;
    QTest::newRow("digit further off")   << "1-{##}-1"       << true;
    QTest::newRow("alone")               << "{##}"           << true;
    // clang-format on
}

void TestMask::noDigitStandsBesideTheOrdinal()
{
    QFETCH(QString, text);
    QFETCH(bool, isFine);
    QCOMPARE(outcome(NumberMask::parse(text)), isFine ? "" : "mask-digit-beside-ordinal");
}

void TestMask::theOrdinalsDigitsStateTheLargest()
{
    QCOMPARE(mask("A-{#}").largestOrdinal(), 9);
    QCOMPARE(mask("A-{#####}").largestOrdinal(), 99'999);
    QCOMPARE(mask("A-{############}").largestOrdinal(), 999'999'999'999);
    QCOMPARE(mask("A-{############}").render(Period(), 999'999'999'999), "A-999999999999");
}

void TestMask::aMaskHoldsExactlyWhatItsPeriodFixes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("never");
    QTest::addColumn<QString>("yearly");
    QTest::addColumn<QString>("monthly");

    const QString fine;
    const QString lacks = "mask-lacks-period";
    const QString beyond = "mask-beyond-period";
    // clang-format off
    QTest::newRow("neither")     << "A-{##}"             << fine   << lacks  << lacks;
    QTest::newRow("long year")   << "A-{YYYY}-{##}"      << beyond << fine   << lacks;
    QTest::newRow("short year")  << "A-{YY}-{##}"        << beyond << fine   << lacks;
    QTest::newRow("month alone") << "A-{MM}-{##}"        << beyond << lacks  << lacks;
    QTest::newRow("both")        << "A-{YYYY}{MM}-{##}"  << beyond << beyond << fine;
    QTest::newRow("both, short") << "A-{MM}.{YY}-{##}"   << beyond << beyond << fine;
    // clang-format on
}

void TestMask::aMaskHoldsExactlyWhatItsPeriodFixes()
{
    QFETCH(QString, text);
    QTEST(outcome(mask(text).faultFor(Reset::Never)), "never");
    QTEST(outcome(mask(text).faultFor(Reset::Yearly)), "yearly");
    QTEST(outcome(mask(text).faultFor(Reset::Monthly)), "monthly");
}

void TestMask::shortYearsAreThoseOfOneCentury()
{
    const NumberMask shortYear = mask("{YY}-{##}");
    QVERIFY(!shortYear.canName(period("1999-04-01")));
    QVERIFY(shortYear.canName(period("2000-01-01")));
    QVERIFY(shortYear.canName(period("2099-12-01")));
    QVERIFY(!shortYear.canName(period("2100-01-01")));

    const NumberMask longYear = mask("{YYYY}-{##}");
    QVERIFY(!longYear.canName(period("0999-01-01")));
    QVERIFY(longYear.canName(period("1000-01-01")));
    QVERIFY(longYear.canName(period("9999-01-01")));
    QVERIFY(mask("{##}").canName(Period()));
    QVERIFY(!mask("{YYYY}.{YY}-{##}").canName(period("1999-01-01")));
}

void TestMask::theOrdinalIsFoundInTheNumber()
{
    const Period year = period("2026-01-01");
    for (const char *text : {"INV-{YYYY}-{###}", "{###}", "{YY}.{###}-X", "{###}/{YYYY}", "1-{###}-1"}) {
        for (qint64 ordinal = 1; ordinal <= 999; ++ordinal)
            QVERIFY(mask(text).ordinalOf(mask(text).render(year, ordinal), year) == ordinal);
    }
}

void TestMask::otherTextsAreNoNumbers_data()
{
    QTest::addColumn<QString>("number");
    for (const char *number : {"", "INV-2026-", "INV-2026-000", "INV-2026-1", "INV-2026-0001", "INV-2027-001",
             "inv-2026-001", "INV-2026-+01", "INV-2026--01", "INV-2026- 01", "INV-2026-01 ", "INV-2026-0x1",
             "INV-2026-{##", "INV-2026-1e1", "XINV-2026-001"})
        QTest::addRow("'%s'", number) << QString::fromLatin1(number);
    QTest::newRow("other digits") << QStringLiteral("INV-2026-\u0661\u0662\u0663");
}

void TestMask::otherTextsAreNoNumbers()
{
    QFETCH(QString, number);
    QVERIFY(!mask("INV-{YYYY}-{###}").ordinalOf(number, period("2026-01-01")));
}

void TestMask::clashesAreFoundByReasoning_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("clash");

    // clang-format off
    QTest::newRow("the same")                  << "INV-{YYYY}-{##}" << "INV-{YYYY}-{##}"   << true;
    QTest::newRow("other prefix")              << "INV-{YYYY}-{##}" << "INW-{YYYY}-{##}"   << false;
    QTest::newRow("other length")              << "INV-{YYYY}-{##}" << "INV-{YYYY}-{###}"  << false;
    QTest::newRow("typed year")                << "INV-{YYYY}-{##}" << "INV-2026-{##}"     << true;
    QTest::newRow("year or month and year")    << "A{YYYY}-{##}"    << "A{MM}{YY}-{##}"    << true;
    QTest::newRow("ordinal against digits")    << "A-{##}-1"        << "A-77-{#}"          << true;
    QTest::newRow("ordinal against a letter")  << "A-{##}-1"        << "A-7B-{#}"          << false;
    QTest::newRow("counters apart")            << "{##}.A{YY}"      << "{YY}.A{##}"        << true;
    QTest::newRow("month against April")       << "{MM}/{YY}/{#}"   << "04/{YY}/{#}"       << true;
    QTest::newRow("month against 20")          << "{MM}/{YY}/{#}"   << "20/{YY}/{#}"       << false;
    QTest::newRow("point is no wildcard")      << "A.{##}"          << "A-{##}"            << false;
    // clang-format on
}

void TestMask::clashesAreFoundByReasoning()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QTEST(NumberMask::canClash(mask(one), mask(other)), "clash");
    QTEST(NumberMask::canClash(mask(other), mask(one)), "clash");
}

/// Makes all numbers of some hundred masks, and compares. Reasoning may see a clash that a month 13 or an ordinal 0
/// would make; it must not miss one, and must not see any other.
void TestMask::noClashOfSmallMasksIsMissed()
{
    const auto masks = smallMasks();
    QVERIFY(masks.size() > 200);
    std::vector<QSet<QString>> numbers;
    for (const NumberMask &each : masks)
        numbers.push_back(allNumbers(each));

    int clashes = 0;
    for (std::size_t a = 0; a < masks.size(); ++a) {
        for (std::size_t b = a; b < masks.size(); ++b) {
            const bool clash = numbers[a].intersects(numbers[b]);
            const bool reasoned = NumberMask::canClash(masks[a], masks[b]);
            const QString pair = masks[a].text() + u' ' + masks[b].text();
            clashes += clash;
            QVERIFY2(!clash || reasoned, qPrintable(pair));
            QVERIFY2(clash || !reasoned || pair.contains("{MM}") || pair.contains(u'0'), qPrintable(pair));
        }
    }
    QVERIFY(clashes > static_cast<int>(masks.size()));
}

QTEST_APPLESS_MAIN(TestMask)
#include "tst_mask.moc"
