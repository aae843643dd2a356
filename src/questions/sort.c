/* Things to sort into groups. The loose ones come first and close up as they become fewer; below
 * them stand the groups in their own order, so that the next thing and the names of all groups are
 * in view together even where the soil is shallow. What is put into a group lies at its foot, like
 * things in a basket; the rest above it is the place for more.
 *
 * Every thing in its group counts the same. Source: Moodle's qtype_match, a fraction of the whole
 * for each right answer. */
#include "questions/parts/check.h"
#include "questions/parts/piece.h"
#include "questions/parts/placing.h"

#include <math.h>
#include <string.h>

#define SORT_GROUPS 4
#define SORT_ITEMS 12
#define SORT_BIN 288.0f /* least width of a group */
#define SORT_EMS 7.0f   /* and in ems of its words */
#define SORT_CHIP 180.0f
#define SORT_LINE 4.5f   /* ems: more words than that are broken in two */
#define SORT_BROKEN 0.6f /* the longer of two lines, of the whole */
#define SORT_PAD 16.0f
#define SORT_TRAY 24.0f /* below the loose ones */

struct sort_plan {
    size_t groups, columns, across; /* groups side by side; chips side by side in one */
    int group[SORT_GROUPS];         /* parts */
    struct rect bins[SORT_GROUPS], free[SORT_GROUPS]; /* free: what reacts */
    struct rect at[QUESTION_PARTS_MAX];               /* by part */
    struct piece cards[QUESTION_PARTS_MAX];
    float bin, chip, high, head, height;
};

/* Untagged pairs are a match, which can do without groups. */
static bool sort_claims(const struct question *q)
{
    (void)q;
    return false;
}

static bool sort_check(const struct question *q, struct diag_place at, struct diag *d)
{
    size_t groups = 0, i;
    if (!check_parts(q, PART_ITEM, 3, at, d) || !check_parts(q, PART_TARGET, 2, at, d) ||
        !placing_check_homes(q, at, d)) {
        return false;
    }
    for (i = 0; i < q->count; i++) {
        groups += q->parts[i].role == PART_TARGET;
    }
    if (groups > SORT_GROUPS) {
        diag_add(d, DIAG_ERROR, at, "%zu groups do not fit beside each other; at most %d", groups,
                 SORT_GROUPS);
        return false;
    }
    if (q->count - groups > SORT_ITEMS) {
        diag_add(d, DIAG_ERROR, at, "%zu things to sort are too many for one screen; at most %d",
                 q->count - groups, SORT_ITEMS);
        return false;
    }
    return placing_check_different(q, PART_ITEM, at, d) &&
           placing_check_different(q, PART_TARGET, at, d);
}

/* Shuffled, and not so that one group comes after the other. */
static bool sort_is_sorted(const struct placing *p, const struct question *q)
{
    size_t i;
    for (i = 1; i < p->order.count; i++) {
        if (q->parts[p->order.at[i]].to < q->parts[p->order.at[i - 1]].to) {
            return false;
        }
    }
    return true;
}

static void sort_begin(void *self, const struct question *q, struct rng *rng)
{
    struct placing *p = self;
    int tries = 0;
    placing_clear(p);
    do {
        order_mix(&p->order, q, PART_ITEM, rng);
    } while (sort_is_sorted(p, q) && ++tries < 64);
}

/* --- where everything is ---------------------------------------------------------------------- */

static void sort_cards(const struct placing *p, const struct question *q, struct ui *ui,
                       bool answered, struct sort_plan *plan)
{
    size_t i;
    for (i = 0; i < p->order.count; i++) {
        int part = p->order.at[i], home = q->parts[part].to;
        struct piece *c = &plan->cards[part];
        c->text = q->parts[part].text;
        c->lang = q->lang;
        c->picture = q->parts[part].picture;
        c->state = p->picked == part ? PLATE_CHOSEN : PLATE_NEUTRAL;
        if (answered) {
            bool ok = placing_at_home(p, q, (size_t)part);
            c->state = ok ? PLATE_RIGHT : PLATE_WRONG;
            c->note = ok ? ui_word(ui, "quiz.sort.right")
                         : ui_word_with(ui, "quiz.sort.wrong", q->parts[home].text);
        }
    }
}

static struct ui_text sort_name(const struct question *q, int group)
{
    struct ui_text t = {.text = q->parts[group].text,
                        .type = TYPE_HEADING,
                        .role = ROLE_ON_SOIL,
                        .bold = true,
                        .headline = true,
                        .line_height = 1.2f,
                        .lang = q->lang};
    return t;
}

static float sort_name_room(const struct question *q, int group, float bin)
{
    return bin - 2 * SORT_PAD - (q->parts[group].picture[0] ? 96 + SORT_PAD : 8) - 56;
}

/* One size for the names of all groups, and the height of the highest. */
static float sort_name_size(const struct question *q, struct ui *ui, struct sort_plan *plan)
{
    float size = ui_size(ui, TYPE_HEADING), high = 0;
    size_t i;
    for (i = 0; i < plan->groups; i++) {
        struct ui_text t = sort_name(q, plan->group[i]);
        size = fminf(size, ui_fit_size(ui, sort_name_room(q, plan->group[i], plan->bin), 2, &t));
    }
    for (i = 0; i < plan->groups; i++) {
        struct ui_text t = sort_name(q, plan->group[i]);
        t.size = size;
        high = fmaxf(high, ui_text_height(ui, sort_name_room(q, plan->group[i], plan->bin), &t));
    }
    plan->head = fmaxf(UI_TOUCH, ceilf(high + 2 * 20));
    return size;
}

/* The longest word of a group's name as the note of a chip says it: words parted by blanks are not
 * torn, Han may be. */
static float sort_word(struct ui *ui, const char *name, const char *lang)
{
    float widest = 0;
    while (*name) {
        struct ui_text t = {.text = name, .type = TYPE_CAPTION, .bold = true, .lang = lang};
        size_t n = strcspn(name, " ");
        t.length = n;
        if (n > 0 && (unsigned char)name[0] < 0x80) {
            widest = fmaxf(widest, ui_text_width(ui, &t));
        }
        name += n + strspn(name + n, " ");
    }
    return widest;
}

/* How wide a chip would like to be: the longest words on two lines, short ones on one. */
static float sort_chip_wish(const struct placing *p, const struct question *q, struct ui *ui,
                            const struct sort_plan *plan)
{
    float wish = SORT_CHIP;
    size_t i;
    for (i = 0; i < p->order.count; i++) {
        const struct piece *c = &plan->cards[p->order.at[i]];
        struct ui_text t = {.text = c->text, .type = TYPE_BODY, .bold = true, .lang = c->lang};
        float one = ui_text_width(ui, &t),
              room = one > SORT_LINE * ui_size(ui, TYPE_BODY) ? one * SORT_BROKEN : one;
        wish = fmaxf(wish, (room + 44) / (c->picture[0] ? 0.64f : 1));
    }
    for (i = 0; i < plan->groups; i++) {
        wish = fmaxf(wish, sort_word(ui, q->parts[plan->group[i]].text, q->lang) + 48);
    }
    return ceilf(wish);
}

static void sort_sizes(const struct placing *p, const struct question *q, struct ui *ui,
                       float width, struct sort_plan *plan)
{
    struct piece group[QUESTION_PARTS_MAX];
    float least = fmaxf(SORT_BIN, SORT_EMS * ui_size(ui, TYPE_BODY)), inner, wish;
    size_t i;
    for (i = 0; i < q->count; i++) {
        if (q->parts[i].role == PART_TARGET && plan->groups < SORT_GROUPS) {
            plan->group[plan->groups++] = (int)i;
        }
    }
    plan->columns = plan->groups;
    while (plan->columns > 1 &&
           (width - (float)(plan->columns - 1) * UI_GAP) / (float)plan->columns < least) {
        plan->columns = plan->columns == 4 ? 2 : 1;
    }
    plan->bin = (width - (float)(plan->columns - 1) * UI_GAP) / (float)plan->columns;
    inner = plan->bin - 2 * SORT_PAD;
    wish = fminf(sort_chip_wish(p, q, ui, plan), inner);
    plan->across = (size_t)fmaxf(1, floorf((inner + UI_GAP) / (wish + UI_GAP)));
    plan->chip = (inner - (float)(plan->across - 1) * UI_GAP) / (float)plan->across;
    for (i = 0; i < p->order.count; i++) {
        group[i] = plan->cards[p->order.at[i]];
    }
    plan->high = piece_group(ui, plan->chip, group, p->order.count);
    for (i = 0; i < p->order.count; i++) {
        plan->cards[p->order.at[i]].size = group[i].size;
    }
}

static size_t sort_count(const struct placing *p, int where)
{
    size_t n = 0, i;
    for (i = 0; i < p->order.count; i++) {
        n += p->at[p->order.at[i]] == where;
    }
    return n;
}

static size_t sort_rows(size_t count, size_t across)
{
    return (count + across - 1) / across;
}

/* The chips of one group from its foot up, the first row on top. */
static void sort_fill(const struct placing *p, struct sort_plan *plan, size_t g)
{
    struct rect *bin = &plan->bins[g];
    size_t rows = sort_rows(sort_count(p, plan->group[g]), plan->across), n = 0, i;
    float top = bin->y + bin->h - SORT_PAD - (float)rows * (plan->high + UI_GAP) + UI_GAP;
    for (i = 0; i < p->order.count; i++) {
        int part = p->order.at[i];
        if (p->at[part] == plan->group[g]) {
            plan->at[part] = rect_make(
                bin->x + SORT_PAD + (float)(n % plan->across) * (plan->chip + UI_GAP),
                top + (float)(n / plan->across) * (plan->high + UI_GAP), plan->chip, plan->high);
            n++;
        }
    }
    plan->free[g] = *bin;
    if (rows > 0) {
        plan->free[g].h = top - UI_GAP - bin->y;
    }
}

static float sort_bins(const struct placing *p, struct sort_plan *plan, struct rect area)
{
    float y = area.y;
    size_t g, k;
    for (g = 0; g < plan->groups; g += plan->columns) {
        size_t most = 1;
        float high;
        for (k = g; k < g + plan->columns && k < plan->groups; k++) {
            size_t rows = sort_rows(sort_count(p, plan->group[k]), plan->across);
            most = rows > most ? rows : most;
        }
        high = plan->head + (float)most * (plan->high + UI_GAP) + SORT_PAD;
        for (k = g; k < g + plan->columns && k < plan->groups; k++) {
            plan->bins[k] =
                rect_make(area.x + (float)(k - g) * (plan->bin + UI_GAP), y, plan->bin, high);
            sort_fill(p, plan, k);
        }
        y += high + UI_GAP;
    }
    return y - UI_GAP;
}

/* The loose ones, above the groups and in their columns; returns how high they are. */
static float sort_tray(const struct placing *p, struct sort_plan *plan, struct rect area)
{
    size_t across = plan->columns * plan->across, n = 0, i;
    for (i = 0; i < p->order.count; i++) {
        int part = p->order.at[i];
        size_t column = n % across;
        float x = area.x + (float)(column / plan->across) * (plan->bin + UI_GAP) + SORT_PAD +
                  (float)(column % plan->across) * (plan->chip + UI_GAP);
        if (p->at[part] < 0) {
            plan->at[part] = rect_make(x, area.y + (float)(n / across) * (plan->high + UI_GAP),
                                       plan->chip, plan->high);
            n++;
        }
    }
    return n > 0 ? (float)sort_rows(n, across) * (plan->high + UI_GAP) - UI_GAP + SORT_TRAY : 0;
}

/* Returns the size of the groups' names. */
static float sort_plan(const struct placing *p, const struct question *q, struct ui *ui,
                       struct rect area, bool answered, struct sort_plan *plan)
{
    struct rect groups = area;
    float size;
    sort_cards(p, q, ui, answered, plan);
    sort_sizes(p, q, ui, area.w, plan);
    size = sort_name_size(q, ui, plan);
    groups.y += sort_tray(p, plan, area);
    plan->height = sort_bins(p, plan, groups) - area.y;
    return size;
}

static float sort_height(const void *self, const struct question *q, struct ui *ui, float width,
                         bool stage, bool answered)
{
    struct sort_plan plan = {0};
    (void)stage;
    sort_plan(self, q, ui, rect_make(0, 0, width, 0), answered, &plan);
    return plan.height;
}

/* --- the frame -------------------------------------------------------------------------------- */

static void sort_bin(struct ui *ui, const struct question *q, const struct sort_plan *plan,
                     size_t g, float size, enum place_look look, bool answered)
{
    struct rect r = plan->bins[g];
    struct ui_text t = sort_name(q, plan->group[g]);
    struct ui_picture picture = {.name = q->parts[plan->group[g]].picture,
                                 .focus_x = 0.5f,
                                 .focus_y = 0.5f,
                                 .corners = draw_round(16)};
    float room = sort_name_room(q, plan->group[g], r.w), x = r.x + SORT_PAD + 8, high;
    ui_fill(ui, r, ROLE_SOIL_2, draw_round(UI_RADIUS));
    ui_hairline(ui, r, draw_round(UI_RADIUS));
    if (picture.name[0]) {
        ui_picture(ui, rect_make(r.x + SORT_PAD, r.y + 12, 96, plan->head - 24), &picture);
        x = r.x + SORT_PAD + 96 + SORT_PAD;
    }
    t.size = size;
    high = ui_text_height(ui, room, &t);
    ui_text(ui, x, r.y + (plan->head - high) / 2, room, &t);
    if (plan->free[g].h == r.h && !answered) {
        struct rect slot = {r.x + SORT_PAD, r.y + r.h - SORT_PAD - plan->high, r.w - 2 * SORT_PAD,
                            plan->high};
        place_draw(ui, slot, ui_word(ui, "quiz.place"), look, false);
    }
    if (look != PLACE_FREE) {
        ui_icon(ui, rect_make(r.x + r.w - SORT_PAD - 52, r.y + (plan->head - 48) / 2, 48, 48),
                "plus", ROLE_GOLD);
        ui_stroke(ui, r, ROLE_GOLD, look == PLACE_UNDER ? 8 : 4, UI_RADIUS);
    }
}

static int sort_aim(const struct sort_plan *plan, int part, const struct ui_drag *drag)
{
    const struct rect *r = &plan->at[part];
    float x = drag->x + drag->dx + r->w / 2, y = drag->y + drag->dy + r->h / 2;
    int second = -1;
    size_t g;
    for (g = 0; g < plan->groups; g++) {
        if (place_has(plan->bins[g], drag->x, drag->y)) {
            return (int)g;
        }
        second = place_has(plan->bins[g], x, y) ? (int)g : second;
    }
    return second;
}

static void sort_tap(struct placing *p, const struct question *q, int part)
{
    if (p->picked >= 0 && p->picked != part && p->at[part] >= 0) {
        placing_put(p, q, PART_ITEM, p->picked, p->at[part], false);
    } else {
        placing_pick(p, part);
    }
}

static void sort_things(struct placing *p, const struct question *q, struct ui *ui,
                        const struct sort_plan *plan, struct ui_drag *drags)
{
    size_t i;
    for (i = 0; i < p->order.count; i++) {
        int part = p->order.at[i], aim;
        const char *name = arena_format(ui_memory(ui), "quiz.item.%d", part);
        drags[part] = piece_take(ui, plan->at[part], name, &plan->cards[part]);
        if (drags[part].clicked) {
            sort_tap(p, q, part);
        } else if (drags[part].dropped) {
            aim = sort_aim(plan, part, &drags[part]);
            placing_put(p, q, PART_ITEM, part, aim < 0 ? -1 : plan->group[aim], false);
        }
    }
}

static void sort_groups(struct placing *p, const struct question *q, struct ui *ui,
                        const struct sort_plan *plan, float size, bool answered)
{
    enum place_look look = !answered && p->picked >= 0 ? PLACE_WAITING : PLACE_FREE;
    size_t g;
    for (g = 0; g < plan->groups; g++) {
        const char *name = arena_format(ui_memory(ui), "quiz.target.%d", plan->group[g]);
        struct ui_target target = {.id = ui_id(name), .rect = plan->free[g], .name = name};
        target.label = q->parts[plan->group[g]].text;
        sort_bin(ui, q, plan, g, size, look, answered);
        if (!answered && ui_target(ui, &target).clicked && p->picked >= 0) {
            placing_put(p, q, PART_ITEM, p->picked, plan->group[g], false);
        }
    }
}

static bool sort_frame(void *self, const struct question *q, struct ui *ui,
                       const struct question_view *view)
{
    struct placing *p = self;
    struct sort_plan plan = {0};
    struct ui_drag drags[QUESTION_PARTS_MAX];
    float size = sort_plan(p, q, ui, view->area, view->answered, &plan);
    size_t i;
    int aim;
    sort_groups(p, q, ui, &plan, size, view->answered);
    if (view->answered) {
        for (i = 0; i < p->order.count; i++) {
            if (p->at[p->order.at[i]] >= 0) {
                piece_draw(ui, plan.at[p->order.at[i]], &plan.cards[p->order.at[i]], false);
            }
        }
        return false;
    }
    sort_things(p, q, ui, &plan, drags);
    for (i = 0; i < p->order.count; i++) {
        int part = p->order.at[i];
        if (drags[part].held) {
            aim = sort_aim(&plan, part, &drags[part]);
            if (aim >= 0) {
                ui_stroke(ui, plan.bins[aim], ROLE_GOLD, 8, UI_RADIUS);
            }
            piece_held(ui, plan.at[part], &plan.cards[part], &drags[part]);
        }
    }
    return false;
}

static bool sort_ready(const void *self, const struct question *q)
{
    return placing_full(self, q, PART_ITEM);
}

static void sort_reset(void *self, const struct question *q)
{
    (void)q;
    placing_clear(self);
}

static void sort_solve(void *self, const struct question *q)
{
    placing_solve(self, q);
}

static struct question_mark sort_mark(const void *self, const struct question *q)
{
    return placing_mark(self, q, PART_ITEM, placing_at_home);
}

static const char *sort_terms(const struct question *q)
{
    (void)q;
    return "quiz.terms.sort";
}

const struct question_type question_sort = {.name = "sort",
                                            .flags = QUESTION_CONFIRM | QUESTION_RESET,
                                            .hint = "quiz.hint.sort",
                                            .claims = sort_claims,
                                            .check = sort_check,
                                            .size = sizeof(struct placing),
                                            .begin = sort_begin,
                                            .height = sort_height,
                                            .frame = sort_frame,
                                            .ready = sort_ready,
                                            .reset = sort_reset,
                                            .solve = sort_solve,
                                            .mark = sort_mark,
                                            .terms = sort_terms};
