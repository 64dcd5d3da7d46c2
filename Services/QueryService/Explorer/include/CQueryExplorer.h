#pragma once

#include <stddef.h>

// The explorer page, which lives as long as the program; sets *count to its length in bytes.
const unsigned char *query_explorer_page(size_t *count);
