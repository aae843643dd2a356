/* Bringing packs in and letting them run: install, stage, switch, later, rollback. All end with one
 * saying, which is written down before it is said. */
#include "keeper.h"

#include "platform/clock.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define INSTALL_TELL_MS 100 /* progress, at most as often as this */

/* --- progress --------------------------------------------------------------------------------- */

static bool install_step(void *self, uint64_t done, uint64_t all)
{
    struct keeper *k = self;
    int64_t now = clock_system.now_ms(clock_system.self);
    struct store_line line = {.kind = STORE_LINE_PROGRESS, .done = done};
    if (keeper_stopped(k)) {
        return false;
    }
    line.all = atomic_load(&k->stop.size);
    line.all = line.all > all ? line.all : all;
    if (k->copied) {
        return true; /* checking is the shorter part, and has no bytes to wait for */
    }
    if (k->told_ms < 0 || now - k->told_ms >= INSTALL_TELL_MS) {
        k->told_ms = now;
        atomic_store(&k->stop.done, done);
        keeper_line(k, &line);
        if (!k->options[KEEPER_JSON] && isatty(STDOUT_FILENO)) {
            printf("\r%3d %%", line.all ? (int)(done * 100 / line.all) : 100);
            fflush(stdout);
        }
    }
    return true;
}

static void install_copied(void *self)
{
    struct keeper *k = self;
    struct store_line line = {.kind = STORE_LINE_COPIED};
    k->copied = true;
    keeper_line(k, &line);
    if (!k->options[KEEPER_JSON] && isatty(STDOUT_FILENO)) {
        printf("\r     \r");
    }
    keeper_answer(k, "Copied. The stick may be taken out; checking ...",
                  "已拷好，可以拔出 U 盘。正在核对……");
}

/* --- stage and install ------------------------------------------------------------------------ */

static int install_end(struct keeper *k, enum store_action action, const struct store_outcome *o)
{
    struct store_line line = {.name = o->name,
                              .key = o->key,
                              .label = o->label,
                              .need = o->need,
                              .room = o->room,
                              .done = o->done,
                              .detail = o->detail};
    keeper_note(k, action, o, &line.receipt);
    return keeper_end(k, o->code, &line);
}

static void install_take(struct keeper *k, enum store_action action, struct store_outcome *o)
{
    struct store_progress progress = {k, install_step, install_copied};
    struct stick_file file;
    struct err err;
    if (!stick_file(k->operands[0], &k->mem, &file, &err)) {
        o->code = STORE_TAKEN_OUT;
        snprintf(o->detail, sizeof o->detail, "%.200s", err.text);
        return;
    }
    if (!file.signature) {
        o->code = STORE_NO_SIGNATURE;
        return;
    }
    atomic_store(&k->stop.size, file.size);
    keeper_beats(k, true);
    k->stop.armed = true;
    if (action == STORE_DID_STAGE) {
        store_stage(&k->store, file.pack, file.signature, &progress, o);
    } else {
        store_install(&k->store, file.pack, file.signature, &progress, o);
    }
    k->stop.armed = false;
    keeper_beats(k, false);
    if (atomic_load(&k->stop.asked) && o->code != STORE_INSTALLED && o->code != STORE_STAGED &&
        o->code != STORE_ALREADY) {
        o->code = STORE_CANCELLED; /* a read that we broke off looks like a stick pulled out */
        o->detail[0] = 0;
    }
}

static int install_run(struct keeper *k, enum store_action action)
{
    struct store_outcome o = {.code = STORE_CANCELLED};
    struct err err;
    int code;
    if (!keeper_stop_begin(k, &err)) {
        return keeper_failed(k, &err);
    }
    code = keeper_open(k);
    if (code == EXIT_FINE) {
        install_take(k, action, &o);
        code = install_end(k, action, &o);
    }
    keeper_stop_end(k);
    return code;
}

static int run_install(struct keeper *k)
{
    return install_run(k, STORE_DID_INSTALL);
}

static int run_stage(struct keeper *k)
{
    return install_run(k, STORE_DID_STAGE);
}

/* --- switch, later, rollback ------------------------------------------------------------------ */

static enum store_code turn_code(const struct err *err, enum store_action action,
                                 const struct store_pack *p)
{
    if (err->code == ERR_DENIED && action != STORE_DID_ROLL_BACK) {
        return p->bad ? STORE_DID_NOT_START : p->revoked ? STORE_NOT_OURS : STORE_OLDER;
    }
    return keeper_code_of(err);
}

static void turn_outcome(struct store_outcome *o, const struct store_pack *p)
{
    o->label = p->label;
    snprintf(o->name, sizeof o->name, "%s", p->name);
    snprintf(o->key, sizeof o->key, "%s", p->key ? p->key : "");
}

/* What was asked for is done: in words of its own, because nothing new was installed. */
static int turn_end(struct keeper *k, enum store_action action, const struct store_outcome *o,
                    bool none)
{
    bool fine = o->code == STORE_INSTALLED || o->code == STORE_STAGED;
    struct store_line line = {
        .kind = STORE_LINE_END, .ok = true, .code = o->code, .name = o->name, .label = o->label};
    if (!fine || action == STORE_DID_SWITCH) {
        return install_end(k, action, o);
    }
    keeper_note(k, action, o, &line.receipt);
    keeper_line(k, &line);
    if (none) {
        keeper_answer(k, "Nothing waits any more.", "不再等待更换。");
    } else {
        keeper_answer(k, "%s runs from the next start on.", "下次启动起使用 %s。", o->name);
    }
    return EXIT_FINE;
}

static int turn_run(struct keeper *k, enum store_action action)
{
    struct store_outcome o = {.code = STORE_GONE};
    struct store_pack p = {.name = ""};
    bool none = action == STORE_DID_LATER && strcmp(k->operands[0], "-") == 0, ok;
    int code = keeper_open(k);
    struct err err;
    if (code != EXIT_FINE) {
        return code;
    }
    if (none || keeper_pick(k, k->operands[0], &p)) {
        if (!none) {
            turn_outcome(&o, &p);
        }
        ok = action == STORE_DID_SWITCH  ? store_switch(&k->store, p.name, &err)
             : action == STORE_DID_LATER ? store_later(&k->store, p.name, &err)
                                         : store_roll_back(&k->store, p.name, &err);
        o.code = !ok                         ? turn_code(&err, action, &p)
                 : action == STORE_DID_LATER ? STORE_STAGED
                                             : STORE_INSTALLED;
        snprintf(o.detail, sizeof o.detail, "%.200s", ok ? "" : err.text);
    } else {
        snprintf(o.detail, sizeof o.detail, "%.60s", k->operands[0]);
    }
    return turn_end(k, action, &o, none);
}

static int run_switch(struct keeper *k)
{
    return turn_run(k, STORE_DID_SWITCH);
}

static int run_later(struct keeper *k)
{
    return turn_run(k, STORE_DID_LATER);
}

static int run_rollback(struct keeper *k)
{
    return turn_run(k, STORE_DID_ROLL_BACK);
}

const struct keeper_command keeper_install = {
    .name = "install",
    .least = 1,
    .most = 1,
    .may = KEEPER_IN | KEEPER_NOTED,
    .makes_store = true,
    .help = {{"install FILE", "copy a pack in, check it, and let it run from the next start on",
              "拷入内容包并核对，下次启动起使用"}},
    .run = run_install};

const struct keeper_command keeper_stage = {
    .name = "stage",
    .least = 1,
    .most = 1,
    .may = KEEPER_IN | KEEPER_NOTED,
    .makes_store = true,
    .help = {{"stage FILE", "copy a pack in and check it; the old one goes on",
              "拷入内容包并核对，仍用原来的内容"}},
    .run = run_stage};

const struct keeper_command keeper_switch = {
    .name = "switch",
    .least = 1,
    .most = 1,
    .may = KEEPER_IN | KEEPER_NOTED,
    .help = {{"switch NAME", "let a staged pack run", "改用已经拷好的内容包"}},
    .run = run_switch};

const struct keeper_command keeper_later = {
    .name = "later",
    .least = 1,
    .most = 1,
    .may = KEEPER_IN | KEEPER_NOTED,
    .help = {{"later NAME|-", "let it run from the next start on; - : no longer",
              "下次启动时改用；写 - 取消"}},
    .run = run_later};

const struct keeper_command keeper_rollback = {
    .name = "rollback",
    .least = 1,
    .most = 1,
    .may = KEEPER_IN | KEEPER_NOTED,
    .help = {{"rollback NAME", "go back (or forward again) to an installed pack",
              "换回（或换到）另一份已安装的内容"}},
    .run = run_rollback};
