/* Walks through every screen a visitor can come to, in every way it can look. */
#ifndef TESTS_SCREENS_WALK_H
#define TESTS_SCREENS_WALK_H

#include "findings.h"
#include "stage.h"

struct walk_size {
    int width, height;
    enum session_text text; /* used by walks that pair a size with a text, see walk_plan.paired */
};

struct walk_plan {
    const char *const *langs;
    size_t lang_count;
    const struct walk_size *sizes;
    size_t size_count;
    int text_count, theme_count; /* from the first one on */
    bool paired;                 /* each size with its own text only, instead of with all */
    bool reach;                  /* reach mode too, in the first theme */
    bool thorough;               /* the end of a long text too, not only its top and middle */
};

struct walk {
    struct stage *stage;
    struct findings *findings;
    const struct walk_plan *plan;
    void *self;
    void (*look)(void *self, const struct scene *scene); /* the stage shows a settled frame */
};

/* Every route of the pack, home, attract and missing; then every overlay over a screen it can stand
 * on. A place that does not open, and an overlay that is found nowhere, are findings (RULE_OPENS).
 */
void walk_all(const struct walk *w);

#endif
