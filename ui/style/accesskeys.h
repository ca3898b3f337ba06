#pragma once

#include <QAction>
#include <QStringList>

class QMenu;
class QWidget;

/// Letters that choose what stands beside them: an entry of an open menu, with Alt a button of a dialog.
namespace seriatim::style {

/// The texts, each with a letter of its own marked by `&`: the one that it has, or, if that is none or an earlier
/// text's, the first of a word or else of its letters that is free. `taken`: letters that others have.
QStringList withAccessKeys(const QStringList &texts, const QString &taken = {});

/// Of what stands in one menu, each entry has its own.
void giveAccessKeys(const QList<QAction *> &entries);
/// The buttons of a dialog, beside the letters that its fields have.
void giveAccessKeys(QWidget &dialog);

/// Whoever opens the menu by the keyboard begins at the first entry that can be chosen.
void beginAtPossible(QMenu *menu);

} // namespace seriatim::style
