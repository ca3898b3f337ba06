#pragma once

#include <QComboBox>

namespace seriatim {

/// A list to choose from that, while nothing can be changed, looks like the read-only fields beside it: legible, and
/// without an arrow.
class ChoiceField : public QComboBox
{
    Q_OBJECT

public:
    using QComboBox::QComboBox;

    void setReadOnly(bool readOnly);
    bool isReadOnly() const { return m_isReadOnly; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    bool m_isReadOnly = false;
};

} // namespace seriatim
