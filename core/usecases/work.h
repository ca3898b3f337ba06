#pragma once

#include "usecases/usecases.h"
