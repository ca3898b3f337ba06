#include "gallery/scenes.h"

#include <QHeaderView>

#include "ui/documents/documentspage.h"

namespace seriatim::gallery {

namespace {

void selectState(Studio &studio, DocumentState state)
{
    studio.window().documents()->select(studio.find(state));
}

} // namespace

void showDocuments(Studio &studio)
{
    DocumentsPage &page = *studio.window().documents();
    selectState(studio, DocumentState::Issued);
    studio.shoot(QStringLiteral("documents"));
    studio.shootSharp(QStringLiteral("documents-sharp"));
    studio.shootAt(QStringLiteral("documents-1024"), {1024, 700});
    studio.shootAt(QStringLiteral("documents-1920"), {1920, 1080});
    selectState(studio, DocumentState::Reserved);
    studio.shoot(QStringLiteral("documents-reserved"));
    selectState(studio, DocumentState::Credited);
    studio.shoot(QStringLiteral("documents-credited"));
    selectState(studio, DocumentState::Voided);
    studio.shoot(QStringLiteral("documents-void"));
    page.table()->selectAll();
    studio.shoot(QStringLiteral("documents-all-selected"));
    page.filterBar()->setKind(DocumentKind());
    studio.shoot(QStringLiteral("documents-invoices"));
    page.filterBar()->clear();
    page.filterBar()->setText(QStringLiteral("nobody of this name"));
    studio.shoot(QStringLiteral("documents-nothing-found"));
    page.filterBar()->clear();
    studio.trigger(QStringLiteral("Side panel"));
    studio.shoot(QStringLiteral("documents-without-panel"));
    studio.trigger(QStringLiteral("Side panel"));
    studio.press(Qt::Key_K, Qt::ControlModifier);
    studio.type(QStringLiteral("quay"));
    studio.shoot(QStringLiteral("documents-found"));
    for (int i = 0; i < 4; ++i)
        studio.press(Qt::Key_Backspace);
    page.filterBar()->clear();
}

} // namespace seriatim::gallery
