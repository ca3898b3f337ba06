#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include "ui/deskfixture.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/seriesdialog.h"
#include "ui/hands.h"
#include "ui/series/seriespage.h"

namespace seriatim {

class TestSeriesPage : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void eachSeriesShowsItsNextNumber();
    void returnOpensTheRules();
    void aPastPeriodIsClosedAfterAYes();
    void aSeriesWithReservationsIsNotRetired();
    void aSeriesDefinedElsewhereAppears();
    void aNewSeriesIsSelected();
    void nothingIsCutThatHasRoom();

private:
    QString cell(const QString &code, int column) const;
    void select(const QString &code);
    QAction *action(const QString &text) const;

    std::unique_ptr<DeskFixture> m_fixture;
    std::unique_ptr<SeriesPage> m_page;
};

void TestSeriesPage::init()
{
    m_fixture = std::make_unique<DeskFixture>();
    Clerk &anna = m_fixture->anna;
    done(anna.issue(anna.content(QDate(2025, 6, 2))));
    done(anna.issue(anna.content()));
    m_page = std::make_unique<SeriesPage>(*m_fixture->desk, nullptr);
    new QAbstractItemModelTester(m_page->seriesTable()->model(), m_page.get());
    new QAbstractItemModelTester(m_page->periodTable()->model(), m_page.get());
    m_page->resize(1200, 700);
    m_page->show();
    QTRY_VERIFY(m_page->seriesTable()->model()->rowCount() > 0);
}

void TestSeriesPage::cleanup()
{
    m_page.reset();
    m_fixture.reset();
}

QString TestSeriesPage::cell(const QString &code, int column) const
{
    const QAbstractItemModel *model = m_page->seriesTable()->model();
    const QModelIndexList found = model->match(model->index(0, 0), Qt::DisplayRole, code, 1, Qt::MatchExactly);
    return found.isEmpty() ? QString() : found.first().siblingAtColumn(column).data().toString();
}

void TestSeriesPage::select(const QString &code)
{
    const QAbstractItemModel *model = m_page->seriesTable()->model();
    m_page->seriesTable()->setCurrentIndex(
        model->match(model->index(0, 0), Qt::DisplayRole, code, 1, Qt::MatchExactly).first());
}

QAction *TestSeriesPage::action(const QString &text) const
{
    for (QAction *each : m_page->pageActions()) {
        if (hands::plain(each->text()).startsWith(text))
            return each;
    }
    return nullptr;
}

void TestSeriesPage::eachSeriesShowsItsNextNumber()
{
    QCOMPARE(cell(QStringLiteral("INV"), SeriesModel::Next), QStringLiteral("INV-2026-00002"));
    QVERIFY(cell(QStringLiteral("INV"), SeriesModel::Policy).contains(QStringLiteral("every year")));
    done(m_fixture->ben.reserveBlock(5));
    QTRY_COMPARE(cell(QStringLiteral("INV"), SeriesModel::Next), QStringLiteral("INV-2026-00007"));
}

void TestSeriesPage::returnOpensTheRules()
{
    select(QStringLiteral("INV"));
    m_page->seriesTable()->setFocus();
    QTest::keyClick(m_page->seriesTable(), Qt::Key_Return);
    QTRY_VERIFY(openDialog<SeriesDialog>());
    QTest::keyClick(openDialog<SeriesDialog>(), Qt::Key_Escape);
    QTRY_VERIFY(!openDialog<SeriesDialog>());
}

void TestSeriesPage::aPastPeriodIsClosedAfterAYes()
{
    select(QStringLiteral("INV"));
    QCOMPARE(m_page->periodTable()->model()->rowCount(), 2);
    QVERIFY(action(QStringLiteral("Close period"))->toolTip().contains(QStringLiteral("not over")));
    m_page->periodTable()->selectRow(1);
    QVERIFY(action(QStringLiteral("Close period"))->isEnabled());
    action(QStringLiteral("Close period"))->trigger();
    QTRY_VERIFY(openDialog<ConfirmDialog>());
    QSignalSpy said(m_page.get(), &Page::said);
    QTest::mouseClick(openDialog<ConfirmDialog>()->sendButton(), Qt::LeftButton);
    QTRY_COMPARE(said.size(), 1);
    QTRY_COMPARE(
        m_page->periodTable()->model()->index(1, PeriodsModel::State).data().toString(), QStringLiteral("closed"));
    QVERIFY(m_fixture->anna.numbers().period(QStringLiteral("INV"), *Period::fromKey(u"2025-01-01"))->closed);
}

void TestSeriesPage::aSeriesWithReservationsIsNotRetired()
{
    select(QStringLiteral("INV"));
    QVERIFY(action(QStringLiteral("Retire"))->isEnabled());
    done(m_fixture->ben.reserveBlock(1));
    QTRY_VERIFY(!action(QStringLiteral("Retire"))->isEnabled());
    QVERIFY(action(QStringLiteral("Retire"))->toolTip().contains(QStringLiteral("reserved numbers")));
}

void TestSeriesPage::aSeriesDefinedElsewhereAppears()
{
    done(m_fixture->ben.define(QStringLiteral("SHOP"), yearly(QStringLiteral("SHOP-{YY}-{####}"))));
    QTRY_COMPARE(cell(QStringLiteral("SHOP"), SeriesModel::Next), QStringLiteral("SHOP-26-0001"));
}

void TestSeriesPage::aNewSeriesIsSelected()
{
    select(QStringLiteral("INV"));
    action(QStringLiteral("New series"))->trigger();
    QTRY_VERIFY(openDialog<SeriesDialog>() && openDialog<SeriesDialog>()->form().isEnabled());
    auto *dialog = openDialog<SeriesDialog>();
    for (const auto &[field, text] : {std::pair("code", "SHOP"), {"mask", "SHOP-{YY}-{####}"}, {"name", "Shop"}}) {
        hands::type(dialog->form(), QString::fromLatin1(field), QString::fromLatin1(text));
    }
    QTest::keyClick(dialog->focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(!openDialog<SeriesDialog>());
    QTRY_COMPARE(m_page->seriesTable()->currentIndex().siblingAtColumn(SeriesModel::Code).data().toString(),
        QStringLiteral("SHOP"));
}

/// "may step ba…" stood beside names with room to spare.
void TestSeriesPage::nothingIsCutThatHasRoom()
{
    series::Rules rules = yearly(QStringLiteral("SHOP-{YYYY}-{##########}"));
    rules.stepBack = true;
    done(m_fixture->ben.define(QStringLiteral("SHOP"), rules));
    QTRY_VERIFY(!cell(QStringLiteral("SHOP"), SeriesModel::Policy).isEmpty());
    const QAbstractItemView *view = m_page->seriesTable();
    for (const int column : {SeriesModel::Code, SeriesModel::Mask, SeriesModel::Next, SeriesModel::Policy})
        QTRY_VERIFY(m_page->seriesTable()->columnWidth(column) >= view->sizeHintForColumn(column));
}

} // namespace seriatim

QTEST_MAIN(seriatim::TestSeriesPage)
#include "tst_seriespage.moc"
