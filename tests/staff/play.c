/* The play: see play.h. */
#include "play.h"

#include "base/mem.h"
#include "staff/pin_ways.h"
#include "test.h"

#include <errno.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define SOON_MS 20000

static struct buf told;

static void play_must(bool fine)
{
    if (!fine) {
        perror("the play");
        abort();
    }
}

static void play_write(const char *path, const char *text)
{
    FILE *f = fopen(path, "w");
    play_must(f && fputs(text, f) >= 0 && fclose(f) == 0);
}

void play_act(struct play *p, const char *word, const char *script)
{
    char path[300];
    snprintf(path, sizeof path, "%s/%s.sh", p->folder, word);
    play_write(path, script);
}

/* Its PIN is one of the cheapest, so that entering takes no time. */
void play_pin(struct play *p)
{
    struct pin_ways ways = {&store_ops_system, crypto_pwhash_OPSLIMIT_MIN,
                            crypto_pwhash_MEMLIMIT_MIN};
    struct pin pin;
    struct err err;
    play_must(pin_open_with(&pin, p->store, 0, &ways, &err) && pin_set(&pin, PLAY_PIN, &err));
}

void play_begin(struct play *p)
{
    memset(p, 0, sizeof *p);
    snprintf(p->folder, sizeof p->folder, "%s", test_scratch("play-XXXXXX"));
    play_must(mkdtemp(p->folder) != NULL);
    snprintf(p->store, sizeof p->store, "%s/store", p->folder);
    snprintf(p->media, sizeof p->media, "%s/media", p->folder);
    snprintf(p->program, sizeof p->program, "%s/jstm-store", p->folder);
    play_must(mkdir(p->store, 0700) == 0 && mkdir(p->media, 0700) == 0);
    play_write(p->program, "#!/bin/sh\n"
                           "here=${0%/*}; word=$1; shift 4\n" /* --store DIR --json */
                           "echo \"$word $*\" >> $here/told\n"
                           ". $here/$word.sh\n");
    play_must(chmod(p->program, 0700) == 0);
    play_act(p, "list", PLAY_INSTALLED(PLAY_OLD, "41", "running") PLAY_STORE PLAY_FINE);
    play_act(p, "look",
             PLAY_PACK("new.kpack", "42", "staged") PLAY_PACK("old.kpack", "7", "older") PLAY_FINE);
    play_act(p, "stage", PLAY_HALF PLAY_COPIED PLAY_STAGED);
    play_act(p, "changes",
             "echo '{\"say\":\"change\",\"kind\":\"removed\",\"zh\":\"旧\",\"en\":\"Old\"}'\n"
             "echo '{\"say\":\"change\",\"kind\":\"added\",\"zh\":\"新\"}'\n" PLAY_FINE);
    play_act(p, "switch", PLAY_END("installed"));
    play_act(p, "rollback", PLAY_END("installed"));
    play_act(p, "later", PLAY_END("staged"));
    play_act(
        p, "log",
        "echo "
        "'{\"say\":\"event\",\"when\":5,\"action\":\"install\",\"code\":\"older\"}'\n" PLAY_FINE);
    play_pin(p);
    p->m = (struct clerk_moment){.now_ms = 100000, .today = 20000, .minute = 600};
}

void play_start(struct play *p)
{
    const char *const roots[] = {p->root, NULL};
    static const char *const none[] = {NULL};
    struct clerk_options o = {.store = p->store,
                              .program = p->program,
                              .kiosk = "hall 3",
                              .roots = p->root        ? roots
                                       : p->mountinfo ? NULL
                                                      : none,
                              .mountinfo = p->mountinfo,
                              .media_root = p->media,
                              .closing_min = 17 * 60,
                              .is_inline = !p->threads};
    struct err err;
    play_must(clerk_create(&p->clerk, &o, p->m.now_ms, &err));
    p->view = clerk_desk(p->clerk)->view;
}

void play_stop(struct play *p)
{
    clerk_destroy(p->clerk);
    p->clerk = NULL;
    if (waitpid(-1, NULL, WNOHANG) >= 0 || errno != ECHILD) {
        test_fail(__FILE__, __LINE__, "a child is left");
    }
}

void play_end(struct play *p)
{
    char command[300];
    play_stop(p);
    buf_finish(&told);
    snprintf(command, sizeof command, "rm -r '%s'", p->folder);
    play_must(system(command) == 0);
}

const char *play_told(struct play *p)
{
    char path[300];
    struct err err;
    snprintf(path, sizeof path, "%s/told", p->folder);
    buf_read_file(&told, path, 1 << 20, &err);
    return buf_text(&told);
}

int play_count(struct play *p, const char *word)
{
    const char *at = play_told(p);
    size_t length = strlen(word);
    int count = 0;
    while (*at) {
        count += strncmp(at, word, length) == 0;
        at += strcspn(at, "\n");
        at += *at == '\n';
    }
    return count;
}

void play_forget(struct play *p)
{
    char path[300];
    snprintf(path, sizeof path, "%s/told", p->folder);
    unlink(path);
}

void play_plug(struct play *p, const char *stick)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", p->media, stick);
    play_must(mkdir(path, 0700) == 0);
    play_pass(p, 2000);
}

void play_pull(struct play *p, const char *stick)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", p->media, stick);
    play_must(rmdir(path) == 0);
    play_pass(p, 1000);
}

void play_step(struct play *p)
{
    int64_t begun = clock_wall_ns(), took;
    p->changed = clerk_step(p->clerk, &p->m) || p->changed;
    took = clock_wall_ns() - begun;
    p->longest_ns = took > p->longest_ns ? took : p->longest_ns;
}

void play_pass(struct play *p, int64_t ms)
{
    while (ms > 0) {
        int64_t some = ms < 500 ? ms : 500;
        p->m.now_ms += some;
        ms -= some;
        play_step(p);
    }
}

bool play_until(struct play *p, bool (*so)(const struct play *p))
{
    struct timespec nap = {0, 1000000};
    int waited;
    for (waited = 0; waited < SOON_MS; waited++) {
        play_step(p);
        if (so(p)) {
            return true;
        }
        nanosleep(&nap, NULL);
    }
    return false;
}

static enum desk_step awaited;

static bool play_is_awaited(const struct play *p)
{
    return p->view->step == awaited;
}

bool play_step_is(struct play *p, enum desk_step step)
{
    awaited = step;
    return play_until(p, play_is_awaited);
}

/* No child has anything to do when the next step is only due for the look at the folder. */
void play_quiet(struct play *p)
{
    struct timespec nap = {0, 2000000};
    int quiet = 0, waited;
    siginfo_t any;
    for (waited = 0; waited < SOON_MS && quiet < 3; waited += 2) {
        play_step(p);
        quiet = waitid(P_ALL, 0, &any, WEXITED | WNOHANG | WNOWAIT) < 0 && errno == ECHILD
                    ? quiet + 1
                    : 0;
        nanosleep(&nap, NULL);
    }
}

void play_ask(struct play *p, enum desk_ask what, const char *text, enum desk_when when)
{
    const struct desk *d = clerk_desk(p->clerk);
    d->ask(d->self, what, text, when);
    play_step(p);
}

static bool play_is_open(const struct play *p)
{
    return p->view->open;
}

bool play_enter(struct play *p)
{
    play_ask(p, DESK_INVITE, NULL, DESK_AT_ONCE);
    play_ask(p, DESK_ENTER, PLAY_PIN, DESK_AT_ONCE);
    return play_until(p, play_is_open);
}

bool play_ready(struct play *p)
{
    play_plug(p, "stick");
    return play_enter(p) && play_step_is(p, DESK_READY);
}

void play_hold(struct play *p, const char *word, const char *first, const char *then)
{
    struct buf script = {0};
    buf_format(&script, "%swhile [ ! -e $here/go ]; do sleep 0.01; done\n%s", first, then);
    play_act(p, word, script.data);
    buf_finish(&script);
}

void play_let(struct play *p)
{
    char path[300];
    snprintf(path, sizeof path, "%s/go", p->folder);
    play_write(path, "");
}

bool play_looked(const struct play *p)
{
    return p->view->stick && !p->view->reading;
}

bool play_listed(const struct play *p)
{
    return p->view->pack_count > 0;
}

bool play_to_show(const struct play *p)
{
    return clerk_show(p->clerk) != NULL;
}

bool play_begun(const struct play *p)
{
    return p->view->step == DESK_COPIES && p->view->done > 0;
}
