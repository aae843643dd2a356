/* Panels that stand in the soil over a dimmed screen, and the "still there?" card over everything.
 * A tap on the dimmed part closes a panel: the way out is as large as the screen. */
#include "ui/panel.h"

#include "ui/button.h"

#include <math.h>
#include <string.h>

#define PANEL_PADDING 40.0f
#define OPTION_HEIGHT 120.0f
#define OPTION_GAP 20.0f
#define PANEL_ROWS 5
#define SHARED_GAP 40.0f
#define SHARED_FIRST 0.57f
#define THEME_PICTURE 96.0f

/* Scrim, backdrop target and the panel's own ground. Returns true when the backdrop was tapped. */
static bool panel_open(struct ui *ui, float above, struct rect panel)
{
    struct rect screen = ui_screen(ui);
    struct rect under = {screen.x, screen.y, screen.w, above - screen.y};
    float out_of_reach = ui_upper(ui).h;
    struct ui_target back = {.id = ui_id("panel.backdrop"),
                             .rect = {screen.x, out_of_reach, screen.w, above - out_of_reach},
                             .name = "panel.backdrop",
                             .label = ui_word(ui, "panel.close"),
                             .kind = UI_BACKDROP};
    struct ui_target body = {.id = ui_id("panel.body"), .rect = panel, .kind = UI_BACKDROP};
    bool tapped;
    ui_cover(ui);
    ui_fill(ui, under, ROLE_SCRIM, draw_round(0));
    tapped = ui_target(ui, &back).clicked;
    ui_fill(ui, panel, ROLE_SOIL, draw_round_top(UI_RADIUS));
    ui_hairline(ui, rect_make(panel.x, panel.y, panel.w, panel.h + 4), draw_round_top(UI_RADIUS));
    ui_target(ui, &body); /* a tap on the panel itself does nothing, rather than close it */
    return tapped;
}

static bool panel_head(struct ui *ui, struct rect panel, const char *title)
{
    struct ui_button close = {.name = "panel.close",
                              .label = ui_word(ui, "panel.close"),
                              .icon = "x",
                              .icon_only = true,
                              .look = BUTTON_SOIL};
    struct ui_text text = {.text = title,
                           .type = TYPE_HEADING,
                           .role = ROLE_ON_SOIL,
                           .serif = true,
                           .bold = true,
                           .tight = true};
    float side = UI_TOUCH;
    struct rect place = {panel.x + panel.w - PANEL_PADDING - side, panel.y + 28, side, side};
    struct rect words = {panel.x + PANEL_PADDING, panel.y + 28, panel.w - 3 * PANEL_PADDING - side,
                         side};
    text.size = ui_fit_size(ui, words.w, 1, &text);
    ui_text_in(ui, words, &text);
    return ui_button(ui, place, &close);
}

enum ui_panel_result ui_language_panel(struct ui *ui, float above,
                                       const struct ui_language *languages, size_t count,
                                       struct session_choice *choice)
{
    struct rect screen = ui_screen(ui);
    float width = fminf(screen.w - 2 * UI_MARGIN, 720);
    float row = OPTION_HEIGHT + OPTION_GAP;
    float height = 28 + UI_TOUCH + 16 + row * (float)count + 16;
    struct rect panel = {screen.x + screen.w - UI_MARGIN - width, above - height, width, height};
    bool closed;
    size_t i;
    if (screen.w < screen.h) {
        panel.x = screen.x;
        panel.w = screen.w;
    }
    closed = panel_open(ui, above, panel);
    closed = panel_head(ui, panel, ui_word(ui, "panel.language")) || closed;
    for (i = 0; i < count; i++) {
        bool chosen = strcmp(choice->lang, languages[i].tag) == 0;
        struct ui_button b = {.name = arena_format(ui_memory(ui), "lang.%s", languages[i].tag),
                              .label = languages[i].name,
                              .icon = chosen ? "check" : NULL,
                              .look = chosen ? BUTTON_GOLD : BUTTON_SOIL_3,
                              .radius = UI_RADIUS,
                              .type = TYPE_HEADING};
        struct rect place = {panel.x + PANEL_PADDING, panel.y + 28 + UI_TOUCH + 16 + row * (float)i,
                             panel.w - 2 * PANEL_PADDING, OPTION_HEIGHT};
        if (ui_button(ui, place, &b)) {
            size_t length = strlen(languages[i].tag);
            if (length < sizeof choice->lang) {
                memcpy(choice->lang, languages[i].tag, length + 1);
            }
            closed = true;
        }
    }
    return closed ? PANEL_CLOSED : PANEL_OPEN;
}

struct panel_option {
    const char *name, *word;
    int value;
};

static const struct panel_option text_options[] = {
    {"text.normal", "text.normal", SESSION_TEXT_NORMAL},
    {"text.large", "text.large", SESSION_TEXT_LARGE},
    {"text.xlarge", "text.xlarge", SESSION_TEXT_XLARGE},
};
static const struct panel_option theme_options[] = {
    {"theme.light", "theme.light", SESSION_LIGHT},
    {"theme.dark", "theme.dark", SESSION_DARK},
    {"theme.contrast", "theme.contrast", SESSION_CONTRAST},
};
static const struct panel_option reach_options[] = {
    {"reach.normal", "reach.normal", 0},
    {"reach.low", "reach.low", 1},
};
static const struct panel_option motion_options[] = {
    {"motion.full", "motion.full", 0},
    {"motion.less", "motion.less", 1},
};

/* A little picture of the theme: its sky, its sun, its soil. These three colours are the same in
 * every theme, because they show what the theme WOULD look like. */
static void panel_theme_picture(struct ui *ui, struct rect r, enum session_theme theme, bool on)
{
    struct draw_corners left = {UI_RADIUS, 0, 0, UI_RADIUS};
    struct draw_corners foot = {0, 0, 0, UI_RADIUS};
    float horizon = r.y + r.h * 0.7f;
    rgba soil = theme == SESSION_LIGHT  ? 0x6B5B66FF
                : theme == SESSION_DARK ? 0x171317FF
                                        : 0x000000FF;
    rgba sun = theme_colour(theme, ACCENT_STRUCTURE, ROLE_GOLD);
    rgba ring = theme == SESSION_LIGHT  ? 0xD5E4F0FF
                : theme == SESSION_DARK ? 0x1D3A56FF
                                        : 0x000000FF;
    ui_fill_colour(ui, r, theme_colour(theme, ACCENT_STRUCTURE, ROLE_GROUND), left);
    ui_fill_colour(ui, rect_make(r.x + 16, r.y + 12, 64, 64), ring, draw_round(32));
    ui_fill_colour(ui, rect_make(r.x + 28, r.y + 24, 40, 40), sun, draw_round(20));
    if (on) {
        ui_icon(ui, rect_make(r.x + 30, r.y + 26, 36, 36), "check", ROLE_ON_GOLD);
    }
    ui_fill_colour(ui, rect_make(r.x, horizon, r.w, r.y + r.h - horizon), soil, foot);
    if (theme == SESSION_CONTRAST) {
        ui_fill_colour(ui, rect_make(r.x, horizon, r.w, 4), 0xFFFFFFFF, draw_round(0));
    }
}

static const struct panel_option sound_options[] = {
    {"sound.off", "sound.off", 0},
    {"sound.on", "sound.on", 1},
};

struct panel_row {
    const char *word;
    const struct panel_option *options;
    int count, chosen;
    bool sizes, pictures; /* words in their own size; a picture of the theme on the left */
};

struct panel_shape {
    bool sound;  /* there is a switch for it */
    bool shared; /* it stands in one line with the row before */
    int lines;   /* of rows */
    bool narrow; /* the row's name stands over its options, not beside them */
    bool low;    /* little height: lower options, and the way out beside the title */
    float option, step;
};

/* Returns the chosen value. */
static int panel_row(struct ui *ui, struct rect r, const struct panel_row *row,
                     const struct panel_shape *shape)
{
    struct ui_text name = {
        .text = ui_word(ui, row->word), .type = TYPE_CHROME, .role = ROLE_ON_SOIL, .bold = true};
    float label = shape->narrow ? 0 : 168;
    float width = (r.w - label - (float)(row->count - 1) * UI_GAP) / (float)row->count;
    int chosen = row->chosen, i;
    if (shape->narrow) {
        ui_text_in(ui, rect_make(r.x, r.y, r.w, r.h - shape->option - 4), &name);
    } else {
        name.size = ui_fit_size(ui, label - 16, 1, &name);
        ui_text_in(ui, rect_make(r.x, r.y, label - 16, r.h), &name);
    }
    for (i = 0; i < row->count; i++) {
        const struct panel_option *o = &row->options[i];
        bool on = o->value == row->chosen;
        struct rect place = {r.x + label + (float)i * (width + UI_GAP), r.y + r.h - shape->option,
                             width, shape->option};
        struct ui_button b = {.name = o->name,
                              .label = ui_word(ui, o->word),
                              .look = on ? BUTTON_GOLD : BUTTON_SOIL_3,
                              .icon = on ? "check" : NULL,
                              .radius = UI_RADIUS,
                              .multiline = true};
        if (row->pictures) { /* the tick stands on the picture: words need the room */
            b.inset_left = THEME_PICTURE;
            b.icon = NULL;
        }
        if (row->sizes) {
            static const float steps[] = {0, 10, 20}; /* each in its own size, whatever is chosen */
            b.fixed_size = fminf(ui_size(ui, TYPE_CHROME), 40) + steps[i];
            b.multiline = false;
        }
        if (ui_button(ui, place, &b)) {
            chosen = o->value;
        }
        if (row->pictures) {
            panel_theme_picture(ui, rect_make(place.x, place.y, THEME_PICTURE, place.h),
                                (enum session_theme)o->value, on);
            ui_hairline(ui, place, draw_round(UI_RADIUS));
        }
    }
    return chosen;
}

/* Wherever words stand beside their options, the two switches of the last rows share a line; "on"
 * and "off" need less of it. */
static struct rect panel_row_place(struct rect r, const struct panel_shape *shape, int row)
{
    float y = r.y + (float)(shape->shared && row > 3 ? 3 : row) * shape->step;
    float height = shape->step - OPTION_GAP, first = (r.w - SHARED_GAP) * SHARED_FIRST;
    if (!shape->shared || row < 3) {
        return rect_make(r.x, y, r.w, height);
    }
    if (row == 3) {
        return rect_make(r.x, y, first, height);
    }
    return rect_make(r.x + first + SHARED_GAP, y, r.w - first - SHARED_GAP, height);
}

static void panel_choices(struct ui *ui, struct rect r, const struct panel_shape *shape,
                          struct session_choice *choice)
{
    struct panel_row rows[PANEL_ROWS] = {
        {"panel.text", text_options, 3, (int)choice->text, true, false},
        {"panel.theme", theme_options, 3, (int)choice->theme, false, true},
        {"panel.motion", motion_options, 2, choice->less_motion, false, false},
        {"panel.reach", reach_options, 2, choice->reach, false, false},
        {"panel.sound", sound_options, 2, choice->sound, false, false},
    };
    int chosen[PANEL_ROWS], i;
    chosen[4] = choice->sound;
    for (i = 0; i < PANEL_ROWS - !shape->sound; i++) {
        chosen[i] = panel_row(ui, panel_row_place(r, shape, i), &rows[i], shape);
    }
    choice->text = (enum session_text)chosen[0];
    choice->theme = (enum session_theme)chosen[1];
    choice->less_motion = chosen[2] != 0;
    choice->reach = chosen[3] != 0;
    choice->sound = chosen[4] != 0;
}

static void panel_restore(struct session_choice *choice, const struct session_choice *boot)
{
    choice->text = boot->text;
    choice->theme = boot->theme;
    choice->less_motion = boot->less_motion;
    choice->reach = boot->reach;
    choice->sound = boot->sound;
}

/* "Restore" and, at the right of it, the way out; true when that was taken. */
static bool panel_ways_out(struct ui *ui, float right, float y, bool low,
                           struct session_choice *choice, const struct session_choice *boot)
{
    struct ui_button restore = {.name = "display.restore",
                                .label = ui_word(ui, "display.restore"),
                                .look = low ? BUTTON_SOIL_3 : BUTTON_SOIL};
    struct ui_button done = {
        .name = "display.done", .label = ui_word(ui, "display.done"), .look = BUTTON_HERE};
    float w = ui_button_width(ui, &done, 144), height = ui_button_height(ui);
    bool closed = ui_button(ui, rect_make(right - w, y, w, height), &done);
    right -= w + UI_GAP;
    w = ui_button_width(ui, &restore, 144);
    if (ui_button(ui, rect_make(right - w, y, w, height), &restore)) {
        panel_restore(choice, boot);
    }
    return closed;
}

enum ui_panel_result ui_display_panel(struct ui *ui, float above, struct session_choice *choice,
                                      const struct session_choice *boot, bool sound)
{
    struct rect screen = ui_screen(ui), panel, inner;
    struct panel_shape shape = {.narrow = screen.w < 1200,
                                .sound = sound,
                                .shared = sound && screen.w >= 1200,
                                .option = OPTION_HEIGHT};
    float label = shape.narrow ? ui_size(ui, TYPE_CHROME) * 1.4f + 4 : 0;
    float button = ui_button_height(ui), head = 28 + UI_TOUCH + 16, foot = button + 32 + 8;
    float width = screen.w < 1200 ? screen.w : fminf(screen.w - 2 * UI_MARGIN, sound ? 1360 : 1100);
    bool closed;
    shape.lines = sound && !shape.shared ? PANEL_ROWS : PANEL_ROWS - 1;
    shape.step = shape.option + OPTION_GAP + label;
    shape.low = head + (float)shape.lines * shape.step + foot > above - ui_upper(ui).h;
    if (shape.low) { /* one line of words, nothing below the rows */
        shape.narrow = false;
        shape.shared = sound;
        shape.lines = PANEL_ROWS - 1;
        shape.option = UI_TOUCH;
        shape.step = shape.option + OPTION_GAP;
        head = 20 + button + 16;
        foot = 8;
    }
    panel.h = head + (float)shape.lines * shape.step + foot;
    panel = rect_make(screen.w < 1200 ? screen.x : screen.x + screen.w - UI_MARGIN - width,
                      above - panel.h, width, panel.h);
    inner = rect_make(panel.x + PANEL_PADDING, panel.y + head, panel.w - 2 * PANEL_PADDING,
                      (float)shape.lines * shape.step);
    closed = panel_open(ui, above, panel);
    if (shape.low) {
        closed = panel_ways_out(ui, inner.x + inner.w, panel.y + 20, true, choice, boot) || closed;
    } else {
        closed = panel_head(ui, panel, ui_word(ui, "panel.display")) || closed;
        closed =
            panel_ways_out(ui, inner.x + inner.w, inner.y + inner.h + 8, false, choice, boot) ||
            closed;
    }
    panel_choices(ui, inner, &shape, choice);
    return closed ? PANEL_CLOSED : PANEL_OPEN;
}
