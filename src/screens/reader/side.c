/* What stands at the right of a text on a wide screen: the poster of a book; of an article what to
 * read next, the first as a card and the others as rows, as many as there is room for. */
#include "reader.h"

#include "nav/nav.h"
#include "ui/card.h"

#define SIDE_PICTURE 200.0f

static void side_poster(const struct reader *r, struct ui *ui, struct rect place)
{
    struct ui_picture art = {.name = r->reading.section.poster,
                             .focus_x = 0.5f,
                             .focus_y = 1,
                             .corners = draw_round_top(UI_RADIUS)};
    ui_picture(ui, place, &art);
    ui_hairline(ui, place, draw_round_top(UI_RADIUS));
}

static struct ui_card side_row(const struct reader *r, struct kiosk *k, struct ui *ui, size_t i)
{
    const struct pack_card *c = &r->related[i];
    struct pack_picture picture;
    struct err ignored;
    struct ui_card card = {.name = "reader.related",
                           .index = (int)i,
                           .kicker = c->kicker,
                           .title = c->title,
                           .picture = c->art,
                           .lang = c->lang,
                           .focus_x = 0.5f,
                           .focus_y = 0.5f,
                           .accent = theme_accent(c->accent)};
    if (c->art[0] && pack_picture(k->pack, c->art, c->lang, ui_memory(ui), &picture, &ignored)) {
        card.focus_x = picture.focus_x;
        card.focus_y = picture.focus_y;
    }
    return card;
}

void reader_side(struct reader *r, struct kiosk *k, struct ui *ui, struct rect place)
{
    struct ui_text title = {.text = ui_word(ui, "reader.related"),
                            .type = TYPE_HEADING,
                            .role = ROLE_INK,
                            .serif = true,
                            .bold = true,
                            .tight = true};
    float y = place.y;
    size_t i;
    if (r->reading.kind == PACK_BOOK) {
        side_poster(r, ui, place);
        return;
    }
    y += ui_text(ui, place.x, y, place.w, &title) + 20;
    for (i = 0; i < r->related_count; i++) {
        struct ui_card row = side_row(r, k, ui, i);
        struct rect at = {place.x, y, place.w, 0};
        at.h = i == 0 ? reader_card(ui, k, at, &r->related[i], 0, SIDE_PICTURE, false)
                      : ui_card_row_height(ui, place.w, &row);
        if (at.y + at.h > place.y + place.h) {
            break;
        }
        if (i == 0) {
            reader_card(ui, k, at, &r->related[i], 0, SIDE_PICTURE, true);
        } else if (ui_card_row(ui, at, &row, ROLE_SURFACE)) {
            nav_push(k->nav, r->related[i].route);
        }
        y += at.h + UI_GAP;
    }
}
