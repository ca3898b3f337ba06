#include "usecases/work.h"
