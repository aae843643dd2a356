/* Words that a glossary explains. In the text they have dashes beneath and answer to a finger where
 * there is room for one: a target is as large as everywhere, so of two words that stand close only
 * the first has one. Every word has a chip at the end of its chapter, too, which is easier to hit
 * and what the keys reach. Both open the word's card over the text. */
#include "reader.h"

#include "ui/button.h"

#include <math.h>
#include <string.h>

#define TERMS_ABOVE 28.0f
#define TERMS_BELOW 12.0f
#define WORD_PLATE 6.0f
#define WORD_TAIL 10.0f   /* air behind a text that is surely there */
#define WORDS_NEAR 400.0f /* u: farther apart two targets never meet */

void reader_collect_terms(struct reader *r, const struct doc *doc, const bool *explained,
                          const struct doc_block *b)
{
    size_t i, j;
    for (i = 0; i < b->span_count; i++) {
        const struct doc_span *s = &b->spans[i];
        const char *route;
        if (!(s->style & DOC_LINK) || s->link >= doc->link_count || !explained[s->link]) {
            continue;
        }
        route = doc->links[s->link];
        for (j = 0; j < r->term_count && strcmp(r->terms[j].route, route) != 0; j++) {
        }
        if (j == r->term_count && r->term_count < READER_TERMS_MOST) {
            r->terms[r->term_count++] = (struct reader_term){
                route, arena_copy(&r->memory, b->text + s->start, s->end - s->start)};
        }
    }
}

float reader_terms(struct reader *r, struct ui *ui, const struct reader_item *item,
                   const struct reader_place *place)
{
    float h = ui_button_height(ui), x = 0, y = TERMS_ABOVE;
    size_t i;
    for (i = 0; i < item->term_count; i++) {
        const struct reader_term *t = &item->terms[i];
        struct ui_button b = {
            .name = arena_format(ui_memory(ui), "reader.term.%s.%zu", t->route, item->chapter),
            .label = t->label,
            .icon = "vocabulary",
            .look = BUTTON_PLAIN,
            .lang = item->lang};
        float w = fminf(ui_button_width(ui, &b, 160), place->width);
        if (x > 0 && x + w > place->width) {
            x = 0;
            y += h + UI_GAP;
        }
        if (place->draw && ui_button(ui, rect_make(place->x + x, place->y + y, w, h), &b)) {
            nav_term_show(&r->term, t->route);
        }
        x += w + UI_GAP;
    }
    return y + h + TERMS_BELOW;
}

/* Whether a target here would stand too near to another word's. */
static bool words_crowded(const struct reader *r, struct rect place)
{
    struct rect around = rect_inset(place, -UI_GAP);
    size_t i;
    for (i = r->word_count; i-- > 0;) {
        struct rect both = rect_cross(around, r->tappable[i].target);
        if (both.w > 0 && both.h > 0) {
            return true;
        }
        if (r->tappable[i].target.y + WORDS_NEAR < place.y) {
            break; /* they come in order: those before are farther still */
        }
    }
    return false;
}

/* Where a target may stand so that it keeps its distance from a button above the text; those below
 * are not measured yet, so it stays within the text. */
static float words_from(const struct reader *r, const struct reader_item *item, float top)
{
    size_t at = (size_t)(item - r->items);
    enum reader_kind before = at > 0 ? item[-1].kind : ITEM_SPACE;
    return before == ITEM_LINK    ? top + UI_GAP
           : before == ITEM_TERMS ? top + UI_GAP - TERMS_BELOW
           : before == ITEM_AGES  ? top
                                  : -1e9f;
}

static float words_to(const struct reader *r, const struct reader_item *item, float bottom)
{
    size_t at = (size_t)(item - r->items);
    enum reader_kind behind = at + 1 < r->item_count ? item[1].kind : ITEM_SPACE;
    return behind == ITEM_LINK    ? bottom
           : behind == ITEM_TERMS ? bottom + TERMS_ABOVE - UI_GAP
                                  : 1e9f;
}

static void word_add(struct reader *r, struct reader_word word, float from, float to)
{
    struct rect ink = word.ink, *t = &word.target;
    t->w = fmaxf(ink.w + 2 * WORD_PLATE, UI_TOUCH);
    t->x = ink.x + (ink.w - t->w) / 2;
    t->h = fmaxf(ink.h, UI_TOUCH);
    t->y = ink.y + (ink.h - t->h) / 2;
    t->y = fmaxf(fminf(t->y, to - t->h), from);
    if (t->y + t->h > to || words_crowded(r, *t)) {
        return;
    }
    r->tappable =
        arena_grow(&r->memory, r->tappable, r->word_count, &r->word_capacity, sizeof *r->tappable);
    r->tappable[r->word_count++] = word;
}

/* The run a word ends with, on its line: it may be set in two scripts. */
static size_t word_end(const struct text_line *line, size_t first)
{
    size_t last = first;
    while (last + 1 < line->run_count && (line->runs[last + 1].style & TEXT_TERM) &&
           line->runs[last + 1].link == line->runs[first].link) {
        last++;
    }
    return last;
}

void reader_find_words(struct reader *r, const struct reader_item *item, struct reader_spot at,
                       const struct text_layout *layout)
{
    float from = words_from(r, item, at.top);
    float to = words_to(r, item, at.y + layout->height + WORD_TAIL);
    size_t i, k, done = SIZE_MAX; /* of a word on two lines, its beginning has the target */
    for (i = 0; item->doc && i < layout->line_count; i++) {
        const struct text_line *line = &layout->lines[i];
        for (k = 0; k < line->run_count; k++) {
            const struct text_run *run = &line->runs[k], *last;
            struct reader_word word = {.item = (size_t)(item - r->items)};
            if (!(run->style & TEXT_TERM) || run->link >= item->doc->link_count ||
                run->link == done) {
                continue;
            }
            k = word_end(line, k);
            last = &line->runs[k];
            done = word.link = run->link;
            word.route = item->doc->links[run->link];
            word.start = run->start;
            word.end = last->end;
            word.ink = rect_make(at.x + run->x, at.y + line->top, last->x + last->width - run->x,
                                 line->height);
            word_add(r, word, from, to);
        }
    }
}

void reader_touch_words(struct reader *r, struct ui *ui, const struct reader_item *item,
                        struct reader_spot at)
{
    size_t index = (size_t)(item - r->items), i;
    /* measured at the column's left edge, in the flow; drawn somewhere else */
    float dx = at.left - r->column, dy = at.top - item->y;
    for (i = 0; i < r->word_count; i++) {
        const struct reader_word *w = &r->tappable[i];
        struct ui_target target = {.rect = w->target, .kind = UI_LINK};
        struct ui_state state;
        struct rect ink = w->ink;
        if (w->item != index) {
            continue;
        }
        target.rect.x += dx;
        target.rect.y += dy;
        target.label = arena_copy(ui_memory(ui), item->block->text + w->start, w->end - w->start);
        target.name =
            arena_format(ui_memory(ui), "reader.word.%s.%zu.%u", w->route, index, w->link);
        target.id = ui_id(target.name);
        state = ui_target(ui, &target);
        if (state.pressed) {
            ink.x += dx;
            ink.y += dy;
            ui_fill(ui, rect_inset(ink, -WORD_PLATE), ROLE_LINE, draw_round(UI_RADIUS / 2));
        }
        if (state.clicked) {
            nav_term_show(&r->term, w->route);
        }
    }
}
