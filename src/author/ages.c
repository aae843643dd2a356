/* The same article told three times: rime.md for everyone from ten years on, rime.young.md for
 * those who have just learnt to read, rime.deep.md for adults who want more.
 *
 * A text for another age is a body and little else: title, pictures and relations are those of the
 * article, so that it stays one place with one address. Its headings need not be those of the
 * article, and it is only there when the article is: a visitor who finds no text for a child still
 * finds one. */
#include "author/ages.h"

#include "author/pages.h"
#include "author/readers/header.h"
#include "author/readers/markdown.h"
#include "base/utf8.h"

#include <string.h>

#define YOUNG_HAN 20 /* of a sentence; source: the project's brief for writers */
#define YOUNG_WORDS 14

static const char *ages_path(struct model *m, size_t lang, const char *slug, int age)
{
    return arena_format(&m->mem, "%s/%s.%s.md", m->languages[lang].tag, slug, model_ages[age]);
}

/* --- reading ---------------------------------------------------------------------------------- */

/* "rime.young.md" is page "rime" and word "young"; NULL: not of this form. */
static const char *ages_word(struct arena *mem, const char *file, const char **page)
{
    size_t length = strlen(file);
    const char *dot;
    if (length < 4 || strcmp(file + length - 3, ".md") != 0) {
        return NULL;
    }
    file = arena_copy(mem, file, length - 3);
    dot = strrchr(file, '.');
    if (!dot) {
        return NULL;
    }
    *page = arena_copy(mem, file, (size_t)(dot - file));
    return dot + 1;
}

bool ages_claims(const struct folder_item *item)
{
    struct arena mem = {0};
    const char *page, *word = ages_word(&mem, item->name, &page);
    bool claims = item->kind == FOLDER_FILE && word && model_nearest(word, model_ages);
    arena_finish(&mem);
    return claims;
}

/* The article a text belongs to and its age, or NULL after a report. */
static struct model_entry *ages_article(struct model *m, struct model_entry *section, size_t lang,
                                        const char *path, const char *file, int *age)
{
    const char *page = NULL, *word = ages_word(&m->mem, file, &page);
    const char *slug = arena_format(&m->mem, "%s/%s", section->slug, page);
    const char *first = m->languages[m->default_lang].tag;
    struct diag_place place = model_place(path, 1, 1);
    struct model_entry *e = model_find(m, slug);
    for (*age = 0; model_ages[*age] && strcmp(model_ages[*age], word) != 0; ++*age) {
    }
    if (!model_ages[*age]) {
        diag_add(m->d, DIAG_ERROR, place, "unknown age '%s'; name the file %s.%s.md",
                 model_show(&m->mem, word), page, model_nearest(word, model_ages));
        return NULL;
    }
    if (strcmp(section->section_kind, "articles") != 0) {
        diag_add(m->d, DIAG_ERROR, place,
                 "a section of kind %s has no texts for other ages; only articles have, so move the"
                 " file or take it away",
                 section->section_kind);
        return NULL;
    }
    if (strcmp(page, "index") == 0) {
        diag_add(m->d, DIAG_ERROR, place,
                 "index.md introduces a section and has no texts for other ages; take the file"
                 " away");
        return NULL;
    }
    if (!e || e->kind != MODEL_PAGE || !e->words[m->default_lang].file) {
        diag_add(m->d, DIAG_ERROR, place,
                 "there is no %s/%s.md that this tells for another age; write it first", first,
                 slug);
        return NULL;
    }
    if (!e->words[lang].file) {
        diag_add(m->d, DIAG_ERROR, place,
                 "there is no %s/%s.md that this tells for another age; write it first",
                 m->languages[lang].tag, slug);
        return NULL;
    }
    if (lang != m->default_lang && !model_words_of(e, m->default_lang, 1 + *age)) {
        diag_add(m->d, DIAG_ERROR, place,
                 "there is no %s/%s.md that this translates; write it first", first,
                 arena_format(&m->mem, "%s.%s", slug, model_ages[*age]));
        return NULL;
    }
    return e;
}

void ages_read(struct model *m, struct model_entry *section, size_t lang,
               const struct folder_item *item)
{
    const char *path =
        arena_format(&m->mem, "%s/%s/%s", m->languages[lang].tag, section->slug, item->name);
    int age;
    struct model_entry *e = ages_article(m, section, lang, path, item->name, &age);
    struct buf text = {0};
    struct model_words *w;
    if (!e || !folder_read_text(m, path, false, &text)) {
        buf_finish(&text);
        return;
    }
    if (!e->ages[age]) {
        e->ages[age] = arena_alloc_array(&m->mem, MODEL_LANGUAGES_MAX, sizeof *w);
    }
    w = &e->ages[age][lang];
    if (text.length >= 3 && memcmp(text.data, "---", 3) == 0) {
        header_read(w, path, text.data, text.length, &m->mem, m->d);
    } else {
        w->file = path;
        w->body_text = arena_copy(&m->mem, buf_text(&text), text.length);
        w->body_length = text.length;
        w->body_line = 1;
    }
    buf_finish(&text);
}

void ages_finish(struct model *m, struct model_entry *e)
{
    static const struct markdown_options options = {false};
    int age;
    size_t lang;
    for (age = 0; age < AGE_COUNT; age++) {
        for (lang = 0; e->ages[age] && lang < m->language_count; lang++) {
            if (e->ages[age][lang].file) {
                markdown_read(&e->ages[age][lang], &options, &m->mem, m->d);
            } else if (e->words[lang].file && !m->languages[lang].titles) {
                diag_add(m->d, DIAG_WARNING, model_place(ages_path(m, lang, e->slug, age), 1, 1),
                         "not translated; translate it, or it will be shown in %s",
                         m->languages[lang].fallback ? m->languages[lang].fallback
                                                     : m->languages[m->default_lang].tag);
            }
        }
    }
}

/* --- sentences -------------------------------------------------------------------------------- */

/* One sentence under way, in the text as it was written. */
struct sentence {
    struct diag_place at; /* of its first letter */
    size_t han, words;
    bool begun, in_word;
};

static void sentence_end(struct model *m, struct sentence *s)
{
    if (s->han > YOUNG_HAN) {
        diag_add(m->d, DIAG_WARNING, s->at,
                 "a sentence of %zu characters in a text for children; make two of it, %d at most",
                 s->han, YOUNG_HAN);
    } else if (s->words > YOUNG_WORDS) {
        diag_add(m->d, DIAG_WARNING, s->at,
                 "a sentence of %zu words in a text for children; make two of it, %d at most",
                 s->words, YOUNG_WORDS);
    }
    memset(s, 0, sizeof *s);
}

static bool sentence_ends(uint32_t cp, const char *p, const char *end)
{
    return cp == 0x3002 || cp == 0xFF01 || cp == 0xFF1F || cp == 0xFF1B || cp == 0x2026 ||
           ((cp == '.' || cp == '!' || cp == '?' || cp == ';') &&
            (p == end || *p == ' ' || *p == '"' || *p == '\n'));
}

/* Behind "](page:earth/rime)": an address is no word. */
static const char *sentence_behind_link(const char *p, const char *end)
{
    const char *close;
    if (end - p < 1 || *p != '(') {
        return p;
    }
    close = memchr(p, ')', (size_t)(end - p));
    return close ? close + 1 : p;
}

static void sentence_line(struct model *m, struct sentence *s, const char *p, const char *end,
                          struct diag_place place)
{
    s->in_word = false;
    place.column = 0;
    while (p < end) {
        uint32_t cp = utf8_next(&p, end);
        bool letter = cp > ' ' && !strchr("#*_->[]", cp < 0x80 ? (int)cp : 'x');
        place.column++;
        if (cp == ']') {
            const char *behind = sentence_behind_link(p, end);
            place.column += (int)utf8_count(p, (size_t)(behind - p));
            p = behind;
            continue;
        }
        if (letter && !s->begun) {
            s->begun = true;
            s->at = place;
        }
        s->han += utf8_is_han(cp);
        s->words += letter && !s->in_word && cp < 0x2000;
        s->in_word = letter && cp < 0x2000;
        if (sentence_ends(cp, p, end)) {
            sentence_end(m, s);
        }
    }
}

/* A heading, an item and an empty line end a sentence that forgot to. */
static bool sentence_breaks(const char *start, const char *end)
{
    return start == end || strchr("#->*0123456789", *start);
}

static void ages_sentences(struct model *m, const struct model_words *w)
{
    const char *p = w->body_text, *end = p + w->body_length;
    struct sentence s = {.begun = false};
    int line = w->body_line;
    while (p < end) {
        const char *stop = memchr(p, '\n', (size_t)(end - p));
        stop = stop ? stop : end;
        if (sentence_breaks(p, stop)) {
            sentence_end(m, &s);
        }
        sentence_line(m, &s, p, stop, model_place(w->file, line, 1));
        if (p < stop && *p == '#') {
            sentence_end(m, &s);
        }
        line++;
        p = stop < end ? stop + 1 : end;
    }
    sentence_end(m, &s);
}

/* --- checks ----------------------------------------------------------------------------------- */

void ages_check(struct model *m, struct model_entry *e)
{
    int age;
    size_t lang;
    for (age = 0; age < AGE_COUNT; age++) {
        for (lang = 0; e->ages[age] && lang < m->language_count; lang++) {
            const struct model_words *w = &e->ages[age][lang];
            if (!w->file) {
                continue;
            }
            keys_check_age(m, w, lang);
            pages_check_text(m, e, w);
            if (age == AGE_YOUNG) {
                ages_sentences(m, w);
            }
        }
    }
}
