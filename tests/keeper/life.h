/* A kiosk's store and a stick in folders of one's own, a key that is believed and one that is not,
 * packs made by jstm-pack, and the program jstm-store to run on them. */
#ifndef TESTS_KEEPER_LIFE_H
#define TESTS_KEEPER_LIFE_H

#include "test.h"

#include "base/arena.h"
#include "base/buf.h"
#include "sign/label.h"
#include "sign/minisign.h"
#include "store/lines.h"

#include <sys/types.h>

struct life {
    char root[700], store[720], stick[720];
    struct minisign_secret ours, theirs;
    struct store_key trusted;
    struct buf said; /* by the last run: both outputs */
    struct arena mem;
};

/* An empty store that believes one key, and an empty stick. */
void life_begin(struct life *l, const char *name);
void life_end(struct life *l);

/* stick/NAME.kpack, of the small museum with this number; `rime` is said of rime in it. The
 * picture cache and the packs themselves stay for the next time. */
bool life_pack(struct life *l, const char *name, uint32_t seq, const char *rime);
/* The same, but with what a shell does to the sources first, in their folder. */
bool life_pack_of(struct life *l, const char *name, uint32_t seq, const char *shell);
/* stick/NAME.kpack.minisig by a key, with this label; size 0: as long as the file is. */
bool life_sign(struct life *l, const struct minisign_secret *key, const char *name,
               struct label label);
/* The same over any hash, whatever the file is. */
bool life_sign_hash(struct life *l, const struct minisign_secret *key, const char *name,
                    const uint8_t hash[MINISIGN_HASH], const struct label *label);
struct label life_label(uint32_t seq); /* that fits the small museum */

/* Runs `jstm-store COMMAND --store STORE` with the rest of the words, quoted for the shell, in
 * English or Chinese; returns its exit code, or -1. */
int life_run(struct life *l, const char *words);
int life_run_zh(struct life *l, const char *words);
/* Starts it with --json and its standard output in root/out. */
pid_t life_start(struct life *l, const char *command, const char *operand);
/* The store itself, as the kiosk has it at a start; close it. */
bool life_open(struct life *l, struct store *s);
/* The last line that --json said. */
bool life_last(struct life *l, struct store_line *out);

const char *life_path(struct life *l, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void life_shell(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
bool life_put(const char *path, const void *bytes, size_t length);
/* How many names in a folder begin with `begin`. */
size_t life_count(const char *folder, const char *begin);

#endif
