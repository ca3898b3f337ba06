#include "ui/shell/menus.h"

#include <QActionGroup>
#include <QApplication>
#include <QMenuBar>

#include "ui/style.h"

namespace seriatim {

Menus::Menus(QMainWindow *window, Commands &commands) : QObject(window), m_window(window)
{
    buildFile(commands);
    buildEdit();
    buildDocument(commands);
    buildView();
    buildHelp();
    for (QAction *top : window->menuBar()->actions())
        top->menu()->setToolTipsVisible(true);
    for (QMenu *each : window->menuBar()->findChildren<QMenu *>()) {
        style::giveAccessKeys(each->actions());
        style::beginAtPossible(each);
    }
}

QAction *Menus::add(QMenu *menu, const QString &text, const QString &icon, const QKeySequence &keys, const QString &tip)
{
    auto *action = new QAction(icon.isEmpty() ? QIcon() : style::icon(icon), text, m_window);
    action->setShortcut(keys);
    setPossible(action, tip, {});
    menu->addAction(action);
    return action;
}

void Menus::buildFile(Commands &commands)
{
    QMenu *file = m_window->menuBar()->addMenu(tr("&File"));
    QMenu *begin = file->addMenu(style::icon(QStringLiteral("new")), tr("&New"));
    for (QAction *each : commands.newDocuments())
        begin->addAction(each);
    begin->setToolTipsVisible(true);
    file->addAction(commands.verb(Verb::Open));
    file->addAction(commands.verb(Verb::Save));
    m_close = add(file, tr("&Close"), QStringLiteral("close"), Qt::CTRL | Qt::Key_W, tr("Close this document"));
    file->addSeparator();
    file->addAction(commands.verb(Verb::Print));
    file->addAction(commands.verb(Verb::Export));
    file->addSeparator();
    m_company = add(file, tr("Co&mpany…"), QStringLiteral("company"), {},
        tr("Your company's name, address, tax id and bank, as printed on documents"));
    buildLog(file);
    file->addSeparator();
    QAction *quit =
        add(file, tr("&Quit"), {}, Qt::CTRL | Qt::Key_Q, tr("Close the window; what is half typed is kept"));
    quit->setMenuRole(QAction::QuitRole);
    connect(quit, &QAction::triggered, m_window, &QWidget::close);
}

/// Each log has a window of its own.
void Menus::buildLog(QMenu *file)
{
    QMenu *log = file->addMenu(tr("&Log"));
    log->setToolTipsVisible(true);
    m_newLog = add(log, tr("&New log…"), {}, {}, tr("Begin a new log in a file, in a window of its own"));
    m_openLog = add(log, tr("&Open log…"), {}, {}, tr("Open the log in a file, in a window of its own"));
    m_connectServer = add(log, tr("&Connect to a server…"), {}, {},
        tr("Open the log of an office on a PostgreSQL server, in a window of its own"));
}

void Menus::buildEdit()
{
    m_edit = m_window->menuBar()->addMenu(tr("&Edit"));
    m_find =
        add(m_edit, tr("&Find…"), QStringLiteral("find"), QKeySequence::Find, tr("Find a number, party or amount"));
    m_find->setShortcuts({QKeySequence(QKeySequence::Find), QKeySequence(Qt::CTRL | Qt::Key_K)});
}

void Menus::buildDocument(Commands &commands)
{
    QMenu *document = m_window->menuBar()->addMenu(tr("&Document"));
    document->addAction(commands.verb(Verb::Issue));
    document->addSeparator();
    document->addAction(commands.verb(Verb::Credit));
    QMenu *follow = document->addMenu(style::icon(QStringLiteral("follow")), tr("&Follow-up"));
    follow->setToolTipsVisible(true);
    for (QAction *each : commands.followUps())
        follow->addAction(each);
    document->addAction(commands.verb(Verb::Copy));
    document->addSeparator();
    document->addAction(commands.verb(Verb::Discard));
    document->addAction(commands.verb(Verb::Void));

    m_numbers = m_window->menuBar()->addMenu(tr("&Numbers"));
    m_numberActions = {commands.verb(Verb::Reserve), commands.verb(Verb::StepBack)};
    m_numbers->addActions(m_numberActions);
}

void Menus::buildView()
{
    m_view = m_window->menuBar()->addMenu(tr("&View"));
    m_pagesEnd = m_view->addSeparator();
    m_back = add(m_view, tr("&Back to the list"), QStringLiteral("back"), Qt::ALT | Qt::Key_Left,
        tr("Back to the list of documents"));
    m_refresh = add(m_view, tr("&Refresh"), QStringLiteral("refresh"), QKeySequence::Refresh,
        tr("Read everything anew; others' work appears by itself"));
    m_panel = add(m_view, tr("&Side panel"), QStringLiteral("panel"), Qt::Key_F9,
        tr("Show the panel at the right: summary, or the printed page"));
    m_panel->setCheckable(true);
    m_panel->setChecked(true);

    QMenu *appearance = m_view->addMenu(tr("&Appearance"));
    auto *group = new QActionGroup(this);
    const std::pair<QString, style::Appearance> choices[] = {{tr("As the &desktop"), style::Appearance::Desktop},
        {tr("&Light"), style::Appearance::Light}, {tr("Dar&k"), style::Appearance::Dark}};
    for (const auto &[name, choice] : choices) {
        QAction *action = appearance->addAction(name);
        action->setCheckable(true);
        action->setChecked(choice == style::chosenAppearance());
        group->addAction(action);
        connect(action, &QAction::triggered, this, [choice = choice] {
            style::chooseAppearance(choice);
            style::wear(*qApp, choice);
        });
    }
}

void Menus::buildHelp()
{
    QMenu *help = m_window->menuBar()->addMenu(tr("&Help"));
    connect(add(help, tr("&Keys"), QStringLiteral("info"), QKeySequence::HelpContents, tr("All keys on one page")),
        &QAction::triggered, this, &Menus::keysWanted);
    connect(add(help, tr("&About Seriatim"), {}, {}, tr("Version and licence")), &QAction::triggered, this,
        &Menus::aboutWanted);
}

QAction *Menus::addPage(const QString &name)
{
    auto *action = new QAction(name, m_window);
    action->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + m_pages)));
    setPossible(action, tr("Show %1").arg(name), {});
    m_view->insertAction(m_pagesEnd, action);
    style::giveAccessKeys(m_view->actions());
    ++m_pages;
    return action;
}

void Menus::setEditActions(const QList<QAction *> &actions)
{
    for (QAction *action : std::as_const(m_editActions))
        m_edit->removeAction(action);
    m_editActions = actions;
    m_edit->insertActions(m_find, actions);
    style::giveAccessKeys(m_edit->actions());
}

void Menus::setPageActions(const QList<QAction *> &actions)
{
    const QList<QAction *> shown = m_numbers->actions();
    for (QAction *action : shown)
        m_numbers->removeAction(action);
    m_numbers->addActions(m_numberActions);
    if (!actions.isEmpty())
        m_numbers->addSeparator();
    m_numbers->addActions(actions);
    style::giveAccessKeys(m_numbers->actions());
}

} // namespace seriatim
