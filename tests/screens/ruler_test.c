/* The inspector inspected: a screen with one mistake of each kind. Every rule must find its own,
 * and a faultless screen must pass them all; otherwise a green inspection would mean nothing. */
#include "look_contrast.h"
#include "test.h"
#include "ui/button.h"

#include <math.h>

struct bad {
    char mistake[40];
};

static bool bad_open(void *self, struct kiosk *k, const struct route *r, struct arena *mem,
                     struct err *err)
{
    struct bad *b = self;
    (void)k;
    (void)mem;
    (void)err;
    snprintf(b->mistake, sizeof b->mistake, "%s", r->rest);
    return true;
}

static void bad_button(struct ui *ui, const char *name, float x, float y, float w, float h)
{
    const struct ui_button b = {.name = name, .label = "按", .look = BUTTON_PRIMARY};
    ui_button(ui, rect_make(x, y, w, h), &b);
}

static void bad_text(struct ui *ui, float x, float y, float width, const char *words)
{
    const struct ui_text t = {
        .text = words, .type = TYPE_BODY, .role = ROLE_INK, .lang = "zh", .line_height = 1.5f};
    ui_text(ui, x, y, width, &t);
}

static void bad_targets(struct ui *ui, const char *mistake)
{
    if (strcmp(mistake, "small") == 0) {
        bad_button(ui, "small", 700, 300, 300, 90);
    } else if (strcmp(mistake, "close") == 0) {
        bad_button(ui, "close", 610, 300, 200, 100);
    } else if (strcmp(mistake, "outside") == 0) {
        bad_button(ui, "outside", -20, 600, 200, 100);
    } else if (strcmp(mistake, "over") == 0) {
        bad_button(ui, "over", 500, 340, 300, 100);
    } else if (strcmp(mistake, "twice") == 0) {
        bad_button(ui, "good", 700, 300, 200, 100);
    }
}

static void bad_texts(struct ui *ui, const char *mistake)
{
    if (strcmp(mistake, "cut") == 0) {
        ui_clip(ui, rect_make(700, 300, 300, 20));
        bad_text(ui, 700, 300, 300, "半个字");
        ui_unclip(ui);
    } else if (strcmp(mistake, "beyond") == 0) {
        bad_text(ui, 20, 940, 900, "压在泥土里");
    } else if (strcmp(mistake, "double") == 0) {
        bad_text(ui, 700, 300, 300, "第一层");
        bad_text(ui, 710, 310, 300, "第二层");
    } else if (strcmp(mistake, "under") == 0) {
        bad_text(ui, 700, 300, 300, "看不见");
        ui_fill(ui, rect_make(690, 290, 200, 100), ROLE_SURFACE, draw_round(0));
    } else if (strcmp(mistake, "tiny") == 0) {
        const struct ui_text t = {.text = "小", .size = 20, .role = ROLE_INK};
        ui_text(ui, 700, 300, 300, &t);
    } else if (strcmp(mistake, "glyph") == 0) {
        bad_text(ui, 700, 300, 300, "\xF3\xB0\x80\x80");
    } else if (strcmp(mistake, "pale") == 0) {
        const struct ui_text t = {.text = "淡", .type = TYPE_BODY, .role = ROLE_LINE};
        ui_text(ui, 700, 300, 300, &t);
        ui_icon(ui, rect_make(700, 500, 48, 48), "home", ROLE_RAISED);
    } else if (strcmp(mistake, "torn") == 0) {
        bad_text(ui, 700, 300, 120, "internationalisation");
    } else if (strcmp(mistake, "lost") == 0) {
        const struct ui_picture p = {.name = "no-such-picture"};
        ui_picture(ui, rect_make(700, 300, 100, 100), &p);
        ui_icon(ui, rect_make(700, 500, 48, 48), "no-such-icon", ROLE_INK);
    }
}

/* Forty Han in one line, in a scroller like the reader's. */
static void bad_line(struct ui *ui)
{
    const struct ui_scroll scroll = {
        .id = ui_id("bad.scroll"), .view = rect_make(60, 500, 1800, 300), .content = 300};
    ui_scroll_begin(ui, &scroll);
    bad_text(ui, 64, 510, 1700,
             "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十");
    ui_scroll_end(ui);
}

static void bad_frame(void *self, struct kiosk *k, struct ui *ui, struct rect area)
{
    struct bad *b = self;
    (void)k;
    ui_fill(ui, area, ROLE_GROUND, draw_round(0));
    bad_button(ui, "good", 400, 300, 200, 100);
    bad_text(ui, 400, 200, 600, "这一屏上的每样东西都合规矩。");
    bad_targets(ui, b->mistake);
    bad_texts(ui, b->mistake);
    if (strcmp(b->mistake, "long") == 0) {
        bad_line(ui);
    }
}

static const struct screen_type screen_bad = {
    .name = "bad", .size = sizeof(struct bad), .open = bad_open, .frame = bad_frame};
static const struct screen_type screen_fine = {
    .name = "home", .size = sizeof(struct bad), .open = bad_open, .frame = bad_frame};
static const struct screen_type *const bad_table[] = {&screen_fine, &screen_bad, NULL};

struct mistake {
    const char *route;
    enum rule rule;
};

/* Only the rule itself: one mistake often breaks several. */
static const struct mistake mistakes[] = {
    {"bad/small", RULE_TARGET_SIZE},     {"bad/close", RULE_TARGET_GAP},
    {"bad/outside", RULE_TARGET_INSIDE}, {"bad/over", RULE_TARGET_OVERLAP},
    {"bad/twice", RULE_TARGET_NAME},     {"bad/cut", RULE_TEXT_WHOLE},
    {"bad/beyond", RULE_TEXT_INSIDE},    {"bad/double", RULE_TEXT_OVERLAP},
    {"bad/under", RULE_TEXT_HIDDEN},     {"bad/tiny", RULE_TEXT_SIZE},
    {"bad/glyph", RULE_GLYPHS},          {"bad/pale", RULE_TEXT_CONTRAST},
    {"bad/pale", RULE_ICON_CONTRAST},    {"bad/lost", RULE_PICTURES},
    {"bad/long", RULE_LINE_LENGTH},      {"bad/torn", RULE_WORDS},
};

/* Inspects one route of the bad table; the findings are the caller's. NULL: the stage does not
 * stand. */
static struct findings *ruler_look(const char *route)
{
    const struct stage_options options = {.pack = SCREENS_PACK,
                                          .width = 1920,
                                          .height = 1080,
                                          .real_fonts = true,
                                          .painted = true,
                                          .screens = bad_table};
    const struct scene scene = {
        .route = route, .overlay = "", .lang = "zh", .width = 1920, .height = 1080};
    struct findings *findings = findings_create();
    struct dock_memory *docks = dock_memory_create();
    struct stage *stage = NULL;
    struct inks *inks = NULL;
    struct arena memory = {0};
    struct look l;
    struct err err;
    bool ok = stage_create(&stage, &options, &err) && stage_open(stage, route, &err);
    if (ok) {
        inks = inks_create(stage_fonts(stage));
        look_at(&l, stage, &scene, findings, inks, &memory);
        look_at_targets(&l);
        look_at_dock(&l, docks);
        look_at_texts(&l);
        look_at_lines(&l);
        look_at_pictures(&l);
        look_at_contrast(&l);
    } else {
        test_fail(__FILE__, __LINE__, "%s", err.text);
        findings_destroy(findings);
        findings = NULL;
    }
    arena_finish(&memory);
    inks_destroy(inks);
    stage_destroy(stage);
    dock_memory_destroy(docks);
    return findings;
}

static void a_faultless_screen_passes(void)
{
    struct findings *f = ruler_look("home");
    if (f) {
        for (int rule = 0; rule < RULE_COUNT; rule++) {
            findings_check(f, (enum rule)rule);
        }
        findings_destroy(f);
    }
}

static void every_mistake_is_found(void)
{
    for (size_t i = 0; i < sizeof mistakes / sizeof mistakes[0]; i++) {
        struct findings *f = ruler_look(mistakes[i].route);
        size_t found = f ? findings_count(f, mistakes[i].rule) : 0;
        findings_destroy(f);
        if (!found) {
            test_fail(__FILE__, __LINE__, "rule %d does not see %s", (int)mistakes[i].rule,
                      mistakes[i].route);
        }
    }
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(a_faultless_screen_passes);
    RUN(every_mistake_is_found);
    return TEST_END();
}
