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
    /// Documents with something typed that is not saved, below the pages.
    void setKept(const QStringList &names);
    int pageCount() const { return m_pages; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_pages = 0;
};

} // namespace seriatim
