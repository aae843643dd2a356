/* What the files of this room share. Nobody else includes it. */
#ifndef UI_INTERNAL_H
#define UI_INTERNAL_H

#include "ui/ui.h"

#define UI_MAX_SCROLLS 16
#define UI_MAX_CLIPS 16
#define UI_SAMPLES 6
#define UI_MAX_KEEP 256

struct ui_finger {
    bool active;
    int64_t finger;
    uint64_t target;   /* 0: none, or given up */
    uint64_t scroller; /* the innermost scroller it went down in; 0: none */
    float x0, y0, x, y;
    float grab_y;  /* where the drag starts, or goes on when another finger has let go */
    bool inside;   /* of its target */
    bool dragging; /* belongs to the scroller now */
    struct {
        int64_t t_ms;
        float y;
    } samples[UI_SAMPLES];
    int sample_count;
};

struct ui_click {
    uint64_t id;
    float x, y;
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

    struct ui_finger fingers[INPUT_MAX_FINGERS];
    struct ui_click clicks[INPUT_MAX_FINGERS];
    int click_count;
    struct ui_scroll_state scrolls[UI_MAX_SCROLLS];
    int scroll_count;
    struct rect clips[UI_MAX_CLIPS];
    int clip_count;
    int scroll_depth;
    struct ui_kept kept[UI_MAX_KEEP];
    size_t kept_count;
};

struct arena *ui_arena(struct ui *ui);
struct rect ui_current_clip(const struct ui *ui);
void ui_push_clip(struct ui *ui, struct rect clip);
struct ui_element *ui_add_element(struct ui *ui);

/* touch.c */
void ui_touches(struct ui *ui, const struct touch_queue *queue);

/* scroll.c */
struct ui_scroll_state *ui_scroll_find(const struct ui *ui, uint64_t id);
void ui_scroll_update(struct ui *ui, struct ui_scroll_state *s);
bool ui_scroll_catch(struct ui *ui,
                     uint64_t id); /* a finger lands: true when it stopped a motion */
void ui_scroll_drag(struct ui *ui, struct ui_finger *f);
void ui_scroll_release(struct ui *ui, const struct ui_finger *f, int64_t t_ms, bool cancelled);

#endif
