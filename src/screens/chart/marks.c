/* What of the plane is in sight, at the level of detail the zoom allows.
 *
 * Units come depth first and each knows the box of all below it, so that whole branches out of
 * sight, or too small to see, are passed in one step. A plate is drawn where it is as high as a
 * target; below that zoom a unit is a dot, and those that have room around them carry their plate
 * like a flag, the highest first. Names are fetched for plates only. */
#include "plane.h"
#include "plates.h"

#include "base/hash.h"

#include <math.h>

#define TAKEN 255
#define PLATE_LEAST 0.83f /* of its size: 96 u high */
#define SPECK 26.0f       /* u on the screen: a branch this small is one dot */
#define FLAGS_MOST 48     /* plates at a far zoom */
#define FLAG_STEM 22.0f
#define DASH 14.0f
#define DASH_GAP 12.0f
#define DASHES_MOST 240 /* of all second parents in sight */

/* --- lines --------------------------------------------------------------------------------------
 */

static void mark_line(const struct plane_view *v, float x0, float y0, float x1, float y1,
                      float width, enum ui_role role)
{
    ui_line(v->ui, ui_camera_x(&v->c->camera, &v->room, (double)x0),
            ui_camera_y(&v->c->camera, &v->room, (double)y0),
            ui_camera_x(&v->c->camera, &v->room, (double)x1),
            ui_camera_y(&v->c->camera, &v->room, (double)y1), width, role);
}

static float mark_width(const struct plane_view *v)
{
    float least = ui_contrast(v->ui) ? 4 : 2;
    return fmaxf(least, fminf(6, 5 * v->zoom));
}

static void mark_lines(const struct plane_view *v, size_t unit)
{
    const struct plane *p = &v->c->plane;
    float width = mark_width(v);
    size_t i;
    for (i = p->first_line[unit]; i < p->first_line[unit + 1]; i++) {
        const struct plane_line *l = &p->lines[i];
        mark_line(v, l->x0, l->y0, l->x1, l->y1, width, ROLE_NIGHT_TEXT);
    }
}

/* From the open unit up to the root, in gold. */
static void mark_way(const struct plane_view *v)
{
    size_t at = v->c->open, i;
    while (at != CHART_NONE && v->c->data.units[at].parent >= 0) {
        size_t parent = (size_t)v->c->data.units[at].parent;
        float xy[14];
        size_t n = plane_way(&v->c->plane, at, parent, xy);
        for (i = 1; i < n; i++) {
            mark_line(v, xy[2 * i - 2], xy[2 * i - 1], xy[2 * i], xy[2 * i + 1], mark_width(v) + 2,
                      ROLE_GOLD);
        }
        at = parent;
    }
}

/* Cuts a segment to a box; false: nothing of it is inside. (Liang and Barsky, 1984.) */
static bool mark_cut(struct rect box, float *x0, float *y0, float *x1, float *y1)
{
    float dx = *x1 - *x0, dy = *y1 - *y0, from = 0, to = 1;
    const float p[4] = {-dx, dx, -dy, dy};
    const float q[4] = {*x0 - box.x, box.x + box.w - *x0, *y0 - box.y, box.y + box.h - *y0};
    int i;
    for (i = 0; i < 4; i++) {
        if (p[i] == 0 && q[i] < 0) {
            return false;
        }
        if (p[i] < 0) {
            from = fmaxf(from, q[i] / p[i]);
        } else if (p[i] > 0) {
            to = fminf(to, q[i] / p[i]);
        }
    }
    if (from >= to) {
        return false;
    }
    *x1 = *x0 + dx * to;
    *y1 = *y0 + dy * to;
    *x0 += dx * from;
    *y0 += dy * from;
    return true;
}

static int mark_dashes(const struct plane_view *v, struct rect from, struct rect to, int left)
{
    float x0 = from.x + from.w / 2, y0 = from.y + from.h, x1 = to.x + to.w / 2, y1 = to.y;
    float way, at, dx, dy;
    if (y1 < y0) { /* upwards: from its top to its foot */
        y0 = from.y;
        y1 = to.y + to.h;
    }
    if (!mark_cut(v->view, &x0, &y0, &x1, &y1)) {
        return 0;
    }
    way = hypotf(x1 - x0, y1 - y0);
    dx = (x1 - x0) / way;
    dy = (y1 - y0) / way;
    for (at = 0; at < way && left > 0; at += DASH + DASH_GAP, left--) {
        float end = fminf(way, at + DASH);
        ui_line(v->ui, x0 + dx * at, y0 + dy * at, x0 + dx * end, y0 + dy * end, 4,
                ROLE_NIGHT_TEXT);
    }
    return (int)(way / (DASH + DASH_GAP)) + 1;
}

static void mark_second_parents(const struct plane_view *v)
{
    const struct pack_chart *data = &v->c->data;
    int left = DASHES_MOST;
    bool near = v->zoom >= PLANE_PLATES; /* from afar they would hide what they join */
    size_t i;
    for (i = 0; i < data->count && left > 0; i++) {
        const struct pack_unit *u = &data->units[i];
        struct rect from, to;
        int k;
        for (k = 0; k < u->also_count && left > 0; k++) {
            from = plane_to_screen(v, v->c->plane.plates[u->also[k]]);
            to = plane_to_screen(v, v->c->plane.plates[i]);
            if (i == v->c->open ||
                (near && (rect_overlaps(from, v->view) || rect_overlaps(to, v->view)))) {
                left -= mark_dashes(v, from, to, left);
            }
        }
    }
}

/* --- what is in sight ---------------------------------------------------------------------------
 */

static void mark_collect(struct plane_view *v)
{
    const struct plane *p = &v->c->plane;
    struct rect seen = rect_inset(ui_camera_seen(&v->c->camera, &v->room), -16 / v->zoom);
    size_t i = 0;
    v->dots = arena_alloc_array(ui_memory(v->ui), PLANE_DOTS, sizeof *v->dots);
    while (i < p->count && v->dot_count < PLANE_DOTS) {
        const struct rect *all = &p->reach[i], *plate = &p->plates[i];
        bool below = p->end[i] > i + 1;
        bool speck = below && fmaxf(all->w, all->h) * v->zoom < SPECK;
        if (!rect_overlaps(*all, seen)) {
            i = p->end[i];
            continue;
        }
        if (below && !speck) {
            mark_lines(v, i);
        }
        if (rect_overlaps(*plate, seen) || speck) {
            struct rect r = plane_to_screen(v, *plate);
            v->dots[v->dot_count++] = (struct plane_dot){
                .unit = (uint32_t)i, .x = r.x + r.w / 2, .y = r.y + r.h / 2, .group = speck};
        }
        i = speck ? p->end[i] : i + 1;
    }
}

static enum ui_role mark_ink(const struct plane_view *v, size_t unit)
{
    return unit == v->c->open ? ROLE_GOLD : ROLE_NIGHT_TEXT;
}

static float mark_radius(const struct plane_view *v, const struct plane_dot *d)
{
    float r = fmaxf(4, fminf(14, 60 * v->zoom));
    return d->group ? r + 3 : d->unit == v->c->open ? fmaxf(r, 12) : r;
}

static void mark_dot(const struct plane_view *v, const struct plane_dot *d)
{
    float r = mark_radius(v, d);
    ui_disc(v->ui, d->x, d->y, r, mark_ink(v, d->unit));
    if (!v->c->data.units[d->unit].confirmed && r >= 9) {
        ui_disc(v->ui, d->x, d->y, r - 4, ui_contrast(v->ui) ? ROLE_GROUND : ROLE_ACCENT_FILL);
    }
}

/* --- plates -------------------------------------------------------------------------------------
 */

/* Sizes in steps, so that a pinch does not make a new set of glyphs for every frame. */
static float mark_size(const struct plane_view *v, float scale)
{
    static const float steps[] = {26, 30, 34, 39, 45, 52, 60, 68, 78, 92};
    float wish = ui_size(v->ui, TYPE_LABEL) * scale, size = steps[0];
    size_t i;
    for (i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        size = steps[i] <= wish + 0.01f ? steps[i] : size;
    }
    return size;
}

static void mark_roles(const struct plane_view *v, size_t unit, struct plate *p)
{
    static const struct {
        enum ui_role fill, ink;
    } looks[] = {
        [PACK_UNIT_ROOT] = {ROLE_INK, ROLE_SURFACE},
        [PACK_UNIT_DEPARTMENT] = {ROLE_SOIL_3, ROLE_ON_SOIL},
        [PACK_UNIT_AFFILIATED] = {ROLE_SURFACE, ROLE_INK},
        [PACK_UNIT_BODY] = {ROLE_RAISED, ROLE_INK},
    };
    enum pack_unit_kind kind = v->c->data.units[unit].kind;
    p->fill = looks[kind].fill;
    p->ink = looks[kind].ink;
    if (unit == v->c->open) {
        p->fill = ROLE_GOLD;
        p->ink = ROLE_ON_GOLD;
    } else if (ui_contrast(v->ui)) {
        p->fill = ROLE_SURFACE;
        p->ink = ROLE_INK;
    }
    p->node = ui_contrast(v->ui) ? ROLE_LINE : p->fill == ROLE_SURFACE ? ROLE_INK : ROLE_NIGHT_TEXT;
    p->node_inside = ui_contrast(v->ui)    ? ROLE_GROUND
                     : p->node == ROLE_INK ? ROLE_SURFACE
                                           : ROLE_ACCENT_FILL;
}

static bool mark_plate(const struct plane_view *v, size_t unit, struct rect r, bool flag)
{
    const struct pack_unit *u = &v->c->data.units[unit];
    const struct pack_unit_words *w = chart_words(v->c, v->k, unit);
    const struct plane_path *path = &v->c->plane.paths[unit];
    float scale = r.h / v->c->measure.plate_h;
    struct plate p = {.id = hash_text(ui_id("chart.unit"), w->route),
                      .target = arena_format(ui_memory(v->ui), "chart.%s", w->route),
                      .label = w->title,
                      .text = unit_names_short(w),
                      .lang = w->lang,
                      .radius = u->kind == PACK_UNIT_DEPARTMENT ? r.h / 2 : UI_RADIUS * scale,
                      .size = mark_size(v, scale),
                      .serif = u->kind == PACK_UNIT_ROOT || unit == v->c->open,
                      .hollow = !u->confirmed,
                      .node_x = r.x + r.w / 2,
                      .node_y = r.y};
    mark_roles(v, unit, &p);
    if (flag || u->parent < 0) {
        p.node_y = r.y + r.h;
    } else if (path->side) {
        p.node_x = r.x;
        p.node_y = r.y + r.h / 2;
    }
    return unit_plate(v->ui, r, &p);
}

/* A plate is never lower than a target; what the zoom does not give, the gaps do. */
static float mark_scale(const struct plane_view *v)
{
    return fmaxf(v->zoom, PLATE_LEAST);
}

static struct rect mark_place(const struct plane_view *v, const struct plane_dot *d)
{
    float w = v->c->measure.plate_w * mark_scale(v), h = v->c->measure.plate_h * mark_scale(v);
    return rect_make(d->x - w / 2, d->y - h / 2, w, h);
}

static void mark_cells(const struct plane_view *v, struct rect r, int cells[4])
{
    cells[0] = (int)floorf((r.x - v->view.x) / PLANE_CELL);
    cells[1] = (int)floorf((r.y - v->view.y) / PLANE_CELL);
    cells[2] = (int)floorf((r.x + r.w - v->view.x) / PLANE_CELL);
    cells[3] = (int)floorf((r.y + r.h - v->view.y) / PLANE_CELL);
    cells[0] = cells[0] < 0 ? 0 : cells[0];
    cells[1] = cells[1] < 0 ? 0 : cells[1];
    cells[2] = cells[2] >= v->columns ? v->columns - 1 : cells[2];
    cells[3] = cells[3] >= v->rows ? v->rows - 1 : cells[3];
}

static bool mark_is_free(const struct plane_view *v, struct rect r)
{
    int c[4], x, y;
    mark_cells(v, r, c);
    for (y = c[1]; y <= c[3]; y++) {
        for (x = c[0]; x <= c[2]; x++) {
            if (v->taken[y * v->columns + x]) {
                return false;
            }
        }
    }
    return r.x >= v->view.x && r.y >= v->view.y && r.x + r.w <= v->view.x + v->view.w;
}

static void mark_take(const struct plane_view *v, struct rect r)
{
    int c[4], x, y;
    mark_cells(v, r, c);
    for (y = c[1]; y <= c[3]; y++) {
        for (x = c[0]; x <= c[2]; x++) {
            v->taken[y * v->columns + x] = TAKEN;
        }
    }
}

static void mark_map(struct plane_view *v)
{
    v->columns = (int)(v->view.w / PLANE_CELL) + 1;
    v->rows = (int)(v->view.h / PLANE_CELL) + 1;
    v->taken = arena_alloc(ui_memory(v->ui), (size_t)v->columns * (size_t)v->rows);
}

static void mark_take_dot(const struct plane_view *v, const struct plane_dot *d)
{
    float r = mark_radius(v, d);
    mark_take(v, rect_make(d->x - r, d->y - r, 2 * r, 2 * r));
}

/* The plate of a dot on a short stem above it, when nothing is in the way. */
static bool mark_flag(const struct plane_view *v, const struct plane_dot *d, size_t *tapped)
{
    const struct plane_measure *m = &v->c->measure;
    float w = m->plate_w * PLATE_LEAST, h = m->plate_h * PLATE_LEAST,
          lift = mark_radius(v, d) + FLAG_STEM;
    struct rect r = {d->x - w / 2, d->y - lift - h, w, h};
    if (!mark_is_free(v, r)) {
        return false;
    }
    mark_take(v, rect_inset(r, -UI_GAP / 2));
    ui_line(v->ui, d->x, d->y, d->x, r.y + r.h, 4, mark_ink(v, d->unit));
    if (mark_plate(v, d->unit, r, true)) {
        *tapped = d->unit;
    }
    return true;
}

/* The open unit's flag first, then by depth: the higher in the chart, the sooner it finds room. A
 * flag covers no other flag and no dot of its own level or of one above; deeper ones it may. */
static void mark_flags(struct plane_view *v, size_t *tapped)
{
    const struct pack_unit *units = v->c->data.units;
    int depth, flags = 0, deepest = 0;
    size_t i;
    mark_map(v);
    for (i = 0; i < v->dot_count; i++) {
        int d = units[v->dots[i].unit].depth;
        deepest = d > deepest ? d : deepest;
        if (v->dots[i].unit == v->c->open) {
            flags += mark_flag(v, &v->dots[i], tapped);
        }
    }
    for (depth = 0; depth <= deepest && flags < FLAGS_MOST; depth++) {
        for (i = 0; i < v->dot_count; i++) {
            if (units[v->dots[i].unit].depth == depth) {
                mark_take_dot(v, &v->dots[i]);
            }
        }
        for (i = 0; i < v->dot_count && flags < FLAGS_MOST; i++) {
            const struct plane_dot *d = &v->dots[i];
            const struct pack_unit *u = &units[d->unit];
            if (u->depth == depth && u->child_count > 0 && d->unit != v->c->open) {
                flags += mark_flag(v, d, tapped);
            }
        }
    }
}

size_t plane_marks(struct plane_view *v)
{
    size_t tapped = CHART_NONE, i;
    mark_collect(v);
    mark_way(v);
    mark_second_parents(v);
    if (v->zoom >= PLANE_PLATES) {
        for (i = 0; i < v->dot_count; i++) {
            size_t unit = v->dots[i].unit;
            if (mark_plate(v, unit, mark_place(v, &v->dots[i]), false)) {
                tapped = unit;
            }
        }
        return tapped;
    }
    for (i = 0; i < v->dot_count; i++) {
        mark_dot(v, &v->dots[i]);
    }
    mark_flags(v, &tapped);
    return tapped;
}

const struct plane_dot *plane_dot_at(const struct plane_view *v, float x, float y)
{
    const struct plane_dot *best = NULL;
    float nearest = UI_TOUCH / 2 + 8;
    size_t i;
    if (v->zoom >= PLANE_PLATES) {
        return NULL;
    }
    for (i = 0; i < v->dot_count; i++) {
        float d = hypotf(v->dots[i].x - x, v->dots[i].y - y);
        if (d < nearest) {
            nearest = d;
            best = &v->dots[i];
        }
    }
    return best;
}
