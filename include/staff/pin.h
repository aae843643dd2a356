/* The staff's PIN: six digits, kept as Argon2id (libsodium's crypto_pwhash_str, interactive
 * limits), with the count of wrong tries beside it in <store>/pin.
 *
 *   v1 wrong=<n> hash=<$argon2id$...>\n<BLAKE2b-128 of the line, hex>\n
 * The count is written and synced before a try is judged, so that pulling the plug wins nothing.
 * After PIN_FREE wrong ones each further try waits, twice as long each time: 30 s, 1 min, ... at
 * most PIN_MOST_S. The wait is measured by the clock that never jumps and begins anew at each
 * start: a clock set to 2106 shortens nothing. There is no default PIN; without one nobody gets in.
 */
#ifndef STAFF_PIN_H
#define STAFF_PIN_H

#include "base/err.h"

#include <stdbool.h>
#include <stdint.h>

#define PIN_DIGITS 6
#define PIN_FREE 5
#define PIN_FIRST_S 30
#define PIN_MOST_S 3600

struct pin_ways; /* how costly, and on which disk: tests only */

struct pin {
    char folder[4000];
    char hash[128]; /* "" while none is set */
    int wrong;
    int64_t until_ms; /* no try before this, by the clock given to pin_open and pin_try */
    const struct pin_ways *ways;
};

/* No file is no PIN. ERR_INVALID: the file is damaged: nobody gets in until `jstm-store pin` sets a
 * new one (*p can be given to pin_set, everything else says no); ERR_IO. */
bool pin_open(struct pin *p, const char *store, int64_t now_ms, struct err *err);
bool pin_is_set(const struct pin *p);
/* Too easy ones (six equal digits, runs such as 123456 and 654321) and what is no PIN at all are
 * ERR_INVALID. Replaces the old one with its count. ERR_IO, ERR_FULL: the old one stays. As slow as
 * pin_try. */
bool pin_set(struct pin *p, const char *digits, struct err *err);

/* Slow (about 0.1 s, 64 MiB): off the main thread, on a copy of *p that takes its place afterwards.
 * false: wrong (*err ERR_DENIED, also when none is set), too early (ERR_BUSY, nothing is counted),
 * not six digits (ERR_INVALID, nothing is counted), or the disk says no (ERR_IO, nobody gets in).
 */
bool pin_try(struct pin *p, const char *digits, int64_t now_ms, struct err *err);
/* Before the next wait; 0: each further one has its own wait, which may be over. */
int pin_tries_left(const struct pin *p);
int64_t pin_wait_ms(const struct pin *p, int64_t now_ms); /* 0: try now */

#endif
