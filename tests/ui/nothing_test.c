/* The page without a page: whatever the size of screen and words, both ways can be taken, and
 * words, ways and drawing stand apart from each other, inside the page. */
#include "hand.h"
#include "ui/nothing.h"

struct scene {
    bool picture;
    float top, height; /* of the page; 0: the screen without a dock */
    int taken, ways;
};

static void describe(struct ui *ui, void *context)
{
    struct scene *s = context;
    struct rect area = ui_screen(ui);
    struct ui_nothing n = {.title = "这一页走远了",
                           .line = "它还没准备好，或者换了地方。先去别处看看吧。",
                           .picture = s->picture ? "tracks" : NULL,
                           .alt = "老虎"};
    int way;
    area.y = s->top;
    area.h = s->height > 0 ? s->height : area.h - 128;
    n.ways[0] = (struct ui_way){"first", "回到首页", "home"};
    if (s->ways > 1) {
        n.ways[1] = (struct ui_way){"second", "去搜索", "search"};
    }
    way = ui_nothing(ui, area, &n);
    s->taken = way ? way : s->taken;
}

static const struct ui_element *picture_of(const struct hand *h)
{
    const struct ui_element *all, *found = NULL;
    size_t count = ui_elements(h->ui, &all);
    for (size_t i = 0; i < count; i++) {
        if (all[i].what == UI_ELEMENT_PICTURE && strcmp(all[i].name, "tracks") == 0) {
            found = &all[i];
        }
    }
    return found;
}

/* Everything that is read or touched is whole, on the page, and beside everything else. */
static bool stands_apart(const struct hand *h, const struct scene *s, bool beside_picture)
{
    const struct ui_element *all;
    size_t count = ui_elements(h->ui, &all);
    float foot = s->height > 0 ? s->top + s->height : ui_screen(h->ui).h - 128;
    for (size_t i = 0; i < count; i++) {
        if (all[i].what == UI_ELEMENT_PICTURE) {
            continue;
        }
        if (all[i].clipped || all[i].overfull || all[i].rect.y < s->top ||
            all[i].rect.y + all[i].rect.h > foot || all[i].rect.x < 0 ||
            all[i].rect.x + all[i].rect.w > ui_screen(h->ui).w) {
            return false;
        }
        for (size_t j = 0; j < i; j++) {
            bool picture = all[j].what == UI_ELEMENT_PICTURE;
            bool label = all[i].what == UI_ELEMENT_TEXT && all[j].what == UI_ELEMENT_TARGET;
            if ((!picture || beside_picture) && !label && rect_overlaps(all[i].rect, all[j].rect)) {
                return false;
            }
        }
    }
    return true;
}

static void both_ways_can_be_taken(void)
{
    struct scene s = {.picture = true, .ways = 2};
    struct hand h;
    hand_begin(&h, describe, &s);
    hand_frame(&h, 16);
    CHECK(hand_tap_target(&h, "second"));
    CHECK_INT(s.taken, 2);
    CHECK(hand_tap_target(&h, "first"));
    CHECK_INT(s.taken, 1);
    hand_tap(&h, 1700, 800);
    CHECK_INT(s.taken, 1); /* the drawing leads nowhere */
    hand_end(&h);
}

static void words_stand_in_the_sky_or_leave_the_picture(void)
{
    static const int sizes[][2] = {{1920, 1080}, {1080, 1920}, {1280, 720}, {3840, 2160}};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        for (int theme = SESSION_LIGHT; theme <= SESSION_CONTRAST; theme++) {
            for (int text = SESSION_TEXT_NORMAL; text <= SESSION_TEXT_XLARGE; text++) {
                struct scene s = {.picture = true, .ways = 2};
                bool sky = theme != SESSION_CONTRAST && text == SESSION_TEXT_NORMAL;
                struct hand h;
                hand_begin(&h, describe, &s);
                h.width_px = sizes[i][0];
                h.height_px = sizes[i][1];
                h.choice.theme = (enum session_theme)theme;
                h.choice.text = (enum session_text)text;
                hand_frame(&h, 16);
                CHECK(!sky || (picture_of(&h) && picture_of(&h)->rect.x == 0));
                CHECK(theme != SESSION_CONTRAST || !picture_of(&h) || picture_of(&h)->rect.x > 0);
                CHECK(stands_apart(&h, &s, !picture_of(&h) || picture_of(&h)->rect.x > 0));
                CHECK(hand_target(&h, "second") != NULL);
                hand_end(&h);
            }
        }
    }
}

/* As low as a page gets, with the largest words, in reach mode and without it. */
static void a_low_page_keeps_everything(void)
{
    for (int reach = 0; reach < 2; reach++) {
        for (int upright = 0; upright < 2; upright++) {
            struct scene s = {.picture = true, .ways = 2};
            struct hand h;
            hand_begin(&h, describe, &s);
            h.width_px = upright ? 1080 : 1920;
            h.height_px = upright ? 1920 : 1080;
            h.choice.reach = reach;
            h.choice.text = SESSION_TEXT_XLARGE;
            hand_frame(&h, 16);
            s.top = reach ? ui_upper(h.ui).h : 0;
            s.height = 436;
            hand_frame(&h, 16);
            CHECK(stands_apart(&h, &s, false));
            CHECK(!reach || picture_of(&h)->rect.y + picture_of(&h)->rect.h <= s.top + 1);
            hand_end(&h);
        }
    }
}

static void without_a_drawing_the_words_are_enough(void)
{
    struct scene s = {.ways = 1};
    struct hand h;
    hand_begin(&h, describe, &s);
    hand_frame(&h, 16);
    CHECK(!picture_of(&h));
    CHECK(hand_target(&h, "first") && !hand_target(&h, "second"));
    CHECK(stands_apart(&h, &s, true));
    hand_end(&h);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(both_ways_can_be_taken);
    RUN(words_stand_in_the_sky_or_leave_the_picture);
    RUN(a_low_page_keeps_everything);
    RUN(without_a_drawing_the_words_are_enough);
    return TEST_END();
}
