/* What was tried on this store, and what came of it: <store>/import.log, a line each, appended and
 * synced; staff read it as the history, `jstm-store log` prints it.
 *
 *   2026-11-26T13:07:11Z install U13 jilin 41 2026.06 key=... from=... detail\n
 * tab between the fields, no tab or line end in them. A line that is cut short (the power was cut)
 * is passed over. Beyond STORE_LOG_MOST bytes the older half goes. Nothing that matters depends on
 * it: a log that cannot be written stops nobody. */
#ifndef STORE_LOG_H
#define STORE_LOG_H

#include "store/store.h"

#define STORE_LOG "import.log"
#define STORE_LOG_MOST (1u << 20)

enum store_action {
    STORE_DID_INSTALL, /* stage and switch */
    STORE_DID_STAGE,
    STORE_DID_SWITCH,
    STORE_DID_LATER,
    STORE_DID_ROLL_BACK,
    STORE_DID_FALL_BACK, /* by itself, after a trial that failed */
    STORE_DID_PROVE,     /* the trial is over */
    STORE_DID_VERIFY,
    STORE_ACTIONS
};

struct store_event {
    int64_t when_s; /* seconds since 1970, by the clock of the machine, which may be wrong */
    enum store_action action;
    enum store_code code;
    struct label label; /* id, seq and label are kept; the rest is empty when read */
    char key[STORE_KEY_NAME_MAX];
    char from[64]; /* name of the stick, "" */
    char detail[240];
};

/* Words of the log and of --json: "install", "stage", ... */
const char *store_action_word(enum store_action a);

/* false: it could not be written, errno says why. */
bool store_log_add(struct store *s, const struct store_event *e);
/* The same, now, of what befell the installed pack of this folder's name. */
bool store_log_note(struct store *s, enum store_action action, enum store_code code,
                    const char *name, const char *detail);
/* The latest first, at most `most`, in `mem`. No log is an empty one. */
bool store_log_read(const char *folder, size_t most, struct arena *mem, struct store_event **out,
                    size_t *count, struct err *err);

#endif
