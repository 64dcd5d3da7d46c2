#include "CQueryExplorer.h"

const unsigned char *query_explorer_page(size_t *count) {
    static const unsigned char page[] = {
#embed "explorer.html"
    };
    *count = sizeof page;
    return page;
}
