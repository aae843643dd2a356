/* A desk with a jstm-store that plays its part: a shell script which does for each word what the
 * test has written for it, and writes down what it was told. Time stands still until told; only
 * processes take what they take. */
#ifndef TESTS_STAFF_PLAY_H
#define TESTS_STAFF_PLAY_H

#include "base/buf.h"
#include "staff/clerk.h"

#define PLAY_PIN "271828"
#define PLAY_NEW "jilin-42-00000000000000aa"
#define PLAY_OLD "jilin-41-00000000000000bb"

struct play {
    char folder[200], store[256], media[256], program[256];
    struct clerk *clerk;
    const struct desk_view *view;
    struct clerk_moment m;
    bool changed;          /* a step has said so since it was last cleared */
    const char *mountinfo; /* instead of none */
    const char *root;      /* below which it counts; NULL: the usual ones */
    bool threads;          /* PINs and ends of children in threads, as in the product */
    int64_t longest_ns;    /* step */
};

void play_begin(struct play *p); /* with a PIN, a pack that runs, an empty media folder */
void play_pin(struct play *p);   /* PLAY_PIN is set in its store */
void play_start(struct play *p); /* the clerk; again: after a restart */
void play_stop(struct play *p);
void play_end(struct play *p);

/* What jstm-store does when it is told `word`; shell. */
void play_act(struct play *p, const char *word, const char *script);
/* What it was told so far, a line each, newest last; valid until the next call. */
const char *play_told(struct play *p);
int play_count(struct play *p, const char *word); /* how often it was told this */
void play_forget(struct play *p);                 /* what it was told */

void play_plug(struct play *p, const char *stick);
void play_pull(struct play *p, const char *stick);
void play_pass(struct play *p, int64_t ms); /* steps each second */
void play_step(struct play *p);
/* Steps without the clock moving until it is so; false: it took too long. */
bool play_until(struct play *p, bool (*so)(const struct play *p));
bool play_step_is(struct play *p, enum desk_step step); /* waits for it */
void play_quiet(struct play *p);                        /* waits until no child runs */

void play_ask(struct play *p, enum desk_ask what, const char *text, enum desk_when when);
bool play_enter(struct play *p); /* with the right PIN */
/* A stick is plugged in, staff are inside, its pack is ready. */
bool play_ready(struct play *p);
/* jstm-store does the word as before, but only after play_let; with a first line said at once. */
void play_hold(struct play *p, const char *word, const char *first, const char *then);
void play_let(struct play *p);

bool play_looked(const struct play *p);
bool play_listed(const struct play *p);
bool play_to_show(const struct play *p);
bool play_begun(const struct play *p); /* bytes are being copied */

#define PLAY_END(code) "echo '{\"say\":\"end\",\"ok\":true,\"code\":\"" code "\"}'\n"
#define PLAY_FINE "echo '{\"say\":\"end\",\"ok\":true}'\n"
#define PLAY_NO(code) "echo '{\"say\":\"end\",\"ok\":false,\"code\":\"" code "\"}'\n"
#define PLAY_STAGED \
    "echo '{\"say\":\"end\",\"ok\":true,\"code\":\"staged\",\"name\":\"" PLAY_NEW "\"}'\n"
#define PLAY_HALF "echo '{\"say\":\"progress\",\"done\":500,\"all\":1000}'\n"
#define PLAY_COPIED "echo '{\"say\":\"copied\"}'\n"
#define PLAY_STORE "echo '{\"say\":\"store\",\"room\":1000000}'\n"
#define PLAY_PACK(file, seq, code)                                                                \
    "echo '{\"say\":\"pack\",\"file\":\"'$1'/" file "\",\"shown\":\"" file "\",\"id\":\"jilin\"," \
    "\"seq\":" seq ",\"size\":1000,\"there\":1000,\"code\":\"" code "\"}'\n"
#define PLAY_INSTALLED(name, seq, flag)                                               \
    "echo '{\"say\":\"pack\",\"name\":\"" name "\",\"id\":\"jilin\",\"seq\":" seq "," \
    "\"" flag "\":true}'\n"

#endif
