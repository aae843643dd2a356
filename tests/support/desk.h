/* A desk without a store behind it: whatever can stand on it, and what it was asked for. */
#ifndef TESTS_SUPPORT_DESK_H
#define TESTS_SUPPORT_DESK_H

#include "staff/desk.h"

#define FAKE_ASKS 16

struct fake_ask {
    enum desk_ask what;
    enum desk_when when;
    char text[1024];
};

struct fake_desk {
    struct desk_view view;
    struct desk desk; /* what a kiosk is given */
    struct desk_pack found[5], packs[6];
    struct fake_ask asked[FAKE_ASKS]; /* the first ones */
    size_t asks;
};

struct fake_state { /* by name, and the page it shows on */
    const char *name, *route;
    void (*set)(struct fake_desk *d);
};
extern const struct fake_state fake_states[];
extern const size_t fake_state_count;

/* What stands there afterwards; asks are forgotten. false: no such state. */
bool fake_desk_set(struct fake_desk *d, const char *state);

#endif
