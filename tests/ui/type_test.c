/* Text as the interface sets it: measured and drawn alike, cut to what is in sight, fitted to its
 * place, and told to inspection as it is written. */
#include "hand.h"

struct scene {
    struct ui_text text;
    float x, y, width, returned, measured, line, fitted;
    int fit_lines; /* 0: draw; otherwise fit */
    struct rect box;
    bool in_box, clipped;
};

static void describe(struct ui *ui, void *context)
{
    struct scene *s = context;
    if (!s->text.text) {
        return;
    }
    if (s->fit_lines) {
        s->fitted = ui_fit_size(ui, s->width, s->fit_lines, &s->text);
        return;
    }
    if (s->in_box) {
        ui_text_in(ui, s->box, &s->text);
        return;
    }
    if (s->clipped) {
        ui_clip(ui, s->box);
    }
    s->measured = ui_text_height(ui, s->width, &s->text);
    s->line = ui_text_width(ui, &s->text);
    s->returned = ui_text(ui, s->x, s->y, s->width, &s->text);
    if (s->clipped) {
        ui_unclip(ui);
    }
}

static void start(struct hand *h, struct scene *s, const char *words)
{
    memset(s, 0, sizeof *s);
    s->text.text = words;
    s->text.type = TYPE_BODY;
    s->text.role = ROLE_INK;
    s->x = 100;
    s->y = 200;
    s->width = 800;
    hand_begin(h, describe, s);
}

static const struct draw_command *nth(const struct hand *h, enum draw_kind kind, int n)
{
    for (size_t i = 0; i < h->list->count; i++) {
        if (h->list->commands[i].kind == kind && n-- == 0) {
            return &h->list->commands[i];
        }
    }
    return NULL;
}

static void drawn_as_measured(void)
{
    struct scene s;
    struct hand h;
    const struct ui_element *e;
    start(&h, &s, "吉林省科技馆");
    hand_frame(&h, 16);
    CHECK_NEAR(s.line, 6 * 34, 0.01);
    CHECK_NEAR(s.returned, 34 * 1.7, 0.01);
    CHECK_NEAR(s.measured, s.returned, 0);
    e = hand_text(&h, "吉林省科技馆");
    CHECK(e && !e->clipped && !e->overfull && e->size == 34);
    CHECK_NEAR(e->rect.x, 100, 0.01);
    CHECK_NEAR(e->rect.y, 200, 0.01);
    CHECK_NEAR(e->rect.w, 6 * 34, 0.01);
    CHECK(e->colour == ui_colour(h.ui, ROLE_INK));
    CHECK_INT(nth(&h, DRAW_GLYPHS, 0)->as.run.count, 6);
    CHECK_NEAR(nth(&h, DRAW_GLYPHS, 0)->as.run.glyphs[0].x, 100, 0.01);
    hand_end(&h);
}

static void line_heights_follow_the_language(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s, "one line");
    s.text.lang = "en";
    hand_frame(&h, 16);
    CHECK_NEAR(s.returned, 34 * 1.5, 0.01);
    s.text.tight = true;
    hand_frame(&h, 16);
    CHECK_NEAR(s.returned, 34 * 1.25, 0.01);
    s.text.line_height = 2;
    hand_frame(&h, 16);
    CHECK_NEAR(s.returned, 34 * 2, 0.01);
    s.text.size = 50;
    hand_frame(&h, 16);
    CHECK_NEAR(s.returned, 100, 0.01);
    hand_end(&h);
}

static void sizes_follow_the_visitor(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s, "吉");
    h.choice.text = SESSION_TEXT_XLARGE;
    hand_frame(&h, 16);
    CHECK_NEAR(s.line, 68, 0.01);
    hand_end(&h);
}

static void nothing_written_is_nothing_drawn(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s, "");
    hand_frame(&h, 16);
    CHECK(s.returned == 0 && h.list->count == 0);
    hand_end(&h);
}

static void a_given_length_is_kept(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s, "吉林省");
    s.text.length = 6;
    hand_frame(&h, 16);
    CHECK(hand_text(&h, "吉林") != NULL);
    hand_end(&h);
}

/* A long article costs what is in sight, not what it holds. */
static void lines_out_of_sight_are_not_described(void)
{
    struct buf words = {0};
    struct scene s;
    struct hand h;
    size_t seen, all;
    for (int i = 0; i < 200; i++) {
        buf_add_text(&words, "一行\n");
    }
    start(&h, &s, words.data);
    s.y = -3000;
    s.box = rect_make(0, 300, 1920, 400);
    s.clipped = true;
    hand_frame(&h, 16);
    seen = h.list->count - 2;
    CHECK(seen >= 400 / 58 && seen <= 400 / 57 + 4);
    for (size_t i = 0; i < h.list->count; i++) {
        const struct draw_command *c = &h.list->commands[i];
        if (c->kind == DRAW_GLYPHS) {
            CHECK(c->as.run.baseline > 200 && c->as.run.baseline < 800);
        }
    }
    s.clipped = false;
    s.y = 5000; /* wholly out of sight */
    hand_frame(&h, 16);
    all = h.list->count;
    CHECK_INT(all, 0);
    buf_finish(&words);
    hand_end(&h);
}

static void cut_lines_are_told(void)
{
    struct scene s;
    struct hand h;
    const struct ui_element *e;
    start(&h, &s, "吉林省科技馆吉林省科技馆吉林省科技馆");
    s.width = 200;
    s.text.max_lines = 1;
    hand_frame(&h, 16);
    e = hand_text(&h, s.text.text);
    CHECK(e && e->clipped);
    s.text.max_lines = 0;
    hand_frame(&h, 16);
    e = hand_text(&h, s.text.text);
    CHECK(e && !e->clipped && e->rect.w <= 200.01f);
    hand_end(&h);
}

static void centred_in_a_box(void)
{
    struct scene s;
    struct hand h;
    const struct ui_element *e;
    start(&h, &s, "吉林");
    s.in_box = true;
    s.box = rect_make(100, 100, 400, 200);
    s.text.align = TEXT_CENTRE;
    hand_frame(&h, 16);
    e = hand_text(&h, "吉林");
    CHECK(e != NULL);
    CHECK_NEAR(e->rect.x + e->rect.w / 2, 300, 0.1);
    CHECK_NEAR(e->rect.y + e->rect.h / 2, 200, 0.1);
    hand_end(&h);
}

static void fitting_takes_the_largest_size_that_fits(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s, "吉林省科技馆开放");
    s.fit_lines = 1;
    hand_frame(&h, 16);
    CHECK_NEAR(s.fitted, 34, 0); /* 8 x 34 fits in 800 */
    s.width = 8 * 30 + 1;
    hand_frame(&h, 16);
    CHECK_NEAR(s.fitted, 30, 0);
    s.width = 100; /* hopeless: the smallest size that is still read */
    hand_frame(&h, 16);
    CHECK_NEAR(s.fitted, theme_size(SESSION_TEXT_NORMAL, TYPE_CAPTION), 0);
    s.fit_lines = 2;
    s.width = 4 * 32 + 1;
    hand_frame(&h, 16);
    CHECK_NEAR(s.fitted, 32, 0);
    s.width = 0; /* no width at all still ends */
    hand_frame(&h, 16);
    CHECK_NEAR(s.fitted, theme_size(SESSION_TEXT_NORMAL, TYPE_CAPTION), 0);
    hand_end(&h);
}

static void fitting_never_grows(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s, "吉");
    s.fit_lines = 1;
    s.text.size = 12; /* below the least: left alone */
    hand_frame(&h, 16);
    CHECK_NEAR(s.fitted, 12, 0);
    hand_end(&h);
}

static void links_are_accented_and_underlined(void)
{
    static const struct text_span span = {.start = 3, .end = 9, .style = TEXT_LINK};
    struct scene s;
    struct hand h;
    const struct draw_command *line;
    start(&h, &s, "看雾凇了");
    s.text.spans = &span;
    s.text.span_count = 1;
    hand_frame(&h, 16);
    line = nth(&h, DRAW_FILL, 0);
    CHECK(line != NULL);
    CHECK(line->colour == ui_colour(h.ui, ROLE_ACCENT));
    CHECK_NEAR(line->rect.x, 100 + 34, 0.1);
    CHECK_NEAR(line->rect.w, 68, 0.1);
    CHECK_INT(nth(&h, DRAW_GLYPHS, 1)->colour, ui_colour(h.ui, ROLE_ACCENT));
    CHECK_INT(nth(&h, DRAW_GLYPHS, 2)->colour, ui_colour(h.ui, ROLE_INK));
    hand_end(&h);
}

static void emphasised_han_has_a_dot_beneath_each(void)
{
    static const struct text_span span = {.start = 0, .end = 6, .style = TEXT_EMPHASIS};
    struct scene s;
    struct hand h;
    start(&h, &s, "雾凇美");
    s.text.spans = &span;
    s.text.span_count = 1;
    hand_frame(&h, 16);
    for (int i = 0; i < 2; i++) {
        const struct draw_command *dot = nth(&h, DRAW_FILL, i);
        CHECK(dot != NULL);
        CHECK_NEAR(dot->rect.x + dot->rect.w / 2, 100 + 34 * (i + 0.5), 0.1);
        CHECK(dot->rect.y > nth(&h, DRAW_GLYPHS, 0)->as.run.baseline);
        CHECK(dot->rect.y + dot->rect.h < 200 + s.returned);
    }
    CHECK(!nth(&h, DRAW_FILL, 2));
    hand_end(&h);
}

static void faded_text_keeps_its_colour(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s, "吉");
    s.text.alpha = 0.5f;
    hand_frame(&h, 16);
    CHECK_INT(nth(&h, DRAW_GLYPHS, 0)->colour >> 8, ui_colour(h.ui, ROLE_INK) >> 8);
    CHECK_NEAR(nth(&h, DRAW_GLYPHS, 0)->colour & 255, 127.5, 1);
    hand_end(&h);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(drawn_as_measured);
    RUN(line_heights_follow_the_language);
    RUN(sizes_follow_the_visitor);
    RUN(nothing_written_is_nothing_drawn);
    RUN(a_given_length_is_kept);
    RUN(lines_out_of_sight_are_not_described);
    RUN(cut_lines_are_told);
    RUN(centred_in_a_box);
    RUN(fitting_takes_the_largest_size_that_fits);
    RUN(fitting_never_grows);
    RUN(links_are_accented_and_underlined);
    RUN(emphasised_han_has_a_dot_beneath_each);
    RUN(faded_text_keeps_its_colour);
    return TEST_END();
}
