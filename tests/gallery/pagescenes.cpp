#include "gallery/scenes.h"

#include <QHeaderView>
#include <QTest>

#include "ui/audit/auditpage.h"
#include "ui/dialogs/fieldform.h"
#include "ui/parties/partiespage.h"
#include "ui/series/seriespage.h"

namespace seriatim::gallery {

namespace {

template <typename Kind>
Kind &pageOf(Studio &studio)
{
    return *studio.window().findChild<Kind *>();
}

void showParties(Studio &studio)
{
    studio.goTo(1);
    auto &page = pageOf<PartiesPage>(studio);
    page.table()->selectRow(1);
    studio.shoot(QStringLiteral("parties"));
    studio.shootAt(QStringLiteral("parties-1024"), {1024, 700});
    studio.shootAt(QStringLiteral("parties-1920"), {1920, 1080});
    page.editor()->form().editor(QStringLiteral("party.name"))->setFocus();
    studio.press(Qt::Key_A, Qt::ControlModifier);
    studio.press(Qt::Key_Backspace);
    page.editor()->form().editor(QStringLiteral("party.taxId"))->setFocus();
    studio.shoot(QStringLiteral("parties-changed"));
    page.editor()->revert();
    studio.press(Qt::Key_F, Qt::ControlModifier);
    studio.type(QStringLiteral("nobody"));
    studio.shoot(QStringLiteral("parties-nothing-found"));
    page.searchField()->clear();
    settle(studio.window());
}

void showSeries(Studio &studio)
{
    studio.goTo(2);
    pageOf<SeriesPage>(studio).seriesTable()->selectRow(2);
    studio.shoot(QStringLiteral("series"));
    studio.shootAt(QStringLiteral("series-1024"), {1024, 700});
    studio.shootAt(QStringLiteral("series-1920"), {1920, 1080});
}

} // namespace

void showPages(Studio &studio)
{
    showParties(studio);
    showSeries(studio);
    studio.goTo(0);
}

void showAudit(Studio &studio)
{
    studio.goTo(3);
    studio.shoot(QStringLiteral("audit-opened"));
    auto &page = pageOf<AuditPage>(studio);
    page.logWork()->verify();
    page.showNumber(QStringLiteral("SHOP-2026-00398"));
    studio.shoot(QStringLiteral("audit"));
    studio.shootSharp(QStringLiteral("audit-sharp"));
    studio.shootAt(QStringLiteral("audit-1024"), {1024, 700});
    studio.shootAt(QStringLiteral("audit-1920"), {1920, 1080});
    page.showNumber(QStringLiteral("SHOP-2026-00312"));
    studio.shoot(QStringLiteral("audit-lost"));
    page.registerView()->setShow(Show::All);
    page.showNumber(QStringLiteral("INV-2026-00020"));
    studio.shoot(QStringLiteral("audit-all-numbers"));
    page.registerView()->setShow(Show::Exceptions);
    page.showNumber(QStringLiteral("QU-2026-00002"));
    studio.shoot(QStringLiteral("audit-no-exceptions"));
    studio.goTo(0);
}

} // namespace seriatim::gallery
