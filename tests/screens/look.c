/* From a frame to what can be measured on it: which run belongs to which text, where its ink lands,
 * and what the clips leave of it. Rules of their own are in look_targets.c, look_texts.c and
 * look_lines.c. */
#include "look.h"

#include "ui/dock.h"

#include <math.h>
#include <string.h>

static struct rect look_u(struct irect r, float scale)
{
    return rect_make((float)r.x0 / scale, (float)r.y0 / scale, (float)(r.x1 - r.x0) / scale,
                     (float)(r.y1 - r.y0) / scale);
}

static struct rect look_ink(struct inks *inks, const struct draw_command *c)
{
    struct rect box = {0};
    for (size_t i = 0; i < c->as.run.count; i++) {
        struct ink ink = inks_get(inks, c->as.run.face, c->as.run.glyphs[i].cp);
        float size = c->as.run.size;
        if (!ink.empty) {
            box = rect_join(box, rect_make(c->as.run.glyphs[i].x + ink.x0 * size,
                                           c->as.run.baseline + ink.y0 * size,
                                           (ink.x1 - ink.x0) * size, (ink.y1 - ink.y0) * size));
        }
    }
    return box;
}

/* Texts are registered right after their runs were drawn, so both stand in the same order: a run
 * belongs to the last text that begins at or before it. */
static void look_runs(struct look *l)
{
    const struct ui_element *text = NULL;
    size_t next = 0;
    l->runs = arena_alloc_array(l->memory, l->list->count + 1, sizeof *l->runs);
    l->top = l->list->count;
    for (size_t i = 0; i < l->list->count; i++) {
        const struct draw_command *c = &l->list->commands[i];
        struct look_run *run = &l->runs[l->run_count];
        while (next < l->element_count &&
               (l->elements[next].what != UI_ELEMENT_TEXT || l->elements[next].command <= i)) {
            if (l->elements[next].what == UI_ELEMENT_TEXT) {
                text = &l->elements[next];
            }
            next++;
        }
        if (c->kind != DRAW_GLYPHS || !text || text->covered) {
            continue;
        }
        l->top = i < l->top ? i : l->top;
        run->command = i;
        run->drawn = c;
        run->element = text;
        run->ink = look_ink(l->inks, c);
        run->seen = rect_cross(run->ink, look_seen(l, i));
        if (run->seen.w > 0 && run->seen.h > 0) {
            l->run_count++;
        }
    }
}

void look_at(struct look *l, struct stage *stage, const struct scene *scene,
             struct findings *findings, struct inks *inks, struct arena *memory)
{
    struct draw_place *places;
    memset(l, 0, sizeof *l);
    arena_reset(memory);
    l->stage = stage;
    l->scene = scene;
    l->findings = findings;
    l->inks = inks;
    l->memory = memory;
    l->list = stage_list(stage);
    l->element_count = ui_elements(stage_ui(stage), &l->elements);
    l->screen = ui_screen(stage_ui(stage));
    l->dock = l->screen;
    if (stage_has_dock(stage) && strcmp(scene->overlay, "still") != 0) {
        l->dock.h = ui_dock_height(stage_ui(stage));
    } else {
        l->dock.h = 0; /* none, or out of reach under the card */
    }
    l->dock.y = ui_floor(stage_ui(stage)) - l->dock.h;
    places = arena_alloc_array(memory, l->list->count + 1, sizeof *places);
    draw_place_all(l->list, places);
    l->places = places;
    look_runs(l);
    findings_looked(findings);
}

bool look_answers(const struct ui_element *e)
{
    return e->what == UI_ELEMENT_TARGET && e->kind != UI_SCROLLER && e->kind != UI_BACKDROP &&
           e->kind != UI_SURFACE && !e->disabled && !e->covered && e->visible.w > 0 &&
           e->visible.h > 0;
}

struct rect look_seen(const struct look *l, size_t command)
{
    return look_u(l->places[command].box, l->list->scale);
}

bool look_pans(const struct look *l, const struct ui_element *e)
{
    for (size_t i = 0; e->within && i < l->element_count; i++) {
        if (l->elements[i].id == e->within && l->elements[i].kind == UI_SURFACE) {
            return true;
        }
    }
    return false;
}

const struct ui_element *look_target_around(const struct look *l, struct rect r,
                                            const struct ui_element *before)
{
    const struct ui_element *best = NULL;
    float x = r.x + r.w / 2, y = r.y + r.h / 2;
    for (size_t i = 0; i < l->element_count && &l->elements[i] != before; i++) {
        const struct ui_element *e = &l->elements[i];
        if (e->what == UI_ELEMENT_TARGET && e->kind != UI_SCROLLER && e->kind != UI_BACKDROP &&
            e->kind != UI_SURFACE && !e->covered && rect_has(e->visible, x, y) &&
            (!best || e->rect.w * e->rect.h <= best->rect.w * best->rect.h)) {
            best = e;
        }
    }
    return best;
}

bool look_belongs_to_text(const struct draw_list *list, size_t command)
{
    const struct draw_command *c = &list->commands[command];
    while (command-- > 0) {
        const struct draw_command *before = &list->commands[command];
        if (c->kind != DRAW_FILL || before->colour != c->colour) {
            return false;
        }
        if (before->kind == DRAW_GLYPHS) {
            return rect_overlaps(before->rect, c->rect) && c->rect.h <= before->as.run.size * 0.3f;
        }
        if (before->kind != DRAW_FILL) {
            return false;
        }
    }
    return false;
}
