#include <QApplication>
#include <QBuffer>
#include <QComboBox>
#include <QLineEdit>
#include <QTest>
#include <QWindow>

#include "ui/deskfixture.h"
#include "ui/dialogs/companydialog.h"
#include "ui/dialogs/logochooser.h"
#include "ui/dialogs/partydialog.h"
#include "ui/dialogs/seriesdialog.h"
#include "ui/dialogs/seriesoutlook.h"
#include "ui/faultystore.h"
#include "ui/hands.h"

namespace seriatim {

namespace {

using hands::type;

/// By keys, and on to the next field by Tab.
void typeAndLeave(FieldForm &form, const QString &field, const QString &text)
{
    QWidget *editor = form.editor(field);
    QApplication::setActiveWindow(form.window());
    QVERIFY(QTest::qWaitForWindowActive(form.window()));
    editor->setFocus(Qt::TabFocusReason);
    QTest::keySequence(editor, QKeySequence::SelectAll);
    QTest::keyClick(editor, Qt::Key_Delete);
    QTest::keyClicks(editor, text);
    QTest::keyClick(form.window()->windowHandle(), Qt::Key_Tab); // Past what has popped up.
}

} // namespace

/// The dialogs for series, parties and the company.
class TestMasterDataDialogs : public QObject
{
    Q_OBJECT

private slots:
    void aMaskIsShownAsNumbersWhileItIsTyped();
    void aMaskThatClashesIsSaidBesideIt();
    void changedRulesSayFromWhenTheyHold();
    void aPeriodThatItsOnlyNumberLeftCountsAsUsed();
    void rulesThatWereChangedMeanwhileAreNotOverwritten();
    void aUsedSeriesThatNeverBeginsAnewIsFrozen();
    void aNewPartyIsSavedByKeyboardAlone();
    void aFullDiskKeepsWhatWasTyped();
    void anUnknownCurrencyIsRefusedBesideItsField();
    void whatIsNoCodeIsRefusedBesideItsField_data();
    void whatIsNoCodeIsRefusedBesideItsField();
    void aTypedNameTakesTheEntryThatItCanMean_data();
    void aTypedNameTakesTheEntryThatItCanMean();
    void theCompanyIsReadAndSaved();
    void aCompanyThatWasChangedMeanwhileIsNotOverwritten();
    void aLogoIsCheckedBeforeItIsTaken();
};

void TestMasterDataDialogs::aMaskIsShownAsNumbersWhileItIsTyped()
{
    DeskFixture fixture;
    SeriesDialog dialog(*fixture.desk, {}, nullptr);
    dialog.show();
    QTRY_VERIFY(dialog.form().isEnabled());
    type(dialog.form(), "code", QStringLiteral("shop"));
    QCOMPARE(dialog.form().value(QStringLiteral("code")), QStringLiteral("SHOP"));
    type(dialog.form(), "mask", QStringLiteral("SHOP-{YY}-{####"));
    QVERIFY(!dialog.form().fault(QStringLiteral("mask")).isEmpty());
    QVERIFY(!dialog.sendButton()->isEnabled());
    type(dialog.form(), "mask", QStringLiteral("SHOP-{YY}-{####}"));
    QCOMPARE(dialog.preview(), QStringLiteral("SHOP-26-0001 … SHOP-26-9999"));
    QVERIFY(dialog.form().fault(QStringLiteral("mask")).isEmpty());
    QVERIFY(!dialog.sendButton()->isEnabled());
    type(dialog.form(), "name", QStringLiteral("Invoices, shop"));
    QTest::keyClick(dialog.focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(!dialog.isVisible());
    QVERIFY(fixture.anna.numbers().series(QStringLiteral("SHOP")));
}

void TestMasterDataDialogs::aMaskThatClashesIsSaidBesideIt()
{
    DeskFixture fixture;
    SeriesDialog dialog(*fixture.desk, {}, nullptr);
    dialog.show();
    QTRY_VERIFY(dialog.form().isEnabled());
    type(dialog.form(), "code", QStringLiteral("SHOP"));
    type(dialog.form(), "mask", fixture.anna.numbers().series(QStringLiteral("INV"))->versions.front().rules.mask);
    QVERIFY(dialog.form().fault(QStringLiteral("mask")).contains(QStringLiteral("INV")));
    QVERIFY(!dialog.sendButton()->isEnabled());
}

void TestMasterDataDialogs::changedRulesSayFromWhenTheyHold()
{
    DeskFixture fixture;
    done(fixture.anna.issue(fixture.anna.content()));
    SeriesDialog dialog(*fixture.desk, QStringLiteral("INV"), nullptr);
    dialog.show();
    QTRY_VERIFY(dialog.form().isEnabled());
    QVERIFY(!dialog.sendButton()->isEnabled());
    type(dialog.form(), "mask", QStringLiteral("RE-{YYYY}-{######}"));
    QCOMPARE(dialog.preview(), QStringLiteral("RE-2027-000001 … RE-2027-999999"));
    QVERIFY2(dialog.effect().contains(QStringLiteral("2027")), qPrintable(dialog.effect()));
    QTest::keyClick(dialog.focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(!dialog.isVisible());
    QCOMPARE(fixture.anna.numbers().series(QStringLiteral("INV"))->versions.size(), 2);
}

/// What the dialog says ahead is what the command then decides.
void TestMasterDataDialogs::aPeriodThatItsOnlyNumberLeftCountsAsUsed()
{
    DeskFixture fixture;
    const QString code = QStringLiteral("BACK");
    series::Rules rules = yearly(QStringLiteral("BACK-{YYYY}-{###}"));
    rules.stepBack = true;
    done(fixture.anna.define(code, rules));
    done(fixture.anna.reserveBlock(1, code));
    const QString next = done(fixture.anna.reserveBlock(1, code, QDate(2027, 1, 10))).firstNumber;
    done(fixture.anna.stepBack(next));
    rules.mask = QStringLiteral("BACK-{YYYY}-{####}");
    const SeriesContext context = readSeriesContext(fixture.anna.store(), code);
    const auto outlook = outlookOn(context, *context.state->definition, rules);
    QCOMPARE(std::get<SeriesOutlook>(outlook).from, QDate(2028, 1, 1));
    done(fixture.anna.change(code, rules));
    QCOMPARE(fixture.anna.numbers().series(code)->versions.back().from, QDate(2028, 1, 1));
}

void TestMasterDataDialogs::rulesThatWereChangedMeanwhileAreNotOverwritten()
{
    DeskFixture fixture;
    SeriesDialog dialog(*fixture.desk, QStringLiteral("INV"), nullptr);
    dialog.show();
    QTRY_VERIFY(dialog.form().isEnabled());
    series::Rules theirs = fixture.ben.numbers().series(QStringLiteral("INV"))->versions.back().rules;
    theirs.stepBack = true;
    done(fixture.ben.change(QStringLiteral("INV"), theirs));
    type(dialog.form(), "mask", QStringLiteral("RE-{YYYY}-{######}"));
    QTest::mouseClick(dialog.sendButton(), Qt::LeftButton);
    QTRY_VERIFY(dialog.banner()->isVisible() && dialog.banner()->sentence().contains(QStringLiteral("ben")));
    QVERIFY(dialog.isVisible());
    QVERIFY(fixture.anna.numbers().series(QStringLiteral("INV"))->versions.back().rules == theirs);
}

void TestMasterDataDialogs::aUsedSeriesThatNeverBeginsAnewIsFrozen()
{
    DeskFixture fixture;
    series::Rules rules;
    rules.mask = QStringLiteral("LIFE-{######}");
    rules.reset = Reset::Never;
    done(fixture.anna.define(QStringLiteral("LIFE"), rules));
    done(fixture.anna.reserveBlock(1, QStringLiteral("LIFE")));
    SeriesDialog dialog(*fixture.desk, QStringLiteral("LIFE"), nullptr);
    dialog.show();
    QTRY_VERIFY(dialog.form().isEnabled());
    QVERIFY(!dialog.form().editor(QStringLiteral("mask"))->isEnabled());
    QVERIFY(dialog.effect().contains(QStringLiteral("successor")));
    QVERIFY(!dialog.sendButton()->isEnabled());
}

void TestMasterDataDialogs::aNewPartyIsSavedByKeyboardAlone()
{
    DeskFixture fixture;
    PartyDialog dialog(*fixture.desk, {}, nullptr);
    dialog.show();
    QVERIFY(!dialog.sendButton()->isEnabled());
    QTest::keyClicks(dialog.focusWidget(), QStringLiteral("Zo & Co <b>KG</b>"));
    QTest::keyClick(dialog.focusWidget(), Qt::Key_Tab);
    QTest::keyClick(dialog.focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(!dialog.isVisible());
    const auto saved = fixture.anna.store().parties().party(dialog.party().id);
    QVERIFY(saved);
    QCOMPARE(saved->card.party.name, QStringLiteral("Zo & Co <b>KG</b>"));
}

void TestMasterDataDialogs::aFullDiskKeepsWhatWasTyped()
{
    DeskFixture fixture;
    auto fault = std::make_shared<Fault>();
    Desk desk([&] {
        return std::make_unique<FaultyStore>(
            fixture.shop->open(sessionOf(QStringLiteral("anna"), fixture.clock)), fault);
    });
    PartyDialog dialog(desk, {}, nullptr);
    dialog.show();
    type(dialog.form(), "party.name", QStringLiteral("Contoso GmbH"));
    fault->next = Fault::DiskFull;
    QTest::mouseClick(dialog.sendButton(), Qt::LeftButton);
    QTRY_VERIFY(dialog.banner()->isVisible() && dialog.banner()->button()->isVisible());
    QVERIFY(dialog.form().isEnabled());
    QCOMPARE(dialog.form().value(QStringLiteral("party.name")), QStringLiteral("Contoso GmbH"));
    QTest::mouseClick(dialog.banner()->button(), Qt::LeftButton);
    QTRY_VERIFY(!dialog.isVisible());
}

void TestMasterDataDialogs::anUnknownCurrencyIsRefusedBesideItsField()
{
    DeskFixture fixture;
    PartyDialog dialog(*fixture.desk, {}, nullptr);
    dialog.show();
    type(dialog.form(), "party.name", QStringLiteral("Contoso"));
    dialog.form().setValue(QStringLiteral("currency"), QStringLiteral("XQQ"));
    QTest::mouseClick(dialog.sendButton(), Qt::LeftButton);
    QTRY_VERIFY(dialog.form().fault(QStringLiteral("currency")).contains(QStringLiteral("XQQ")));
    QVERIFY(dialog.isVisible());
    dialog.form().setValue(QStringLiteral("currency"), QStringLiteral("SEK"));
    QCOMPARE(dialog.form().fault(QStringLiteral("currency")), QString());
}

void TestMasterDataDialogs::whatIsNoCodeIsRefusedBesideItsField_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("typed");
    QTest::newRow("country") << "party.address.country"
                             << "Elbonia";
    QTest::newRow("language") << "language"
                              << "Klingon";
    QTest::newRow("bic") << "paymentMeans.bic"
                         << "not-a-bic-at-all";
}

/// They were printed as they had been typed.
void TestMasterDataDialogs::whatIsNoCodeIsRefusedBesideItsField()
{
    QFETCH(QString, field);
    QFETCH(QString, typed);
    DeskFixture fixture;
    const Company before = readCompany(fixture.anna.store());
    CompanyDialog dialog(*fixture.desk, nullptr);
    dialog.show();
    QTRY_COMPARE(dialog.form().value(QStringLiteral("party.name")), before.party.name);
    typeAndLeave(dialog.form(), field, typed);
    QTest::mouseClick(dialog.sendButton(), Qt::LeftButton);
    QTRY_VERIFY2(dialog.form().fault(field).contains(typed),
        qPrintable(dialog.form().fault(field) + " / " + dialog.banner()->sentence()));
    QVERIFY(dialog.isVisible());
    QVERIFY(readCompany(fixture.anna.store()) == before);
}

void TestMasterDataDialogs::aTypedNameTakesTheEntryThatItCanMean_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("shown");
    QTest::newRow("beginning") << "Fin"
                               << "FI  Finland";
    QTest::newRow("name") << "niger"
                          << "NE  Niger"; // Nigeria begins so, too.
    QTest::newRow("code") << "ie"
                          << "IE  Ireland";
    QTest::newRow("several") << "Ind"
                             << "Ind"; // India, Indonesia.
    QTest::newRow("none") << "Elbonia"
                          << "Elbonia";
    QTest::newRow("nothing") << ""
                             << "";
}

void TestMasterDataDialogs::aTypedNameTakesTheEntryThatItCanMean()
{
    QFETCH(QString, typed);
    QFETCH(QString, shown);
    DeskFixture fixture;
    PartyDialog dialog(*fixture.desk, {}, nullptr);
    dialog.show();
    QTRY_VERIFY(dialog.form().isEnabled());
    const QString field = QStringLiteral("party.address.country");
    typeAndLeave(dialog.form(), field, typed);
    QCOMPARE(qobject_cast<QComboBox *>(dialog.form().editor(field))->currentText(), shown);
    QCOMPARE(dialog.form().value(field), shown.section(QStringLiteral("  "), 0, 0));
}

void TestMasterDataDialogs::theCompanyIsReadAndSaved()
{
    DeskFixture fixture;
    const QString before = readCompany(fixture.anna.store()).party.name;
    CompanyDialog dialog(*fixture.desk, nullptr);
    dialog.show();
    QTRY_COMPARE(dialog.form().value(QStringLiteral("party.name")), before);
    type(dialog.form(), "party.name", QStringLiteral("Seriatim Ltd"));
    type(dialog.form(), "paymentMeans.iban", QStringLiteral("IE29 AIBK 9311 5212 3456 78"));
    QTest::mouseClick(dialog.sendButton(), Qt::LeftButton);
    QTRY_VERIFY(!dialog.isVisible());
    QCOMPARE(readCompany(fixture.anna.store()).party.name, QStringLiteral("Seriatim Ltd"));
    QCOMPARE(readCompany(fixture.anna.store()).paymentMeans.iban, QStringLiteral("IE29 AIBK 9311 5212 3456 78"));
}

void TestMasterDataDialogs::aCompanyThatWasChangedMeanwhileIsNotOverwritten()
{
    DeskFixture fixture;
    CompanyDialog dialog(*fixture.desk, nullptr);
    dialog.show();
    QTRY_VERIFY(dialog.sendButton()->isEnabled());
    Company theirs = readCompany(fixture.ben.store());
    theirs.paymentMeans.iban = QStringLiteral("IE29 AIBK 9311 5212 3456 78");
    done(changeCompany(fixture.ben.store(), {{}, theirs}));
    type(dialog.form(), "party.name", QStringLiteral("Seriatim Ltd"));
    QTest::mouseClick(dialog.sendButton(), Qt::LeftButton);
    QTRY_VERIFY(dialog.banner()->isVisible() && dialog.banner()->sentence().contains(QStringLiteral("ben")));
    QVERIFY(dialog.isVisible());
    QVERIFY(readCompany(fixture.anna.store()) == theirs);
}

void TestMasterDataDialogs::aLogoIsCheckedBeforeItIsTaken()
{
    QByteArray png;
    QBuffer buffer(&png);
    QVERIFY(QImage(40, 20, QImage::Format_RGB32).save(&buffer, "PNG"));
    QCOMPARE(LogoChooser::faultOf(png), QString());
    QVERIFY(LogoChooser::faultOf("<svg xmlns='http://www.w3.org/2000/svg'/>").contains(QStringLiteral("neither")));
    QVERIFY(LogoChooser::faultOf(png.left(30)).size() > 0);
    QVERIFY(LogoChooser::faultOf(png + QByteArray(MaxLogoBytes, '\0')).contains(QStringLiteral("256 KiB")));
    LogoChooser chooser;
    QVERIFY(!chooser.load(QStringLiteral("/nowhere/logo.png")).isEmpty());
    chooser.setLogo(png);
    QCOMPARE(chooser.logo(), png);
}

} // namespace seriatim

QTEST_MAIN(seriatim::TestMasterDataDialogs)
#include "tst_dialogs_masterdata.moc"
