/* The audit rules that are told in millimetres, on the panel of reach_complete: what a finger needs
 * (T1, T2), how far from the bezel (T5), and what a child or a wheelchair user reaches (R1). */
#include "look.h"

#include <math.h>
#include <string.h>

#define TOUCH_MM 20.0f
#define KEY_MM 15.0f
#define BEZEL_MM 8.0f
#define CORNER_MM 20.0f
#define SLACK_MM 0.3f

static const char *const always_in_reach[] = {"dock.back", "dock.home", "dock.language",
                                              "dock.display", "dock.reach"};

static bool place_always(const struct ui_element *e)
{
    for (size_t i = 0; i < sizeof always_in_reach / sizeof always_in_reach[0]; i++) {
        if (strcmp(e->name, always_in_reach[i]) == 0) {
            return true;
        }
    }
    return false;
}

static void place_size(const struct look *l, const struct ui_element *e, float mm)
{
    bool small = e->kind == UI_KEY || e->kind == UI_LIST_ROW;
    float least = small ? KEY_MM : TOUCH_MM, w = e->rect.w / mm, h = e->rect.h / mm;
    if (fminf(w, h) < least - SLACK_MM) {
        finding(l->findings, RULE_MILLIMETRES, l->scene, e->name[0] ? e->name : e->label,
                "is %.1f x %.1f mm; %.0f are needed", (double)w, (double)h, (double)least);
    }
}

static void place_bezel(const struct look *l, const struct ui_element *e, float mm)
{
    struct rect v = e->visible, s = l->screen;
    float edge =
        fminf(fminf(v.x - s.x, s.x + s.w - v.x - v.w), fminf(v.y - s.y, s.y + s.h - v.y - v.h));
    float corner = CORNER_MM * mm;
    bool low = v.y + v.h > s.y + s.h - corner;
    if (edge / mm < BEZEL_MM - SLACK_MM) {
        finding(l->findings, RULE_BEZEL, l->scene, e->name[0] ? e->name : e->label,
                "stands %.1f mm from the edge of the screen; %.0f are needed", (double)(edge / mm),
                (double)BEZEL_MM);
    } else if (low && (v.x < s.x + corner || v.x + v.w > s.x + s.w - corner)) {
        finding(l->findings, RULE_BEZEL, l->scene, e->name[0] ? e->name : e->label,
                "stands in a lower corner, where palms rest");
    }
}

static void place_reach(const struct look *l, const struct ui_element *e)
{
    float top = ui_upper(stage_ui(l->stage)).h, floor = ui_floor(stage_ui(l->stage));
    if (!l->scene->reach && !place_always(e)) {
        return;
    }
    if (e->visible.y < top - 0.5f || e->visible.y + e->visible.h > floor + 0.5f) {
        finding(l->findings, RULE_REACH, l->scene, e->name[0] ? e->name : e->label,
                "stands at %.0f to %.0f u, outside the band of %.0f to %.0f", (double)e->visible.y,
                (double)(e->visible.y + e->visible.h), (double)top, (double)floor);
    }
}

void look_at_place(const struct look *l)
{
    float mm = ui_mm(stage_ui(l->stage));
    for (size_t i = 0; i < l->element_count; i++) {
        const struct ui_element *e = &l->elements[i];
        if (look_answers(e)) {
            place_size(l, e, mm);
            place_reach(l, e);
            if (!e->scrolled) {
                place_bezel(l, e, mm);
            }
        }
    }
}
