#include "CCommandDelivery.h"
