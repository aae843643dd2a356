/* Order, match and sort under a hand: a tap and a tap do what a drag does, whatever fingers do
 * everything stays in exactly one place, and what is drawn is as high as was said. */
#include "moving.h"

static void taps_and_drags_reach_the_same_state(void)
{
    static const struct {
        const struct question *q;
        const char *moves[6][2];
    } scripts[] = {{&moving_order,
                    {{"quiz.step.2", "quiz.place.0"},
                     {"quiz.step.0", "quiz.place.1"},
                     {"quiz.step.0", "quiz.step.2"},   /* they change places */
                     {"quiz.step.3", "quiz.step.2"}}}, /* and this one sends the other away */
                   {&moving_match,
                    {{"quiz.item.0", "quiz.target.4"},
                     {"quiz.target.3", "quiz.item.1"},
                     {"quiz.item.1", "quiz.target.4"}}},
                   {&moving_many,
                    {{"quiz.item.0", "quiz.target.3"},
                     {"quiz.item.1", "quiz.target.3"},
                     {"quiz.item.0", "quiz.target.4"}}},
                   {&moving_sort,
                    {{"quiz.item.3", "quiz.target.1"},
                     {"quiz.item.4", "quiz.target.1"},
                     {"quiz.item.5", "quiz.item.4"},
                     {"quiz.item.3", "quiz.target.0"}}}};
    for (int k = 0; k < 4; k++) {
        struct table tap, drag;
        struct hand a, b;
        table_begin(&tap, &a, scripts[k].q, 5);
        table_begin(&drag, &b, scripts[k].q, 5);
        a.height_px = b.height_px = 1080;
        tap.stage = drag.stage = k == 0;
        hand_frame(&a, 16);
        hand_frame(&b, 16);
        for (int i = 0; i < 6 && scripts[k].moves[i][0]; i++) {
            const char *const *move = scripts[k].moves[i];
            CHECK(table_tap(&a, move[0]) && table_tap(&a, move[1]));
            CHECK(table_drag(&b, move[0], move[1]));
            CHECK(memcmp(&tap.state, &drag.state, sizeof tap.state) == 0);
        }
        CHECK_INT(tap.state.picked, -1);
        hand_end(&a);
        hand_end(&b);
    }
}

/* A place below what can be seen: the card is held near the end until it has come. */
static void what_is_out_of_sight_scrolls_in(void)
{
    struct table t;
    struct hand h;
    float x, y, px, py;
    table_begin(&t, &h, &moving_order, 5);
    t.view = 240;
    hand_frame(&h, 16);
    hand_frame(&h, 16);
    CHECK(!table_find(&h, "quiz.place.3", &px, &py));
    CHECK(table_find(&h, "quiz.step.0", &x, &y) || table_find(&h, "quiz.step.1", &x, &y));
    hand_down(&h, 1, x, y);
    hand_move(&h, 1, 300, 830);
    for (int i = 0; i < 200 && ui_next_wake_ms(h.ui) == h.now_ms; i++) {
        hand_frame(&h, 16);
    }
    CHECK(table_find(&h, "quiz.place.3", &px, &py));
    hand_move(&h, 1, px, py);
    hand_up(&h, 1, px, py);
    CHECK(placing_who(&t.state, t.q, PART_STEP, 3) >= 0);
    hand_end(&h);
}

static void a_swap_is_a_swap(void)
{
    struct table t;
    struct hand h;
    table_begin(&t, &h, &moving_order, 5);
    placing_put(&t.state, t.q, PART_STEP, 0, 3, true);
    placing_put(&t.state, t.q, PART_STEP, 1, 2, true);
    placing_put(&t.state, t.q, PART_STEP, 0, 2, true);
    CHECK(t.state.at[0] == 2 && t.state.at[1] == 3);
    placing_put(&t.state, t.q, PART_STEP, 2, 2, true); /* a loose one sends it back */
    CHECK(t.state.at[2] == 2 && t.state.at[0] == -1);
    placing_put(&t.state, t.q, PART_STEP, 2, 2, true); /* onto itself */
    CHECK_INT(t.state.at[2], 2);
    hand_end(&h);
}

static void taken_out_it_is_loose_again(void)
{
    for (int k = 0; k < MOVING_ALL; k++) {
        static const char *const names[] = {"quiz.step.0", "quiz.item.0", "quiz.item.0",
                                            "quiz.item.3"};
        static const int8_t places[] = {1, 4, 4, 1};
        struct table t;
        struct hand h;
        float x, y;
        int thing = k == 3 ? 3 : 0;
        table_begin(&t, &h, moving_all[k], 5);
        t.state.at[thing] = places[k];
        hand_frame(&h, 16);
        CHECK(table_find(&h, names[k], &x, &y));
        hand_down(&h, 1, x, y);
        hand_move(&h, 1, x, y + 60);
        hand_move(&h, 1, 1800, 900);
        CHECK_INT(t.state.at[thing], places[k]); /* not before it is let go of */
        hand_up(&h, 1, 1800, 900);
        CHECK_INT(t.state.at[thing], -1);
        t.state.at[thing] = places[k];
        hand_frame(&h, 16);
        CHECK(table_find(&h, names[k], &x, &y));
        hand_down(&h, 1, x, y);
        hand_move(&h, 1, 1800, 900);
        hand_touch(&h, 1, TOUCH_CANCEL, 1800, 900); /* interrupted: back where it was */
        hand_frame(&h, 16);
        CHECK_INT(t.state.at[thing], places[k]);
        hand_end(&h);
    }
}

static void two_visitors_move_two_cards(void)
{
    struct table t;
    struct hand h;
    float ax, ay, bx, by, px, py, qx, qy;
    table_begin(&t, &h, &moving_order, 5);
    t.stage = true;
    hand_frame(&h, 16);
    CHECK(table_find(&h, "quiz.step.0", &ax, &ay) && table_find(&h, "quiz.step.1", &bx, &by));
    CHECK(table_find(&h, "quiz.place.0", &px, &py) && table_find(&h, "quiz.place.1", &qx, &qy));
    hand_down(&h, 1, ax, ay);
    hand_down(&h, 2, bx, by);
    hand_move(&h, 1, px, py);
    hand_move(&h, 2, qx, qy);
    hand_up(&h, 2, qx, qy);
    hand_up(&h, 1, px, py);
    CHECK(t.state.at[0] == 0 && t.state.at[1] == 1);
    hand_end(&h);
}

static void keys_do_what_taps_do(void)
{
    struct table t;
    struct hand h;
    int i;
    table_begin(&t, &h, &moving_order, 5);
    t.stage = true;
    hand_frame(&h, 16);
    for (i = 0; i < 30 && t.state.picked < 0; i++) {
        hand_key(&h, KEY_RIGHT);
        if (ui_focus_id(h.ui) == ui_id("quiz.step.3")) {
            hand_key(&h, KEY_OK);
        }
    }
    CHECK_INT(t.state.picked, 3);
    for (i = 0; i < 30 && t.state.at[3] < 0; i++) {
        hand_key(&h, KEY_RIGHT);
        if (ui_focus_id(h.ui) == ui_id("quiz.place.2")) {
            hand_key(&h, KEY_OK);
        }
    }
    CHECK_INT(t.state.at[3], 2);
    hand_end(&h);
}

/* --- what must always hold -------------------------------------------------------------------- */

static bool sound(const struct table *t)
{
    const struct question *q = t->q;
    bool order = strcmp(q->type, "order") == 0;
    bool alone = order || q == &moving_match;
    const struct placing *p = &t->state;
    if (p->picked < -1 || p->picked >= (int)q->count) {
        return false;
    }
    for (size_t i = 0; i < q->count; i++) {
        enum question_role role = q->parts[i].role;
        int at = p->at[i];
        if (role == PART_TARGET || at == -1) {
            if (at != -1) {
                return false;
            }
            continue;
        }
        if (order ? at < 0 || at >= p->order.count
                  : at < 0 || at >= (int)q->count || q->parts[at].role != PART_TARGET) {
            return false;
        }
        for (size_t k = 0; alone && k < i; k++) {
            if (q->parts[k].role == role && p->at[k] == at) {
                return false;
            }
        }
    }
    return true;
}

/* Every part that can be moved is shown once, and so is every target. */
static bool shown_once(const struct hand *h, const struct question *q)
{
    for (size_t i = 0; i < q->count; i++) {
        const struct ui_element *all;
        char name[40];
        size_t count = ui_elements(h->ui, &all), found = 0;
        snprintf(name, sizeof name, "quiz.%s.%zu",
                 q->parts[i].role == PART_STEP     ? "step"
                 : q->parts[i].role == PART_TARGET ? "target"
                                                   : "item",
                 i);
        for (size_t k = 0; k < count; k++) {
            found += all[k].what == UI_ELEMENT_TARGET && strcmp(all[k].name, name) == 0;
        }
        if (found != 1) {
            return false;
        }
    }
    return true;
}

static void whatever_fingers_do_everything_is_in_one_place(void)
{
    for (uint64_t seed = 0; seed < 1000; seed++) {
        struct table t;
        struct hand h;
        struct rng rng;
        rng_seed(&rng, seed);
        table_begin(&t, &h, moving_all[seed % MOVING_ALL], seed);
        t.stage = seed % 8 == 0;
        t.width = seed % 3 == 0 ? 952 : 1360;
        for (int i = 0; i < 60; i++) {
            int events = (int)rng_below(&rng, 4);
            while (events--) {
                hand_touch(&h, rng_below(&rng, 3), (enum touch_phase)rng_below(&rng, 4),
                           (float)rng_below(&rng, 1500), 250 + (float)rng_below(&rng, 750));
            }
            hand_frame(&h, 1 + rng_below(&rng, 60));
            CHECK(sound(&t));
            CHECK(shown_once(&h, t.q));
        }
        t.type->reset(&t.state, t.q);
        CHECK(sound(&t) && !t.type->ready(&t.state, t.q));
        hand_end(&h);
    }
}

static void it_never_begins_solved(void)
{
    for (int k = 0; k < MOVING_ALL; k++) {
        const struct question *q = moving_all[k];
        const struct question_type *type = question_type_named(q->type);
        bool seen[24][24] = {0};
        int different = 0;
        for (uint64_t seed = 0; seed < 1000; seed++) {
            struct placing p = {0};
            struct rng rng;
            bool solved = true;
            rng_seed(&rng, seed);
            type->begin(&p, q, &rng);
            CHECK(!type->ready(&p, q) && type->mark(&p, q).score == 0);
            for (size_t i = 0, row = 0; i < p.order.count; i++) {
                if (k == 0) {
                    solved = solved && p.order.at[i] == i;
                } else if (k == 3) {
                    solved = solved && (i == 0 || q->parts[p.order.at[i]].to >=
                                                      q->parts[p.order.at[i - 1]].to);
                } else if (q->parts[i].role == PART_ITEM) {
                    solved = solved && q->parts[i].to == p.order.at[row++];
                }
                different += !seen[i][p.order.at[i]];
                seen[i][p.order.at[i]] = true;
            }
            CHECK(!solved || (k == 2)); /* three of two: beside each other they cannot stand */
        }
        CHECK(different >= (k == 2 ? 1 : 9)); /* they do come in many orders */
    }
}

/* What is described ends where height() said, and no word is cut: all sizes, widths and states. */
static void it_is_as_high_as_it_says(void)
{
    static const float widths[] = {952, 1360, 1792, 700};
    for (int k = 0; k < MOVING_ALL; k++) {
        for (int text = 0; text < 3; text++) {
            for (int w = 0; w < 4; w++) {
                for (int state = 0; state < 3; state++) {
                    struct table t;
                    struct hand h;
                    const struct ui_element *all;
                    float foot = 0, top, right = 0;
                    size_t count;
                    table_begin(&t, &h, moving_all[k], 9);
                    h.choice.text = (enum session_text)text;
                    t.width = widths[w];
                    for (size_t i = 0; state > 0 && i < t.q->count; i++) {
                        bool step = t.q->parts[i].role == PART_STEP;
                        t.state.at[i] =
                            (int8_t)(step                                ? (int)i
                                     : t.q->parts[i].role == PART_TARGET ? -1
                                                                         : t.q->parts[i].to);
                    }
                    t.answered = state == 2;
                    hand_frame(&h, 16);
                    top = 640;
                    count = ui_elements(h.ui, &all);
                    for (size_t i = 0; i < count; i++) {
                        if (all[i].id != ui_id("play")) {
                            foot = fmaxf(foot, all[i].rect.y + all[i].rect.h - top);
                            right = fmaxf(right, all[i].rect.x + all[i].rect.w);
                        }
                        CHECK(!all[i].clipped && !all[i].overfull);
                    }
                    CHECK(foot <= t.height + 0.5f);
                    CHECK(right <= 64 + t.width + 0.5f);
                    CHECK(state == 2 || foot >= t.height - 20);
                    hand_end(&h);
                }
            }
        }
    }
}

int main(void)
{
    RUN(taps_and_drags_reach_the_same_state);
    RUN(what_is_out_of_sight_scrolls_in);
    RUN(a_swap_is_a_swap);
    RUN(taken_out_it_is_loose_again);
    RUN(two_visitors_move_two_cards);
    RUN(keys_do_what_taps_do);
    RUN(whatever_fingers_do_everything_is_in_one_place);
    RUN(it_never_begins_solved);
    RUN(it_is_as_high_as_it_says);
    return TEST_END();
}
