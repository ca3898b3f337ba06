#pragma once

#include <QValidator>

namespace seriatim::style {

/// What is pasted into a field of one line becomes one: its breaks become blanks.
class OneLine final : public QValidator
{
    Q_OBJECT

public:
    using QValidator::QValidator;

    State validate(QString &input, int &cursor) const override;
};

} // namespace seriatim::style
