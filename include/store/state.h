/* Which pack runs, which one ran before, and whether the new one has proved itself: one short text
 * that is replaced as a whole. Whoever reads it reads either the old or the new.
 *
 *   v1 cur=<name> prev=<name> phase=OK|TRIAL tries=0..3 epoch=<u16> floor.<id>=<seq> ...
 *   bad=<hash16> ... next=<name> error=<code>\n
 *   <BLAKE2b-128 of the line, hex>\n
 * next, if there: checked and on the disk, takes over at the next start or after closing, whichever
 * comes first. A name is that of a folder in packs/: <id>-<seq>-<hash16>; "-" for none.
 * Source: the project's pack and update design, section 3. */
#ifndef STORE_STATE_H
#define STORE_STATE_H

#include "base/buf.h"
#include "base/err.h"

#include <stdint.h>

#define STORE_NAME_MAX 64 /* "<id 32>-<seq 10>-<16>" and a 0 */
#define STORE_FLOORS 16
#define STORE_BAD 16
#define STORE_TRIES 3

enum store_phase { STORE_OK, STORE_TRIAL };

struct store_state {
    char cur[STORE_NAME_MAX], prev[STORE_NAME_MAX]; /* "" for none */
    char next[STORE_NAME_MAX];                      /* waits for its turn; "" for none */
    enum store_phase phase;
    int tries; /* starts that are left to a pack on trial */
    uint16_t epoch;
    struct store_floor {
        char id[33];
        uint32_t seq; /* nothing older or equal comes in from a stick */
    } floors[STORE_FLOORS];
    size_t floor_count;
    char bad[STORE_BAD][17]; /* packs that did not start, the latest last */
    size_t bad_count;
    char error[8]; /* code of what staff should hear next: "U60", or "" */
};

/* ERR_INVALID: it is damaged, or not ours. */
bool store_state_read(const char *text, size_t length, struct store_state *out, struct err *err);
void store_state_write(const struct store_state *s, struct buf *out);

uint32_t store_floor(const struct store_state *s, const char *id); /* 0: none */
void store_raise_floor(struct store_state *s, const char *id, uint32_t seq);
bool store_is_bad(const struct store_state *s, const char *hash16);
void store_add_bad(struct store_state *s, const char *hash16);

/* The parts of a folder's name; false: it is none. */
struct store_name {
    char id[33], hash16[17];
    uint32_t seq;
};
bool store_name_read(const char *name, struct store_name *out);

#endif
