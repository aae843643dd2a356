/* A screen in this process, timed piece by piece: the stage of the tests (pack, fonts, ui, nav)
 * with a compositor, a comparison of frames and decoded pictures of its own. */
#ifndef TESTS_BENCH_SCENE_H
#define TESTS_BENCH_SCENE_H

#include "draw/damage.h"
#include "input/event.h"
#include "paint/compositor.h"
#include "session/session.h"
#include "stage.h"

struct scene;

struct scene_cost { /* ns of this thread */
    int64_t describe, compare, paint;
    struct paint_stats stats;
    size_t rects, moves;
};

/* Decoding is a thread of its own, as in the museum; it costs this thread nothing. */
bool scene_create(struct scene **out, const char *pack, int width, int height, struct err *err);
void scene_destroy(struct scene *s);
struct stage *scene_stage(struct scene *s);

/* Other memory to paint into, for instance a window's; NULL: back to its own. */
void scene_target(struct scene *s, const void *pixels, int pitch);

bool scene_open(struct scene *s, const char *route, const char *lang, enum session_theme theme,
                struct err *err);
void scene_panel(struct scene *s, bool language, bool display,
                 int still_s); /* from the next frame on */

/* One frame: described, compared and painted. forget: all of it. `damage` may be NULL. */
void scene_frame(struct scene *s, int64_t now_ms, const struct touch_queue *touches, bool forget,
                 struct scene_cost *cost, struct damage_result *damage);
void scene_warm(struct scene *s); /* frames until pictures, glyphs and layouts are there */
void scene_scroll(struct scene *s, float offset); /* of the reader's text, from the next frame on */
float scene_scrolled(const struct scene *s);
int64_t scene_now(const struct scene *s);

int64_t scene_memcpy_ns(struct scene *s); /* one copy of the frame to other memory */

#endif
