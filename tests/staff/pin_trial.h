/* A staff's PIN on a disk that forgets, at the lowest price there is. */
#ifndef TESTS_STAFF_PIN_TRIAL_H
#define TESTS_STAFF_PIN_TRIAL_H

#include "../store/disk.h"
#include "base/mem.h"
#include "staff/pin_ways.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#define RIGHT "271828"
#define WRONG "314159"

/* A store of its own on a disk of its own; `fill` false: no PIN is set. */
struct trial {
    struct arena mem;
    struct disk *disk;
    struct store_ops ops;
    struct pin_ways ways;
    struct pin pin;
};

static inline struct pin_ways cheap(const struct store_ops *ops)
{
    return (struct pin_ways){ops, crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN};
}

static inline void must(bool fine)
{
    if (!fine) {
        abort();
    }
}

static inline void begin(struct trial *d, bool set)
{
    struct err err;
    memset(d, 0, sizeof *d);
    d->disk = mem_alloc(sizeof *d->disk);
    disk_begin(d->disk, &d->mem);
    d->ops = disk_ops(d->disk);
    must(d->ops.make_folder(d->disk, "/store") == 0);
    d->ways = cheap(&d->ops);
    must(pin_open_with(&d->pin, "/store", 0, &d->ways, &err));
    if (set) {
        must(pin_set(&d->pin, RIGHT, &err));
    }
    disk_settle(d->disk);
}

static inline void finish(struct trial *d)
{
    mem_free(d->disk);
    arena_finish(&d->mem);
}

static inline enum err_code tried(struct trial *d, const char *digits, int64_t now_ms)
{
    struct err err = {0};
    return pin_try(&d->pin, digits, now_ms, &err) ? ERR_NONE : err.code;
}

static inline enum err_code opened(struct trial *d, int64_t now_ms)
{
    struct err err = {0};
    disk_settle(d->disk);
    return pin_open_with(&d->pin, "/store", now_ms, &d->ways, &err) ? ERR_NONE : err.code;
}

#endif
