/* jstm-store from inside: its commands, what was typed, how it speaks, and the store it works on.
 * One file a command or a few that belong together; the table of them is commands.c. */
#ifndef KEEPER_KEEPER_H
#define KEEPER_KEEPER_H

#include "base/diag.h"
#include "base/err.h"
#include "store/lines.h"
#include "store/log.h"
#include "store/stick.h"
#include "store/store.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>

/* What scripts learn: fine, refused or failed, the command line, the system. */
enum { EXIT_FINE = 0, EXIT_REFUSED = 1, EXIT_USAGE = 2, EXIT_SYSTEM = 3 };

/* --- what was typed --------------------------------------------------------------------------- */

enum keeper_option {
    KEEPER_STORE,
    KEEPER_JSON,
    KEEPER_LANG,
    KEEPER_IDS,
    KEEPER_RECEIPT,
    KEEPER_KIOSK,
    KEEPER_OPTIONS
};

#define KEEPER_ALL (1u << KEEPER_STORE | 1u << KEEPER_JSON | 1u << KEEPER_LANG)
#define KEEPER_IN (KEEPER_ALL | 1u << KEEPER_IDS)
#define KEEPER_NOTED (1u << KEEPER_RECEIPT | 1u << KEEPER_KIOSK)

enum { KEEPER_HELP_MAX = 4, KEEPER_IDS_MAX = 32, KEEPER_WAIT_MS = 5000 };

struct keeper;

/* A row of --help: what to type behind "jstm-store ", and what it does. A row that begins with a
 * blank is about an option of the row above it. */
struct keeper_help {
    const char *words, *en, *zh;
};

struct keeper_command {
    const char *name;
    size_t least, most;                       /* operands */
    unsigned may;                             /* options: 1u << KEEPER_JSON | ... */
    bool makes_store;                         /* where there is none */
    struct keeper_help help[KEEPER_HELP_MAX]; /* ends with words == NULL */
    int (*run)(struct keeper *k);             /* returns the exit code */
};

extern const struct keeper_command *const keeper_commands[]; /* in the order of --help; ends NULL */
extern const struct keeper_command keeper_look, keeper_stage, keeper_install, keeper_switch,
    keeper_later, keeper_rollback, keeper_list, keeper_changes, keeper_log, keeper_verify,
    keeper_recover, keeper_pin, keeper_key;

const struct keeper_command *keeper_command(const char *name); /* NULL: there is none */
const char *keeper_command_meant(const char *word);            /* NULL: none is near */

/* --- the program at work ---------------------------------------------------------------------- */

/* Somebody wants us to stop: a thread of its own waits for the signal, and pokes those that work
 * until they have noticed, so that a read that sleeps comes back. From a stick that has died even
 * that does not help; then the thread says the last word and ends the program as it is. */
enum { KEEPER_READERS = 8 };

struct keeper_stop {
    pthread_t waiter, worker;
    atomic_bool asked, noticed;
    bool armed; /* reads may fail: of the pack that comes in, never of the store's own papers */
    pthread_mutex_t lock;
    pthread_t readers[KEEPER_READERS]; /* threads that are in a read just now */
    size_t reading;
    pthread_mutex_t beat;     /* held while a sign of life is given */
    bool beats;               /* one is wanted */
    atomic_ullong done, size; /* what it says: the latest progress */
    bool left; /* the program is over: whoever comes back from a read does nothing more */
};

struct keeper {
    const struct keeper_command *command;
    const char *operands[2];
    const char *options[KEEPER_OPTIONS]; /* value, "" if it has none; NULL: not given */
    enum diag_lang lang;
    const char *folder; /* the store's */
    struct arena mem;
    struct store_key *keys;
    size_t key_count;
    const char *ids[KEEPER_IDS_MAX + 1];
    struct store store;
    bool open;
    struct store_ops ops; /* the system's, but for reads that can be stopped */
    struct keeper_stop stop;
    bool copied;     /* it has */
    int64_t told_ms; /* when progress was last told */
    int64_t now_s;   /* seconds since 1970, when the program began */
};

/* Root goes on as the owner of the store's folder, for good. ERR_DENIED: that cannot be done. */
bool keeper_become_owner(const char *folder, struct err *err);
/* Takes the store: waits for another program that has it, up to KEEPER_WAIT_MS. EXIT_FINE, or why
 * it cannot be had is told and the exit code returned. */
int keeper_open(struct keeper *k);
void keeper_finish(struct keeper *k);

/* Where the stick thread begins and ends; between them keeper_stopped may become true. */
bool keeper_stop_begin(struct keeper *k, struct err *err);
void keeper_stop_end(struct keeper *k);
bool keeper_stopped(struct keeper *k);
/* From now on, or no longer, the latest progress is said again every two seconds: whoever follows
 * knows that a sync, or the check of a large pack, is still at work. */
void keeper_beats(struct keeper *k, bool on);
/* read(2) that can be stopped while armed: ECANCELED, once. From any thread. */
ssize_t keeper_stop_read(struct keeper *k, int fd, void *bytes, size_t length);

/* The installed pack that a word means: its name, <id>-<seq>, or its number if only one has it.
 * false: STORE_GONE is told. */
bool keeper_pick(struct keeper *k, const char *word, struct store_pack *out);

/* --- how it speaks ---------------------------------------------------------------------------- */

/* All formats take the same arguments in both languages. To standard error, after "jstm-store: ".
 */
void keeper_tell(const struct keeper *k, const char *en, const char *zh, ...)
    __attribute__((format(printf, 2, 4)));
/* To standard output, for people: nothing with --json. */
void keeper_answer(const struct keeper *k, const char *en, const char *zh, ...)
    __attribute__((format(printf, 2, 4)));
/* To standard output, for programs: nothing without --json. */
void keeper_line(struct keeper *k, const struct store_line *line);
/* The command line is wrong: tells why and what would be right. Returns EXIT_USAGE. */
int keeper_wrong(const struct keeper *k, const char *en, const char *zh, ...)
    __attribute__((format(printf, 2, 4)));
/* The system said no. Returns EXIT_SYSTEM. */
int keeper_failed(struct keeper *k, const struct err *err);
/* The last word: what came of it, for people the saying with its code and what to do. `line` may
 * carry more for programs; its kind, ok and code are set here. Returns the exit code. */
int keeper_end(struct keeper *k, enum store_code code, struct store_line *line);

/* One pack, for people and for programs. */
void keeper_show_pack(struct keeper *k, const struct store_line *line);
/* "82.4 MB" in `mem`. */
const char *keeper_size(struct keeper *k, uint64_t bytes);
/* "2026-11-26 14:03", local time; "" for 0. */
const char *keeper_time(struct keeper *k, int64_t seconds);
void keeper_print_help(const struct keeper *k);
const char *keeper_option_name(size_t option);
const char *keeper_option_value(size_t option); /* NULL: it has none */

/* --- what commands share ---------------------------------------------------------------------- */

/* Writes down what came of it: in the log, and on the stick if that was asked for. */
void keeper_note(struct keeper *k, enum store_action action, const struct store_outcome *o,
                 bool *receipt);
/* What the store's own words of failure mean to staff. */
enum store_code keeper_code_of(const struct err *err);

#endif
