/* Nothing there: one friendly sentence, a tiger's tracks in the snow, and the ways on. */
#include "nav/nothing.h"
#include "nav/screen.h"

struct missing {
    char unused; /* the screen has no state; C has no empty structs */
};

static bool missing_open(void *self, struct kiosk *k, const struct route *r, struct arena *mem,
                         struct err *err)
{
    (void)self;
    (void)k;
    (void)r;
    (void)mem;
    (void)err;
    return true;
}

static void missing_frame(void *self, struct kiosk *k, struct ui *ui, struct rect area)
{
    (void)self;
    nav_nothing(k, ui, area, NOTHING_THERE);
}

const struct screen_type screen_missing = {
    .name = "missing",
    .size = sizeof(struct missing),
    .open = missing_open,
    .frame = missing_frame,
};
