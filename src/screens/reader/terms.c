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
#define WORD_LIFT 4.0f /* keeps its distance from a button below the text */

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
        if (j == r->term_count && r->term_count < READER_WORDS_MOST) {
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

/* Whether a target here would stand too near to one of this frame. */
static bool words_crowded(const struct reader *r, struct rect place)
{
    size_t i;
    struct rect around = rect_inset(place, -UI_GAP);
    for (i = 0; i < r->touched_count; i++) {
        struct rect both = rect_cross(around, r->touched[i]);
        if (both.w > 0 && both.h > 0) {
            return true;
        }
    }
    return r->touched_count == READER_WORDS_MOST;
}

static void word_touch(struct reader *r, struct ui *ui, const struct reader_item *item,
                       struct rect word, uint16_t link, const char *label)
{
    const char *route = item->doc->links[link];
    struct ui_target target = {
        .rect = word,
        .label = label,
        .name = arena_format(ui_memory(ui), "reader.word.%s.%zu", route, (size_t)(item - r->items)),
        .kind = UI_LINK};
    struct ui_state state;
    target.rect.w = fmaxf(word.w + 2 * WORD_PLATE, UI_TOUCH);
    target.rect.x = word.x + (word.w - target.rect.w) / 2;
    target.rect.h = fmaxf(word.h, UI_TOUCH);
    target.rect.y = word.y + (word.h - target.rect.h) / 2 - WORD_LIFT;
    target.id = ui_id(target.name);
    if (words_crowded(r, target.rect)) {
        return;
    }
    r->touched[r->touched_count++] = target.rect;
    state = ui_target(ui, &target);
    if (state.pressed) {
        ui_fill(ui, rect_inset(word, -WORD_PLATE), ROLE_LINE, draw_round(UI_RADIUS / 2));
    }
    if (state.clicked) {
        nav_term_show(&r->term, route);
    }
}

void reader_touch_words(struct reader *r, struct ui *ui, const struct reader_item *item, float x,
                        float y, const struct text_layout *layout)
{
    size_t i, k;
    uint32_t done = 0; /* bytes of the text behind the last word */
    for (i = 0; item->doc && i < layout->line_count; i++) {
        const struct text_line *line = &layout->lines[i];
        for (k = 0; k < line->run_count; k++) {
            const struct text_run *run = &line->runs[k];
            struct rect word = {x + run->x, y + line->top, run->width, line->height};
            uint32_t start = run->start;
            size_t last = k;
            if (!(run->style & TEXT_TERM) || run->link >= item->doc->link_count ||
                run->start < done) {
                continue;
            }
            while (last + 1 < line->run_count && (line->runs[last + 1].style & TEXT_TERM) &&
                   line->runs[last + 1].link == run->link) {
                last++; /* one word in two scripts */
            }
            word.w = line->runs[last].x + line->runs[last].width - run->x;
            done = line->runs[last].end;
            word_touch(r, ui, item, word, run->link,
                       arena_copy(ui_memory(ui), layout->text + start, done - start));
            k = last;
        }
    }
}
