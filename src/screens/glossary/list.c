/* The list of terms. Beside an open card a row is the term alone; where the list has the screen to
 * itself it says the first sentence, too. Places are measured once and kept: a frame looks only at
 * what is in sight. */
#include "glossary.h"

#include "ui/button.h"

#include <math.h>
#include <string.h>

#define ROW_PAD 24.0f
#define ROW_ICON 40.0f
#define LETTER_ABOVE 12.0f /* more air where a letter begins */

/* Left of the rows, for the letters. */
static float glossary_gutter(const struct ui *ui)
{
    return ui_size(ui, TYPE_HEADING) * 1.3f + 16;
}

struct row {
    struct ui_text term, line;
    float room;
};

static void row_words(const struct glossary *g, struct ui *ui, size_t i, struct row *r)
{
    const struct pack_card *c = &g->data.terms[i].card;
    bool here = g->wide && i == glossary_selected(g);
    r->term = (struct ui_text){.text = c->title,
                               .type = TYPE_LABEL,
                               .role = here ? ROLE_ON_GOLD : ROLE_INK,
                               .bold = true,
                               .headline = true,
                               .line_height = 1.3f,
                               .lang = c->lang};
    r->line = (struct ui_text){.text = g->wide ? "" : c->summary,
                               .type = TYPE_LABEL,
                               .role = ROLE_INK_SOFT,
                               .line_height = 1.36f,
                               .lang = c->summary_lang};
    r->room = g->width - glossary_gutter(ui) - 2 * ROW_PAD - ROW_ICON - 16;
    r->term.size = ui_fit_size(ui, r->room, 3, &r->term);
}

static float row_height(const struct glossary *g, struct ui *ui, size_t i)
{
    struct row r;
    float h;
    row_words(g, ui, i, &r);
    h = ui_text_height(ui, r.room, &r.term);
    h += r.line.text[0] ? 2 + ui_text_height(ui, r.room, &r.line) : 0;
    return fmaxf(UI_TOUCH, h + 28);
}

static bool letter_begins(const struct glossary *g, size_t i)
{
    return i == 0 || strcmp(g->data.terms[i].letter, g->data.terms[i - 1].letter) != 0;
}

static struct ui_text letter_text(const struct glossary *g, size_t i)
{
    struct ui_text t = {.text = g->data.terms[i].letter,
                        .type = TYPE_HEADING,
                        .role = ROLE_ACCENT,
                        .serif = true,
                        .bold = true,
                        .tight = true,
                        .align = TEXT_CENTRE};
    return t;
}

void glossary_measure(struct glossary *g, struct ui *ui, float width, float top, bool wide)
{
    float y = top;
    size_t i;
    if (g->tops && g->width == width && g->text_size == ui_choice(ui)->text && g->wide == wide) {
        return;
    }
    g->width = width;
    g->text_size = ui_choice(ui)->text;
    g->wide = wide;
    g->tops = g->tops ? g->tops : arena_alloc_array(&g->memory, g->data.count, sizeof *g->tops);
    for (i = 0; i < g->data.count; i++) {
        y += i > 0 && letter_begins(g, i) ? LETTER_ABOVE : 0;
        g->tops[i] = y;
        y += row_height(g, ui, i) + UI_GAP;
    }
    g->height = y + 8;
}

static bool row_draw(struct glossary *g, struct ui *ui, struct rect place, size_t i)
{
    bool here = g->wide && i == glossary_selected(g);
    const struct pack_card *c = &g->data.terms[i].card;
    struct ui_target target = {.id = ui_id(c->route),
                               .rect = place,
                               .name = arena_format(ui_memory(ui), "glossary.%s", c->route),
                               .label = c->title,
                               .kind = UI_LIST_ROW};
    struct ui_state state = ui_target(ui, &target);
    struct row r;
    float words, y;
    row_words(g, ui, i, &r);
    place.y += state.pressed ? 6 : 0;
    ui_fill(ui, place, here ? ROLE_GOLD : ROLE_SURFACE, draw_round(UI_RADIUS));
    ui_hairline(ui, place, draw_round(UI_RADIUS));
    words = ui_text_height(ui, r.room, &r.term);
    words += r.line.text[0] ? 2 + ui_text_height(ui, r.room, &r.line) : 0;
    y = place.y + (place.h - words) / 2;
    y += ui_text(ui, place.x + ROW_PAD, y, r.room, &r.term) + 2;
    if (r.line.text[0]) {
        ui_text(ui, place.x + ROW_PAD, y, r.room, &r.line);
    }
    ui_icon(ui,
            rect_make(place.x + place.w - ROW_PAD - ROW_ICON, place.y + (place.h - ROW_ICON) / 2,
                      ROW_ICON, ROW_ICON),
            here ? "check" : "chevron-right", here ? ROLE_ON_GOLD : ROLE_ACCENT);
    if (state.pressed) {
        ui_pressed_shade(ui, place, draw_round(UI_RADIUS));
    }
    return state.clicked;
}

void glossary_rows(struct glossary *g, struct kiosk *k, struct ui *ui, struct rect list,
                   struct rect view)
{
    size_t i;
    for (i = 0; i < g->data.count; i++) {
        float y = list.y + g->tops[i], gutter = glossary_gutter(ui), h = row_height(g, ui, i);
        if (y + h < view.y || y > view.y + view.h) {
            continue;
        }
        if (letter_begins(g, i)) {
            struct ui_text t = letter_text(g, i);
            ui_text_in(ui, rect_make(list.x, y, gutter - 16, fminf(h, 2 * UI_TOUCH)), &t);
        }
        if (row_draw(g, ui, rect_make(list.x + gutter, y, list.w - gutter, h), i)) {
            glossary_select(g, k, i);
        }
    }
}
