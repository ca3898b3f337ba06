#pragma once

#include <QLineEdit>

namespace seriatim {

/// Where a search is typed. Return and Down go on to what was found; Escape takes the search back.
class SearchField final : public QLineEdit
{
    Q_OBJECT

public:
    using QLineEdit::QLineEdit;

signals:
    void resultsWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace seriatim
