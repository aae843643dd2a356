/* Said once for all types, so that staff read one sentence for one mistake. */
#include "questions/parts/check.h"

bool check_parts(const struct question *q, enum question_role role, size_t least,
                 struct diag_place at, struct diag *d)
{
    size_t found = 0, i;
    bool ok = true;
    if (q->count > QUESTION_PARTS_MAX) {
        diag_add(d, DIAG_ERROR, at,
                 "%zu answers are more than the screen has room for; at most %d, better four",
                 q->count, QUESTION_PARTS_MAX);
        return false;
    }
    for (i = 0; i < q->count; i++) {
        const struct question_part *part = &q->parts[i];
        if (part->role != role) {
            continue;
        }
        found++;
        if (!part->text[0] && !part->picture[0]) {
            diag_add(d, DIAG_ERROR, at, "answer %zu has no words; write it or take it out", found);
            ok = false;
        }
    }
    if (found < least) {
        diag_add(d, DIAG_ERROR, at,
                 "only %zu answers to choose from; a question needs at least %zu", found, least);
        return false;
    }
    return ok;
}
