/* Lines on the soil, which is dark in every theme: their colours are those the accents have in the
 * dark. There are seven; the letters tell more apart, and in high contrast they alone do. A wrong
 * line is broken, so that it is told without its colour. */
#include "questions/parts/links.h"

#include <math.h>

#define LINK_WIDE 8.0f
#define LINK_SOCKET 28.0f /* radius */
#define LINK_OUT 18.0f
#define LINK_DASH 22.0f

const char *links_letter(int place)
{
    static const char *const letters[] = {"A", "B", "C", "D", "E", "F", "G", "H",
                                          "I", "J", "K", "L", "M", "N", "O", "P",
                                          "Q", "R", "S", "T", "U", "V", "W", "X"};
    return letters[place >= 0 ? place % 24 : 0];
}

static rgba links_colour(const struct ui *ui, int place)
{
    static const enum ui_accent accents[] = {ACCENT_STRUCTURE, ACCENT_YOUTH,   ACCENT_DUTIES,
                                             ACCENT_QUIZ,      ACCENT_HISTORY, ACCENT_GROUP,
                                             ACCENT_HONOURS};
    if (ui_contrast(ui)) {
        return ui_colour(ui, ROLE_ON_SOIL);
    }
    return theme_colour(SESSION_DARK, accents[place % 7], ROLE_ACCENT);
}

/* The middle of a socket: outside of its card, so that letters stand free, but resting on it. */
static float links_x(struct rect card, bool left)
{
    return left ? card.x + card.w + LINK_OUT : card.x - LINK_OUT;
}

/* A line of any colour, with blunt ends: they lie under sockets. */
static void links_bar(struct ui *ui, float x0, float y0, float x1, float y1, rgba colour)
{
    float way = hypotf(x1 - x0, y1 - y0);
    if (way > 0) {
        float ox = (y1 - y0) / way * LINK_WIDE / 2, oy = (x0 - x1) / way * LINK_WIDE / 2;
        float xy[8] = {x0 + ox, y0 + oy, x1 + ox, y1 + oy, x1 - ox, y1 - oy, x0 - ox, y0 - oy};
        ui_polygon(ui, xy, 4, colour);
    }
}

void links_line(struct ui *ui, const struct link *link)
{
    float x0 = links_x(link->from, true), y0 = link->from.y + link->from.h / 2;
    float x1 = links_x(link->to, false), y1 = link->to.y + link->to.h / 2;
    int pieces = (int)fmaxf(1, roundf(hypotf(x1 - x0, y1 - y0) / (2 * LINK_DASH))), i;
    if (!link->broken) {
        links_bar(ui, x0, y0, x1, y1, links_colour(ui, link->letter));
        return;
    }
    for (i = 0; i < pieces; i++) {
        float a = ((float)i + 0.2f) / (float)pieces, b = ((float)i + 0.8f) / (float)pieces;
        links_bar(ui, x0 + (x1 - x0) * a, y0 + (y1 - y0) * a, x0 + (x1 - x0) * b,
                  y0 + (y1 - y0) * b, ui_colour(ui, ROLE_ON_SOIL_SOFT));
    }
}

static void links_disc(struct ui *ui, float x, float y, float radius, rgba colour)
{
    ui_fill_colour(ui, rect_make(x - radius, y - radius, 2 * radius, 2 * radius), colour,
                   draw_round(radius));
}

static void links_sign(struct ui *ui, float x, float y, float r, int letter, enum ui_role role)
{
    struct ui_text t = {.text = links_letter(letter),
                        .type = TYPE_CHROME,
                        .size = r * 1.15f,
                        .role = role,
                        .bold = true,
                        .align = TEXT_CENTRE,
                        .lang = "en"};
    ui_text_in(ui, rect_make(x - r, y - r, 2 * r, 2 * r), &t);
}

void links_socket(struct ui *ui, struct rect card, bool left, int letter, enum link_end end)
{
    float x = links_x(card, left), y = card.y + card.h / 2, r = LINK_SOCKET;
    rgba soil = ui_colour(ui, ROLE_SOIL);
    enum ui_role role = end == LINK_PICKED ? ROLE_GOLD : ROLE_ON_SOIL_SOFT;
    if (left && end != LINK_MADE) {
        links_disc(ui, x, y, r * 0.85f, soil);
        links_disc(ui, x, y, r * 0.85f - 5, ui_colour(ui, role));
        links_disc(ui, x, y, r * 0.85f - 11, soil);
        return;
    }
    links_disc(ui, x, y, r + 6, soil);
    if (end == LINK_MADE) {
        links_disc(ui, x, y, r, links_colour(ui, letter));
        links_sign(ui, x, y, r, letter, ROLE_ON_GOLD);
    } else {
        ui_disc(ui, x, y, r, end == LINK_PICKED ? ROLE_GOLD : ROLE_SOIL_3);
        links_sign(ui, x, y, r, letter, end == LINK_PICKED ? ROLE_ON_GOLD : ROLE_ON_SOIL);
    }
}

void links_pull(struct ui *ui, struct rect card, bool left, const struct ui_drag *drag)
{
    float x = links_x(card, left), y = card.y + card.h / 2;
    rgba gold = ui_colour(ui, ROLE_GOLD);
    links_bar(ui, x, y, drag->x, drag->y, gold);
    links_disc(ui, x, y, LINK_SOCKET * 0.7f, gold);
    ui_drag_raise(ui);
    links_disc(ui, drag->x, drag->y, LINK_SOCKET + 8, ui_colour(ui, ROLE_SOIL));
    links_disc(ui, drag->x, drag->y, LINK_SOCKET, gold);
    ui_drag_lower(ui);
}
