/* Which keys a header may and must have, by kind of file. One table, so that a new key is one line.
 */
#include "author/pages.h"

#include <string.h>

enum { HOME = 1, SECTION = 2, PAGE = 4, SCENE = 8, AGE = 16 }; /* AGE: page.young.md */

static const struct keys_rule {
    const char *key;
    unsigned may;    /* kinds of file it may stand in */
    unsigned must;   /* kinds that need it in the default language */
    unsigned always; /* kinds that need it in every language */
    bool neutral;    /* the same in every language: default-language file only */
} keys_rules[] = {
    {"title", SECTION | PAGE, SECTION | PAGE, SECTION | PAGE, false},
    {"short", SECTION | PAGE, 0, 0, false},
    {"kicker", SECTION | PAGE, 0, 0, false},
    {"lines", SECTION | PAGE, 0, 0, false},
    {"summary", SECTION | PAGE, SECTION | PAGE, PAGE, false},
    {"question", PAGE, 0, 0, false},
    {"sub", SECTION | PAGE, 0, 0, false},
    {"notice", SECTION | PAGE, 0, 0, false},
    {"status", HOME | SECTION | PAGE | SCENE | AGE, SECTION | PAGE, PAGE, false},
    {"as_of", HOME | SECTION | PAGE | SCENE | AGE, SECTION | PAGE, PAGE, false},
    {"sources", HOME | SECTION | PAGE | SCENE | AGE, HOME | SECTION | PAGE | SCENE, PAGE | SCENE,
     false},
    {"related", PAGE, 0, 0, false},
    {"order", PAGE, PAGE, 0, true},
    {"layout", PAGE, 0, 0, true},
    {"accent", SECTION | PAGE, 0, 0, true},
    {"poster", SECTION | PAGE, 0, 0, true},
    {"art", PAGE, 0, 0, true},
    {"art_caption", PAGE, 0, 0, false},
    {"art_alt", PAGE, 0, 0, false},
    {"couplet", SCENE, 0, 0, false},
    {"fact", SCENE, SCENE, SCENE, false},
    {"headline", HOME, HOME, HOME, false},
    {"invite", HOME, HOME, HOME, false},
    {"feature_kicker", HOME, HOME, HOME, false},
    {"feature_button", HOME, HOME, HOME, false},
};

#define KEYS_COUNT (sizeof keys_rules / sizeof *keys_rules)

static unsigned keys_kind(const struct model_entry *e)
{
    static const unsigned kinds[] = {HOME, SECTION, PAGE, SCENE};
    return kinds[e->kind];
}

static const struct keys_rule *keys_find(const char *key)
{
    size_t i;
    for (i = 0; i < KEYS_COUNT; i++) {
        if (strcmp(keys_rules[i].key, key) == 0) {
            return &keys_rules[i];
        }
    }
    return NULL;
}

static void keys_unknown(struct model *m, const struct model_field *f, unsigned kind)
{
    const char *names[KEYS_COUNT + 1];
    const struct keys_rule *rule = keys_find(f->key);
    size_t count = 0, i;
    if (rule) {
        diag_add(m->d, DIAG_ERROR, f->key_place,
                 "'%s' has no meaning in this kind of file; remove the line", f->key);
        return;
    }
    for (i = 0; i < KEYS_COUNT; i++) {
        if (keys_rules[i].may & kind) {
            names[count++] = keys_rules[i].key;
        }
    }
    names[count] = NULL;
    model_say_key(m, f->key_place, f->key, names);
}

static void keys_check_words(struct model *m, const struct model_words *w, unsigned kind,
                             size_t lang)
{
    const char *default_tag = m->languages[m->default_lang].tag;
    bool is_default = lang == m->default_lang;
    size_t i;
    for (i = 0; i < w->field_count; i++) {
        const struct model_field *f = &w->fields[i];
        const struct keys_rule *rule = keys_find(f->key);
        if (!rule || !(rule->may & kind)) {
            keys_unknown(m, f, kind);
        } else if (rule->neutral && !is_default) {
            diag_add(m->d, DIAG_ERROR, f->key_place,
                     "'%s' is the same in every language; write it only in the %s file", f->key,
                     default_tag);
        }
    }
    for (i = 0; i < KEYS_COUNT; i++) {
        const struct keys_rule *rule = &keys_rules[i];
        unsigned need = is_default ? rule->must : rule->always;
        if ((need & kind) && !model_field(w, rule->key)) {
            diag_add(m->d, DIAG_ERROR, model_place(w->file, 1, 1),
                     "the header has no '%s'; add a line %s: ...", rule->key, rule->key);
        }
    }
}

void keys_check(struct model *m, const struct model_entry *e, size_t lang)
{
    keys_check_words(m, &e->words[lang], keys_kind(e), lang);
}

void keys_check_age(struct model *m, const struct model_words *w, size_t lang)
{
    keys_check_words(m, w, AGE, lang);
}
