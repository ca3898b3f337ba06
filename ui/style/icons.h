#pragma once

#include <QIcon>
#include <QString>

#include "ui/style/tone.h"

namespace seriatim::style {

/// An icon of resources/icons, in the colour of the text around it, whatever the palette becomes.
QIcon icon(const QString &name);
QIcon icon(const QString &name, Tone tone);

/// States by shape and colour; the word stands beside them.
QIcon stateIcon(DocumentState state);
QIcon stateIcon(series::NumberState state);

} // namespace seriatim::style
