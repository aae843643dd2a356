/* For whom an article is told: children who have just learnt to read, everyone from ten years on,
 * adults who want more. Three buttons under the title; the chosen one is gold and ticked.
 *
 * The choice is the visitor's and not the article's: it is kept for the visit, so that the next
 * article that is told for children opens that way. The place in the text is kept by heading, where
 * both texts have one of the same words; otherwise the other text begins at its top. */
#include "reader.h"

#include "session/session.h"
#include "ui/button.h"

#include <math.h>
#include <string.h>

#define AGES_ABOVE 12.0f
#define AGES_BELOW 16.0f
#define AGES_BESIDE 40.0f /* between the title and the buttons, where they share a line */
#define AGES_DROP 10.0f   /* their foot below that of the title's line, clear of the kicker */

static const enum pack_age ages_order[PACK_AGES] = {PACK_YOUNG, PACK_EVERYONE, PACK_DEEP};

bool reader_told_apart(const struct reader *r)
{
    return r->ages[PACK_YOUNG] || r->ages[PACK_DEEP];
}

/* The heading the visitor reads under; NULL: above the first one that is set. */
static const char *ages_heading(const struct reader *r)
{
    const char *heading = NULL;
    size_t i;
    for (i = 1; i < r->chapter_count; i++) {
        if (r->items[r->chapters[i].item].y <= r->offset + UI_TOUCH) {
            heading = r->chapters[i].title;
        }
    }
    return heading;
}

void reader_choose_age(struct reader *r, struct kiosk *k, enum pack_age age)
{
    const char *heading = ages_heading(r);
    struct arena mem = {0};
    struct err err;
    size_t i;
    heading = heading ? arena_copy_text(&mem, heading) : "";
    k->session->now.age = (enum session_age)age;
    r->offset = 0;
    r->anchored = false;
    r->jump = 0;
    if (reader_load(r, k, &err)) {
        for (i = 1; i < r->chapter_count; i++) {
            if (strcmp(r->chapters[i].title, heading) == 0) {
                r->jump = i;
            }
        }
    }
    r->turned = true;
    arena_finish(&mem);
}

static struct ui_button ages_button(const struct reader *r, const struct ui *ui, enum pack_age age)
{
    static const char *const words[PACK_AGES] = {"reader.age.everyone", "reader.age.young",
                                                 "reader.age.deep"};
    bool here = age == r->age;
    struct ui_button b = {.name = words[age],
                          .label = ui_word(ui, words[age]),
                          .icon = here ? "check" : NULL,
                          .look = here ? BUTTON_GOLD : BUTTON_PLAIN};
    return b;
}

/* Width of each button: that of the longest word, ticked. */
static float ages_width(const struct reader *r, struct ui *ui, size_t *count)
{
    float width = UI_TOUCH;
    int age;
    *count = 0;
    for (age = 0; age < PACK_AGES; age++) {
        struct ui_button b = ages_button(r, ui, (enum pack_age)age);
        b.icon = "check";
        if (r->ages[age]) {
            width = fmaxf(width, ui_button_width(ui, &b, 0));
            ++*count;
        }
    }
    return width;
}

static void ages_row(struct reader *r, struct ui *ui, float x, float y, float width)
{
    size_t i;
    for (i = 0; i < PACK_AGES; i++) {
        enum pack_age age = ages_order[i];
        struct ui_button b = ages_button(r, ui, age);
        if (!r->ages[age]) {
            continue;
        }
        if (ui_button(ui, rect_make(x, y, width, ui_button_height(ui)), &b) && age != r->age) {
            r->wanted = age;
            r->wants = true;
            ui_animate(ui); /* the other text follows at once */
        }
        x += width + UI_GAP;
    }
}

float reader_ages(struct reader *r, struct ui *ui, const struct reader_place *place, float title)
{
    size_t count;
    float height = ui_button_height(ui), width = ages_width(r, ui, &count);
    float all = (float)count * width + (float)(count - 1) * UI_GAP;
    bool beside = title + AGES_BESIDE + all <= place->width;
    if (all > place->width) {
        width = (place->width - (float)(count - 1) * UI_GAP) / (float)count;
    }
    if (place->draw && beside) {
        ages_row(r, ui, place->x + place->width - all, place->y - height + AGES_DROP, width);
    } else if (place->draw) {
        ages_row(r, ui, place->x, place->y + AGES_ABOVE, width);
    }
    return beside ? AGES_BELOW + AGES_DROP : AGES_ABOVE + height + AGES_BELOW;
}
