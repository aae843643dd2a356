/* The buttons of a question: before the answer what ends or leaves it, after it the way on. The
 * first one is the way on and has the first place; nothing goes on by itself. Children tap twice,
 * and the second tap would meet the next question's "skip" where "next" was, or "next" before
 * anyone has read why: so for a moment after a button was pressed the ones in its place do nothing.
 */
#include "quiz.h"

#include "nav/nav.h"
#include "ui/button.h"

#include <math.h>
#include <string.h>

#define SIDE_MOST 6
#define HASTY_MS 350

enum side_do {
    SIDE_DONE,
    SIDE_RESET,
    SIDE_SKIP,
    SIDE_PICTURE,
    SIDE_NEXT,
    SIDE_READ,
    SIDE_PREVIOUS,
    SIDE_SHOW,
    SIDE_MORE
};

struct side {
    struct ui_button buttons[SIDE_MOST];
    enum side_do does[SIDE_MOST];
    size_t count;
};

static struct ui_button *side_add(struct side *s, enum side_do does, const char *name,
                                  const char *label, const char *icon)
{
    struct ui_button *b = &s->buttons[s->count];
    *b = (struct ui_button){.name = name,
                            .label = label,
                            .icon = icon,
                            .look = BUTTON_SOIL_3,
                            .radius = UI_RADIUS,
                            .multiline = true};
    s->does[s->count++] = does;
    return b;
}

static void side_after(struct quiz *q, struct ui *ui, struct side *s)
{
    const struct pack_card *page = &q->question.page;
    struct ui_button *b;
    if (q->alone) {
        b = side_add(s, SIDE_MORE, "quiz.more", ui_word(ui, "quiz.more"), "arrow-right");
        b->look = BUTTON_GOLD;
        b->icon_behind = true;
    } else if (!q->game.explore || q->at + 1 < q->seat_count) {
        bool last = !q->game.explore && q->round.at + 1 >= q->round.count;
        b = side_add(s, SIDE_NEXT, "quiz.next", ui_word(ui, last ? "quiz.finish" : "quiz.next"),
                     "arrow-right");
        b->look = BUTTON_GOLD;
        b->icon_behind = true;
    }
    if (q->question.has_page) {
        const char *title = page->short_title[0] ? page->short_title : page->title;
        b = side_add(s, SIDE_READ, "quiz.read", ui_word_with(ui, "quiz.read", title), "book-2");
    }
}

static void side_before(struct quiz *q, struct ui *ui, struct side *s)
{
    const struct quiz_seat *seat = quiz_seat(q);
    struct ui_button *b;
    if (question_confirms(seat->type, &q->question)) {
        b = side_add(s, SIDE_DONE, "quiz.done", ui_word(ui, "quiz.done"), "check");
        b->look = BUTTON_GOLD;
        b->disabled = !seat->type->ready(seat->state, &q->question);
        if (seat->type->flags & QUESTION_RESET) {
            side_add(s, SIDE_RESET, "quiz.reset", ui_word(ui, "quiz.reset"), "refresh");
        }
    }
    if (q->game.explore) {
        side_add(s, SIDE_SHOW, "quiz.show", ui_word(ui, "quiz.show"), "bulb");
        if (q->at + 1 < q->seat_count) {
            side_add(s, SIDE_NEXT, "quiz.next", ui_word(ui, "quiz.next"), "arrow-right");
        }
    } else if (!q->alone) {
        side_add(s, SIDE_SKIP, "quiz.skip", ui_word(ui, "quiz.skip"), "player-skip-forward");
    }
}

static void side_fill(struct quiz *q, struct ui *ui, struct side *s)
{
    const struct quiz_seat *seat = quiz_seat(q);
    if (seat->answered) {
        side_after(q, ui, s);
    } else {
        side_before(q, ui, s);
    }
    if (q->game.explore && q->at > 0) {
        side_add(s, SIDE_PREVIOUS, "quiz.previous", ui_word(ui, "quiz.previous"), "arrow-left");
    }
    if (q->picture.name && q->picture.name[0] && (!seat->answered || s->count < 2)) {
        side_add(s, SIDE_PICTURE, "quiz.picture", ui_word(ui, "quiz.picture"), "zoom-in");
    }
}

static void side_act(struct quiz *q, struct kiosk *k, enum side_do does)
{
    struct quiz_seat *s = quiz_seat(q);
    switch (does) {
    case SIDE_DONE:
        quiz_answered(q, k);
        break;
    case SIDE_RESET:
        s->type->reset(s->state, &q->question);
        break;
    case SIDE_SKIP:
        round_skip(&q->round);
        break;
    case SIDE_PICTURE:
        q->viewer = true;
        memset(&q->zoom, 0, sizeof q->zoom);
        break;
    case SIDE_NEXT:
        if (q->game.explore) {
            q->at++;
        } else {
            round_next(&q->round);
        }
        break;
    case SIDE_READ:
        nav_push(k->nav, q->question.page.route);
        break;
    case SIDE_PREVIOUS:
        q->at--;
        break;
    case SIDE_SHOW:
        s->shown = true;
        quiz_answered(q, k);
        break;
    case SIDE_MORE:
        nav_push(k->nav, q->question.topic[0] ? q->question.topic : q->section);
        break;
    }
}

/* One over the other, or two beside each other where they would be too low; or all in one bar. */
static struct rect side_place(const struct quiz_place *p, const struct side *s, size_t i)
{
    struct rect r = p->side;
    size_t rows, columns, row, here;
    rows = p->column ? (size_t)fmaxf(1, floorf((r.h + UI_GAP) / (UI_TOUCH + UI_GAP))) : 1;
    rows = rows < s->count ? rows : s->count;
    columns = (s->count + rows - 1) / rows;
    rows = (s->count + columns - 1) / columns;
    /* the first row is the shorter one: what leads on is large */
    row = i < s->count - columns * (rows - 1)
              ? 0
              : 1 + (i - (s->count - columns * (rows - 1))) / columns;
    here = row == 0 ? s->count - columns * (rows - 1) : columns;
    r.w = (r.w - UI_GAP * (float)(here - 1)) / (float)here;
    r.x +=
        (r.w + UI_GAP) * (float)(row == 0 ? i : (i - (s->count - columns * (rows - 1))) % columns);
    if (p->column) {
        r.h = fminf(148, (r.h - UI_GAP * (float)(rows - 1)) / (float)rows);
        r.y += (r.h + UI_GAP) * (float)row;
    }
    return r;
}

void quiz_side(struct quiz *q, struct kiosk *k, struct ui *ui, const struct quiz_place *p)
{
    struct side s = {0};
    int tapped = -1;
    size_t i;
    side_fill(q, ui, &s);
    for (i = 0; i < s.count; i++) {
        struct rect r = side_place(p, &s, i);
        if (r.w < 240) { /* the words alone say it */
            s.buttons[i].icon = NULL;
        }
        if (ui_button(ui, r, &s.buttons[i])) {
            tapped = (int)i;
        }
    }
    if (tapped >= 0 && (q->turned_ms == 0 || ui_now(ui) - q->turned_ms >= HASTY_MS)) {
        side_act(q, k, s.does[tapped]);
        q->turned_ms = ui_now(ui);
        ui_animate(ui);
    }
}
