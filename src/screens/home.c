/* Home: masthead, one featured card, and a folding screen (画屏) of tall posters that stand in the
 * soil. Everything comes from the pack, so a new section appears here without touching this file.
 *
 * One arrangement for all shapes: the masthead and the featured card share the top (side by side
 * when wide, stacked when tall), the posters fill what is left in one row or, when tall, in two. */
#include "base/log.h"
#include "nav/nav.h"
#include "nav/nothing.h"
#include "nav/screen.h"
#include "pack/quiz.h"
#include "ui/button.h"
#include "ui/card.h"
#include "ui/leaves.h"
#include "ui/strings.h"
#include "ui/upper.h"

#include <math.h>
#include <string.h>

#define FEATURE_PADDING 40.0f
#define FEATURE_HEIGHT 364.0f /* beside the masthead */

struct home {
    struct arena memory; /* of the texts in the language shown */
    char lang[16];
    struct pack_home data;
    struct pack_picture feature_picture;
    int64_t day; /* whose question is shown */
    bool loaded;
};

/* A quiz is featured by its question of the day; one without any is not featured. */
static void home_question(struct home *h, struct kiosk *k)
{
    struct pack_card *card = &h->data.feature;
    const char *kind = h->data.has_feature ? pack_section_kind(k->pack, card->route) : NULL;
    const char *route;
    struct question q;
    struct buf words = {0};
    struct err err;
    if (!kind || strcmp(kind, "quiz") != 0) {
        return;
    }
    h->data.has_feature =
        pack_question_of_day(k->pack, card->route, k->today, &h->memory, &route, &err) &&
        pack_question(k->pack, route, h->lang, &h->memory, &q, &err);
    if (!h->data.has_feature) {
        log_warn("%s", err.text);
        return;
    }
    doc_plain(&q.stem, &words);
    while (words.length > 0 && words.data[words.length - 1] == '\n') {
        words.length--;
    }
    card->route = q.route;
    card->title = card->question =
        arena_copy(&h->memory, words.length > 0 ? words.data : "", words.length);
    card->summary = strcmp(q.type, "truefalse") == 0 /* a statement does not say what is asked */
                        ? strings_get(k->strings, h->lang, "home.statement")
                        : q.topic_title;
    card->lang = q.lang;
    card->art = q.picture[0]   ? q.picture
                : card->art[0] ? card->art
                               : "quiz-sky"; /* the house's own */
    buf_finish(&words);
}

static bool home_load(struct home *h, struct kiosk *k, struct err *err)
{
    struct err ignored;
    if (h->loaded && h->day == k->today && strcmp(h->lang, k->session->now.lang) == 0) {
        return true;
    }
    arena_reset(&h->memory);
    memcpy(h->lang, k->session->now.lang, sizeof h->lang);
    memset(&h->feature_picture, 0, sizeof h->feature_picture);
    h->day = k->today;
    h->loaded = pack_home(k->pack, h->lang, &h->memory, &h->data, err);
    if (h->loaded) {
        home_question(h, k);
    }
    if (h->loaded && h->data.has_feature && h->data.feature.art[0]) {
        pack_picture(k->pack, h->data.feature.art, h->lang, &h->memory, &h->feature_picture,
                     &ignored); /* without it the card shows the drawn frame */
    }
    return h->loaded;
}

static bool home_open(void *self, struct kiosk *k, const struct route *r, struct arena *mem,
                      struct err *err)
{
    (void)r;
    (void)mem;
    return home_load(self, k, err);
}

static void home_close(void *self, struct kiosk *k)
{
    struct home *h = self;
    (void)k;
    arena_finish(&h->memory);
}

/* The museum's mark: the sun on the horizon. */
static void home_mark(struct ui *ui, float x, float y)
{
    ui_disc(ui, x + 16, y + 16, 16, ROLE_GOLD);
    ui_clip(ui, rect_make(x, y + 22, 32, 10));
    ui_disc(ui, x + 16, y + 16, 16, ROLE_INK);
    ui_unclip(ui);
}

/* Draws the masthead, returns its lower edge. */
static float home_masthead(struct ui *ui, struct rect r, const struct home *h, const char *museum,
                           bool one_line)
{
    struct ui_text who = {
        .text = museum, .type = TYPE_CHROME, .role = ROLE_INK, .bold = true, .line_height = 1.3f};
    struct ui_text head = {.type = TYPE_MASTHEAD,
                           .role = ROLE_INK,
                           .serif = true,
                           .bold = true,
                           .headline = true,
                           .line_height = 1.22f};
    struct ui_text invite = {.text = h->data.invite,
                             .type = TYPE_BODY,
                             .role = ROLE_INK_SOFT,
                             .headline = true,
                             .line_height = 1.5f};
    float y = r.y + 20, size;
    const char *comma = ui_lang(ui) == TEXT_ZH ? "，" : " ";
    who.size = ui_fit_size(ui, r.w - 52, 1, &who);
    home_mark(ui, r.x, y + (who.size * 1.3f - 32) / 2);
    y += ui_text(ui, r.x + 48, y, r.w - 48, &who) + 12;
    if (one_line) {
        head.text =
            arena_format(ui_memory(ui), "%s%s%s", h->data.headline1, comma, h->data.headline2);
        head.size = ui_fit_size(ui, r.w, 1, &head);
        y += ui_text(ui, r.x, y, r.w, &head);
    } else {
        head.text = h->data.headline1;
        size = ui_fit_size(ui, r.w, 1, &head);
        head.text = h->data.headline2;
        head.size = fminf(size, ui_fit_size(ui, r.w, 1, &head));
        head.text = h->data.headline1;
        y += ui_text(ui, r.x, y, r.w, &head);
        head.text = h->data.headline2;
        y += ui_text(ui, r.x, y, r.w, &head);
    }
    invite.size = ui_fit_size(ui, r.w, 1, &invite);
    return y + 4 + ui_text(ui, r.x, y + 4, r.w, &invite);
}

struct home_feature {
    struct ui_text kicker, title, line;
    struct ui_button button;
    float height, text_width;
    bool compact; /* large text: no button, the arrow stands behind the kicker */
};

/* Beside the masthead height is scarce. A short question takes a line and leaves two to what is
 * said of it; a long one takes up to four, in the largest letters that fit, and stands alone. */
static void home_feature_question(struct ui *ui, struct home_feature *f)
{
    float room = FEATURE_HEIGHT - 24 - ui_text_height(ui, f->text_width, &f->kicker) - 8 - 24;
    float line = 4 + ui_text_height(ui, f->text_width, &f->line), best = 0;
    bool alone = false;
    int lines;
    for (lines = 1; lines <= 4; lines++) {
        float size = ui_fit_size(ui, f->text_width, lines, &f->title), most;
        most = (lines == 1 ? room - line : room) / ((float)lines * f->title.line_height);
        size = fminf(size, most);
        if (size > best * 1.1f) {
            best = size;
            alone = lines > 1;
        }
    }
    f->title.size = best;
    if (alone) {
        f->line.text = "";
    }
}

static void home_feature_measure(struct ui *ui, struct home_feature *f, float width,
                                 const struct home *h, bool beside)
{
    const struct pack_card *c = &h->data.feature;
    bool large = ui_choice(ui)->text != SESSION_TEXT_NORMAL;
    const char *lang = c->lang;
    memset(f, 0, sizeof *f);
    f->kicker = (struct ui_text){.text = h->data.feature_kicker,
                                 .type = TYPE_LABEL,
                                 .role = ROLE_ACCENT,
                                 .bold = true,
                                 .line_height = 1.2f};
    f->title = (struct ui_text){.text = c->question[0] ? c->question : c->title,
                                .type = TYPE_TITLE,
                                .role = ROLE_INK,
                                .serif = true,
                                .bold = true,
                                .headline = true,
                                .line_height = 1.2f,
                                .lang = lang};
    f->line = (struct ui_text){.text = c->summary,
                               .type = TYPE_LABEL,
                               .role = ROLE_INK_SOFT,
                               .headline = true,
                               .line_height = 1.35f,
                               .lang = lang};
    f->button = (struct ui_button){.name = "home.feature.button",
                                   .label = h->data.feature_button,
                                   .icon = "arrow-right",
                                   .icon_behind = true,
                                   .look = BUTTON_PRIMARY,
                                   .inert = true};
    f->text_width = width * (large ? 0.68f : 0.56f) - 2 * FEATURE_PADDING;
    f->line.size = ui_fit_size(ui, f->text_width, large && !beside ? 3 : 2, &f->line);
    f->kicker.size = ui_fit_size(ui, f->text_width - (large ? ui_size(ui, TYPE_LABEL) * 1.5f : 0),
                                 1, &f->kicker);
    if (large && beside) {
        home_feature_question(ui, f);
    } else {
        f->title.size = ui_fit_size(ui, f->text_width, 2, &f->title);
    }
    f->compact = large;
    f->height = 24 + ui_text_height(ui, f->text_width, &f->kicker) + 8 +
                ui_text_height(ui, f->text_width, &f->title) + 4 +
                (f->line.text[0] ? ui_text_height(ui, f->text_width, &f->line) : 0) + 24 +
                (large ? 0 : 16 + ui_button_height(ui));
}

static bool home_feature(struct ui *ui, struct rect r, const struct home *h, struct home_feature *f)
{
    const struct pack_card *c = &h->data.feature;
    struct ui_target target = {.id = ui_id("home.feature"),
                               .rect = r,
                               .name = "home.feature",
                               .label = f->title.text,
                               .kind = UI_CARD};
    struct ui_state state = ui_target(ui, &target);
    struct draw_corners right = {0, UI_RADIUS, UI_RADIUS, 0};
    struct ui_picture picture = {.name = c->art,
                                 .focus_x = h->feature_picture.focus_x,
                                 .focus_y = h->feature_picture.focus_y,
                                 .corners = right,
                                 .label = h->feature_picture.alt};
    float split = f->text_width + 2 * FEATURE_PADDING, x = r.x + FEATURE_PADDING, y, w;
    ui_set_accent(ui, theme_accent("quiz"));
    if (state.pressed) {
        r.y += 6;
    }
    ui_fill(ui, r, ROLE_SURFACE, draw_round(UI_RADIUS));
    ui_picture(ui, rect_make(r.x + split, r.y, r.w - split, r.h), &picture);
    ui_hairline(ui, r, draw_round(UI_RADIUS));
    if (ui_contrast(ui)) {
        ui_fill(ui, rect_make(r.x + split, r.y, 4, r.h), ROLE_LINE, draw_round(0));
    }
    y = r.y + 24;
    if (f->compact) {
        float icon = f->kicker.size * 1.1f;
        ui_icon(ui, rect_make(x + f->text_width - icon, y, icon, icon), "arrow-right", ROLE_ACCENT);
    }
    y += ui_text(ui, x, y, f->text_width, &f->kicker) + 8;
    y += ui_text(ui, x, y, f->text_width, &f->title) + 4;
    if (f->line.text[0]) {
        ui_text(ui, x, y, f->text_width, &f->line);
    }
    w = fminf(ui_button_width(ui, &f->button, 200), f->text_width);
    if (!f->compact) {
        ui_button(ui, rect_make(x, r.y + r.h - 24 - ui_button_height(ui), w, ui_button_height(ui)),
                  &f->button);
    }
    if (state.pressed) {
        ui_pressed_shade(ui, r, draw_round(UI_RADIUS));
    }
    return state.clicked;
}

static void home_leaves(struct ui *ui, struct kiosk *k, struct rect r, const struct home *h)
{
    size_t count = h->data.card_count > UI_LEAVES_MAX ? UI_LEAVES_MAX : h->data.card_count, i;
    struct ui_leaf leaves[UI_LEAVES_MAX];
    int tapped;
    for (i = 0; i < count; i++) {
        const struct pack_card *c = &h->data.cards[i];
        leaves[i] = (struct ui_leaf){.name = arena_format(ui_memory(ui), "home.%s", c->route),
                                     .title = c->short_title[0] ? c->short_title : c->title,
                                     .line1 = c->line1,
                                     .line2 = c->line2,
                                     .art = c->poster,
                                     .lang = c->lang,
                                     .accent = theme_accent(c->accent)};
    }
    tapped = ui_leaves(ui, r, leaves, count);
    if (tapped >= 0) {
        nav_push(k->nav, h->data.cards[tapped].route);
    }
}

/* Reach mode: the question as a row over the posters, one touch as everywhere. */
static bool home_feature_row(struct ui *ui, struct rect r, const struct home *h)
{
    const struct pack_card *c = &h->data.feature;
    struct ui_target target = {.id = ui_id("home.feature"),
                               .rect = r,
                               .name = "home.feature",
                               .label = c->question[0] ? c->question : c->title,
                               .kind = UI_CARD};
    struct ui_state state = ui_target(ui, &target);
    struct ui_text kicker = {
        .text = h->data.feature_kicker, .type = TYPE_LABEL, .role = ROLE_ACCENT, .bold = true};
    struct ui_text title = {.text = target.label,
                            .type = TYPE_HEADING,
                            .role = ROLE_INK,
                            .serif = true,
                            .bold = true,
                            .lang = c->lang};
    float icon = 56, x = r.x + FEATURE_PADDING, room = r.w - 2 * FEATURE_PADDING - icon - 48, w;
    ui_set_accent(ui, theme_accent("quiz"));
    r.y += state.pressed ? 6 : 0;
    ui_fill(ui, r, ROLE_SURFACE, draw_round(UI_RADIUS));
    ui_hairline(ui, r, draw_round(UI_RADIUS));
    kicker.size = ui_fit_size(ui, room * 0.35f, 1, &kicker);
    w = ui_text_width(ui, &kicker);
    ui_text_in(ui, rect_make(x, r.y, w + 1, r.h), &kicker);
    title.size = ui_fit_size(ui, room - w, 1, &title);
    ui_text_in(ui, rect_make(x + w + 32, r.y, room - w, r.h), &title);
    ui_icon(ui, rect_make(r.x + r.w - FEATURE_PADDING - icon, r.y + (r.h - icon) / 2, icon, icon),
            "arrow-right", ROLE_ACCENT);
    if (state.pressed) {
        ui_pressed_shade(ui, r, draw_round(UI_RADIUS));
    }
    return state.clicked;
}

static void home_within_reach(struct ui *ui, struct kiosk *k, struct rect area, struct rect inner,
                              const struct home *h, const char *museum)
{
    const char *comma = ui_lang(ui) == TEXT_ZH ? "，" : " ";
    struct ui_upper_view view = {
        .kicker = museum,
        .title = arena_format(ui_memory(ui), "%s%s%s", h->data.headline1, comma, h->data.headline2),
        .line = h->data.invite};
    float y = area.y + 16, row = fmaxf(112, ui_size(ui, TYPE_HEADING) * 1.6f);
    ui_upper_show(ui, &view);
    if (h->data.has_feature) {
        if (home_feature_row(ui, rect_make(inner.x, y, inner.w, row), h)) {
            nav_push(k->nav, h->data.feature.route);
        }
        y += row + UI_GAP;
    }
    home_leaves(ui, k, rect_make(inner.x, y, inner.w, area.y + area.h - y), h);
}

static void home_frame(void *self, struct kiosk *k, struct ui *ui, struct rect area)
{
    struct home *h = self;
    struct home_feature feature;
    struct err err;
    bool tall = area.w < area.h;
    struct rect inner = {area.x + UI_MARGIN, area.y + 36, area.w - 2 * UI_MARGIN, area.h - 36};
    const struct pack_info *info = pack_info(k->pack);
    const char *museum = info->languages[0].title;
    float bottom, left = inner.w;
    size_t i;
    if (!home_load(h, k, &err)) {
        nav_nothing(k, ui, area, NOTHING_READ);
        return;
    }
    for (i = 0; i < info->language_count; i++) {
        if (strcmp(info->languages[i].tag, h->lang) == 0) {
            museum = info->languages[i].title;
        }
    }
    ui_sky(ui, area);
    if (ui_reach(ui)) {
        home_within_reach(ui, k, area, inner, h, museum);
        return;
    }
    if (!tall && h->data.has_feature) {
        left = inner.w * 0.348f - 16;
    }
    bottom = home_masthead(ui, rect_make(inner.x, inner.y, left, inner.h), h, museum, tall);
    if (h->data.has_feature) {
        struct rect place;
        float width = tall ? inner.w : inner.w - left - 16;
        home_feature_measure(ui, &feature, width, h, !tall);
        place = tall ? rect_make(inner.x, bottom + 28, width, fmaxf(352, feature.height))
                     : rect_make(inner.x + left + 16, inner.y, width,
                                 fmaxf(FEATURE_HEIGHT, feature.height));
        if (home_feature(ui, place, h, &feature)) {
            nav_push(k->nav, h->data.feature.route);
        }
        bottom = fmaxf(bottom, place.y + place.h);
    }
    home_leaves(ui, k, rect_make(inner.x, bottom + 24, inner.w, area.y + area.h - bottom - 24), h);
}

const struct screen_type screen_home = {
    .name = "home",
    .size = sizeof(struct home),
    .open = home_open,
    .frame = home_frame,
    .close = home_close,
};
