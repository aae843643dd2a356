/* A tab that hangs from the upper edge, where screens keep their margin. It stands wherever along
 * the edge it hides least of what is shown, rather at the right: targets weigh most, because a
 * covered one cannot be tried out. In reach mode the edge is the band's. */
#include "app/preview.h"

#include "base/hash.h"

#include <math.h>

#define BADGE_HEIGHT 60.0f
#define BADGE_PADDING 28.0f
#define BADGE_ICON 36.0f
#define BADGE_PLACES 17 /* along the edge, from the right to the left */

/* What it says; *few: the number alone, for where there is no room. */
static const char *badge_words(struct ui *ui, const struct preview_view *v, const char **few)
{
    const struct preview_report *r = v->report;
    const char *name = ui_word(ui, "preview.name"), *state = NULL;
    bool old = r->done && !r->built;
    size_t count = old ? r->errors : r->warnings;
    *few = count ? arena_format(ui_memory(ui), "%zu", count) : "";
    if (v->stopped) {
        state = ui_word(ui, "preview.badge.stopped");
    } else if (v->building) {
        state = ui_word(ui, "preview.badge.building");
    } else if (old) {
        state = r->errors ? preview_count(ui, DIAG_ERROR, r->errors)
                          : ui_word(ui, "preview.badge.failed");
    } else if (v->updated) {
        state = ui_word(ui, "preview.badge.updated");
    } else if (r->warnings) {
        state = preview_count(ui, DIAG_WARNING, r->warnings);
    }
    return state ? arena_format(ui_memory(ui), "%s · %s", name, state) : name;
}

/* How much of what can be seen lies under `r`. */
static float badge_covers(const struct ui *ui, struct rect r)
{
    const struct ui_element *e;
    size_t count = ui_elements(ui, &e), i;
    float covers = 0;
    for (i = 0; i < count; i++) {
        bool whole = e[i].what == UI_ELEMENT_TARGET &&
                     (e[i].kind == UI_BACKDROP || e[i].kind == UI_SCROLLER ||
                      e[i].kind == UI_SURFACE || e[i].covered);
        struct rect part = rect_cross(r, e[i].visible);
        float weight = e[i].what == UI_ELEMENT_TARGET ? 4 : e[i].what == UI_ELEMENT_TEXT ? 2 : 0.1f;
        if (!whole && part.w > 0 && part.h > 0) {
            covers += weight * part.w * part.h;
        }
    }
    return covers;
}

static float badge_best(const struct ui *ui, float width)
{
    struct rect screen = ui_screen(ui);
    float room = screen.w - width - 2 * UI_MARGIN, best = UI_MARGIN + room, least = 0;
    int i;
    for (i = 0; i < BADGE_PLACES; i++) {
        float x = UI_MARGIN + room * (float)(BADGE_PLACES - 1 - i) / (BADGE_PLACES - 1);
        float covers = badge_covers(ui, rect_make(x, ui_upper(ui).h, width, UI_TOUCH));
        if (i == 0 || covers < least) {
            best = x;
            least = covers;
        }
    }
    return best;
}

static uint64_t badge_key(const struct ui *ui, const struct preview_view *v)
{
    const struct session_choice *c = ui_choice(ui);
    uint64_t h = hash_u64(HASH_START, v->screen);
    h = hash_text(h, c->lang);
    h = hash_u64(h, (uint64_t)c->text << 1 | c->reach);
    h = hash_float(h, ui_screen(ui).w);
    return hash_float(h, ui_screen(ui).h);
}

/* Widths differ with what is said; the tab then grows to the left. */
static struct rect badge_place(const struct ui *ui, struct preview_view *v, float width)
{
    uint64_t key = badge_key(ui, v);
    float x;
    if (v->placed_on != key) {
        v->placed_on = key;
        v->badge_right = badge_best(ui, width) + width;
    }
    x = fmaxf(UI_MARGIN, v->badge_right - width);
    return rect_make(x, ui_upper(ui).h, width, UI_TOUCH);
}

struct badge {
    struct ui_text words;
    bool alarm;
    float high, width;
};

static struct badge badge_make(struct ui *ui, const struct preview_view *v, const char *all,
                               const char *few)
{
    const struct preview_report *r = v->report;
    struct badge b = {.alarm = v->stopped || (r->done && !r->built)};
    float most = ui_screen(ui).w - 2 * UI_MARGIN - 2 * BADGE_PADDING - BADGE_ICON - 12;
    b.words = (struct ui_text){.text = ui_reach(ui) ? few : all,
                               .type = TYPE_CHROME,
                               .role = b.alarm ? ROLE_ON_GOLD : ROLE_ON_SOIL,
                               .bold = true};
    b.high = fmaxf(BADGE_HEIGHT, ui_size(ui, TYPE_CHROME) * 1.5f);
    b.width = 2 * BADGE_PADDING + BADGE_ICON;
    if (b.words.text[0]) {
        b.words.size = ui_fit_size(ui, most, 1, &b.words);
        b.width += 12 + fminf(ui_text_width(ui, &b.words), most);
    }
    b.width = fmaxf(b.width, UI_TOUCH);
    return b;
}

static void badge_draw(struct ui *ui, const struct badge *b, struct rect tab)
{
    struct draw_corners foot = {0, 0, UI_RADIUS, UI_RADIUS};
    float y = tab.y + tab.h - b->high, x = tab.x + BADGE_PADDING;
    if (!b->words.text[0]) {
        x = tab.x + (tab.w - BADGE_ICON) / 2;
    }
    ui_fill(ui, tab, b->alarm ? ROLE_GOLD : ROLE_SOIL, foot);
    ui_hairline(ui, rect_make(tab.x, tab.y - 4, tab.w, tab.h + 4), foot);
    ui_icon(ui, rect_make(x, y + (b->high - BADGE_ICON) / 2, BADGE_ICON, BADGE_ICON),
            b->alarm ? "alert-triangle" : "eye", b->words.role);
    if (b->words.text[0]) {
        x += BADGE_ICON + 12;
        ui_text_in(ui, rect_make(x, y, tab.x + tab.w - BADGE_PADDING + 4 - x, b->high), &b->words);
    }
}

void preview_badge(struct ui *ui, struct preview_view *v)
{
    const char *few, *all = badge_words(ui, v, &few);
    struct badge b = badge_make(ui, v, all, few);
    struct ui_target target = {.id = ui_id("preview.badge"),
                               .rect = badge_place(ui, v, b.width),
                               .name = "preview.badge",
                               .label = all,
                               .kind = UI_BUTTON,
                               .radius = UI_RADIUS};
    struct ui_state state = ui_target(ui, &target);
    struct rect r = target.rect;
    badge_draw(ui, &b, rect_make(r.x, r.y, r.w, b.high + (state.pressed ? 6 : 0)));
    if (state.clicked) {
        v->open = true;
        ui_scroll_to(ui, ui_id("preview.list"), 0, true);
        ui_animate(ui);
    }
}
