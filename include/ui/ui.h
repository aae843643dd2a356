/* This frame's description under way, and the small state widgets keep between frames.
 *
 * A frame: ui_begin(input) turns the frame's touches into presses, clicks and drags of the targets
 * the LAST frame showed; widgets then append draw commands and register their targets; ui_end
 * closes it. Called twice with the same clock and no touch, a frame gives the same list.
 *
 * Touch: a finger belongs to the target it went down on until it lifts. Action is on release
 * inside; sliding off cancels; a drag past the slop hands the finger to the scroller it is in.
 * Every finger is judged for itself, so any number held down leaves the others free. What is no
 * finger is ignored until it lifts: a palm (wider than 25 mm, or more than five new contacts within
 * 50 ms and 80 mm), and a contact that has not moved for a minute. Lengths in u.
 * Ids are hashes of names; a name is unique on its screen. */
#ifndef UI_UI_H
#define UI_UI_H

#include "base/arena.h"
#include "draw/list.h"
#include "input/event.h"
#include "input/key.h"
#include "session/reach.h"
#include "session/session.h"
#include "text/layout.h"
#include "ui/theme.h"

#include <stdbool.h>
#include <stdint.h>

#define UI_SLOP 24.0f  /* u a finger may wander and still tap */
#define UI_TOUCH 96.0f /* least side of a target */
#define UI_MARGIN 64.0f
#define UI_GAP 16.0f
#define UI_RADIUS 24.0f
#define UI_SCREEN_MS 240 /* one curve, two lengths */
#define UI_PRESS_MS 120

struct ui;
struct strings;

struct ui_input {
    int64_t now_ms;
    int width_px, height_px;
    const struct touch_queue *touches; /* NULL: none */
    const enum input_key *keys;        /* pressed since the last frame, in order */
    int key_count;
    const struct reach_place *place; /* the machine's; NULL: nothing is told */
    const struct session_choice *choice;
    const struct strings *strings;
};

struct ui *ui_create(const struct text_metrics *metrics);
void ui_destroy(struct ui *ui);
void ui_begin(struct ui *ui, const struct ui_input *input);
const struct draw_list *ui_end(struct ui *ui); /* valid until the next ui_begin */

/* When the next frame is due without a touch: now while something moves, later for a timer, -1
 * never. */
int64_t ui_next_wake_ms(const struct ui *ui);
void ui_wake_at(struct ui *ui, int64_t at_ms);
void ui_animate(struct ui *ui); /* something moves: the next frame as soon as possible */

/* Forgets presses, drags, scroll places and motion, as after an idle reset. */
void ui_forget(struct ui *ui);
bool ui_finger_down(const struct ui *ui); /* palms and stuck contacts are no fingers */
bool ui_touched(const struct ui *ui);     /* a finger did something, in this frame */
bool ui_keyed(const struct ui *ui);       /* a key was pressed */
/* Where a finger that is down was last; false when it is not down. */
bool ui_finger_place(const struct ui *ui, int64_t finger, float *x, float *y);
/* It is down, and neither a palm nor stuck. */
bool ui_finger_counts(const struct ui *ui, int64_t finger);
/* Whatever fingers hold is given up, and nothing comes of them until they have lifted. */
void ui_fingers_let_go(struct ui *ui);

/* --- the frame ------------------------------------------------------------------------------- */
int64_t ui_now(const struct ui *ui);
struct rect ui_screen(const struct ui *ui); /* the whole frame */
float ui_scale(const struct ui *ui);        /* device pixels per u */
float ui_mm(const struct ui *ui);           /* u per millimetre of the glass */
/* Lower edge of the dock: the foot of the screen, or higher where the screen hangs so low that its
 * foot is out of reach. */
float ui_floor(const struct ui *ui);
bool ui_reach(const struct ui *ui); /* reach mode */
/* In reach mode the part of the screen above the band: for looking only. Otherwise empty. A screen
 * that draws nothing there shows the sky. */
struct rect ui_upper(const struct ui *ui);
struct arena *ui_memory(struct ui *ui); /* dies at the next ui_begin */
const struct session_choice *ui_choice(const struct ui *ui);
bool ui_contrast(const struct ui *ui);
enum text_lang ui_lang(const struct ui *ui);
const char *ui_word(const struct ui *ui, const char *key); /* in the session's language */
/* The word with one "{}" replaced by `value`. */
const char *ui_word_with(struct ui *ui, const char *key, const char *value);

void ui_set_accent(struct ui *ui, enum ui_accent accent);
rgba ui_colour(const struct ui *ui, enum ui_role role);
float ui_size(const struct ui *ui, enum ui_type type);

/* --- drawing --------------------------------------------------------------------------------- */
void ui_fill(struct ui *ui, struct rect r, enum ui_role role, struct draw_corners corners);
void ui_fill_colour(struct ui *ui, struct rect r, rgba colour, struct draw_corners corners);
void ui_stroke(struct ui *ui, struct rect r, enum ui_role role, float width, float radius);
/* A surface's edge, drawn only in themes that need one (high contrast). */
void ui_hairline(struct ui *ui, struct rect r, struct draw_corners corners);
void ui_disc(struct ui *ui, float cx, float cy, float radius, enum ui_role role);
void ui_line(struct ui *ui, float x0, float y0, float x1, float y1, float width, enum ui_role role);
/* Filled, even-odd; `xy` are pairs and are copied. Ridges, roots, ticks. */
void ui_polygon(struct ui *ui, const float *xy, size_t count, rgba colour);
void ui_icon(struct ui *ui, struct rect r, const char *name, enum ui_role role);
void ui_icon_faded(struct ui *ui, struct rect r, const char *name, enum ui_role role, float alpha);

struct ui_picture {
    const char *name;
    float focus_x, focus_y, zoom; /* zoom 0 means 1 */
    float alpha;                  /* 0 means 1 */
    float base_w, base_h;         /* not 0: a free picture of this size at rest, see draw/list.h */
    struct draw_corners corners;
    const char *label; /* alternative text, for inspection */
};
void ui_picture(struct ui *ui, struct rect r, const struct ui_picture *picture);
/* What a drawing of lines and discs shows, in words: for inspection and for reading aloud. */
void ui_describe(struct ui *ui, struct rect r, const char *words);
void ui_clip(struct ui *ui, struct rect r);
void ui_clip_round(struct ui *ui, struct rect r, struct draw_corners corners);
void ui_unclip(struct ui *ui);
void ui_snapshot(struct ui *ui, float alpha);

/* --- text ------------------------------------------------------------------------------------ */
struct ui_text {
    const char *text;
    size_t length; /* 0: up to the terminating 0 */
    enum ui_type type;
    float size; /* instead of the type's, in u; 0: the type's */
    enum ui_role role;
    bool bold, serif, headline;
    float line_height; /* 0: the language's */
    enum text_align align;
    int max_lines;
    bool tight; /* 1.25: titles */
    const struct text_span *spans;
    size_t span_count;
    const char *lang; /* NULL: the session's */
    float alpha;      /* 0 means 1 */
    float pressed;    /* moved down by this much */
};
/* Draws at (x, y), at most `width` wide; returns the height used. */
float ui_text(struct ui *ui, float x, float y, float width, const struct ui_text *text);
const struct text_layout *ui_text_layout(struct ui *ui, float width, const struct ui_text *text);
void ui_text_draw(struct ui *ui, float x, float y, const struct text_layout *layout,
                  const struct ui_text *text);
float ui_text_height(struct ui *ui, float width, const struct ui_text *text);
float ui_text_width(struct ui *ui, const struct ui_text *text); /* of one line */
/* One line, vertically centred in `r`. */
void ui_text_in(struct ui *ui, struct rect r, const struct ui_text *text);
/* The largest size <= the type's at which the text takes at most `lines` lines in `width` without
 * being cut; never below TYPE_CAPTION. */
float ui_fit_size(struct ui *ui, float width, int lines, const struct ui_text *text);

/* --- targets --------------------------------------------------------------------------------- */
uint64_t ui_id(const char *name);
uint64_t ui_id_at(const char *name, int index);

enum ui_target_kind {
    UI_BUTTON,
    UI_CARD,
    UI_LIST_ROW,
    UI_LINK, /* a word in a text: keys do not stop at it, because a button near by does the same */
    UI_KEY, /* of a keyboard: may be smaller; clicked when the finger comes down, once, whatever the
             * finger does then */
    UI_BACKDROP,
    UI_SCROLLER,
    UI_SURFACE /* see ui/surface.h */
};

struct ui_target {
    uint64_t id;
    struct rect rect;  /* what reacts */
    const char *name;  /* "#dock.home" without the '#': for scripts, stable across languages */
    const char *label; /* what it is called in the visitor's language */
    enum ui_target_kind kind;
    bool disabled;
    float radius; /* of its corners; 0: UI_RADIUS. The focus ring follows them */
};
struct ui_state {
    bool pressed, clicked;
    float x, y; /* of the click */
};
/* Registers a target over what was registered before; strings are copied. */
struct ui_state ui_target(struct ui *ui, const struct ui_target *target);
/* Everything registered so far in this frame stops reacting (an overlay stands over it). */
void ui_cover(struct ui *ui);

/* --- the focus: arrow keys and OK --------------------------------------------------------------
 * It stands on one control of the shown frame: right and left go through all of them in reading
 * order, up and down to the nearest one above and below; in a scroller they scroll on when nothing
 * more is in view. OK clicks it; back closes what stands over the screen, or acts as the dock's.
 * The ring appears with the first key and goes with the next touch. */
uint64_t ui_focus_id(const struct ui *ui); /* of the target that has it; 0: no ring is shown */
/* Which screen is described, and how many are below it: on another one the focus begins anew, and
 * where one comes back it stands where it was. */
void ui_focus_screen(struct ui *ui, int depth, uint64_t screen);

/* --- scrolling ------------------------------------------------------------------------------- */
struct ui_scroll {
    uint64_t id;
    struct rect view;
    float content; /* height of the content, u */
    bool opaque;   /* the content's ground is one opaque colour: `ground` */
    enum ui_role ground;
    struct draw_corners corners; /* of the view */
};
/* Clips to the view and returns how far the content has moved up (whole device pixels; may be
 * beyond the ends while a finger pulls there). Draw the content at view.y - offset. */
float ui_scroll_begin(struct ui *ui, const struct ui_scroll *scroll);
void ui_scroll_end(struct ui *ui);
float ui_scroll_offset(const struct ui *ui, uint64_t id);
void ui_scroll_to(struct ui *ui, uint64_t id, float offset, bool at_once); /* clamped when drawn */
bool ui_scroll_moving(const struct ui *ui, uint64_t id);

/* --- motion ---------------------------------------------------------------------------------- */
/* 0..1 along the house's curve since `start_ms`; wakes the next frame while it moves. */
float ui_ease(struct ui *ui, int64_t start_ms, int duration_ms);

/* --- small state kept by widget id ----------------------------------------------------------- */
int64_t *ui_keep(struct ui *ui, uint64_t id); /* zero at first; until ui_forget */

/* --- inspection: what this frame shows -------------------------------------------------------- */
struct ui_element {
    enum { UI_ELEMENT_TARGET, UI_ELEMENT_TEXT, UI_ELEMENT_PICTURE } what;
    struct rect rect;    /* as laid out */
    struct rect visible; /* after clipping */
    uint64_t id;
    const char *name, *label; /* text: what is written */
    enum ui_target_kind kind;
    bool disabled, covered;
    bool takes;             /* target: a finger can take it along, see ui/drag.h */
    bool raised;            /* belongs to a held thing, over everything */
    float radius;           /* target */
    bool clipped, overfull; /* text: something was cut off, or sticks out */
    bool scrolled;          /* stands in a scroller or on a surface */
    uint64_t within;        /* the innermost of them; 0: none */
    rgba colour;            /* text */
    float size;             /* text, em in u */
    size_t command;         /* index of its (first) draw command */
};
size_t ui_elements(const struct ui *ui, const struct ui_element **out);

#endif
