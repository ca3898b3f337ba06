#include "ui/windowtest.h"

#include <QAbstractItemModelTester>
#include <QSortFilterProxyModel>

#include "ui/editor/adjustmentsmodel.h"
#include "ui/editor/celltexts.h"
#include "ui/editor/datefield.h"
#include "ui/models/documentsmodel.h"

using namespace seriatim;

using Tester = QAbstractItemModelTester;

namespace {

/// The lines without their own numbers: those follow from where a line stands, and the tester takes it for a fault when
/// a row that comes or goes changes them.
class WithoutNumbers final : public QSortFilterProxyModel
{
protected:
    bool filterAcceptsColumn(int column, const QModelIndex &) const override { return column != LinesModel::Position; }
};

} // namespace

/// The models keep their promises to the views, whatever happens below them.
class TestModels : public WindowTest
{
    Q_OBJECT

private slots:
    void documentsArePagedAndMerged();
    void documentsFollowTheFilter();
    void linesFollowTheDraft();
    void aViewHearsOfEveryRowThatChanges();
    void whatIsNoCellHasNoFlags();
    void adjustmentsFollowTheDraft();
    void taxesAreReadAsTheyAreWritten();
    void datesAreReadAsClerksTypeThem_data();
    void datesAreReadAsClerksTypeThem();
};

void TestModels::documentsArePagedAndMerged()
{
    for (int i = 0; i < DocumentsModel::PageSize + 20; ++i)
        done(anna().issue(anna().content()));
    DocumentsModel model(desktop().desk());
    Tester tester(&model, Tester::FailureReportingMode::QtTest);
    tester.setUseFetchMore(false);
    model.setFilter({});
    QTRY_COMPARE(model.rowCount(), DocumentsModel::PageSize);
    QVERIFY(model.canFetchMore({}));
    model.fetchMore({});
    QTRY_COMPARE(model.rowCount(), DocumentsModel::PageSize + 20);
    QVERIFY(!model.canFetchMore({}));

    const QString first = model.row(0).id;
    const QPersistentModelIndex kept = model.index(0, 0);
    done(anna().issue(anna().content()));
    done(anna().voidDocument(first));
    model.refresh();
    QTRY_COMPARE(model.row(1).id, first);
    QCOMPARE(kept.row(), 1);
    QCOMPARE(model.row(1).state, DocumentState::Voided);
}

void TestModels::documentsFollowTheFilter()
{
    const auto invoice = done(anna().issue(anna().content()));
    const QString draft = anna().draft(anna().content({}, "quotation"));
    DocumentsModel model(desktop().desk());
    Tester tester(&model, Tester::FailureReportingMode::QtTest);
    tester.setUseFetchMore(false);
    DocumentFilter filter;
    filter.kind = DocumentKind::fromId(u"quotation");
    model.setFilter(filter);
    QTRY_VERIFY(model.isLoaded());
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.row(0).id, draft);
    filter = {};
    filter.text = invoice.number;
    model.setFilter(filter);
    QTRY_VERIFY(model.isLoaded());
    QCOMPARE(model.row(0).id, invoice.document);
}

void TestModels::linesFollowTheDraft()
{
    Draft draft(nullptr);
    LinesModel model(draft);
    WithoutNumbers counted;
    counted.setSourceModel(&model);
    Tester tester(&counted, Tester::FailureReportingMode::QtTest);
    tester.setUseFetchMore(false);
    DocumentContent content;
    content.currency = "EUR";
    draft.load(content, true);
    QCOMPARE(model.rowCount(), 1);
    for (const char *text : {"a", "b", "c"})
        model.setData(model.index(model.itemCount(), LinesModel::Text), QString(text));
    QCOMPARE(model.itemCount(), 3);
    model.insertItem(1);
    model.moveItem(0, 1);
    model.removeItem(3);
    QVERIFY(!model.moveItem(0, -1));
    QCOMPARE(model.index(1, LinesModel::Text).data().toString(), "a");
    while (draft.undoStack()->canUndo())
        draft.undoStack()->undo();
    QCOMPARE(model.rowCount(), 1);
    while (draft.undoStack()->canRedo())
        draft.undoStack()->redo();
    QCOMPARE(model.itemCount(), 3);
    draft.load(content, false);
    QCOMPARE(model.rowCount(), 0);
}

void TestModels::aViewHearsOfEveryRowThatChanges()
{
    Draft draft(nullptr);
    LinesModel model(draft);
    DocumentContent content;
    content.currency = "EUR";
    draft.load(content, true);
    // What a view has drawn: it reads again only what it is told of.
    QStringList drawn{model.index(0, 0).data().toString()};
    connect(&model, &QAbstractItemModel::rowsInserted, this, [&](const QModelIndex &, int first, int last) {
        for (int row = first; row <= last; ++row)
            drawn.insert(row, model.index(row, 0).data().toString());
    });
    connect(&model, &QAbstractItemModel::rowsRemoved, this,
        [&](const QModelIndex &, int first, int last) { drawn.remove(first, last - first + 1); });
    connect(&model, &QAbstractItemModel::dataChanged, this, [&](const QModelIndex &from, const QModelIndex &to) {
        for (int row = from.row(); row <= to.row(); ++row)
            drawn[row] = model.index(row, 0).data().toString();
    });
    for (const char *text : {"a", "b", "c"})
        model.setData(model.index(model.itemCount(), LinesModel::Text), QString(text));
    QCOMPARE(drawn, (QStringList{"1", "2", "3", "+"}));
    model.insertItem(1);
    QCOMPARE(drawn, (QStringList{"1", "2", "3", "4", "+"}));
    model.removeItem(0);
    QCOMPARE(drawn, (QStringList{"1", "2", "3", "+"}));
    draft.undoStack()->undo();
    QCOMPARE(drawn, (QStringList{"1", "2", "3", "4", "+"}));
}

void TestModels::whatIsNoCellHasNoFlags()
{
    Draft draft(nullptr);
    LinesModel lines(draft);
    AdjustmentsModel adjustments(draft);
    draft.load(anna().content(), true);
    QCOMPARE(lines.flags({}), Qt::NoItemFlags);
    QCOMPARE(adjustments.flags({}), Qt::NoItemFlags);
    QVERIFY(lines.flags(lines.index(0, LinesModel::Text)) & Qt::ItemIsEditable);
}

void TestModels::adjustmentsFollowTheDraft()
{
    Draft draft(nullptr);
    AdjustmentsModel model(draft);
    Tester tester(&model, Tester::FailureReportingMode::QtTest);
    tester.setUseFetchMore(false);
    DocumentContent content = anna().content();
    draft.load(content, true);
    model.setData(model.index(0, AdjustmentsModel::Reason), "Order discount");
    model.setData(model.index(0, AdjustmentsModel::Amount), "10 %");
    QCOMPARE(draft.content().allowances.size(), 1u);
    QCOMPARE(*draft.content().allowances[0].amount, Decimal(2400, 2));
    QCOMPARE(*draft.content().allowances[0].percent, Decimal(10, 0));
    model.setData(model.index(1, AdjustmentsModel::Reason), "Freight");
    model.setData(model.index(1, AdjustmentsModel::KindColumn), "Charge");
    model.setData(model.index(1, AdjustmentsModel::Amount), "15");
    QCOMPARE(*draft.content().charges.at(0).amount, Decimal(15, 0));
    QCOMPARE(model.indexOf("charges[0].amount").row(), 1);
    while (draft.undoStack()->canUndo())
        draft.undoStack()->undo();
    QCOMPARE(model.rowCount(), 1);
}

void TestModels::taxesAreReadAsTheyAreWritten()
{
    const QLocale locale;
    for (const Tax &tax : celltext::usualTaxes("DE"))
        QVERIFY(celltext::parseTax(celltext::tax(tax, locale), locale) == tax);
    QVERIFY(celltext::parseTax("7", locale) == Tax({TaxCategory::Standard, Decimal(7, 0)}));
    QVERIFY(celltext::parseTax("AE", locale) == Tax({TaxCategory::ReverseCharge, {}}));
    QVERIFY(!celltext::parseTax("AE 19", locale));
    QVERIFY(!celltext::parseTax("101", locale));
}

void TestModels::datesAreReadAsClerksTypeThem_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QDate>("date");
    QTest::newRow("iso") << "2026-11-23" << QDate(2026, 11, 23);
    QTest::newRow("days later") << "+14" << QDate(2026, 4, 14);
    QTest::newRow("in words") << "23 Nov 2026" << QDate(2026, 11, 23);
    QTest::newRow("day first") << "23.11." << QDate(2026, 11, 23);
    QTest::newRow("short year") << "23.11.27" << QDate(2027, 11, 23);
    QTest::newRow("today") << "t" << QDate::currentDate();
    QTest::newRow("none such") << "31.4." << QDate();
    QTest::newRow("nonsense") << "soon" << QDate();
}

void TestModels::datesAreReadAsClerksTypeThem()
{
    QFETCH(QString, typed);
    QFETCH(QDate, date);
    const QLocale irish(QLocale::English, QLocale::Ireland);
    QCOMPARE(parseDate(typed, QDate(2026, 3, 31), irish).value_or(QDate()), date);
}

QTEST_MAIN(TestModels)
#include "tst_models.moc"
