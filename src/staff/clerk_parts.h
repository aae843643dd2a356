/* What the files of the clerk share. Everything here belongs to the thread that steps it. */
#ifndef STAFF_CLERK_PARTS_H
#define STAFF_CLERK_PARTS_H

#include "platform/child.h"
#include "platform/mounts.h"
#include "platform/worker.h"
#include "staff/clerk.h"
#include "staff/pin.h"
#include "store/lines.h"

#define CLERK_HISTORY 200 /* events that are kept for reading */
#define CLERK_FAILED 16   /* packs of one stick that went wrong */
#define CLERK_STALL_MS 20000
#define CLERK_FIRST_MS (10 * 60 * 1000) /* after a start a first PIN may be set for so long */

/* Rows that come one by one from a child and replace those before them as a whole. Of three arenas
 * one is filled, one is what the view shows, and one is what it showed before, so that a screen may
 * go on with what it has read until the next frame. */
struct shelf {
    struct arena mem[3];
    unsigned shown, before; /* which of them */
    void *rows;             /* being filled */
    size_t count, capacity;
};
void shelf_init(struct shelf *s);
struct arena *shelf_begin(struct shelf *s); /* what has come and was not shown is forgotten */
struct arena *shelf_memory(struct shelf *s);
void *shelf_add(struct shelf *s, size_t size); /* a row of zeroes */
void *shelf_show(struct shelf *s, size_t *count);
void shelf_finish(struct shelf *s);
void pack_copy(struct desk_pack *to, const struct desk_pack *from, struct arena *mem);

/* --- runs of jstm-store: clerk_run.c ---------------------------------------------------------- */

enum run_kind {
    RUN_NONE,
    RUN_SWITCH, /* the order is that in which they are started */
    RUN_BACK,   /* rollback that staff asked for */
    RUN_REVERT, /* rollback after a pack that could not be shown */
    RUN_LATER,
    RUN_UNDO, /* later - */
    RUN_LOOK,
    RUN_LIST,
    RUN_LOG,
    RUN_STAGE,
    RUN_CHANGES,
    RUN_KINDS
};

struct run_result {
    bool end; /* it came to its end; else it died, babbled or said nothing any more */
    bool ok, stalled;
    struct store_outcome outcome;
};

enum run_phase { RUN_FREE, RUN_STARTS, RUN_SPEAKS, RUN_ENDS }; /* 2nd, 4th: in the background */

struct run {
    enum run_kind kind;
    enum run_phase phase;
    struct child *child; /* while it speaks */
    struct buf line;
    struct arena scratch; /* of one line */
    int64_t heard_ms, begun_ms;
    bool stopped; /* nobody wants to know any more */
    struct run_result result;
    size_t lines, odd;
    int64_t end_ms;      /* when it said its last line; -1 */
    bool more;           /* there are lines left for the next step */
    struct run_job *job; /* while it starts or ends */
};

/* --- the clerk -------------------------------------------------------------------------------- */

struct clerk_ask {
    enum desk_ask what;
    char *text; /* owned */
    enum desk_when when;
};

struct clerk_pace { /* of the copying */
    int64_t begun_ms, last_ms;
    uint64_t begun_bytes, last_bytes;
    double rate; /* bytes a millisecond */
};

struct clerk {
    struct clerk_options o;
    struct arena mem;       /* of the options */
    const char *real_store; /* where it lies, links followed */
    struct desk desk;
    struct desk_view view;
    struct clerk_moment now;
    bool changed;
    int64_t begun_ms;

    struct clerk_ask asks[16];
    size_t ask_count;

    struct worker *porter;  /* judges PINs */
    struct worker *sweeper; /* waits for children to end */
    struct pin pin;
    bool pin_damaged;

    struct mounts *mounts;
    char *place; /* of the stick that is locked in; NULL: none */
    char stick_name[128];
    char *dull[MOUNTS_MOST]; /* places that have been looked at and have nothing for us */
    size_t dull_count;
    bool arrived, told, taken; /* it came while we were here; what is on it was made known; a pack
                                  of it was taken by itself */
    struct failed {
        char *file;
        enum store_code code;
    } failed[CLERK_FAILED];
    size_t failed_count;

    struct run run;
    bool wants[RUN_KINDS];
    int tries[RUN_KINDS];        /* that have failed in a row */
    int64_t again_ms[RUN_KINDS]; /* when it is tried again; -1 */
    struct shelf found, packs, changes, history, work;
    uint64_t room;
    char error[8], notice[8];

    struct clerk_pace pace;
    bool later;       /* the state's next= is, or may be, the work's */
    bool unsure;      /* a switch has died: the list will tell whether it has happened */
    const char *show; /* pack to be shown, in show_path */
    char show_path[4300];
    char before[STORE_NAME_MAX]; /* what ran before the switch */
};

void clerk_changed(struct clerk *c);

bool run_is(const struct clerk *c, enum run_kind kind); /* it runs and is wanted */
void run_want(struct clerk *c, enum run_kind kind);
void run_drop(struct clerk *c, enum run_kind kind); /* not begun: forgotten; begun: ended */
/* Once more in a while; false: it has been tried often enough. */
bool run_again(struct clerk *c, enum run_kind kind, const struct run_result *r);
void run_step(struct clerk *c); /* hears the child; starts the next */
int64_t run_due_ms(const struct clerk *c);
bool run_needs_stick(const struct clerk *c); /* it copies, and not every byte has come */
void run_destroy(struct clerk *c);
/* Arguments behind --json: clerk_words.c. At most 8; the rest is NULL already. */
void run_arguments(struct clerk *c, enum run_kind kind, const char **argv);
bool run_line(struct clerk *c, const struct store_line *line); /* false: that is too much */
void run_finished(struct clerk *c, enum run_kind kind, const struct run_result *r);

/* --- the door: clerk_door.c ------------------------------------------------------------------- */

void door_open(struct clerk *c, int64_t now_ms);
void door_ask(struct clerk *c, const struct clerk_ask *a);
void door_step(struct clerk *c);
int64_t door_due_ms(const struct clerk *c);

/* --- the stick: clerk_stick.c ----------------------------------------------------------------- */

bool stick_begin(struct clerk *c, struct err *err);
void stick_step(struct clerk *c);
void stick_looked(struct clerk *c, const struct run_result *r);
void stick_failed(struct clerk *c, const char *file, enum store_code code);
void stick_finish(struct clerk *c);

/* --- the work: clerk_work.c ------------------------------------------------------------------- */

void work_ask(struct clerk *c, const struct clerk_ask *a);
void work_step(struct clerk *c); /* what goes on by itself */
int64_t work_due_ms(const struct clerk *c);
void work_progress(struct clerk *c, const struct store_line *line);
void work_copied(struct clerk *c);
void work_finished(struct clerk *c, enum run_kind kind, const struct run_result *r);
void work_listed(struct clerk *c);
void work_fail(struct clerk *c, enum store_code code, const char *detail);

#endif
