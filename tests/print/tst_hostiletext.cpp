#include <QBuffer>
#include <QTemporaryDir>
#include <QTest>

#include "print/examples.h"
#include "print/layout.h"
#include "print/pagefacts.h"
#include "print/pdf.h"
#include "print/sheet.h"
#include "print/typesetting.h"

using namespace seriatim;
using namespace seriatim::pagefacts;

namespace {

/// Text without what wrapping may add or take away.
QString squeezed(const QString &text)
{
    QString result;
    for (const QChar unit : text) {
        if (!unit.isSpace() && unit != QChar::LineSeparator && unit != QChar::SoftHyphen)
            result += unit;
    }
    return result;
}

bool isAscii(const QString &text)
{
    return std::ranges::all_of(text, [](QChar unit) { return unit.unicode() >= 0x20 && unit.unicode() < 0x7f; });
}

/// The document with `text` wherever a person can write.
print::PrintedDocument filledWith(const QString &text)
{
    print::PrintedDocument document = examples::invoice();
    DocumentContent &content = document.content;
    document.logo.clear();
    for (Party *party :
        {&content.party, &content.seller, &content.deliverTo, &content.payee, &content.taxRepresentative}) {
        *party = {
            {}, text, text, text, text, text, text, {}, text, text, text, {text, text, text, text, text, text, "DE"}};
    }
    for (QString *field : {&content.reference, &content.orderReference, &content.accounting, &content.precedes,
             &content.note, &content.terms, &content.paymentMeans.accountName, &content.paymentMeans.remittance,
             &content.paymentMeans.iban})
        *field = text;
    Line &line = content.lines[0];
    for (QString *field : {&line.text, &line.description, &line.unit, &line.note, &line.sellersItem, &line.orderLine})
        *field = text;
    content.allowances[0].reason = text;
    content.exemptions = {{"S", text, {}}};
    return document;
}

QByteArray pdfOf(const print::PrintedDocument &document)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    return print::writePdf(document, buffer) ? buffer.data() : QByteArray();
}

/// What could make a PDF do something when it is opened.
QString activeContentOf(const QByteArray &pdf)
{
    for (const char *key : {"/JavaScript", "/JS", "/URI", "/Launch", "/EmbeddedFile", "/GoToR", "/SubmitForm",
             "/Subtype /Link", "/Subtype /Widget", "/OpenAction", "/Subtype /Image", "/AA"}) {
        if (pdf.contains(key))
            return QString::fromLatin1(key);
    }
    return {};
}

} // namespace

class tst_HostileText : public QObject
{
    Q_OBJECT

private slots:
    void everyTextIsPrintedAsItIs_data()
    {
        QTest::addColumn<QString>("text");
        const QString picture = QStringLiteral("<img src=\"file://%1\">").arg(m_folder.filePath("probe.png"));
        QVERIFY(QFile(m_folder.filePath("probe.png")).open(QIODevice::WriteOnly));
        // clang-format off
        QTest::newRow("bold") << "<b>Contoso</b> GmbH";
        QTest::newRow("script") << "<script>alert('1')</script>";
        QTest::newRow("picture of a file") << picture;
        QTest::newRow("picture of the net") << "<img src=\"http://tracker.example/p.gif\" width=1 height=1>";
        QTest::newRow("style sheet") << "<style>@import url(file:///etc/passwd)</style>";
        QTest::newRow("forged row") << "</td></tr><tr><td>5</td><td>Bonus</td><td>99,999.99</td></tr>";
        QTest::newRow("forged line") << QStringLiteral("Bolt\n5\tBonus\t1 pcs\t99,999.99\n");
        QTest::newRow("line separator") << QStringLiteral("Bolt\u2028" "5 Bonus 99,999.99\u2029Total 0");
        QTest::newRow("entities") << "&lt;b&gt; &amp;amp; &#0; &nbsp;";
        QTest::newRow("comment") << "<!-- --><![CDATA[ ]]>";
        QTest::newRow("link") << "<a href='javascript:alert(1)'>pay here</a>";
        QTest::newRow("address of a file") << "file:///etc/passwd";
        QTest::newRow("resource") << ":/fonts/NotoSans-Bold.ttf qrc:/fonts/NotoSans-Bold.ttf";
        QTest::newRow("frame") << "<iframe src=\"file:///etc/shadow\"></iframe>";
        QTest::newRow("vector picture") << "<svg onload=alert(1)><image href='file:///etc/passwd'/></svg>";
        QTest::newRow("entity") << "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;";
        QTest::newRow("format") << "%1 %2 %n %s %L1 %99 {0} ${HOME} $(reboot) `reboot`";
        QTest::newRow("PDF string") << "\\) Tj ET Q (pwned) Tj endstream endobj ((";
        QTest::newRow("PDF names") << "/JavaScript /OpenAction << /S /URI >>";
        QTest::newRow("SQL") << "O'Brien'); DROP TABLE event; --";
        QTest::newRow("formula") << "=HYPERLINK(\"http://evil.example\";\"x\")";
        QTest::newRow("path") << "../../../../etc/cron.d/x";
        QTest::newRow("markdown") << "![x](file:///etc/passwd) [y](javascript:1) **z**";
        QTest::newRow("tabs") << QStringLiteral("a\tb\t\tc");
        QTest::newRow("long word") << QString(1500, u'W');
        QTest::newRow("long words of blanks") << QString(QStringLiteral("x ")).repeated(1000);
        QTest::newRow("4 KiB") << QString(QStringLiteral("All work and no play. ")).repeated(186);
        QTest::newRow("combining marks") << QStringLiteral("Z\u0335\u0321\u0322\u0327\u0300\u0301\u0302\u0303\u0304a\u0336\u0301\u0302l\u0337\u0308g\u0338\u030ao");
        QTest::newRow("many combining marks") << u'e' + QString(400, QChar(0x0301));
        QTest::newRow("right-to-left override") << QStringLiteral("invoice \u202Efdp.exe\u202C 12.00");
        QTest::newRow("isolates") << QStringLiteral("a\u2066b\u2067c\u2068d\u2069e\u2069\u2069");
        QTest::newRow("Arabic") << QStringLiteral("شركة التوريدات المحدودة ١٢٣");
        QTest::newRow("Hebrew and digits") << QStringLiteral("חברת אספקה בע\"מ 12-34 Ltd");
        QTest::newRow("Chinese") << QString(QStringLiteral("港口用品有限公司，货架，")).repeated(20);
        QTest::newRow("Thai") << QStringLiteral("บริษัทอุปกรณ์ท่าเรือจำกัด");
        QTest::newRow("emoji") << QStringLiteral("\U0001F9FE\U0001F468\u200D\U0001F469\u200D\U0001F467\U0001F1EE\U0001F1EA\u2764\uFE0F");
        QTest::newRow("zero width") << QStringLiteral("Con\u200Btoso\uFEFF\u2060 GmbH\u00AD");
        QTest::newRow("object") << QStringLiteral("a\uFFFCb");
        QTest::newRow("lone surrogates") << QString(QChar(0xD800)) + "x" + QChar(0xDC00);
        QTest::newRow("controls") << QStringLiteral("a\u0001b\u001b[31mc\u007fd\u0085e");
        QTest::newRow("NUL") << QString::fromUtf16(u"a\0b", 3);
        QTest::newRow("private use") << QStringLiteral("\uE000\U0010FFFD\uF8FF");
        QTest::newRow("blanks only") << QStringLiteral(" \u00a0\u3000 ");
        // clang-format on
    }

    void everyTextIsPrintedAsItIs()
    {
        QFETCH(QString, text);
        const print::PrintedDocument document = filledWith(text);
        const auto pages = print::layout(document);
        QCOMPARE(faultOf(pages), QString());
        QVERIFY(squeezed(textOf(pages)).contains(squeezed(print::plain(text, TextShape::Paragraphs))));

        const QByteArray pdf = pdfOf(document);
        QVERIFY(!pdf.isEmpty());
        QCOMPARE(activeContentOf(pdf), QString());
        const auto read = pdfText(pdf, {"-raw"});
        if (!read)
            QSKIP("pdftotext (poppler-utils) is missing: what the file says was NOT read");
        if (isAscii(text) && text.size() < 400)
            QVERIFY2(squeezed(*read).contains(squeezed(text)), qPrintable(*read));
    }

    void aTextStaysInItsCell()
    {
        print::PrintedDocument document = examples::invoice();
        document.content.lines[1].text = QStringLiteral("Bolt\n5\u2028"
                                                        "Bonus\t1 pcs\u2029"
                                                        "99,999.99 </td><td>99,999.99");
        const auto pages = print::layout(document);
        for (const print::TextRun &run : runsOf(pages[0])) {
            if (run.text.contains("99,999.99") || run.text.contains("Bonus"))
                QVERIFY(run.box.right() < print::sheet::Right - 150);
        }
        QCOMPARE(found(pages[0], "5").size(), std::size_t(0));
    }

    void whatTurnsTheDirectionIsLeftOut()
    {
        QCOMPARE(print::plain(QStringLiteral("a\u202Eb\u202Cc\u2067d"), TextShape::OneLine), QStringLiteral("abcd"));
    }

    void everyFieldMayBeAsLongAsTheFormatAllows()
    {
        QString words;
        for (int i = 0; words.size() < 4000; ++i)
            words += QStringLiteral("word%1 ").arg(i);
        const auto pages = print::layout(filledWith(words));
        QCOMPARE(faultOf(pages), QString());
        for (const print::Page &page : pages)
            QVERIFY(mentions(page, "INV-2026-00450"));
    }

private:
    QTemporaryDir m_folder;
};

QTEST_MAIN(tst_HostileText)
#include "tst_hostiletext.moc"
