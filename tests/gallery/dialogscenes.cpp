#include "gallery/scenes.h"

#include <QFile>
#include <QPushButton>
#include <QTest>
#include <QUndoStack>

#include "ui/audit/auditpage.h"
#include "ui/dialogs/companydialog.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/connectiondialog.h"
#include "ui/dialogs/draftchooser.h"
#include "ui/dialogs/logochooser.h"
#include "ui/dialogs/partydialog.h"
#include "ui/dialogs/reasondialog.h"
#include "ui/dialogs/reasonfield.h"
#include "ui/dialogs/seriesdialog.h"
#include "ui/documents/documentspage.h"
#include "ui/editor/editorpage.h"
#include "ui/parties/partiespage.h"
#include "ui/series/seriespage.h"
#include "words/words.h"

namespace seriatim::gallery {

namespace {

void select(Studio &studio, const QString &document)
{
    studio.goTo(0);
    studio.window().documents()->select(document);
    settle(studio.window());
}

QString heldDraft(Studio &studio)
{
    return studio.find(DocumentState::Reserved);
}

NumberRow numberOf(Studio &studio, const QString &number)
{
    return studio.store()->numbers().number(number).value();
}

void typeReason(QDialog &dialog, const QString &reason)
{
    dialog.findChild<ReasonField *>()->setReason(reason);
}

std::function<void()> triggering(Studio &studio, const char *text)
{
    return [&studio, text] { studio.trigger(QString::fromLatin1(text)); };
}

std::function<void()> opening(QDialog *dialog)
{
    return [dialog] {
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    };
}

/// The draft's date moved before that of the last number.
void showDateOrder(Studio &studio)
{
    studio.open(heldDraft(studio));
    EditorPage &editor = *studio.window().editor();
    editor.goTo(QStringLiteral("date"));
    studio.type(QStringLiteral("3 Nov 2026"));
    settle(studio.window());
    studio.shootDialog(QStringLiteral("dialog-date-order"), triggering(studio, "Issue"));
    while (editor.draft().undoStack()->canUndo())
        editor.draft().undoStack()->undo();
    studio.goTo(0);
}

void showParties(Studio &studio)
{
    studio.goTo(1);
    studio.shootDialog(QStringLiteral("dialog-party-new"), triggering(studio, "New party"));
    studio.shootDialog(QStringLiteral("dialog-party-fault"), triggering(studio, "New party"), [&](QDialog &dialog) {
        auto &form = dynamic_cast<PartyDialog &>(dialog).form();
        form.setValue(QStringLiteral("party.name"), QStringLiteral("Kilmore\u0007Quay Fish Shop"));
        form.setValue(QStringLiteral("party.address.country"), QStringLiteral("XX"));
        dynamic_cast<PartyDialog &>(dialog).sendButton()->click();
        settle(dialog);
    });
    auto &page = *studio.window().findChild<PartiesPage *>();
    page.table()->selectRow(1);
    settle(studio.window());
    studio.shootDialog(QStringLiteral("dialog-party-archive"), triggering(studio, "Archive"));
    page.editor()->form().editor(QStringLiteral("party.taxId"))->setFocus();
    studio.type(QStringLiteral("9"));
    studio.shootDialog(QStringLiteral("dialog-party-unsaved"), [&] { page.table()->selectRow(2); });
    page.editor()->revert();
}

void showSeriesDialogs(Studio &studio)
{
    studio.goTo(2);
    const auto fill = [](const QString &mask) {
        return [mask](QDialog &dialog) {
            auto &series = dynamic_cast<SeriesDialog &>(dialog);
            series.form().setValue(QStringLiteral("code"), QStringLiteral("WEB"));
            series.form().setValue(QStringLiteral("name"), QStringLiteral("Invoices, web shop"));
            series.form().setValue(QStringLiteral("mask"), mask);
            settle(dialog);
        };
    };
    studio.shootDialog(QStringLiteral("dialog-series-new"), triggering(studio, "New series"),
        fill(QStringLiteral("WEB-{YYYY}-{#####}")));
    studio.shootDialog(QStringLiteral("dialog-series-clash"), triggering(studio, "New series"),
        fill(QStringLiteral("INV-{YYYY}-{#####}")));
    auto *page = studio.window().findChild<SeriesPage *>();
    page->seriesTable()->selectRow(2);
    settle(studio.window());
    studio.shootDialog(QStringLiteral("dialog-series-rules"), triggering(studio, "Change rules"));
    studio.shootDialog(QStringLiteral("dialog-series-retire"),
        opening(new ConfirmDialog(studio.desk(), retiringOf(QStringLiteral("INV")), &studio.window())));
    studio.shootDialog(QStringLiteral("dialog-period-close"),
        opening(new ConfirmDialog(studio.desk(),
            closingOf(QStringLiteral("INV"), Period::of(QDate(2025, 3, 1), Reset::Yearly, 1), QStringLiteral("2025")),
            &studio.window())));
}

} // namespace

void showDocumentDialogs(Studio &studio)
{
    select(studio, studio.find(DocumentState::Draft));
    studio.shootDialog(QStringLiteral("dialog-discard"), triggering(studio, "Discard draft"));
    select(studio, heldDraft(studio));
    studio.shootDialog(QStringLiteral("dialog-discard-number"), triggering(studio, "Discard draft"));
    select(studio, studio.find(DocumentState::Issued));
    studio.shootDialog(QStringLiteral("dialog-void"), triggering(studio, "Void"));
    studio.shootDialog(QStringLiteral("dialog-void-reason"), triggering(studio, "Void"),
        [](QDialog &dialog) { typeReason(dialog, QStringLiteral("wrong customer, see the next invoice")); });
    studio.shootDialog(QStringLiteral("dialog-print"), triggering(studio, "Print"));
    studio.shootDialog(QStringLiteral("dialog-export"), triggering(studio, "Export PDF"));
    showDateOrder(studio);
    studio.shootDialog(QStringLiteral("dialog-keys"), triggering(studio, "Keys"));
    studio.shootDialog(QStringLiteral("dialog-about"), triggering(studio, "About Seriatim"));
}

void showNumberDialogs(Studio &studio)
{
    studio.goTo(3);
    auto &page = *studio.window().findChild<AuditPage *>();
    const QString free = QStringLiteral("INV-2026-00013");
    page.showNumber(free);
    settle(studio.window());
    studio.shootDialog(QStringLiteral("dialog-number-void"), triggering(studio, "Void number"));
    studio.shootDialog(QStringLiteral("dialog-number-take-over"), triggering(studio, "Take over"));
    studio.shootDialog(QStringLiteral("dialog-range-void"), triggering(studio, "Void range"));
    studio.shootDialog(QStringLiteral("dialog-block"), triggering(studio, "Reserve block"));
    const NumberRow number = numberOf(studio, free);
    studio.shootDialog(QStringLiteral("dialog-number-draft"),
        opening(new DraftChooser(studio.desk(), number, DocumentKind(), &studio.window())));
    studio.shootDialog(QStringLiteral("dialog-number-no-draft"),
        opening(new DraftChooser(
            studio.desk(), number, *DocumentKind::fromId(QStringLiteral("credit-memo")), &studio.window())));
    studio.shootDialog(QStringLiteral("dialog-number-step-back"),
        opening(new ConfirmDialog(studio.desk(), steppingBack(number), &studio.window())));
    studio.goTo(0);
}

namespace {

/// At the start, after a wrong password, and after one that is not good any more.
void showConnection(Studio &studio)
{
    const QString address = QStringLiteral("postgresql://eva@db.harbour.example/office");
    const OpenFailure wrong{
        OpenFailure::Cause::NotLetIn, address, QStringLiteral("password authentication failed for user \"eva\"")};
    using Begin = std::function<void(ConnectionDialog &)>;
    const auto shoot = [&](const QString &picture, const Begin &begin) {
        auto *dialog = new ConnectionDialog([](const Login &) { return QString(); }, nullptr, &studio.window());
        studio.shootDialog(picture, opening(dialog), [dialog, begin](QDialog &) { begin(*dialog); });
    };
    shoot(QStringLiteral("dialog-connection"),
        [&](ConnectionDialog &dialog) { dialog.begin(address, words::sentence(wrong)); });
    shoot(QStringLiteral("dialog-connection-asks"), [&](ConnectionDialog &dialog) { dialog.ask(address); });
    shoot(QStringLiteral("dialog-connection-anew"), [&](ConnectionDialog &dialog) { dialog.askAnew(address); });
}

} // namespace

void showMasterDataDialogs(Studio &studio)
{
    showConnection(studio);
    studio.shootDialog(QStringLiteral("dialog-company"), triggering(studio, "Company"));
    showParties(studio);
    showSeriesDialogs(studio);
    studio.goTo(0);
}

} // namespace seriatim::gallery
