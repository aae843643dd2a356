/* The PIN pad: six dots, twelve keys, one line that tells what is the matter. The night over the
 * hill stands beside it, or above it on an upright screen. Where there is little height the keys
 * stand in more columns; nothing scrolls here.
 *
 * Digits are kept until the sixth, handed to the desk and wiped. Setting a PIN asks for it twice.
 */
#include "staff.h"

#include "ui/upper.h"

#include <math.h>
#include <string.h>

#define PIN_WIDE 1300.0f /* u from which picture and pad stand side by side */
#define PAD_W 792.0f
#define PAD_AIR 24.0f
#define DOT 40.0f
#define DOT_PITCH 68.0f
#define KEY_W 152.0f
#define KEY_DIGIT 52.0f
#define ART_HORIZON (846.0f / 1080)
#define ART_RATIO (16.0f / 9)
#define KEYS 12
#define TITLE_LEAST 56.0f
#define QUIET_W 0.6f /* of the picture: left of the moon */
#define QUIET_H 0.5f /* above the dome */

enum pin_way { PIN_ENTER, PIN_CHOOSE, PIN_REPEAT, PIN_NONE };

static const char pin_keys[KEYS + 1] = "123456789C0B"; /* clear, backspace */

static enum pin_way pin_way(const struct staff_pin *p, const struct desk_view *v)
{
    if (v->pin_set) {
        return PIN_ENTER;
    }
    return !v->may_set_pin ? PIN_NONE : p->repeats ? PIN_REPEAT : PIN_CHOOSE;
}

/* Counted down here, from what the desk said last. */
static int64_t pin_wait(struct staff_pin *p, struct ui *ui, const struct desk_view *v)
{
    int64_t left;
    if (v->wait_ms != p->wait_said) {
        p->wait_said = v->wait_ms;
        p->wait_until = ui_now(ui) + v->wait_ms;
    }
    left = v->wait_ms > 0 ? p->wait_until - ui_now(ui) : 0;
    if (left > 0) {
        ui_wake_at(ui, ui_now(ui) + (left - 1) % 1000 + 1);
    }
    return left > 0 ? left : 0;
}

static void pin_wipe(char digits[STAFF_DIGITS + 1])
{
    memset(digits, 0, STAFF_DIGITS + 1);
}

static void pin_full(struct staff_pin *p, struct kiosk *k, enum pin_way way)
{
    if (way == PIN_ENTER) {
        staff_ask(k, DESK_ENTER, p->digits, DESK_AT_ONCE);
    } else if (way == PIN_CHOOSE) {
        memcpy(p->first, p->digits, sizeof p->first);
        p->repeats = true;
        p->differed = false;
    } else {
        p->differed = strcmp(p->first, p->digits) != 0;
        if (!p->differed) {
            staff_ask(k, DESK_SET_PIN, p->digits, DESK_AT_ONCE);
        }
        p->repeats = false;
        pin_wipe(p->first);
    }
    pin_wipe(p->digits);
}

static void pin_type(struct staff_pin *p, struct kiosk *k, enum pin_way way, char key)
{
    size_t count = strlen(p->digits);
    if (key == 'C') {
        pin_wipe(p->digits);
    } else if (key == 'B') {
        p->digits[count > 0 ? count - 1 : 0] = '\0';
    } else if (count < STAFF_DIGITS) {
        p->digits[count] = key;
        if (count + 1 == STAFF_DIGITS) {
            pin_full(p, k, way);
        }
    }
}

/* --- words ------------------------------------------------------------------------------------ */

static const char *pin_title(struct ui *ui, enum pin_way way)
{
    static const char *const keys[] = {"staff.pin", "staff.pin.choose", "staff.pin.repeat",
                                       "staff.pin.none"};
    return ui_word(ui, keys[way]);
}

static const char *pin_line(struct ui *ui, const struct desk_view *v, enum pin_way way)
{
    if (way != PIN_ENTER) {
        return ui_word(ui, way == PIN_NONE ? "staff.pin.none.line" : "staff.pin.choose.line");
    }
    return ui_word(ui, v->stick ? "staff.pin.stick" : "staff.pin.line");
}

/* What is the matter, with an icon; "" nothing. */
static const char *pin_matter(struct staff_pin *p, struct ui *ui, const struct desk_view *v,
                              enum pin_way way, const char **icon)
{
    int64_t wait = pin_wait(p, ui, v), s = (wait + 999) / 1000;
    *icon = "x";
    if (v->judging) {
        *icon = "clock";
        return ui_word(ui, "staff.pin.judging");
    }
    if (wait > 0) {
        *icon = "clock";
        return ui_word_with(ui, "staff.pin.wait",
                            arena_format(ui_memory(ui), "%d:%02d", (int)(s / 60), (int)(s % 60)));
    }
    if (p->differed) {
        return ui_word(ui, "staff.pin.differed");
    }
    if (v->pin_fault) {
        return ui_word(ui, "staff.pin.fault");
    }
    if (v->pin_weak && way == PIN_CHOOSE) {
        return ui_word(ui, "staff.pin.weak");
    }
    if (v->pin_wrong && way == PIN_ENTER) {
        return v->tries_left > 0 ? ui_word_with(ui, "staff.pin.wrong",
                                                arena_format(ui_memory(ui), "%d", v->tries_left))
                                 : ui_word(ui, "staff.pin.wrong.now");
    }
    *icon = NULL;
    return "";
}

/* In the quiet sky beside the moon; the line only where it ends above the hill. */
static void pin_words(struct ui *ui, struct rect r, const struct desk_view *v, enum pin_way way)
{
    enum ui_role role = ui_contrast(ui) ? ROLE_INK : ROLE_NIGHT_TEXT;
    struct ui_text kicker = staff_text(ui_word(ui, "staff.name"), TYPE_LABEL, role);
    struct ui_text title = staff_serif(pin_title(ui, way), TYPE_DISPLAY, role);
    struct ui_text line = staff_text(pin_line(ui, v, way), TYPE_BODY, role);
    float icon = ui_size(ui, TYPE_LABEL) * 1.45f, y = icon + 12;
    kicker.bold = true;
    title.size = ui_fit_size(ui, r.w, 2, &title);
    while (y + staff_put(ui, r, y, &title, false) > r.h && title.size > TITLE_LEAST) {
        title.size -= 4;
    }
    ui_icon(ui, rect_make(r.x, r.y, icon, icon), "lock", role);
    ui_text_in(ui, rect_make(r.x + icon + 16, r.y, r.w - icon - 16, icon), &kicker);
    y += staff_put(ui, r, y, &title, true) + 8;
    if (y + staff_put(ui, r, y, &line, false) <= r.h) {
        staff_put(ui, r, y, &line, true);
    }
}

/* --- the pad ---------------------------------------------------------------------------------- */

struct pin_pad {
    int columns;
    float key_w, key_h, gap, line, hint, height; /* hint: 0 where there is no room for it */
};

static struct ui_text pin_matter_text(struct ui *ui, const char *matter, float width)
{
    struct ui_text t = staff_text(matter[0] ? matter : " ", TYPE_LABEL, ROLE_ON_SOIL);
    t.bold = true;
    t.size = ui_fit_size(ui, width, 1, &t);
    return t;
}

static struct ui_text pin_hint(struct ui *ui, enum pin_way way)
{
    struct ui_text t =
        staff_text(ui_word(ui, way == PIN_ENTER ? "staff.pin.hint" : "staff.pin.choose.hint"),
                   TYPE_CAPTION, ROLE_ON_SOIL_SOFT);
    t.align = TEXT_CENTRE;
    return t;
}

/* The roomiest that fits: three columns, more of them where it is low. */
static struct pin_pad pin_plan(struct ui *ui, float width, float height, enum pin_way way)
{
    static const struct {
        int columns;
        float key_h, gap;
        bool hint;
    } tries[] = {{3, 128, 24, true}, {3, 128, 24, false}, {3, 112, 16, true}, {3, 104, 16, false},
                 {3, 96, 16, false}, {4, 96, 16, false},  {6, 96, 16, false}};
    struct ui_text hint = pin_hint(ui, way);
    struct pin_pad p = {0};
    size_t i;
    for (i = 0; i < sizeof tries / sizeof *tries; i++) {
        int rows = KEYS / tries[i].columns;
        p.columns = tries[i].columns;
        p.key_h = tries[i].key_h;
        p.key_w = fminf(KEY_W, (width - UI_GAP * (float)(p.columns - 1)) / (float)p.columns);
        p.gap = tries[i].gap;
        p.line = fmaxf(52, ui_size(ui, TYPE_LABEL) * 1.4f);
        p.hint = tries[i].hint ? ui_text_height(ui, width, &hint) + 24 : 0;
        p.height = DOT + 20 + p.line + 20 + (float)rows * (p.key_h + p.gap) - p.gap + p.hint;
        if (p.height <= height && p.key_w >= UI_TOUCH) {
            break;
        }
    }
    return p;
}

static void pin_dots(struct ui *ui, float cx, float cy, size_t count)
{
    size_t i;
    for (i = 0; i < STAFF_DIGITS; i++) {
        float x = cx + ((float)i - (STAFF_DIGITS - 1) / 2.0f) * DOT_PITCH;
        if (i < count) {
            ui_disc(ui, x, cy, DOT / 2, ROLE_GOLD);
        } else {
            ui_stroke(ui, rect_make(x - DOT / 2, cy - DOT / 2, DOT, DOT), ROLE_ON_SOIL_SOFT, 5,
                      DOT / 2);
        }
    }
}

static void pin_matter_row(struct ui *ui, struct rect r, const char *matter, const char *icon)
{
    float side = ui_size(ui, TYPE_LABEL) * 1.6f, width;
    struct ui_text t = pin_matter_text(ui, matter, r.w - side - 16);
    if (!icon) {
        return;
    }
    width = ui_text_width(ui, &t) + 1;
    r.x += (r.w - width - side - 16) / 2;
    if (strcmp(icon, "x") == 0) {
        staff_mark(ui, rect_make(r.x, r.y + (r.h - side) / 2, side, side), SIGN_CROSS, ROLE_ON_SOIL,
                   ROLE_ON_SOIL);
    } else {
        ui_icon(ui, rect_make(r.x, r.y + (r.h - side) / 2, side, side), icon, ROLE_ON_SOIL);
    }
    ui_text_in(ui, rect_make(r.x + side + 16, r.y, width, r.h), &t);
}

static void pin_key_face(struct ui *ui, struct rect r, char key, bool disabled)
{
    char digit[2] = {key, '\0'};
    float alpha = disabled ? 0.38f : 1, icon = 52;
    struct ui_text t = staff_serif(digit, TYPE_HEADING, ROLE_ON_SOIL);
    t.alpha = alpha;
    t.align = TEXT_CENTRE;
    t.size = KEY_DIGIT;
    if (key == 'B') {
        ui_icon_faded(ui, rect_make(r.x + (r.w - icon) / 2, r.y + (r.h - icon) / 2, icon, icon),
                      "backspace", ROLE_ON_SOIL, alpha);
        return;
    }
    if (key == 'C') {
        t = staff_text(ui_word(ui, "staff.pin.clear"), TYPE_CHROME, ROLE_ON_SOIL);
        t.bold = true;
        t.alpha = alpha;
        t.align = TEXT_CENTRE;
        t.size = ui_fit_size(ui, r.w - 24, 1, &t);
    }
    ui_text_in(ui, rect_make(r.x + 8, r.y, r.w - 16, r.h), &t);
}

static bool pin_key(struct ui *ui, struct rect r, char key, bool disabled)
{
    bool digit = key >= '0' && key <= '9';
    const char *word = digit        ? arena_format(ui_memory(ui), "%c", key)
                       : key == 'C' ? "clear"
                                    : "back";
    const char *name = arena_format(ui_memory(ui), "staff.key.%s", word);
    const struct ui_target target = {.id = ui_id(name),
                                     .rect = r,
                                     .name = name,
                                     .label = digit        ? word
                                              : key == 'C' ? ui_word(ui, "staff.pin.clear")
                                                           : ui_word(ui, "staff.pin.back"),
                                     .kind = UI_BUTTON,
                                     .disabled = disabled,
                                     .radius = fminf(64, r.h / 2)};
    struct ui_state state = ui_target(ui, &target);
    struct draw_corners corners = draw_round(target.radius);
    r.y += state.pressed ? 6 : 0;
    ui_fill_colour(ui, r, colour_with_alpha(ui_colour(ui, ROLE_SOIL_3), disabled ? 0.38f : 1),
                   corners);
    if (!disabled) {
        ui_hairline(ui, r, corners);
    }
    pin_key_face(ui, r, key, disabled);
    if (state.pressed) {
        ui_pressed_shade(ui, r, corners);
    }
    return state.clicked;
}

static void pin_keys_draw(struct staff *s, struct kiosk *k, struct ui *ui, struct rect r, float y,
                          const struct pin_pad *p, enum pin_way way)
{
    const struct desk_view *v = staff_view(k);
    bool disabled = v->judging || pin_wait(&s->pin, ui, v) > 0;
    float width = (float)p->columns * (p->key_w + UI_GAP) - UI_GAP;
    char typed = '\0';
    int i;
    for (i = 0; i < KEYS; i++) {
        struct rect key = {r.x + (r.w - width) / 2 + (float)(i % p->columns) * (p->key_w + UI_GAP),
                           y + (float)(i / p->columns) * (p->key_h + p->gap), p->key_w, p->key_h};
        if (pin_key(ui, key, pin_keys[i], disabled)) {
            typed = pin_keys[i];
        }
    }
    if (typed) {
        pin_type(&s->pin, k, way, typed);
        ui_animate(ui); /* the dot follows at once */
    }
}

static void pin_draw_pad(struct staff *s, struct kiosk *k, struct ui *ui, struct rect r,
                         enum pin_way way)
{
    const struct desk_view *v = staff_view(k);
    struct pin_pad p = pin_plan(ui, r.w, r.h - 2 * PAD_AIR, way);
    struct ui_text hint = pin_hint(ui, way);
    const char *icon, *matter = pin_matter(&s->pin, ui, v, way, &icon);
    float y = r.y + fmaxf(PAD_AIR, (r.h - p.height) / 2);
    pin_dots(ui, r.x + r.w / 2, y + DOT / 2, v->judging ? STAFF_DIGITS : strlen(s->pin.digits));
    y += DOT + 20;
    pin_matter_row(ui, rect_make(r.x, y, r.w, p.line), matter, icon);
    y += p.line + 20;
    pin_keys_draw(s, k, ui, r, y, &p, way);
    if (p.hint > 0) {
        y += (float)(KEYS / p.columns) * (p.key_h + p.gap) - p.gap + 24;
        ui_text(ui, r.x, y, r.w, &hint);
    }
}

/* --- the page --------------------------------------------------------------------------------- */

/* The hill, with its snow line `foot` above the lower edge of `r`. */
static void pin_art(struct ui *ui, struct rect r, float foot)
{
    const struct ui_picture art = {.name = "app/staff-night",
                                   .focus_x = 0.02f,
                                   .focus_y = 0.5f,
                                   .label = ui_word(ui, "staff.night")};
    float horizon = r.y + r.h - foot, height = (r.h - foot) / ART_HORIZON;
    struct rect place = {r.x, r.y, r.w, height};
    if (ui_contrast(ui)) {
        ui_fill(ui, r, ROLE_GROUND, draw_round(0));
        return;
    }
    if (height * ART_RATIO < r.w) {
        place.h = r.w / ART_RATIO;
        place.y = horizon - place.h * ART_HORIZON;
    }
    ui_clip(ui, r);
    ui_picture(ui, place, &art);
    ui_unclip(ui);
}

static void pin_reach(struct staff *s, struct kiosk *k, struct ui *ui, struct rect area,
                      enum pin_way way)
{
    const struct desk_view *v = staff_view(k);
    const struct ui_upper_view above = {.picture = ui_contrast(ui) ? NULL : "app/staff-night",
                                        .alt = ui_word(ui, "staff.night"),
                                        .focus_x = 0.3f,
                                        .focus_y = 0.6f,
                                        .kicker = ui_word(ui, "staff.name"),
                                        .title = pin_title(ui, way),
                                        .line = pin_line(ui, v, way)};
    ui_upper_show(ui, &above);
    ui_fill(ui, area, ROLE_SOIL, draw_round(0));
    if (way != PIN_NONE) {
        pin_draw_pad(s, k, ui, rect_inset(area, UI_MARGIN / 2), way);
    }
}

void staff_pin_page(struct staff *s, struct kiosk *k, struct ui *ui, struct rect area)
{
    const struct desk_view *v = staff_view(k);
    enum pin_way way = pin_way(&s->pin, v);
    struct rect pad = area, art = area;
    if (ui_reach(ui)) {
        pin_reach(s, k, ui, area, way);
        return;
    }
    if (way == PIN_NONE) {
        pin_art(ui, art, 76);
    } else if (area.w >= PIN_WIDE) {
        pad.w = fminf(PAD_W, area.w * 0.5f);
        pad.x = area.x + area.w - pad.w;
        art.w = area.w - pad.w;
        pin_art(ui, art, 76);
    } else {
        pad.h = fminf(area.h * 0.62f, 1000);
        pad.y = area.y + area.h - pad.h;
        art.h = area.h - pad.h;
        pin_art(ui, art, 0);
    }
    pin_words(ui,
              rect_make(art.x + UI_MARGIN, art.y + 48,
                        ui_contrast(ui) ? art.w - 2 * UI_MARGIN : art.w * QUIET_W - UI_MARGIN,
                        ui_contrast(ui) ? art.h : (art.h - 48) * QUIET_H),
              v, way);
    if (way != PIN_NONE) {
        ui_fill(ui, pad, ROLE_SOIL, draw_round(0));
        if (ui_contrast(ui)) {
            ui_line(ui, pad.x, pad.y, art.h < area.h ? pad.x + pad.w : pad.x,
                    art.h < area.h ? pad.y : pad.y + pad.h, 4, ROLE_LINE);
        }
        pin_draw_pad(s, k, ui, rect_inset(pad, 32), way);
    }
}
