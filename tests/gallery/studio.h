#pragma once

#include <QDialog>
#include <QDir>
#include <QMenu>
#include <QRegularExpression>

#include <functional>
#include <memory>

#include "ui/desk.h"
#include "ui/mainwindow.h"

namespace seriatim::gallery {

/// Where pictures go, and which are wanted.
struct Album {
    QDir folder;
    QString mode; ///< `light`, `dark`: the end of each name.
    QRegularExpression wanted;

    bool wants(const QString &name) const { return wanted.match(name).hasMatch(); }
    void keep(const QString &name, const QImage &image) const;
};

/// A window on a log, and a camera before it.
class Studio
{
public:
    using Fill = std::function<void(QDialog &)>;

    /// `open`: how the desk comes to a store. The default opens the file as Ada.
    Studio(const Album &album, const QString &log, DeskThread::Open open = {}, const QString &readOnlyReason = {});
    ~Studio();

    MainWindow &window() { return *m_window; }
    Desk &desk() { return *m_desk; }
    /// A store beside the window's, as a colleague has one.
    std::unique_ptr<Store> store(const QString &actor = QStringLiteral("ada"));

    /// The window as it comes to rest.
    void shoot(const QString &name);
    void shoot(const QString &name, QWidget &widget);
    /// The same, in a window of that size.
    void shootAt(const QString &name, const QSize &size);
    /// The window as a screen with four pixels for one shows it.
    void shootSharp(const QString &name);
    /// The dialog that `open` brings up, after `fill`; it is closed then.
    void shootDialog(const QString &name, const std::function<void()> &open, const Fill &fill = {});
    void shootMenu(const QString &name, QMenu &menu);

    /// The page of the navigation, and the action of the menus with these words.
    void goTo(int page);
    QAction *action(const QString &text);
    void trigger(const QString &text);

    QString find(const std::function<bool(const DocumentRow &)> &wanted);
    QString find(DocumentState state, const char *kind = "invoice");
    void open(const QString &id);
    /// Keys to whatever has the focus.
    void type(const QString &text);
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);

private:
    void activate();
    QWidget *keyTarget() const;

    Album m_album;
    QString m_log;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<MainWindow> m_window;
};

/// How a log is opened, by whom; `patience`: how long a command waits for it.
DeskThread::Open opener(const QString &log, const QString &actor, std::chrono::milliseconds patience);
std::unique_ptr<Store> openedLog(const QString &log, const QString &actor);

/// Waits until nothing on the widget has moved for a while.
void settle(QWidget &widget);

} // namespace seriatim::gallery
