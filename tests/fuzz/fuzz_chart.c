/* Any text as the two tables of a chart, units and people, parted by a line "==". Whatever is wrong
 * with them, what comes out without an error is a forest in order, and whatever comes out ends. */
#include "fuzz.h"

#include "author/chart.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

static void fuzz_must(bool true_of_every_chart)
{
    if (!true_of_every_chart) {
        abort();
    }
}

/* Up from a unit to its root: never in a circle. */
static size_t fuzz_depth(const struct model *m, const struct model_entry *e)
{
    size_t depth = 0;
    while (e->item->parent_entry) {
        e = e->item->parent_entry;
        fuzz_must(e->kind == MODEL_UNIT && ++depth <= m->entry_count);
    }
    return depth;
}

static void fuzz_unit(const struct model *m, const struct model_entry *e)
{
    size_t i;
    fuzz_must(fuzz_depth(m, e) < CHART_DEPTH_MAX || m->d->errors > 0);
    fuzz_must(e->order > 0);
    fuzz_must(!e->item->parent_entry || e->item->parent_entry->order < e->order);
    for (i = 0; i < e->item->also_count; i++) {
        fuzz_must(e->item->also_entries[i] != e &&
                  e->item->also_entries[i] != e->item->parent_entry);
    }
}

static void fuzz_person(const struct model *m, const struct model_entry *e)
{
    const struct model_item *item = e->item;
    fuzz_must(item->parent_entry || m->d->errors > 0);
    fuzz_must(!item->died.text || item->has_end || m->d->errors > 0);
    fuzz_must(!item->has_start || date_valid(&item->start));
    fuzz_must(!item->has_end || date_valid(&item->end));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct diag d = {0};
    struct model m = {.root = "/nowhere", .d = &d, .language_count = 2};
    struct model_entry *section;
    char *text = malloc(length + 1), *cut;
    size_t i;
    m.languages[0].tag = "zh";
    m.languages[1].tag = "en";
    section = model_add(&m, MODEL_SECTION, "structure");
    section->accent = "structure";
    section->section_kind = "chart";
    memcpy(text, bytes, length);
    text[length] = '\0';
    cut = strstr(text, "\n==\n");
    if (!memchr(bytes, 0, length) && utf8_check(text, length) == length && !strchr(text, '\r')) {
        chart_units_text(&m, section, "u.csv", text, cut ? (size_t)(cut - text) : length);
        if (cut) {
            chart_people_text(&m, section, "p.csv", cut + 4, strlen(cut + 4));
        }
    }
    for (i = 0; i < m.entry_count; i++) {
        if (m.entries[i]->kind == MODEL_UNIT) {
            fuzz_unit(&m, m.entries[i]);
        } else if (m.entries[i]->kind == MODEL_PERSON) {
            fuzz_person(&m, m.entries[i]);
        }
    }
    free(text);
    diag_finish(&d);
    arena_finish(&m.mem);
    return 0;
}
