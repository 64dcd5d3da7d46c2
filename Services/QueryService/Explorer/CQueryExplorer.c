#include "CQueryExplorer.h"
