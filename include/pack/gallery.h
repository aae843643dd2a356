/* Galleries and honours: pictures first. */
#ifndef PACK_GALLERY_H
#define PACK_GALLERY_H

#include "pack/item.h"

struct pack_gallery {
    struct pack_card section;
    const char *sub;               /* small line behind the title, or "" */
    const struct pack_item *works; /* in editorial order; card.art is the picture */
    size_t count;                  /* at most 500 */
};

bool pack_gallery(struct pack *p, const char *section, const char *lang, struct arena *mem,
                  struct pack_gallery *out, struct err *err);

#endif
