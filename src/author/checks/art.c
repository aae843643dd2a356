/* Pictures and the words about them: which nobody shows, which lack their words in a language, and
 * words that tell a blind visitor nothing. Their files are looked at later, when they are read
 * (pictures/facts.c); here is found out how large each must be for where it is shown. */
#include "author/checks/checks.h"

#include "base/utf8.h"

#include <string.h>

/* Characters: longer, and nobody listens to the end. English needs two for one of Chinese. */
#define ART_ALT_MOST 150
#define ART_ALT_MOST_ENGLISH 300

/* --- where it is shown ------------------------------------------------------------------------ */

/* Pictures that screens ask for by these names, and no page does. */
static const char *const art_house[] = {
    "gallery-pair",    "gallery-wave",   "home-morning",         "home-morning-tall", "home-night",
    "home-night-tall", "missing-tracks", "missing-tracks-night", "quiz-night",        "quiz-result",
    "quiz-sky",        "structure-tree", "structure-tree-tall"};

bool art_is_house(const char *name)
{
    size_t i;
    for (i = 0; i < sizeof art_house / sizeof *art_house; i++) {
        if (strcmp(art_house[i], name) == 0) {
            return true;
        }
    }
    return false;
}

/* Pixels on a full-HD screen, whose unit is one: what the screens give a picture at text of normal
 * size. Height 0: it takes what the width leaves. */
static void art_shown(struct model *m, const char *file, int width, int height)
{
    struct model_picture *p = file ? model_picture(m, file) : NULL;
    if (p) {
        p->shown = true;
        p->wanted_width = width > p->wanted_width ? width : p->wanted_width;
        p->wanted_height = height > p->wanted_height ? height : p->wanted_height;
    }
}

static void art_entry(struct model *m, const struct model_entry *e)
{
    size_t lang, i;
    int which;
    switch (e->kind) {
    case MODEL_SCENE:
        art_shown(m, e->art.text, 1920, 1080);
        art_shown(m, e->tall.text, 1080, 1920);
        break;
    case MODEL_EVENT:
        art_shown(m, e->art.text, 960, 600);
        break;
    case MODEL_WORK:
        art_shown(m, e->art.text, 880, 600);
        break;
    case MODEL_UNIT:
    case MODEL_PERSON:
        art_shown(m, e->art.text, 700, 400);
        break;
    default:
        art_shown(m, e->art.text, 1200, 0);
        break;
    }
    art_shown(m, e->poster.text, 480, 1040);
    for (lang = 0; lang < m->language_count; lang++) {
        for (which = 0; which < MODEL_TEXTS; which++) {
            const struct model_words *w = model_words_of(e, lang, which);
            for (i = 0; w && i < w->picture_count; i++) {
                art_shown(m, w->pictures[i].target, 1200, 0);
            }
        }
    }
}

static void art_backdrop(struct model *m, struct model_picture *p)
{
    bool tall = strstr(p->name, "-tall") != NULL;
    if (art_is_house(p->name)) {
        art_shown(m, p->file, tall ? 1080 : 1920, tall ? 1920 : 1080);
    } else if (!p->shown) {
        diag_add(m->d, DIAG_WARNING, p->place,
                 "nothing shows the picture '%s'; name it on a page, or take the file and its row"
                 " away",
                 p->file);
    }
}

/* --- its words in other languages ------------------------------------------------------------- */

/* A language that no picture of a table has words in lacks the column, which is one message. */
static bool art_any(const struct model *m, const char *folder, size_t lang, bool alt)
{
    size_t i;
    for (i = 0; i < m->picture_count; i++) {
        const struct model_picture *p = &m->pictures[i];
        if (strcmp(p->folder, folder) == 0 && (alt ? p->alt[lang] : p->credit[lang])) {
            return true;
        }
    }
    return false;
}

/* The table of a folder, which may be a workbook: the one its pictures stand in. */
static const char *art_table(struct model *m, const char *folder)
{
    size_t i;
    for (i = 0; i < m->picture_count; i++) {
        if (strcmp(m->pictures[i].folder, folder) == 0) {
            return m->pictures[i].place.file;
        }
    }
    return arena_format(&m->mem, "%s/credits.csv", folder);
}

static void art_column(struct model *m, const char *folder, size_t lang, const char *column,
                       bool alt)
{
    const char *tag = m->languages[lang].tag;
    size_t i;
    if (!art_any(m, folder, lang, alt)) {
        diag_add(m->d, DIAG_WARNING, model_place(art_table(m, folder), 1, 1),
                 "no picture has %s_%s; add the column", column, tag);
        return;
    }
    for (i = 0; i < m->picture_count; i++) {
        const struct model_picture *p = &m->pictures[i];
        if (strcmp(p->folder, folder) == 0 && !(alt ? p->alt[lang] : p->credit[lang])) {
            diag_add(m->d, DIAG_WARNING, p->place, "picture '%s' has no %s_%s; write it", p->file,
                     column, tag);
        }
    }
}

/* Of a gallery that a language has nothing of, cells.c has said so. What a picture shows is told
 * with the texts, so a language that has none need not tell it. */
static void art_folder(struct model *m, const char *folder)
{
    bool media = strcmp(folder, "media") == 0;
    size_t lang;
    for (lang = 0; lang < m->language_count; lang++) {
        if (lang != m->default_lang && (media || art_any(m, folder, lang, true))) {
            if (!m->languages[lang].titles || art_any(m, folder, lang, true)) {
                art_column(m, folder, lang, "alt", true);
            }
            art_column(m, folder, lang, "credit", false);
        }
    }
}

static void art_words(struct model *m)
{
    struct nameset done = {0};
    size_t i, at;
    for (i = 0; i < m->picture_count; i++) {
        const char *folder = m->pictures[i].folder;
        if (!nameset_find(&done, folder, &at)) {
            nameset_add(&done, &m->mem, folder, i);
            art_folder(m, folder);
        }
    }
}

void art_check(struct model *m)
{
    size_t i;
    for (i = 0; i < m->entry_count; i++) {
        art_entry(m, m->entries[i]);
    }
    for (i = 0; i < m->picture_count; i++) {
        art_backdrop(m, &m->pictures[i]);
    }
    art_words(m);
}

/* --- descriptions ----------------------------------------------------------------------------- */

static bool art_same(const struct prose *p, const struct prose_block *b, const char *text)
{
    const char *at = text, *end = text + strlen(text);
    size_t i;
    for (i = b->start; i < b->end; i++) {
        if (at == end || utf8_next(&at, end) != p->letters[i].cp) {
            return false;
        }
    }
    return at == end;
}

static bool art_same_block(const struct prose *p, const struct prose_block *a,
                           const struct prose_block *b)
{
    size_t i, length = a->end - a->start;
    for (i = 0; i < length && b->end - b->start == length; i++) {
        if (p->letters[a->start + i].cp != p->letters[b->start + i].cp) {
            return false;
        }
    }
    return b->end - b->start == length;
}

/* "IMG_2034.jpg" */
static bool art_file_name(const struct prose *p, const struct prose_block *b)
{
    static const char *const endings[] = {".jpg", ".jpeg", ".png", ".svg"};
    size_t e, i;
    for (e = 0; e < sizeof endings / sizeof *endings; e++) {
        size_t length = strlen(endings[e]), start = b->end - length;
        for (i = 0; b->end - b->start > length && i < length; i++) {
            if ((p->letters[start + i].cp | 0x20) != (uint32_t)(endings[e][i] | 0x20)) {
                break;
            }
        }
        if (i == length) {
            return true;
        }
    }
    return false;
}

static void art_alt(const struct prose *p, const struct prose_block *b, bool like_caption)
{
    size_t length = b->end - b->start;
    size_t most = prose_is(p, "en") ? ART_ALT_MOST_ENGLISH : ART_ALT_MOST;
    struct diag *d = p->m->d;
    if (like_caption) {
        diag_add(d, DIAG_WARNING, prose_place(p, b->start),
                 "the description says the same as the caption; say what is to be seen, for those"
                 " who do not see it");
    } else if (art_file_name(p, b)) {
        diag_add(d, DIAG_WARNING, prose_place(p, b->start),
                 "the description is the name of a file; say what is to be seen");
    } else if (length > most) {
        diag_add(d, DIAG_WARNING, prose_place(p, b->start),
                 "a description of %zu characters; it is read out in one go, keep it within %zu",
                 length, most);
    }
}

void art_text(const struct prose *p)
{
    const char *caption = p->words ? model_text(p->words, "art_caption") : NULL;
    size_t i;
    if (strcmp(p->key, "alt") == 0 || strcmp(p->key, "art_alt") == 0) {
        art_alt(p, &p->blocks[0], caption && art_same(p, &p->blocks[0], caption));
    }
    for (i = 0; i < p->block_count; i++) {
        const struct prose_block *b = &p->blocks[i];
        if (b->kind == PROSE_ALT) {
            art_alt(p, b,
                    i + 1 < p->block_count && b[1].kind == PROSE_CAPTION &&
                        art_same_block(p, b, &b[1]));
        }
    }
}
