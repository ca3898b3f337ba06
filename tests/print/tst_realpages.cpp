#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include "log/jsonform.h"
#include "print/layout.h"
#include "print/pagefacts.h"
#include "print/pageformat.h"

using namespace seriatim;
using namespace seriatim::pagefacts;

/// Invoices of public EN 16931 and Peppol example files, on paper.
class tst_RealPages : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const QString folder = qEnvironmentVariable("SERIATIM_SHARED", QStringLiteral(SERIATIM_SHARED_DATA));
        QFile file(folder + "/real-invoices.jsonl");
        if (!file.open(QIODevice::ReadOnly))
            QSKIP(qPrintable(
                "NOT TESTED: real invoices are not at " + file.fileName() + "; SERIATIM_SHARED names their folder"));
        while (!file.atEnd())
            m_documents.push_back(QJsonDocument::fromJson(file.readLine()).object());
    }

    void theirTotalsAreOnTheirPages()
    {
        QVERIFY(!m_documents.empty());
        for (const QJsonObject &published : m_documents)
            check(published);
    }

private:
    void check(const QJsonObject &published)
    {
        const QString source = published["source"].toString();
        const auto read = json::fromJson<DocumentContent>(published);
        print::PrintedDocument document;
        document.content = std::get<DocumentContent>(read.value);
        document.number = "INV-1";
        document.standing = print::Standing::Issued;
        const auto totals = reckon(document.content);
        QVERIFY(!isRefused(totals));
        document.totals = std::get<Totals>(totals);

        const auto pages = print::layout(document);
        QVERIFY2(faultOf(pages).isEmpty(), qPrintable(source + ": " + faultOf(pages)));
        const QString text = textOf(pages);
        const QString payable = print::PageFormat(print::localeFor({})).amount(document.totals.payable);
        QVERIFY2(text.contains(payable + ' '), qPrintable(source));
        for (const TaxSubtotal &tax : document.totals.taxes)
            QVERIFY2(text.contains(print::PageFormat(print::localeFor({})).amount(tax.taxable)), qPrintable(source));
    }

    std::vector<QJsonObject> m_documents;
};

QTEST_MAIN(tst_RealPages)
#include "tst_realpages.moc"
