#pragma once

#include <QString>

namespace seriatim {

class FieldForm;

/// What looks mistyped, as a sentence; empty if nothing does. A hint, not a refusal: the world has more account numbers
/// and addresses than a program knows.
QString ibanHint(const QString &typed);
QString emailHint(const QString &typed);
QString vatNumberHint(const QString &typed);

/// Shows these hints below the fields of the form while they are typed.
void hintWhileTyping(FieldForm &form);

} // namespace seriatim
