#pragma once

#include <QAction>
#include <QFrame>
#include <QLabel>
#include <QTableView>
#include <QToolButton>
#include <QWidget>

#include <functional>

#include "ui/style/tone.h"

/// Small things that every screen is made of. Text is always plain: what people typed can never become markup.
namespace seriatim::style {

/// A label of plain text.
QLabel *label(const QString &text, QWidget *parent = nullptr);
/// Small capitals above a group: "LOG SEAL".
QLabel *sectionTitle(const QString &text, QWidget *parent = nullptr);
QLabel *heading(const QString &text, QWidget *parent = nullptr);
/// Smaller and paler, for what is said besides.
QLabel *aside(const QString &text, QWidget *parent = nullptr);
/// A tone as the label's colour, also when the palette changes.
void setTone(QLabel *label, Tone tone);
/// What the label shows instead of words; drawn again when the palette changes.
void setPicture(QLabel *label, std::function<QPixmap()> picture);

/// What stands where a list is empty: what it is, what to do about it, and a button that does it (if `action`).
QWidget *emptyState(const QString &title, const QString &hint, QAction *action = nullptr, QWidget *parent = nullptr);

/// A line from side to side, or from top to bottom.
QFrame *rule(Qt::Orientation orientation, QWidget *parent = nullptr);

/// The one thing to do next wears the accent.
void makePrimary(QWidget *button, bool primary = true);

/// Draws the field's frame in the colour of alarm: what is wrong stands beside it in words.
void markFaulty(QWidget *field, bool faulty);

/// A button for an action of the menus: same words, same icon, same reason when it is grey.
QToolButton *buttonFor(QAction *action, QWidget *parent = nullptr);

/// How lists look: whole rows, no grid, rows of one height, Tab leaves.
void dress(QTableView *table);

/// A surface with a hairline round it. A tone colours it.
class Card final : public QWidget
{
    Q_OBJECT

public:
    explicit Card(QWidget *parent = nullptr);
    void setTone(Tone tone);
    /// Its hairline and round corners go over what it holds: a table has corners of its own.
    void coverCorners();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone = Tone::Neutral;
    QWidget *m_cover = nullptr;
};

/// A filter that is on or off: a pill.
class Chip final : public QToolButton
{
    Q_OBJECT

public:
    explicit Chip(const QString &text, QWidget *parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace seriatim::style
