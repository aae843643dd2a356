/* From what a format can say to what is played. GIFT has no order, no groups and no places in a
 * picture; they come as pairs and options with a tag, and become here what their type is made of.
 * What nobody needs to write is worked out: the type, which options keep their order, which stay
 * last, what a slider offers. */
#include "author/quiz/quiz.h"
#include "questions/question.h"

#include <stdlib.h>
#include <string.h>

static bool shape_wrong(struct bank_question *q)
{
    q->broken = true;
    return false;
}

/* --- parts ------------------------------------------------------------------------------------ */

static void shape_copy(struct bank *b, struct bank_question *q)
{
    size_t i;
    q->made = arena_alloc_array(&b->m->mem, q->part_count + 1, sizeof *q->made);
    q->made_count = 0;
    for (i = 0; i < q->part_count; i++) {
        if (!q->parts[i].catch_all) { /* "anything else" is what is left */
            struct question_part *part = &q->made[q->made_count++];
            *part = q->parts[i].part;
            part->text = part->text ? part->text : "";
            part->feedback = part->feedback ? part->feedback : "";
            part->picture = part->picture ? part->picture : "";
        }
    }
}

/* Something to think about: what a free answer would have been turns up, or the explanation. */
static void shape_reveal(struct bank *b, struct bank_question *q)
{
    const char *answer = "";
    size_t i;
    for (i = 0; q->form == BANK_SHORT && i < q->part_count && !*answer; i++) {
        if (!q->parts[i].wildcard && !q->parts[i].catch_all &&
            q->parts[i].part.weight == QUESTION_WHOLE) {
            answer = q->parts[i].part.text;
        }
    }
    q->made = arena_alloc_array(&b->m->mem, 1, sizeof *q->made);
    q->made_count = 1;
    q->made->role = PART_REVEAL;
    q->made->text = answer;
    q->made->feedback = q->made->picture = "";
    q->made->to = -1;
}

/* `=2 -> Water =1 -> Ice`: steps in the order of their numbers. */
static bool shape_steps(struct bank *b, struct bank_question *q)
{
    size_t items = 0, i;
    struct question_part *steps = arena_alloc_array(&b->m->mem, q->made_count + 1, sizeof *steps);
    for (i = 0; i < q->made_count && q->made[i].role == PART_ITEM; i++) {
        items++;
    }
    for (i = 0; i < items; i++) {
        char *end;
        long place = strtol(q->made[i].text, &end, 10);
        if (*end || place < 1 || (size_t)place > items || steps[place - 1].text ||
            q->made_count != 2 * items) {
            diag_add(b->m->d, DIAG_ERROR, q->parts[i].place,
                     "'%s' is no place in an order of %zu; number the steps = 1 -> first = 2 ->"
                     " second",
                     model_show(&b->m->mem, q->made[i].text), items);
            return shape_wrong(q);
        }
        steps[place - 1] = q->made[q->made[i].to];
        steps[place - 1].role = PART_STEP;
        steps[place - 1].feedback = steps[place - 1].picture = "";
    }
    q->made = steps;
    q->made_count = items;
    return true;
}

/* What a tag makes of a form. false: reported. */
static bool shape_parts(struct bank *b, struct bank_question *q, const char *type)
{
    bool free = q->form == BANK_SHORT || q->form == BANK_ESSAY;
    size_t i;
    shape_copy(b, q);
    if (free || (type && strcmp(type, "reveal") == 0)) {
        shape_reveal(b, q);
    } else if (type && strcmp(type, "order") == 0 && q->form == BANK_PAIRS) {
        return shape_steps(b, q);
    } else if (type && strcmp(type, "hotspot") == 0) {
        return shape_spots(b, q->main, q->made, q->made_count) || shape_wrong(q);
    }
    for (i = 0; i < q->made_count; i++) {
        q->made[i].stays =
            q->made[i].role == PART_OPTION && shape_stays(&b->m->mem, q->made[i].text);
    }
    return true;
}

/* --- what it belongs to ----------------------------------------------------------------------- */

static const char **shape_topics(const struct model *m, struct arena *mem)
{
    const char **out = arena_alloc_array(mem, m->entry_count + 1, sizeof *out);
    size_t count = 0, i;
    for (i = 0; i < m->entry_count; i++) {
        if (m->entries[i]->kind == MODEL_TOPIC) {
            out[count++] = m->entries[i]->name;
        }
    }
    return out;
}

static void shape_topic(struct bank *b, struct bank_question *q)
{
    struct model_value v = q->meta[BANK_TOPIC];
    if (!v.text) {
        diag_add(b->m->d, DIAG_WARNING, q->place,
                 "'%s' has no topic and comes up only among all questions; name its topic", q->id);
        return;
    }
    q->topic = bank_topic(b, v.text);
    if (!q->topic) {
        const char **topics = shape_topics(b->m, &b->m->mem);
        if (topics[0]) { /* that there are none at all is said once */
            model_say_unknown(b->m, v.place, "topic", v.text, topics);
        }
    }
}

static void shape_level(struct bank *b, struct bank_question *q)
{
    struct model_value v = q->meta[BANK_LEVEL];
    q->level = v.text ? quiz_level(b->m, v.text) : LEVEL_MIDDLE;
    if (q->level == LEVEL_ANY) {
        model_say_unknown(b->m, v.place, "level", v.text, question_levels);
        q->level = LEVEL_MIDDLE;
    }
}

static bool shape_said_type(struct bank *b, const struct bank_question *q, const char **type)
{
    struct model_value v = q->meta[BANK_TYPE];
    *type = v.text ? quiz_type(b->m, v.text) : NULL;
    if (v.text && !*type) {
        model_say_unknown(b->m, v.place, "type", v.text, quiz_types);
        return false;
    }
    return true;
}

static void shape_order(struct bank *b, struct bank_question *q)
{
    struct model_value v = q->meta[BANK_ORDER];
    static const char *const words[] = {"keep", "shuffle", NULL};
    const char *low = v.text ? model_lower(&b->m->mem, v.text) : "";
    q->keep_order = strcmp(low, "keep") == 0 || (v.text && strcmp(v.text, "保持") == 0) ||
                    (!v.text && shape_ordered(q->made, q->made_count));
    if (v.text && !q->keep_order && strcmp(low, "shuffle") != 0) {
        model_say_unknown(b->m, v.place, "order", v.text, words);
    }
}

static void shape_type(struct bank *b, struct bank_question *q, const char *said)
{
    const struct question_type *type;
    struct question view;
    q->type = said ? said : "";
    bank_view(b, q, &view);
    type = said ? question_type_named(said) : question_type_of(&view);
    if (!type) {
        diag_add(b->m->d, DIAG_ERROR, q->place,
                 "no type of question is made of such answers; see the chapter on quizzes in"
                 " content/README.md");
        shape_wrong(q);
        return;
    }
    q->type = view.type = type->name;
    if (!type->check(&view, q->place, b->m->d)) {
        shape_wrong(q);
    }
}

void bank_shape(struct bank *b, struct bank_question *q)
{
    const char *said;
    size_t i;
    int rights = 0;
    shape_topic(b, q);
    shape_level(b, q);
    if (q->broken || !shape_said_type(b, q, &said) || !shape_parts(b, q, said)) {
        q->broken = true;
        return;
    }
    for (i = 0; i < q->made_count; i++) {
        rights += q->made[i].weight > 0;
    }
    q->several = q->form == BANK_CHOICES && (q->made[0].role == PART_OPTION || rights > 1);
    shape_order(b, q);
    if (q->form == BANK_NUMBER && !shape_range(b, q)) {
        q->broken = true;
        return;
    }
    shape_type(b, q, said);
}

bool bank_shape_alike(struct bank *b, struct bank_question *q)
{
    size_t i;
    if (q->broken || q->main->broken || !shape_parts(b, q, q->main->type)) {
        q->broken = true;
        return false;
    }
    for (i = 0; i < q->made_count && i < q->main->made_count; i++) {
        q->made[i].stays = q->main->made[i].stays;
    }
    q->type = q->main->type;
    q->level = q->main->level;
    q->topic = q->main->topic;
    q->keep_order = q->main->keep_order;
    q->several = q->main->several;
    q->least = q->main->least;
    q->most = q->main->most;
    q->step = q->main->step;
    return q->made_count == q->main->made_count;
}
