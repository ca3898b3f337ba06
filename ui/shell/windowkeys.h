#pragma once

#include <QObject>

class QKeyEvent;
class QMainWindow;

namespace seriatim {

class Commands;

/// Keeps the window's keys the window's, whatever has the focus in it. On X11 text fields take some of them for editing
/// as terminals have it: Ctrl+E goes to the end of the line, Ctrl+K deletes what is behind the cursor, Ctrl+D a letter.
class WindowKeys final : public QObject
{
    Q_OBJECT

public:
    WindowKeys(QMainWindow &window, const Commands &commands);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool isOurs(const QKeyEvent &key) const;

    QMainWindow &m_window;
    const Commands &m_commands;
};

} // namespace seriatim
