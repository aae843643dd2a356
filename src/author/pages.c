/* Walking the languages' folders. The default language comes first and says which pages there are;
 * the others may lack pages, with a warning, but not have more. */
#include "author/pages.h"

#include "author/ages.h"
#include "author/readers/header.h"
#include "author/readers/markdown.h"
#include "author/settings.h"
#include "author/table_file.h"

#include <stdlib.h>
#include <string.h>

static const char *pages_tag(const struct model *m, size_t lang)
{
    return m->languages[lang].tag;
}

static bool pages_exists(struct model *m, const char *folder, const char *name)
{
    struct folder_item *items;
    struct diag quiet = {0}, *loud = m->d;
    size_t count, i;
    m->d = &quiet; /* this listing is a question; the walk reports what is odd */
    count = folder_list(m, folder, &items);
    m->d = loud;
    diag_finish(&quiet);
    for (i = 0; i < count; i++) {
        if (items[i].kind == FOLDER_FILE && strcmp(items[i].name, name) == 0) {
            return true;
        }
    }
    return false;
}

static void pages_file(struct model *m, struct model_entry *e, size_t lang, const char *path)
{
    struct buf text = {0};
    if (folder_read_text(m, path, false, &text)) {
        header_read(&e->words[lang], path, text.data, text.length, &m->mem, m->d);
        if (lang == m->default_lang) {
            e->place = model_place(e->words[lang].file, 1, 1);
        }
    }
    buf_finish(&text);
}

static void pages_stray(struct model *m, const char *folder, const char *name)
{
    diag_add(m->d, DIAG_WARNING, model_place(arena_format(&m->mem, "%s/%s", folder, name), 1, 1),
             "nothing reads this file; take it away or rename it");
}

/* The page's name of a file's name, or NULL after a report. */
static const char *pages_name(struct model *m, const char *folder, const struct folder_item *item)
{
    size_t length = strlen(item->name);
    const char *name;
    if (item->kind != FOLDER_FILE || length < 4 || strcmp(item->name + length - 3, ".md") != 0) {
        pages_stray(m, folder, item->name);
        return NULL;
    }
    name = arena_copy(&m->mem, item->name, length - 3);
    if (!settings_word(name)) {
        diag_add(m->d, DIAG_ERROR,
                 model_place(arena_format(&m->mem, "%s/%s", folder, item->name), 1, 1),
                 "'%s' cannot name a page; use at most 32 small letters, digits and '-'",
                 model_show(&m->mem, name));
        return NULL;
    }
    return name;
}

static bool pages_has_pages(const struct model_entry *section)
{
    return strcmp(section->section_kind, "book") == 0 ||
           strcmp(section->section_kind, "articles") == 0;
}

static void pages_section(struct model *m, struct model_entry *section, size_t lang)
{
    const char *folder = arena_format(&m->mem, "%s/%s", pages_tag(m, lang), section->slug);
    struct folder_item *items;
    size_t count = folder_list(m, folder, &items), i;
    for (i = 0; i < count; i++) {
        const char *name = ages_claims(&items[i]) ? NULL : pages_name(m, folder, &items[i]);
        const char *path = name ? arena_format(&m->mem, "%s/%s.md", folder, name) : NULL;
        const char *slug = name ? arena_format(&m->mem, "%s/%s", section->slug, name) : NULL;
        struct model_entry *e;
        if (!name) {
            continue;
        }
        if (strcmp(name, "index") == 0) {
            pages_file(m, section, lang, path);
            continue;
        }
        if (!pages_has_pages(section)) {
            diag_add(m->d, DIAG_ERROR, model_place(path, 1, 1),
                     "a section of kind %s has no pages but index.md; move the file to a book or"
                     " articles",
                     section->section_kind);
            continue;
        }
        e = model_find(m, slug);
        if (!e && lang != m->default_lang) {
            diag_add(m->d, DIAG_ERROR, model_place(path, 1, 1),
                     "there is no %s/%s.md that this translates; write it first",
                     pages_tag(m, m->default_lang), slug);
            continue;
        }
        if (!e) {
            e = model_add(m, MODEL_PAGE, slug);
            e->section = section;
        }
        pages_file(m, e, lang, path);
    }
    for (i = 0; i < count; i++) {
        if (ages_claims(&items[i])) {
            ages_read(m, section, lang, &items[i]);
        }
    }
}

static void pages_attract(struct model *m, size_t lang)
{
    const char *folder = arena_format(&m->mem, "%s/attract", pages_tag(m, lang));
    struct folder_item *items;
    size_t count = folder_list(m, folder, &items), i;
    for (i = 0; i < count; i++) {
        const char *name = pages_name(m, folder, &items[i]);
        struct model_entry *e =
            name ? model_find(m, arena_format(&m->mem, "scene:%s", name)) : NULL;
        if (e) {
            pages_file(m, e, lang, arena_format(&m->mem, "%s/%s.md", folder, name));
        } else if (name) {
            diag_add(
                m->d, DIAG_WARNING,
                model_place(arena_format(&m->mem, "%s/%s.md", folder, name), 1, 1),
                "scene '%s' is not in 'scenes' of pack.ini; add it there or take the file away",
                name);
        }
    }
}

static void pages_language(struct model *m, size_t lang)
{
    const char *tag = pages_tag(m, lang);
    struct folder_item *items;
    size_t count = folder_list(m, tag, &items), i;
    for (i = 0; i < count; i++) {
        struct model_entry *section = model_find(m, items[i].name);
        if (items[i].kind == FOLDER_FILE) {
            if (strcmp(items[i].name, "home.md") == 0) {
                pages_file(m, m->entries[0], lang, arena_format(&m->mem, "%s/home.md", tag));
            } else {
                pages_stray(m, tag, items[i].name);
            }
        } else if (strcmp(items[i].name, "attract") == 0) {
            pages_attract(m, lang);
        } else if (section && section->kind == MODEL_SECTION) {
            pages_section(m, section, lang);
        } else {
            diag_add(m->d, DIAG_WARNING,
                     model_place(arena_format(&m->mem, "%s/%s", tag, items[i].name), 1, 1),
                     "there is no [section %s] in pack.ini; add it or take the folder away",
                     model_show(&m->mem, items[i].name));
        }
    }
}

static bool pages_tail(const char *tail, const char *wanted)
{
    return strcmp(tail, wanted) == 0 ||
           (strcmp(wanted, ".json") != 0 && table_file_is(tail, wanted));
}

/* <section>.csv or .xlsx, <section>.json and <section>-people.csv, as the section's kind has them.
 */
static bool pages_table(const struct model *m, const char *name)
{
    static const struct {
        const char *kind, *tail;
    } tables[] = {{"timeline", ".csv"},
                  {"timeline", ".json"},
                  {"chart", ".csv"},
                  {"chart", "-people.csv"},
                  {"glossary", ".csv"}};
    size_t i, t;
    for (i = 0; i < m->entry_count; i++) {
        const struct model_entry *e = m->entries[i];
        size_t length = strlen(e->slug);
        for (t = 0; e->kind == MODEL_SECTION && t < sizeof tables / sizeof *tables; t++) {
            if (strcmp(e->section_kind, tables[t].kind) == 0 &&
                strncmp(name, e->slug, length) == 0 && pages_tail(name + length, tables[t].tail)) {
                return true;
            }
        }
    }
    return false;
}

static void pages_root(struct model *m)
{
    struct folder_item *items;
    size_t count = folder_list(m, "", &items), i, j;
    for (i = 0; i < count; i++) {
        const char *name = items[i].name;
        bool file = items[i].kind == FOLDER_FILE;
        bool known = file ? strcmp(name, "pack.ini") == 0 || table_file_is(name, "sources.csv") ||
                                strcmp(name, "README.md") == 0 || pages_table(m, name)
                          : strcmp(name, "media") == 0 || strcmp(name, "gallery") == 0 ||
                                strcmp(name, "quizzes") == 0;
        for (j = 0; !file && j < m->language_count; j++) {
            known = known || strcmp(name, pages_tag(m, j)) == 0;
        }
        if (!known) {
            diag_say(m->d, DIAG_WARNING, model_place(name, 1, 1),
                     file ? DIAG_TEXT("nothing reads this file; take it away")
                          : DIAG_TEXT("nothing reads this folder; add a [lang ...] to pack.ini or"
                                      " take it away"));
        }
    }
}

static void pages_bodies(struct model *m)
{
    size_t i, lang;
    for (i = 0; i < m->entry_count; i++) {
        struct model_entry *e = m->entries[i];
        const char *layout = model_text(&e->words[m->default_lang], "layout");
        struct markdown_options options = {layout && strcmp(layout, "articles") == 0};
        e->numbered = options.numbered;
        for (lang = 0; lang < m->language_count; lang++) {
            if (e->words[lang].file) {
                markdown_read(&e->words[lang], &options, &m->mem, m->d);
            }
        }
        ages_finish(m, e);
    }
}

static void pages_missing(struct model *m, const struct model_entry *e)
{
    static const char *const what[] = {"home.md", "index.md", "", ""};
    const char *file = e->kind == MODEL_HOME      ? what[0]
                       : e->kind == MODEL_SECTION ? arena_format(&m->mem, "%s/index.md", e->slug)
                       : e->kind == MODEL_SCENE   ? arena_format(&m->mem, "attract/%s.md", e->name)
                                                  : arena_format(&m->mem, "%s.md", e->slug);
    size_t lang;
    for (lang = 0; lang < m->language_count; lang++) {
        const char *folder = pages_tag(m, lang);
        const char *path = arena_format(&m->mem, "%s/%s", folder, file);
        if (e->words[lang].file) {
            continue;
        }
        if (lang == m->default_lang) {
            const char *cut = strrchr(path, '/');
            /* A file that is there but could not be read has been reported already. */
            if (!pages_exists(m, arena_copy(&m->mem, path, (size_t)(cut - path)), cut + 1)) {
                diag_add(m->d, DIAG_ERROR, model_place(path, 1, 1),
                         "there is no such file; add it");
            }
        } else {
            diag_add(m->d, DIAG_WARNING, model_place(path, 1, 1),
                     "not translated; translate it, or it will be shown in %s",
                     m->languages[lang].fallback ? m->languages[lang].fallback
                                                 : pages_tag(m, m->default_lang));
        }
    }
}

void pages_read(struct model *m)
{
    size_t lang, i;
    pages_root(m);
    pages_language(m, m->default_lang);
    for (lang = 0; lang < m->language_count; lang++) {
        if (lang != m->default_lang) {
            pages_language(m, lang);
        }
    }
    for (i = 0; i < m->entry_count; i++) {
        pages_missing(m, m->entries[i]);
    }
    pages_bodies(m);
}
