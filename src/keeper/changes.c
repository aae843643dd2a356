/* jstm-store changes NAME: what visitors will find new, different or gone when NAME runs instead of
 * what runs now. Both are packs of the store, whose signatures were checked when they came in. */
#include "keeper.h"

#include "base/utf8.h"
#include "pack/changes.h"

#include <string.h>

#define CHANGES_LETTERS 40 /* of a title; more is a question asked at length */

static const char *const changes_kinds[] = {
    [CHANGES_ADDED] = "added", [CHANGES_CHANGED] = "changed", [CHANGES_REMOVED] = "removed"};

/* At most CHANGES_LETTERS characters, in one line. */
static const char *changes_cut(struct keeper *k, const char *title)
{
    const char *at = title, *end = title + strlen(title);
    size_t n = 0, length;
    char *out;
    while (at < end && n < CHANGES_LETTERS) {
        utf8_next(&at, end);
        n++;
    }
    length = (size_t)(at - title);
    out = arena_format(&k->mem, "%.*s%s", (int)length, title, at < end ? "…" : "");
    for (at = strchr(out, 10); at; at = strchr(at, 10)) {
        out[at - out] = ' ';
    }
    return out;
}

/* The home page has no title of its own. */
static struct store_line changes_line(struct keeper *k, const struct changes_row *r)
{
    bool home = strcmp(r->kind, "home") == 0;
    return (struct store_line){.kind = STORE_LINE_CHANGE,
                               .change = changes_kinds[r->change],
                               .zh = home ? "首页" : changes_cut(k, r->zh),
                               .en = home ? "Home page" : changes_cut(k, r->en)};
}

static void changes_tell(struct keeper *k, const struct changes *c)
{
    static const char marks[] = "+~-";
    size_t counts[3] = {0, 0, 0}, i;
    for (i = 0; i < c->count; i++) {
        const struct changes_row *r = &c->rows[i];
        struct store_line line = changes_line(k, r);
        const char *title = k->lang == DIAG_ZH && line.zh[0] ? line.zh : line.en;
        if (!r->shown) {
            continue;
        }
        counts[r->change]++;
        keeper_line(k, &line);
        title = title[0] ? title : line.zh[0] ? line.zh : r->slug;
        keeper_answer(k, "  %c %s", "  %c %s", marks[r->change], title);
    }
    keeper_answer(k, "%zu added, %zu changed, %zu removed", "新增 %zu 条，修改 %zu 条，删除 %zu 条",
                  counts[CHANGES_ADDED], counts[CHANGES_CHANGED], counts[CHANGES_REMOVED]);
}

static int changes_run(struct keeper *k)
{
    struct store_line end = {.kind = STORE_LINE_END, .ok = true};
    int code = keeper_open(k);
    const char *runs, *other;
    struct changes c;
    struct store_pack p;
    struct err err;
    if (code != EXIT_FINE) {
        return code;
    }
    if (!keeper_pick(k, k->operands[0], &p)) {
        return keeper_end(k, STORE_GONE, &end);
    }
    runs = store_running(&k->store);
    other = arena_format(&k->mem, "%s/packs/%s/" STORE_PACK, k->folder, p.name);
    if (!runs) {
        keeper_answer(k, "Nothing runs yet: all of it is new.", "还没有内容在用：全部是新的。");
    } else if (pack_changes(runs, other, k->lang == DIAG_ZH ? "zh" : "en", &k->mem, &c, &err)) {
        changes_tell(k, &c);
    } else {
        end.detail = err.text;
        return keeper_end(k, keeper_code_of(&err), &end);
    }
    keeper_line(k, &end);
    return EXIT_FINE;
}

const struct keeper_command keeper_changes = {
    .name = "changes",
    .least = 1,
    .most = 1,
    .may = KEEPER_ALL,
    .help = {{"changes NAME", "say what visitors will find new, changed or gone",
              "列出观众会看到的新增、修改和删除"}},
    .run = changes_run};
