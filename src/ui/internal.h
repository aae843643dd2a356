/* What the files of this room share. Nobody else includes it. */
#ifndef UI_INTERNAL_H
#define UI_INTERNAL_H

#include "ui/surface.h"
#include "ui/ui.h"

#include <stddef.h>

#define UI_MAX_SCROLLS 16
#define UI_MAX_CLIPS 16
#define UI_SAMPLES 6
#define UI_MAX_KEEP 256
#define UI_MAX_SURFACES 8
#define UI_MAX_NEST 4
#define UI_MAX_DEPTH 8
#define UI_MAX_COVERS 4

#define UI_FLING_TAU_MS 325.0f
#define UI_FLING_LEAST 0.08f /* u per ms below which a lifted finger does not fling */
#define UI_FLING_END 0.02f
#define UI_SPRING_W 0.018f /* per ms */
#define UI_PULL 0.35f      /* of the way, beyond an end */

struct ui_finger {
    bool active;
    int64_t finger;
    uint64_t order;           /* who came down first */
    uint64_t target;          /* 0: none, or given up */
    uint64_t ground;          /* the surface it went down on, beside its targets; 0: none */
    uint64_t in[UI_MAX_NEST]; /* scrollers and surfaces it went down in, the innermost first */
    int in_count;
    uint64_t owner; /* the one of them that it drags; 0: none yet */
    float x0, y0, x, y;
    int64_t down_ms;
    float grab_x, grab_y; /* where the drag starts, or goes on when another finger has let go */
    bool takes;           /* its target can be taken along */
    uint64_t held;        /* what it has taken: then its owner is that too; 0: nothing */
    float take_dx, take_dy;
    float calm_top, calm_bottom; /* between these a held thing does not scroll */
    int64_t edge_ms;             /* until when that was counted */
    bool inside;                 /* of its target */
    bool key;                    /* its target is one of a keyboard */
    bool ignored;                /* a palm, or stuck: until it lifts */
    float rest_x, rest_y;        /* where it has stayed... */
    int64_t rest_ms;             /* ...since then */
    struct {
        int64_t t_ms;
        float x, y;
    } samples[UI_SAMPLES];
    int sample_count;
};

struct ui_landing { /* for telling a palm by its many contacts */
    uint64_t order;
    int64_t t_ms;
    float x, y;
};

struct ui_click {
    uint64_t id;
    uint64_t order; /* of the finger */
    float x, y;
    bool drop; /* a thing has been let go of: no click */
    float dx, dy;
};

enum ui_scroll_mode { SCROLL_REST, SCROLL_DRAG, SCROLL_FLING, SCROLL_SPRING, SCROLL_GLIDE };

struct ui_scroll_state {
    uint64_t id;
    enum ui_scroll_mode mode;
    float offset;             /* as of the last update */
    float most;               /* largest offset: content - view, >= 0 */
    float from, to, velocity; /* u, u, u per ms */
    int64_t start_ms;
    int64_t finger; /* the one that drags */
    float anchor_offset, anchor_y;
    bool known; /* `most` has been set by a frame */
};

struct ui_surface_state {
    uint64_t id;
    uint64_t frame; /* the last one that described it */
    bool no_x, no_y, no_zoom;
    int pair[2]; /* places in ui->fingers: those that move it */
    int pair_count;
    double zoom, move_x, move_y; /* since the last frame: a point x went to zoom * x + move */
    float about_x, about_y;
    bool released, tapped, double_tapped;
    float tap_x, tap_y;
    int64_t tap_ms;            /* of the last tap, for a double one */
    bool tap_open;             /* it may become the first of two */
    int64_t alone_ms;          /* since when one finger of two is left; 0: there was one only */
    float pair_vx, pair_vy;    /* u per ms of the two until then */
    bool gliding;              /* inertia */
    int64_t start_ms;          /* its */
    float speed_x, speed_y;    /* at its start, u per ms */
    double glided_x, glided_y; /* handed out of it so far */
};

struct ui_focus {
    bool shown;
    uint64_t id;       /* 0: not placed yet */
    struct rect place; /* where it was last */
    uint64_t screen;   /* and how deep in the stack of screens */
    int depth;
    uint64_t of_depth[UI_MAX_DEPTH]; /* what had it on the screens below */
    int covers;                      /* overlays in the last frame, and what had it under each */
    uint64_t of_cover[UI_MAX_COVERS];
    uint64_t seek;   /* this scroller goes on by a page: then the first new control gets it */
    int seek_way;    /* 1 down, -1 up */
    float seek_edge; /* of what was in view, from the content's top */
};

struct ui_stop { /* where the focus may stand: a control, or a scroller without one in view */
    uint64_t id;
    struct rect rect, place; /* as laid out, and what can be seen of it */
    uint64_t scroller;       /* the innermost it stands in, or itself; 0: none */
    struct rect block, key;  /* what is seen of that scroller, or place; what it is ordered by */
    bool dock, whole;        /* whole: nothing of it is hidden */
    float radius;
};

struct ui_kept {
    uint64_t id;
    int64_t value;
};

struct ui {
    struct text_metrics metrics;
    struct text_cache *texts;
    struct arena memory[2]; /* this frame's and the last one's, in turn */
    int turn;
    struct draw_list list;

    int64_t now_ms;
    int64_t wake_ms; /* -1: never */
    struct rect screen;
    float scale;
    struct session_choice choice;
    float mm, floor, band_top; /* see session/reach.h */
    const struct strings *strings;
    enum ui_accent accent;
    enum text_lang lang;

    struct ui_element *elements, *shown; /* this frame's and the last one's */
    size_t element_count, element_capacity, shown_count, shown_capacity;

    uint64_t frame, downs; /* counted */
    struct ui_finger fingers[INPUT_MAX_FINGERS];
    struct ui_landing landings[INPUT_MAX_FINGERS];
    int landing_count;
    bool touched, keyed;
    struct ui_focus focus;
    int covers; /* overlays of this frame */
    struct {
        struct draw_list list; /* what is drawn over the screen, until it is put there */
        size_t settled;        /* elements before this one know their commands */
        bool open;
        size_t command, element; /* where it was opened, and in what */
        int clips, within;
    } raised;
    struct ui_click clicks[INPUT_MAX_FINGERS];
    int click_count;
    struct ui_scroll_state scrolls[UI_MAX_SCROLLS];
    int scroll_count;
    struct rect clips[UI_MAX_CLIPS];
    int clip_count;
    struct ui_surface_state surfaces[UI_MAX_SURFACES];
    int surface_count;
    uint64_t within[UI_MAX_NEST]; /* open scrollers and surfaces, the innermost last */
    int within_count;
    struct ui_kept kept[UI_MAX_KEEP];
    size_t kept_count;
};

struct arena *ui_arena(struct ui *ui);
struct rect ui_current_clip(const struct ui *ui);
void ui_push_clip(struct ui *ui, struct rect clip);
struct ui_element *ui_add_element(struct ui *ui);

/* What is described from here on stands in this scroller or surface. */
void ui_enter(struct ui *ui, uint64_t id);
void ui_leave(struct ui *ui);

/* touch.c */
void ui_touches(struct ui *ui, const struct touch_queue *queue);
void ui_finger_sample(struct ui_finger *f, int64_t t_ms);
/* u per ms over the last moments before it lifted; a finger that paused has none. */
void ui_finger_speed(const struct ui_finger *f, int64_t lifted_ms, float *vx, float *vy);
bool ui_finger_in(const struct ui_finger *f, uint64_t id);
/* Gives up what it has, as if cancelled; nothing it does counts until it has lifted. */
void ui_finger_ignore(struct ui *ui, struct ui_finger *f, int64_t t_ms);

/* The topmost target of that id in the last frame, if it reacts. */
const struct ui_element *ui_shown_target(const struct ui *ui, uint64_t id);
void ui_click_at(struct ui *ui, uint64_t id, uint64_t order, float x, float y);

/* drag.c */
void ui_drag_take(struct ui *ui, struct ui_finger *f); /* it has left the slop on a thing */
void ui_drag_drop(struct ui *ui, const struct ui_finger *f);
void ui_drag_edges(struct ui *ui);  /* once a frame, after its touches */
void ui_drag_settle(struct ui *ui); /* puts what was raised over what is described so far */

/* focus.c, focus_ring.c */
void ui_focus_keys(struct ui *ui, const enum input_key *keys, int count);
void ui_focus_end(struct ui *ui); /* the frame is described: finds its place in it, and draws it */
void ui_focus_ring(struct ui *ui, const struct ui_stop *stop);

/* stops.c: all stops among these elements, in frame memory; no order yet */
size_t ui_stops(struct ui *ui, const struct ui_element *elements, size_t count,
                struct ui_stop **out);
void ui_stops_order(struct ui_stop *stops, size_t count); /* as one reads */
/* Nearest above (way -1) or below (way 1) of stops[from], if `within` only in that scroller, else
 * only outside of `beside`; -1: none. */
int ui_stops_next(const struct ui_stop *stops, size_t count, size_t from, int way, uint64_t within,
                  uint64_t beside);

/* palm.c */
void ui_palm_landed(struct ui *ui, struct ui_finger *f, const struct touch *t);
void ui_palm_moved(struct ui *ui, struct ui_finger *f, const struct touch *t);
void ui_stuck(struct ui *ui); /* once a frame, after its touches */

/* scroll.c */
struct ui_scroll_state *ui_scroll_find(const struct ui *ui, uint64_t id);
void ui_scroll_update(struct ui *ui, struct ui_scroll_state *s);
/* A finger lands: true when it stopped a motion. */
bool ui_scroll_catch(struct ui *ui, uint64_t id);
void ui_scroll_drag(struct ui *ui, struct ui_finger *f);
void ui_scroll_release(struct ui *ui, uint64_t id, const struct ui_finger *f, int64_t t_ms,
                       bool cancelled);

/* surface.c */
struct ui_surface_state *ui_surface_find(const struct ui *ui, uint64_t id);
void ui_surfaces_begin(struct ui *ui); /* what the last frame did not take is dropped */
void ui_surfaces_end(struct ui *ui);   /* of the touches: counts what they did */
bool ui_surface_catch(struct ui *ui, uint64_t id);
/* Another finger is in it, and the two can zoom. */
bool ui_surface_pinches(const struct ui *ui, uint64_t id, const struct ui_finger *f);
void ui_surface_landed(struct ui *ui, struct ui_finger *f); /* joins what others move already */
void ui_surface_grab(struct ui *ui, struct ui_finger *f);   /* its owner is a surface now */
void ui_surface_release(struct ui *ui, struct ui_finger *f, int64_t t_ms, bool cancelled);
void ui_surface_tap(struct ui *ui, const struct ui_finger *f, int64_t t_ms);

#endif
