#include "ui/windowtest.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

#include "ui/audit/auditpage.h"
#include "ui/dialogs/reserveblockdialog.h"
#include "ui/faultyshop.h"
#include "ui/parties/partiespage.h"

using namespace seriatim;

/// What could not be read is said, with a way to read it again; until then nothing is told that nobody has read.
class TestUnread : public WindowTest
{
    Q_OBJECT

private slots:
    void init() override;
    void cleanup();

    void anotherPeriodIsNotCleanBeforeItIsRead();
    void theMapIsReadAgain();
    void theWholeRegisterIsReadAgain();
    void aNumberThatCannotBeReadIsNotSaidToBeMissing();
    void aStoryThatCannotBeReadIsNotThatOfTheNumberBefore();
    void aStoryThatNobodyAsksForAnyMoreIsNotMissed();
    void aDocumentThatNobodyAsksForAnyMoreIsNotMissed();
    void sumsThatCannotBeReadAreNotThoseBefore();
    void partiesThatCannotBeReadAreSaid();
    void documentsOfAPartyAreNotSaidToBeNone();
    void aBlockDialogWithoutSeriesSaysWhy();
    void aDeskThatDoesNotSeeOthersSaysSo();
    void retryTellsAgainAsLongAsNobodySees();
    void whatTheLogSaysToADraftIsReadAgain();
    void whatOthersDidToTheDocumentIsReadAgain();
    void aDocumentThatCannotBeOpenedIsReadAgain();
    void proposalsOfPartiesAreReadAgain();

private:
    Desktop &desk() { return *m_desk; }
    AuditPage &openAudit();
    static void choose(AuditPage &page, const QString &series);
    static QLabel *emptiness(const AuditPage &page);
    void failThenRetry(style::Banner &banner);

    std::unique_ptr<FaultyShop> m_shop;
    std::unique_ptr<Desktop> m_desk;
};

void TestUnread::init()
{
    WindowTest::init();
    m_shop = std::make_unique<FaultyShop>(shop());
    for (int i = 0; i < 3; ++i)
        done(anna().issue(anna().content()));
    done(anna().voidNumbers(numberOf(2)));
    done(anna().issue(anna().content({}, "quotation")));
    m_desk = std::make_unique<Desktop>(*m_shop, clock());
    QTRY_COMPARE(desk().documents().model()->rowCount(), 4);
}

void TestUnread::cleanup()
{
    m_desk.reset();
    m_shop.reset();
    WindowTest::cleanup();
}

AuditPage &TestUnread::openAudit()
{
    auto *page = desk().window().findChild<AuditPage *>();
    desk().window().showPage(page);
    if (!QTest::qWaitFor([&] { return page->seriesList()->model()->rowCount() > 0; }, Patience))
        throw std::runtime_error("the audit does not open");
    return *page;
}

void TestUnread::choose(AuditPage &page, const QString &series)
{
    const QAbstractItemModel *model = page.seriesList()->model();
    const QModelIndexList found = model->match(model->index(0, 0), Qt::DisplayRole, series, 1, Qt::MatchContains);
    QVERIFY(!found.isEmpty());
    page.seriesList()->setCurrentIndex(found.first());
}

QLabel *TestUnread::emptiness(const AuditPage &page)
{
    return page.registerView()->table()->viewport()->findChild<QLabel *>();
}

/// It is said, and Retry takes it back once it works.
void TestUnread::failThenRetry(style::Banner &banner)
{
    QTRY_VERIFY(banner.isVisible());
    QCOMPARE(banner.button()->text(), "Retry");
    m_shop->failReadings(0);
    QTest::mouseClick(banner.button(), Qt::LeftButton);
    QTRY_VERIFY(!banner.isVisible());
}

void TestUnread::anotherPeriodIsNotCleanBeforeItIsRead()
{
    AuditPage &page = openAudit();
    choose(page, "QU");
    QTRY_VERIFY(emptiness(page)->isVisible());
    QVERIFY(emptiness(page)->text().startsWith("No exceptions"));
    m_shop->failReadings(Fault::Numbers);
    choose(page, "INV");
    QVERIFY(!emptiness(page)->isVisible());
    QTRY_VERIFY(page.banner()->isVisible());
    QVERIFY(!emptiness(page)->isVisible());
    failThenRetry(*page.banner());
    QTRY_COMPARE(page.registerView()->table()->model()->rowCount(), 1);
}

void TestUnread::theMapIsReadAgain()
{
    AuditPage &page = openAudit();
    choose(page, "QU");
    QTRY_VERIFY(emptiness(page)->isVisible());
    m_shop->failReadings(Fault::Numbers);
    QSignalSpy failed(page.map(), &NumberMap::failed);
    choose(page, "INV");
    page.map()->viewport()->grab();
    QTRY_VERIFY(!failed.isEmpty());
    QSignalSpy loaded(page.map(), &NumberMap::loaded);
    failThenRetry(*page.banner());
    QTRY_VERIFY(!loaded.isEmpty());
}

void TestUnread::theWholeRegisterIsReadAgain()
{
    AuditPage &page = openAudit();
    choose(page, "QU");
    QTRY_VERIFY(emptiness(page)->isVisible());
    page.registerView()->setShow(Show::All);
    m_shop->failReadings(Fault::Numbers);
    choose(page, "INV");
    QSignalSpy failed(page.registerView()->whole(), &WholeRegisterModel::failed);
    QCOMPARE(page.registerView()->table()->model()->rowCount(), 3);
    QVERIFY(!page.registerView()->whole()->rowAt(0));
    QTRY_VERIFY(!failed.isEmpty());
    failThenRetry(*page.banner());
    QTRY_VERIFY(page.registerView()->whole()->rowAt(0));
}

void TestUnread::aNumberThatCannotBeReadIsNotSaidToBeMissing()
{
    AuditPage &page = openAudit();
    const QString number =
        anna().numbers().range("INV", anna().numbers().periods("INV").front().period, 1, 1)[0].number;
    QSignalSpy said(&page, &Page::said);
    m_shop->failReadings(Fault::Numbers);
    page.showNumber(number);
    failThenRetry(*page.banner());
    QTRY_VERIFY(page.selection().number);
    QCOMPARE(page.selection().number->row.number.number, number);
    QCOMPARE(said.size(), 0);
}

void TestUnread::aStoryThatCannotBeReadIsNotThatOfTheNumberBefore()
{
    AuditPage &page = openAudit();
    choose(page, "INV");
    page.map()->setFocus();
    QTest::keyClick(page.map(), Qt::Key_Home, Qt::ControlModifier);
    QTRY_VERIFY(page.selection().number);
    QVERIFY(!page.biography()->plainText().isEmpty());
    m_shop->failReadings(Fault::Numbers);
    QTest::keyClick(page.map(), Qt::Key_Right);
    QVERIFY(!page.selection().number); // Commands are not about the one before, either.
    QTRY_VERIFY(page.banner()->isVisible());
    QVERIFY(page.biography()->plainText().isEmpty());
    failThenRetry(*page.banner());
    QTRY_VERIFY(page.selection().number);
    QCOMPARE(page.selection().number->row.number.ordinal, 2);
    QVERIFY(page.biography()->plainText().contains("voided"));
}

void TestUnread::aStoryThatNobodyAsksForAnyMoreIsNotMissed()
{
    AuditPage &page = openAudit();
    choose(page, "INV");
    page.map()->setFocus();
    QTest::keyClick(page.map(), Qt::Key_Home, Qt::ControlModifier);
    QTRY_VERIFY(page.selection().number);
    m_shop->failReadings(Fault::Numbers);
    QTest::keyClick(page.map(), Qt::Key_Right);
    QTRY_VERIFY(page.banner()->isVisible());
    m_shop->failReadings(0);
    choose(page, "QU");
    QTRY_VERIFY(!page.banner()->isVisible());
}

void TestUnread::aDocumentThatNobodyAsksForAnyMoreIsNotMissed()
{
    DocumentsPage &list = desk().documents();
    list.table()->selectRow(0);
    QTRY_VERIFY(!list.subject().isBeingRead);
    m_shop->failReadings(Fault::Documents);
    list.table()->selectRow(1);
    QTRY_VERIFY(list.banner()->isVisible());
    m_shop->failReadings(0);
    list.table()->selectAll();
    QTRY_VERIFY(!list.banner()->isVisible());
}

void TestUnread::sumsThatCannotBeReadAreNotThoseBefore()
{
    DocumentsPage &list = desk().documents();
    const auto shows = [&](const QString &text) {
        const auto labels = list.sums()->findChildren<QLabel *>();
        return std::ranges::any_of(
            labels, [&](const QLabel *label) { return label->isVisible() && label->text() == text; });
    };
    QTRY_VERIFY(shows("4"));
    m_shop->failReadings(Fault::Documents);
    QTest::mouseClick(desk().chip("Quotations"), Qt::LeftButton);
    QTRY_VERIFY(!shows("4"));
    failThenRetry(*list.banner());
    QTRY_VERIFY(shows("1"));
    QTRY_VERIFY(list.model()->isLoaded()); // The same Retry reads the list.
}

void TestUnread::partiesThatCannotBeReadAreSaid()
{
    auto *page = desk().window().findChild<PartiesPage *>();
    m_shop->failReadings(Fault::Parties);
    desk().window().showPage(page);
    failThenRetry(*page->banner());
}

void TestUnread::documentsOfAPartyAreNotSaidToBeNone()
{
    PartyCard card;
    card.party.name = "Contoso";
    const QString id = done(saveParty(anna().store(), {{}, {}, card, -1})).id;
    auto *page = desk().window().findChild<PartiesPage *>();
    m_shop->failReadings(Fault::Documents);
    desk().window().showPage(page);
    QTRY_VERIFY(page->editor()->party());
    QTRY_VERIFY(page->banner()->isVisible());
    const auto labels = page->documents()->findChildren<QLabel *>();
    QVERIFY(std::ranges::none_of(
        labels, [](const QLabel *label) { return label->isVisible() && label->text().startsWith("There is no"); }));
    failThenRetry(*page->banner());
    QTRY_VERIFY(std::ranges::any_of(
        labels, [](const QLabel *label) { return label->isVisible() && label->text().startsWith("There is no"); }));
}

void TestUnread::aBlockDialogWithoutSeriesSaysWhy()
{
    m_shop->failReadings(Fault::Numbers);
    ReserveBlockDialog dialog(desk().desk(), "INV", clock().today(), &desk().window());
    dialog.show();
    QTRY_VERIFY(dialog.banner()->isVisible());
    QCOMPARE(dialog.banner()->button()->text(), "Retry");
    m_shop->failReadings(0);
    QTest::mouseClick(dialog.banner()->button(), Qt::LeftButton);
    const auto tellsNext = [&] {
        const auto labels = dialog.findChildren<QLabel *>();
        return std::ranges::any_of(labels, [](const QLabel *label) { return label->text().startsWith("next: INV"); });
    };
    QTRY_VERIFY(tellsNext());
}

void TestUnread::aDeskThatDoesNotSeeOthersSaysSo()
{
    style::Banner &banner = *desk().window().banner();
    QVERIFY(!banner.isVisible());
    m_shop->failReadings(Fault::Head);
    QTRY_VERIFY(banner.isVisible());
    QVERIFY(banner.sentence().startsWith("What others write is not seen"));
    done(ben().issue(ben().content()));
    m_shop->failReadings(0);
    QTRY_VERIFY(!banner.isVisible());
    QTRY_COMPARE(desk().documents().model()->rowCount(), 5);
}

void TestUnread::retryTellsAgainAsLongAsNobodySees()
{
    style::Banner &banner = *desk().window().banner();
    m_shop->failReadings(Fault::Head);
    QTRY_VERIFY(banner.isVisible());
    for (int tries = 0; tries < 2; ++tries) {
        QTest::mouseClick(banner.button(), Qt::LeftButton);
        QVERIFY(!banner.isVisible());
        QTRY_VERIFY(banner.isVisible());
        QVERIFY(banner.sentence().startsWith("What others write is not seen"));
    }
    m_shop->failReadings(0);
    QTest::mouseClick(banner.button(), Qt::LeftButton);
    desk().hearOf(anna().head());
    QVERIFY(!banner.isVisible());
}

void TestUnread::whatTheLogSaysToADraftIsReadAgain()
{
    DocumentContent content = anna().content();
    content.lines.clear();
    EditorPage &editor = desk().open(anna().draft(content));
    QCOMPARE(editor.subject().nextNumber, numberOf(4));
    m_shop->failReadings(Fault::Numbers);
    QVERIFY(editor.head()->goTo("reference"));
    desk().type("PO 7");
    QTRY_COMPARE(editor.subject().nextNumber, QString()); // Nobody can tell it now.
    QVERIFY(editor.banner()->isVisible());
    desk().press(Qt::Key_Return, Qt::ControlModifier);
    failThenRetry(*editor.banner());
    QTRY_COMPARE(editor.subject().nextNumber, numberOf(4));
    QCOMPARE(editor.draft().content().reference, "PO 7");
    QVERIFY(editor.draft().isEditable());
}

void TestUnread::whatOthersDidToTheDocumentIsReadAgain()
{
    const QString id = anna().draft();
    EditorPage &editor = desk().open(id);
    m_shop->failReadings(Fault::Documents | Fault::Numbers);
    DocumentContent theirs = anna().content();
    theirs.reference = "theirs";
    done(ben().save(id, theirs));
    series::Rules rules = yearly("BEN-{YYYY}-{####}");
    done(ben().define("BEN", rules));
    QTRY_VERIFY(editor.banner()->isVisible());
    QCOMPARE(editor.draft().content().reference, QString());
    const auto knows = [&](const QString &code) {
        return std::ranges::any_of(
            editor.document().backdrop().series, [&](const SeriesRow &each) { return each.definition.code == code; });
    };
    QVERIFY(!knows("BEN"));
    failThenRetry(*editor.banner());
    QTRY_COMPARE(editor.draft().content().reference, "theirs");
    QTRY_VERIFY(knows("BEN"));
}

void TestUnread::aDocumentThatCannotBeOpenedIsReadAgain()
{
    const QString id = anna().draft();
    QTRY_COMPARE(desk().documents().model()->rowCount(), 5);
    m_shop->failReadings(Fault::Documents);
    desk().window().openDocument(id);
    EditorPage &editor = desk().editor();
    failThenRetry(*editor.banner());
    QTRY_VERIFY(editor.document().isLoaded());
    QCOMPARE(editor.head()->party()->text(), "Harbour Books");
}

void TestUnread::proposalsOfPartiesAreReadAgain()
{
    PartyCard card;
    card.party.name = "Contoso";
    done(saveParty(anna().store(), {{}, {}, card, -1}));
    EditorPage &editor = desk().newInvoice();
    m_shop->failReadings(Fault::Parties);
    desk().type("Con");
    QTRY_VERIFY(editor.banner()->isVisible());
    editor.head()->party()->setFocus();
    m_shop->failReadings(0);
    desk().type("t"); // Asks again by itself.
    QTRY_VERIFY(QApplication::activePopupWidget());
    QTRY_VERIFY(!editor.banner()->isVisible());
}

QTEST_MAIN(TestUnread)
#include "tst_unread.moc"
