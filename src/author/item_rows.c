/* The rows that events, units, people and works have beside their words. */
#include "author/rows.h"

static void item_date(struct rows *r, const struct date *d, bool has)
{
    if (has) {
        rows_int(r, d->year);
    } else {
        rows_text(r, NULL);
    }
    rows_int(r, has ? d->month : 0);
    rows_int(r, has ? d->day : 0);
    rows_int(r, has ? (int64_t)d->precision : 0);
    rows_int(r, has && d->about);
}

static void item_dates(struct rows *r, const struct model_entry *e)
{
    const struct model_item *item = e->item;
    if (item->has_start || item->has_end) {
        rows_begin(r, "INSERT INTO dates VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
        rows_int(r, e->id);
        item_date(r, &item->start, item->has_start);
        item_date(r, &item->end, item->has_end);
        rows_end(r);
    }
}

static void item_event(struct rows *r, const struct model_entry *e)
{
    rows_begin(r, "INSERT INTO event VALUES(?1, ?2, ?3, ?4, ?5)");
    rows_int(r, e->section->id);
    rows_int(r, e->id);
    rows_int(r, e->item->importance);
    if (e->item->group) {
        rows_int(r, e->item->group->id);
    } else {
        rows_text(r, NULL);
    }
    rows_int(r, e->art.text != NULL);
    rows_end(r);
}

static void item_unit(struct rows *r, const struct model_entry *e)
{
    size_t i;
    rows_begin(r, "INSERT INTO unit VALUES(?1, ?2, ?3, ?4, ?5)");
    rows_int(r, e->section->id);
    rows_int(r, e->id);
    if (e->item->parent_entry) {
        rows_int(r, e->item->parent_entry->id);
    } else {
        rows_text(r, NULL);
    }
    rows_text(r, e->item->unit_kind);
    rows_int(r, !e->item->unconfirmed);
    rows_end(r);
    for (i = 0; i < e->item->also_count; i++) {
        rows_link(r, e, "also_under", i, e->item->also_entries[i]);
    }
}

static void item_person(struct rows *r, const struct model_entry *e)
{
    rows_begin(r, "INSERT INTO person VALUES(?1, ?2, ?3)");
    rows_int(r, e->section->id);
    rows_int(r, e->item->parent_entry ? e->item->parent_entry->id : 0);
    rows_int(r, e->id);
    rows_end(r);
}

/* Where a term stands among the others, language by language. */
static void item_index(struct rows *r, const struct model_entry *e)
{
    struct arena *mem = &r->m->mem;
    size_t lang;
    for (lang = 0; e->item->index && lang < r->m->language_count; lang++) {
        const struct model_index *at = &e->item->index[lang];
        const char *tag = r->m->languages[lang].tag;
        rows_attr(r, e, arena_format(mem, "letter.%s", tag), at->letter);
        rows_attr(r, e, arena_format(mem, "order.%s", tag), arena_format(mem, "%d", at->order));
    }
}

void rows_items(struct rows *r)
{
    const struct model *m = r->m;
    size_t i;
    for (i = 0; i < m->entry_count; i++) {
        const struct model_entry *e = m->entries[i];
        if (!e->item) {
            continue;
        }
        rows_attr(r, e, "confirmed", e->item->unconfirmed ? "no" : NULL);
        rows_attr(r, e, "as_of", e->item->as_of.text);
        rows_attr(r, e, "born", e->item->born.text);
        rows_attr(r, e, "died", e->item->died.text);
        item_index(r, e);
        if (e->item->page.text) {
            rows_link(r, e, "page", 0, model_find(m, e->item->page.text));
        }
        item_dates(r, e);
        if (e->kind == MODEL_BAND) {
            rows_attr(r, e, "from", arena_format(&r->m->mem, "%d", e->item->from));
        }
        if (e->kind == MODEL_EVENT) {
            item_event(r, e);
        } else if (e->kind == MODEL_UNIT) {
            item_unit(r, e);
        } else if (e->kind == MODEL_PERSON) {
            item_person(r, e);
        }
    }
}
