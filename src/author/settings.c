/* pack.ini: what no language changes. Read first, because it says which folders to expect. */
#include "author/settings.h"

#include "author/folder.h"
#include "base/ini.h"

#include <stdlib.h>
#include <string.h>

const char *const settings_accents[] = {"history", "structure", "duties", "honours",
                                        "quiz",    "youth",     "group",  NULL};

bool settings_word(const char *text)
{
    const char *p = text;
    for (; *p; p++) {
        if (!((*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9') || *p == '-')) {
            return false;
        }
    }
    return p > text && p - text <= 32;
}

static bool settings_digits(const char *text, size_t count, int *out)
{
    size_t i;
    *out = 0;
    for (i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9') {
            return false;
        }
        *out = *out * 10 + (text[i] - '0');
    }
    return true;
}

bool settings_date(const char *text)
{
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    size_t length = strlen(text);
    int year, month = 1, day = 1;
    bool leap;
    if ((length != 4 && length != 7 && length != 10) || !settings_digits(text, 4, &year) ||
        (length >= 7 && (text[4] != '-' || !settings_digits(text + 5, 2, &month))) ||
        (length == 10 && (text[7] != '-' || !settings_digits(text + 8, 2, &day)))) {
        return false;
    }
    leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1] &&
           (month != 2 || day < 29 || leap);
}

/* --- reading keys ----------------------------------------------------------------------------- */

struct settings {
    struct model *m;
    struct ini ini;
};

static struct diag_place settings_place(const struct settings *s, int line, int column)
{
    return model_place(s->ini.file, line, column);
}

/* The value of a key that must be there; {NULL, place of the section} after a report. */
static struct model_value settings_get(struct settings *s, struct ini_section *section,
                                       const char *key, bool must)
{
    struct model_value v = {NULL, settings_place(s, section->line, 1)};
    const char *text = ini_get(section, key);
    size_t i;
    for (i = 0; i < section->count; i++) {
        if (strcmp(section->pairs[i].key, key) == 0) {
            v.place = settings_place(s, section->pairs[i].line, section->pairs[i].value_column);
        }
    }
    if (text && text[0]) {
        v.text = text;
    } else if (must) {
        diag_add(s->m->d, DIAG_ERROR, v.place, "[%s%s%s] has no '%s'; add a line %s = ...",
                 section->kind, section->name[0] ? " " : "", section->name, key, key);
    }
    return v;
}

static size_t settings_words(struct settings *s, struct model_value list, struct model_value **out)
{
    size_t limit = list.text ? strlen(list.text) + 1 : 0, count = 0, found, i;
    struct model_value *parts = arena_alloc_array(&s->m->mem, limit + 1, sizeof *parts);
    found = list.text ? model_split(&s->m->mem, list, " ", parts, limit) : 0;
    for (i = 0; i < found && i < limit; i++) {
        if (parts[i].text[0]) {
            parts[count++] = parts[i];
        }
    }
    *out = parts;
    return count;
}

/* --- [pack] ----------------------------------------------------------------------------------- */

static bool settings_label_ok(const char *text)
{
    const char *p = text;
    for (; *p; p++) {
        if (!((*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') || (*p >= '0' && *p <= '9') ||
              strchr("._-", *p))) {
            return false;
        }
    }
    return p > text && p - text <= 32;
}

/* Parted by ';': a number may hold blanks. */
static void settings_contacts(struct settings *s, struct model_value list)
{
    struct model *m = s->m;
    size_t limit = list.text ? strlen(list.text) + 1 : 0;
    m->public_contacts = arena_alloc_array(&m->mem, limit + 1, sizeof *m->public_contacts);
    m->public_count = list.text ? model_split(&m->mem, list, ";", m->public_contacts, limit) : 0;
}

static void settings_pack(struct settings *s, struct ini_section *section)
{
    struct model *m = s->m;
    struct model_value id = settings_get(s, section, "id", true);
    struct model_value seq = settings_get(s, section, "seq", true);
    struct model_value label = settings_get(s, section, "label", true);
    struct model_value home = settings_get(s, section, "home", true);
    char *end;
    if (id.text && !settings_word(id.text)) {
        diag_add(m->d, DIAG_ERROR, id.place,
                 "'%s' cannot name a pack; use small letters, digits and '-', at most 32",
                 model_show(&m->mem, id.text));
    }
    m->id = id.text ? id.text : "";
    if (seq.text) {
        m->seq = strtoll(seq.text, &end, 10);
        if (*end || m->seq < 1 || m->seq > UINT32_MAX) {
            diag_add(m->d, DIAG_ERROR, seq.place,
                     "'%s' is not a number from 1 up; count it up with every pack you give out",
                     model_show(&m->mem, seq.text));
        }
    }
    if (label.text && !settings_label_ok(label.text)) {
        diag_add(m->d, DIAG_ERROR, label.place,
                 "'%s' cannot be a label; use letters, digits, '.', '_' and '-', at most 32",
                 model_show(&m->mem, label.text));
    }
    m->label = label.text ? label.text : "";
    m->menu_count = settings_words(s, home, &m->menu);
    m->feature = settings_get(s, section, "feature", false);
    settings_contacts(s, settings_get(s, section, "public_contact", false));
}

/* --- [lang ...] ------------------------------------------------------------------------------- */

static bool settings_tag_ok(const char *tag)
{
    size_t i, part = 0;
    for (i = 0; tag[i]; i++) {
        bool letter = (tag[i] >= 'a' && tag[i] <= 'z') || (tag[i] >= 'A' && tag[i] <= 'Z');
        bool digit = tag[i] >= '0' && tag[i] <= '9';
        if (tag[i] == '-' && part >= 2) {
            part = 0;
        } else if (letter || (digit && i >= 3)) {
            part++;
        } else {
            return false;
        }
    }
    return part >= 2 && i <= 20;
}

/* A section that has been reported as a whole is not reported again line by line. */
static void settings_skip(struct ini_section *section)
{
    size_t i;
    section->used = true;
    for (i = 0; i < section->count; i++) {
        section->pairs[i].used = true;
    }
}

/* Whether a key has the second of two words; without it the first one holds. */
static bool settings_second(struct settings *s, struct ini_section *section, const char *key,
                            const char *first, const char *second)
{
    struct model_value v = settings_get(s, section, key, false);
    const char *choices[] = {first, second, NULL};
    if (v.text && strcmp(v.text, first) != 0 && strcmp(v.text, second) != 0) {
        model_say_unknown(s->m, v.place, key, v.text, choices);
    }
    return v.text && strcmp(v.text, second) == 0;
}

static void settings_lang(struct settings *s, struct ini_section *section)
{
    struct model *m = s->m;
    struct model_language *l;
    if (!settings_tag_ok(section->name)) {
        diag_add(m->d, DIAG_ERROR, settings_place(s, section->line, 1),
                 "'%s' is not the tag of a language; write for instance [lang zh]",
                 model_show(&m->mem, section->name));
        settings_skip(section);
        return;
    }
    if (m->language_count == MODEL_LANGUAGES_MAX) {
        diag_add(m->d, DIAG_ERROR, settings_place(s, section->line, 1),
                 "more than %d languages; remove some", MODEL_LANGUAGES_MAX);
        settings_skip(section);
        return;
    }
    l = &m->languages[m->language_count++];
    l->tag = section->name;
    l->place = settings_place(s, section->line, 1);
    l->name = settings_get(s, section, "name", true).text;
    l->title = settings_get(s, section, "title", true).text;
    l->fallback = settings_get(s, section, "fallback", false).text;
    l->titles = settings_second(s, section, "texts", "full", "titles");
    l->review = settings_second(s, section, "review", "no", "yes");
}

static size_t settings_find_lang(const struct model *m, const char *tag)
{
    size_t i;
    for (i = 0; i < m->language_count && strcmp(m->languages[i].tag, tag) != 0; i++) {
    }
    return i;
}

/* Every chain of fallbacks must end at the default language. */
static void settings_chains(struct settings *s)
{
    struct model *m = s->m;
    size_t i;
    for (i = 0; i < m->language_count; i++) {
        struct model_language *l = &m->languages[i];
        size_t at = i, steps = 0;
        if (i == m->default_lang) {
            if (l->fallback) {
                diag_add(m->d, DIAG_ERROR, l->place,
                         "the default language has a fallback; leave 'fallback =' empty");
                l->fallback = NULL;
            }
            if (l->titles) {
                diag_add(m->d, DIAG_ERROR, l->place,
                         "the default language must have all texts; remove 'texts = titles'");
                l->titles = false;
            }
            continue;
        }
        if (!l->fallback) {
            diag_add(m->d, DIAG_ERROR, l->place,
                     "[lang %s] has no fallback; write for instance fallback = %s", l->tag,
                     m->languages[m->default_lang].tag);
            continue;
        }
        while (at != m->default_lang && steps++ < m->language_count) {
            const char *next = m->languages[at].fallback;
            at = next ? settings_find_lang(m, next) : m->language_count;
            if (at == m->language_count) {
                break;
            }
        }
        if (at != m->default_lang) {
            diag_add(m->d, DIAG_ERROR, l->place,
                     "the fallbacks of '%s' do not lead to the default language; write fallback ="
                     " %s",
                     l->tag, m->languages[m->default_lang].tag);
        }
    }
}

/* --- sections and scenes ---------------------------------------------------------------------- */

static void settings_kind(struct settings *s, struct ini_section *section, struct model_value kind,
                          struct model_entry *e)
{
    static const char *const kinds[] = {"book",     "articles", "timeline", "chart", "gallery",
                                        "glossary", "shelf",    "quiz",     NULL};
    struct model_value roots;
    size_t i;
    for (i = 0; kinds[i] && strcmp(kinds[i], kind.text) != 0; i++) {
    }
    if (!kinds[i]) {
        model_say_unknown(s->m, kind.place, "kind", kind.text, kinds);
        e->section_kind = "book";
    }
    if (strcmp(e->section_kind, "shelf") == 0) {
        struct model_value shelves = settings_get(s, section, "shelves", true);
        e->shelf_count = settings_words(s, shelves, &e->shelves);
    }
    if (strcmp(e->section_kind, "chart") != 0) {
        return;
    }
    roots = settings_get(s, section, "roots", false);
    e->many_roots = roots.text && strcmp(roots.text, "many") == 0;
    if (roots.text && !e->many_roots && strcmp(roots.text, "one") != 0) {
        static const char *const choices[] = {"one", "many", NULL};
        model_say_unknown(s->m, roots.place, "roots", roots.text, choices);
    }
}

static void settings_section(struct settings *s, struct ini_section *section)
{
    struct model *m = s->m;
    struct model_value kind = settings_get(s, section, "kind", true);
    struct model_value accent = settings_get(s, section, "accent", true);
    struct model_entry *e;
    if (!settings_word(section->name) || strcmp(section->name, "attract") == 0 ||
        strcmp(section->name, "home") == 0) {
        diag_add(m->d, DIAG_ERROR, settings_place(s, section->line, 1),
                 "'%s' cannot name a section; use small letters, digits and '-', not 'home' or"
                 " 'attract'",
                 model_show(&m->mem, section->name));
        return;
    }
    e = model_add(m, MODEL_SECTION, section->name);
    e->place = settings_place(s, section->line, 1);
    e->section_kind = kind.text ? kind.text : "book";
    e->accent = accent.text ? accent.text : "";
    if (kind.text) {
        settings_kind(s, section, kind, e);
    }
    if (accent.text) {
        size_t i;
        for (i = 0; settings_accents[i] && strcmp(settings_accents[i], accent.text) != 0; i++) {
        }
        if (!settings_accents[i]) {
            model_say_unknown(m, accent.place, "accent", accent.text, settings_accents);
        }
    }
}

static void settings_scene(struct settings *s, struct model_value name)
{
    struct model *m = s->m;
    struct ini_section *section = ini_find(&s->ini, "scene", name.text);
    struct model_entry *e;
    if (!settings_word(name.text) || !section) {
        diag_add(m->d, DIAG_ERROR, name.place, "there is no [scene %s]; add it or remove the name",
                 model_show(&m->mem, name.text));
        return;
    }
    if (section->used) {
        diag_add(m->d, DIAG_ERROR, name.place, "scene '%s' is listed twice; remove one", name.text);
        return;
    }
    e = model_add(m, MODEL_SCENE, arena_format(&m->mem, "scene:%s", name.text));
    e->place = settings_place(s, section->line, 1);
    e->art = settings_get(s, section, "art", true);
    e->tall = settings_get(s, section, "tall", true);
}

static void settings_stray(struct settings *s, const struct ini_section *section, const char *near)
{
    const char *kind = model_show(&s->m->mem, section->kind);
    struct diag_place place = settings_place(s, section->line, 2);
    if (near) {
        diag_add(s->m->d, DIAG_ERROR, place, "unknown section [%s]; did you mean [%s]?", kind,
                 near);
    } else {
        diag_add(
            s->m->d, DIAG_ERROR, place,
            "unknown section [%s]; there are [pack], [lang ...], [section ...] and [scene ...]",
            kind);
    }
}

/* Whatever nobody asked for. */
static void settings_unknown(struct settings *s)
{
    static const char *const kinds[] = {"pack", "lang", "section", "scene", NULL};
    static const char *const keys[] = {"id",       "seq",     "label",  "default_lang",
                                       "home",     "feature", "scenes", "name",
                                       "fallback", "title",   "kind",   "accent",
                                       "art",      "tall",    "roots",  "public_contact",
                                       "shelves",  "texts",   "review", NULL};
    struct model *m = s->m;
    size_t i, j;
    for (i = 0; i < s->ini.count; i++) {
        struct ini_section *section = &s->ini.sections[i];
        if (!section->used && strcmp(section->kind, "scene") == 0) {
            diag_add(m->d, DIAG_WARNING, settings_place(s, section->line, 1),
                     "scene '%s' is not shown; add it to 'scenes' in [pack]", section->name);
            continue;
        }
        if (!section->used) {
            settings_stray(s, section, model_nearest(section->kind, kinds));
            continue;
        }
        for (j = 0; j < section->count; j++) {
            if (!section->pairs[j].used) {
                model_say_key(m, settings_place(s, section->pairs[j].line, 1),
                              section->pairs[j].key, keys);
            }
        }
    }
}

static void settings_all(struct settings *s, struct ini_section *pack)
{
    struct model *m = s->m;
    struct model_value lang = settings_get(s, pack, "default_lang", true), scenes, *names;
    size_t count, i;
    for (i = 0; i < s->ini.count; i++) {
        if (strcmp(s->ini.sections[i].kind, "lang") == 0) {
            settings_lang(s, &s->ini.sections[i]);
        } else if (strcmp(s->ini.sections[i].kind, "section") == 0) {
            settings_section(s, &s->ini.sections[i]);
        }
    }
    m->default_lang = lang.text ? settings_find_lang(m, lang.text) : 0;
    if (lang.text && m->default_lang == m->language_count) {
        diag_add(m->d, DIAG_ERROR, lang.place, "there is no [lang %s]; add it",
                 model_show(&m->mem, lang.text));
        m->default_lang = 0;
    }
    settings_chains(s);
    scenes = settings_get(s, pack, "scenes", false);
    count = settings_words(s, scenes, &names);
    for (i = 0; i < count; i++) {
        settings_scene(s, names[i]);
    }
}

bool settings_read(struct model *m)
{
    struct settings s = {.m = m};
    struct buf text = {0};
    struct ini_section *pack;
    if (!folder_read_text(m, "pack.ini", false, &text)) {
        buf_finish(&text);
        return false;
    }
    ini_parse(&s.ini, "pack.ini", text.data, text.length, &m->mem, m->d);
    buf_finish(&text);
    pack = ini_find(&s.ini, "pack", "");
    if (!pack) {
        diag_add(m->d, DIAG_ERROR, model_place("pack.ini", 1, 1),
                 "there is no section [pack]; add it");
        return false;
    }
    model_add(m, MODEL_HOME, "home")->place = model_place("pack.ini", pack->line, 1);
    settings_pack(&s, pack);
    settings_all(&s, pack);
    settings_unknown(&s);
    return m->language_count > 0; /* without one, the default language has been reported missing */
}
