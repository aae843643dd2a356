/* Posters and cards: pressed, tapped, measured as drawn, and in high contrast words off the
 * picture. */
#include "hand.h"
#include "ui/card.h"

struct scene {
    struct ui_leaf leaf;
    struct ui_card card;
    struct rect place;
    bool is_card, sky;
    int clicks;
    float height, title, text;
};

static void describe(struct ui *ui, void *context)
{
    struct scene *s = context;
    if (s->sky) {
        ui_sky(ui, s->place);
    } else if (s->is_card) {
        s->height = ui_card_height(ui, s->place.w, &s->card);
        s->place.h = s->height;
        s->clicks += ui_card(ui, s->place, &s->card);
    } else {
        s->title = s->text = 1000;
        ui_leaf_fit(ui, s->place.w, &s->leaf, &s->title, &s->text);
        s->leaf.title_size = s->title;
        s->leaf.text_size = s->text;
        s->clicks += ui_leaf(ui, s->place, &s->leaf);
    }
}

static void start(struct hand *h, struct scene *s, bool is_card)
{
    memset(s, 0, sizeof *s);
    s->leaf = (struct ui_leaf){.name = "science",
                               .title = "科普天地",
                               .line1 = "雾凇怎样长成",
                               .line2 = "陨石从哪里来",
                               .art = "poster-rime",
                               .accent = ACCENT_DUTIES};
    s->card = (struct ui_card){.name = "related",
                               .index = 2,
                               .kicker = "科普",
                               .title = "雾凇怎样长成",
                               .picture = "rime",
                               .picture_height = 200,
                               .accent = ACCENT_DUTIES};
    s->is_card = is_card;
    s->place = is_card ? rect_make(100, 100, 420, 0) : rect_make(100, 100, 300, 700);
    hand_begin(h, describe, s);
}

static const struct draw_command *first(const struct hand *h, enum draw_kind kind)
{
    for (size_t i = 0; i < h->list->count; i++) {
        if (h->list->commands[i].kind == kind) {
            return &h->list->commands[i];
        }
    }
    return NULL;
}

static void a_leaf_answers_as_a_whole(void)
{
    struct scene s;
    struct hand h;
    float rest;
    start(&h, &s, false);
    hand_frame(&h, 16);
    rest = hand_text(&h, "科普天地")->rect.y;
    CHECK(hand_target(&h, "science")->kind == UI_CARD);
    CHECK_TEXT(hand_target(&h, "science")->label, "科普天地");
    hand_down(&h, 1, 250, 790);
    CHECK(hand_text(&h, "科普天地")->rect.y > rest); /* it gives way under the finger */
    hand_up(&h, 1, 250, 790);
    CHECK_INT(s.clicks, 1);
    CHECK_NEAR(hand_text(&h, "科普天地")->rect.y, rest, 0);
    hand_end(&h);
}

static void a_standing_leaf_keeps_its_foot(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s, false);
    s.leaf.standing = true;
    hand_frame(&h, 16);
    hand_down(&h, 1, 250, 500);
    CHECK_NEAR(first(&h, DRAW_IMAGE)->rect.y + first(&h, DRAW_IMAGE)->rect.h, 800, 0.01);
    CHECK(first(&h, DRAW_IMAGE)->corners.bl == 0 && first(&h, DRAW_IMAGE)->corners.tl == UI_RADIUS);
    hand_end(&h);
}

static void leaf_words_fit_their_width(void)
{
    for (float width = 150; width <= 500; width += 50) {
        struct scene s;
        struct hand h;
        const struct ui_element *title, *line;
        start(&h, &s, false);
        s.place.w = width;
        hand_frame(&h, 16);
        title = hand_text(&h, "科普天地");
        line = hand_text(&h, "雾凇怎样长成");
        CHECK(title && line && !title->overfull);
        CHECK(title->size <= theme_size(SESSION_TEXT_NORMAL, TYPE_POSTER));
        CHECK(line->size <= theme_size(SESSION_TEXT_NORMAL, TYPE_LABEL));
        if (title->size > theme_size(SESSION_TEXT_NORMAL, TYPE_CAPTION)) {
            CHECK(title->rect.x + title->rect.w <= s.place.x + width);
            CHECK_NEAR(title->rect.h, title->size * 1.2, 0.1); /* one line */
        }
        hand_end(&h);
    }
}

static void an_empty_line_takes_no_room(void)
{
    struct scene s;
    struct hand h;
    float with, without;
    start(&h, &s, false);
    hand_frame(&h, 16);
    with = hand_text(&h, "陨石从哪里来")->rect.y;
    s.leaf.line1 = "";
    hand_frame(&h, 16);
    without = hand_text(&h, "陨石从哪里来")->rect.y;
    CHECK(without < with - 20);
    hand_end(&h);
}

static void high_contrast_words_stand_off_the_picture(void)
{
    struct scene s;
    struct hand h;
    const struct draw_command *picture;
    start(&h, &s, false);
    h.choice.theme = SESSION_CONTRAST;
    hand_frame(&h, 16);
    picture = first(&h, DRAW_IMAGE);
    CHECK(picture != NULL);
    CHECK(!rect_overlaps(picture->rect, hand_text(&h, "陨石从哪里来")->rect));
    CHECK(!rect_overlaps(picture->rect, hand_text(&h, "科普天地")->rect));
    CHECK(first(&h, DRAW_STROKE) != NULL);
    hand_end(&h);
}

static void a_leaf_without_art_is_filled(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s, false);
    s.leaf.art = "";
    hand_frame(&h, 16);
    CHECK(!first(&h, DRAW_IMAGE));
    CHECK(first(&h, DRAW_FILL)->colour ==
          theme_colour(SESSION_LIGHT, ACCENT_DUTIES, ROLE_ACCENT_FILL));
    hand_end(&h);
}

static void a_card_is_as_high_as_measured(void)
{
    static const char *const titles[] = {"雾凇", "雾凇怎样长成在松花江畔的柳树上一夜之间", "x"};
    for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++) {
        for (int text = 0; text < 3; text++) {
            struct scene s;
            struct hand h;
            const struct ui_element *title;
            start(&h, &s, true);
            h.choice.text = (enum session_text)text;
            s.card.title = titles[i];
            hand_frame(&h, 16);
            title = hand_text(&h, titles[i]);
            CHECK(title && !title->clipped);
            CHECK(title->rect.y + title->rect.h <= 100 + s.height);
            CHECK(title->rect.y >= 300);
            CHECK(s.height >= UI_TOUCH);
            hand_end(&h);
        }
    }
}

static void a_card_without_picture_or_kicker(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s, true);
    s.card.picture_height = 0;
    s.card.picture = NULL;
    s.card.kicker = "";
    hand_frame(&h, 16);
    CHECK(!first(&h, DRAW_IMAGE));
    CHECK(s.height >= UI_TOUCH && s.height < 200);
    CHECK(hand_tap_target(&h, "related.2"));
    CHECK_INT(s.clicks, 1);
    hand_end(&h);
}

static void the_sky_knows_day_night_and_shape(void)
{
    static const struct {
        enum session_theme theme;
        float w, h;
        const char *name;
    } rows[] = {
        {SESSION_LIGHT, 1920, 952, "home-morning"},
        {SESSION_LIGHT, 1080, 1744, "home-morning-tall"},
        {SESSION_DARK, 1920, 952, "home-night"},
        {SESSION_DARK, 1080, 1744, "home-night-tall"},
        {SESSION_CONTRAST, 1920, 952, NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct scene s;
        struct hand h;
        start(&h, &s, false);
        s.sky = true;
        s.place = rect_make(0, 0, rows[i].w, rows[i].h);
        h.choice.theme = rows[i].theme;
        h.height_px = 1920;
        hand_frame(&h, 16);
        if (rows[i].name) {
            CHECK_TEXT(first(&h, DRAW_IMAGE)->as.image.name, rows[i].name);
        } else {
            CHECK(!first(&h, DRAW_IMAGE) && first(&h, DRAW_FILL)->colour == 0x000000FF);
        }
        hand_end(&h);
    }
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(a_leaf_answers_as_a_whole);
    RUN(a_standing_leaf_keeps_its_foot);
    RUN(leaf_words_fit_their_width);
    RUN(an_empty_line_takes_no_room);
    RUN(high_contrast_words_stand_off_the_picture);
    RUN(a_leaf_without_art_is_filled);
    RUN(a_card_is_as_high_as_measured);
    RUN(a_card_without_picture_or_kicker);
    RUN(the_sky_knows_day_night_and_shape);
    return TEST_END();
}
