/* Rules for what a finger can reach: size, gap, place, no two on one spot, one name each; the dock.
 */
#include "look.h"

#include "base/hash.h"
#include "base/mem.h"

#include <math.h>
#include <string.h>

#define SLACK 0.5f /* u: rounding of edges to whole pixels on a small screen */
#define DOCK_KINDS 512
#define DOCK_TARGETS 6
#define KEY_LEAST 56.0f /* u: keys of a keyboard may be smaller, and stand nearer; see T2 */
#define KEY_GAP 8.0f

static const char *const dock_names[DOCK_TARGETS] = {
    "dock.back", "dock.home", "dock.reach", "dock.language", "dock.display", "dock.search"};

static const char *target_what(const struct ui_element *e)
{
    return e->name[0] ? e->name : e->label;
}

static void target_alone(const struct look *l, const struct ui_element *e)
{
    float side = fminf(e->rect.w, e->rect.h);
    struct rect inside = rect_cross(e->rect, l->screen);
    float least = e->kind == UI_KEY ? KEY_LEAST : UI_TOUCH;
    if (side < least - SLACK) {
        finding(l->findings, RULE_TARGET_SIZE, l->scene, target_what(e),
                "is %.0f x %.0f u at %.0f, %.0f; the shorter side needs %.0f", (double)e->rect.w,
                (double)e->rect.h, (double)e->rect.x, (double)e->rect.y, (double)least);
    }
    if (!e->scrolled && (inside.w < e->rect.w - SLACK || inside.h < e->rect.h - SLACK)) {
        finding(l->findings, RULE_TARGET_INSIDE, l->scene, target_what(e),
                "leaves the screen: %.0f x %.0f at %.0f, %.0f", (double)e->rect.w,
                (double)e->rect.h, (double)e->rect.x, (double)e->rect.y);
    } else if ((e->visible.w < e->rect.w - SLACK && !look_pans(l, e)) ||
               (!e->scrolled && e->visible.h < e->rect.h - SLACK)) {
        finding(l->findings, RULE_TARGET_INSIDE, l->scene, target_what(e),
                "is cut by a clip to %.0f x %.0f of %.0f x %.0f at %.0f, %.0f",
                (double)e->visible.w, (double)e->visible.h, (double)e->rect.w, (double)e->rect.h,
                (double)e->rect.x, (double)e->rect.y);
    } else if (strncmp(e->name, "dock.", 5) != 0 && l->dock.h > 0 &&
               e->visible.y + e->visible.h > l->dock.y + SLACK) {
        finding(l->findings, RULE_TARGET_INSIDE, l->scene, target_what(e),
                "runs %.0f u under the dock", (double)(e->visible.y + e->visible.h - l->dock.y));
    }
}

static void target_pair(const struct look *l, const struct ui_element *a,
                        const struct ui_element *b)
{
    bool both = a->scrolled && b->scrolled && a->within == b->within;
    struct rect p = both ? a->rect : a->visible, q = both ? b->rect : b->visible;
    float dx = fmaxf(p.x, q.x) - fminf(p.x + p.w, q.x + q.w);
    float dy = fmaxf(p.y, q.y) - fminf(p.y + p.h, q.y + q.h);
    float gap = a->kind == UI_KEY && b->kind == UI_KEY ? KEY_GAP : UI_GAP;
    const char *what = arena_format(l->memory, "%s / %s", target_what(a), target_what(b));
    if (a->id == b->id || strcmp(a->name, b->name) == 0) {
        finding(l->findings, RULE_TARGET_NAME, l->scene, what, "is registered twice");
    }
    if (dx < -SLACK && dy < -SLACK) {
        finding(l->findings, RULE_TARGET_OVERLAP, l->scene, what,
                "overlap by %.0f x %.0f u at %.0f, %.0f", (double)-dx, (double)-dy,
                (double)fmaxf(p.x, q.x), (double)fmaxf(p.y, q.y));
    } else if (fmaxf(dx, dy) < gap - SLACK) {
        finding(l->findings, RULE_TARGET_GAP, l->scene, what,
                "stand %.1f u apart at %.0f, %.0f; %.0f are needed",
                (double)fmaxf(fmaxf(dx, dy), 0), (double)fmaxf(p.x, q.x), (double)fmaxf(p.y, q.y),
                (double)gap);
    }
}

void look_at_targets(const struct look *l)
{
    for (size_t i = 0; i < l->element_count; i++) {
        const struct ui_element *e = &l->elements[i];
        if (!look_answers(e)) {
            continue;
        }
        target_alone(l, e);
        if (!e->label[0] && !e->name[0]) {
            finding(l->findings, RULE_TARGET_NAME, l->scene, "?",
                    "has neither name nor label at %.0f, %.0f", (double)e->rect.x,
                    (double)e->rect.y);
        }
        for (size_t k = i + 1; k < l->element_count; k++) {
            if (look_answers(&l->elements[k])) {
                target_pair(l, e, &l->elements[k]);
            }
        }
    }
}

/* --- the dock
 * --------------------------------------------------------------------------------------- */

struct dock_kind {
    uint64_t key; /* size of the screen, of the text, language */
    struct rect places[DOCK_TARGETS];
    const char *route;
};

struct dock_memory {
    struct dock_kind kinds[DOCK_KINDS];
    size_t count;
};

struct dock_memory *dock_memory_create(void)
{
    return mem_alloc(sizeof(struct dock_memory));
}

void dock_memory_destroy(struct dock_memory *m)
{
    mem_free(m);
}

static const struct ui_element *dock_target(const struct look *l, const char *name)
{
    for (size_t i = 0; i < l->element_count; i++) {
        if (l->elements[i].what == UI_ELEMENT_TARGET && strcmp(l->elements[i].name, name) == 0) {
            return &l->elements[i];
        }
    }
    return NULL;
}

static struct dock_kind *dock_kind(struct dock_memory *m, const struct scene *s, bool *first)
{
    uint64_t key = hash_text(HASH_START, s->lang);
    key = hash_u64(hash_u64(key, (uint64_t)s->text), (uint64_t)s->theme);
    key = hash_u64(hash_u64(key, (uint64_t)s->width), (uint64_t)s->height);
    for (size_t i = 0; i < m->count; i++) {
        if (m->kinds[i].key == key) {
            *first = false;
            return &m->kinds[i];
        }
    }
    if (m->count == DOCK_KINDS) {
        return NULL;
    }
    *first = true;
    m->kinds[m->count].key = key;
    m->kinds[m->count].route = s->route;
    return &m->kinds[m->count++];
}

/* R2: the four stand at the same place on all screens. Theirs are the only targets that must not
 * move when the screen changes, because a hand that has found them once goes there without looking.
 */
void look_at_dock(const struct look *l, struct dock_memory *memory)
{
    float px = 1.0f / l->list->scale;
    bool first;
    struct dock_kind *kind;
    if (l->dock.h <= 0) {
        return;
    }
    kind = dock_kind(memory, l->scene, &first);
    for (int i = 0; kind && i < DOCK_TARGETS; i++) {
        const struct ui_element *e = dock_target(l, dock_names[i]);
        struct rect r;
        if (!e) {
            finding(l->findings, RULE_DOCK, l->scene, dock_names[i], "is not there");
            continue;
        }
        if (first) {
            kind->places[i] = e->rect;
        }
        r = kind->places[i];
        if (fabsf(r.x - e->rect.x) > px || fabsf(r.y - e->rect.y) > px ||
            fabsf(r.w - e->rect.w) > px || fabsf(r.h - e->rect.h) > px) {
            finding(l->findings, RULE_DOCK, l->scene, dock_names[i],
                    "stands at %.1f, %.1f (%.1f x %.1f) but on %s at %.1f, %.1f (%.1f x %.1f)",
                    (double)e->rect.x, (double)e->rect.y, (double)e->rect.w, (double)e->rect.h,
                    kind->route, (double)r.x, (double)r.y, (double)r.w, (double)r.h);
        }
    }
}
