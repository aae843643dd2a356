/* What is no finger. A palm is told by its width, or by its many contacts: more than five that come
 * down within 50 ms where one disc of 80 mm covers them. If a disc covers them, one covers them
 * that has two of them on its rim (or one in its middle, where they fall together), so only those
 * are tried. A contact that rests for a minute is dirt, a bag, or a broken panel: it lets go of
 * what it holds, and nobody waits for it.
 *
 * Source: rule T9 of the project's audit rules. */
#include "internal.h"

#include <math.h>
#include <string.h>

#define PALM_WIDE_MM 25.0f
#define PALM_ACROSS_MM 80.0f
#define PALM_CONTACTS 6
#define PALM_MS 50
#define STUCK_MS 60000
#define STUCK_WAY 8.0f /* u a resting contact may tremble */

struct disc {
    float x, y, r;
};

static bool disc_has(const struct disc *d, const struct ui_landing *l)
{
    return hypotf(l->x - d->x, l->y - d->y) <= d->r + 0.01f;
}

/* The latest landing is in it, and enough others. */
static bool disc_is_palm(const struct ui *ui, const struct disc *d)
{
    int i, n = 0;
    for (i = 0; i < ui->landing_count; i++) {
        n += disc_has(d, &ui->landings[i]);
    }
    return n >= PALM_CONTACTS && disc_has(d, &ui->landings[ui->landing_count - 1]);
}

/* The disc with a and b on its rim, on one side of the line between them or the other. */
static bool disc_through(const struct ui_landing *a, const struct ui_landing *b, float side,
                         struct disc *d)
{
    float dx = b->x - a->x, dy = b->y - a->y, way = hypotf(dx, dy), h;
    if (way <= 0 || way > 2 * d->r) {
        return false;
    }
    h = side * sqrtf(fmaxf(0, d->r * d->r - way * way / 4)) / way;
    d->x = (a->x + b->x) / 2 - dy * h;
    d->y = (a->y + b->y) / 2 + dx * h;
    return true;
}

static bool palm_disc(const struct ui *ui, struct disc *d)
{
    const struct ui_landing *l = ui->landings;
    int i, k;
    for (i = 0; i < ui->landing_count; i++) {
        d->x = l[i].x;
        d->y = l[i].y;
        if (disc_is_palm(ui, d)) {
            return true;
        }
        for (k = 0; k < i; k++) {
            if ((disc_through(&l[i], &l[k], 1, d) && disc_is_palm(ui, d)) ||
                (disc_through(&l[i], &l[k], -1, d) && disc_is_palm(ui, d))) {
                return true;
            }
        }
    }
    return false;
}

static void palm_note(struct ui *ui, const struct ui_finger *f, int64_t t_ms)
{
    int i, kept = 0;
    for (i = 0; i < ui->landing_count; i++) {
        if (t_ms - ui->landings[i].t_ms <= PALM_MS) {
            ui->landings[kept++] = ui->landings[i];
        }
    }
    if (kept == INPUT_MAX_FINGERS) {
        memmove(ui->landings, ui->landings + 1, (INPUT_MAX_FINGERS - 1) * sizeof *ui->landings);
        kept--;
    }
    ui->landings[kept] = (struct ui_landing){f->order, t_ms, f->x, f->y};
    ui->landing_count = kept + 1;
}

/* One of its contacts: also one that has lifted within this frame clicks nothing. */
static void palm_ignore(struct ui *ui, uint64_t order, int64_t t_ms)
{
    int i, kept = 0;
    for (i = 0; i < INPUT_MAX_FINGERS; i++) {
        struct ui_finger *f = &ui->fingers[i];
        if (f->active && f->order == order && !f->ignored) {
            ui_finger_ignore(ui, f, t_ms);
        }
    }
    for (i = 0; i < ui->click_count; i++) {
        if (ui->clicks[i].order != order) {
            ui->clicks[kept++] = ui->clicks[i];
        }
    }
    ui->click_count = kept;
    ui->touched = false; /* and nobody has touched anything */
}

void ui_palm_landed(struct ui *ui, struct ui_finger *f, const struct touch *t)
{
    struct disc d = {0, 0, PALM_ACROSS_MM / 2 * ui->mm};
    int i;
    f->rest_x = f->x;
    f->rest_y = f->y;
    f->rest_ms = ui->now_ms;
    palm_note(ui, f, t->t_ms);
    if (t->size_mm > PALM_WIDE_MM) {
        ui_finger_ignore(ui, f, t->t_ms);
    }
    if (ui->landing_count < PALM_CONTACTS || !palm_disc(ui, &d)) {
        return;
    }
    for (i = 0; i < ui->landing_count; i++) {
        if (disc_has(&d, &ui->landings[i])) {
            palm_ignore(ui, ui->landings[i].order, t->t_ms);
        }
    }
}

void ui_palm_moved(struct ui *ui, struct ui_finger *f, const struct touch *t)
{
    if (hypotf(f->x - f->rest_x, f->y - f->rest_y) > STUCK_WAY) {
        f->rest_x = f->x;
        f->rest_y = f->y;
        f->rest_ms = ui->now_ms;
    }
    if (!f->ignored && t->size_mm > PALM_WIDE_MM) { /* a fingertip that is laid flat */
        ui_finger_ignore(ui, f, t->t_ms);
    }
}

void ui_stuck(struct ui *ui)
{
    int i;
    for (i = 0; i < INPUT_MAX_FINGERS; i++) {
        struct ui_finger *f = &ui->fingers[i];
        if (!f->active || f->ignored) {
            continue;
        }
        if (ui->now_ms - f->rest_ms >= STUCK_MS) {
            ui_finger_ignore(ui, f, ui->now_ms);
        } else {
            ui_wake_at(ui, f->rest_ms + STUCK_MS);
        }
    }
}
