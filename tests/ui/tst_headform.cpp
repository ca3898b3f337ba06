#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QVBoxLayout>
#include <QWheelEvent>

#include "ui/deskfixture.h"
#include "ui/editor/headform.h"
#include "ui/style/appearance.h"
#include "words/words.h"

namespace seriatim {

namespace {

void useLocale(const char *name)
{
    QLocale::setDefault(QLocale(QString::fromLatin1(name)));
}

void turnWheel(QWidget *over)
{
    const QPointF at(over->rect().center());
    QWheelEvent event(at, over->mapToGlobal(at), {}, {0, -120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    // As from the mouse: only such a one goes on to what lies below.
    QSpontaneKeyEvent::setSpontaneous(&event);
    qApp->notify(over, &event);
}

} // namespace

/// The head of the document: what a date does while it is typed, and what a wheel does not.
class TestHeadForm : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { style::wear(*qApp, style::Appearance::Light); }
    void init();
    void cleanup();

    void dueKeepsItsDistanceThroughEveryKey();
    void dueFollowsADateThatIsTypedAnew();
    void dueFollowsEveryStepOfTheDay();
    void undoTakesBackBothDates();
    void dueKeepsItsDistanceThroughADateThatCannotBeRead();
    void dueThatWasTypedBesideABadDateStays();
    void dueThatCannotBeReadStays();
    void daysLaterCountFromTheDateBefore();
    void upAndDownWorkInEveryLanguage();
    void upBeginsAtTheDateThatWasThere();
    void theDueDateIsCalledAsOnThePage_data();
    void theDueDateIsCalledAsOnThePage();
    void aPartysOwnTermReplacesTheCompanysWords();
    void termsThatWereTypedStayWithAnyParty();
    void aDateFieldIsNeverNarrowerThanADate();
    void whatIsWrongIsFramedAndNamedAsOnTheForm();
    void theFieldsFollowEachOtherFromTheTop_data();
    void theFieldsFollowEachOtherFromTheTop();
    void linesThatArePastedBecomeOne();
    void theWheelChangesNoChoice();
    void theWheelChangesANumberOnlyWhileItIsTyped();

private:
    DateField *field(const char *name) { return m_form->findChild<DateField *>(QString::fromLatin1(name)); }
    void typeInto(const char *name, const char *text);
    const DocumentContent &content() const { return m_draft->content(); }

    std::unique_ptr<DeskFixture> m_fixture;
    std::unique_ptr<Draft> m_draft;
    std::unique_ptr<HeadForm> m_form;
};

/// 16 November 2026, to be paid within 14 days.
void TestHeadForm::init()
{
    useLocale("en_IE");
    m_fixture = std::make_unique<DeskFixture>();
    m_draft = std::make_unique<Draft>(nullptr);
    m_form = std::make_unique<HeadForm>(*m_fixture->desk, *m_draft);
    DocumentContent begun = m_fixture->anna.content(QDate(2026, 11, 16));
    begun.due = QDate(2026, 11, 30);
    m_draft->load(begun, true);
    m_form->setVisible(true);
    QApplication::setActiveWindow(m_form.get());
}

void TestHeadForm::cleanup()
{
    m_form.reset();
    m_draft.reset();
    m_fixture.reset();
}

void TestHeadForm::typeInto(const char *name, const char *text)
{
    field(name)->setFocus();
    field(name)->selectAll();
    QTest::keyClicks(field(name), QString::fromLatin1(text));
}

void TestHeadForm::dueKeepsItsDistanceThroughEveryKey()
{
    typeInto("date", "2.12."); // On its way it is 2 January.
    QCOMPARE(content().date, QDate(2026, 12, 2));
    QCOMPARE(content().due, QDate(2026, 12, 16));
    QTest::keyClick(field("date"), Qt::Key_Return);
    QCOMPARE(content().due, QDate(2026, 12, 16));
    QCOMPARE(field("due")->text(), "16 Dec 2026");
    typeInto("date", "3.12.");
    QCOMPARE(content().due, QDate(2026, 12, 17));
}

void TestHeadForm::dueFollowsADateThatIsTypedAnew()
{
    typeInto("date", "5"); // No date yet.
    QCOMPARE(content().date, QDate());
    QCOMPARE(content().due, QDate(2026, 11, 30));
    QTest::keyClicks(field("date"), ".3.");
    QCOMPARE(content().date, QDate(2026, 3, 5));
    QCOMPARE(content().due, QDate(2026, 3, 19));
}

void TestHeadForm::dueFollowsEveryStepOfTheDay()
{
    field("date")->setFocus();
    QTest::keyClick(field("date"), Qt::Key_Up);
    QTest::keyClick(field("date"), Qt::Key_Up);
    QTest::keyClick(field("date"), Qt::Key_Down, Qt::ControlModifier);
    QCOMPARE(content().date, QDate(2026, 10, 18));
    QCOMPARE(content().due, QDate(2026, 11, 1));
}

void TestHeadForm::undoTakesBackBothDates()
{
    typeInto("date", "2.12.");
    m_draft->undoStack()->undo();
    QCOMPARE(content().date, QDate(2026, 11, 16));
    QCOMPARE(content().due, QDate(2026, 11, 30));
    typeInto("date", "17.11.");
    QCOMPARE(content().due, QDate(2026, 12, 1));
}

void TestHeadForm::dueKeepsItsDistanceThroughADateThatCannotBeRead()
{
    typeInto("date", "31.02.2099");
    QTest::keyClick(field("date"), Qt::Key_Tab);
    QCOMPARE(content().date, QDate());
    typeInto("date", "1.3.2026");
    QTest::keyClick(field("date"), Qt::Key_Tab);
    QCOMPARE(content().due, QDate(2026, 3, 15));
    typeInto("date", "t");
    QCOMPARE(content().due, QDate::currentDate().addDays(14));
}

void TestHeadForm::dueThatWasTypedBesideABadDateStays()
{
    typeInto("date", "31.02.2099");
    typeInto("due", "10.12.2026");
    typeInto("date", "1.12.2026");
    QCOMPARE(content().due, QDate(2026, 12, 10));
    QTest::keyClick(field("date"), Qt::Key_Tab);
    typeInto("date", "2.12.2026"); // Its own distance from then on.
    QCOMPARE(content().due, QDate(2026, 12, 11));
}

void TestHeadForm::dueThatCannotBeReadStays()
{
    typeInto("due", "soon");
    typeInto("date", "2.12.");
    QCOMPARE(content().due, QDate());
    QCOMPARE(field("due")->text(), "soon");
}

void TestHeadForm::daysLaterCountFromTheDateBefore()
{
    typeInto("date", "+14");
    QCOMPARE(content().date, QDate(2026, 11, 30));
    typeInto("due", "+30");
    QCOMPARE(content().due, QDate(2026, 12, 30));
    typeInto("delivered", "+1");
    QCOMPARE(content().delivered, QDate(2026, 12, 1));
}

void TestHeadForm::upAndDownWorkInEveryLanguage()
{
    for (const char *name : {"en_US", "de_DE", "es_ES", "pt_PT", "cs_CZ", "fi_FI", "hu_HU", "ja_JP", "ar_EG"}) {
        cleanup();
        init();
        useLocale(name);
        m_draft->change("Date", {}, [](Sheet &sheet) { sheet.content.date = QDate(2026, 11, 22); });
        field("date")->setFocus();
        QCOMPARE(field("date")->text(), words::date(content().date, QLocale()));
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(field("date"), Qt::Key_Up);
        QVERIFY2(content().date == QDate(2026, 11, 25), name);
        QVERIFY2(m_draft->sheet().unread.isEmpty(), name);
    }
}

void TestHeadForm::upBeginsAtTheDateThatWasThere()
{
    typeInto("due", "x");
    QVERIFY(!content().due.isValid());
    QTest::keyClick(field("due"), Qt::Key_Up);
    QCOMPARE(content().due, QDate(2026, 12, 1));
}

void TestHeadForm::theDueDateIsCalledAsOnThePage_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("name");
    QTest::newRow("invoice") << "invoice"
                             << "Due";
    QTest::newRow("quotation") << "quotation"
                               << "Valid until";
    QTest::newRow("purchase order") << "purchase-order"
                                    << "Deliver by";
    QTest::newRow("delivery note") << "delivery-note"
                                   << "Deliver by";
}

void TestHeadForm::theDueDateIsCalledAsOnThePage()
{
    QFETCH(QString, kind);
    QFETCH(QString, name);
    m_draft->load(m_fixture->anna.content({}, qPrintable(kind)), true);
    const auto labels = m_form->findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(
        labels, [&](const QLabel *label) { return label->buddy() == field("due") && label->text() == name; }));
    const QString told = words::fieldName("due", m_draft->content().kind);
    QCOMPARE(told, name == "Due" ? QStringLiteral("Due date") : name);
}

void TestHeadForm::aPartysOwnTermReplacesTheCompanysWords()
{
    Company company;
    company.terms = "Payable within 14 days, without deduction.";
    m_form->setCompany(company);
    m_draft->change("Terms", {}, [&](Sheet &sheet) { sheet.content.terms = company.terms; });
    PartyRow slow{"4b0f6f2e-6a54-4f0f-8f0e-0a1b2c3d4e5f", {}, false, 1};
    slow.card.party.name = "Slow & Sons";
    slow.card.dueDays = 30;
    m_form->takeParty(slow);
    QCOMPARE(content().due, QDate(2026, 12, 16));
    QCOMPARE(content().terms, QString());
    PartyRow usual{"5c1f6f2e-6a54-4f0f-8f0e-0a1b2c3d4e5f", {}, false, 1};
    usual.card.party.name = "Usual Ltd";
    m_form->takeParty(usual);
    QCOMPARE(content().due, QDate(2026, 11, 30));
    QCOMPARE(content().terms, company.terms);

    company.terms = "Goods remain ours until they are paid.";
    m_form->setCompany(company);
    m_draft->change("Terms", {}, [&](Sheet &sheet) { sheet.content.terms = company.terms; });
    m_form->takeParty(slow);
    QCOMPARE(content().terms, company.terms);
}

void TestHeadForm::termsThatWereTypedStayWithAnyParty()
{
    Company company;
    company.terms = "Payable within 14 days.";
    m_form->setCompany(company);
    m_draft->change("Terms", {}, [&](Sheet &sheet) { sheet.content.terms = "As agreed on 14 May."; });
    PartyRow slow{"4b0f6f2e-6a54-4f0f-8f0e-0a1b2c3d4e5f", {}, false, 1};
    slow.card.dueDays = 30;
    m_form->takeParty(slow);
    QCOMPARE(content().terms, QString("As agreed on 14 May."));
}

void TestHeadForm::aDateFieldIsNeverNarrowerThanADate()
{
    m_form->resize(m_form->minimumSizeHint());
    QTRY_COMPARE(m_form->width(), m_form->minimumSizeHint().width());
    constexpr int Calendar = 20;
    for (const char *name : {"date", "due", "delivered"}) {
        const int text = field(name)->fontMetrics().horizontalAdvance(words::date(QDate(2026, 11, 28), QLocale()));
        QVERIFY2(field(name)->width() >= text + Calendar, name);
    }
    auto *series = m_form->findChild<QComboBox *>(QStringLiteral("series"));
    QVERIFY(series->width() > series->fontMetrics().horizontalAdvance(series->currentText()) + Calendar);
}

void TestHeadForm::whatIsWrongIsFramedAndNamedAsOnTheForm()
{
    m_draft->load(m_fixture->anna.content({}, "quotation"), true);
    typeInto("due", "soon");
    const Refusal fault = *unreadFault(m_draft->sheet());
    const QString sentence = words::sentence(fault);
    QVERIFY2(sentence.startsWith("Valid until cannot be"), qPrintable(sentence));
    QVERIFY2(!sentence.contains("2026-"), qPrintable(sentence));
    m_form->setFaults({{"due", sentence}});
    QVERIFY(field("due")->property("faulty").toBool());
    QVERIFY(!field("date")->property("faulty").toBool());
    m_form->setFaults({});
    QVERIFY(!field("due")->property("faulty").toBool());
}

void TestHeadForm::theFieldsFollowEachOtherFromTheTop_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::newRow("Tab") << Qt::Key_Tab;
    QTest::newRow("Return") << Qt::Key_Return;
    QTest::newRow("Enter of the keypad") << Qt::Key_Enter;
}

void TestHeadForm::theFieldsFollowEachOtherFromTheTop()
{
    QFETCH(Qt::Key, key);
    m_form->party()->setFocus();
    for (const char *next : {"series", "date", "due", "reference", "delivered", "currency"}) {
        QTest::keyClick(QApplication::focusWidget(), key, key == Qt::Key_Enter ? Qt::KeypadModifier : Qt::NoModifier);
        QCOMPARE(QApplication::focusWidget()->objectName(), QString::fromLatin1(next));
    }
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(QApplication::focusWidget()->objectName(), QString("delivered"));
}

void TestHeadForm::linesThatArePastedBecomeOne()
{
    auto *reference = m_form->findChild<QLineEdit *>(QStringLiteral("reference"));
    reference->setFocus();
    QApplication::clipboard()->setText("Order 7\r\nof Monday\n");
    QTest::keyClick(reference, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(content().reference, QString("Order 7 of Monday"));
    QCOMPARE(reference->cursorPosition(), reference->text().size());
}

void TestHeadForm::theWheelChangesNoChoice()
{
    auto *currency = m_form->findChild<QComboBox *>(QStringLiteral("currency"));
    QScrollArea page;
    page.setWidget(m_form.release());
    page.resize(page.widget()->width(), 60);
    page.show();
    QApplication::setActiveWindow(&page);
    for (const bool focused : {false, true}) {
        if (focused)
            currency->setFocus();
        page.verticalScrollBar()->setValue(0);
        turnWheel(currency);
        QCOMPARE(currency->currentText(), "EUR");
        QCOMPARE(content().currency, "EUR");
        QVERIFY(page.verticalScrollBar()->value() > 0);
    }
    page.hide();
    m_form.reset(static_cast<HeadForm *>(page.takeWidget()));
}

void TestHeadForm::theWheelChangesANumberOnlyWhileItIsTyped()
{
    QWidget page;
    QSpinBox days(&page);
    days.setValue(14);
    page.show();
    QApplication::setActiveWindow(&page);
    QVERIFY(days.focusPolicy() == Qt::StrongFocus);
    days.clearFocus();
    turnWheel(&days);
    QCOMPARE(days.value(), 14);
    days.setFocus();
    turnWheel(&days);
    QCOMPARE(days.value(), 13);
}

} // namespace seriatim

QTEST_MAIN(seriatim::TestHeadForm)
#include "tst_headform.moc"
