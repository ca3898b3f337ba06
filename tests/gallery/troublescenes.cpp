#include "gallery/scenes.h"

#include <QPushButton>
#include <QTest>

#include "gallery/logs.h"
#include "ui/audit/auditpage.h"
#include "ui/dialogs/formdialog.h"
#include "ui/dialogs/reasonfield.h"
#include "ui/documents/documentspage.h"
#include "ui/editor/editorpage.h"

namespace seriatim::gallery {

void showFirstStart(const Album &album, const QString &log)
{
    Studio studio(album, log);
    studio.shoot(QStringLiteral("first-start"));
    const char *names[] = {"first-parties", "first-series", "first-audit"};
    for (int page = 0; page < 3; ++page) {
        studio.goTo(page + 1);
        studio.shoot(QString::fromLatin1(names[page]));
    }
    studio.goTo(0);
    studio.press(Qt::Key_N, Qt::ControlModifier);
    studio.shoot(QStringLiteral("first-invoice"));
    studio.shootDialog(QStringLiteral("dialog-company-first"), [&] { studio.trigger(QStringLiteral("Company")); });
}

void showBusyLog(const Album &album, const QString &log)
{
    Studio studio(album, log, opener(log, QStringLiteral("ada"), std::chrono::milliseconds(400)));
    const QString draft = studio.find(DocumentState::Draft);
    const QString issued = studio.find(DocumentState::Issued);
    studio.open(draft);
    const auto other = studio.store(QStringLiteral("ben"));
    const auto lock = other->log().begin();
    studio.press(Qt::Key_Return, Qt::ControlModifier);
    QTest::qWait(600);
    studio.shoot(QStringLiteral("editor-busy"));
    studio.goTo(0);
    studio.window().documents()->select(draft);
    settle(studio.window());
    studio.trigger(QStringLiteral("Issue"));
    QTest::qWait(600);
    studio.shoot(QStringLiteral("documents-busy"));
    studio.goTo(3);
    studio.window().findChild<AuditPage *>()->showNumber(QStringLiteral("INV-2026-00013"));
    settle(studio.window());
    studio.shootDialog(
        QStringLiteral("dialog-busy"), [&] { studio.trigger(QStringLiteral("Void number")); },
        [](QDialog &dialog) {
            dialog.findChild<ReasonField *>()->setReason(QStringLiteral("sheet spoiled"));
            dynamic_cast<FormDialog &>(dialog).sendButton()->click();
            QTest::qWait(600);
        });
}

void showReadOnlyLog(const Album &album, const QString &log)
{
    const QString reason = openedLog(log, QStringLiteral("ada"))->readOnlyReason();
    Studio studio(album, log, {}, reason);
    studio.window().documents()->select(studio.find(DocumentState::Draft));
    studio.shoot(QStringLiteral("documents-read-only"));
    studio.open(studio.find(DocumentState::Draft));
    studio.shoot(QStringLiteral("editor-read-only"));
    studio.goTo(3);
    studio.shoot(QStringLiteral("audit-read-only"));
}

void showDamagedLog(const Album &album, const QString &log)
{
    damage(log);
    const QString reason = openedLog(log, QStringLiteral("ada"))->readOnlyReason();
    Studio studio(album, log, {}, reason);
    studio.shoot(QStringLiteral("documents-damaged"));
    studio.goTo(3);
    auto &page = *studio.window().findChild<AuditPage *>();
    page.logWork()->verify();
    page.showNumber(QStringLiteral("INV-2026-00005"));
    studio.shoot(QStringLiteral("audit-damaged"));
}

} // namespace seriatim::gallery
