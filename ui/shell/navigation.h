#pragma once

#include <QListWidget>

namespace seriatim {

/// The pages of the window, at its left. Up and Down move, a click or Return shows.
class Navigation final : public QListWidget
{
    Q_OBJECT

public:
    explicit Navigation(QWidget *parent = nullptr);

    void addPage(const QString &icon, const QString &name);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace seriatim
