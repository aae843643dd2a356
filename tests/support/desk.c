/* States of a desk as staff meet them. The names of packs, keys and sticks are samples. */
#include "desk_samples.h"

#include <stdio.h>
#include <string.h>

#define MB UINT64_C(1000000)
#define GB UINT64_C(1000000000)

static const struct label winter = {.id = "jilin",
                                    .seq = 43,
                                    .size = 1210 * MB,
                                    .label = "2026-winter",
                                    .date = "2026-11-20",
                                    .langs = "zh,en,ko",
                                    .title_zh = "吉林科技馆",
                                    .title_en = "Jilin Science Museum"};

static struct label label_of(uint32_t seq, const char *name, const char *date, uint64_t size)
{
    struct label l = winter;
    l.seq = seq;
    l.size = size;
    snprintf(l.label, sizeof l.label, "%s", name);
    snprintf(l.date, sizeof l.date, "%s", date);
    return l;
}

static void desk_asked(void *self, enum desk_ask what, const char *text, enum desk_when when)
{
    struct fake_desk *d = self;
    if (d->asks < FAKE_ASKS) {
        d->asked[d->asks].what = what;
        d->asked[d->asks].when = when;
        snprintf(d->asked[d->asks].text, sizeof d->asked[d->asks].text, "%s", text ? text : "");
    }
    d->asks++;
}

/* --- parts of states -------------------------------------------------------------------------- */

static void desk_locked(struct fake_desk *d)
{
    d->view.open = false;
    d->view.tries_left = 5;
}

static struct desk_pack *desk_add_pack(struct fake_desk *d, uint32_t seq, const char *name,
                                       const char *date, uint64_t size)
{
    struct desk_pack *p = &d->packs[d->view.pack_count++];
    *p = (struct desk_pack){.name = name,
                            .shown = name,
                            .label = label_of(seq, name, date, size),
                            .key = "kexie-2026",
                            .code = STORE_INSTALLED,
                            .size = size,
                            .installed_s = FAKE_NOW_S};
    return p;
}

static void desk_three_packs(struct fake_desk *d)
{
    d->view.pack_count = 0;
    desk_add_pack(d, 43, "2026-winter", "2026-11-20", 1210 * MB)->running = true;
    desk_add_pack(d, 42, "2026-autumn", "2026-09-12", 1160 * MB)->before = true;
    desk_add_pack(d, 41, "2026-summer", "2026-06-01", 1050 * MB);
}

static struct desk_pack *desk_add_found(struct fake_desk *d, const char *file, enum store_code code)
{
    struct desk_pack *p = &d->found[d->view.found_count++];
    *p = (struct desk_pack){.file = file,
                            .shown = strrchr(file, '/') + 1,
                            .name = "",
                            .label = winter,
                            .key = "kexie-2026",
                            .code = code,
                            .size = 1210 * MB};
    d->view.stick = true;
    d->view.stick_name = "KEXIE-03";
    return p;
}

static void desk_incomplete(struct fake_desk *d)
{
    struct desk_pack *p = desk_add_found(d, "/media/a/tiger-leopard.kpack", STORE_INCOMPLETE);
    p->label = label_of(7, "2026-tiger", "2026-07-09", 640 * MB);
    snprintf(p->label.id, sizeof p->label.id, "tiger");
    snprintf(p->label.title_zh, sizeof p->label.title_zh, "长白山虎豹专题");
    snprintf(p->label.title_en, sizeof p->label.title_en, "Tigers and leopards of Changbai");
    p->size = 498 * MB;
}

static void desk_works(struct fake_desk *d, enum desk_step step)
{
    struct desk_view *v = &d->view;
    v->step = step;
    v->work = d->found[0];
    v->all = 1210 * MB;
    v->done = step == DESK_COPIES ? 742 * MB : step == DESK_CHECKS ? 410 * MB : v->all;
    v->seconds_left = step == DESK_COPIES ? 118 : -1;
    v->may_take_out = step >= DESK_CHECKS;
    v->outcome.code = STORE_INSTALLED;
}

static void desk_knows(struct fake_desk *d)
{
    size_t i;
    d->view.changes_known = true;
    d->view.changes = fake_changes;
    d->view.change_count = fake_change_count;
    for (i = 0; i < d->view.change_count; i++) {
        d->view.change_counts[fake_changes[i].kind]++;
    }
}

static void desk_good_stick(struct fake_desk *d)
{
    desk_add_found(d, "/media/a/jilin-43.kpack", STORE_STAGED);
    desk_incomplete(d);
}

/* --- states ----------------------------------------------------------------------------------- */

static void on_pin(struct fake_desk *d)
{
    desk_locked(d);
}

static void on_pin_wrong(struct fake_desk *d)
{
    desk_good_stick(d);
    desk_locked(d);
    d->view.pin_wrong = true;
    d->view.tries_left = 3;
}

static void on_pin_wait(struct fake_desk *d)
{
    desk_locked(d);
    d->view.pin_wrong = true;
    d->view.tries_left = 0;
    d->view.wait_ms = 90000;
}

static void on_pin_judging(struct fake_desk *d)
{
    desk_locked(d);
    d->view.judging = true;
}

static void on_pin_choose(struct fake_desk *d)
{
    desk_locked(d);
    d->view.pin_set = false;
    d->view.may_set_pin = true;
}

static void on_pin_weak(struct fake_desk *d)
{
    on_pin_choose(d);
    d->view.pin_weak = true;
}

static void on_pin_none(struct fake_desk *d)
{
    desk_locked(d);
    d->view.pin_set = false;
}

static void on_stick_good(struct fake_desk *d)
{
    desk_good_stick(d);
    desk_works(d, DESK_READY);
    desk_knows(d);
}

static void on_stick_preparing(struct fake_desk *d)
{
    desk_good_stick(d);
    desk_works(d, DESK_COPIES);
}

static void on_stick_five(struct fake_desk *d)
{
    static const enum store_code codes[] = {STORE_DAMAGED, STORE_OLDER, STORE_NEEDS_NEWER};
    size_t i;
    desk_good_stick(d);
    for (i = 0; i < 3; i++) {
        struct desk_pack *p = desk_add_found(d, "/media/a/jilin-other-release.kpack", codes[i]);
        p->label.seq = 40 + (uint32_t)i;
    }
    d->view.sticks_waiting = 1;
}

static void on_stick_two_good(struct fake_desk *d)
{
    desk_add_found(d, "/media/a/jilin-43.kpack", STORE_STAGED);
    desk_add_found(d, "/media/a/jilin-44.kpack", STORE_STAGED)->label.seq = 44;
}

static void on_stick_here(struct fake_desk *d)
{
    desk_add_found(d, "/media/a/jilin-43.kpack", STORE_ALREADY);
}

static void on_stick_unsigned(struct fake_desk *d)
{
    struct desk_pack *p = desk_add_found(d, "/media/a/内容包 (1).kpack", STORE_NO_SIGNATURE);
    memset(&p->label, 0, sizeof p->label);
    p->key = "";
}

static void on_stick_empty(struct fake_desk *d)
{
    d->view.stick = true;
}

static void on_stick_reading(struct fake_desk *d)
{
    d->view.stick = d->view.reading = true;
}

static void on_stick_format(struct fake_desk *d)
{
    d->view.stick = d->view.unsupported = true;
}

static void on_stick_bad(struct fake_desk *d)
{
    d->view.stick = d->view.gone_bad = true;
}

static void on_stick_none(struct fake_desk *d)
{
    (void)d;
}

static void on_copying(struct fake_desk *d)
{
    desk_good_stick(d);
    desk_works(d, DESK_COPIES);
}

static void on_wished(struct fake_desk *d)
{
    on_copying(d);
    d->view.wished = true;
    d->view.when = DESK_WHEN_IDLE;
}

static void on_back(struct fake_desk *d)
{
    desk_three_packs(d);
    d->view.step = DESK_DONE;
    d->view.back = true;
    d->view.work = d->packs[1];
}

static void on_checking(struct fake_desk *d)
{
    desk_good_stick(d);
    desk_works(d, DESK_CHECKS);
}

static void on_ready(struct fake_desk *d)
{
    desk_good_stick(d);
    desk_works(d, DESK_READY);
}

static void on_waits_idle(struct fake_desk *d)
{
    desk_good_stick(d);
    desk_works(d, DESK_WAITS);
    d->view.when = DESK_WHEN_IDLE;
}

static void on_waits_tonight(struct fake_desk *d)
{
    desk_good_stick(d);
    desk_works(d, DESK_WAITS);
    d->view.when = DESK_TONIGHT;
}

static void on_switching(struct fake_desk *d)
{
    desk_good_stick(d);
    desk_works(d, DESK_SWITCHES);
}

static void on_done(struct fake_desk *d)
{
    desk_good_stick(d);
    desk_works(d, DESK_DONE);
}

static void on_failed(struct fake_desk *d)
{
    desk_good_stick(d);
    desk_works(d, DESK_FAILED);
    d->view.outcome.code = STORE_TAKEN_OUT;
}

static void on_no_room(struct fake_desk *d)
{
    on_failed(d);
    d->view.outcome.code = STORE_NO_ROOM;
    d->view.outcome.need = 1210 * MB;
    d->view.outcome.room = 300 * MB;
}

static void on_stopped(struct fake_desk *d)
{
    on_failed(d);
    d->view.outcome.code = STORE_CANCELLED;
}

static void on_rests(struct fake_desk *d)
{
    (void)d;
}

static void on_packs(struct fake_desk *d)
{
    desk_three_packs(d);
}

static void on_packs_one(struct fake_desk *d)
{
    d->view.pack_count = 0;
    desk_add_pack(d, 43, "2026-winter", "2026-11-20", 1210 * MB)->running = true;
}

static void on_packs_factory(struct fake_desk *d)
{
    d->view.pack_count = 0;
    desk_add_pack(d, 42, "2026-autumn", "2026-09-12", 1160 * MB)->bad = true;
    d->view.factory = true;
    d->view.notice = "U70";
}

static void on_packs_other(struct fake_desk *d)
{
    desk_three_packs(d);
    d->view.notice = "U71";
}

static void on_packs_failed(struct fake_desk *d)
{
    desk_three_packs(d);
    d->view.notice = "U61";
}

static void on_packs_damaged(struct fake_desk *d)
{
    desk_three_packs(d);
    d->view.notice = "U40";
}

static void on_packs_flags(struct fake_desk *d)
{
    d->view.pack_count = 0;
    desk_add_pack(d, 44, "2027-spring", "2027-03-01", 1300 * MB)->bad = true;
    desk_add_pack(d, 43, "2026-winter", "2026-11-20", 1210 * MB)->running = true;
    d->packs[1].revoked = true;
    desk_add_pack(d, 42, "2026-autumn", "2026-09-12", 1160 * MB)->revoked = true;
    d->view.notice = "U60";
}

static void on_packs_waiting(struct fake_desk *d)
{
    desk_three_packs(d);
    d->packs[0].running = false;
    d->packs[0].waiting = true;
    d->packs[1].running = true;
    desk_works(d, DESK_WAITS);
    d->view.when = DESK_TONIGHT;
}

static void on_packs_many(struct fake_desk *d)
{
    static const char *const names[] = {"2026.11", "2026.09", "2026.06",
                                        "2026.03", "2025.12", "2025.09"};
    uint32_t i;
    d->view.pack_count = 0;
    for (i = 0; i < 6; i++) {
        desk_add_pack(d, 43 - i, names[i], "2026-03-12", 1000 * MB)->running = i == 1;
    }
}

static void on_packs_none(struct fake_desk *d)
{
    d->view.pack_count = 0;
}

static void on_history(struct fake_desk *d)
{
    d->view.history = fake_history;
    d->view.history_count = fake_history_count;
}

static void on_history_none(struct fake_desk *d)
{
    (void)d;
}

static void on_changes(struct fake_desk *d)
{
    on_stick_good(d);
}

const struct fake_state fake_states[] = {
    {"pin", "staff", on_pin},
    {"pin-wrong", "staff", on_pin_wrong},
    {"pin-wait", "staff", on_pin_wait},
    {"pin-judging", "staff", on_pin_judging},
    {"pin-choose", "staff", on_pin_choose},
    {"pin-weak", "staff", on_pin_weak},
    {"pin-none", "staff", on_pin_none},
    {"stick", "staff/stick", on_stick_good},
    {"stick-preparing", "staff/stick", on_stick_preparing},
    {"stick-five", "staff/stick", on_stick_five},
    {"stick-two-good", "staff/stick", on_stick_two_good},
    {"stick-here", "staff/stick", on_stick_here},
    {"stick-unsigned", "staff/stick", on_stick_unsigned},
    {"stick-empty", "staff/stick", on_stick_empty},
    {"stick-reading", "staff/stick", on_stick_reading},
    {"stick-format", "staff/stick", on_stick_format},
    {"stick-bad", "staff/stick", on_stick_bad},
    {"stick-none", "staff/stick", on_stick_none},
    {"copying", "staff/progress", on_copying},
    {"wished", "staff/progress", on_wished},
    {"back", "staff/progress", on_back},
    {"checking", "staff/progress", on_checking},
    {"ready", "staff/progress", on_ready},
    {"waits-idle", "staff/progress", on_waits_idle},
    {"waits-tonight", "staff/progress", on_waits_tonight},
    {"switching", "staff/progress", on_switching},
    {"done", "staff/progress", on_done},
    {"failed", "staff/progress", on_failed},
    {"no-room", "staff/progress", on_no_room},
    {"stopped", "staff/progress", on_stopped},
    {"rests", "staff/progress", on_rests},
    {"packs", "staff/packs", on_packs},
    {"packs-one", "staff/packs", on_packs_one},
    {"packs-factory", "staff/packs", on_packs_factory},
    {"packs-flags", "staff/packs", on_packs_flags},
    {"packs-other", "staff/packs", on_packs_other},
    {"packs-failed", "staff/packs", on_packs_failed},
    {"packs-damaged", "staff/packs", on_packs_damaged},
    {"packs-waiting", "staff/packs", on_packs_waiting},
    {"packs-many", "staff/packs", on_packs_many},
    {"packs-none", "staff/packs", on_packs_none},
    {"history", "staff/history", on_history},
    {"history-none", "staff/history", on_history_none},
    {"changes", "staff/changes", on_changes},
};
const size_t fake_state_count = sizeof fake_states / sizeof fake_states[0];

bool fake_desk_set(struct fake_desk *d, const char *state)
{
    size_t i;
    memset(d, 0, sizeof *d);
    d->view = (struct desk_view){.exists = true,
                                 .invited = true,
                                 .open = true,
                                 .pin_set = true,
                                 .tries_left = 5,
                                 .seconds_left = -1,
                                 .stick_name = "",
                                 .notice = "",
                                 .kiosk = "一楼大厅 1 号",
                                 .closing_min = 17 * 60,
                                 .room = 184 * GB / 10,
                                 .found = d->found,
                                 .packs = d->packs,
                                 .today = 20414};
    d->desk = (struct desk){&d->view, d, desk_asked};
    desk_add_pack(d, 42, "2026-autumn", "2026-09-12", 1160 * MB)->running = true;
    for (i = 0; i < fake_state_count; i++) {
        if (strcmp(fake_states[i].name, state) == 0) {
            fake_states[i].set(d);
            return true;
        }
    }
    return false;
}
