/* Chips with letters, to jump to. A chip stands for neighbouring letters with about equally many
 * terms: so all of them fit one line that a thumb reaches, whatever the alphabet. */
#include "glossary.h"

#include "ui/button.h"

#include <math.h>
#include <string.h>

#define STRIP_PAD 16.0f
#define STRIP_SNOW 8.0f
#define STRIP_AIR 24.0f /* a letter that far below the edge counts as being read */

size_t glossary_groups(const struct glossary *g, size_t most,
                       struct glossary_group groups[GLOSSARY_GROUPS])
{
    size_t each = most ? (g->data.count + most - 1) / most : g->data.count, count = 0, i;
    for (i = 0; i < g->data.count; i++) {
        bool letter = i == 0 || strcmp(g->data.terms[i].letter, g->data.terms[i - 1].letter) != 0;
        bool full = count > 0 && i - groups[count - 1].first >= each;
        if (letter && (count == 0 || (full && count < most))) {
            groups[count++].first = i;
        }
        groups[count - 1].last = i;
    }
    return count;
}

static struct ui_button strip_button(const struct glossary *g, struct ui *ui,
                                     const struct glossary_group *group, bool here)
{
    const char *first = g->data.terms[group->first].letter;
    const char *last = g->data.terms[group->last].letter;
    struct ui_button b = {.name = arena_format(ui_memory(ui), "glossary.to.%zu", group->first),
                          .label = strcmp(first, last) == 0
                                       ? first
                                       : arena_format(ui_memory(ui), "%s–%s", first, last),
                          .look = here ? BUTTON_GOLD : BUTTON_SOIL_3};
    return b;
}

static size_t strip_here(const struct glossary *g, const struct glossary_group *groups,
                         size_t count)
{
    size_t i, here = 0;
    for (i = 0; i < count; i++) {
        if (g->tops[groups[i].first] <= g->offset + STRIP_AIR) {
            here = i;
        }
    }
    return here;
}

/* Goes through the chips line by line; the height of all lines. */
static float strip_lines(struct glossary *g, struct ui *ui, struct rect r, size_t most, bool draw)
{
    struct glossary_group groups[GLOSSARY_GROUPS];
    size_t count = glossary_groups(g, most, groups), i;
    size_t here = draw ? strip_here(g, groups, count) : 0;
    float h = ui_button_height(ui), x = 0, y = 0;
    for (i = 0; i < count; i++) {
        struct ui_button b = strip_button(g, ui, &groups[i], draw && i == here);
        float w = fminf(ui_button_width(ui, &b, 128), r.w);
        if (x > 0 && x + w > r.w) {
            x = 0;
            y += h + UI_GAP;
        }
        if (draw && ui_button(ui, rect_make(r.x + x, r.y + y, w, h), &b)) {
            ui_scroll_to(ui, ui_id(GLOSSARY_LIST), i > 0 ? g->tops[groups[i].first] - UI_GAP : 0,
                         false);
        }
        x += w + UI_GAP;
    }
    return count ? y + h : 0;
}

float glossary_strip_height(const struct glossary *g, struct ui *ui, float width, size_t groups)
{
    float lines = strip_lines((struct glossary *)g, ui, rect_make(0, 0, width - 2 * UI_MARGIN, 0),
                              groups, false);
    return STRIP_SNOW + lines + 2 * STRIP_PAD;
}

void glossary_strip(struct glossary *g, struct ui *ui, struct rect strip, size_t groups)
{
    ui_fill(ui, strip, ROLE_SOIL, draw_round(0));
    ui_fill(ui, rect_make(strip.x, strip.y, strip.w, STRIP_SNOW),
            ui_contrast(ui) ? ROLE_LINE : ROLE_SNOW, draw_round(0));
    strip_lines(g, ui,
                rect_make(strip.x + UI_MARGIN, strip.y + STRIP_SNOW + STRIP_PAD,
                          strip.w - 2 * UI_MARGIN, strip.h),
                groups, true);
}
