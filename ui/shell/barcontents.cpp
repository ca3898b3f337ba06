#include "ui/shell/barcontents.h"

#include <QCoreApplication>

#include "ui/page.h"
#include "ui/shell/commandbar.h"
#include "ui/shell/commands.h"
#include "ui/shell/menus.h"

namespace seriatim {

namespace {

/// A context for translators: what only the bar says.
class BarWords
{
    Q_DECLARE_TR_FUNCTIONS(BarWords)
};

QList<QAction *> listOf(const std::vector<QAction *> &actions)
{
    return {actions.begin(), actions.end()};
}

void addGoingOut(CommandBar &bar, const Commands &commands)
{
    bar.addMenu(BarWords::tr("Print / export"), QStringLiteral("print"),
        {commands.verb(Verb::Print), commands.verb(Verb::Export)});
    bar.addMenu(BarWords::tr("Copy to"), QStringLiteral("copy"),
        QList<QAction *>{commands.verb(Verb::Copy), commands.verb(Verb::Credit)} + listOf(commands.followUps()));
}

} // namespace

void fillForList(CommandBar &bar, const Commands &commands)
{
    bar.addPrimary(commands.newDocuments().front());
    bar.addMenu({}, {}, listOf(commands.newDocuments()))->setToolTip(BarWords::tr("Begin another kind of document"));
    bar.addRule();
    bar.add(commands.verb(Verb::Open));
    bar.add(commands.verb(Verb::Issue));
    addGoingOut(bar, commands);
}

void fillForDocument(CommandBar &bar, const Commands &commands, const Menus &menus)
{
    bar.add(menus.back())->setText(BarWords::tr("Documents"));
    bar.add(commands.verb(Verb::Save));
    bar.addPrimary(commands.verb(Verb::Issue));
    bar.addRule();
    bar.add(commands.verb(Verb::Reserve));
    addGoingOut(bar, commands);
}

void fillForPage(CommandBar &bar, const Page *page)
{
    bool first = true;
    for (QAction *action : page ? page->pageActions() : QList<QAction *>()) {
        if (action->isSeparator())
            bar.addRule();
        else if (first)
            bar.addPrimary(action);
        else
            bar.add(action);
        first = false;
    }
    if (const QList<QAction *> further = page ? page->furtherActions() : QList<QAction *>(); !further.isEmpty())
        bar.addMenu(BarWords::tr("More"), {}, further);
}

} // namespace seriatim
