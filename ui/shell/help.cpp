#include "ui/shell/help.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/style.h"

namespace seriatim {

namespace {

/// A context for translators: what the program says about itself.
class HelpWords
{
    Q_DECLARE_TR_FUNCTIONS(HelpWords)
};

QTreeWidgetItem *addSection(QTreeWidget &tree, const QString &name)
{
    auto *section = new QTreeWidgetItem(&tree, {name});
    QFont font = tree.font();
    font.setWeight(QFont::DemiBold);
    section->setFont(0, font);
    section->setFlags(Qt::ItemIsEnabled);
    return section;
}

/// Qt's standard keys also name some that no keyboard of today has: "F14" for Undo.
bool isOnKeyboards(const QKeySequence &keys)
{
    const Qt::Key key = keys[0].key();
    return key < Qt::Key_F13 || key > Qt::Key_F35;
}

void addKeys(QTreeWidgetItem *section, const QMenu &menu)
{
    for (const QAction *action : menu.actions()) {
        if (action->menu())
            addKeys(section, *action->menu());
        QStringList keys;
        for (const QKeySequence &each : action->shortcuts()) {
            if (isOnKeyboards(each))
                keys.append(each.toString(QKeySequence::NativeText));
        }
        if (!keys.isEmpty())
            new QTreeWidgetItem(
                section, {QString(action->text()).remove(u'&').remove(u'…'), keys.join(HelpWords::tr(" or "))});
    }
}

void addTyping(QTreeWidget &tree)
{
    QTreeWidgetItem *section = addSection(tree, HelpWords::tr("While typing"));
    const std::pair<QString, QString> entries[] = {
        {HelpWords::tr("Go on: the next field, the next cell, the next line"), HelpWords::tr("Tab or Return")},
        {HelpWords::tr("Today"), HelpWords::tr("t in a date")},
        {HelpWords::tr("So many days later"), HelpWords::tr("+14 in a date")},
        {HelpWords::tr("A day earlier or later"), HelpWords::tr("Up and Down in a date")},
    };
    for (const auto &[what, keys] : entries)
        new QTreeWidgetItem(section, {what, keys});
}

QTreeWidget *keysOf(const QMainWindow &window)
{
    auto *tree = new QTreeWidget;
    tree->setColumnCount(2);
    tree->setHeaderLabels({HelpWords::tr("What"), HelpWords::tr("Keys")});
    tree->setRootIsDecorated(false);
    tree->setItemsExpandable(false);
    tree->setFrameShape(QFrame::NoFrame);
    tree->setSelectionMode(QAbstractItemView::NoSelection); // It is there to be read.
    tree->setAccessibleName(HelpWords::tr("Keys"));
    for (const QAction *top : window.menuBar()->actions()) {
        QTreeWidgetItem *section = addSection(*tree, QString(top->text()).remove(u'&'));
        addKeys(section, *top->menu());
        if (section->childCount() == 0)
            delete section;
    }
    addTyping(*tree);
    tree->expandAll();
    tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    tree->header()->setStretchLastSection(false);
    return tree;
}

} // namespace

void showKeys(QMainWindow &window)
{
    auto *dialog = new QDialog(&window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("keys"));
    dialog->setWindowTitle(HelpWords::tr("Keys"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto *column = new QVBoxLayout(dialog);
    column->addWidget(keysOf(window), 1);
    column->addWidget(buttons);
    dialog->resize(560, 640);
    dialog->open();
}

void showAbout(QWidget &window)
{
    auto *box = new QMessageBox(&window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(QStringLiteral("about"));
    box->setWindowTitle(HelpWords::tr("About Seriatim"));
    box->setTextFormat(Qt::PlainText);
    box->setIconPixmap(QIcon(QStringLiteral(":/icons/seriatim.svg")).pixmap(64, 64));
    box->setText(HelpWords::tr("Seriatim %1").arg(QCoreApplication::applicationVersion()));
    box->setInformativeText(
        HelpWords::tr("Numbered documents: none skipped, none given twice.\n\nFree software under the MIT "
                      "licence, made with Qt %1.")
            .arg(QString::fromLatin1(qVersion())));
    box->open();
}

} // namespace seriatim
