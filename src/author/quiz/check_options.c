/* Options that are there twice, or mean something only where they stand. Options are shuffled on
 * the screen: "all of the above" is put last whatever its place, and what names other options by
 * their letters names the wrong ones. */
#include "author/quiz/check.h"
#include "author/quiz/quiz.h"

#include <string.h>

static void options_twice(struct check *c, const struct bank_question *q)
{
    struct model *m = c->m;
    const char *folded[QUESTION_PARTS_MAX];
    size_t i, k, count = q->part_count < QUESTION_PARTS_MAX ? q->part_count : QUESTION_PARTS_MAX;
    for (i = 0; i < count; i++) {
        const struct bank_part *part = &q->parts[i];
        folded[i] = part->text.text ? check_fold_option(&m->mem, part->text.text) : "";
        for (k = 0; k < i; k++) {
            if (q->parts[k].part.role == part->part.role && folded[i][0] &&
                strcmp(folded[k], folded[i]) == 0) {
                diag_add(m->d, DIAG_ERROR, part->text.place,
                         "'%s' stands among the answers twice; write another, or take it out",
                         model_show(&m->mem, part->text.text));
                break;
            }
        }
    }
}

/* --- places ------------------------------------------------------------------------------------
 */

static bool options_letter(char c)
{
    return c >= 'A' && c <= 'J';
}

/* "A和B", "Both A and C", "B、C": letters of other options and nothing else. */
static bool options_names_letters(const char *exact)
{
    static const char *const joins[] = {"和", "与", "、", "及", ",", "and", "or", "&", "+", NULL};
    const char *p = exact;
    size_t letters = 0, i;
    if (strncmp(p, "both", 4) == 0 || strncmp(p, "Both", 4) == 0) {
        p += 4;
    }
    while (options_letter(*p)) {
        letters++;
        p++;
        for (i = 0; joins[i]; i++) {
            size_t n = strlen(joins[i]);
            if (strncmp(p, joins[i], n) == 0) {
                p += n;
                break;
            }
        }
        if (!joins[i]) {
            break;
        }
    }
    return letters > 1 && (*p == '\0' || strncmp(p, "都", 3) == 0 || strncmp(p, "两", 3) == 0);
}

static void options_places(struct check *c, const struct bank_question *q)
{
    struct model *m = c->m;
    size_t i;
    for (i = 0; i < q->part_count; i++) {
        const struct bank_part *part = &q->parts[i];
        const char *text = part->text.text;
        if (!text || part->part.role != PART_OPTION) {
            continue;
        }
        if (i + 1 < q->part_count && shape_stays(&m->mem, text)) {
            diag_add(m->d, DIAG_WARNING, part->text.place,
                     "'%s' is not the last option; write it last, where the screen puts it",
                     model_show(&m->mem, text));
        }
        if (options_names_letters(check_fold(&m->mem, text, true)) && q->part_count > 2) {
            diag_add(m->d, DIAG_WARNING, part->text.place,
                     "'%s' names options by letters, and the screen shuffles them; say it in words",
                     model_show(&m->mem, text));
        }
    }
}

void check_options(struct check *c, const struct bank_question *q)
{
    if (check_is_choice(q)) {
        options_twice(c, q);
        options_places(c, q);
    }
}
