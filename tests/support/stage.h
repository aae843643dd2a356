/* A stage for tests: one pack, one visitor, one screen at a time, on a clock that the test moves.
 *
 * The stage shows what the application shows: the screen of a route, the dock, the panels over it
 * and the "still there?" card. Nothing here opens a window; painting, when asked for, goes to
 * memory with an inline worker. Screens get what they get in the museum, through the same headers.
 */
#ifndef TESTS_SUPPORT_STAGE_H
#define TESTS_SUPPORT_STAGE_H

#include "base/err.h"
#include "nav/screen.h"
#include "pack/pack.h"
#include "session/session.h"
#include "ui/ui.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct stage;
struct fonts;

struct stage_options {
    const char *pack;  /* a pack file */
    int width, height; /* pixels */
    bool real_fonts;   /* otherwise every glyph is as wide as text_metrics_fixed says */
    bool painted;      /* stage_paint will be called; needs real fonts */
    const struct screen_type *const *screens; /* NULL: those of the program */
};

bool stage_create(struct stage **out, const struct stage_options *options, struct err *err);
void stage_destroy(struct stage *s);

/* Change what the next frame stands in. A tag the pack lacks is a mistake of the test. */
void stage_resize(struct stage *s, int width, int height);
void stage_choose(struct stage *s, const char *lang, enum session_text text,
                  enum session_theme theme);

void stage_reach(struct stage *s, bool reach);

/* Opens a place afresh: no overlay, no finger, no scroll place from before; describes one frame. */
bool stage_open(struct stage *s, const char *route, struct err *err);

const struct draw_list *stage_frame(struct stage *s, int64_t now_ms); /* one frame at this moment */
const struct draw_list *stage_settle(struct stage *s); /* frames until nothing moves any more */

/* Touches the middle of what a visitor can see of a target, then settles. `label` is the target's
 * name in the visitor's language, or "#id". false: there is no such target to touch. */
bool stage_tap(struct stage *s, const char *label);
/* Several in turn, parted by spaces: "#keys.letters #key.a". */
bool stage_taps(struct stage *s, const char *targets);
const struct ui_element *stage_find(const struct stage *s, const char *label);
/* These words are part of a text in sight. */
bool stage_reads(const struct stage *s, const char *words);

/* One frame with these touches (t_ms is set to the stage's now), `later_ms` after the last one. */
const struct draw_list *stage_touch(struct stage *s, struct touch_queue *touches, int64_t later_ms);

/* Presses a key of an accessibility pad, then settles. */
const struct draw_list *stage_key(struct stage *s, enum input_key key);

/* Scrolls to `offset` (u, clamped by the screen) at once and settles. */
const struct draw_list *stage_scroll(struct stage *s, const char *scroller, float offset);

/* The card that asks whether anyone is there; 0 takes it away. From the next frame on. */
void stage_still_there(struct stage *s, int seconds_left);

/* What staff have in front of them; NULL: there is no staff area. From the next stage_open on. */
struct desk;
void stage_desk(struct stage *s, const struct desk *desk);

/* The page that is shown when no pack opens; until the next stage_open. */
void stage_fault(struct stage *s);

/* The author's preview with a few problems: its badge over the screen, the list over that, or what
 * stands in the place of a screen before there is a pack. Until the next stage_open. */
enum stage_preview { PREVIEW_NONE, PREVIEW_BADGE, PREVIEW_LIST, PREVIEW_ERRORS, PREVIEW_WAITING };
void stage_preview(struct stage *s, enum stage_preview what);

/* Another pack in the place of the one that is shown, as after a save of the author's. */
bool stage_change_pack(struct stage *s, const char *path, struct err *err);

/* Paints a list of the current size, waiting for pictures. Pixels are x8r8g8b8, width * 4 bytes a
 * row, the stage's own, valid until the next stage_paint or stage_resize. */
const uint32_t *stage_paint(struct stage *s, const struct draw_list *list);

struct ui *stage_ui(struct stage *s);
struct nav *stage_nav(struct stage *s);
struct pack *stage_pack(struct stage *s);
struct session *stage_session(struct stage *s);
struct fonts *stage_fonts(struct stage *s);                /* NULL without real fonts */
const struct draw_list *stage_list(const struct stage *s); /* of the last frame */
int64_t stage_now(const struct stage *s);
int stage_width(const struct stage *s);
int stage_height(const struct stage *s);
bool stage_has_dock(const struct stage *s);

#endif
