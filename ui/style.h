#pragma once

/// All that screens share, in one include.
#include "ui/style/accesskeys.h"
#include "ui/style/appearance.h"
#include "ui/style/banner.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/tone.h"
#include "ui/style/widgets.h"
