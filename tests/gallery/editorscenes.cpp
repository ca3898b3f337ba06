#include "gallery/scenes.h"

#include <QApplication>
#include <QTest>

#include "ui/editor/editorpage.h"

namespace seriatim::gallery {

namespace {

QString heldBy(Studio &studio, const QString &actor)
{
    const auto store = studio.store();
    return studio.find([&](const DocumentRow &row) {
        const auto number = store->numbers().reservationOf(row.id);
        return number && number->holder == actor;
    });
}

EditorPage &begin(Studio &studio, const char *kind = "invoice")
{
    studio.window().beginDocument(*DocumentKind::fromId(QString::fromLatin1(kind)));
    settle(studio.window());
    return *studio.window().editor();
}

/// Leaves the editor, and what is typed in it.
void leave(Studio &studio)
{
    EditorPage *editor = studio.window().editor();
    while (editor->draft().undoStack()->canUndo())
        editor->draft().undoStack()->undo();
    studio.goTo(0);
}

void goToCell(EditorPage &editor, int row, int column)
{
    editor.lines()->setFocus();
    editor.lines()->setCurrentIndex(editor.lines()->model()->index(row, column));
}

} // namespace

void showEditors(Studio &studio)
{
    const std::pair<const char *, QString> documents[] = {
        {"editor-draft", studio.find(DocumentState::Draft)},
        {"editor-purchase-order", studio.find(DocumentState::Draft, "purchase-order")},
        {"editor-delivery-note", studio.find(DocumentState::Draft, "delivery-note")},
        {"editor-quotation", studio.find(DocumentState::Issued, "quotation")},
        {"editor-credit-memo", studio.find(DocumentState::Issued, "credit-memo")},
        {"editor-reserved", heldBy(studio, QStringLiteral("ada"))},
        {"editor-reserved-by-ben", heldBy(studio, QStringLiteral("ben"))},
        {"editor-issued", studio.find(DocumentState::Issued)},
        {"editor-credited", studio.find(DocumentState::Credited)},
        {"editor-void", studio.find(DocumentState::Voided)},
        {"editor-long", studio.find([](const DocumentRow &row) { return row.gross > 3'000'000; })},
    };
    for (const auto &[name, id] : documents) {
        studio.open(id);
        studio.shoot(QString::fromLatin1(name));
    }
    studio.open(heldBy(studio, QStringLiteral("ada")));
    studio.shootSharp(QStringLiteral("editor-sharp"));
    studio.shootAt(QStringLiteral("editor-1024"), {1024, 700});
    studio.shootAt(QStringLiteral("editor-1920"), {1920, 1080});
    studio.trigger(QStringLiteral("Side panel"));
    studio.shoot(QStringLiteral("editor-without-preview"));
    studio.trigger(QStringLiteral("Side panel"));
    studio.goTo(0);
}

void showTyping(Studio &studio)
{
    EditorPage &editor = begin(studio);
    studio.shoot(QStringLiteral("editor-new"));
    studio.type(QStringLiteral("le"));
    QTest::qWait(600);
    if (QWidget *proposals = QApplication::activePopupWidget())
        studio.shoot(QStringLiteral("editor-proposals"), *proposals);
    studio.press(Qt::Key_Down);
    studio.press(Qt::Key_Return);
    goToCell(editor, 0, LinesModel::Text);
    studio.type(QStringLiteral("Anchor bolt M12"));
    studio.press(Qt::Key_Tab);
    studio.type(QStringLiteral("1,,2"));
    studio.press(Qt::Key_Tab);
    studio.shoot(QStringLiteral("editor-unreadable"));
    goToCell(editor, 0, LinesModel::Quantity);
    studio.type(QStringLiteral("8"));
    studio.press(Qt::Key_Tab);
    studio.press(Qt::Key_Tab);
    studio.type(QStringLiteral("24.5"));
    studio.press(Qt::Key_Return);
    studio.type(QStringLiteral("Delivery and fitting"));
    studio.shoot(QStringLiteral("editor-typing"));
    studio.press(Qt::Key_Tab);
    editor.findChild<QToolButton *>(QStringLiteral("addAdjustment"))->click();
    studio.type(QStringLiteral("Discount"));
    studio.shoot(QStringLiteral("editor-allowance"));
    editor.goTo(QStringLiteral("date"));
    studio.type(QStringLiteral("31 Feb"));
    studio.press(Qt::Key_Return, Qt::ControlModifier);
    studio.shoot(QStringLiteral("editor-hindered"));
    studio.shootAt(QStringLiteral("editor-hindered-1024"), {1024, 700});
    studio.goTo(0);
    studio.shoot(QStringLiteral("documents-kept-draft"));
    studio.window().showPage(&editor);
    leave(studio);
}

} // namespace seriatim::gallery
