#include "ui/windowtest.h"

#include <QRegularExpression>

#include "outgoing/outgoing.h"
#include "print/pagefacts.h"
#include "ui/preview/previewpane.h"

using namespace seriatim;

/// What is not filled in yet is left out of the page, on the screen as on paper: nothing stands in its place that
/// somebody might send to a customer.
class TestHalfFilled : public WindowTest
{
    Q_OBJECT

private slots:
    void initTestCase_data();

    void nothingStandsForWhatIsMissing_data();
    void nothingStandsForWhatIsMissing();
    void aStandInWouldBeFound();

private:
    static QString standInIn(const QString &text);
};

/// A page looks the same wherever its log lies.
void TestHalfFilled::initTestCase_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("memory") << "memory";
}

/// The first thing in the text that only stands for something else; empty if there is none.
QString TestHalfFilled::standInIn(const QString &text)
{
    static const QRegularExpression pattern(
        R"(lorem|ipsum|todo|fixme|xxx|\bn/a\b|\bnull\b|\bnan\b|\bundefined\b|\binvalid\b|placeholder|example\b)"
        R"(|(customer|supplier|company|party|item) name|type (a name|here)|your (name|logo|address)\b)"
        R"(|\?\?|[{}<>\[\]]|%\d|\b0000-|\b00000000-)",
        QRegularExpression::CaseInsensitiveOption);
    return pattern.match(text).captured();
}

void TestHalfFilled::nothingStandsForWhatIsMissing_data()
{
    QTest::addColumn<QString>("document");
    QTest::addColumn<QString>("missing");
    for (const auto &kind : DocumentKind::all()) {
        for (const char *missing : {"all", "party", "lines", "texts of lines", "prices", "tax", "dates", "currency"})
            QTest::addRow("%s without %s", kind.id, missing) << QString::fromLatin1(kind.id) << QString(missing);
    }
}

void TestHalfFilled::nothingStandsForWhatIsMissing()
{
    QFETCH(QString, document);
    QFETCH(QString, missing);
    DocumentContent content = anna().content({}, document.toLatin1().constData());
    if (missing == u"all" || missing == u"party")
        content.party = {};
    if (missing == u"all" || missing == u"lines")
        content.lines.clear();
    if (missing == u"all" || missing == u"dates")
        content.due = content.delivered = QDate();
    if (missing == u"currency")
        content.currency.clear();
    for (Line &line : content.lines) {
        if (missing == u"texts of lines")
            line.text.clear();
        if (missing == u"prices")
            line.price.reset();
        if (missing == u"tax")
            line.tax.reset();
    }
    const QString id = anna().draft(content);
    EditorPage &editor = desktop().open(id);
    QTRY_VERIFY(editor.preview()->isCurrent() && editor.preview()->pageCount() > 0);
    const QString shown = pagefacts::textOf(editor.preview()->pages());
    QVERIFY(!shown.isEmpty());
    QVERIFY2(standInIn(shown).isEmpty(), qPrintable(standInIn(shown) + " in: " + shown));

    const auto printed = outgoing::recordedPages(anna().store(), id, QUuid::createUuid());
    if (isRefused(printed))
        return; // Nothing of it goes out.
    const QString text = pagefacts::textOf(std::get<outgoing::Pages>(printed).pages);
    QVERIFY2(standInIn(text).isEmpty(), qPrintable(standInIn(text) + " in: " + text));
}

void TestHalfFilled::aStandInWouldBeFound()
{
    for (const char *text : {"Lorem ipsum", "Customer name", "TODO", "{number}", "null", "Type a name", "Copy %1"})
        QVERIFY2(!standInIn(QString::fromLatin1(text)).isEmpty(), text);
    QCOMPARE(standInIn("DRAFT Invoice Harbour Books 19 % VAT"), QString());
}

QTEST_MAIN(TestHalfFilled)
#include "tst_halffilled.moc"
