#pragma once

#include <QLineEdit>

namespace seriatim {

/// Where a search is typed. Return and Down go on to what was found; Escape takes the search back, and once nothing is
/// sought, gives the keys back to what they went to before.
class SearchField final : public QLineEdit
{
    Q_OBJECT

public:
    using QLineEdit::QLineEdit;

signals:
    void resultsWanted();
    void left(); ///< Nothing is sought, and whoever was here wants to go.

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace seriatim
