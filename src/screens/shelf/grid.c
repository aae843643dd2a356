/* The articles of a theme as cards of one size. Of all numbers of columns the one is taken that
 * shows the largest pictures without scrolling; when all would have to scroll, the one whose cards
 * have a comfortable width. */
#include "shelf.h"

#include "nav/nav.h"
#include "ui/card.h"

#include <math.h>

#define GRID_GAP 24.0f
#define GRID_COLUMNS 5
#define GRID_LEAST 300.0f  /* width of a card at the normal text size */
#define GRID_CARD 470.0f   /* a comfortable one */
#define PICTURE_LOW 0.40f  /* height to width of a picture: less shows nothing */
#define PICTURE_HIGH 0.75f /* they are drawn 4:3 */

static struct ui_card grid_card(const struct shelf *s, struct ui *ui, size_t i)
{
    const struct pack_shelf_item *item = &s->data.items[i];
    const struct pack_card *c = &item->card;
    struct ui_card card = {.name = arena_format(ui_memory(ui), "shelf.%s", c->route),
                           .index = -1,
                           .kicker = c->kicker,
                           .title = c->title,
                           .line = c->question[0] ? c->question : c->summary,
                           .picture = c->art,
                           .lang = c->lang,
                           .focus_x = s->focus[i].x,
                           .focus_y = s->focus[i].y,
                           .accent = theme_accent(c->accent),
                           .large = true};
    if (item->young || item->deep) {
        card.mark = ui_word(ui, !item->deep    ? "shelf.young"
                                : !item->young ? "shelf.deep"
                                               : "shelf.ages");
        card.mark_icon = "users";
    }
    return card;
}

static float grid_words(const struct shelf *s, struct ui *ui, float width)
{
    float most = 0;
    size_t i;
    for (i = 0; i < s->data.count; i++) {
        struct ui_card card = grid_card(s, ui, i);
        card.picture_height = 1; /* the colours are those of a card with a picture */
        most = fmaxf(most, ui_card_height(ui, width, &card) - 1);
    }
    return most;
}

static void grid_try(const struct shelf *s, struct ui *ui, float width, float room, size_t columns,
                     struct shelf_grid *g)
{
    float free;
    g->columns = columns;
    g->rows = (s->data.count + columns - 1) / columns;
    g->width = (width - (float)(columns - 1) * GRID_GAP) / (float)columns;
    g->words = grid_words(s, ui, g->width);
    free = (room - (float)(g->rows - 1) * GRID_GAP) / (float)g->rows - g->words;
    g->picture = fminf(free, g->width * PICTURE_HIGH);
    if (g->picture < g->width * PICTURE_LOW) {
        g->picture = g->width * 0.56f;
    }
    g->height = (float)g->rows * (g->words + g->picture) + (float)(g->rows - 1) * GRID_GAP;
}

/* How good it looks: pictures seen at once count most; one card alone in the last row looks lost.
 */
static float grid_score(const struct shelf *s, const struct shelf_grid *g, float room)
{
    bool fits = g->height <= room + 1;
    bool lost = g->rows > 1 && s->data.count % g->columns == 1;
    float score = fits ? 1e6f + g->picture * g->width : -fabsf(g->width - GRID_CARD);
    return lost ? score - (fits ? 0.3f * g->picture * g->width : 60) : score;
}

void shelf_plan(const struct shelf *s, struct ui *ui, float width, float room,
                struct shelf_grid *out)
{
    float least =
        GRID_LEAST * ui_size(ui, TYPE_LABEL) / theme_size(SESSION_TEXT_NORMAL, TYPE_LABEL);
    float best = -1e9f;
    size_t columns;
    for (columns = 1; columns <= GRID_COLUMNS && columns <= s->data.count; columns++) {
        struct shelf_grid g;
        float score;
        grid_try(s, ui, width, room, columns, &g);
        if (columns > 1 && g.width < least) {
            break;
        }
        score = grid_score(s, &g, room);
        if (score > best) {
            best = score;
            *out = g;
        }
    }
}

void shelf_cards(const struct shelf *s, struct kiosk *k, struct ui *ui, struct rect r,
                 const struct shelf_grid *grid, struct rect view)
{
    float height = grid->picture + grid->words;
    size_t i;
    for (i = 0; i < s->data.count; i++) {
        struct ui_card card = grid_card(s, ui, i);
        struct rect place = {r.x + (float)(i % grid->columns) * (grid->width + GRID_GAP),
                             r.y + (float)(i / grid->columns) * (height + GRID_GAP), grid->width,
                             height};
        card.picture_height = grid->picture;
        if (place.y > view.y + view.h || place.y + place.h < view.y) {
            continue;
        }
        if (ui_card(ui, place, &card)) {
            nav_push(k->nav, s->data.items[i].card.route);
        }
    }
}
