#pragma once

#include <QDir>
#include <QString>

#include "ui/desk.h"
#include "ui/mainwindow.h"

namespace seriatim::gallery {

/// What the pictures show: a log of the example company, and an empty one.
class Studio
{
public:
    /// `log`: a log's file; `folder`: for the pictures; `mode`: `light` or `dark`, part of their names.
    Studio(const QString &log, const QDir &folder, const QString &mode);

    void documents();
    void editors();
    void pages();
    void firstStart();

private:
    void shoot(QWidget &widget, const QString &name);
    void open(const QString &id);
    QString find(const std::function<bool(const DocumentRow &)> &wanted);
    void printed();

    QString m_log;
    QDir m_folder;
    QString m_mode;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<MainWindow> m_window;
};

/// Waits until nothing moves any more.
void settle();

} // namespace seriatim::gallery
