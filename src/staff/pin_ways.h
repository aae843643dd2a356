/* What a PIN costs to judge and which disk it lies on, for tests: theirs is a disk that forgets,
 * and their hash the cheapest there is, so that thousands of tries take seconds. */
#ifndef STAFF_PIN_WAYS_H
#define STAFF_PIN_WAYS_H

#include "staff/pin.h"
#include "store/ops.h"

struct pin_ways {
    const struct store_ops *ops;
    unsigned long long work; /* libsodium's opslimit and memlimit */
    size_t memory;
};

bool pin_open_with(struct pin *p, const char *store, int64_t now_ms, const struct pin_ways *ways,
                   struct err *err);

#endif
