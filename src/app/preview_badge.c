/* A tab that hangs from the upper edge, where screens keep their margin. It stands in the corner or
 * the middle, wherever it hides least of what this frame shows: targets weigh most, because a
 * covered one cannot be tried out. In reach mode the edge is the band's. */
#include "app/preview.h"

#include <math.h>

#define BADGE_HEIGHT 60.0f
#define BADGE_PADDING 28.0f
#define BADGE_ICON 36.0f
#define BADGE_PLACES 3

static const char *badge_words(struct ui *ui, const struct preview_view *v)
{
    const struct preview_report *r = v->report;
    const char *name = ui_word(ui, "preview.name"), *state = NULL;
    if (v->stopped) {
        state = ui_word(ui, "preview.badge.stopped");
    } else if (v->building) {
        state = ui_word(ui, "preview.badge.building");
    } else if (r->done && !r->built) {
        state = r->errors ? ui_word_with(ui, "preview.errors",
                                         arena_format(ui_memory(ui), "%zu", r->errors))
                          : ui_word(ui, "preview.badge.failed");
    } else if (v->updated) {
        state = ui_word(ui, "preview.badge.updated");
    } else if (r->warnings) {
        state =
            ui_word_with(ui, "preview.warnings", arena_format(ui_memory(ui), "%zu", r->warnings));
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

static struct rect badge_place(const struct ui *ui, float width)
{
    struct rect screen = ui_screen(ui), best = {0};
    float top = ui_upper(ui).h, least = 0;
    const float places[BADGE_PLACES] = {screen.w - width - UI_MARGIN, UI_MARGIN,
                                        (screen.w - width) / 2};
    int i;
    for (i = 0; i < BADGE_PLACES; i++) {
        struct rect r = rect_make(places[i], top, width, UI_TOUCH);
        float covers = badge_covers(ui, r);
        if (i == 0 || covers < least) {
            best = r;
            least = covers;
        }
    }
    return best;
}

void preview_badge(struct ui *ui, struct preview_view *v)
{
    const struct preview_report *r = v->report;
    bool alarm = v->stopped || (r->done && !r->built);
    struct ui_text words = {.text = badge_words(ui, v),
                            .type = TYPE_CHROME,
                            .role = alarm ? ROLE_ON_GOLD : ROLE_ON_SOIL,
                            .bold = true};
    struct draw_corners foot = {0, 0, UI_RADIUS, UI_RADIUS};
    struct ui_target target = {.id = ui_id("preview.badge"),
                               .name = "preview.badge",
                               .label = words.text,
                               .kind = UI_BUTTON,
                               .radius = UI_RADIUS};
    float high = fmaxf(BADGE_HEIGHT, ui_size(ui, TYPE_CHROME) * 1.5f), most;
    struct ui_state state;
    struct rect tab;
    most = ui_screen(ui).w - 2 * UI_MARGIN - 2 * BADGE_PADDING - BADGE_ICON - 12;
    words.size = ui_fit_size(ui, most, 1, &words);
    target.rect = badge_place(ui, fminf(ui_text_width(ui, &words), most) + 2 * BADGE_PADDING +
                                      BADGE_ICON + 12);
    state = ui_target(ui, &target);
    tab = rect_make(target.rect.x, target.rect.y, target.rect.w, high + (state.pressed ? 6 : 0));
    ui_fill(ui, tab, alarm ? ROLE_GOLD : ROLE_SOIL, foot);
    ui_hairline(ui, rect_make(tab.x, tab.y - 4, tab.w, tab.h + 4), foot);
    ui_icon(ui,
            rect_make(tab.x + BADGE_PADDING, tab.y + tab.h - high + (high - BADGE_ICON) / 2,
                      BADGE_ICON, BADGE_ICON),
            alarm ? "alert-triangle" : "eye", words.role);
    ui_text_in(ui,
               rect_make(tab.x + BADGE_PADDING + BADGE_ICON + 12, tab.y + tab.h - high,
                         tab.w - 2 * BADGE_PADDING - BADGE_ICON - 8, high),
               &words);
    if (state.clicked) {
        v->open = true;
        ui_scroll_to(ui, ui_id("preview.list"), 0, true);
        ui_animate(ui);
    }
}
