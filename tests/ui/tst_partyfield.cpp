#include "ui/windowtest.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCompleter>
#include <QLabel>

#include "ui/dialogs/partydialog.h"

using namespace seriatim;

/// How the other party comes into a document: by its name, from the list, and into the address book.
class TestPartyField : public WindowTest
{
    Q_OBJECT

private slots:
    void aNameAsTheAddressBookHasItIsTakenOnTab();
    void aNameThatSeveralHaveIsNotTaken();
    void whoIsArchivedIsNotTaken();
    void aNewPartyIsLookedAtBeforeItIsWritten();
    void aNewPartyThatIsCancelledIsNotWritten();
    void theListGoesWithItsForm();

private:
    QString add(const QString &name, const QString &city);
    PartyField *field() { return desktop().editor().head()->party(); }
    QString told() { return field()->parentWidget()->findChild<QLabel *>()->text(); }
    const Party &party() { return desktop().editor().draft().content().party; }
    QAbstractItemView *list() { return field()->findChild<QCompleter *>()->popup(); }
    void wantNewParty(const QString &name);
};

QString TestPartyField::add(const QString &name, const QString &city)
{
    PartyCard card;
    card.party.name = name;
    card.party.address.city = city;
    card.dueDays = 30;
    return done(saveParty(anna().store(), {{}, {}, card, -1})).id;
}

void TestPartyField::aNameAsTheAddressBookHasItIsTakenOnTab()
{
    const QString id = add("Contoso Ltd", "Galway");
    add("Contoso Ltd & Sons", "Cork");
    desktop().newInvoice();
    desktop().type("contoso ltd");
    desktop().press(Qt::Key_Tab);
    QTRY_COMPARE(party().id, id);
    QCOMPARE(party().name, "Contoso Ltd");
    QVERIFY2(told().contains("Galway"), qPrintable(told()));
    const DocumentContent &content = desktop().editor().draft().content();
    QCOMPARE(content.date.daysTo(content.due), 30);
}

void TestPartyField::aNameThatSeveralHaveIsNotTaken()
{
    add("Contoso Ltd", "Galway");
    add("contoso ltd", "Cork");
    desktop().newInvoice();
    desktop().type("Contoso Ltd");
    desktop().press(Qt::Key_Tab);
    QTRY_VERIFY2(told().contains("Several"), qPrintable(told()));
    QVERIFY(party().id.isEmpty());
}

void TestPartyField::whoIsArchivedIsNotTaken()
{
    done(archiveParty(anna().store(), {{}, add("Contoso Ltd", "Galway")}));
    const QString id = add("Contoso Ltd", "Cork");
    desktop().newInvoice();
    desktop().type("Contoso Ltd");
    desktop().press(Qt::Key_Tab);
    QTRY_COMPARE(party().id, id);
}

/// Types the name, and takes the entry of the list that adds it.
void TestPartyField::wantNewParty(const QString &name)
{
    desktop().newInvoice();
    desktop().type(name);
    QTRY_VERIFY(list()->isVisible());
    desktop().press(Qt::Key_Up);
    QVERIFY(list()->currentIndex().data().toString().startsWith("Add"));
    desktop().press(Qt::Key_Return);
    QTRY_VERIFY(openDialog<PartyDialog>());
}

void TestPartyField::aNewPartyIsLookedAtBeforeItIsWritten()
{
    const Position before = anna().head();
    wantNewParty("Fabrikam");
    QCOMPARE(anna().head(), before);
    auto *dialog = openDialog<PartyDialog>();
    QCOMPARE(dialog->form().value("party.name"), "Fabrikam");
    auto *city = qobject_cast<QLineEdit *>(dialog->form().editor("party.address.city"));
    QVERIFY(city);
    QTest::keyClicks(city, "Limerick");
    QTest::mouseClick(dialog->sendButton(), Qt::LeftButton);
    QTRY_VERIFY(!party().id.isEmpty());
    QCOMPARE(party().address.city, "Limerick");
    QCOMPARE(anna().store().parties().party(party().id)->card.party.address.city, "Limerick");
}

void TestPartyField::aNewPartyThatIsCancelledIsNotWritten()
{
    const Position before = anna().head();
    wantNewParty("Fabrikam");
    QTest::keyClick(openDialog<PartyDialog>(), Qt::Key_Escape);
    QTRY_VERIFY(!openDialog<PartyDialog>());
    QCOMPARE(anna().head(), before);
    QCOMPARE(party().name, "Fabrikam");
    QVERIFY(party().id.isEmpty());
}

void TestPartyField::theListGoesWithItsForm()
{
    add("Contoso Ltd", "Galway");
    EditorPage *first = &desktop().newInvoice();
    desktop().type("Cont");
    QTRY_VERIFY(list()->isVisible());
    QAbstractItemView *open = list();
    desktop().press(Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(desktop().window().editor() != first && desktop().editor().document().isLoaded());
    QVERIFY(!open->isVisible());
    desktop().type("Fabrikam");
    QCOMPARE(party().name, "Fabrikam");
    QCOMPARE(first->draft().content().party.name, "Cont");
}

QTEST_MAIN(TestPartyField)
#include "tst_partyfield.moc"
