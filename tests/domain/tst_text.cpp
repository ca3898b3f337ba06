#include "domain/text.h"

#include <QTest>

using namespace seriatim;

namespace {

QString accepted(const QString &text, TextShape shape = TextShape::OneLine)
{
    const auto result = acceptText(text, shape, "note");
    return isRefused(result) ? ruleId(refusalOf(result).rule) + u' ' + refusalOf(result).facts.value("character")
                             : std::get<QString>(result);
}

QString ucs(std::initializer_list<char32_t> points)
{
    return QString::fromUcs4(std::data(points), static_cast<qsizetype>(points.size()));
}

} // namespace

class TestText : public QObject
{
    Q_OBJECT

private slots:
    void forbiddenCharactersAreRefused_data();
    void forbiddenCharactersAreRefused();
    void everyControlAndNoncharacterIsRefused();
    void linesMayBreakInParagraphsOnly();
    void whatIsTypedComesOutAsNfc_data();
    void whatIsTypedComesOutAsNfc();
    void blanksAtTheEndsGo();
    void marksAndJoinersStay();
    void ofWhatCannotBeSeenNothingIsLeft();
    void whatWasStoredStaysReadable();
    void whatWasAcceptedIsAcceptedUnchanged();
    void markupIsJustText();
    void textHasAtMost4KiBInUtf8();
    void refusalsNameTheField();
    void reasonsHave3To255Characters_data();
    void reasonsHave3To255Characters();
    void reasonsAreCountedAsTheyAreKept();
};

void TestText::forbiddenCharactersAreRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("character");

    // clang-format off
    QTest::newRow("lone high surrogate")   << QString("a") + QChar(0xD83D)                   << "U+D83D";
    QTest::newRow("lone low surrogate")    << QString(QChar(0xDE00)) + "a"                   << "U+DE00";
    QTest::newRow("surrogates turned")     << QString(QChar(0xDE00)) + QChar(0xD83D)         << "U+DE00";
    QTest::newRow("two high surrogates")   << QString(2, QChar(0xD83D))                      << "U+D83D";
    QTest::newRow("high at the end")       << ucs({0x1F600}) + QChar(0xD83D)                 << "U+D83D";
    QTest::newRow("noncharacter FFFE")      << ucs({u'a', 0xFFFE})                            << "U+FFFE";
    QTest::newRow("noncharacter FDD0")      << ucs({0xFDD0})                                  << "U+FDD0";
    QTest::newRow("noncharacter 1FFFF")     << ucs({0x1FFFF})                                 << "U+1FFFF";
    QTest::newRow("noncharacter 10FFFE")    << ucs({0x10FFFE})                                << "U+10FFFE";
    QTest::newRow("NUL")                   << ucs({u'a', 0, u'b'})                           << "U+0000";
    QTest::newRow("escape")                << "\x1b[31m"                                     << "U+001B";
    QTest::newRow("delete")                << "\x7f"                                         << "U+007F";
    QTest::newRow("C1 control")            << ucs({0x85})                                    << "U+0085";
    QTest::newRow("carriage return")       << "a\rb"                                         << "U+000D";
    QTest::newRow("hidden behind an emoji")<< ucs({0x1F600, 0})                              << "U+0000";
    QTest::newRow("right-to-left override")<< ucs({u'a', 0x202E, u'b'})                      << "U+202E";
    QTest::newRow("embedding, taken back")  << ucs({0x202A, u'a', 0x202C})                    << "U+202A";
    QTest::newRow("isolate")               << ucs({u'a', 0x2067})                            << "U+2067";
    // clang-format on
}

void TestText::forbiddenCharactersAreRefused()
{
    QFETCH(QString, text);
    QFETCH(QString, character);
    QCOMPARE(accepted(text), "forbidden-character " + character);
    QCOMPARE(accepted(text, TextShape::Paragraphs), "forbidden-character " + character);
}

void TestText::everyControlAndNoncharacterIsRefused()
{
    for (char32_t point = 0; point <= 0x10FFFF; ++point) {
        const bool isControl = point < 0x20 || (point >= 0x7F && point <= 0x9F) || point == 0x2028 || point == 0x2029;
        const bool isNoncharacter = (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
        const bool turns = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
        const bool isSurrogate = point >= 0xD800 && point <= 0xDFFF;
        const QString text = isSurrogate ? QString(QChar(static_cast<char16_t>(point))) : ucs({point});
        const bool refused = isRefused(acceptText(text, TextShape::OneLine, {}));
        QVERIFY2(
            refused == (isControl || isNoncharacter || isSurrogate || turns), qPrintable(QString::number(point, 16)));
    }
}

void TestText::linesMayBreakInParagraphsOnly()
{
    QCOMPARE(accepted("a\nb"), "forbidden-character U+000A");
    QCOMPARE(accepted("a\tb"), "forbidden-character U+0009");
    QCOMPARE(accepted(ucs({u'a', 0x2028, u'b'})), "forbidden-character U+2028");
    QCOMPARE(accepted("a\nb\tc\n\nd", TextShape::Paragraphs), "a\nb\tc\n\nd");
    QCOMPARE(accepted("a\r\nb", TextShape::Paragraphs), "a\nb");
    QCOMPARE(accepted(ucs({u'a', 0x2028, u'b', 0x2029, u'c'}), TextShape::Paragraphs), "a\nb\nc");
}

void TestText::whatIsTypedComesOutAsNfc_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("composed");

    // clang-format off
    QTest::newRow("combining acute")        << ucs({u'e', 0x301})           << ucs({0xE9});
    QTest::newRow("marks in any order")     << ucs({u'q', 0x307, 0x323})    << ucs({u'q', 0x323, 0x307});
    QTest::newRow("marks that compose")     << ucs({u'e', 0x323, 0x302})    << ucs({0x1EC7});
    QTest::newRow("Hangul")                 << ucs({0x1112, 0x1161, 0x11AB})<< ucs({0xD55C});
    QTest::newRow("ohm sign")               << ucs({0x2126})                << ucs({0x3A9});
    QTest::newRow("angstrom sign")          << ucs({0x212B})                << ucs({0xC5});
    QTest::newRow("composition exclusion")  << ucs({0x958})                 << ucs({0x915, 0x93C});
    QTest::newRow("beyond the first plane") << ucs({0x1109A - 1, 0x110BA})  << ucs({0x1109A});
    QTest::newRow("ligatures stay")         << ucs({0xFB01})                << ucs({0xFB01});
    // clang-format on
}

void TestText::whatIsTypedComesOutAsNfc()
{
    QFETCH(QString, typed);
    QTEST(accepted(typed), "composed");
}

/// Languages need them.
void TestText::marksAndJoinersStay()
{
    for (const char32_t mark : {0x200Eu, 0x200Fu, 0x061Cu, 0x200Cu, 0x200Du})
        QCOMPARE(accepted(ucs({u'a', mark, u'b'})), ucs({u'a', mark, u'b'}));
}

void TestText::ofWhatCannotBeSeenNothingIsLeft()
{
    for (const char32_t point : {0x200Bu, 0x200Eu, 0x2060u, 0xFEFFu, 0x00ADu, 0x3164u, 0x2800u, 0xE0020u, 0xFE0Fu})
        QCOMPARE(accepted(ucs({point, u' ', point})), QString());
    QCOMPARE(acceptReason(ucs({0x200B, 0x200B, 0x200B, 0x200B})).index(), std::size_t(1));
    QCOMPARE(accepted(ucs({0x2764, 0xFE0F})), ucs({0x2764, 0xFE0F}));
}

/// By earlier versions, which let them in.
void TestText::whatWasStoredStaysReadable()
{
    QVERIFY(!storedTextFault(ucs({u'a', 0x202E, u'b'}), TextShape::OneLine, "note"));
    QVERIFY(!storedTextFault(ucs({0x200B}), TextShape::OneLine, "note"));
}

void TestText::blanksAtTheEndsGo()
{
    QCOMPARE(accepted("  two words \u00A0"), "two words");
    QCOMPARE(accepted("\n two\nlines \n", TextShape::Paragraphs), "two\nlines");
    QCOMPARE(accepted("   "), "");
    QCOMPARE(accepted(""), "");
}

void TestText::whatWasAcceptedIsAcceptedUnchanged()
{
    const QString typed = QStringLiteral("  \u0301e\u0301 \u2126 \r\n x\u0323\u0307\t ");
    const QString once = accepted(typed, TextShape::Paragraphs);
    QVERIFY(once != typed);
    QCOMPARE(accepted(once, TextShape::Paragraphs), once);
}

void TestText::markupIsJustText()
{
    const QString hostile = "<img src=file:///etc/passwd><b>Ltd &amp; Co</b>";
    QCOMPARE(accepted(hostile), hostile);
}

void TestText::textHasAtMost4KiBInUtf8()
{
    QCOMPARE(accepted(QString(4096, u'x')).size(), 4096);
    QVERIFY(accepted(QString(4097, u'x')).startsWith("too-long"));
    QCOMPARE(accepted(QString(2048, QChar(0xE9))).size(), 2048);
    QVERIFY(accepted(QString(2049, QChar(0xE9))).startsWith("too-long"));
    // Three bytes as typed, six once they are normalised: what is kept counts.
    QVERIFY(accepted(QString(700, QChar(0x958))).startsWith("too-long"));
    QCOMPARE(accepted(QString(4096, u'x') + QString(9000, u' ')).size(), 4096);
}

void TestText::refusalsNameTheField()
{
    const auto refused = acceptText(QString(QChar(0)), TextShape::OneLine, "party.name");
    QCOMPARE(refusalOf(refused).field, "party.name");
    QVERIFY(!refusalOf(refused).acceptable);
}

void TestText::reasonsHave3To255Characters_data()
{
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("refusal");

    // clang-format off
    QTest::newRow("none")              << ""                     << "reason-needed";
    QTest::newRow("blanks")            << "    "                 << "reason-needed";
    QTest::newRow("two")               << " ab "                 << "reason-length";
    QTest::newRow("three")             << "abc"                  << "";
    QTest::newRow("three emoji")       << ucs({0x1F600, 0x1F600, 0x1F600}) << "";
    QTest::newRow("255")               << QString(255, u'x')     << "";
    QTest::newRow("256")               << QString(256, u'x')     << "reason-length";
    QTest::newRow("255 of two units")  << ucs({0x1F600}).repeated(255) << "";
    QTest::newRow("two lines")         << "paper\njam"           << "forbidden-character";
    // clang-format on
}

void TestText::reasonsHave3To255Characters()
{
    QFETCH(QString, reason);
    const auto result = acceptReason(reason);
    QTEST(isRefused(result) ? ruleId(refusalOf(result).rule) : QString(), "refusal");
    if (isRefused(result))
        QCOMPARE(refusalOf(result).field, "reason");
}

void TestText::reasonsAreCountedAsTheyAreKept()
{
    QCOMPARE(reasonLength(ucs({0x1F600}).repeated(128)), 128);
    QCOMPARE(reasonLength("  abc "), 3);
    QCOMPARE(reasonLength(ucs({'e', 0x0301, 'a'})), 2);
    QCOMPARE(reasonLength(ucs({0x200B, 0x200B, 0x200B})), 0);
}

QTEST_APPLESS_MAIN(TestText)
#include "tst_text.moc"
