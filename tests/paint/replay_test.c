/* The proof behind partial redraw: random scenes with scrollers are edited at random, the kept
 * frame is moved and repaired by what damage_compare says, and must equal a full replay byte for
 * byte. A case is a seed; a failure prints it. */
#include "base/rng.h"
#include "draw/pixels.h"
#include "fake_source.h"
#include "test.h"

#define CASES 4000
#define FRAMES 6
#define MOST_THINGS 14
#define MOST_SCROLLERS 3

struct thing {
    enum draw_kind kind;
    float x, y, w, h; /* u; inside a scroller: from the content's origin */
    float radius, width, alpha;
    rgba colour;
    char name[4];
    uint32_t cp;
    bool clipped;
    float base; /* not 0: a free picture, this wide at rest */
};

struct layer {
    struct thing things[MOST_THINGS];
    int count;
};

struct scroller {
    struct rect view;
    uint64_t id;
    int x_px, y_px; /* offset */
    bool opaque, clipped;
    rgba ground;
    struct layer content;
};

struct scene {
    int width, height;
    float scale;
    rgba ground;
    struct layer layers[MOST_SCROLLERS + 1]; /* beneath, between and over the scrollers */
    struct scroller scrollers[MOST_SCROLLERS];
    int scroller_count;
    bool nested; /* the second scroller stands in the first */
};

struct frame_memory {
    struct draw_glyph glyphs[4096];
    size_t glyph_count;
    float points[4096];
    size_t point_count;
};

static float some(struct rng *r, float low, float high)
{
    float v = low + (high - low) * (float)rng_below(r, 10001) / 10000;
    uint32_t nice = rng_below(r, 4);
    return nice == 0 ? v : (nice == 1 ? floorf(v) : floorf(v * 2) / 2);
}

static rgba some_colour(struct rng *r)
{
    rgba c = rng_next(r);
    return rng_below(r, 3) ? c | 255u : c;
}

static struct thing some_thing(struct rng *r, float width, float height)
{
    static const enum draw_kind kinds[] = {DRAW_FILL, DRAW_FILL,    DRAW_FILL,   DRAW_STROKE,
                                           DRAW_LINE, DRAW_POLYGON, DRAW_IMAGE,  DRAW_IMAGE,
                                           DRAW_ICON, DRAW_GLYPHS,  DRAW_GLYPHS, DRAW_SNAPSHOT};
    struct thing t = {.kind = kinds[rng_below(r, 12)]};
    t.w = some(r, 10, rng_below(r, 4) ? width / 3 : width * 1.2f);
    t.h = some(r, 10, rng_below(r, 4) ? height / 3 : height * 1.2f);
    t.x = some(r, -width / 8, width);
    t.y = some(r, -height / 8, height);
    t.radius = rng_below(r, 2) ? some(r, 0, 90) : 0;
    t.width = some(r, 1, 30);
    t.alpha = rng_below(r, 2) ? 1 : some(r, 0, 1);
    t.colour = some_colour(r);
    t.name[0] = 'p';
    t.name[1] = (char)('0' + rng_below(r, FAKE_NAMES));
    t.cp = rng_below(r, 9) ? 0x4e00 + rng_below(r, 40) : 0x3042;
    t.clipped = rng_below(r, 5) == 0;
    if (t.kind == DRAW_IMAGE && rng_below(r, 3) == 0) {
        t.base = some(r, 20, width / 2);
        t.w *= some(r, 1, 4);
        t.h *= some(r, 1, 4);
    }
    return t;
}

static void some_layer(struct rng *r, struct layer *l, float width, float height, uint32_t most)
{
    l->count = (int)rng_below(r, most + 1);
    for (int i = 0; i < l->count; i++) {
        l->things[i] = some_thing(r, width, height);
    }
}

static void some_scene(struct rng *r, struct scene *s)
{
    float w, h;
    memset(s, 0, sizeof *s);
    s->width = 90 + (int)rng_below(r, 170);
    s->height = 90 + (int)rng_below(r, 120);
    s->scale = (float)(s->width < s->height ? s->width : s->height) / 1080;
    s->ground = some_colour(r) | 255u;
    w = (float)s->width / s->scale;
    h = (float)s->height / s->scale;
    s->scroller_count = (int)rng_below(r, MOST_SCROLLERS + 1);
    s->nested = rng_below(r, 4) == 0;
    for (int i = 0; i <= MOST_SCROLLERS; i++) {
        some_layer(r, &s->layers[i], w, h, i == 0 ? 5 : 3);
    }
    for (int i = 0; i < s->scroller_count; i++) {
        struct scroller *sc = &s->scrollers[i];
        sc->view = (struct rect){some(r, -50, w / 3), some(r, -50, h / 3), some(r, w / 3, w),
                                 some(r, h / 3, h)};
        sc->id = rng_below(r, 3);
        sc->opaque = rng_below(r, 5) != 0;
        sc->clipped = rng_below(r, 5) == 0;
        sc->ground = some_colour(r) | (rng_below(r, 8) ? 255u : 0u);
        some_layer(r, &sc->content, w, h * 2, MOST_THINGS);
    }
}

static void add_special(struct frame_memory *m, struct draw_command *c, const struct thing *t)
{
    if (c->kind == DRAW_LINE) {
        c->as.line.x0 = c->rect.x;
        c->as.line.y0 = c->rect.y + (t->clipped ? t->h : 0);
        c->as.line.x1 = c->rect.x + (t->cp % 3 ? t->w : 0);
        c->as.line.y1 = c->rect.y + (t->cp % 2 ? t->h : 0);
    } else if (c->kind == DRAW_POLYGON) {
        int n = 3 + (int)(t->cp % 5);
        c->as.polygon.xy = m->points + m->point_count;
        c->as.polygon.count = (size_t)n;
        for (int i = 0; i < n; i++) {
            uint64_t h = hash_u64(hash_u64(HASH_START, t->cp), (uint64_t)i);
            m->points[m->point_count++] = c->rect.x + t->w * (float)(h >> 8 & 255) / 255;
            m->points[m->point_count++] = c->rect.y + t->h * (float)(h >> 16 & 255) / 255;
        }
    } else if (c->kind == DRAW_GLYPHS) {
        float size = 40 + t->width;
        c->as.run.glyphs = m->glyphs + m->glyph_count;
        c->as.run.size = size;
        c->as.run.baseline = c->rect.y + size;
        for (float x = 0; x + size < t->w && m->glyph_count < 4096; x += size * 0.83f) {
            m->glyphs[m->glyph_count++] =
                (struct draw_glyph){t->cp + c->as.run.count, c->rect.x + x};
            c->as.run.count++;
        }
        c->rect.h = size * 1.4f;
    }
}

static void add_thing(struct draw_list *list, struct frame_memory *m, const struct thing *t,
                      float x, float y)
{
    struct rect r = {x + t->x, y + t->y, t->w, t->h};
    struct draw_command *c;
    if (t->clipped) {
        c = draw_add(list, DRAW_CLIP, (struct rect){r.x + 9, r.y + 7, r.w, r.h / 2}, 0);
        c->corners = t->cp % 3 ? draw_round(0) : draw_round_top(t->radius);
    }
    c = draw_add(list, t->kind, r, t->colour);
    c->corners = t->cp % 2 ? draw_round(t->radius) : draw_round_top(t->radius);
    switch (t->kind) {
    case DRAW_STROKE:
    case DRAW_LINE:
        c->as.line.width = t->width;
        break;
    case DRAW_IMAGE:
        c->as.image.name = t->name;
        c->as.image.zoom = 1;
        c->as.image.alpha = t->alpha;
        c->as.image.base_w = t->base;
        c->as.image.base_h = t->base;
        break;
    case DRAW_ICON:
        c->as.icon.name = t->name;
        break;
    case DRAW_SNAPSHOT:
        c->as.snapshot.alpha = t->alpha;
        c->as.snapshot.dx = t->width > 15 ? t->width : 0;
        break;
    default:
        break;
    }
    add_special(m, c, t);
    if (t->clipped) {
        draw_add(list, DRAW_UNCLIP, r, 0);
    }
}

static void add_layer(struct draw_list *list, struct frame_memory *m, const struct layer *l,
                      float x, float y)
{
    for (int i = 0; i < l->count; i++) {
        add_thing(list, m, &l->things[i], x, y);
    }
}

static void add_scroller(struct draw_list *list, struct frame_memory *m, const struct scene *s,
                         int index)
{
    const struct scroller *sc = &s->scrollers[index];
    float x = (float)sc->x_px / s->scale;
    float y = (float)sc->y_px / s->scale;
    struct draw_command *c;
    if (sc->clipped) {
        c = draw_add(list, DRAW_CLIP, rect_inset(sc->view, 13), 0);
        c->corners = sc->id % 2 ? draw_round(0) : draw_round(31);
    }
    c = draw_add(list, DRAW_SCROLL, sc->view, 0);
    c->corners = sc->id % 3 == 0   ? draw_round_top(24)
                 : sc->id % 3 == 1 ? draw_round(17)
                                   : draw_round(0);
    c->as.scroll.id = sc->id;
    c->as.scroll.offset_x = x;
    c->as.scroll.offset_y = y;
    c->as.scroll.opaque = sc->opaque;
    draw_add(list, DRAW_FILL, sc->view, sc->ground);
    add_layer(list, m, &sc->content, sc->view.x + x, sc->view.y + y);
    if (s->nested && index == 0 && s->scroller_count > 1) {
        add_scroller(list, m, s, 1);
    }
    draw_add(list, DRAW_UNSCROLL, sc->view, 0);
    if (sc->clipped) {
        draw_add(list, DRAW_UNCLIP, sc->view, 0);
    }
}

static void build(struct draw_list *list, struct frame_memory *m, const struct scene *s)
{
    m->glyph_count = 0;
    m->point_count = 0;
    draw_begin(list, (float)s->width, (float)s->height, s->ground);
    add_layer(list, m, &s->layers[0], 0, 0);
    for (int i = 0; i < s->scroller_count; i++) {
        if (!(s->nested && i == 1)) {
            add_scroller(list, m, s, i);
        }
        add_layer(list, m, &s->layers[i + 1], 0, 0);
    }
}

static void edit_layer(struct rng *r, struct layer *l, const struct scene *s)
{
    float w = (float)s->width / s->scale;
    float h = (float)s->height / s->scale;
    int at = l->count ? (int)rng_below(r, (uint32_t)l->count) : 0;
    switch (rng_below(r, 9)) {
    case 6:
        l->things[at].radius = some(r, 0, 90);
        break;
    case 7:
        l->things[at].alpha = some(r, 0, 1);
        break;
    case 8:
        l->things[at].width = some(r, 1, 30);
        break;
    case 0:
        if (l->count < MOST_THINGS) {
            memmove(&l->things[at + 1], &l->things[at],
                    (size_t)(l->count - at) * sizeof l->things[0]);
            l->things[at] = some_thing(r, w, h);
            l->count++;
        }
        break;
    case 1:
        if (l->count > 0) {
            memmove(&l->things[at], &l->things[at + 1],
                    (size_t)(l->count - at - 1) * sizeof l->things[0]);
            l->count--;
        }
        break;
    case 2:
        l->things[at].colour = some_colour(r);
        break;
    case 3:
        l->things[at].y += some(r, -20, 20);
        break;
    case 4:
        if (l->count > 1) {
            struct thing t = l->things[at];
            l->things[at] = l->things[0];
            l->things[0] = t;
        }
        break;
    default:
        l->things[at] = some_thing(r, w, h);
        break;
    }
}

static void edit(struct rng *r, struct scene *s, struct fake_source *source)
{
    for (int i = 0; i < s->scroller_count; i++) {
        if (rng_below(r, 3) != 0) {
            s->scrollers[i].y_px += (int)rng_below(r, 41) - 20;
            s->scrollers[i].x_px += rng_below(r, 3) ? 0 : (int)rng_below(r, 31) - 15;
        }
        if (rng_below(r, 6) == 0) {
            edit_layer(r, &s->scrollers[i].content, s);
        }
    }
    if (rng_below(r, 2) == 0) {
        edit_layer(r, &s->layers[rng_below(r, MOST_SCROLLERS + 1)], s);
    }
    if (rng_below(r, 12) == 0) {
        s->ground = some_colour(r) | 255u;
    }
    if (rng_below(r, 20) == 0) {
        s->nested = !s->nested;
    }
    if (rng_below(r, 6) == 0) {
        source->arrived[6] = true;
    }
}

struct totals {
    uint64_t moves, whole_frames, damaged, all;
};

struct replay {
    struct fake_source source;
    struct compositor *partial, *full;
    uint32_t *kept, *fresh;
    int pitch; /* pixels */
    struct damage *damage;
    struct draw_list list;
    struct frame_memory memory;
    struct totals *totals;
};

static bool result_is_sane(const struct damage_result *d, const struct scene *s)
{
    struct irect whole = {0, 0, s->width, s->height};
    for (size_t i = 0; i < d->rect_count; i++) {
        struct irect r = d->rects[i];
        struct irect in = irect_cross(r, whole);
        if (irect_empty(r) || memcmp(&in, &r, sizeof in) != 0) {
            return false;
        }
        for (size_t j = 0; j < i; j++) {
            if (!irect_empty(irect_cross(r, d->rects[j]))) {
                return false;
            }
        }
    }
    return d->rect_count <= DAMAGE_MAX_RECTS && d->move_count <= DAMAGE_MAX_MOVES;
}

static bool replay_frame(struct replay *p, const struct scene *s, bool arrived)
{
    const char *fresh[] = {"p6"};
    struct damage_result d;
    struct damage_result all = {.rect_count = 1, .rects = {{0, 0, s->width, s->height}}};
    build(&p->list, &p->memory, s);
    damage_compare(p->damage, &p->list, fresh, arrived ? 1 : 0, &d);
    compositor_paint(p->partial, &p->list, &d);
    compositor_paint(p->full, &p->list, &all);
    fake_frame(&p->source);
    p->totals->moves += d.move_count;
    p->totals->damaged += compositor_stats(p->partial)->pixels_damaged;
    p->totals->all += compositor_stats(p->full)->pixels_damaged;
    if (!result_is_sane(&d, s)) {
        return false;
    }
    for (int y = 0; y < s->height; y++) {
        size_t at = (size_t)y * (size_t)p->pitch;
        if (memcmp(p->kept + at, p->fresh + at, (size_t)s->width * 4) != 0) {
            return false;
        }
    }
    damage_compare(p->damage, &p->list, NULL, 0, &d); /* the same list again: nothing to do */
    return d.rect_count == 0 && d.move_count == 0;
}

static bool replay_case(uint64_t seed, struct totals *totals)
{
    struct rng r;
    struct scene s;
    struct replay *p = mem_alloc(sizeof *p);
    struct paint_source source = fake_source(&p->source);
    bool ok = true;
    rng_seed(&r, seed);
    some_scene(&r, &s);
    p->totals = totals;
    p->pitch = s.width + (int)rng_below(&r, 3);
    p->partial = compositor_create(&source);
    p->full = compositor_create(&source);
    p->kept = mem_alloc((size_t)p->pitch * (size_t)s.height * 4);
    p->fresh = mem_alloc((size_t)p->pitch * (size_t)s.height * 4);
    compositor_target(p->partial, p->kept, s.width, s.height, p->pitch * 4);
    compositor_target(p->full, p->fresh, s.width, s.height, p->pitch * 4);
    p->damage = damage_create();
    for (int frame = 0; frame < FRAMES && ok; frame++) {
        bool before = p->source.arrived[6];
        if (frame > 0) {
            edit(&r, &s, &p->source);
        }
        ok = replay_frame(p, &s, p->source.arrived[6] && !before);
        if (ok && frame == 0) {
            compositor_keep_snapshot(p->partial);
            compositor_keep_snapshot(p->full);
            damage_forget(p->damage);
        }
    }
    compositor_destroy(p->partial);
    compositor_destroy(p->full);
    damage_destroy(p->damage);
    draw_list_finish(&p->list);
    fake_finish(&p->source);
    mem_free(p->kept);
    mem_free(p->fresh);
    mem_free(p);
    return ok;
}

static void partial_equals_full(void)
{
    struct totals totals = {0};
    for (uint64_t seed = 1; seed <= CASES; seed++) {
        if (!replay_case(seed, &totals)) {
            test_fail(__FILE__, __LINE__, "seed %llu differs", (unsigned long long)seed);
            return;
        }
    }
    printf("%llu moves, %.0f %% of the pixels painted\n", (unsigned long long)totals.moves,
           100.0 * (double)totals.damaged / (double)totals.all);
    CHECK(totals.moves > CASES / 2);             /* the scenes do scroll */
    CHECK(totals.damaged * 10 < totals.all * 9); /* and not everything is painted */
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(partial_equals_full);
    return TEST_END();
}
