/* One settled frame, ready to be inspected: its elements, its text runs with the ink they leave,
 * and which of them stand on the layer a visitor can reach. Lengths in u. */
#ifndef TESTS_SCREENS_LOOK_H
#define TESTS_SCREENS_LOOK_H

#include "draw/pixels.h"
#include "findings.h"
#include "stage.h"

struct inks;

/* Remembers the ink of every glyph it has been asked for. */
struct inks *inks_create(struct fonts *fonts);
void inks_destroy(struct inks *inks);

struct ink { /* em, from the pen on the baseline, y downwards */
    float x0, y0, x1, y1;
    bool missing; /* the face has no such glyph */
    bool empty;   /* a space */
};
struct ink inks_get(struct inks *inks, uint8_t face, uint32_t cp);

struct look_run {
    size_t command; /* its place in the list */
    const struct draw_command *drawn;
    const struct ui_element *element; /* of the text it belongs to */
    struct rect ink, seen;            /* the glyphs' own box; what the clips leave of it */
};

struct look {
    struct stage *stage;
    const struct scene *scene;
    struct findings *findings;
    struct inks *inks;
    struct arena *memory;
    const struct draw_list *list;
    const struct draw_place *places;
    const struct ui_element *elements;
    size_t element_count;
    struct look_run *runs; /* not covered, and with some ink in sight */
    size_t run_count;
    size_t top;               /* commands before this one may belong to what an overlay covers */
    struct rect screen, dock; /* dock: height 0 when none can be reached */
};

/* `memory` is reset first and holds what the look points to. The stage has shown its last frame. */
void look_at(struct look *l, struct stage *stage, const struct scene *scene,
             struct findings *findings, struct inks *inks, struct arena *memory);

/* Targets that answer a finger now: enabled, not covered, in sight; not scrollers or backdrops. */
bool look_answers(const struct ui_element *e);

/* Stands on a surface that moves sideways too: its edges may cut what lies there. */
bool look_pans(const struct look *l, const struct ui_element *e);
/* The smallest target that holds the middle of `r`, or NULL. `before`: only targets registered
 * before this text, because a button is registered before its words; NULL: any. */
const struct ui_element *look_target_around(const struct look *l, struct rect r,
                                            const struct ui_element *before);
struct rect look_seen(const struct look *l, size_t command); /* its box after clipping, u */

/* The FILL commands that belong to a run (underline, emphasis dots): same colour, right behind it.
 */
bool look_belongs_to_text(const struct draw_list *list, size_t command);

/* --- the rules --- */
struct dock_memory; /* where the dock's targets stood on the first screen of each kind */
struct dock_memory *dock_memory_create(void);
void dock_memory_destroy(struct dock_memory *m);

void look_at_targets(const struct look *l);
/* The audit rules in millimetres: T1 T2 T3 T5 R1. */
void look_at_place(const struct look *l);
void look_at_dock(const struct look *l, struct dock_memory *memory);
void look_at_texts(const struct look *l);
void look_at_lines(const struct look *l);
void look_at_pictures(const struct look *l);

#endif
