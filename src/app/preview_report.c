/* From a line of JSON to messages in the order in which an author mends them: errors first, because
 * they keep the screen as it was. A message's file tells its page: the folder of a language, a
 * section, a name; tables and galleries tell at least their section. */
#include "app/preview.h"

#include "base/json.h"
#include "pack/pack.h"

#include <string.h>

struct report_reader {
    struct json json;
    struct preview_report fresh;
    enum diag_lang lang;         /* that `text` and `remedy` are in */
    struct preview_message *all; /* in order of file and line */
    size_t count, capacity;
};

static enum diag_level report_level(const char *word)
{
    return strcmp(word, "error") == 0     ? DIAG_ERROR
           : strcmp(word, "warning") == 0 ? DIAG_WARNING
                                          : DIAG_NOTE;
}

static void report_message(struct report_reader *r)
{
    struct arena *mem = &r->fresh.memory;
    struct diag_said own = {"", ""}, other = {NULL, NULL};
    struct preview_message m = {.file = "", .route = ""};
    const char *level = "";
    int64_t line = 0, column = 0;
    char key[20];
    for (json_object(&r->json); json_key(&r->json, key, sizeof key);) {
        const char **text = strcmp(key, "level") == 0          ? &level
                            : strcmp(key, "file") == 0         ? &m.file
                            : strcmp(key, "text") == 0         ? &own.text
                            : strcmp(key, "remedy") == 0       ? &own.remedy
                            : strcmp(key, "other_text") == 0   ? &other.text
                            : strcmp(key, "other_remedy") == 0 ? &other.remedy
                                                               : NULL;
        if (text) {
            json_text(&r->json, mem, text);
        } else if (strcmp(key, "line") == 0) {
            json_number(&r->json, &line);
        } else if (strcmp(key, "column") == 0) {
            json_number(&r->json, &column);
        } else {
            json_skip(&r->json);
        }
    }
    m.level = report_level(level);
    m.line = line > 0 && line < INT32_MAX ? (int)line : 0;
    m.column = column > 0 && column < INT32_MAX ? (int)column : 0;
    m.said[r->lang] = own;
    m.said[r->lang == DIAG_ZH ? DIAG_EN : DIAG_ZH] = other.text && other.remedy ? other : own;
    r->all = arena_grow(mem, r->all, r->count, &r->capacity, sizeof *r->all);
    r->all[r->count++] = m;
}

/* A number of things; a wrong one is none. */
static size_t report_count(struct json *j)
{
    int64_t n = 0;
    return json_number(j, &n) && n > 0 ? (size_t)n : 0;
}

static void report_member(struct report_reader *r, const char *key, struct preview_progress *p)
{
    struct json *j = &r->json;
    const char *text = "";
    if (strcmp(key, "building") == 0) {
        json_bool(j, &p->building);
    } else if (strcmp(key, "done") == 0) {
        p->done = report_count(j);
    } else if (strcmp(key, "all") == 0) {
        p->all = report_count(j);
    } else if (strcmp(key, "built") == 0) {
        r->fresh.done = json_bool(j, &r->fresh.built);
    } else if (strcmp(key, "errors") == 0) {
        r->fresh.errors = report_count(j);
    } else if (strcmp(key, "warnings") == 0) {
        r->fresh.warnings = report_count(j);
    } else if (strcmp(key, "to_confirm") == 0) {
        r->fresh.to_confirm = report_count(j);
    } else if (strcmp(key, "took_ms") == 0) {
        json_number(j, &r->fresh.took_ms);
    } else if (strcmp(key, "failed") == 0) {
        json_text(j, &r->fresh.memory, &r->fresh.failed);
    } else if (strcmp(key, "lang") == 0) {
        json_text(j, &r->fresh.memory, &text);
        r->lang = strcmp(text, "zh") == 0 ? DIAG_ZH : DIAG_EN;
    } else if (strcmp(key, "messages") == 0) {
        for (json_array(j); json_item(j);) {
            report_message(r);
        }
    } else {
        json_skip(j);
    }
}

/* Errors, then warnings, then notes; what goes beyond the list's length is only counted. */
static void report_order(struct report_reader *r)
{
    struct preview_report *fresh = &r->fresh;
    size_t most = r->count < PREVIEW_SHOWN_MOST ? r->count : PREVIEW_SHOWN_MOST, i;
    int level;
    fresh->messages = arena_alloc_array(&fresh->memory, most + 1, sizeof *fresh->messages);
    for (level = DIAG_ERROR; level >= DIAG_NOTE; level--) {
        for (i = 0; i < r->count; i++) {
            if ((int)r->all[i].level == level && fresh->count < most) {
                fresh->messages[fresh->count++] = r->all[i];
            }
        }
    }
    fresh->unshown = r->count - fresh->count;
}

bool preview_report_read(struct preview_report *r, const char *line, size_t length,
                         struct preview_progress *progress)
{
    struct report_reader reader = {.fresh.failed = ""};
    char key[20];
    memset(progress, 0, sizeof *progress);
    json_begin(&reader.json, line, length);
    for (json_object(&reader.json); json_key(&reader.json, key, sizeof key);) {
        report_member(&reader, key, progress);
    }
    if (!json_end(&reader.json) || progress->building || !reader.fresh.done) {
        arena_finish(&reader.fresh.memory);
        return json_end(&reader.json) && progress->building;
    }
    report_order(&reader);
    preview_report_finish(r);
    *r = reader.fresh;
    return true;
}

void preview_report_finish(struct preview_report *r)
{
    arena_finish(&r->memory);
    memset(r, 0, sizeof *r);
}

/* --- pages ------------------------------------------------------------------------------------ */

/* "history.csv", "organization-people.csv": the section they are of. */
static const char *report_table(struct arena *mem, const char *file)
{
    static const char people[] = "-people";
    size_t length = strcspn(file, ".");
    if (length > strlen(people) &&
        strncmp(file + length - strlen(people), people, strlen(people)) == 0) {
        length -= strlen(people);
    }
    return arena_copy(mem, file, length);
}

/* Behind the folder of a language: "home.md", "attract/rime.md", "earth/index.md",
 * "earth/rime.young.md". */
static const char *report_text(struct arena *mem, const char *rest)
{
    const char *slash = strchr(rest, '/');
    size_t section = slash ? (size_t)(slash - rest) : 0;
    if (!slash) {
        return arena_copy(mem, rest, strcspn(rest, "."));
    }
    if (strncmp(rest, "attract/", 8) == 0 || strncmp(slash, "/index.", 7) == 0) {
        return arena_copy(mem, rest, section);
    }
    return arena_copy(mem, rest, section + 1 + strcspn(slash + 1, "."));
}

static const char *report_address(struct arena *mem, const char *file)
{
    const char *slash = strchr(file, '/');
    if (!slash) {
        return report_table(mem, file);
    }
    if (strncmp(file, "gallery/", 8) == 0) {
        return arena_copy(mem, slash + 1, strcspn(slash + 1, "/"));
    }
    return strncmp(file, "media/", 6) == 0 || strncmp(file, "quizzes/", 8) == 0
               ? ""
               : report_text(mem, slash + 1);
}

/* The section that the banks in the folder quizzes are of, or "". */
static const char *report_quiz(struct pack *pack, const char *const *routes, size_t count)
{
    size_t i;
    for (i = 0; i < count; i++) {
        const char *kind = strchr(routes[i], '/') ? NULL : pack_section_kind(pack, routes[i]);
        if (kind && strcmp(kind, "quiz") == 0) {
            return routes[i];
        }
    }
    return "";
}

static bool report_known(const char *route, const char *const *routes, size_t count)
{
    size_t i;
    for (i = 0; i < count && strcmp(routes[i], route) != 0; i++) {
    }
    return i < count || strcmp(route, "attract") == 0;
}

/* The file's language goes along, so that the words in question are what is shown. */
static const char *report_in_language(struct arena *mem, struct pack *pack, const char *file,
                                      const char *route)
{
    const struct pack_info *info = pack_info(pack);
    size_t length = strcspn(file, "/"), i;
    for (i = 0; file[length] && i < info->language_count; i++) {
        const char *tag = info->languages[i].tag;
        if (strncmp(file, tag, length) == 0 && tag[length] == '\0') {
            return arena_format(mem, "%s?lang=%s", route, tag);
        }
    }
    return route;
}

void preview_report_routes(struct preview_report *r, struct pack *pack)
{
    struct arena mem = {0};
    const char **routes = NULL, *quiz;
    size_t count = 0, i;
    struct err err;
    bool known = pack && pack_routes(pack, &mem, &routes, &count, &err);
    quiz = known ? arena_copy_text(&r->memory, report_quiz(pack, routes, count)) : "";
    for (i = 0; i < r->count; i++) {
        struct preview_message *m = &r->messages[i];
        const char *route = known ? report_address(&r->memory, m->file) : "";
        route = strncmp(m->file, "quizzes/", 8) == 0 ? quiz : route;
        m->route = route[0] && report_known(route, routes, count)
                       ? report_in_language(&r->memory, pack, m->file, route)
                       : "";
    }
    arena_finish(&mem);
}
