#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include "print/examples.h"
#include "print/layout.h"
#include "print/pagefacts.h"
#include "print/pdf.h"

using namespace seriatim;
using namespace seriatim::pagefacts;

namespace {

QByteArray pdfOf(const print::PrintedDocument &document)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    return print::writePdf(document, buffer) ? buffer.data() : QByteArray();
}

/// Takes so many bytes, then fails as a full disk does.
class FullDisk : public QIODevice
{
public:
    explicit FullDisk(qint64 room) : m_room(room) { open(QIODevice::WriteOnly); }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64 size) override
    {
        if (m_room == 0)
            return -1;
        const qint64 taken = qMin(size, m_room);
        m_room -= taken;
        return taken;
    }

private:
    qint64 m_room;
};

/// The jars of Debian's libpdfbox2-java and what they need, if they are there.
QString validatorPath()
{
    QStringList jars{"preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation", "jaxb-api"};
    for (QString &jar : jars) {
        jar = QStringLiteral("/usr/share/java/%1.jar").arg(jar);
        if (!QFile::exists(jar))
            return {};
    }
    return jars.join(':');
}

#define READ_OR_SKIP(name, pdf)                                                                                        \
    const auto name = pdfText(pdf, {"-raw"});                                                                          \
    if (!name)                                                                                                         \
    QSKIP("pdftotext (poppler-utils) is missing: what the file says was NOT read")

} // namespace

class tst_Pdf : public QObject
{
    Q_OBJECT

private slots:
    void theFileSaysWhatWasIssued()
    {
        READ_OR_SKIP(text, pdfOf(examples::invoice()));
        for (const char *part : {"Invoice INV-2026-00450", "Contoso GmbH", "Lindenstraße 12", "23 Nov 2026",
                 "PO 88-1204", "Pallet rack, 3 bays, zinc", "2 700 × 1 100 × 3 000 mm", "4 pcs", "6.5 h", "–36.26",
                 "1,905.74", "VAT 19 % on 1,776.74", "337.58", "To pay EUR", "2,252.35", "IE29 AIBK 9311 5212 3456 78",
                 "7 December 2026", "9f3c 02bb c47d", "Page 1 of 1", "Directors: M. Byrne, A. Walsh"})
            QVERIFY2(QString(*text).replace(QChar::Nbsp, ' ').contains(QString::fromUtf8(part)), part);
        QVERIFY(!text->contains("DRAFT") && !text->contains("VOID") && !text->contains("Copy"));
    }

    void draftsAndVoidsAreMarkedAndNothingElse()
    {
        const auto issued = examples::longInvoice(60);
        for (const auto &page : print::layout(issued))
            QVERIFY(watermarksOf(page).empty());
        for (const auto &page : print::layout(examples::drafted(issued)))
            QCOMPARE(watermarksOf(page), std::vector<QString>{"DRAFT"});
        print::PrintedDocument reserved = examples::drafted(issued);
        reserved.number = "INV-2026-00452";
        for (const auto &page : print::layout(reserved)) {
            QCOMPARE(watermarksOf(page), std::vector<QString>{"DRAFT"});
            QVERIFY(mentions(page, "INV-2026-00452"));
        }
        for (const auto &page : print::layout(examples::voided(issued))) {
            QCOMPARE(watermarksOf(page), std::vector<QString>{"VOID"});
            QVERIFY(says(page, "Voided on 23 Nov 2026 by ada: customer withdrew the order."));
        }
    }

    void marksLieBeneathTheText()
    {
        for (const auto &document : {examples::drafted(examples::invoice()), examples::voided(examples::invoice())})
            QVERIFY(std::holds_alternative<print::Watermark>(print::layout(document)[0].primitives.front()));
    }

    void marksAreInTheFile()
    {
        READ_OR_SKIP(draft, pdfOf(examples::drafted(examples::invoice())));
        READ_OR_SKIP(voided, pdfOf(examples::voided(examples::invoice())));
        QVERIFY(draft->contains("DRAFT") && !draft->contains("VOID"));
        QVERIFY(voided->contains("VOID") && !voided->contains("DRAFT"));
    }

    void copiesSayWhichTheyAre()
    {
        print::PrintedDocument document = examples::longInvoice(40);
        document.printedAt = QDateTime(QDate(2026, 11, 23), QTime(16, 42));
        for (const auto &page : print::layout(document))
            QVERIFY(!mentions(page, "Copy"));
        document.copy = 2;
        for (const auto &page : print::layout(document))
            QVERIFY(says(page, "Copy 2 · printed 23 Nov 2026 16:42"));
    }

    void theFileIsPdfA1b_data()
    {
        QTest::addColumn<print::PrintedDocument>("document");
        QTest::newRow("issued") << examples::fullInvoice();
        QTest::newRow("draft") << examples::drafted(examples::invoice());
        QTest::newRow("void") << examples::voided(examples::longInvoice(30));
    }

    void theFileIsPdfA1b()
    {
        QFETCH(print::PrintedDocument, document);
        const QByteArray pdf = pdfOf(document);
        QVERIFY(pdf.startsWith("%PDF-1.4"));
        QVERIFY(pdf.contains("/OutputIntents"));
        QVERIFY(pdf.contains("/GTS_PDFA1"));
        QVERIFY(pdf.contains("pdfaid:part"));
        QVERIFY(!QByteArray(pdf).replace("/SMask /None", "").contains("/SMask"));
        QVERIFY(!pdf.contains("/Encrypt"));
        checkFonts(pdf);
        if (const QString jars = validatorPath(); !jars.isEmpty()) {
            const auto verdict = outputOf("java", {"-cp", jars, "org.apache.pdfbox.preflight.Validator_A1b"}, pdf);
            QVERIFY(!verdict || verdict->contains("is a valid PDF/A-1b file"));
        }
    }

    void aDeviceThatFailsIsReported_data()
    {
        QTest::addColumn<int>("room");
        for (const int room : {0, 1, 1000, 30000})
            QTest::addRow("after %d bytes", room) << room;
    }

    void aDeviceThatFailsIsReported()
    {
        QFETCH(int, room);
        FullDisk disk(room);
        QVERIFY(!print::writePdf(examples::invoice(), disk));
    }

    void aFullDiskIsReported()
    {
        QFile full("/dev/full");
        if (!full.open(QIODevice::WriteOnly))
            QSKIP("/dev/full is missing");
        QVERIFY(!print::writePdf(examples::invoice(), full));
        QBuffer closed;
        QVERIFY(!print::writePdf(examples::invoice(), closed));
    }

    void noPagesAreNoFile()
    {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        QVERIFY(!print::writePdf({}, "nothing", buffer));
        QVERIFY(buffer.data().isEmpty());
    }

    void aBadLogoIsNoLogo_data()
    {
        QTest::addColumn<QByteArray>("logo");
        const QByteArray good = examples::logoFile();
        QByteArray enormous = good;
        enormous.replace(16, 8, QByteArray::fromHex("0000ffff0000ffff")); // Width and height in the PNG's header.
        QTest::newRow("none") << QByteArray();
        QTest::newRow("text") << QByteArray("<svg><image href='file:///etc/passwd'/></svg>");
        QTest::newRow("cut") << good.left(60);
        QTest::newRow("noise") << good.left(8) + QByteArray(500, 'x');
        QTest::newRow("enormous") << enormous;
        QTest::newRow("pixmap of X11") << QByteArray("/* XPM */ static char *x[] = {\"1 1 1 1\", \"a c red\", \"a\"};");
    }

    void aBadLogoIsNoLogo()
    {
        QFETCH(QByteArray, logo);
        print::PrintedDocument document = examples::invoice();
        const auto isPicture = [](const print::Primitive &each) {
            return std::holds_alternative<print::Picture>(each);
        };
        QCOMPARE(std::ranges::count_if(print::layout(document)[0].primitives, isPicture), 1);
        document.logo = logo;
        QCOMPARE(std::ranges::count_if(print::layout(document)[0].primitives, isPicture), 0);
    }

private:
    void checkFonts(const QByteArray &pdf)
    {
        const auto listing = outputOf("pdffonts", {}, pdf);
        if (!listing)
            QSKIP("pdffonts (poppler-utils) is missing: whether fonts are embedded was NOT checked");
        const QStringList rows = listing->split('\n', Qt::SkipEmptyParts).mid(2);
        QVERIFY(!rows.isEmpty());
        for (const QString &row : rows) {
            // name type encoding emb sub uni object
            static const QRegularExpression embedded("\\s(yes|no)\\s+(yes|no)\\s+(yes|no)\\s+\\d+\\s+\\d+$");
            QCOMPARE(embedded.match(row).captured(1), QStringLiteral("yes"));
            QVERIFY2(row.startsWith("NotoSans") || row.contains("+NotoSans"), qPrintable(row));
        }
    }
};

QTEST_MAIN(tst_Pdf)
#include "tst_pdf.moc"
