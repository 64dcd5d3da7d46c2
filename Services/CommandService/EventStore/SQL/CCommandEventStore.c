#include "CCommandEventStore.h"
