/* The store the program works on: its keys, its options, and patience with whoever has it just now.
 * A pack's content is judged by this very program in a process of its own. */
#include "keeper.h"

#include "check/check.h"
#include "pack/pack.h"
#include "platform/clock.h"
#include "platform/files.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#define OPEN_STEP_MS 50

static ssize_t open_read(void *self, int fd, void *bytes, size_t length)
{
    return keeper_stop_read(self, fd, bytes, length);
}

static bool open_stopped(void *self)
{
    return keeper_stopped(self);
}

static bool open_judge(void *self, const char *path, const struct label *label, struct err *err)
{
    struct check_limits limits = check_limits_for(path);
    limits.stopped = open_stopped;
    limits.self = self;
    return check_alone_within(path, label, &limits, err);
}

static void open_warn(struct keeper *k, const struct diag *d)
{
    size_t i;
    for (i = 0; i < d->count; i++) {
        keeper_tell(k, "%s: %s; %s", "%s：%s；%s", d->items[i].place.file, d->items[i].text,
                    d->items[i].remedy);
    }
}

static int open_take(struct keeper *k, const struct store_options *o)
{
    int64_t begin = clock_system.now_ms(clock_system.self);
    struct err err;
    while (!store_open(&k->store, o, &err)) {
        store_close(&k->store);
        if (err.code != ERR_BUSY) {
            return keeper_failed(k, &err);
        }
        if (clock_system.now_ms(clock_system.self) - begin >= KEEPER_WAIT_MS) {
            return keeper_end(k, STORE_BUSY, NULL);
        }
        if (keeper_stopped(k)) {
            return keeper_end(k, STORE_CANCELLED, NULL);
        }
        poll(NULL, 0, OPEN_STEP_MS);
    }
    k->open = true;
    return EXIT_FINE;
}

int keeper_open(struct keeper *k)
{
    struct store_options o = {.folder = k->folder,
                              .ids = k->ids[0] ? k->ids : NULL,
                              .fmt_major = PACK_USER_VERSION / 10000,
                              .fmt_minor = PACK_USER_VERSION / 100 % 100,
                              .ops = &k->ops,
                              .validate = open_judge,
                              .validate_self = k};
    struct diag d = {.count = 0};
    struct err err;
    bool ok;
    if (!k->command->makes_store && !files_is_folder(k->folder)) {
        err_set(&err, ERR_NOT_FOUND, "there is no store %s", k->folder);
        return keeper_failed(k, &err);
    }
    ok = store_keys_read(k->folder, &k->mem, &k->keys, &k->key_count, &d, &err);
    open_warn(k, &d);
    diag_finish(&d);
    if (!ok) {
        return keeper_failed(k, &err);
    }
    k->ops = store_ops_system;
    k->ops.self = k;
    k->ops.read = open_read;
    o.keys = k->keys;
    o.key_count = k->key_count;
    return open_take(k, &o);
}

void keeper_finish(struct keeper *k)
{
    if (k->open) {
        store_close(&k->store);
    }
    arena_finish(&k->mem);
}

/* --- which pack is meant ---------------------------------------------------------------------- */

static bool open_means(const char *word, const struct store_pack *p)
{
    char number[48];
    if (strcmp(word, p->name) == 0) {
        return true;
    }
    snprintf(number, sizeof number, "%s-%lu", p->label.id, (unsigned long)p->label.seq);
    return strcmp(word, number) == 0 || strcmp(word, number + strlen(p->label.id) + 1) == 0;
}

bool keeper_pick(struct keeper *k, const char *word, struct store_pack *out)
{
    struct store_pack *packs;
    size_t count, i, found = 0;
    struct err err;
    if (store_list(&k->store, &packs, &count, &err)) {
        for (i = 0; i < count; i++) {
            if (open_means(word, &packs[i])) {
                *out = packs[i];
                found++;
            }
        }
    }
    if (found > 1) {
        keeper_tell(k, "more than one pack is meant by %s: write its name", "%s 不止一份：请写全名",
                    word);
    }
    return found == 1;
}

enum store_code keeper_code_of(const struct err *err)
{
    switch (err->code) {
    case ERR_NOT_FOUND:
        return STORE_GONE;
    case ERR_FULL:
        return STORE_NO_ROOM;
    case ERR_BUSY:
        return STORE_BUSY;
    case ERR_INVALID:
    case ERR_DENIED:
        return STORE_DAMAGED;
    case ERR_VERSION:
        return STORE_NEEDS_NEWER;
    default:
        return STORE_OWN_DISK;
    }
}
