/* The keyboard: where its keys stand at every size of room, what its layers offer, and what a touch
 * leads to. */
#include "hand.h"
#include "ui/keyboard.h"
#include "ui/keyboard_keys.h"

#include <math.h>

static const enum ui_keyboard_layer layers[] = {KEYBOARD_HAN, KEYBOARD_LETTERS, KEYBOARD_HANGUL};

static struct ui_keyboard a_keyboard(enum ui_keyboard_layer layer)
{
    return (struct ui_keyboard){.layer = layer, .layers = layers, .layer_count = 3};
}

/* Every form of room, from a hall's screen to a tablet, and no keys lower or nearer than allowed.
 */
static void keys_stand_apart_and_inside(void)
{
    static const struct {
        float width, room, mm;
        enum keyboard_form form;
        float key_w, key_h, gap;
    } cases[] = {
        {1920, 952, 2.71f, KEYBOARD_FULL, 164.8f, 96, 16}, /* as designed, wide */
        {1080, 1744, 2.71f, KEYBOARD_FULL, 96, 104, 8},    /* and tall */
        {1080, 430, 2.71f, KEYBOARD_FULL, 96, 96, 8},      /* reach: the gaps go first */
        {1920, 430, 2.71f, KEYBOARD_FULL, 164.8f, 96, 8},
        {1920, 330, 2.71f, KEYBOARD_BESIDE, 115.8f, 96, 8}, /* then the words go aside */
        {1080, 380, 2.71f, KEYBOARD_FULL, 96, 85, 8},       /* then the keys get lower */
        {1080, 1500, 7.0f, KEYBOARD_NARROW, 115, 105, 8}};  /* ten keys of 15 mm do not fit */
    size_t i;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct keyboard_plan p = keyboard_plan(cases[i].width, cases[i].room, cases[i].mm);
        CHECK_INT(p.form, cases[i].form);
        CHECK_NEAR(p.key_w, cases[i].key_w, 1);
        CHECK_NEAR(p.key_h, cases[i].key_h, 1);
        CHECK_NEAR(p.gap_y, cases[i].gap, 0.1);
        CHECK(p.height <= cases[i].room);
        CHECK(p.key_w >= 15 * cases[i].mm - 0.01f && p.key_h >= 15 * cases[i].mm - 0.01f);
    }
}

static void check_layer(const struct keyboard_plan *p, float width, const struct ui_keyboard *k)
{
    struct rect r = {0, 100, width, p->height};
    struct keyboard_key keys[KEYBOARD_KEYS_MAX];
    int page;
    size_t count = keyboard_keys(p, r, k, &page, keys), i, j;
    for (i = 0; i < count; i++) {
        CHECK(keys[i].rect.x >= p->margin - 0.1f);
        CHECK(keys[i].rect.x + keys[i].rect.w <= width - p->margin + 0.1f);
        CHECK(keys[i].rect.y >= r.y && keys[i].rect.y + keys[i].rect.h <= r.y + r.h + 0.1f);
        for (j = i + 1; j < count; j++) {
            struct rect a = rect_inset(keys[i].rect, -3.9f), b = rect_inset(keys[j].rect, -3.9f);
            CHECK(!rect_overlaps(a, b)); /* 8 u between any two */
        }
    }
}

static void every_layer_fits_every_form(void)
{
    static const float rooms[][3] = {{1920, 952, 2.71f}, {1080, 1744, 2.71f}, {1080, 414, 2.71f},
                                     {1920, 430, 2.71f}, {1920, 330, 2.71f},  {1350, 900, 2.71f},
                                     {1080, 1744, 7.0f}, {1920, 952, 7.9f}};
    struct ui_keyboard_offer offers[200];
    size_t i, n;
    int layer;
    for (i = 0; i < 200; i++) {
        offers[i] = (struct ui_keyboard_offer){.text = "字"};
    }
    for (i = 0; i < sizeof rooms / sizeof *rooms; i++) {
        struct keyboard_plan p = keyboard_plan(rooms[i][0], rooms[i][1], rooms[i][2]);
        for (layer = 0; layer < KEYBOARD_LAYERS; layer++) {
            for (n = 0; n <= 200; n += n < 40 ? 1 : 40) {
                struct ui_keyboard k = a_keyboard((enum ui_keyboard_layer)layer);
                k.offers = offers;
                k.offer_count = n;
                k.page = (int)n % 5;
                check_layer(&p, rooms[i][0], &k);
            }
        }
    }
}

/* Pages: every offer is on exactly one of them, and the discs end at both ends. */
static void pages_hold_every_offer_once(void)
{
    static const float rooms[][2] = {{1920, 952}, {1920, 330}, {1080, 1744}};
    struct ui_keyboard_offer offers[120];
    int seen[120], page, n;
    size_t i, c;
    for (i = 0; i < 120; i++) {
        offers[i] = (struct ui_keyboard_offer){.text = "字"};
    }
    for (c = 0; c < 3; c++) {
        struct keyboard_plan p = keyboard_plan(rooms[c][0], rooms[c][1], 2.71f);
        for (n = 0; n <= 120; n += 1) {
            bool last = false;
            memset(seen, 0, sizeof seen);
            for (page = 0; !last; page++) {
                struct ui_keyboard k = a_keyboard(KEYBOARD_HAN);
                struct keyboard_key keys[KEYBOARD_KEYS_MAX];
                int is;
                size_t count;
                k.offers = offers;
                k.offer_count = (size_t)n;
                k.page = page;
                count = keyboard_keys(&p, rect_make(0, 0, rooms[c][0], p.height), &k, &is, keys);
                CHECK_INT(is, page);
                last = true;
                for (i = 0; i < count; i++) {
                    seen[keys[i].kind == KEY_OFFER ? keys[i].offer : 0] +=
                        keys[i].kind == KEY_OFFER;
                    last = last && !(keys[i].kind == KEY_BEHIND && !keys[i].disabled);
                    CHECK(keys[i].kind != KEY_BEFORE || keys[i].disabled == (page == 0));
                }
            }
            for (i = 0; i < (size_t)n; i++) {
                CHECK_INT(seen[i], 1);
            }
        }
    }
}

/* --- under the hand --------------------------------------------------------------------------- */

struct desk {
    struct ui_keyboard keyboard;
    struct ui_keyboard_act acts[UI_KEYBOARD_ACTS];
    size_t count; /* of the last frame that had any */
    char typed[64];
};

static void describe(struct ui *ui, void *context)
{
    struct desk *d = context;
    struct ui_keyboard_act acts[UI_KEYBOARD_ACTS];
    struct rect r = {0, 400, 1920, 0};
    size_t count, i;
    r.h = ui_keyboard_height(ui, r.w, 500);
    count = ui_keyboard(ui, r, &d->keyboard, acts);
    for (i = 0; i < count; i++) {
        d->acts[i] = acts[i];
        if (acts[i].what == KEYBOARD_TYPED) {
            snprintf(d->typed + strlen(d->typed), sizeof d->typed - strlen(d->typed), "%s%s",
                     acts[i].apart ? "+" : "", acts[i].text);
        }
    }
    d->count = count ? count : d->count;
}

static bool answers(const struct hand *h, const char *name)
{
    const struct ui_element *e = hand_target(h, name);
    return e && !e->disabled;
}

static void middle(const struct hand *h, const char *name, float *x, float *y)
{
    const struct ui_element *e = hand_target(h, name);
    *x = e ? e->rect.x + e->rect.w / 2 : -1;
    *y = e ? e->rect.y + e->rect.h / 2 : -1;
}

static void a_key_acts_when_the_finger_comes_down(void)
{
    struct desk d = {.keyboard = a_keyboard(KEYBOARD_LETTERS)};
    struct hand h;
    float x, y;
    hand_begin(&h, describe, &d);
    hand_frame(&h, 16);
    middle(&h, "key.q", &x, &y);
    hand_down(&h, 1, x, y);
    CHECK_TEXT(d.typed, "q");
    hand_up(&h, 1, x, y);
    CHECK_TEXT(d.typed, "q"); /* and only then */
    CHECK(hand_tap_target(&h, "key.q"));
    CHECK(hand_tap_target(&h, "key.m"));
    CHECK_TEXT(d.typed, "qqm");
    hand_end(&h);
}

static void two_fingers_in_one_frame_both_count(void)
{
    struct desk d = {.keyboard = a_keyboard(KEYBOARD_LETTERS)};
    struct hand h;
    float ax, ay, bx, by;
    hand_begin(&h, describe, &d);
    hand_frame(&h, 16);
    middle(&h, "key.a", &ax, &ay);
    middle(&h, "key.l", &bx, &by);
    hand_touch(&h, 1, TOUCH_DOWN, ax, ay);
    hand_touch(&h, 2, TOUCH_DOWN, bx, by);
    hand_frame(&h, 16);
    CHECK_INT(d.count, 2);
    CHECK_TEXT(d.typed, "al");
    hand_end(&h);
}

static void what_the_words_do(void)
{
    struct desk d = {.keyboard = a_keyboard(KEYBOARD_LETTERS)};
    struct hand h;
    hand_begin(&h, describe, &d);
    hand_frame(&h, 16);
    CHECK(hand_tap_target(&h, "keys.backspace"));
    CHECK_INT(d.acts[0].what, KEYBOARD_BACKSPACE);
    CHECK(hand_tap_target(&h, "keys.space"));
    CHECK_INT(d.acts[0].what, KEYBOARD_SPACE);
    CHECK(hand_tap_target(&h, "keys.done"));
    CHECK_INT(d.acts[0].what, KEYBOARD_DONE);
    CHECK(hand_tap_target(&h, "keys.digits"));
    CHECK_INT(d.acts[0].what, KEYBOARD_CHANGED);
    CHECK_INT(d.acts[0].layer, KEYBOARD_DIGITS);
    CHECK(hand_tap_target(&h, "keys.hangul"));
    CHECK_INT(d.acts[0].layer, KEYBOARD_HANGUL);
    CHECK_INT(d.acts[0].page, 0);
    d.keyboard.empty = true; /* nothing to take back, nothing to part */
    hand_frame(&h, 16);
    CHECK(!answers(&h, "keys.backspace"));
    CHECK(!answers(&h, "keys.space"));
    CHECK(answers(&h, "keys.done"));
    d.keyboard.layer_count = 2; /* a pack without Korean */
    hand_frame(&h, 16);
    CHECK(!answers(&h, "keys.hangul"));
    hand_end(&h);
}

static void offers_type_themselves(void)
{
    static const struct ui_keyboard_offer offers[] = {{.text = "林"},
                                                      {.text = "2023", .apart = true}};
    struct desk d = {.keyboard = a_keyboard(KEYBOARD_HAN)};
    struct hand h;
    d.keyboard.offers = offers;
    d.keyboard.offer_count = 2;
    hand_begin(&h, describe, &d);
    hand_frame(&h, 16);
    CHECK(hand_tap_target(&h, "key.林"));
    CHECK(hand_tap_target(&h, "key.2023"));
    CHECK_TEXT(d.typed, "林+2023");
    hand_end(&h);
}

/* A finger that stays down while the offers change under it presses none of the new ones. */
static void a_new_round_is_not_pressed(void)
{
    static const struct ui_keyboard_offer offers[] = {{.text = "林"}};
    struct desk d = {.keyboard = a_keyboard(KEYBOARD_HAN)};
    struct hand h;
    struct buf rest = {0};
    float x, y;
    d.keyboard.offers = offers;
    d.keyboard.offer_count = 1;
    d.keyboard.round = 7;
    hand_begin(&h, describe, &d);
    hand_frame(&h, 16);
    buf_add(&rest, h.dump.data, h.dump.length);
    middle(&h, "key.林", &x, &y);
    hand_down(&h, 1, x, y);
    CHECK(strcmp(h.dump.data, rest.data) != 0); /* pressed */
    d.keyboard.round = 8;
    hand_frame(&h, 16);
    CHECK_TEXT(buf_text(&h.dump), rest.data);
    hand_up(&h, 1, x, y);
    CHECK_TEXT(d.typed, "林");
    buf_finish(&rest);
    hand_end(&h);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(keys_stand_apart_and_inside);
    RUN(every_layer_fits_every_form);
    RUN(pages_hold_every_offer_once);
    RUN(a_key_acts_when_the_finger_comes_down);
    RUN(two_fingers_in_one_frame_both_count);
    RUN(what_the_words_do);
    RUN(offers_type_themselves);
    RUN(a_new_round_is_not_pressed);
    return TEST_END();
}
