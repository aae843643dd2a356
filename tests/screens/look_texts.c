/* Rules for words: whole, inside their screen and their button, on nothing else and under nothing
 * else, large enough, and made of glyphs the fonts have. All by the ink, not by boxes of line
 * height. */
#include "look.h"

#include "base/utf8.h"
#include "ui/theme.h"

#include <math.h>
#include <string.h>

#define SLACK 1.5f /* u: ink may lean that far over an edge (an italic, a long tail) */

/* What to call a text: the dock's words by their button, so that one defect of the dock is one. */
static const char *text_what(const struct look *l, const struct look_run *run)
{
    const struct ui_element *around = look_target_around(l, run->seen, run->element);
    return around && strncmp(around->name, "dock.", 5) == 0 ? around->name : run->element->label;
}

static void text_whole(const struct look *l, const struct look_run *run)
{
    const struct ui_element *e = run->element;
    float cut_x = look_pans(l, e) ? 0 : run->ink.w - run->seen.w,
          cut_y = e->scrolled ? 0 : run->ink.h - run->seen.h;
    if (cut_x > SLACK || cut_y > SLACK) {
        finding(l->findings, RULE_TEXT_WHOLE, l->scene, text_what(l, run),
                "is cut by %.0f x %.0f u at %.0f, %.0f", (double)fmaxf(cut_x, 0),
                (double)fmaxf(cut_y, 0), (double)run->ink.x, (double)run->ink.y);
    }
}

static void text_elements(const struct look *l)
{
    float least = theme_size(SESSION_TEXT_NORMAL, TYPE_CAPTION);
    for (size_t i = 0; i < l->element_count; i++) {
        const struct ui_element *e = &l->elements[i];
        if (e->what != UI_ELEMENT_TEXT || e->covered || !rect_overlaps(e->visible, l->screen)) {
            continue;
        }
        if (e->clipped || e->overfull) {
            finding(l->findings, RULE_TEXT_WHOLE, l->scene, e->label,
                    "%s at %.0f, %.0f (%.0f u wide, size %.0f)",
                    e->clipped ? "has lines dropped" : "sticks out of its column",
                    (double)e->rect.x, (double)e->rect.y, (double)e->rect.w, (double)e->size);
        }
        if (e->size < least - 0.01f) {
            finding(l->findings, RULE_TEXT_SIZE, l->scene, e->label, "is %.1f u high",
                    (double)e->size);
        }
    }
}

/* How far `inner` sticks out of `outer` on its worst side. */
static float text_sticks_out(struct rect inner, struct rect outer)
{
    float x = fmaxf(outer.x - inner.x, inner.x + inner.w - outer.x - outer.w);
    float y = fmaxf(outer.y - inner.y, inner.y + inner.h - outer.y - outer.h);
    return fmaxf(x, y);
}

static void text_inside(const struct look *l, const struct look_run *run)
{
    const struct ui_element *around = look_target_around(l, run->seen, run->element);
    struct rect r = run->element->scrolled ? run->seen : run->ink;
    float out = text_sticks_out(r, l->screen);
    if (out > 0) {
        finding(l->findings, RULE_TEXT_INSIDE, l->scene, text_what(l, run),
                "leaves the screen by %.0f u at %.0f, %.0f", (double)out, (double)r.x, (double)r.y);
    }
    if (around && around->kind != UI_LINK) { /* a word answers in the middle of its text */
        out = text_sticks_out(run->seen, around->visible);
        if (out > SLACK) {
            finding(l->findings, RULE_TEXT_INSIDE, l->scene, text_what(l, run),
                    "sticks out of %s by %.0f u at %.0f, %.0f", around->name, (double)out,
                    (double)run->seen.x, (double)run->seen.y);
        }
    }
    if (l->dock.h > 0 && run->seen.y + run->seen.h > l->dock.y + SLACK &&
        (!around || strncmp(around->name, "dock.", 5) != 0)) {
        finding(l->findings, RULE_TEXT_INSIDE, l->scene, text_what(l, run),
                "runs %.0f u into the dock", (double)(run->seen.y + run->seen.h - l->dock.y));
    }
}

static bool text_apart(struct rect a, struct rect b)
{
    struct rect both = rect_cross(a, b);
    return both.w <= SLACK || both.h <= SLACK;
}

static void text_overlap(const struct look *l, size_t at)
{
    const struct look_run *a = &l->runs[at];
    for (size_t k = at + 1; k < l->run_count; k++) {
        const struct look_run *b = &l->runs[k];
        bool same_line =
            a->element == b->element && a->drawn->as.run.baseline == b->drawn->as.run.baseline;
        if (!same_line && !text_apart(a->seen, b->seen)) {
            struct rect both = rect_cross(a->seen, b->seen);
            finding(l->findings, RULE_TEXT_OVERLAP, l->scene, text_what(l, a),
                    "and \"%.*s\" overlap by %.0f x %.0f u at %.0f, %.0f",
                    (int)utf8_cut(b->element->label, strlen(b->element->label), 40),
                    b->element->label, (double)both.w, (double)both.h, (double)both.x,
                    (double)both.y);
        }
    }
    for (size_t i = l->top; i < l->list->count; i++) {
        const struct draw_command *c = &l->list->commands[i];
        struct rect icon = rect_cross(rect_inset(c->rect, c->rect.w * 0.1f), look_seen(l, i));
        if (c->kind == DRAW_ICON && !text_apart(a->seen, icon)) {
            finding(l->findings, RULE_TEXT_OVERLAP, l->scene, text_what(l, a),
                    "and the icon %s overlap at %.0f, %.0f", c->as.icon.name, (double)c->rect.x,
                    (double)c->rect.y);
        }
    }
}

/* Something opaque drawn later on the same spot hides the words, whatever the elements say. */
static void text_hidden(const struct look *l, const struct look_run *run)
{
    for (size_t i = run->command + 1; i < l->list->count; i++) {
        const struct draw_command *c = &l->list->commands[i];
        struct rect seen = look_seen(l, i);
        bool opaque = c->kind == DRAW_IMAGE ? c->as.image.alpha > 0.9f
                                            : c->kind == DRAW_FILL && (c->colour & 0xFF) == 0xFF;
        if (opaque && !text_apart(run->seen, seen) && !look_belongs_to_text(l->list, i)) {
            finding(l->findings, RULE_TEXT_HIDDEN, l->scene, text_what(l, run),
                    "at %.0f, %.0f lies under a later %s at %.0f, %.0f (%.0f x %.0f)",
                    (double)run->seen.x, (double)run->seen.y,
                    c->kind == DRAW_IMAGE ? c->as.image.name : "surface", (double)seen.x,
                    (double)seen.y, (double)seen.w, (double)seen.h);
            return;
        }
    }
}

static void text_glyphs(const struct look *l, const struct look_run *run)
{
    const struct draw_command *c = run->drawn;
    for (size_t i = 0; i < c->as.run.count; i++) {
        if (inks_get(l->inks, c->as.run.face, c->as.run.glyphs[i].cp).missing) {
            finding(l->findings, RULE_GLYPHS, l->scene, text_what(l, run),
                    "needs U+%04X, which face %u lacks", (unsigned)c->as.run.glyphs[i].cp,
                    (unsigned)c->as.run.face);
        }
    }
}

void look_at_texts(const struct look *l)
{
    text_elements(l);
    for (size_t i = 0; i < l->run_count; i++) {
        text_whole(l, &l->runs[i]);
        text_inside(l, &l->runs[i]);
        text_overlap(l, i);
        text_hidden(l, &l->runs[i]);
        text_glyphs(l, &l->runs[i]);
    }
}
