/* Lengths that fit a poster or a card. All of it is advice: warnings, never errors. Limits are
 * those of the content format: a Han counts one. */
#include "author/pages.h"

#include "base/utf8.h"

#include <string.h>

static bool style_is(const struct model *m, size_t lang, const char *tag)
{
    const char *is = m->languages[lang].tag;
    size_t length = strlen(tag);
    return strncmp(is, tag, length) == 0 && (is[length] == '\0' || is[length] == '-');
}

static size_t style_words(const char *text)
{
    size_t words = 0;
    bool in = false;
    for (; *text; text++) {
        words += *text != ' ' && !in;
        in = *text != ' ';
    }
    return words;
}

static size_t style_characters(const char *text)
{
    return utf8_count(text, strlen(text));
}

static void style_lines(struct model *m, const struct model_words *w, size_t lang)
{
    const struct model_field *f = model_field(w, "lines");
    struct model_value parts[2];
    bool zh = style_is(m, lang, "zh");
    size_t limit = zh ? 6 : 14, count, i;
    if (!f || (!zh && !style_is(m, lang, "en"))) {
        return;
    }
    count = model_split(&m->mem, f->value, "|", parts, 2);
    for (i = 0; i < count && i < 2; i++) {
        if (style_characters(parts[i].text) > limit) {
            diag_add(m->d, DIAG_WARNING, parts[i].place,
                     "a poster's line of %zu characters; keep it within %zu",
                     style_characters(parts[i].text), limit);
        }
    }
}

/* The short title stands in large type on a narrow poster; English may take two lines, but not
 * break a word. */
static void style_short(struct model *m, const struct model_words *w, size_t lang)
{
    const struct model_field *f = model_field(w, "short");
    struct model_value words[8];
    size_t count, i;
    if (f && style_is(m, lang, "zh") && style_characters(f->value.text) > 5) {
        diag_add(m->d, DIAG_WARNING, f->value.place,
                 "a short title of %zu characters; keep it within 5",
                 style_characters(f->value.text));
    }
    if (!f || !style_is(m, lang, "en")) {
        return;
    }
    count = model_split(&m->mem, f->value, " ", words, 8);
    for (i = 0; i < count && i < 8; i++) {
        if (style_characters(words[i].text) > 12) {
            diag_add(m->d, DIAG_WARNING, words[i].place,
                     "a word of %zu letters in the short title; keep words within 12",
                     style_characters(words[i].text));
        }
    }
}

static void style_summary(struct model *m, const struct model_words *w, size_t lang)
{
    const struct model_field *f = model_field(w, "summary");
    if (!f) {
        return;
    }
    if (style_is(m, lang, "zh") && style_characters(f->value.text) > 24) {
        diag_add(m->d, DIAG_WARNING, f->value.place,
                 "a summary of %zu characters; keep it within 24", style_characters(f->value.text));
    }
    if (style_is(m, lang, "en") && style_words(f->value.text) > 16) {
        diag_add(m->d, DIAG_WARNING, f->value.place, "a summary of %zu words; keep it within 16",
                 style_words(f->value.text));
    }
}

static void style_couplet(struct model *m, const struct model_words *w, size_t lang)
{
    const struct model_field *f = model_field(w, "couplet");
    struct model_value parts[2];
    if (!f || model_split(&m->mem, f->value, "|", parts, 2) != 2) {
        return;
    }
    if (!style_is(m, lang, "zh")) {
        diag_add(m->d, DIAG_WARNING, f->key_place,
                 "a couplet is a Chinese form; leave it out in other languages");
    } else if (style_characters(parts[0].text) != style_characters(parts[1].text)) {
        diag_add(m->d, DIAG_WARNING, f->value.place,
                 "the two halves of the couplet differ in length; make them equal");
    }
}

void style_check(struct model *m, const struct model_entry *e, size_t lang)
{
    const struct model_words *w = &e->words[lang];
    if (!e->item) { /* an item's summary is its first paragraph, and its cards are of many sizes */
        style_lines(m, w, lang);
        style_short(m, w, lang);
        style_summary(m, w, lang);
        style_couplet(m, w, lang);
    }
}
