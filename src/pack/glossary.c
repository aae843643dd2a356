/* Glossaries, whole: at most a thousand terms with a title and a first sentence each. The order was
 * made by the packer for every language, because a term that is not translated stands among the
 * others, too. */
#include "pack/glossary.h"

#include "pack/internal.h"

#include <stdlib.h>
#include <string.h>

#define GLOSSARY_TERMS_MAX 1000

struct glossary_row {
    struct pack_entry entry;
    const char *letter;
};

/* The terms with their letters, in the order of one language; none when the pack lacks it. */
static bool glossary_rows(struct pack *p, int64_t section, const char *lang, struct arena *mem,
                          struct glossary_row **out, size_t *count, struct err *err)
{
    struct db_statement *s;
    bool row;
    *count = 0;
    *out = arena_alloc_array(mem, GLOSSARY_TERMS_MAX, sizeof **out);
    if (!db_prepare(p->db,
                    "SELECT e.id, e.slug, l.value FROM entry e"
                    " JOIN attr o ON o.entry = e.id AND o.key = 'order.' || ?2"
                    " JOIN attr l ON l.entry = e.id AND l.key = 'letter.' || ?2"
                    " WHERE e.kind = 'term' AND e.parent = ?1"
                    " ORDER BY CAST(o.value AS INT), e.id LIMIT 1000",
                    &s, err)) {
        return false;
    }
    db_bind_int(s, 1, section);
    db_bind_text(s, 2, lang);
    while (*count < GLOSSARY_TERMS_MAX) {
        struct glossary_row *r = &(*out)[*count];
        const char *slug, *letter;
        if (!db_step(s, &row, err)) {
            return false;
        }
        if (!row) {
            break;
        }
        slug = db_text(s, 1, mem);
        letter = db_text(s, 2, mem);
        r->entry = (struct pack_entry){db_int(s, 0), section, slug ? slug : "", "term"};
        r->letter = letter ? letter : "";
        ++*count;
    }
    return true;
}

bool pack_glossary(struct pack *p, const char *section, const char *lang, struct arena *mem,
                   struct pack_glossary *out, struct err *err)
{
    struct pack_chain chain;
    struct pack_entry e;
    struct glossary_row *rows = NULL;
    struct pack_term *terms;
    size_t i;
    memset(out, 0, sizeof *out);
    if (!pack_section(p, section, "glossary", mem, &e, err) ||
        !pack_card(p, &e, lang, mem, &out->section, err)) {
        return false;
    }
    pack_chain(p, lang, &chain);
    for (i = 0; i < chain.count && out->count == 0; i++) {
        if (!glossary_rows(p, e.id, chain.tags[i], mem, &rows, &out->count, err)) {
            return false;
        }
    }
    terms = arena_alloc_array(mem, out->count + 1, sizeof *terms);
    for (i = 0; i < out->count; i++) {
        terms[i].letter = rows[i].letter;
        if (!pack_card(p, &rows[i].entry, lang, mem, &terms[i].card, err)) {
            return false;
        }
    }
    out->terms = terms;
    return true;
}
