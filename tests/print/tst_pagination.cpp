#include <QTest>

#include <algorithm>
#include <set>

#include "print/examples.h"
#include "print/layout.h"
#include "print/pagefacts.h"
#include "print/sheet.h"

using namespace seriatim;
using namespace seriatim::pagefacts;

namespace {

using Pages = std::vector<print::Page>;

QString articleName(int number)
{
    return QStringLiteral("Article %1").arg(number, 4, 10, QLatin1Char('0'));
}

std::vector<print::TextRun> articlesOn(const print::Page &page)
{
    auto runs = runsOf(page);
    std::erase_if(runs, [](const print::TextRun &run) { return !run.text.startsWith("Article "); });
    return runs;
}

/// The amount to the right of a label.
QString amountBeside(const print::Page &page, const print::TextRun &label)
{
    for (const print::TextRun &run : runsOf(page)) {
        if (qAbs(run.box.top() - label.box.top()) < 0.1 && qAbs(run.box.right() - print::sheet::Right) < 0.3)
            return run.text;
    }
    return {};
}

/// Of so many lines at 52.35.
QString sumOf(int lines)
{
    const int cents = lines * 5235;
    QString text = QString::number(cents / 100);
    if (text.size() > 3)
        text.insert(text.size() - 3, ',');
    return text + QStringLiteral(".%1").arg(cents % 100, 2, 10, QLatin1Char('0'));
}

std::optional<print::TextRun> runThatStarts(const print::Page &page, const QString &start)
{
    for (const print::TextRun &run : runsOf(page)) {
        if (run.text.startsWith(start))
            return run;
    }
    return std::nullopt;
}

} // namespace

class tst_Pagination : public QObject
{
    Q_OBJECT

private slots:
    void everyCountOfLinesIsPaginatedWell_data()
    {
        QTest::addColumn<int>("count");
        for (const int count : {1, 2, 25, 26, 500, 1000})
            QTest::addRow("%d lines", count) << count;
    }

    void everyCountOfLinesIsPaginatedWell()
    {
        QFETCH(int, count);
        const Pages pages = print::layout(examples::longInvoice(count));
        QCOMPARE(faultOf(pages), QString());
        checkFurniture(pages);
        checkRows(pages, count);
        checkCarried(pages);
        checkTotals(pages);
    }

    void totalsNeverStandAlone()
    {
        for (int count = 1; count <= 70; ++count) {
            const Pages pages = print::layout(examples::longInvoice(count));
            checkTotals(pages);
            checkCarried(pages);
            QVERIFY2(
                faultOf(pages).isEmpty(), qPrintable(QStringLiteral("%1 lines: %2").arg(count).arg(faultOf(pages))));
        }
    }

    void aRowTallerThanAPageIsCutBetweenItsLinesOnly()
    {
        print::PrintedDocument document = examples::longInvoice(4);
        QString description;
        for (int i = 0; i < 500; ++i)
            description += QStringLiteral("w%1 ").arg(i, 4, 10, QLatin1Char('0')) + (i % 3 == 0 ? "\n" : "");
        document.content.lines[1].description = description;
        const Pages pages = print::layout(document);
        QVERIFY(pages.size() >= 3);
        QCOMPARE(faultOf(pages), QString());
        checkFurniture(pages);
        for (int i = 0; i < 500; ++i)
            QCOMPARE(textOf(pages).count(QStringLiteral("w%1").arg(i, 4, 10, QLatin1Char('0'))), 1);
    }

    void manyDocumentDiscountsFlowToo()
    {
        print::PrintedDocument document = examples::longInvoice(3);
        Adjustment allowance;
        allowance.amount = Decimal(1, 2);
        allowance.tax = document.content.lines[0].tax;
        for (int i = 0; i < 200; ++i) {
            allowance.reason = QStringLiteral("Rebate %1").arg(i, 3, 10, QLatin1Char('0'));
            document.content.allowances.push_back(allowance);
        }
        examples::reckonAnew(document);
        const Pages pages = print::layout(document);
        QCOMPARE(faultOf(pages), QString());
        QVERIFY(mentions(pages.back(), "To pay EUR"));
        QVERIFY(mentions(pages.back(), "Rebate 199"));
    }

    void theSameDocumentMakesTheSamePages()
    {
        const auto document = examples::longInvoice(80);
        QCOMPARE(textOf(print::layout(document)), textOf(print::layout(document)));
        QCOMPARE(print::layout(document).size(), print::layout(document).size());
    }

    void aDocumentWithoutAnythingIsOnePage()
    {
        const Pages pages = print::layout(print::PrintedDocument());
        QCOMPARE(pages.size(), std::size_t(1));
        QVERIFY(says(pages[0], "Page 1 of 1"));
        QCOMPARE(watermarksOf(pages[0]), std::vector<QString>{"DRAFT"});
    }

    void aThousandLinesAreLaidOutInASecondOrSo()
    {
        const auto document = examples::longInvoice(1000);
        QBENCHMARK
        {
            print::layout(document);
        }
    }

private:
    void checkFurniture(const Pages &pages)
    {
        for (std::size_t i = 0; i < pages.size(); ++i) {
            QVERIFY(says(pages[i], QStringLiteral("Page %1 of %2").arg(i + 1).arg(pages.size())));
            QVERIFY(says(pages[i], QStringLiteral("INV-2026-00451 · 9f3c 02bb c47d")));
            QCOMPARE(found(pages[i], "Description").size(), std::size_t(1));
            QCOMPARE(found(pages[i], "Net EUR").size(), std::size_t(1));
            QCOMPARE(says(pages[i], "INV-2026-00451"), i > 0); // The running head.
        }
    }

    void checkRows(const Pages &pages, int count)
    {
        int next = 1;
        for (const print::Page &page : pages) {
            for (const print::TextRun &article : articlesOn(page)) {
                QCOMPARE(article.text, articleName(next));
                QCOMPARE(amountBeside(page, article), QStringLiteral("52.35"));
                const auto ordinals = found(page, QString::number(next));
                QVERIFY(std::ranges::any_of(ordinals,
                    [&](const print::TextRun &run) { return qAbs(run.box.top() - article.box.top()) < 0.1; }));
                ++next;
            }
            // A fourth line's description is on the page of its line.
            const auto articles = articlesOn(page);
            const auto described = std::ranges::count_if(
                articles, [](const print::TextRun &run) { return run.text.right(4).toInt() % 4 == 0; });
            QCOMPARE(static_cast<long>(found(page, "with four anchors each").size()), static_cast<long>(described));
        }
        QCOMPARE(next - 1, count);
    }

    void checkCarried(const Pages &pages)
    {
        int above = 0;
        for (std::size_t i = 0; i < pages.size(); ++i) {
            const auto from = runThatStarts(pages[i], "carried forward from page");
            QCOMPARE(from.has_value(), i > 0);
            if (from) {
                QCOMPARE(from->text, QStringLiteral("carried forward from page %1").arg(i));
                QCOMPARE(amountBeside(pages[i], *from), sumOf(above));
            }
            above += static_cast<int>(articlesOn(pages[i]).size());
            const auto forward = found(pages[i], "carried forward");
            QCOMPARE(forward.empty(), i + 1 == pages.size());
            if (!forward.empty())
                QCOMPARE(amountBeside(pages[i], forward.front()), sumOf(above));
        }
    }

    void checkTotals(const Pages &pages)
    {
        int seen = 0;
        for (const print::Page &page : pages) {
            if (!says(page, "To pay EUR"))
                continue;
            ++seen;
            QVERIFY(!articlesOn(page).empty());
            QVERIFY(mentions(page, "VAT 19"));
            QVERIFY(says(page, "Net"));
        }
        QCOMPARE(seen, 1);
    }
};

QTEST_MAIN(tst_Pagination)
#include "tst_pagination.moc"
