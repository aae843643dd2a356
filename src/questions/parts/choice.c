/* Options as plates. Weights of thirds do not add up to a whole in thousandths, as they do not in
 * Moodle's percents: whoever chose just what has a weight above nothing has the whole. */
#include "questions/parts/choice.h"

#include "questions/parts/grid.h"

#include <stdio.h>

#define CHOICE_NEARLY 990 /* of 1000: what roundings leave */

bool choice_has(const struct choice *c, size_t part)
{
    return (c->chosen >> part & 1u) != 0;
}

bool choice_all(const struct question *q, enum question_role role)
{
    size_t i;
    for (i = 0; i < q->count; i++) {
        if (q->parts[i].role != role) {
            return false;
        }
    }
    return q->count > 0;
}

static int choice_best(const struct question *q)
{
    int best = 0;
    size_t i;
    for (i = 0; i < q->count; i++) {
        best = q->parts[i].weight > best ? q->parts[i].weight : best;
    }
    return best;
}

/* Where one answers with one thing, only what is wholly right is right. */
static enum plate_state choice_judge(const struct choice *c, const struct question *q, size_t part,
                                     bool several)
{
    int weight = q->parts[part].weight, right = several ? 1 : choice_best(q);
    if (weight > 0 && weight >= right) {
        return PLATE_RIGHT;
    }
    if (!choice_has(c, part)) {
        return PLATE_REST;
    }
    return weight > 0 ? PLATE_PART : PLATE_WRONG;
}

static const char *choice_text(const struct ui *ui, const struct question_part *part, size_t index)
{
    if (part->role == PART_TRUTH && !part->text[0]) {
        return ui_word(ui, index == 0 ? "quiz.true" : "quiz.false");
    }
    return part->text;
}

static struct plate choice_plate(const struct choice *c, const struct question *q, struct ui *ui,
                                 size_t place, const struct choice_look *look)
{
    static const char *const letters[] = {"A", "B", "C", "D", "E", "F", "G", "H",
                                          "I", "J", "K", "L", "M", "N", "O", "P",
                                          "Q", "R", "S", "T", "U", "V", "W", "X"};
    size_t index = c->order.at[place];
    const struct question_part *part = &q->parts[index];
    struct plate p = {.text = choice_text(ui, part, index),
                      .lang = part->text[0] ? q->lang : NULL,
                      .picture = part->picture,
                      .letter = letters[place % 24],
                      .icon = index == 0 ? "check" : "x",
                      .judged = true,
                      .big = look->truths};
    p.mark = look->truths ? PLATE_ICON : look->boxes ? PLATE_BOX : PLATE_LETTER;
    return p;
}

static void choice_lay(const struct choice *c, const struct question *q, struct ui *ui, float width,
                       const struct choice_look *look, struct plate *plates, struct grid *grid)
{
    size_t i;
    for (i = 0; i < c->order.count; i++) {
        plates[i] = choice_plate(c, q, ui, i, look);
    }
    grid_lay(ui, width, plates, c->order.count, grid);
}

float choice_height(const struct choice *c, const struct question *q, struct ui *ui, float width,
                    const struct choice_look *look)
{
    struct plate plates[QUESTION_PARTS_MAX];
    struct grid grid;
    choice_lay(c, q, ui, width, look, plates, &grid);
    return grid.height;
}

int choice_frame(const struct choice *c, const struct question *q, struct ui *ui,
                 const struct question_view *view, const struct choice_look *look)
{
    struct plate plates[QUESTION_PARTS_MAX];
    struct grid grid;
    int touched = -1;
    size_t i;
    choice_lay(c, q, ui, view->area.w, look, plates, &grid);
    for (i = 0; i < c->order.count; i++) {
        struct rect r = grid.cells[i];
        size_t part = c->order.at[i];
        r.x += view->area.x;
        r.y += view->area.y;
        plates[i].yours = choice_has(c, part);
        if (view->answered) {
            plates[i].state = choice_judge(c, q, part, look->boxes);
            plate_draw(ui, r, &plates[i], false);
        } else {
            const char *name = arena_format(ui_memory(ui), "quiz.option.%zu", part);
            plates[i].state = plates[i].yours ? PLATE_CHOSEN : PLATE_NEUTRAL;
            if (plate_button(ui, r, name, &plates[i]).clicked) {
                touched = (int)part;
            }
        }
    }
    return touched;
}

static bool choice_is_whole(const struct choice *c, const struct question *q)
{
    int sum = 0;
    size_t i;
    for (i = 0; i < q->count; i++) {
        if (choice_has(c, i) != (q->parts[i].weight > 0)) {
            return false;
        }
        sum += q->parts[i].weight > 0 ? q->parts[i].weight : 0;
    }
    return sum >= CHOICE_NEARLY;
}

bool choice_ready(const void *self, const struct question *q)
{
    (void)q;
    return ((const struct choice *)self)->chosen != 0;
}

struct question_mark choice_mark(const void *self, const struct question *q)
{
    const struct choice *c = self;
    struct question_mark mark = {.feedback = ""};
    const char *first = "", *wrong = NULL;
    int sum = 0;
    size_t i;
    for (i = 0; i < q->count; i++) {
        const struct question_part *part = &q->parts[i];
        if (!choice_has(c, i)) {
            continue;
        }
        sum += part->weight;
        if (part->feedback[0]) {
            first = first[0] ? first : part->feedback;
            wrong = !wrong && part->weight <= 0 ? part->feedback : wrong;
        }
    }
    mark.score = sum < 0 ? 0 : sum > QUESTION_WHOLE ? QUESTION_WHOLE : sum;
    if (choice_is_whole(c, q)) {
        mark.score = QUESTION_WHOLE;
    }
    mark.feedback = wrong ? wrong : first;
    return mark;
}
