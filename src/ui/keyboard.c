/* The keyboard as it looks and answers. Where its keys stand is worked out in keyboard_keys.c.
 *
 * A key is named by what it types, so that scripts and tests read as words; the id of an offer also
 * counts the round, because after a tap another offer stands in its place under the same finger. */
#include "ui/keyboard.h"

#include "ui/button.h"
#include "ui/keyboard_keys.h"

#include <math.h>
#include <string.h>

#define KEY_DROP 6.0f
#define KEY_RADIUS 24.0f
#define KEY_RADIUS_TALL 20.0f
#define KEY_ICON 44.0f
#define KEY_OFF 0.38f
#define DOT_RADIUS 6.0f
#define LETTER_MOST 0.64f /* of the key's height: what reaches down stays off its edge */
#define LETTER_LIFT 3.0f
#define DOT_EDGE 13.0f /* its middle, from the key's edge */
#define DISC_RADIUS 48.0f

static const char *const layer_names[KEYBOARD_LAYERS] = {"keys.letters", "keys.digits", "keys.han",
                                                         "keys.hangul"};

/* What one key looks and answers like, resolved from its place in the plan. */
struct key_face {
    const char *name, *label, *icon;
    enum ui_role fill, ink;
    enum ui_type type;
    const char *lang;
    bool bold, dot, disc, selected, primary;
};

float ui_keyboard_height(const struct ui *ui, float width, float room)
{
    return keyboard_plan(width, room, ui_mm(ui)).height;
}

static struct key_face face_word(struct ui *ui, const char *name)
{
    return (struct key_face){.name = name,
                             .label = ui_word(ui, name),
                             .fill = ROLE_SOIL_2,
                             .ink = ROLE_ON_SOIL,
                             .type = TYPE_CHROME,
                             .bold = true};
}

static struct key_face face_character(struct ui *ui, const struct ui_keyboard *k,
                                      const struct keyboard_key *key)
{
    struct key_face f = {.fill = ROLE_SOIL_3, .ink = ROLE_ON_SOIL, .type = TYPE_HEADING};
    if (key->kind == KEY_LETTER) {
        f.label = arena_copy_text(ui_memory(ui), key->letter);
        f.dot = k->leads && strchr(k->leads, key->letter[0]);
    } else {
        f.label = k->offers[key->offer].text;
        f.fill = k->offers[key->offer].quiet ? ROLE_SOIL_2 : ROLE_SOIL_3;
        f.lang = k->layer == KEYBOARD_HAN ? "zh" : k->layer == KEYBOARD_HANGUL ? "ko" : NULL;
    }
    f.name = arena_format(ui_memory(ui), "key.%s", f.label);
    return f;
}

static struct key_face key_face(struct ui *ui, const struct ui_keyboard *k,
                                const struct keyboard_key *key)
{
    struct key_face f;
    switch (key->kind) {
    case KEY_LETTER:
    case KEY_OFFER:
        return face_character(ui, k, key);
    case KEY_BEFORE:
    case KEY_BEHIND:
        f = face_word(ui, key->kind == KEY_BEFORE ? "keys.before" : "keys.behind");
        f.icon = key->kind == KEY_BEFORE ? "chevron-left" : "chevron-right";
        f.disc = true;
        return f;
    case KEY_BACKSPACE:
        f = face_word(ui, "keys.backspace");
        f.icon = "backspace";
        return f;
    case KEY_SPACE:
        return face_word(ui, "keys.space");
    case KEY_LAYER:
        f = face_word(ui, layer_names[key->layer]);
        f.lang = key->layer == KEYBOARD_HANGUL ? "ko" : key->layer == KEYBOARD_HAN ? "zh" : NULL;
        f.selected = key->layer == k->layer;
        f.fill = f.selected ? ROLE_GOLD : ROLE_SOIL_2;
        f.ink = f.selected ? ROLE_ON_GOLD : ROLE_ON_SOIL;
        return f;
    case KEY_DONE:
        break;
    }
    f = face_word(ui, "keys.done");
    f.fill = ROLE_HERE;
    f.ink = ROLE_ON_HERE;
    f.primary = true;
    return f;
}

static void key_words(struct ui *ui, struct rect face, const struct key_face *f, float alpha)
{
    struct ui_text t = {.text = f->label,
                        .type = f->type,
                        .role = f->ink,
                        .bold = f->bold,
                        .lang = f->lang,
                        .align = TEXT_CENTRE,
                        .line_height = 1.2f,
                        .alpha = alpha};
    float most = face.h * (f->type == TYPE_HEADING ? LETTER_MOST : 0.75f);
    t.size = fminf(ui_size(ui, f->type), most);
    t.size = ui_fit_size(ui, face.w - 12, 1, &t);
    face.y -= f->type == TYPE_HEADING ? LETTER_LIFT : 0;
    ui_text_in(ui, rect_make(face.x + 4, face.y, face.w - 8, face.h), &t);
}

static void key_draw(struct ui *ui, struct rect r, const struct key_face *f, bool pressed,
                     bool disabled, float radius)
{
    float alpha = disabled ? KEY_OFF : 1.0f;
    struct rect face = r;
    struct draw_corners corners;
    if (f->disc) {
        float d = fminf(fminf(r.w, r.h), 2 * DISC_RADIUS);
        face = rect_make(r.x + (r.w - d) / 2, r.y + (r.h - d) / 2, d, d);
        radius = d / 2;
    }
    corners = draw_round(radius);
    face.y += pressed ? KEY_DROP : 0;
    ui_fill_colour(ui, face, colour_with_alpha(ui_colour(ui, f->fill), alpha), corners);
    if (!f->selected && !f->primary && !disabled) {
        ui_hairline(ui, face, corners);
    }
    if (f->icon) {
        float size = fminf(KEY_ICON * ui_size(ui, TYPE_CHROME) /
                               theme_size(SESSION_TEXT_NORMAL, TYPE_CHROME),
                           face.h - 24);
        ui_icon_faded(
            ui, rect_make(face.x + (face.w - size) / 2, face.y + (face.h - size) / 2, size, size),
            f->icon, f->ink, alpha);
    } else {
        key_words(ui, face, f, alpha);
    }
    if (f->dot && ui_choice(ui)->text == SESSION_TEXT_NORMAL) {
        ui_disc(ui, face.x + face.w / 2, face.y + face.h - DOT_EDGE, DOT_RADIUS, ROLE_GOLD);
    } else if (f->dot) { /* large letters reach down to it: into the corner that none of them has */
        ui_disc(ui, face.x + face.w - DOT_EDGE - 4, face.y + DOT_EDGE + 4, DOT_RADIUS, ROLE_GOLD);
    }
    if (pressed) {
        ui_pressed_shade(ui, face, corners);
    }
}

static struct ui_keyboard_act key_act(struct ui *ui, const struct ui_keyboard *k,
                                      const struct keyboard_key *key, int page)
{
    struct ui_keyboard_act act = {.what = KEYBOARD_DONE, .layer = k->layer, .page = page};
    switch (key->kind) {
    case KEY_LETTER:
        act.what = KEYBOARD_TYPED;
        act.text = arena_copy_text(ui_memory(ui), key->letter);
        break;
    case KEY_OFFER:
        act.what = KEYBOARD_TYPED;
        act.text = k->offers[key->offer].text;
        act.apart = k->offers[key->offer].apart;
        break;
    case KEY_BEFORE:
    case KEY_BEHIND:
        act.what = KEYBOARD_CHANGED;
        act.page = page + (key->kind == KEY_BEFORE ? -1 : 1);
        break;
    case KEY_BACKSPACE:
        act.what = KEYBOARD_BACKSPACE;
        break;
    case KEY_SPACE:
        act.what = KEYBOARD_SPACE;
        break;
    case KEY_LAYER: /* its own key leads back from the digits to the letters */
        act.what = KEYBOARD_CHANGED;
        act.layer = key->layer;
        act.page = 0;
        break;
    case KEY_DONE:
        break;
    }
    return act;
}

static bool key_pressed(struct ui *ui, const struct ui_keyboard *k, const struct keyboard_key *key,
                        float radius)
{
    struct key_face f = key_face(ui, k, key);
    int round = key->kind == KEY_OFFER ? (int)k->round : 0;
    struct ui_target target = {.id = ui_id_at(f.name, round),
                               .rect = key->rect,
                               .name = f.name,
                               .label = f.label,
                               .kind = UI_KEY,
                               .radius = radius,
                               .disabled = key->disabled};
    struct ui_state state = ui_target(ui, &target);
    key_draw(ui, key->rect, &f, state.pressed, key->disabled, radius);
    return state.clicked;
}

size_t ui_keyboard(struct ui *ui, struct rect r, const struct ui_keyboard *k,
                   struct ui_keyboard_act acts[UI_KEYBOARD_ACTS])
{
    struct keyboard_plan plan = keyboard_plan(r.w, r.h, ui_mm(ui));
    struct keyboard_key keys[KEYBOARD_KEYS_MAX];
    size_t count, done = 0, i;
    float radius = plan.gap_x > 8 ? KEY_RADIUS : KEY_RADIUS_TALL;
    int page;
    ui_fill(ui, r, ROLE_SOIL, draw_round(0));
    count = keyboard_keys(&plan, r, k, &page, keys);
    for (i = 0; i < count; i++) {
        if (key_pressed(ui, k, &keys[i], radius) && done < UI_KEYBOARD_ACTS) {
            acts[done++] = key_act(ui, k, &keys[i], page);
        }
    }
    return done;
}
