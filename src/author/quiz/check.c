/* The checker of question banks: what is wrong in them beyond what a reader of their format sees.
 *
 * Found is what is found in real banks of real teachers; a good bank gets no message at all, so
 * that each one is read. Comparing goes through tables of hashes and measuring through sums of
 * widths: ten thousand questions take a fraction of a second. */
#include "author/quiz/check.h"

#include "base/utf8.h"
#include "text/layout.h"

#include <string.h>

/* --- comparing ---------------------------------------------------------------------------------
 */

static uint32_t fold_width(uint32_t cp)
{
    if (cp >= 0xFF01 && cp <= 0xFF5E) {
        return cp - 0xFEE0;
    }
    switch (cp) {
    case 0x3002:
        return '.';
    case 0x3001:
        return ',';
    case 0x201C:
    case 0x201D:
        return '"';
    case 0x2018:
    case 0x2019:
        return '\'';
    default:
        return cp;
    }
}

static bool fold_drops(uint32_t cp)
{
    return cp <= ' ' || cp == '*' || cp == 0xA0 || cp == 0x3000 || cp == 0x200B || cp == 0x2060 ||
           cp == 0x202F;
}

static bool fold_ends(uint32_t cp)
{
    return cp == '.' || cp == ',' || cp == ';' || cp == ':' || cp == '!' || cp == '?' ||
           cp == 0x2026;
}

const char *check_fold(struct arena *mem, const char *text, bool exact)
{
    const char *p = text, *end = text + strlen(text);
    char *out = arena_alloc(mem, (size_t)(end - text) + 1); /* folding never makes longer */
    size_t length = 0, stop = 0;
    while (p < end) {
        uint32_t cp = fold_width(utf8_next(&p, end));
        char bytes[4];
        size_t n;
        if (fold_drops(cp)) {
            continue;
        }
        if (!exact && ((cp >= 'A' && cp <= 'Z') || (cp >= 0xC0 && cp <= 0xDE && cp != 0xD7))) {
            cp += 32;
        }
        n = utf8_put(cp, bytes);
        memcpy(out + length, bytes, n);
        length += n;
        stop = fold_ends(cp) ? stop : length;
    }
    out[stop > 0 ? stop : length] = '\0'; /* of marks alone nothing is dropped */
    return out;
}

#define FOLD_LETTERS 2 /* symbols of elements and units */

const char *check_fold_option(struct arena *mem, const char *text)
{
    const char *exact = check_fold(mem, text, true);
    return strlen(exact) <= FOLD_LETTERS ? exact : check_fold(mem, text, false);
}

/* --- what checks ask for -----------------------------------------------------------------------
 */

enum text_lang check_lang(const struct check *c, const struct bank_question *q)
{
    return text_lang_from_tag(c->m->languages[q->lang].tag);
}

bool check_is_choice(const struct bank_question *q)
{
    return q->form == BANK_CHOICE || q->form == BANK_CHOICES;
}

const char *check_line(struct check *c, struct diag_place place)
{
    return arena_format(&c->m->mem, "%s:%d", place.file, place.line);
}

/* --- what a whole file lacks -------------------------------------------------------------------
 */

#define LACKS_FEW 4

static struct check_file *lacks_file(struct check *c, const struct bank_question *q)
{
    const char *key = arena_format(&c->m->mem, "%zu %s", q->lang, q->place.file);
    struct check_file *f;
    size_t at;
    if (nameset_find(&c->file_names, key, &at)) {
        return &c->files[at];
    }
    c->files = arena_grow(&c->m->mem, c->files, c->file_count, &c->file_capacity, sizeof *c->files);
    nameset_add(&c->file_names, &c->m->mem, key, c->file_count);
    f = &c->files[c->file_count++];
    memset(f, 0, sizeof *f);
    f->first = q;
    return f;
}

static void lacks_count(struct check *c)
{
    size_t i;
    for (i = 0; i < c->b->count; i++) {
        const struct bank_question *q = &c->b->questions[i];
        if (q->form != BANK_READING) {
            struct check_file *f = lacks_file(c, q);
            f->questions++;
            f->without_why += check_lacks_why(q);
            f->without_source += check_lacks_source(c, q);
        }
    }
}

static bool lacks_many(size_t without, const struct check_file *f)
{
    return without > LACKS_FEW && without * 2 > f->questions;
}

bool check_why_said(struct check *c, const struct bank_question *q)
{
    const struct check_file *f = lacks_file(c, q);
    return lacks_many(f->without_why, f);
}

bool check_source_said(struct check *c, const struct bank_question *q)
{
    const struct check_file *f = lacks_file(c, q);
    return lacks_many(f->without_source, f);
}

/* A bank that came from elsewhere lacks the same thing everywhere: that is said once. */
static void lacks_say(struct check *c)
{
    size_t i;
    for (i = 0; i < c->file_count; i++) {
        const struct check_file *f = &c->files[i];
        struct diag_place place = {f->first->place.file, 1, 1};
        if (lacks_many(f->without_why, f)) {
            diag_add(c->m->d, DIAG_WARNING, place,
                     "%zu of %zu questions have no explanation: the visitor will not learn why;"
                     " write one to three sentences for each",
                     f->without_why, f->questions);
        }
        if (lacks_many(f->without_source, f)) {
            diag_add(c->m->d, DIAG_WARNING, place,
                     "%zu of %zu questions name no source: nobody can look up whether they are so;"
                     " name one of sources.csv for each",
                     f->without_source, f->questions);
        }
    }
}

/* --- all ---------------------------------------------------------------------------------------
 */

void bank_check(struct bank *b)
{
    struct check c = {.b = b, .m = b->m};
    size_t i;
    lacks_count(&c);
    lacks_say(&c);
    for (i = 0; i < b->count; i++) {
        const struct bank_question *q = &b->questions[i];
        if (q->form == BANK_READING) {
            continue;
        }
        check_options(&c, q);
        check_words(&c, q);
        check_fit(&c, q);
    }
    check_twins(&c);
    check_guesses(&c);
    check_pools(&c);
    text_cache_destroy(c.texts);
}
