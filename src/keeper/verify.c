/* jstm-store verify and recover: every byte of what is installed against its signature, and, when
 * what runs is no longer what was signed, the best of the others in its place. */
#include "keeper.h"

#include <stdio.h>
#include <string.h>

static enum store_code verify_one(struct keeper *k, const struct store_pack *p, struct err *err)
{
    return store_verify(&k->store, p->name, err) ? STORE_INSTALLED : keeper_code_of(err);
}

static void verify_show(struct keeper *k, const struct store_pack *p, enum store_code code,
                        const char *detail)
{
    const struct store_saying *s = &store_sayings[code];
    struct store_line line = {.kind = STORE_LINE_PACK,
                              .name = p->name,
                              .label = p->label,
                              .key = p->key,
                              .code = code,
                              .running = p->running,
                              .before = p->before,
                              .detail = detail};
    struct store_outcome o = {.code = code, .label = p->label};
    bool receipt;
    keeper_line(k, &line);
    if (code == STORE_INSTALLED) {
        keeper_answer(k, "%s: as it was signed", "%s：完好", p->name);
        return;
    }
    keeper_answer(k, "%s: %s %s", "%s：%s %s", p->name, s->code,
                  k->lang == DIAG_ZH ? s->zh : s->en);
    snprintf(o.detail, sizeof o.detail, "%.200s", detail);
    keeper_note(k, STORE_DID_VERIFY, &o, &receipt);
}

static int verify_run(struct keeper *k)
{
    struct store_line end = {.kind = STORE_LINE_END, .ok = true};
    int code = keeper_open(k);
    struct store_pack *packs, one;
    size_t count = 1, i;
    struct err err;
    if (code != EXIT_FINE) {
        return code;
    }
    if (k->operands[0]) {
        if (!keeper_pick(k, k->operands[0], &one)) {
            return keeper_end(k, STORE_GONE, &end);
        }
        packs = &one;
    } else if (!store_list(&k->store, &packs, &count, &err)) {
        return keeper_failed(k, &err);
    } else {
        one = (struct store_pack){.name = ""};
    }
    for (i = 0; i < count; i++) {
        enum store_code is = verify_one(k, &packs[i], &err);
        verify_show(k, &packs[i], is, is == STORE_INSTALLED ? "" : err.text);
        if (is != STORE_INSTALLED) {
            end.ok = false;
            end.code = is;
            code = EXIT_REFUSED;
        }
    }
    if (count == 0) {
        keeper_answer(k, "No pack is installed.", "还没有安装内容包。");
    }
    keeper_line(k, &end);
    return code;
}

/* --- recover ---------------------------------------------------------------------------------- */

/* The best pack beside the one that runs, by number, whose bytes are right, takes over. */
static bool recover_other(struct keeper *k, const char *not_this, char *out, size_t size)
{
    struct store_pack *packs;
    size_t count, i;
    struct err err;
    if (!store_list(&k->store, &packs, &count, &err)) {
        return false;
    }
    for (i = 0; i < count; i++) {
        snprintf(out, size, "%s", packs[i].name);
        if (strcmp(out, not_this) != 0 && !packs[i].bad && store_roll_back(&k->store, out, &err)) {
            return true;
        }
    }
    return false;
}

/* Opening the store has put right what was interrupted; what runs is then read to its last byte. */
static int recover_run(struct keeper *k)
{
    struct store_line end = {.kind = STORE_LINE_END, .ok = true};
    struct store_outcome o = {.code = STORE_INSTALLED};
    char now[STORE_NAME_MAX], other[STORE_NAME_MAX];
    int code = keeper_open(k);
    struct err err;
    if (code != EXIT_FINE) {
        return code;
    }
    snprintf(now, sizeof now, "%s", k->store.state.cur);
    end.name = now;
    if (!now[0]) {
        keeper_answer(k, "No pack is installed.", "还没有安装内容包。");
    } else if (store_verify(&k->store, now, &err)) {
        keeper_answer(k, "%s runs, and is as it was signed.", "正在使用 %s，完好。", now);
    } else {
        end.detail = err.text;
        if (!recover_other(k, now, other, sizeof other)) {
            return keeper_end(k, keeper_code_of(&err), &end);
        }
        end.name = other;
        snprintf(o.detail, sizeof o.detail, "%.200s", err.text);
        keeper_note(k, STORE_DID_FALL_BACK, &o, &end.receipt);
        keeper_answer(k, "%s was damaged; %s runs instead.", "%s 损坏，改用 %s。", now, other);
    }
    keeper_line(k, &end);
    return EXIT_FINE;
}

const struct keeper_command keeper_verify = {
    .name = "verify",
    .most = 1,
    .may = KEEPER_ALL,
    .help = {{"verify [NAME]", "compare every byte with what was signed", "逐字节核对内容和签名"}},
    .run = verify_run};

const struct keeper_command keeper_recover = {
    .name = "recover",
    .may = KEEPER_ALL,
    .help = {{"recover", "put right what was cut off, and check what runs",
              "收拾中断的更新，并核对正在使用的内容"}},
    .run = recover_run};
