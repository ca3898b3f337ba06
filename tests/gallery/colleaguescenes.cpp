#include "gallery/scenes.h"

#include <QPushButton>

#include "ui/editor/editorpage.h"
#include "usecases/usecases.h"

namespace seriatim::gallery {

namespace {

void refer(Store &store, const QString &draft, const QString &reference)
{
    SaveDraft command;
    command.id = draft;
    command.content = viewDocument(store, draft)->state.content;
    command.content.reference = reference;
    saveDraft(store, command);
}

void showDraftOfTwo(Studio &studio)
{
    const QString draft = studio.find(DocumentState::Draft);
    const auto ben = studio.store(QStringLiteral("ben"));
    const QString before = viewDocument(*ben, draft)->state.content.reference;
    studio.open(draft);
    EditorPage &editor = *studio.window().editor();
    refer(*ben, draft, QStringLiteral("By telephone"));
    settle(studio.window());
    studio.shoot(QStringLiteral("editor-followed"));
    editor.head()->goTo(QStringLiteral("reference"));
    studio.type(QStringLiteral("Order 4711"));
    refer(*ben, draft, before);
    settle(studio.window());
    studio.shoot(QStringLiteral("editor-conflict"));
    editor.banner()->button()->click(); // Theirs.
    settle(studio.window());
    studio.goTo(0);
}

void showServer(Studio &studio, const QString &picture, OpenFailure::Cause cause, const QString &said)
{
    const QString address = QStringLiteral("postgresql://ada@db.harbour.example/office");
    emit studio.desk().wentBlind(Trouble::of({cause, address, said}));
    studio.shoot(picture);
    emit studio.desk().seesAgain();
}

} // namespace

void showColleagues(const Album &album, const QString &log)
{
    Studio studio(album, log);
    showDraftOfTwo(studio);
    showServer(studio, QStringLiteral("server-unreachable"), OpenFailure::Cause::Unreachable,
        QStringLiteral("connection timed out"));
    showServer(studio, QStringLiteral("server-not-let-in"), OpenFailure::Cause::NotLetIn,
        QStringLiteral("password authentication failed for user \"ada\""));
}

} // namespace seriatim::gallery
