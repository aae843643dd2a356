/* The ring around what has the focus: a line of 6 u, 4 u away, over everything else.
 *
 * On soil it is paler than on paper, so what it will stand on is looked up in the frame's own list:
 * the last opaque fill below the middle of each side. Over pictures nobody can know; there a band
 * of the ground's colour on both sides of the line keeps it apart from anything. */
#include "internal.h"

#include <math.h>
#include <string.h>

#define RING 6.0f
#define AWAY 4.0f
#define BAND 4.0f /* beyond the line */

struct spot {
    float x, y;
    rgba colour;
};

/* Colours that stand below the spots, clips regarded. */
static void spots_look(const struct ui *ui, struct spot *spots, int count)
{
    struct rect clips[UI_MAX_CLIPS];
    int depth = 0, i;
    size_t k;
    for (k = 0; k < ui->list.count; k++) {
        const struct draw_command *c = &ui->list.commands[k];
        if (c->kind == DRAW_CLIP || c->kind == DRAW_SCROLL) {
            if (depth < UI_MAX_CLIPS) {
                clips[depth] = c->rect;
            }
            depth++;
        } else if (c->kind == DRAW_UNCLIP || c->kind == DRAW_UNSCROLL) {
            depth -= depth > 0;
        } else if (c->kind == DRAW_FILL && (c->colour & 0xFF) > 0xC0) {
            for (i = 0; i < count; i++) {
                int top = depth < UI_MAX_CLIPS ? depth : UI_MAX_CLIPS;
                if (rect_has(c->rect, spots[i].x, spots[i].y) &&
                    (top == 0 || rect_has(clips[top - 1], spots[i].x, spots[i].y))) {
                    spots[i].colour = c->colour;
                }
            }
        }
    }
}

static bool ring_on_soil(const struct ui *ui, struct rect r)
{
    struct spot spots[4] = {{r.x, r.y + r.h / 2, ui->list.ground},
                            {r.x + r.w, r.y + r.h / 2, ui->list.ground},
                            {r.x + r.w / 2, r.y, ui->list.ground},
                            {r.x + r.w / 2, r.y + r.h, ui->list.ground}};
    rgba soil = ui_colour(ui, ROLE_FOCUS_SOIL), paper = ui_colour(ui, ROLE_FOCUS);
    float on_soil = 21, on_paper = 21;
    int i;
    spots_look(ui, spots, 4);
    for (i = 0; i < 4; i++) { /* the one that does better where it does worst */
        on_soil = fminf(on_soil, colour_contrast(soil, spots[i].colour | 0xFF));
        on_paper = fminf(on_paper, colour_contrast(paper, spots[i].colour | 0xFF));
    }
    return on_soil > on_paper;
}

void ui_focus_ring(struct ui *ui, const struct ui_stop *stop)
{
    struct rect line = rect_inset(stop->place, -AWAY - RING), band = rect_inset(line, -BAND);
    struct rect whole = rect_inset(ui->screen, 2);
    bool soil = ring_on_soil(ui, line);
    float radius = stop->radius + AWAY + RING;
    struct draw_command *c;
    line = rect_cross(line, whole);
    band = rect_cross(band, ui->screen);
    c = draw_add(&ui->list, DRAW_STROKE, band, ui_colour(ui, soil ? ROLE_SOIL : ROLE_GROUND));
    c->corners = draw_round(radius + BAND);
    c->as.line.width = AWAY + RING + BAND;
    c = draw_add(&ui->list, DRAW_STROKE, line, ui_colour(ui, soil ? ROLE_FOCUS_SOIL : ROLE_FOCUS));
    c->corners = draw_round(radius);
    c->as.line.width = RING;
}
