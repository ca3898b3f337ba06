#pragma once

#include <QLabel>

namespace seriatim::style {

/// One line of plain text that yields where there is no room: its end goes, and a tip tells it whole. It never makes
/// its window wider.
class ElidedLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget *parent = nullptr);

    QSize minimumSizeHint() const override { return {0, QLabel::minimumSizeHint().height()}; }
    bool isElided() const;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
};

} // namespace seriatim::style
