/* jstm-pack from inside: its commands, what was typed, and how it speaks. One file a command; the
 * table of them is commands.c. The program speaks the language of the user's locale. */
#ifndef PACKER_PACKER_H
#define PACKER_PACKER_H

#include "base/diag.h"
#include "base/err.h"
#include "pack/pack.h"

#include <stddef.h>

/* What scripts learn; EXIT_PACK + enum pack_problem for a pack that is not fine. */
enum {
    EXIT_FINE = 0,
    EXIT_SOURCES = 1,
    EXIT_USAGE = 2,
    EXIT_SYSTEM = 3,
    EXIT_PACK = 10,
    EXIT_KEY = 20,       /* no key, or not with this password */
    EXIT_UNSIGNED = 21,  /* there is no signature */
    EXIT_OTHER_KEY = 22, /* it was made with another key */
    EXIT_FORGED = 23     /* file or signature were altered */
};

/* --- what was typed --------------------------------------------------------------------------- */

enum packer_option {
    PACKER_OUTPUT,
    PACKER_CACHE,
    PACKER_JSON,
    PACKER_LANG,
    PACKER_SEQ,
    PACKER_PUBLIC, /* these and those below have minisign's letters */
    PACKER_SECRET,
    PACKER_COMMENT,
    PACKER_OPEN,
    PACKER_FORCE,
    PACKER_OPTIONS
};

enum { PACKER_OPERANDS_MAX = 2, PACKER_HELP_MAX = 6 };

struct packer_words {
    const char *operands[PACKER_OPERANDS_MAX]; /* as many as the command wants */
    const char *options[PACKER_OPTIONS];       /* value, "" if it has none; NULL: not given */
};

/* A row of --help: what to type behind "jstm-pack ", and what it does. A row that begins with a
 * blank is about an option of the row above it. */
struct packer_help {
    const char *words, *en, *zh;
};

struct packer_command {
    const char *name;
    size_t operands;                          /* exactly so many */
    unsigned may;                             /* options: 1u << PACKER_OUTPUT | ... */
    unsigned must;                            /* those of them that may not be missing or empty */
    struct packer_help help[PACKER_HELP_MAX]; /* ends with words == NULL */
    int (*run)(const struct packer_words *w); /* returns the exit code */
};

extern const struct packer_command *const packer_commands[]; /* in the order of --help; ends NULL */
extern const struct packer_command packer_build, packer_check, packer_diff, packer_info,
    packer_keygen, packer_new, packer_quiz, packer_report_page, packer_sign, packer_stick,
    packer_verify, packer_watch;

const struct packer_command *packer_command(const char *name); /* NULL: there is none */
void packer_print_help(void);

/* --- how it speaks ---------------------------------------------------------------------------- */

/* Both formats take the same arguments. To standard error, after "jstm-pack: ". */
void packer_tell(const char *en, const char *zh, ...) __attribute__((format(printf, 1, 3)));
/* To standard output. Only commands' answers go there, never their problems. */
void packer_answer(const char *en, const char *zh, ...) __attribute__((format(printf, 1, 3)));
/* The command line is wrong: tells why and what would be right. Returns EXIT_USAGE. */
int packer_wrong(const char *en, const char *zh, ...) __attribute__((format(printf, 1, 3)));
/* The system said no: tells why. Returns EXIT_SYSTEM. */
int packer_failed(const struct err *err);
/* Tells what is the matter with a pack, and what to do. Returns its exit code. */
int packer_bad_pack(const char *path, enum pack_problem problem, const struct err *err);
/* The same as JSON on standard output. */
int packer_bad_pack_json(const char *path, enum pack_problem problem, const struct err *err);

/* --- what commands share ---------------------------------------------------------------------- */

/* Compiles the folder operands[0] (`output` NULL: only checks), reports every problem and the
 * numbers of them, as JSON if that was asked for. Returns the exit code. */
int packer_compile(const struct packer_words *w, const char *output);
/* The parts of it. What the author's desk is to do, and in which language it speaks: EXIT_USAGE,
 * and why is told, when it cannot. Compiling, where only what is no matter of the sources is told.
 * The report, which is empty when there is nothing to say. */
struct author_options;
int packer_epoch(int64_t *out); /* SOURCE_DATE_EPOCH; 0 when nobody said it */
int packer_prepare(const char *source, const char *output, const char *cache,
                   struct author_options *out);
/* `seq`: the pack's number instead of that in pack.ini; 0: that one. */
int packer_make(const char *source, const char *output, const char *cache, uint32_t seq,
                struct diag *d);
void packer_speak(struct diag *d);
void packer_report(const struct diag *d, bool json);
/* "2 errors, 1 warning", without a line end; "" when there are none. */
void packer_numbers(const struct diag *d, struct buf *text);
/* Where finished pictures stay for a user who names no folder; NULL: there is no such place. */
const char *packer_cache(struct arena *mem);

/* A content folder or a pack, as a pack: a folder is compiled into a file of its own in the folder
 * for temporary files, with finished pictures kept in the user's cache unless `cache` names
 * another. */
struct packer_pack {
    const char *path;
    bool temporary;
    struct arena mem;
    struct diag d; /* what was said of the folder; of a pack nothing */
};

/* Problems are told, errors of a folder included; returns the exit code. Finish it either way. */
int packer_open(struct packer_pack *p, const char *path, const char *cache);
void packer_finish(struct packer_pack *p);

/* {"errors": N, "warnings": N, "to_confirm": N, "messages": [...]} on standard output. */
void packer_answer_json(const struct diag *d, size_t unconfirmed);

#endif
