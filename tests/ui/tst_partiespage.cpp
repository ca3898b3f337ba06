#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

#include "ui/deskfixture.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/fieldform.h"
#include "ui/dialogs/partydialog.h"
#include "ui/dialogs/partyhints.h"
#include "ui/dialogs/questiondialog.h"
#include "ui/parties/partiespage.h"
#include "ui/parties/partydocuments.h"
#include "ui/style/metrics.h"

namespace seriatim {

class TestPartiesPage : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void partiesAreFoundAsOneTypes();
    void aPartyIsChangedInPlace();
    void whatIsTypedSurvivesAnotherDesksWork();
    void leavingAChangedPartyAsks();
    void leavingAChangedPartyCanSaveIt();
    void theSavingKeysSaveTheParty();
    void aRefusedSaveForgetsWhatWasToFollow();
    void whatIsTypedStaysInALogThatIsOnlyReadFromNowOn();
    void escapeFromTheSearchGoesBackToTheList();
    void whatLooksMistypedIsHintedAt();
    void theWholeFormIsInSightOnASmallScreen();
    void anArchivedPartyIsHidden();
    void aNewPartyIsSelected();
    void documentsOfAPartyAreOneKeyAway();
    void aPartyWithoutDocumentsHasItsTitleAbove();
    void longListsAreFetchedByPages();

private:
    QString add(const QString &name, const QString &city = {});
    void open();
    QStringList names() const;
    void selectName(const QString &name);

    std::unique_ptr<DeskFixture> m_fixture;
    std::unique_ptr<PartiesPage> m_page;
};

void TestPartiesPage::init()
{
    m_fixture = std::make_unique<DeskFixture>();
    add(QStringLiteral("Contoso GmbH"), QStringLiteral("Berlin"));
    add(QStringLiteral("Northwind Ltd"), QStringLiteral("Cork"));
    add(QStringLiteral("Tailspin Toys SA"), QStringLiteral("Lyon"));
}

void TestPartiesPage::cleanup()
{
    m_page.reset();
    m_fixture.reset();
}

QString TestPartiesPage::add(const QString &name, const QString &city)
{
    PartyCard card;
    card.party.name = name;
    card.party.address.city = city;
    return done(saveParty(m_fixture->anna.store(), {{}, {}, card, -1})).id;
}

void TestPartiesPage::open()
{
    m_page = std::make_unique<PartiesPage>(*m_fixture->desk, nullptr);
    auto *tester = new QAbstractItemModelTester(m_page->table()->model(), m_page.get());
    tester->setUseFetchMore(false);
    m_page->resize(1232, 760);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    QTRY_VERIFY(m_page->editor()->party());
}

QStringList TestPartiesPage::names() const
{
    QStringList result;
    for (int row = 0; row < m_page->table()->model()->rowCount(); ++row)
        result << m_page->table()->model()->index(row, 0).data().toString();
    return result;
}

void TestPartiesPage::selectName(const QString &name)
{
    m_page->table()->selectRow(static_cast<int>(names().indexOf(name)));
    QTRY_COMPARE(m_page->editor()->party()->card.party.name, name);
}

void TestPartiesPage::partiesAreFoundAsOneTypes()
{
    open();
    QVERIFY(m_page->beginSearch());
    QTest::keyClicks(m_page->searchField(), QStringLiteral("cork"));
    QTRY_COMPARE(names(), QStringList{QStringLiteral("Northwind Ltd")});
    QTRY_COMPARE(m_page->editor()->party()->card.party.name, QStringLiteral("Northwind Ltd"));
    QTest::keyClicks(m_page->searchField(), QStringLiteral("x"));
    QTRY_COMPARE(names(), QStringList());
}

void TestPartiesPage::aPartyIsChangedInPlace()
{
    open();
    selectName(QStringLiteral("Northwind Ltd"));
    auto *street = qobject_cast<QLineEdit *>(m_page->editor()->form().editor(QStringLiteral("party.address.street")));
    street->setFocus();
    QTest::keyClicks(street, QStringLiteral("Quay 4"));
    QVERIFY(m_page->editor()->isChanged());
    QSignalSpy said(m_page.get(), &Page::said);
    m_page->editor()->save();
    QTRY_COMPARE(said.size(), 1);
    QTRY_VERIFY(!m_page->editor()->isChanged());
    const QString id = m_page->editor()->party()->id;
    QCOMPARE(m_fixture->anna.store().parties().party(id)->card.party.address.street, QStringLiteral("Quay 4"));
    // And once more, on the version that came of it.
    QTest::keyClicks(street, QStringLiteral("a"));
    m_page->editor()->save();
    QTRY_COMPARE(said.size(), 2);
}

void TestPartiesPage::whatIsTypedSurvivesAnotherDesksWork()
{
    open();
    selectName(QStringLiteral("Northwind Ltd"));
    auto *street = qobject_cast<QLineEdit *>(m_page->editor()->form().editor(QStringLiteral("party.address.street")));
    QTest::keyClicks(street, QStringLiteral("Quay 4"));
    PartyRow row = *m_page->editor()->party();
    row.card.party.phone = QStringLiteral("021 1234");
    done(saveParty(m_fixture->ben.store(), {{}, row.id, row.card, row.version}));
    add(QStringLiteral("Another"));
    QTRY_VERIFY(names().contains(QStringLiteral("Another")));
    QCOMPARE(street->text(), QStringLiteral("Quay 4"));
    // Saved on what is no longer there, it is refused, and still nothing is lost.
    m_page->editor()->save();
    QTRY_VERIFY(m_page->editor()->findChild<style::Banner *>()->isVisible());
    QCOMPARE(street->text(), QStringLiteral("Quay 4"));
}

void TestPartiesPage::leavingAChangedPartyAsks()
{
    open();
    selectName(QStringLiteral("Contoso GmbH"));
    auto *phone = qobject_cast<QLineEdit *>(m_page->editor()->form().editor(QStringLiteral("party.phone")));
    QTest::keyClicks(phone, QStringLiteral("1"));
    m_page->table()->selectRow(static_cast<int>(names().indexOf(QStringLiteral("Northwind Ltd"))));
    QTRY_VERIFY(openDialog<QuestionDialog>());
    // Meanwhile another window changes the one that was about to be shown.
    const auto rows = m_fixture->ben.store().parties().find(QStringLiteral("Northwind"), false, std::nullopt, 1);
    PartyCard card = rows.front().card;
    card.party.phone = QStringLiteral("021 1234");
    done(saveParty(m_fixture->ben.store(), {{}, rows.front().id, card, rows.front().version}));
    QSignalSpy loaded(qobject_cast<PartiesModel *>(m_page->table()->model()), &PartiesModel::loaded);
    QTRY_VERIFY(!loaded.isEmpty());
    QTest::keyClick(openDialog<QuestionDialog>(), Qt::Key_Escape);
    QTRY_VERIFY(!openDialog<QuestionDialog>());
    QCOMPARE(m_page->editor()->party()->card.party.name, QStringLiteral("Contoso GmbH"));
    QCOMPARE(phone->text(), QStringLiteral("1"));
    QTRY_COMPARE(
        m_page->table()->currentIndex().row(), static_cast<int>(names().indexOf(QStringLiteral("Contoso GmbH"))));

    m_page->table()->selectRow(static_cast<int>(names().indexOf(QStringLiteral("Northwind Ltd"))));
    QTRY_VERIFY(openDialog<QuestionDialog>());
    QTest::mouseClick(openDialog<QuestionDialog>()->sendButton(), Qt::LeftButton);
    QTRY_COMPARE(m_page->editor()->party()->card.party.name, QStringLiteral("Northwind Ltd"));
    QCOMPARE(m_page->editor()->party()->card.party.phone, QStringLiteral("021 1234"));
}

void TestPartiesPage::leavingAChangedPartyCanSaveIt()
{
    open();
    selectName(QStringLiteral("Contoso GmbH"));
    auto *phone = qobject_cast<QLineEdit *>(m_page->editor()->form().editor(QStringLiteral("party.phone")));
    QTest::keyClicks(phone, QStringLiteral("1"));
    m_page->table()->selectRow(static_cast<int>(names().indexOf(QStringLiteral("Northwind Ltd"))));
    QTRY_VERIFY(openDialog<QuestionDialog>());
    QTest::keyClick(openDialog<QuestionDialog>(), Qt::Key_Return);
    QTRY_COMPARE(m_page->editor()->party()->card.party.name, QStringLiteral("Northwind Ltd"));
    const auto saved = m_fixture->anna.store().parties().find(QStringLiteral("Contoso"), false, std::nullopt, 1);
    QCOMPARE(saved.front().card.party.phone, QStringLiteral("1"));
}

void TestPartiesPage::theSavingKeysSaveTheParty()
{
    open();
    selectName(QStringLiteral("Contoso GmbH"));
    QSignalSpy said(m_page.get(), &Page::said);
    QSignalSpy hinted(m_page.get(), &Page::hinted);
    QVERIFY(m_page->saveTyped());
    QCOMPARE(hinted.takeFirst().first().toString(), QStringLiteral("Everything is saved."));
    auto *phone = qobject_cast<QLineEdit *>(m_page->editor()->form().editor(QStringLiteral("party.phone")));
    QTest::keyClicks(phone, QStringLiteral("1"));
    QVERIFY(m_page->saveTyped());
    QTRY_VERIFY(!m_page->editor()->isChanged());
    QCOMPARE(said.takeFirst().first().toString(), QStringLiteral("Contoso GmbH was saved."));
}

void TestPartiesPage::aRefusedSaveForgetsWhatWasToFollow()
{
    open();
    selectName(QStringLiteral("Contoso GmbH"));
    auto *phone = qobject_cast<QLineEdit *>(m_page->editor()->form().editor(QStringLiteral("party.phone")));
    QTest::keyClicks(phone, QStringLiteral("1"));
    PartyRow row = *m_page->editor()->party();
    row.card.party.taxId = QStringLiteral("DE129273398");
    done(saveParty(m_fixture->ben.store(), {{}, row.id, row.card, row.version}));
    m_page->table()->selectRow(static_cast<int>(names().indexOf(QStringLiteral("Northwind Ltd"))));
    QTRY_VERIFY(openDialog<QuestionDialog>());
    QTest::keyClick(openDialog<QuestionDialog>(), Qt::Key_Return);
    QTRY_VERIFY(m_page->editor()->findChild<style::Banner *>()->isVisible());
    QCOMPARE(m_page->editor()->party()->card.party.name, QStringLiteral("Contoso GmbH"));

    // Somebody who goes elsewhere then, and saves there, stays there.
    m_page->editor()->revert();
    selectName(QStringLiteral("Tailspin Toys SA"));
    QTest::keyClicks(phone, QStringLiteral("2"));
    QSignalSpy said(m_page.get(), &Page::said);
    m_page->editor()->save();
    QTRY_COMPARE(said.size(), 1);
    QCOMPARE(m_page->editor()->party()->card.party.name, QStringLiteral("Tailspin Toys SA"));
    QCOMPARE(m_page->editor()->party()->card.party.phone, QStringLiteral("2"));
}

void TestPartiesPage::whatIsTypedStaysInALogThatIsOnlyReadFromNowOn()
{
    open();
    selectName(QStringLiteral("Contoso GmbH"));
    PartyEditor &editor = *m_page->editor();
    auto *phone = qobject_cast<QLineEdit *>(editor.form().editor(QStringLiteral("party.phone")));
    QTest::keyClicks(phone, QStringLiteral("1"));
    editor.setReadOnly(QStringLiteral("The log was moved."));
    QCOMPARE(phone->text(), QStringLiteral("1"));
    QVERIFY(editor.isChanged());
    QVERIFY(!phone->isEnabled());
    QVERIFY(!editor.canSave());
    editor.setReadOnly({});
    QVERIFY(editor.canSave());
}

void TestPartiesPage::escapeFromTheSearchGoesBackToTheList()
{
    open();
    selectName(QStringLiteral("Northwind Ltd"));
    QVERIFY(m_page->beginSearch());
    QTest::keyClicks(m_page->searchField(), QStringLiteral("w"));
    QTest::keyClick(m_page->searchField(), Qt::Key_Escape);
    QCOMPARE(m_page->searchField()->text(), QString());
    QVERIFY(m_page->searchField()->hasFocus());
    QTest::keyClick(m_page->searchField(), Qt::Key_Escape);
    QVERIFY(m_page->table()->hasFocus());
    QCOMPARE(m_page->editor()->party()->card.party.name, QStringLiteral("Northwind Ltd"));
}

void TestPartiesPage::whatLooksMistypedIsHintedAt()
{
    QCOMPARE(ibanHint(QStringLiteral("DE89 3704 0044 0532 0130 00")), QString());
    QVERIFY(!ibanHint(QStringLiteral("DE89 3704 0044 0532 0130 01")).isEmpty());
    QCOMPARE(ibanHint(QStringLiteral("Account 4711")), QString());
    QCOMPARE(vatNumberHint(QStringLiteral("ie 1234567 T")), QString());
    QVERIFY(!vatNumberHint(QStringLiteral("not a vat")).isEmpty());
    open();
    selectName(QStringLiteral("Contoso GmbH"));
    auto *mail = qobject_cast<QLineEdit *>(m_page->editor()->form().editor(QStringLiteral("party.email")));
    QTest::keyClicks(mail, QStringLiteral("desk"));
    QVERIFY(!mail->accessibleDescription().isEmpty());
    QVERIFY(m_page->editor()->canSave());
    QTest::keyClicks(mail, QStringLiteral("@contoso.example"));
    QCOMPARE(mail->accessibleDescription(), QString());
}

void TestPartiesPage::theWholeFormIsInSightOnASmallScreen()
{
    open();
    constexpr int Page1024 = 1024 - style::NavigationWidth;
    QVERIFY2(
        m_page->minimumSizeHint().width() <= Page1024, qPrintable(QString::number(m_page->minimumSizeHint().width())));
    m_page->resize(Page1024, 560);
    const FieldForm &form = m_page->editor()->form();
    const QWidget *view = form.parentWidget();
    QTRY_VERIFY(form.width() <= view->width());
    for (const char *field : {"party.name", "party.address.country", "dueDays"}) {
        const QWidget *editor = form.editor(QString::fromLatin1(field));
        QVERIFY2(editor->mapTo(view, editor->rect().topRight()).x() < view->width(), field);
    }
}

void TestPartiesPage::anArchivedPartyIsHidden()
{
    open();
    selectName(QStringLiteral("Northwind Ltd"));
    m_page->pageActions().at(1)->trigger();
    QTRY_VERIFY(openDialog<ConfirmDialog>());
    QTest::mouseClick(openDialog<ConfirmDialog>()->sendButton(), Qt::LeftButton);
    QTRY_VERIFY(!names().contains(QStringLiteral("Northwind Ltd")));
    QTest::mouseClick(m_page->findChild<style::Chip *>(), Qt::LeftButton);
    QTRY_VERIFY(names().contains(QStringLiteral("Northwind Ltd (archived)")));
}

void TestPartiesPage::aNewPartyIsSelected()
{
    open();
    m_page->pageActions().at(0)->trigger();
    QTRY_VERIFY(openDialog<PartyDialog>());
    auto *dialog = openDialog<PartyDialog>();
    QTest::keyClicks(dialog->focusWidget(), QStringLiteral("Adventure Works NV"));
    QTest::keyClick(dialog->focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(m_page->editor()->party()->card.party.name, QStringLiteral("Adventure Works NV"));
}

void TestPartiesPage::documentsOfAPartyAreOneKeyAway()
{
    const QString party = add(QStringLiteral("Wide World"));
    DocumentContent content = m_fixture->anna.content();
    content.party.id = party;
    const QString document = done(m_fixture->anna.issue(content)).document;
    open();
    selectName(QStringLiteral("Wide World"));
    QTRY_COMPARE(m_page->documents()->list()->count(), 1);
    QSignalSpy activated(m_page.get(), &Page::documentActivated);
    m_page->documents()->list()->setCurrentRow(0);
    m_page->documents()->list()->setFocus();
    QTest::keyClick(m_page->documents()->list(), Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.first().first().toString(), document);
    QSignalSpy all(m_page.get(), &PartiesPage::documentsOfPartyWanted);
    QTest::mouseClick(m_page->documents()->findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(all.first().first().toString(), party);
}

void TestPartiesPage::aPartyWithoutDocumentsHasItsTitleAbove()
{
    add(QStringLiteral("Wide World"));
    open();
    selectName(QStringLiteral("Wide World"));
    const auto labels = m_page->findChild<PartyDocuments *>()->findChildren<QLabel *>();
    const auto shown = [&](const QString &text) {
        const auto found =
            std::ranges::find_if(labels, [&](const QLabel *each) { return each->isVisible() && each->text() == text; });
        return found == labels.end() ? nullptr : *found;
    };
    QTRY_VERIFY(shown(QStringLiteral("There is no document of this party yet.")));
    const QLabel *title = shown(QStringLiteral("Latest documents"));
    QVERIFY(title);
    QApplication::processEvents(); // What is shown is laid out.

    QCOMPARE(title->height(), title->sizeHint().height()); // Taller, it would stand in its own middle.
}

void TestPartiesPage::longListsAreFetchedByPages()
{
    for (int i = 0; i < PartiesModel::PageSize + 20; ++i)
        add(QStringLiteral("Party %1").arg(i, 3, 10, QLatin1Char('0')));
    PartiesModel model(*m_fixture->desk, nullptr);
    model.find({}, false);
    QTRY_COMPARE(model.rowCount(), PartiesModel::PageSize);
    model.fetchMore({});
    QTRY_COMPARE(model.rowCount(), PartiesModel::PageSize + 23);
    QVERIFY(!model.canFetchMore({}));
}

} // namespace seriatim

QTEST_MAIN(seriatim::TestPartiesPage)
#include "tst_partiespage.moc"
