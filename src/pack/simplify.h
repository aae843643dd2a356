/* One step of search_fold, in a file of its own because of its table. */
#ifndef PACK_SIMPLIFY_H
#define PACK_SIMPLIFY_H

#include "base/utf8.h"

/* The simplified form of a traditional Chinese character; anything else comes back as it is. */
uint32_t search_simplify(uint32_t cp);

#endif
