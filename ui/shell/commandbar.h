#pragma once

#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>
#include <QWidget>

#include "ui/shell/searchfield.h"

namespace seriatim {

/// The row of buttons below the menus. Nothing in it can slide out of sight: where room is short the search field
/// shrinks, then buttons other than the main one lose their words, never themselves.
class CommandBar final : public QWidget
{
    Q_OBJECT

public:
    explicit CommandBar(QWidget *parent = nullptr);

    void clear();
    QToolButton *add(QAction *action);
    /// The one thing to do next: in the accent's colour, and with its keys written on it.
    QToolButton *addPrimary(QAction *action);
    QToolButton *addMenu(const QString &text, const QString &icon, const QList<QAction *> &actions);
    void addRule();

    SearchField *search() const { return m_search; }

    QSize minimumSizeHint() const override { return {LeastWidth, sizeHint().height()}; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    static constexpr int LeastWidth = 600; ///< At which all buttons are in sight, those with a menu as icons.

    void fit();

    QHBoxLayout *m_buttons;
    SearchField *m_search;
    QList<QToolButton *> m_shrinkable;
};

} // namespace seriatim
