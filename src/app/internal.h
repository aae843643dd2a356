/* The application's state, shared by the files of this room. */
#ifndef APP_INTERNAL_H
#define APP_INTERNAL_H

#include "app/app.h"
#include "app/compose.h"
#include "app/corners.h"
#include "app/hall_card.h"
#include "app/idle.h"
#include "app/modes.h"
#include "app/preview.h"
#include "app/settings.h"
#include "draw/damage.h"
#include "nav/nav.h"
#include "pack/pack.h"
#include "paint/compositor.h"
#include "platform/clock.h"
#include "platform/worker.h"
#include "sdl/fonts.h"
#include "sdl/images.h"
#include "store/store.h"

struct clerk;

struct app_stats { /* --stats */
    int64_t frames, presents, wakeups;
    int64_t cpu_ns, worst_ns, first_frame_ns, start_ns;
};

struct app_host { /* what the application stands in: a window, or nothing but memory */
    bool inline_worker;
    void (*wake)(void *self); /* is called from the worker's thread; NULL: nobody sleeps */
    void *wake_self;
    struct clock_source clock; /* what day it is */
    struct sound_player sound; /* zeroes: there is none */
    uint64_t chance;           /* so that no two mornings begin alike; 0: all do */
};

struct keep {                     /* what the store has said; zeroes: there is none */
    struct store_options options; /* folder NULL: there is no store */
    char name[STORE_NAME_MAX];    /* of the pack that is shown, "" when it is none of the store's */
    bool trial;                   /* that one has not proved itself... */
    bool fresh;                   /* ...and has yet to begin with it */
    bool factory;                 /* the store has packs, and none of them opens */
    bool failed;                  /* that one has faults: the next start goes back */
    bool other;                   /* what is shown is not the one whose turn it is */
};

#define TRIAL_PICTURES 5

enum trial_task { TRIAL_LOOK, TRIAL_PROVE, TRIAL_FAIL };

struct trial {
    bool on, running; /* running: the worker looks into the pack, or writes what came of it */
    bool painted, looked, failed;
    size_t pictures; /* decoded */
    int64_t began_ms, due_ms, presents;
    struct trial_job {
        enum trial_task what;
        const struct store_options *options;
        const char *path;
        char name[STORE_NAME_MAX];
        struct rng chance;
        char pictures[TRIAL_PICTURES][96]; /* to be decoded */
        size_t count;
        bool ok, trial; /* trial: by the state on the disk it was */
        struct err err;
    } job; /* the worker's while `running` */
};

struct opening { /* of a pack that is to be shown; the worker's while `running` */
    bool running, done;
    char path[4096];
    struct pack *pack; /* done: NULL when it does not open */
    struct err err;
};

struct staff { /* at the kiosk; zeroes: nobody of them */
    struct corners corners;
    struct hall_card card;
    bool wanted;  /* the card was touched in this frame */
    bool invited; /* by us, and not yet gone */
    bool seen;    /* the desk knows of it */
    int64_t touched_ms;
};

struct app {
    const struct app_options *options;
    struct clock_source clock;
    struct arena memory;
    struct settings settings;
    const char *assets;

    struct pack *pack;       /* NULL: mode fault */
    struct preview *preview; /* NULL: a kiosk for visitors */
    const char *pack_path;
    enum pack_problem problem;
    struct err problem_text;
    int64_t retry_ms; /* when to look for a pack again, in mode fault */
    struct strings *strings;
    struct session session;
    struct rng rng;
    struct round_decks rounds;
    struct sound_player sound; /* kiosk.sound points here as long as sound is on */
    struct kiosk kiosk;
    struct nav *nav;
    struct ui *ui;
    struct compose compose;
    struct idle idle;
    enum app_mode mode;
    bool pristine; /* untouched since start or reset */
    bool orderly;  /* it is ended by whoever may do so: a trial is not to suffer for it */
    struct staff staff;
    struct clerk *clerk; /* NULL: there is no store, or tests have a desk of their own */
    struct opening opening;
    struct keep keep;
    struct trial trial;

    struct fonts *fonts;
    struct worker *worker;
    struct images *images;
    struct compositor *compositor;
    struct damage *damage;
    struct damage_result result;
    int width, height; /* of the last step, pixels */

    struct session_choice shown; /* what the last frame was described with */
    bool fading;
    int64_t fade_ms;
    int fade_length_ms;
    const struct draw_list *list; /* of the last step */

    struct app_stats stats;
};

/* app.c */

/* Opens everything. false: `exit_code` and the log tell why. Without a pack (and without --pack) it
 * succeeds in mode fault. Call app_destroy in any case. */
bool app_create(struct app *a, const struct app_options *options,
                const struct screen_type *const *screens, const struct app_host *host,
                int *exit_code);
void app_destroy(struct app *a);
const char *app_rest_route(const struct app *a); /* where an idle kiosk stands */
enum app_mode app_rest_mode(const struct app *a);
bool app_strings(struct app *a, struct err *err); /* in the languages of the pack */
bool app_has_lang(const struct app *a, const char *tag);
void app_today(struct app *a);   /* asks the clock which day it is, for the screens */
void app_session(struct app *a); /* begins anew, in a language of the pack */

/* keep.c */
/* The pack of the store whose turn it is, or the next one that opens; false: none does, or there is
 * no store. */
bool keep_open(struct app *a, struct pack **out);
/* The same for a kiosk that has nothing to show: no start is counted, nothing is given up, and
 * nobody waits. */
bool keep_again(struct app *a, struct pack **out);
/* The kiosk ends in good order: a pack on trial gets its try back. Waits a moment at most. */
void keep_ended(struct app *a);
const char *const *keep_words(struct arena *mem, const char *text); /* NULL: none */

/* switch.c */
void switch_begin(struct app *a, const struct app_host *host); /* the clerk, if there is a store */
void switch_end(struct app *a);                    /* when the worker has come to its end */
void switch_step(struct app *a, int64_t now_ms);   /* before a frame */
void switch_listen(struct app *a, int64_t now_ms); /* the clerk hears at once what was asked */
int64_t switch_next_ms(const struct app *a, int64_t now_ms);

/* trial.c */
void trial_step(struct app *a, int64_t now_ms); /* after a frame */
int64_t trial_next_ms(const struct app *a);

/* edition.c */
void app_look_for_pack(struct app *a, int64_t now_ms); /* mode fault: now and then */
/* Another pack in the place of the one that is shown, or of none: whoever looks stays where they
 * were. Takes the pack over; false: it cannot be shown, and all is as before. */
bool app_change_pack(struct app *a, struct pack *pack, int64_t now_ms, struct err *err);

/* The first pack after a time without one: the hall begins as in the morning; staff who stand there
 * read on. */
bool app_begin_pack(struct app *a, struct pack *pack, int64_t now_ms, struct err *err);

/* frame.c */

struct app_input {                     /* what visitors did since the last step */
    const struct touch_queue *touches; /* NULL: none */
    const enum input_key *keys;
    int key_count;
};

/* One frame: judges touches and keys, describes, applies what was asked for. */
void app_step(struct app *a, int64_t now_ms, const struct app_input *in, int width, int height);

/* Paints what changed since the last time into the compositor's target; false when nothing did. */
bool app_paint(struct app *a);

/* What is on the glass goes softly over into what comes next. */
void app_fade(struct app *a, int64_t now_ms, int length_ms);

/* When the next step is due without a touch; -1: never. */
int64_t app_next_ms(const struct app *a, int64_t now_ms);

void app_event(struct app *a, enum app_event event); /* the mode changes, as the table says */
int64_t app_sooner(int64_t a_ms, int64_t b_ms);      /* of two moments; -1 is never */

/* staff.c */
void staff_step(struct app *a, int64_t now_ms, const struct app_input *in); /* before the frame */
void staff_compose(struct app *a);                                          /* over it */
/* After it; true: it must be described again, because staff came or went. */
bool staff_apply(struct app *a, int64_t now_ms, bool touched);
int64_t staff_next_ms(const struct app *a);
void staff_out(struct app *a); /* locked, and the kiosk is the visitors' again */

/* preview.c: see app/preview.h. `wake` as of a host. ERR_NOT_FOUND: there is no such folder. */
bool preview_create(struct preview **out, const char *source, void (*wake)(void *), void *wake_self,
                    struct err *err);
void preview_destroy(struct preview *p);
void preview_step(struct app *a, int64_t now_ms); /* before the frame is described */
void preview_compose(struct app *a);              /* over the frame, or instead of it */
int64_t preview_next_ms(const struct preview *p, int64_t now_ms); /* -1: never */
size_t preview_builds(const struct preview *p);                   /* that have come to an end */
/* Sleeps, in real time, until there may be more than so many builds; false: time is up. */
bool preview_await(struct preview *p, size_t builds, int64_t timeout_ms);

/* loop.c, headless.c, script_run.c, tour.c */
int app_loop(const struct app_options *options, const struct screen_type *const *screens);
int app_headless(const struct app_options *options, const struct screen_type *const *screens);

struct headless { /* a frame in memory and a clock that stands still until told */
    struct app app;
    uint32_t *pixels;
    int width, height;
    int64_t now_ms;
    struct clock_virtual day; /* always the same one, so that a picture can be made again */
    struct touch_queue touches;
    enum input_key keys[INPUT_MAX_KEYS];
    int key_count;
};

struct app_host headless_host(struct headless *h); /* for app_create */
void headless_resize(struct headless *h, int width, int height);
void headless_step(struct headless *h, int64_t by_ms);  /* moves the clock, then one frame */
bool headless_await(struct headless *h, size_t builds); /* more than so many; for the preview */
bool headless_settle(struct headless *h); /* until pictures are there and nothing moves */
bool headless_save(struct headless *h, const char *path, struct err *err);
int headless_script(struct headless *h, const char *file);
int headless_tour(struct headless *h, const char *folder);

void stats_print(const struct app *a, struct buf *out);

#endif
