#pragma once

#include <QStringList>

#include "domain/content.h"

namespace seriatim {

/// Which of its fields differ, by key ("reference", "lines"), in the order of the form.
QStringList changedFields(const DocumentContent &before, const DocumentContent &after);

} // namespace seriatim
