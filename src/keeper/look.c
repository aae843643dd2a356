/* jstm-store look PLACE: which packs lie on a stick, and what would become of each. None is opened;
 * their signatures tell. */
#include "keeper.h"

#include "sign/minisign.h"

#include <string.h>

/* An installed pack with the same number, for its name. */
static const char *look_name(struct keeper *k, const struct store_outcome *o)
{
    return o->name[0] ? arena_copy_text(&k->mem, o->name) : "";
}

static void look_file(struct keeper *k, const struct stick_file *f)
{
    struct store_outcome o = {.code = STORE_NO_SIGNATURE};
    struct store_line line = {.kind = STORE_LINE_PACK};
    const struct store_saying *s;
    if (f->signature && store_look(&k->store, f->pack, f->signature, &o)) {
        o.code = o.code == STORE_ALREADY ? STORE_ALREADY : STORE_STAGED;
    }
    line.file = f->pack;
    line.shown = f->shown;
    line.there = f->size;
    line.label = o.label;
    line.key = o.key;
    line.name = look_name(k, &o);
    line.code = o.code;
    line.detail = o.detail;
    keeper_show_pack(k, &line);
    s = &store_sayings[o.code];
    if (o.code == STORE_STAGED) {
        keeper_answer(k, "    It can be installed.", "    可以安装。");
    } else {
        keeper_answer(k, "    %s%s%s", "    %s%s%s", s->code, s->code[0] ? " " : "",
                      k->lang == DIAG_ZH ? s->zh : s->en);
    }
}

static int look_run(struct keeper *k)
{
    struct store_line end = {.kind = STORE_LINE_END, .ok = true};
    int code = keeper_open(k);
    struct stick s;
    struct err err;
    size_t i;
    if (code != EXIT_FINE) {
        return code;
    }
    if (!stick_scan(k->operands[0], &k->mem, &s, &err)) {
        end.detail = err.text;
        return keeper_end(k, STORE_TAKEN_OUT, &end);
    }
    for (i = 0; i < s.count; i++) {
        look_file(k, &s.files[i]);
    }
    if (s.count == 0) {
        keeper_answer(k, "No packs (*.kpack) lie there.", "这里没有内容包（*.kpack）。");
    }
    if (s.odd > 0) {
        keeper_answer(k, "Passed over: %zu that are no plain files.", "跳过 %zu 个不是普通文件的。",
                      s.odd);
    }
    if (s.too_many) {
        keeper_answer(k, "There is more there than is looked at.", "东西太多，没有全部查看。");
    }
    keeper_line(k, &end);
    return EXIT_FINE;
}

const struct keeper_command keeper_look = {
    .name = "look",
    .least = 1,
    .most = 1,
    .may = KEEPER_IN,
    .makes_store = true,
    .help = {{"look PLACE", "say which packs lie on a stick", "看看 U 盘上有哪些内容包"}},
    .run = look_run};
