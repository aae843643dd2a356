/* Where things lie, as indexes only. Taps and drags end in the same two functions, so that both
 * ways lead to the same state. */
#include "questions/parts/placing.h"

#include <string.h>

void placing_clear(struct placing *p)
{
    memset(p->at, -1, sizeof p->at);
    p->picked = -1;
}

int placing_who(const struct placing *p, const struct question *q, enum question_role role,
                int where)
{
    size_t i;
    for (i = 0; i < q->count && where >= 0; i++) {
        if (q->parts[i].role == role && p->at[i] == where) {
            return (int)i;
        }
    }
    return -1;
}

void placing_put(struct placing *p, const struct question *q, enum question_role role, int thing,
                 int where, bool alone)
{
    int other = alone ? placing_who(p, q, role, where) : -1;
    if (other >= 0 && other != thing) {
        p->at[other] = p->at[thing];
    }
    p->at[thing] = (int8_t)where;
    p->picked = -1;
}

void placing_pick(struct placing *p, int thing)
{
    p->picked = (int8_t)(p->picked == thing ? -1 : thing);
}

bool placing_full(const struct placing *p, const struct question *q, enum question_role role)
{
    size_t i;
    for (i = 0; i < q->count; i++) {
        if (q->parts[i].role == role && p->at[i] < 0) {
            return false;
        }
    }
    return true;
}

void placing_solve(struct placing *p, const struct question *q)
{
    size_t i;
    placing_clear(p);
    for (i = 0; i < q->count; i++) {
        p->at[i] = (int8_t)(q->parts[i].role == PART_ITEM ? q->parts[i].to : -1);
    }
}

bool placing_at_home(const struct placing *p, const struct question *q, size_t thing)
{
    return p->at[thing] == q->parts[thing].to;
}

struct question_mark
placing_mark(const struct placing *p, const struct question *q, enum question_role role,
             bool (*right)(const struct placing *p, const struct question *q, size_t thing))
{
    const char *first = "", *wrong = NULL;
    int all = 0, good = 0;
    size_t i;
    for (i = 0; i < q->count; i++) {
        const struct question_part *part = &q->parts[i];
        bool ok;
        if (part->role != role) {
            continue;
        }
        ok = right(p, q, i);
        all++;
        good += ok;
        if (part->feedback[0]) {
            first = first[0] ? first : part->feedback;
            wrong = !wrong && !ok ? part->feedback : wrong;
        }
    }
    return (struct question_mark){.score = all ? good * QUESTION_WHOLE / all : 0,
                                  .feedback = wrong ? wrong : first};
}

bool placing_pairs(const struct question *q)
{
    size_t items = 0, targets = 0, i;
    for (i = 0; i < q->count; i++) {
        items += q->parts[i].role == PART_ITEM;
        targets += q->parts[i].role == PART_TARGET;
    }
    return items > 0 && targets > 0 && items + targets == q->count;
}

bool placing_check_different(const struct question *q, enum question_role role,
                             struct diag_place at, struct diag *d)
{
    size_t i, k;
    for (i = 0; i < q->count; i++) {
        for (k = 0; k < i; k++) {
            const struct question_part *a = &q->parts[k], *b = &q->parts[i];
            if (a->role == role && b->role == role && strcmp(a->text, b->text) == 0 &&
                strcmp(a->picture, b->picture) == 0) {
                diag_add(d, DIAG_ERROR, at,
                         "'%s' stands there twice, so nobody can tell which is meant; say it in "
                         "other words or take one out",
                         a->text);
                return false;
            }
        }
    }
    return true;
}

bool placing_check_homes(const struct question *q, struct diag_place at, struct diag *d)
{
    size_t i;
    for (i = 0; i < q->count; i++) {
        const struct question_part *part = &q->parts[i];
        bool home =
            part->to >= 0 && (size_t)part->to < q->count && q->parts[part->to].role == PART_TARGET;
        if (part->role == PART_ITEM && !home) {
            diag_add(d, DIAG_ERROR, at,
                     "'%s' belongs nowhere; write what it goes with behind an arrow ->",
                     part->text);
            return false;
        }
    }
    return true;
}
