#pragma once

#include <QListWidget>

namespace seriatim {

/// The pages of the window, at its left. Up and Down move, a click or Return shows. What is listed below them can be
/// closed by its cross, or by Delete.
class Navigation final : public QListWidget
{
    Q_OBJECT

public:
    explicit Navigation(QWidget *parent = nullptr);

    void addPage(const QString &icon, const QString &name);
    /// Documents with something typed that is not saved, below the pages.
    void setKept(const QStringList &names);
    int pageCount() const { return m_pages; }
    /// Where the one at that place below the pages is closed by a click.
    QRect crossOf(int place) const;

signals:
    void closeWanted(int place); ///< Below the pages, from 0.

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    int m_pages = 0;
};

} // namespace seriatim
