/* See findings.h. Defects are told apart by a hash of rule, route, overlay and thing; linear search
 * is enough, because a list that is long enough to be slow is too long to be read. */
#include "findings.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "test.h"

#include <stdarg.h>

#define FINDINGS_MOST 4000
#define FINDINGS_PRINTED 60
#define FINDINGS_PRINTED_OF_RULE 12
#define FINDINGS_WHAT 60 /* bytes of a thing's name that are shown */

struct defect {
    uint64_t key;
    enum rule rule;
    const char *line;
    size_t more; /* screens that show it too */
};

struct findings {
    struct arena memory;
    struct defect *defects;
    size_t count, screens, printed;
    const char *file; /* NULL until the list has been written */
};

struct findings *findings_create(void)
{
    struct findings *f = mem_alloc(sizeof *f);
    f->defects = mem_alloc(FINDINGS_MOST * sizeof *f->defects);
    return f;
}

void findings_destroy(struct findings *f)
{
    if (f) {
        mem_free(f->defects);
        arena_finish(&f->memory);
        mem_free(f);
    }
}

void findings_looked(struct findings *f)
{
    f->screens++;
}

size_t findings_screens(const struct findings *f)
{
    return f->screens;
}

static const char *finding_place(struct findings *f, const struct scene *s)
{
    return arena_format(&f->memory, "%s%s%s %s %s %s%s %dx%d at %.0f", s->route,
                        s->overlay[0] ? "+" : "", s->overlay, s->lang, session_text_name(s->text),
                        session_theme_name(s->theme), s->reach ? " reach" : "", s->width, s->height,
                        (double)s->offset);
}

void finding(struct findings *f, enum rule rule, const struct scene *scene, const char *what,
             const char *fmt, ...)
{
    uint64_t key = hash_u64(HASH_START, (uint64_t)rule);
    char how[240];
    va_list args;
    struct defect *d;
    key = hash_text(key, what);
    if (strncmp(what, "dock.", 5) != 0) { /* pages of one section share what is wrong with it */
        key = hash_bytes(key, scene->route, strcspn(scene->route, "/"));
        key = hash_text(key, strncmp(scene->overlay, "scene", 5) == 0 ? "" : scene->overlay);
    }
    for (size_t i = 0; i < f->count; i++) {
        if (f->defects[i].key == key) {
            f->defects[i].more++;
            return;
        }
    }
    if (f->count == FINDINGS_MOST) {
        return;
    }
    va_start(args, fmt);
    vsnprintf(how, sizeof how, fmt, args);
    va_end(args);
    d = &f->defects[f->count++];
    d->key = key;
    d->rule = rule;
    d->line = arena_format(&f->memory, "%s: \"%.*s\" %s", finding_place(f, scene),
                           (int)utf8_cut(what, strlen(what), FINDINGS_WHAT), what, how);
}

size_t findings_count(const struct findings *f, enum rule rule)
{
    size_t count = 0;
    for (size_t i = 0; i < f->count; i++) {
        count += f->defects[i].rule == rule;
    }
    return count;
}

static void findings_write(struct findings *f)
{
    struct buf out = {0};
    struct err err;
    for (size_t i = 0; i < f->count; i++) {
        buf_format(&out, "%d %s (and %zu more)\n", (int)f->defects[i].rule, f->defects[i].line,
                   f->defects[i].more);
    }
    f->file = arena_copy_text(&f->memory, test_scratch("findings.txt"));
    if (!buf_write_file(&out, f->file, &err)) {
        printf("%s\n", err.text);
    }
    buf_finish(&out);
}

void findings_check(struct findings *f, enum rule rule)
{
    size_t broken = 0;
    for (size_t i = 0; i < f->count; i++) {
        const struct defect *d = &f->defects[i];
        if (d->rule != rule) {
            continue;
        }
        broken++;
        if (broken <= FINDINGS_PRINTED_OF_RULE && f->printed < FINDINGS_PRINTED) {
            f->printed++;
            printf("%s (and %zu more)\n", d->line, d->more);
        }
    }
    if (broken) {
        if (!f->file) {
            findings_write(f);
        }
        test_fail(__FILE__, __LINE__, "%zu defects on %zu screens; all are in %s", broken,
                  f->screens, f->file);
    }
}
