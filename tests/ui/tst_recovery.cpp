#include <QTest>

#include "ui/editor/draft.h"
#include "ui/editor/recovery.h"
#include "ui/windowtest.h"

using namespace seriatim;

/// Which file keeps what is typed, for whom, and until when (`tst_keptdrafts`: how it is offered).
class TestRecovery : public QObject
{
    Q_OBJECT

private slots:
    void init() { beginAtHome(); }
    void onAServerItIsOfferedToTheLoginThatTypedIt();
    void whatWasLeftOfAnIssuedDraftIsForgottenWhereverItLies();
    void whatWasTypedWhileItWasSavedIsKeptAsTypedOnWhatWasSaved();
};

namespace {

LogPlace placeOf(const QString &actor, bool isAuthenticated)
{
    LogPlace place{
        "office @ db.example", "postgresql://anna@db.example/office", "PostgreSQL", actor, {}, isAuthenticated};
    place.id = "f1d2";
    return place;
}

/// What is typed there into a draft, and not saved.
void leave(const LogPlace &place, const QString &reference)
{
    Draft draft(nullptr);
    draft.load({}, true);
    Recovery recovery(place, draft, nullptr);
    recovery.begin("3b24", KeptDraft::NotInLog);
    draft.change("Reference", "reference", [&](Sheet &sheet) { sheet.content.reference = reference; });
    recovery.flush();
}

} // namespace

/// Colleagues may share a desk. In a file names are mere words, and whoever opens it sees what was typed.
void TestRecovery::onAServerItIsOfferedToTheLoginThatTypedIt()
{
    const LogPlace annas = placeOf("anna", true);
    LogPlace bens = placeOf("ben", true);
    leave(annas, "anna's");
    QCOMPARE(Recovery::left(annas).size(), 1u);
    QCOMPARE(Recovery::left(bens).size(), 0u);
    leave(bens, "ben's"); // Into the same draft, and not over what anna typed.
    for (const auto &[place, reference] : {std::pair(annas, "anna's"), {bens, "ben's"}}) {
        const auto left = Recovery::left(place);
        QCOMPARE(left.size(), 1u);
        QCOMPARE(left.front().sheet.content.reference, reference);
    }
    bens.isAuthenticated = false;
    QCOMPARE(Recovery::left(bens).size(), 2u);
}

/// Before the log moved to a server, drafts had no login, and lay in another file.
void TestRecovery::whatWasLeftOfAnIssuedDraftIsForgottenWhereverItLies()
{
    const LogPlace file = placeOf("anna", false), server = placeOf("anna", true);
    leave(file, "typed");
    const auto left = Recovery::left(server);
    QCOMPARE(left.size(), 1u);
    Draft issued(nullptr);
    issued.load({}, false);
    {
        Recovery recovery(server, issued, nullptr);
        recovery.begin(left.front().id, 2);
        recovery.keep(left.front());
    }
    QCOMPARE(Recovery::left(server).size(), 1u); // Nobody has said yet what becomes of it.
    Recovery recovery(server, issued, nullptr);
    recovery.begin(left.front().id, 2);
    recovery.keep(left.front());
    recovery.forget();
    QCOMPARE(Recovery::left(server).size(), 0u);
}

/// Else its writer would be told that somebody changed it meanwhile.
void TestRecovery::whatWasTypedWhileItWasSavedIsKeptAsTypedOnWhatWasSaved()
{
    const LogPlace place = placeOf("anna", false);
    {
        Draft draft(nullptr);
        draft.load({}, true);
        Recovery recovery(place, draft, nullptr);
        recovery.begin("3b24", KeptDraft::NotInLog);
        draft.change("Reference", "reference", [](Sheet &sheet) { sheet.content.reference = "saved"; });
        const DocumentContent sent = draft.content();
        draft.change("Reference", "reference", [](Sheet &sheet) { sheet.content.reference = "and more"; });
        recovery.flush();
        draft.markSaved(sent);
        recovery.setVersion(1);
    }
    const auto left = Recovery::left(place);
    QCOMPARE(left.size(), 1u);
    QCOMPARE(left.front().version, 1);
    QCOMPARE(left.front().sheet.content.reference, "and more");
}

QTEST_MAIN(TestRecovery)
#include "tst_recovery.moc"
