/* Words in places that cannot grow: posters, heads of screens, buttons, boxes. Screens make such
 * words smaller until they fit, down to the smallest size there is, and what does not fit even then
 * is cut. A visitor who asked for extra-large letters is served badly by either; so each such field
 * is measured as it stands with extra-large text in the narrowest place that a screen gives it
 * (fit_table.c), and it is too long when it would be shown no larger there than at normal size.
 *
 * Letters are as wide as the kiosk's fonts have them. Of one line the sum of widths decides; only
 * what may take several lines is broken into lines. */
#include "author/checks/fit.h"
#include "author/checks/checks.h"

#include "base/utf8.h"
#include "text/layout.h"
#include "text/noto.h"

#include <math.h>
#include <string.h>

#define FIT_KERNING 1.015f /* makes lines of letters so much shorter; the tables have none */
#define FIT_COUPLET 9      /* Han under each other beside the picture of a scene */

struct fit {
    struct model *m;
    struct text_cache *texts; /* made when first needed */
};

/* --- measuring -------------------------------------------------------------------------------- */

static uint8_t fit_face(const struct fit_row *row, enum text_lang lang)
{
    return (uint8_t)((row->bold ? TEXT_FACE_BOLD : 0) | (row->serif ? TEXT_FACE_SERIF : 0) |
                     (lang == TEXT_ZH ? 0 : TEXT_FACE_KR));
}

/* Em of one line; `words` gets those of its longest word. */
static float fit_sum(const char *text, uint8_t face, float *words)
{
    const struct text_metrics *t = &text_metrics_noto;
    const char *p = text, *end = text + strlen(text);
    float sum = 0, word = 0;
    *words = 0;
    while (p < end) {
        uint32_t cp = utf8_next(&p, end);
        float advance = cp == 0x200B || cp == 0x2060 ? 0 : t->advance(t->self, face, cp);
        sum += advance;
        word = cp == ' ' ? 0 : word + advance;
        *words = fmaxf(*words, word);
    }
    return sum;
}

static float fit_width(const struct fit_row *row, enum text_lang lang)
{
    float width = lang == TEXT_EN && row->width_english > 0 ? row->width_english : row->width;
    return lang == TEXT_ZH ? width : width * FIT_KERNING;
}

static int fit_lines(struct fit *f, const char *text, const struct fit_row *row,
                     enum text_lang lang)
{
    struct text_paragraph p = {.text = text,
                               .length = strlen(text),
                               .lang = lang,
                               .serif = row->serif,
                               .bold = row->bold,
                               .size = row->size,
                               .line_height = 1.3f,
                               .width = fit_width(row, lang),
                               .headline = true};
    f->texts = f->texts ? f->texts : text_cache_create(&text_metrics_noto);
    return (int)text_layout(f->texts, &p)->line_count;
}

/* How many characters are too many; 0: it fits. */
static size_t fit_excess(struct fit *f, const char *text, const struct fit_row *row,
                         enum text_lang lang)
{
    int lines = lang == TEXT_ZH ? row->lines : row->lines_latin;
    float room = fit_width(row, lang) / row->size, word, over;
    float sum = fit_sum(text, fit_face(row, lang), &word);
    size_t count = utf8_count(text, strlen(text));
    bool cut = lang != TEXT_ZH && word > room;
    if (!cut && (sum <= room || (lines > 1 && (sum < room * (float)lines * 0.6f ||
                                               fit_lines(f, text, row, lang) <= lines)))) {
        return 0;
    }
    over = cut ? word - room : sum - room * (float)lines * (lines > 1 ? 0.95f : 1.0f);
    return (size_t)fmaxf(2, ceilf(over / (sum / (float)count)));
}

/* --- where ------------------------------------------------------------------------------------ */

static bool fit_section(const struct model_entry *e, const char *kind)
{
    return e->kind == MODEL_SECTION && strcmp(e->section_kind, kind) == 0;
}

static bool fit_stands(const struct model *m, const struct model_entry *e, enum fit_where where)
{
    switch (where) {
    case FIT_LEAF:
        return e->on_home;
    case FIT_FEATURE:
        return m->feature.text && strcmp(m->feature.text, e->slug) == 0;
    case FIT_HOME:
        return e->kind == MODEL_HOME;
    case FIT_SCENE:
        return e->kind == MODEL_SCENE;
    case FIT_CHART:
        return fit_section(e, "chart");
    case FIT_TIMELINE:
        return fit_section(e, "timeline");
    case FIT_GALLERY:
        return fit_section(e, "gallery");
    case FIT_EVENT:
        return e->kind == MODEL_EVENT;
    case FIT_ERA:
        return e->kind == MODEL_ERA;
    case FIT_GROUP:
        return e->kind == MODEL_GROUP;
    case FIT_UNIT:
        return e->kind == MODEL_UNIT;
    case FIT_WORK:
        return e->kind == MODEL_WORK;
    }
    return false;
}

static void fit_field(struct fit *f, const struct model_field *field, const struct fit_row *row,
                      enum text_lang lang)
{
    struct model_value parts[2];
    size_t count = model_split(&f->m->mem, field->value, "|", parts, 2), i;
    for (i = 0; i < count && i < 2; i++) {
        size_t excess = fit_excess(f, parts[i].text, row, lang);
        if (excess > 0) {
            diag_add(f->m->d, DIAG_WARNING, parts[i].place, row->says, excess);
        }
    }
}

/* Set upright, one under another: beside the picture there is room for so many. */
static void fit_couplet(struct fit *f, const struct model_words *w)
{
    const struct model_field *field = model_field(w, "couplet");
    struct model_value parts[2];
    size_t count = field ? model_split(&f->m->mem, field->value, "|", parts, 2) : 0, i;
    for (i = 0; i < count && i < 2; i++) {
        size_t length = utf8_count(parts[i].text, strlen(parts[i].text));
        if (length > FIT_COUPLET) {
            diag_add(f->m->d, DIAG_WARNING, parts[i].place,
                     "half a couplet of %zu characters; %d stand one under another on the waiting"
                     " screen",
                     length, FIT_COUPLET);
        }
    }
}

static void fit_entry(struct fit *f, const struct model_entry *e)
{
    size_t count, r, lang;
    const struct fit_row *rows = fit_table(&count);
    for (r = 0; r < count; r++) {
        const struct fit_row *row = &rows[r];
        if (!fit_stands(f->m, e, row->where)) {
            continue;
        }
        for (lang = 0; lang < f->m->language_count; lang++) {
            const struct model_words *w = &e->words[lang];
            const struct model_field *field = w->file ? model_field(w, row->key) : NULL;
            if (!field && w->file && row->otherwise) {
                field = model_field(w, row->otherwise);
            }
            if (field) {
                fit_field(f, field, row, text_lang_from_tag(f->m->languages[lang].tag));
            }
        }
    }
    for (lang = 0; e->kind == MODEL_SCENE && lang < f->m->language_count; lang++) {
        fit_couplet(f, &e->words[lang]);
    }
}

void fit_check(struct model *m)
{
    struct fit f = {.m = m};
    size_t i;
    for (i = 0; i < m->entry_count; i++) {
        fit_entry(&f, m->entries[i]);
    }
    text_cache_destroy(f.texts);
}
