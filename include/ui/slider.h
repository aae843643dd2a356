/* A slider: a bar with a knob between two buttons, minus and plus.
 *
 * It counts steps, not values, so nothing drifts; what a step means is the caller's. The knob goes
 * with a finger that drags it sideways (up and down still scrolls the page), a tap or a drag
 * elsewhere on the bar brings it there, and each button moves it by one: held down, by more and
 * more. */
#ifndef UI_SLIDER_H
#define UI_SLIDER_H

#include "ui/ui.h"

#define UI_SLIDER_BAR 16.0f
#define UI_SLIDER_KNOB 96.0f

struct ui_slider { /* the caller's; zeroes: at the first step, untouched */
    int64_t at;    /* 0..steps */
    bool touched;  /* moved, or confirmed where it stands by a tap */
    bool held;     /* by a finger */
    float grip;    /* from the finger to the knob */
    int way;       /* the button that is held down: -1, 1; 0: none */
    int64_t since_ms, repeated;
};

struct ui_slider_view {
    const char *name;      /* "quiz": its targets are "quiz.less", "quiz.bar" and "quiz.more" */
    const char *label;     /* what is set with it */
    int64_t steps;         /* the last one; at least 1 */
    const char *from, *to; /* what its two ends are called, below them; NULL: nothing */
};

struct ui_slider_place {
    struct rect less, more; /* the buttons */
    struct rect strip;      /* what is touched between them: the bar and the knob's way */
    struct rect bar;
};

/* Height of the whole, with the names of its ends when it has them. */
float ui_slider_height(const struct ui *ui, const struct ui_slider_view *v);
/* Where the parts stand when it is drawn at the top of `r`. */
struct ui_slider_place ui_slider_place(const struct ui *ui, struct rect r);
/* The x of a step, or of what lies between two. */
float ui_slider_x(const struct ui_slider_place *place, const struct ui_slider_view *v, double at);
/* Draws it and does what was touched; true when that was a step, or the first touch. */
bool ui_slider(struct ui *ui, struct rect r, struct ui_slider *s, const struct ui_slider_view *v);
/* The bar without knob and buttons, filled up to `to` (x; at or below its start: not at all). */
void ui_slider_bar(struct ui *ui, struct rect bar, float to);

#endif
