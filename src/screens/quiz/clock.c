/* The time for a question, only where the visitor has asked for it: a ring that grows shorter once
 * a second, with the seconds in it. It stands still while another page lies over the question, and
 * where someone needs large letters, strong contrast or low reach, because then nobody should be
 * hurried. */
#include "quiz.h"

#include <math.h>

#define TICK_MS 1100 /* a longer gap between frames was no time at the question */
#define STEPS 60

bool quiz_may_time(const struct ui *ui)
{
    return ui_choice(ui)->text == SESSION_TEXT_NORMAL && !ui_reach(ui) && !ui_contrast(ui);
}

static bool quiz_times(const struct quiz *q, const struct ui *ui)
{
    return q->game.timed && !q->game.explore && !q->alone && quiz_may_time(ui);
}

void quiz_tick(struct quiz *q, struct kiosk *k, struct ui *ui)
{
    struct quiz_seat *s = quiz_seat(q);
    int64_t now = ui_now(ui), gone = now - q->ticked_ms;
    if (!quiz_times(q, ui) || s->answered) {
        q->ticked_ms = 0;
        return;
    }
    if (q->ticked_ms > 0 && gone > 0 && !q->viewer) {
        s->spent_ms += (int)(gone < TICK_MS ? gone : TICK_MS);
    }
    q->ticked_ms = now > 0 ? now : 1;
    if (s->spent_ms >= QUIZ_SECONDS * 1000) {
        s->late = true;
        quiz_answered(q, k);
        ui_animate(ui);
        return;
    }
    ui_wake_at(ui, now + 1000 - s->spent_ms % 1000);
}

void quiz_clock(struct quiz *q, struct ui *ui, struct rect r)
{
    const struct quiz_seat *s = quiz_seat(q);
    int left = QUIZ_SECONDS - s->spent_ms / 1000, i, count = 0;
    float cx = r.x + r.w / 2, cy = r.y + r.h / 2, outer = r.w / 2, inner = outer - 8;
    float xy[4 * (STEPS + 1)];
    struct ui_text t = {.text = arena_format(ui_memory(ui), "%d", left),
                        .type = TYPE_LABEL,
                        .role = ROLE_INK,
                        .bold = true,
                        .align = TEXT_CENTRE};
    if (!quiz_times(q, ui) || s->answered) {
        return;
    }
    ui_disc(ui, cx, cy, outer, ROLE_RAISED);
    ui_disc(ui, cx, cy, inner, ROLE_SURFACE);
    for (i = 0; i <= left; i++, count++) {
        float a = ((float)i * 6 - 90) * 0.0174533f;
        xy[2 * count] = cx + outer * cosf(a);
        xy[2 * count + 1] = cy + outer * sinf(a);
    }
    for (i = left; i >= 0; i--, count++) {
        float a = ((float)i * 6 - 90) * 0.0174533f;
        xy[2 * count] = cx + inner * cosf(a);
        xy[2 * count + 1] = cy + inner * sinf(a);
    }
    ui_polygon(ui, xy, (size_t)count, ui_colour(ui, ROLE_ACCENT));
    ui_text_in(ui, r, &t);
}
