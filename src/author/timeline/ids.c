/* The ids of events: their authors', or their year and their place in it.
 *
 * "1958-2" stays the same when other years change, so that links and printed codes live on, and it
 * needs no headline, which is Chinese and would have to be spelt in letters. Two small tables of
 * open addressing keep what is taken and how far each year has counted: a sheet may hold thousands
 * of rows of one year. */
#include "author/timeline/timeline.h"

#include "base/hash.h"

#include <string.h>

struct ids_slot {
    const char *text; /* NULL: free */
    size_t count;
};

static struct ids_slot *ids_find(struct ids_slot *slots, size_t size, const char *text)
{
    size_t at = (size_t)hash_text(HASH_START, text) & (size - 1);
    while (slots[at].text && strcmp(slots[at].text, text) != 0) {
        at = (at + 1) & (size - 1);
    }
    return &slots[at];
}

void ids_open(struct timeline *t)
{
    size_t row;
    t->id_slots = 4;
    while (t->id_slots < 2 * (t->c.csv.count + 1)) {
        t->id_slots *= 2;
    }
    t->taken = arena_alloc_array(&t->m->mem, t->id_slots, sizeof *t->taken);
    t->stems = arena_alloc_array(&t->m->mem, t->id_slots, sizeof *t->stems);
    for (row = 0; row < t->c.csv.count; row++) {
        struct model_value id = cells_value(&t->c, row, "id");
        if (id.text) {
            ids_find(t->taken, t->id_slots, id.text)->text = id.text;
        }
    }
}

const char *ids_make(struct timeline *t, const struct when_span *when)
{
    struct arena *mem = &t->m->mem;
    long long year = (long long)when->start.year;
    const char *stem = !when->has_start                       ? "undated"
                       : when->start.precision == DATE_COSMIC ? arena_format(mem, "ago%lld", -year)
                       : year < 1 ? arena_format(mem, "bc%lld", 1 - year)
                                  : arena_format(mem, "%lld", year);
    struct ids_slot *count = ids_find(t->stems, t->id_slots, stem);
    const char *id;
    count->text = stem;
    do {
        id = arena_format(mem, "%s-%zu", stem, ++count->count);
    } while (ids_find(t->taken, t->id_slots, id)->text);
    return id;
}
