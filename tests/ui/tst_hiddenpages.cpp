#include "ui/windowtest.h"

#include <QSignalSpy>

#include "ui/audit/auditpage.h"
#include "ui/faultyshop.h"
#include "ui/parties/partiespage.h"

using namespace seriatim;

/// What nobody looks at is not read as the log grows: Issue does not wait behind it. Once it is shown, it is as the log
/// is.
class TestHiddenPages : public WindowTest
{
    Q_OBJECT

private slots:
    void theListWaitsUntilItIsShown();
    void theAuditWaitsUntilItIsShown();
    void aKeptDraftHearsOfOthersWhenItIsShown();
    void theCompanyIsReadAgainOnlyWhenItChanged();
    void anAnswerThatComesLateDoesNotTakeTheKeys();
};

void TestHiddenPages::theListWaitsUntilItIsShown()
{
    const QString id = anna().draft();
    QTRY_COMPARE(desktop().documents().model()->rowCount(), 1);
    desktop().open(id);
    desktop().hearOf(anna().head());
    QSignalSpy read(desktop().documents().model(), &DocumentsModel::loaded);
    done(ben().issue(ben().content()));
    desktop().hearOf(anna().head());
    QCOMPARE(read.size(), 0);
    desktop().press(Qt::Key_Left, Qt::AltModifier);
    QTRY_COMPARE(desktop().documents().model()->rowCount(), 2);
}

void TestHiddenPages::theAuditWaitsUntilItIsShown()
{
    auto *page = desktop().window().findChild<AuditPage *>();
    QSignalSpy read(page->registerView(), &RegisterView::loaded);
    done(ben().issue(ben().content()));
    desktop().hearOf(anna().head());
    QCOMPARE(read.size(), 0);
    QCOMPARE(page->seriesList()->model()->rowCount(), 0);
    desktop().window().showPage(page);
    QTRY_VERIFY(page->seriesList()->model()->rowCount() > 0);
    QTRY_VERIFY(!read.isEmpty());
}

void TestHiddenPages::aKeptDraftHearsOfOthersWhenItIsShown()
{
    const QString id = anna().draft();
    EditorPage &editor = desktop().open(id);
    QVERIFY(editor.head()->goTo("reference"));
    desktop().type("mine");
    desktop().press(Qt::Key_Left, Qt::AltModifier);
    DocumentContent theirs = anna().content();
    theirs.reference = "theirs";
    done(ben().save(id, theirs));
    desktop().hearOf(anna().head());
    QVERIFY(!editor.document().theirs());
    QCOMPARE(&desktop().open(id), &editor);
    QTRY_VERIFY(editor.banner()->isVisible());
    QVERIFY(editor.document().theirs());
    QCOMPARE(editor.draft().content().reference, "mine");
}

void TestHiddenPages::theCompanyIsReadAgainOnlyWhenItChanged()
{
    const QString id = anna().draft();
    FaultyShop counting(shop());
    Desktop desk(counting, clock());
    EditorPage &editor = desk.open(id);
    desk.hearOf(anna().head());
    const int before = counting.fault().companyReadings;
    done(ben().issue(ben().content()));
    desk.hearOf(anna().head());
    QCOMPARE(counting.fault().companyReadings, before);

    Company company = readCompany(anna().store());
    company.party.name = "Another name";
    done(changeCompany(anna().store(), {{}, company}));
    QTRY_COMPARE(editor.document().backdrop().company.party.name, "Another name");
}

/// Somebody saves, goes on in another document, and only then hears that the note was refused.
void TestHiddenPages::anAnswerThatComesLateDoesNotTakeTheKeys()
{
    EditorPage &first = desktop().open(anna().draft());
    QVERIFY(first.head()->goTo("reference"));
    desktop().type("mine"); // So it stays open.
    EditorPage &second = desktop().open(anna().draft());
    QVERIFY(&second != &first);
    QVERIFY(second.head()->goTo("reference"));
    emit first.document().refused({Rule::ForbiddenCharacter, "note", {{"character", "U+0007"}}});
    desktop().type("here");
    QCOMPARE(second.draft().content().reference, "here");
    QCOMPARE(first.draft().content().note, "");
}

QTEST_MAIN(TestHiddenPages)
#include "tst_hiddenpages.moc"
