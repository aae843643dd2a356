/* Which packs are installed on this kiosk, how a new one gets in, and what runs.
 *
 *   <store>/packs/<id>-<seq>-<hash16>/pack.kpack, pack.kpack.minisig
 *   <store>/packs/.incoming-<n>/, .trash-<n>/    at work; gone after the next start
 *   <store>/state, state.tmp                     see store/state.h
 *   <store>/keys.d/<name>.pub                    whom we believe, see store/keys.h
 *   <store>/import.log                           see store/log.h
 *   <store>/lock                                 held by whoever has the store open
 * hash16: the first 16 hex digits of the file's BLAKE2b-512.
 *
 * Promise: whatever is cut off, full or broken, after the next store_open the pack that runs is
 * wholly the old or wholly the new one, and "installed" is said only of what is on the disk.
 * How: copy beside, sync, check the copy read back from the disk, rename, sync, replace the state
 * as a whole, sync. A failed sync is never tried again. Source: the project's pack and update
 * design, section 3. */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "base/arena.h"
#include "sign/label.h"
#include "sign/minisign.h"
#include "store/keys.h"
#include "store/ops.h"
#include "store/state.h"

#define STORE_PACK "pack.kpack"
#define STORE_SIGNATURE "pack.kpack.minisig"
#define STORE_LOCK "lock"
#define STORE_KEPT 3                     /* packs that stay: cur, prev, one more */
#define STORE_SPARE (UINT64_C(64) << 20) /* bytes that stay free beside a new pack */
#define STORE_PACKS_MAX 64

/* What can be said to staff, by the design's codes. */
enum store_code {
    STORE_INSTALLED,
    STORE_STAGED,        /* it is here, checked, and may take over at any moment */
    STORE_ALREADY,       /* exactly this pack runs */
    STORE_CANCELLED,     /* by whoever was asked to wait */
    STORE_NO_SIGNATURE,  /* U02 the second file is missing */
    STORE_NOT_OURS,      /* U10 signed for others: no key of ours */
    STORE_BAD_SIGNATURE, /* U11 */
    STORE_INCOMPLETE,    /* U12 not as long as its label says */
    STORE_OLDER,         /* U13 */
    STORE_TWO_OF_ONE,    /* U14 another pack with the same number */
    STORE_NEEDS_NEWER,   /* U15 a newer program */
    STORE_NO_ROOM,       /* U20 */
    STORE_TAKEN_OUT,     /* U30 the stick cannot be read any more */
    STORE_OWN_DISK,      /* U31 our own disk says no */
    STORE_DAMAGED,       /* U40 not what was signed */
    STORE_NOT_VALID,     /* U50 signed, and yet no pack for us */
    STORE_DID_NOT_START, /* U60 tried before and given up */
    STORE_BUSY,          /* U32 another program is at work on the store, and stays at it */
    STORE_GONE,          /* U41 no such pack is installed (any more) */
    STORE_CODES
};

/* "U13", "" for those that are no problem; one plain sentence, and what to do. */
struct store_saying {
    const char *code, *en, *zh;
};
extern const struct store_saying store_sayings[STORE_CODES];

struct store_options {
    const char *folder;
    const char *const *ids; /* packs for this kiosk, ends with NULL; NULL: any */
    const struct store_key *keys;
    size_t key_count;
    uint16_t fmt_major, fmt_minor; /* that the program reads */
    const struct store_ops *ops;
    bool quick; /* store_starting: a pack that waits was read when it came in, which is enough */
    /* Is this file, whose signature is right, a pack that can be shown? In the product: in a
     * process of its own. Its id and number must be those of the label. ERR_BUSY: whoever waits for
     * it has cancelled; ERR_IO: it could not be asked. Anything else is a verdict. */
    bool (*validate)(void *self, const char *path, const struct label *label, struct err *err);
    void *validate_self;
};

struct store {
    struct store_options o;
    struct arena mem, listed; /* the second: what store_list has given out */
    struct store_state state;
    unsigned serial; /* of folders at work */
    bool locked;
    int lock; /* while locked: the file */
};

/* Takes the lock, then puts right what was interrupted. ERR_BUSY: another program has the store
 * open, ask again soon; ERR_IO: the folder cannot be used at all. A store without a pack is fine:
 * state.cur is "". A pack whose key is no longer in keys.d goes on running and is flagged. */
bool store_open(struct store *s, const struct store_options *o, struct err *err);
void store_close(struct store *s); /* also after a store_open that failed, and twice */

/* Path of the pack that runs, in s->mem; NULL: none. */
const char *store_running(struct store *s);

struct store_progress {
    void *self;
    bool (*step)(void *self, uint64_t done, uint64_t all); /* false: cancel */
    void (*copied)(void *self); /* all is read: the stick may be taken out */
};

struct store_outcome {
    enum store_code code;
    struct label label;           /* of what was to come in, once its signature has been read */
    char key[STORE_KEY_NAME_MAX]; /* who signed it, "" while unknown */
    char name[STORE_NAME_MAX];    /* of its folder, with STORE_STAGED, _INSTALLED and _ALREADY */
    uint64_t need, room;          /* bytes, with STORE_NO_ROOM */
    uint64_t done;                /* bytes, with STORE_TAKEN_OUT and STORE_CANCELLED */
    bool repaired;                /* it was here, damaged, and is whole again */
    char detail[240];             /* for the log: what the system or the check said */
};

/* Brings a pack in and checks it, but lets the old one run: true with STORE_STAGED (also when it
 * was there before, as a staged or an older pack that is newer than the floor) or STORE_ALREADY. On
 * false nothing has changed. One that is here is read again first; when it is damaged it is copied
 * anew, also the one that runs, whatever floor and list say of its content. */
bool store_stage(struct store *s, const char *pack, const char *signature,
                 const struct store_progress *progress, struct store_outcome *out);
/* A staged pack takes over: it is the one that runs next, on trial. Only after true may "installed"
 * be said. The one that is to run if the trial fails is the last one that has proved itself. A pack
 * that waits for its turn waits on only if it is newer still. ERR_NOT_FOUND, ERR_DENIED (given up
 * before, not newer, or its key was taken away), ERR_INVALID (its label), ERR_IO, ERR_FULL. */
bool store_switch(struct store *s, const char *name, struct err *err);
/* The same, at the next store_starting or when somebody calls store_switch after closing; it stays
 * asked for over any power cut. name "": no longer. */
bool store_later(struct store *s, const char *name, struct err *err);

/* store_stage and store_switch. true: STORE_INSTALLED or STORE_ALREADY. On false nothing has
 * changed, but for a staged pack that may remain. */
bool store_install(struct store *s, const char *pack, const char *signature,
                   const struct store_progress *progress, struct store_outcome *out);

/* What would become of it, as far as can be told without reading the whole file, nor what is here:
 * of a pack that has rotted it may say STORE_ALREADY. */
bool store_look(struct store *s, const char *pack, const char *signature,
                struct store_outcome *out);

/* Each start of a program that shows the running pack, before it is opened: lets a pack that waits
 * take over, once every byte of it has been read again; takes one of the tries of a pack on trial;
 * when none is left, goes back to the one before. *fell_back tells. What waits and cannot be read
 * just now waits on; what is damaged, gone or no longer wanted is dropped, and state.error says
 * which: "U40", "U41", "U10", "U13", "U60". Either end of the waiting is in the log. */
bool store_starting(struct store *s, bool *fell_back, struct err *err);
/* What runs does not open. Every byte of it is read again: when they are wrong, or when they are
 * right and its trial is over (no try is left), the one before, or the best of the others, takes
 * its place; state.error then says why, "U40" or "U60". Damage is never held against a pack: it may
 * come in again. Otherwise nothing changes: ERR_DENIED, its bytes are right and it keeps its turn,
 * show another one meanwhile; ERR_IO, they cannot be read just now. Nothing may be left:
 * store_running is then NULL. */
bool store_give_up(struct store *s, struct err *err);
/* It runs well: the trial is over, and nothing older comes in any more. */
bool store_proved(struct store *s, struct err *err);
/* `name` opens, and yet not all of it can be shown: if it is still on trial, the next start goes
 * back to the one before. */
bool store_failed(struct store *s, const char *name, struct err *err);
/* The program that showed `name` ends in good order, and nothing was found to be wrong with it: if
 * it is still on trial, the try that its start took is given back. Once a start at most. */
bool store_ended(struct store *s, const char *name, struct err *err);

struct store_pack {
    const char *name; /* of its folder */
    struct label label;
    const char *key;     /* name of the key it was signed with; "" when we no longer have it */
    int64_t installed_s; /* when it came in, seconds since 1970; 0: unknown */
    bool running, before, waiting, bad;
    bool revoked; /* the key it was signed with is no longer in keys.d */
};
/* What is installed, by number, the highest first; lasts until the next call. */
bool store_list(struct store *s, struct store_pack **out, size_t *count, struct err *err);

/* Staff go back (or forward again) to an installed pack. Floors stay. ERR_NOT_FOUND; ERR_DENIED: it
 * is damaged. */
bool store_roll_back(struct store *s, const char *name, struct err *err);

/* Reads the running pack from the disk once more and compares it with its signature. */
bool store_verify(struct store *s, const char *name, struct err *err);

#endif
