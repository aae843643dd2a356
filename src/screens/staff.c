/* The staff area: what is on the stick, what is being done with it, which packs there are, and what
 * happened. Drawn from the desk's view (staff/desk.h), asked for through the desk; it needs no
 * pack, because it is where one goes when there is none.
 *
 * Until the PIN was right every address shows the PIN pad; what was asked for follows. Without a
 * desk, or uninvited, there is no such place. */
#include "staff/staff.h"

#include "nav/nav.h"

#include <string.h>

static const struct {
    const char *rest;
    enum staff_page page;
} staff_places[] = {
    {"", STAFF_ANY},        {"stick", STAFF_STICK},     {"progress", STAFF_PROGRESS},
    {"packs", STAFF_PACKS}, {"history", STAFF_HISTORY}, {"changes", STAFF_CHANGES}};

const struct desk_view *staff_view(const struct kiosk *k)
{
    return k->desk->view;
}

void staff_ask(struct kiosk *k, enum desk_ask what, const char *text, enum desk_when when)
{
    k->desk->ask(k->desk->self, what, text ? text : "", when);
}

void staff_leave(struct kiosk *k)
{
    staff_ask(k, DESK_LEAVE, NULL, DESK_AT_ONCE);
    if (k->pack) { /* otherwise the loop knows what to show */
        nav_home(k->nav);
    }
}

static bool staff_open(void *self, struct kiosk *k, const struct route *r, struct arena *mem,
                       struct err *err)
{
    struct staff *s = self;
    size_t i;
    (void)mem;
    if (!k->desk || (!staff_view(k)->invited && !staff_view(k)->open)) {
        return err_set(err, ERR_NOT_FOUND, "there is no staff area, or nobody was asked in");
    }
    for (i = 0; i < sizeof staff_places / sizeof *staff_places; i++) {
        if (strcmp(r->rest, staff_places[i].rest) == 0) {
            s->asked = staff_places[i].page;
            return true;
        }
    }
    return err_set(err, ERR_NOT_FOUND, "the staff area has no page '%s'", r->rest);
}

/* What was typed is wiped, not only given back. */
static void staff_close(void *self, struct kiosk *k)
{
    struct staff *s = self;
    (void)k;
    memset(&s->pin, 0, sizeof s->pin);
}

static enum staff_page staff_page_now(const struct staff *s, const struct desk_view *v)
{
    if (s->asked != STAFF_ANY) {
        return s->asked;
    }
    return v->stick ? STAFF_STICK : v->step != DESK_RESTS ? STAFF_PROGRESS : STAFF_PACKS;
}

static void staff_frame(void *self, struct kiosk *k, struct ui *ui, struct rect area)
{
    static void (*const pages[])(struct staff *, struct kiosk *, struct ui *, struct rect) = {
        [STAFF_STICK] = staff_stick_page,     [STAFF_PROGRESS] = staff_progress_page,
        [STAFF_PACKS] = staff_packs_page,     [STAFF_HISTORY] = staff_history_page,
        [STAFF_CHANGES] = staff_changes_page,
    };
    struct staff *s = self;
    const struct desk_view *v = staff_view(k);
    ui_set_accent(ui, ACCENT_HISTORY);
    if (!v->open) {
        staff_pin_page(s, k, ui, area);
        return;
    }
    memset(&s->pin, 0, sizeof s->pin);
    pages[staff_page_now(s, v)](s, k, ui, area);
}

/* The pack in the hall has changed under it: only the place is the route's, the rest goes on. */
static void staff_keep(void *self, const void *old, struct kiosk *k, struct pack *before)
{
    struct staff *s = self;
    enum staff_page asked = s->asked;
    (void)k;
    (void)before;
    memcpy(s, old, sizeof *s);
    s->asked = asked;
}

const struct screen_type screen_staff = {
    .name = "staff",
    .size = sizeof(struct staff),
    .idle_s = 60,
    .open = staff_open,
    .frame = staff_frame,
    .close = staff_close,
    .keep = staff_keep,
};
