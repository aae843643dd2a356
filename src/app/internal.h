/* The application's state, shared by the files of this room. */
#ifndef APP_INTERNAL_H
#define APP_INTERNAL_H

#include "app/app.h"
#include "app/compose.h"
#include "app/idle.h"
#include "app/settings.h"
#include "draw/damage.h"
#include "nav/nav.h"
#include "pack/pack.h"
#include "paint/compositor.h"
#include "platform/worker.h"
#include "sdl/fonts.h"
#include "sdl/images.h"

struct app {
    const struct app_options *options;
    struct arena memory;
    struct settings settings;
    const char *assets;

    struct pack *pack; /* NULL: mode fault */
    enum pack_problem problem;
    struct err problem_text;
    struct strings *strings;
    struct session session;
    struct rng rng;
    struct kiosk kiosk;
    struct nav *nav;
    struct ui *ui;
    struct compose compose;
    struct idle idle;
    bool pristine; /* untouched since start or reset */

    struct fonts *fonts;
    struct worker *worker;
    struct images *images;
    struct compositor *compositor;
    struct damage *damage;
    struct damage_result result;
    int width, height;

    struct session_choice shown; /* what the last frame was described with */
    bool fading;
    int64_t fade_ms;
    int fade_length_ms;
    const struct draw_list *list; /* of the last step */

    struct { /* --stats */
        int64_t frames, presents, wakeups, pixels;
        int64_t cpu_ns, worst_ns, first_frame_ns, start_ns;
    } stats;
};

/* app.c */
bool app_create(struct app *a, const struct app_options *options,
                const struct screen_type *const *screens, bool inline_worker,
                void (*wake)(void *), void *wake_self, int *exit_code);
void app_destroy(struct app *a);

/* One frame: judges the touches, describes, applies what was asked for. */
void app_step(struct app *a, int64_t now_ms, const struct touch_queue *touches, int width, int height);

/* Paints what changed since the last time into the compositor's target; false when nothing did. */
bool app_paint(struct app *a);

/* Starts decoding every picture of the last step's list. */
void app_prefetch(struct app *a);

/* When the next step is due without a touch; -1: never. */
int64_t app_next_ms(const struct app *a, int64_t now_ms);

/* loop.c, headless.c, script_run.c, tour.c */
int app_loop(const struct app_options *options, const struct screen_type *const *screens);
int app_headless(const struct app_options *options, const struct screen_type *const *screens);

struct headless { /* a frame in memory and a clock that stands still until told */
    struct app app;
    uint32_t *pixels;
    int width, height;
    int64_t now_ms;
    struct touch_queue touches;
};

void headless_resize(struct headless *h, int width, int height);
void headless_step(struct headless *h, int64_t by_ms); /* moves the clock, then one frame */
void headless_paint(struct headless *h);
bool headless_settle(struct headless *h); /* until pictures are there and nothing moves */
bool headless_save(struct headless *h, const char *path, struct err *err);
int headless_script(struct headless *h, const char *file);
int headless_tour(struct headless *h, const char *folder);

void stats_print(const struct app *a, struct buf *out);

#endif
