/* Galleries: every work with all of its words, because a gallery has at most a few hundred of them
 * and shows their captions at once. */
#include "pack/gallery.h"

#include "pack/internal.h"

#include <string.h>

#define GALLERY_WORKS_MAX 500

bool pack_gallery(struct pack *p, const char *section, const char *lang, struct arena *mem,
                  struct pack_gallery *out, struct err *err)
{
    struct pack_entry e, *entries;
    struct pack_item *works;
    struct texts t;
    size_t i;
    memset(out, 0, sizeof *out);
    if (!pack_section(p, section, "gallery", mem, &e, err) ||
        !pack_card(p, &e, lang, mem, &out->section, err) ||
        !pack_children(p, e.id, "work", PACK_ALL, mem, &entries, &out->count, err)) {
        return false;
    }
    texts_begin(&t, p, e.id, lang, "title", mem);
    out->sub = texts_own(&t, "sub");
    if (!texts_ok(&t, err)) {
        return false;
    }
    if (out->count > GALLERY_WORKS_MAX) {
        return err_set(err, ERR_INVALID, "a gallery of %zu works", out->count);
    }
    works = arena_alloc_array(mem, out->count + 1, sizeof *works);
    for (i = 0; i < out->count; i++) {
        if (!pack_item_of(p, &entries[i], &out->section, lang, mem, &works[i], err)) {
            return false;
        }
    }
    out->works = works;
    return true;
}
