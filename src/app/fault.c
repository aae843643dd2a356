/* Something broke: no pack opens, so there is no picture, no dock and nothing to touch. What is
 * left is the museum's mark drawn large, a sun resting on the horizon in its rings, the sentence in
 * three languages, for nobody can change the language here, and a line for the staff in the soil.
 */
#include "app/compose.h"

#include "ui/strings.h"

#include <math.h>

#define FAULT_RINGS 6
#define FAULT_SOIL 168.0f
#define FAULT_SNOW 12.0f

/* Rings of light round the sun, each a step nearer to gold; high contrast has the sun alone. */
static void fault_sun(struct ui *ui, struct rect sky, float x, float radius)
{
    rgba ground = ui_colour(ui, ROLE_GROUND), gold = ui_colour(ui, ROLE_GOLD);
    float y = sky.y + sky.h;
    int i;
    ui_clip(ui, sky);
    for (i = FAULT_RINGS; i > 0 && !ui_contrast(ui); i--) {
        float r = radius * (1 + 0.52f * (float)i);
        rgba step = colour_mix(ground, gold, 0.04f + 0.04f * (float)(FAULT_RINGS - i));
        ui_fill_colour(ui, rect_make(x - r, y - r, 2 * r, 2 * r), step, draw_round(r));
    }
    ui_disc(ui, x, y, radius, ROLE_GOLD);
    ui_unclip(ui);
}

static float fault_words(struct ui *ui, const struct strings *strings, struct rect r, bool draw)
{
    static const char *const langs[] = {"zh", "en", "ko"};
    float y = r.y;
    size_t i;
    for (i = 0; i < sizeof langs / sizeof langs[0]; i++) {
        struct ui_text title = {.text = strings_get(strings, langs[i], "fault.title"),
                                .size = i == 0 ? 104 : 44,
                                .role = ROLE_INK,
                                .serif = true,
                                .bold = true,
                                .tight = true,
                                .headline = true,
                                .lang = langs[i]};
        struct ui_text line = {.text = strings_get(strings, langs[i], "fault.line"),
                               .size = i == 0 ? 34 : 30,
                               .role = i == 0 ? ROLE_INK : ROLE_INK_SOFT,
                               .headline = true,
                               .lang = langs[i]};
        title.size = ui_fit_size(ui, r.w, i == 0 ? 1 : 2, &title);
        y += draw ? ui_text(ui, r.x, y, r.w, &title) : ui_text_height(ui, r.w, &title);
        y += i == 0 ? 12 : 4;
        y += draw ? ui_text(ui, r.x, y, r.w, &line) : ui_text_height(ui, r.w, &line);
        y += i == 0 ? 48 : 32;
    }
    return y - 32 - r.y;
}

void compose_fault(struct ui *ui, const struct strings *strings, int code)
{
    struct rect screen = ui_screen(ui);
    struct rect sky = rect_make(0, 0, screen.w, screen.h - FAULT_SOIL);
    struct rect words = rect_make(UI_MARGIN, 0, fminf(screen.w - 2 * UI_MARGIN, 1040), 0);
    bool wide = screen.w > screen.h;
    struct ui_text staff = {.text = arena_format(ui_memory(ui), "%s (%d)",
                                                 strings_get(strings, "zh", "fault.staff"), code),
                            .size = 26,
                            .role = ROLE_ON_SOIL_SOFT};
    float height = fault_words(ui, strings, words, false);
    words.y = wide ? (sky.h - height) / 2 : sky.h * 0.14f;
    ui_fill(ui, screen, ROLE_GROUND, draw_round(0));
    fault_sun(ui, sky, screen.w * (wide ? 0.77f : 0.5f), wide ? 190 : 230);
    ui_fill(ui, rect_make(0, sky.h, screen.w, FAULT_SOIL), ROLE_SOIL, draw_round(0));
    ui_fill(ui, rect_make(0, sky.h - FAULT_SNOW / 2, screen.w, FAULT_SNOW),
            ui_contrast(ui) ? ROLE_LINE : ROLE_SNOW, draw_round(0));
    fault_words(ui, strings, words, true);
    ui_text(ui, UI_MARGIN, sky.h + (FAULT_SOIL - ui_text_height(ui, words.w, &staff)) / 2, words.w,
            &staff);
}
