/* Places in a picture: each is a disc with a letter, and a plate below with the same letter, for
 * hands that do not reach the picture and for keys. With one right place the first touch answers;
 * with several they are chosen and handed in.
 *
 * What the places are called would give the answer away ("where is the keel?"), so plates and discs
 * say letters, and the names come with the answer. A question that is about the names is one with
 * options and a picture, not this one. */
#include "questions/parts/check.h"
#include "questions/parts/choice.h"
#include "questions/parts/grid.h"
#include "questions/parts/spots.h"

#include <math.h>

#define HOTSPOT_MOST 8         /* letters in one picture */
#define HOTSPOT_PICTURE 560.0f /* height, where the picture lies among the plates */
#define HOTSPOT_REACH 0.15f    /* of the width: a larger place is half of the picture */

static bool hotspot_claims(const struct question *q)
{
    return choice_all(q, PART_SPOT);
}

/* Where one place is worth the whole, one touch answers; else they have to be gathered. */
static bool hotspot_confirms(const struct question *q)
{
    size_t i;
    for (i = 0; i < q->count; i++) {
        if (q->parts[i].weight >= QUESTION_WHOLE) {
            return false;
        }
    }
    return true;
}

/* --- at the author's desk --------------------------------------------------------------------- */

static bool hotspot_check_place(const struct question *q, size_t i, struct diag_place at,
                                struct diag *d)
{
    const struct question_part *part = &q->parts[i];
    float shape = spots_shape(q);
    bool ok = true;
    size_t k;
    if (!(part->x >= 0 && part->x <= 1 && part->y >= 0 && part->y <= 1)) {
        diag_add(
            d, DIAG_ERROR, at,
            "place %zu lies outside of the picture; x and y are percent of its width and height",
            i + 1);
        return false;
    }
    if (!(part->r > 0 && part->r <= HOTSPOT_REACH)) {
        diag_add(
            d, DIAG_WARNING, at,
            "place %zu has a radius of %.0f %%; write one from 4 to 10 %% of the picture's width",
            i + 1, (double)part->r * 100);
    }
    for (k = 0; k < i; k++) {
        const struct question_part *other = &q->parts[k];
        if (hypotf(part->x - other->x, (part->y - other->y) / shape) < SPOTS_NEAR - 0.001f) {
            diag_add(
                d, DIAG_ERROR, at,
                "places %zu and %zu are too near for fingers; keep 12 %% of the picture's width"
                " between them",
                k + 1, i + 1);
            ok = false;
        }
    }
    return ok;
}

static bool hotspot_check_weights(const struct question *q, struct diag_place at, struct diag *d)
{
    int right = 0;
    size_t i;
    for (i = 0; i < q->count; i++) {
        right += q->parts[i].weight > 0 ? q->parts[i].weight : 0;
    }
    if (right == 0) {
        diag_add(d, DIAG_ERROR, at,
                 "none of the places is the right answer; give one of them the full mark");
    } else if (right < CHECK_NEARLY) {
        diag_add(d, DIAG_ERROR, at,
                 "all right answers together are worth %d.%d %%, so nobody can be wholly right; "
                 "their weights must add up to 100 %%",
                 right / 10, right % 10);
    }
    return right >= CHECK_NEARLY;
}

static bool hotspot_check(const struct question *q, struct diag_place at, struct diag *d)
{
    bool ok = check_parts(q, PART_SPOT, 2, at, d);
    size_t i;
    if (!q->picture[0]) {
        diag_add(d, DIAG_ERROR, at,
                 "there are places but no picture; name one of the folder media as the picture");
        ok = false;
    }
    if (ok && q->count > HOTSPOT_MOST) {
        diag_add(d, DIAG_ERROR, at,
                 "%zu places are too many for one picture; at most %d, better four", q->count,
                 HOTSPOT_MOST);
        return false;
    }
    for (i = 0; ok && i < q->count; i++) {
        ok = hotspot_check_place(q, i, at, d);
    }
    return ok && hotspot_check_weights(q, at, d);
}

/* --- at the screen ---------------------------------------------------------------------------- */

static void hotspot_begin(void *self, const struct question *q, struct rng *rng)
{
    struct choice *c = self;
    (void)rng;
    spots_order(&c->order, q);
}

static enum plate_state hotspot_state(const struct choice *c, const struct question *q, size_t part,
                                      bool answered)
{
    int weight = q->parts[part].weight, best = 1;
    size_t i;
    if (!answered) {
        return choice_has(c, part) ? PLATE_CHOSEN : PLATE_NEUTRAL;
    }
    for (i = 0; i < q->count && !hotspot_confirms(q); i++) {
        best = q->parts[i].weight > best ? q->parts[i].weight : best;
    }
    if (weight >= best) {
        return PLATE_RIGHT;
    }
    if (!choice_has(c, part)) {
        return PLATE_REST;
    }
    return weight > 0 ? PLATE_PART : PLATE_WRONG;
}

/* Laid out with the names, whether they are told yet or not. */
static void hotspot_lay(const struct choice *c, const struct question *q, struct ui *ui,
                        float width, bool answered, struct plate *plates, struct grid *grid)
{
    size_t i;
    for (i = 0; i < c->order.count; i++) {
        size_t part = c->order.at[i];
        const char *letter = spots_letter(&c->order, part);
        plates[i] = (struct plate){
            .text = arena_format(ui_memory(ui), "%s · %s", letter, q->parts[part].text),
            .lang = q->lang,
            .mark = PLATE_ICON,
            .icon = "focus-2",
            .state = hotspot_state(c, q, part, answered),
            .yours = choice_has(c, part),
            .judged = true};
    }
    grid_lay(ui, width, plates, c->order.count, grid);
    for (i = 0; i < c->order.count && !answered; i++) {
        plates[i].text = ui_word_with(ui, "quiz.spot", spots_letter(&c->order, c->order.at[i]));
        plates[i].lang = NULL;
    }
}

static float hotspot_picture(const struct question *q, float width)
{
    return fminf(HOTSPOT_PICTURE, width / spots_shape(q));
}

static float hotspot_height(const void *self, const struct question *q, struct ui *ui, float width,
                            bool stage, bool answered)
{
    struct plate plates[QUESTION_PARTS_MAX];
    struct grid grid;
    hotspot_lay(self, q, ui, width, answered, plates, &grid);
    return grid.height + (stage ? 0 : hotspot_picture(q, width) + UI_GAP);
}

/* The disc that was touched, or -1. Above the reach band one only looks. */
static int hotspot_discs(const struct choice *c, struct ui *ui, const struct spots *spots,
                         const struct plate *plates, bool answered)
{
    struct rect upper = ui_upper(ui);
    bool touched = spots->touched && !answered && spots->picture.y >= upper.y + upper.h - 1;
    int found = -1;
    size_t i;
    for (i = 0; i < c->order.count; i++) {
        size_t part = c->order.at[i];
        const struct spot *s = &spots->at[part];
        struct ui_state state = {0};
        if (touched) {
            struct ui_target target = {
                .rect = {s->cx - s->side / 2, s->cy - s->side / 2, s->side, s->side},
                .name = arena_format(ui_memory(ui), "quiz.spot.%zu", part),
                .label = plates[i].text,
                .radius = s->side / 2};
            target.id = ui_id(target.name);
            state = ui_target(ui, &target);
        }
        found = state.clicked ? (int)part : found;
        spots_disc(ui, s, spots_letter(&c->order, part), &plates[i], state.pressed);
    }
    return found;
}

static int hotspot_plates(const struct choice *c, struct ui *ui, const struct grid *grid, float x,
                          float y, const struct plate *plates, bool answered)
{
    int found = -1;
    size_t i;
    for (i = 0; i < c->order.count; i++) {
        struct rect r = grid->cells[i];
        r.x += x;
        r.y += y;
        if (answered) {
            plate_draw(ui, r, &plates[i], false);
        } else if (plate_button(ui, r,
                                arena_format(ui_memory(ui), "quiz.option.%d", (int)c->order.at[i]),
                                &plates[i])
                       .clicked) {
            found = (int)c->order.at[i];
        }
    }
    return found;
}

/* Beside the stem the picture stands at the edge of the screen, elsewhere in the middle. */
static float hotspot_across(const struct ui *ui, const struct rect *room)
{
    struct rect screen = ui_screen(ui);
    bool edge = room->x > screen.x + 1 && room->x + room->w > screen.x + screen.w - 1;
    return edge ? 1 : 0.5f;
}

/* True: answered with this touch. */
static bool hotspot_choose(struct choice *c, const struct question *q, struct ui *ui, int part)
{
    if (part < 0) {
        return false;
    }
    ui_animate(ui);
    if (hotspot_confirms(q)) {
        c->chosen ^= 1u << part;
        return false;
    }
    c->chosen = 1u << part;
    return true;
}

static bool hotspot_in(struct choice *c, const struct question *q, struct ui *ui, struct rect room,
                       const struct question_view *view)
{
    struct plate plates[QUESTION_PARTS_MAX];
    struct grid grid;
    struct spots spots;
    hotspot_lay(c, q, ui, view->area.w, view->answered, plates, &grid);
    spots_lay(q, room, hotspot_across(ui, &room), &spots);
    spots_picture(ui, q, &spots);
    return hotspot_choose(c, q, ui, hotspot_discs(c, ui, &spots, plates, view->answered));
}

static bool hotspot_look(void *self, const struct question *q, struct ui *ui,
                         const struct question_view *view)
{
    return hotspot_in(self, q, ui, view->stage, view);
}

static bool hotspot_frame(void *self, const struct question *q, struct ui *ui,
                          const struct question_view *view)
{
    struct choice *c = self;
    struct plate plates[QUESTION_PARTS_MAX];
    struct grid grid;
    float y = view->area.y;
    bool answers = false;
    if (view->stage.h <= 0) {
        struct rect room = {view->area.x, y, view->area.w, hotspot_picture(q, view->area.w)};
        answers = hotspot_in(c, q, ui, room, view);
        y += room.h + UI_GAP;
    }
    hotspot_lay(c, q, ui, view->area.w, view->answered, plates, &grid);
    return hotspot_choose(c, q, ui,
                          hotspot_plates(c, ui, &grid, view->area.x, y, plates, view->answered)) ||
           answers;
}

const struct question_type question_hotspot = {.name = "hotspot",
                                               .flags = QUESTION_PICTURE,
                                               .hint = "quiz.hint.hotspot",
                                               .claims = hotspot_claims,
                                               .check = hotspot_check,
                                               .size = sizeof(struct choice),
                                               .begin = hotspot_begin,
                                               .height = hotspot_height,
                                               .frame = hotspot_frame,
                                               .look = hotspot_look,
                                               .ready = choice_ready,
                                               .mark = choice_mark,
                                               .confirms = hotspot_confirms};
