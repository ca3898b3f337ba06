#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>
#include <QTest>

#include "domain/totals.h"
#include "ui/editor/adjustmentsmodel.h"
#include "ui/editor/gridtable.h"
#include "ui/editor/linesmodel.h"

using namespace seriatim;

namespace {

Line lineOf(const char *text, qint64 price)
{
    Line line;
    line.text = QString::fromLatin1(text);
    line.quantity = Decimal(1, 0);
    line.unit = QStringLiteral("EA");
    line.price = Decimal(price, 0);
    line.tax = Tax{TaxCategory::Standard, Decimal(19, 0)};
    return line;
}

} // namespace

/// What is typed into the grids is kept, and what follows from it follows.
class TestTyping : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::Ireland)); }
    void init();

    void aShareFollowsTheLines();
    void aShareFollowsTheCurrency();
    void aShareOfSomethingElseStays();
    void aShareTellsWhatItComesTo();
    void aShareOfWhatCannotBeReckonedIsKept();
    void aTaxThatCannotBeReadIsKept();
    void unreadTextsMoveWithTheirItem();
    void aLineWithOnlyAQuantityStays();
    void aLineWithAnUnreadPriceStays();
    void aLineThatHoldsNothingGoes();
    void aLineWithoutTextIsSentIfItHoldsAnything();
    void rowsWithoutRoomAreTold();
    void allowancesComeFromASpreadsheet();

private:
    void typeAdjustment(int row, AdjustmentsModel::Column column, const char *text);
    void typeLine(int row, LinesModel::Column column, const char *text);
    static void pasteInto(GridTable &table, const QString &text);
    const DocumentContent &content() const { return m_draft->content(); }

    std::unique_ptr<Draft> m_draft;
    std::unique_ptr<LinesModel> m_lines;
    std::unique_ptr<AdjustmentsModel> m_adjustments;
};

/// A draft of one line of 100.00 EUR.
void TestTyping::init()
{
    m_draft = std::make_unique<Draft>(nullptr);
    m_lines = std::make_unique<LinesModel>(*m_draft);
    m_adjustments = std::make_unique<AdjustmentsModel>(*m_draft);
    DocumentContent begun;
    begun.currency = QStringLiteral("EUR");
    begun.lines.push_back(lineOf("Rack", 100));
    m_draft->load(begun, true);
}

void TestTyping::typeAdjustment(int row, AdjustmentsModel::Column column, const char *text)
{
    m_adjustments->setData(m_adjustments->index(row, column), QString::fromLatin1(text));
}

void TestTyping::typeLine(int row, LinesModel::Column column, const char *text)
{
    m_lines->setData(m_lines->index(row, column), QString::fromLatin1(text));
}

void TestTyping::pasteInto(GridTable &table, const QString &text)
{
    QApplication::clipboard()->setText(text);
    table.setCurrentIndex(table.model()->index(table.model()->rowCount() - 1, 1));
    QTest::keyClick(&table, Qt::Key_V, Qt::ControlModifier);
}

void TestTyping::aShareFollowsTheLines()
{
    typeAdjustment(0, AdjustmentsModel::Reason, "Discount");
    typeAdjustment(0, AdjustmentsModel::Amount, "10 %");
    QCOMPARE(*content().allowances[0].amount, Decimal(1000, 2));
    typeLine(1, LinesModel::Text, "Delivery");
    typeLine(1, LinesModel::Price, "400");
    QCOMPARE(*content().allowances[0].percent, Decimal(10, 0));
    QCOMPARE(*content().allowances[0].base, Decimal(50000, 2));
    QCOMPARE(*content().allowances[0].amount, Decimal(5000, 2));
    QCOMPARE(std::get<Totals>(reckon(content())).net.minorUnits(), 45000);
    m_lines->removeItem(0);
    QCOMPARE(*content().allowances[0].amount, Decimal(4000, 2));
    m_draft->undoStack()->undo();
    QCOMPARE(*content().allowances[0].amount, Decimal(5000, 2));
    typeAdjustment(0, AdjustmentsModel::Amount, "7");
    typeLine(1, LinesModel::Price, "1000");
    QCOMPARE(*content().allowances[0].amount, Decimal(7, 0));
    QVERIFY(!content().allowances[0].percent);
}

/// While its code is typed, nobody knows what the lines come to.
void TestTyping::aShareFollowsTheCurrency()
{
    typeLine(0, LinesModel::Price, "99.99");
    typeAdjustment(0, AdjustmentsModel::Reason, "Discount");
    typeAdjustment(0, AdjustmentsModel::Amount, "2.5 %");
    QCOMPARE(*content().allowances[0].amount, Decimal(250, 2));
    for (const char *code : {"J", "JP", "JPY"})
        m_draft->change(
            "Currency", "currency", [&](Sheet &sheet) { sheet.content.currency = QString::fromLatin1(code); });
    QCOMPARE(*content().allowances[0].base, Decimal(100, 0));
    QCOMPARE(content().allowances[0].amount->toString(), "3");
}

void TestTyping::aShareOfSomethingElseStays()
{
    DocumentContent copied = content();
    copied.allowances.push_back({Decimal(5, 0), "On the rack only", {}, Decimal(10, 0), Decimal(50, 0), {}});
    m_draft->load(copied, true);
    typeLine(0, LinesModel::Price, "400");
    QCOMPARE(*content().allowances[0].amount, Decimal(5, 0));
    QCOMPARE(*content().allowances[0].base, Decimal(50, 0));
}

void TestTyping::aShareTellsWhatItComesTo()
{
    typeAdjustment(0, AdjustmentsModel::Reason, "Discount");
    typeAdjustment(0, AdjustmentsModel::Amount, "10 %");
    const QModelIndex cell = m_adjustments->index(0, AdjustmentsModel::Amount);
    QCOMPARE(cell.data(Qt::DisplayRole).toString(), "10 % = 10.00");
    QCOMPARE(cell.data(Qt::EditRole).toString(), "10 %");
}

void TestTyping::aShareOfWhatCannotBeReckonedIsKept()
{
    m_draft->change("Currency", {}, [](Sheet &sheet) { sheet.content.currency = QStringLiteral("XX?"); });
    typeAdjustment(0, AdjustmentsModel::Reason, "Discount");
    typeAdjustment(0, AdjustmentsModel::Amount, "10 %");
    QCOMPARE(m_draft->sheet().unread.value("allowances[0].amount"), "10 %");
}

void TestTyping::aTaxThatCannotBeReadIsKept()
{
    typeAdjustment(0, AdjustmentsModel::Reason, "Discount");
    typeAdjustment(0, AdjustmentsModel::TaxColumn, "19 pct");
    QCOMPARE(m_draft->sheet().unread.value("allowances[0].tax"), "19 pct");
    const QModelIndex cell = m_adjustments->index(0, AdjustmentsModel::TaxColumn);
    QCOMPARE(cell.data().toString(), "19 pct");
    QVERIFY(cell.data(Qt::ForegroundRole).isValid());
    typeAdjustment(0, AdjustmentsModel::TaxColumn, "19");
    QVERIFY(m_draft->sheet().unread.isEmpty());
    QCOMPARE(content().allowances[0].tax->rate, Decimal(19, 0));
}

void TestTyping::unreadTextsMoveWithTheirItem()
{
    typeAdjustment(0, AdjustmentsModel::Reason, "Discount");
    typeAdjustment(1, AdjustmentsModel::Reason, "Freight");
    typeAdjustment(1, AdjustmentsModel::Amount, "a lot");
    typeAdjustment(1, AdjustmentsModel::TaxColumn, "some");
    typeAdjustment(1, AdjustmentsModel::KindColumn, "Charge");
    const auto &unread = m_draft->sheet().unread;
    QCOMPARE(unread.keys(), (QStringList{"charges[0].amount", "charges[0].tax"}));
    m_adjustments->removeItem(1);
    QVERIFY(unread.isEmpty());
}

void TestTyping::aLineWithOnlyAQuantityStays()
{
    typeLine(1, LinesModel::Quantity, "4");
    m_lines->dropIfBlank(1);
    QCOMPARE(content().lines.size(), 2u);
    QCOMPARE(*content().lines[1].quantity, Decimal(4, 0));
    QCOMPARE(m_draft->contentToSend().lines.size(), 2u);
}

void TestTyping::aLineWithAnUnreadPriceStays()
{
    typeLine(1, LinesModel::Price, "3l0");
    m_lines->dropIfBlank(1);
    QCOMPARE(m_draft->sheet().unread.value("lines[1].price"), "3l0");
    QCOMPARE(content().lines.size(), 2u);
}

void TestTyping::aLineThatHoldsNothingGoes()
{
    typeLine(1, LinesModel::Text, "x");
    typeLine(1, LinesModel::Text, "");
    QCOMPARE(m_draft->contentToSend().lines.size(), 1u);
    m_lines->dropIfBlank(1);
    QCOMPARE(content().lines.size(), 1u);
}

void TestTyping::aLineWithoutTextIsSentIfItHoldsAnything()
{
    for (const auto &[column, text] : {std::pair(LinesModel::Unit, "kg"), {LinesModel::TaxColumn, "7"}}) {
        init();
        typeLine(1, column, text);
        m_lines->dropIfBlank(1);
        QCOMPARE(m_draft->contentToSend().lines.size(), 2u);
    }
    init();
    m_draft->change("From elsewhere", {}, [](Sheet &sheet) {
        sheet.content.lines.push_back(sheet.content.lines.front());
        sheet.content.lines.back().text.clear();
        sheet.content.lines.back().price.reset();
        sheet.content.lines.back().sellersItem = QStringLiteral("PR-3-ZN");
    });
    QCOMPARE(m_draft->contentToSend().lines.size(), 2u);
}

void TestTyping::rowsWithoutRoomAreTold()
{
    GridTable table(m_lines.get());
    const QSignalSpy leftOut(&table, &GridTable::rowsLeftOut);
    pasteInto(table, QStringLiteral("Bolt\t2\tpcs\t1.25\n").repeated(1200));
    QCOMPARE(content().lines.size(), 1000u);
    QCOMPARE(leftOut.size(), 1);
    QCOMPARE(leftOut[0][0].toLongLong(), 201);
    m_draft->undoStack()->undo();
    pasteInto(table, QStringLiteral("Bolt\t2\tpcs\t1.25\n").repeated(999));
    QCOMPARE(content().lines.size(), 1000u);
    QCOMPARE(leftOut.size(), 1);
}

void TestTyping::allowancesComeFromASpreadsheet()
{
    GridTable table(m_adjustments.get());
    pasteInto(table, "Discount\t10 %\t19\nRebate\ttwo\n");
    QCOMPARE(content().allowances.size(), 2u);
    QCOMPARE(content().allowances[0].reason, "Discount");
    QCOMPARE(*content().allowances[0].amount, Decimal(1000, 2));
    QCOMPARE(content().allowances[0].tax->rate, Decimal(19, 0));
    QCOMPARE(m_draft->sheet().unread.value("allowances[1].amount"), "two");
    m_draft->undoStack()->undo();
    QVERIFY(content().allowances.empty());
}

QTEST_MAIN(TestTyping)
#include "tst_typing.moc"
