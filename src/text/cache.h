/* What tests may know of the cache. */
#ifndef TEXT_CACHE_H
#define TEXT_CACHE_H

#include "text/layout.h"

#define TEXT_CACHE_BUDGET ((size_t)4 << 20)

size_t text_cache_bytes(const struct text_cache *c); /* held by layouts now */
size_t text_cache_count(const struct text_cache *c); /* layouts held now */

#endif
