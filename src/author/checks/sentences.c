/* Sentences and paragraphs that are too long to be read standing. Limits are those of the writing
 * rules: 40 Han or 25 words a sentence, 150 or 90 a paragraph; numbers and names in letters do not
 * count in Chinese. Korean has no rule.
 *
 * Counted is only what the museum words itself: not quotations, headings, lists and captions, nor
 * the articles of a regulation, which are law and cannot be shortened. */
#include "author/checks/checks.h"

#include "base/utf8.h"

#include <string.h>

#define SENTENCE_HAN 40
#define SENTENCE_WORDS 25
#define SENTENCE_LIST 6 /* commas */
#define PARAGRAPH_HAN 150
#define PARAGRAPH_WORDS 90

struct reading {
    const struct prose *p;
    bool chinese;
    size_t end;
};

static uint32_t reading_at(const struct reading *r, size_t i)
{
    return i < r->end ? r->p->letters[i].cp : 0;
}

static bool reading_blank(uint32_t cp)
{
    return cp == ' ' || cp == '\n' || cp == 0x3000;
}

/* Han, or words: what a reader reads one by one. */
static size_t reading_count(const struct reading *r, size_t from, size_t to)
{
    size_t count = 0, i;
    bool in = false;
    for (i = from; i < to; i++) {
        uint32_t cp = r->p->letters[i].cp;
        if (r->chinese) {
            count += utf8_is_han(cp);
            continue;
        }
        if (reading_blank(cp)) {
            in = false;
        } else if (!in && (check_latin(cp) || check_digit(cp) || cp >= 0xC0) && cp != 0x2014 &&
                   cp != 0x2013) {
            count++;
            in = true;
        }
    }
    return count;
}

static bool reading_closes(uint32_t cp)
{
    return cp == 0x201D || cp == 0x2019 || cp == 0xFF09 || cp == 0x300B || cp == ')' || cp == '"' ||
           cp == 0x300D || cp == 0x300F;
}

/* Whether the letter at i ends a sentence. In English what follows must look like a beginning. */
static bool reading_stops(const struct reading *r, size_t i)
{
    uint32_t cp = reading_at(r, i), next;
    if (cp == 0x3002 || cp == 0xFF01 || cp == 0xFF1F) {
        return true;
    }
    if (cp == 0x2026) {
        return r->chinese && reading_at(r, i + 1) != cp;
    }
    if (cp != '.' && cp != '!' && cp != '?') {
        return false;
    }
    while (reading_closes(reading_at(r, i + 1))) {
        i++;
    }
    if (!reading_blank(reading_at(r, i + 1))) {
        return false;
    }
    while (reading_blank(reading_at(r, i + 1))) {
        i++;
    }
    next = reading_at(r, i + 1);
    return !(next >= 'a' && next <= 'z');
}

/* A row of names is a list, though it stands in a sentence. */
static bool reading_lists(const struct reading *r, size_t from, size_t to)
{
    uint32_t comma = r->chinese ? 0x3001 : ',';
    size_t count = 0, i;
    for (i = from; i < to; i++) {
        count += r->p->letters[i].cp == comma;
    }
    return count >= SENTENCE_LIST;
}

static void reading_sentence(const struct reading *r, size_t from, size_t to)
{
    size_t count = reading_count(r, from, to), most = r->chinese ? SENTENCE_HAN : SENTENCE_WORDS;
    if (count <= most || reading_lists(r, from, to)) {
        return;
    }
    if (r->chinese) {
        diag_add(r->p->m->d, DIAG_WARNING, prose_place(r->p, from),
                 "a sentence of %zu Han; make two of it, each within %zu", count, most);
    } else {
        diag_add(r->p->m->d, DIAG_WARNING, prose_place(r->p, from),
                 "a sentence of %zu words; make two of it, each within %zu", count, most);
    }
}

static void reading_paragraph(const struct reading *r, size_t from)
{
    size_t count = reading_count(r, from, r->end);
    size_t most = r->chinese ? PARAGRAPH_HAN : PARAGRAPH_WORDS;
    if (count <= most) {
        return;
    }
    if (r->chinese) {
        diag_add(r->p->m->d, DIAG_NOTE, prose_place(r->p, from),
                 "a paragraph of %zu Han; %zu are easier to read", count, most);
    } else {
        diag_add(r->p->m->d, DIAG_NOTE, prose_place(r->p, from),
                 "a paragraph of %zu words; %zu are easier to read", count, most);
    }
}

static void reading_block(struct reading *r, const struct prose_block *b)
{
    size_t from = b->start, i;
    r->end = b->end;
    for (i = b->start; i < b->end; i++) {
        if (reading_stops(r, i)) {
            while (reading_closes(reading_at(r, i + 1))) {
                i++;
            }
            reading_sentence(r, from, i + 1);
            from = i + 1;
            while (reading_blank(reading_at(r, from))) {
                from++;
            }
        }
    }
    if (from < b->end) {
        reading_sentence(r, from, b->end);
    }
    reading_paragraph(r, b->start);
}

static bool reading_counts(const struct prose *p, const struct prose_block *b)
{
    static const char *const keys[] = {"summary", "fact", "question", "note", "notice", NULL};
    size_t i;
    if (b->kind == PROSE_PARAGRAPH) {
        return true;
    }
    for (i = 0; keys[i] && strcmp(keys[i], p->key) != 0; i++) {
    }
    return b->kind == PROSE_FIELD && keys[i];
}

/* Texts for children have a stricter rule of their own: ages.c. */
static bool reading_young(const struct prose *p)
{
    const struct model_words *young = p->entry->ages[AGE_YOUNG];
    return young && p->words == &young[p->lang];
}

void sentences_check(const struct prose *p)
{
    struct reading r = {.p = p, .chinese = prose_is(p, "zh")};
    size_t i;
    if (!p->entry || p->entry->numbered || reading_young(p) || (!r.chinese && !prose_is(p, "en"))) {
        return;
    }
    for (i = 0; i < p->block_count; i++) {
        if (reading_counts(p, &p->blocks[i])) {
            reading_block(&r, &p->blocks[i]);
        }
    }
}
