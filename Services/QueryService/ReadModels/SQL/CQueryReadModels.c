#include "CQueryReadModels.h"
