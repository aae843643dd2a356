/* "Did you mean": the closest word of a list by edit distance, counting a swap of two neighbours as
 * one slip of the finger (optimal string alignment). Words are keys and file names, so bytes do. */
#include "author/model.h"

#include <string.h>

#define NEAR_WORD_MAX 48

static size_t near_least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t near_distance(const char *a, const char *b)
{
    size_t rows[3][NEAR_WORD_MAX + 1];
    size_t *before = rows[0], *last = rows[1], *now = rows[2], *spare;
    size_t la = strlen(a), lb = strlen(b), i, j;
    if (la > NEAR_WORD_MAX || lb > NEAR_WORD_MAX) {
        return NEAR_WORD_MAX;
    }
    memset(rows, 0, sizeof rows);
    for (j = 0; j <= lb; j++) {
        last[j] = j;
    }
    for (i = 1; i <= la; i++) {
        now[0] = i;
        for (j = 1; j <= lb; j++) {
            size_t change = last[j - 1] + (a[i - 1] != b[j - 1]);
            now[j] = near_least(near_least(last[j] + 1, now[j - 1] + 1), change);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                now[j] = near_least(now[j], before[j - 2] + 1);
            }
        }
        spare = before;
        before = last;
        last = now;
        now = spare;
    }
    return last[lb];
}

void model_say_key(struct model *m, struct diag_place place, const char *key,
                   const char *const *list)
{
    const char *near = model_nearest(key, list);
    if (near) {
        diag_add(m->d, DIAG_ERROR, place, "unknown key '%s'; did you mean '%s'?",
                 model_show(&m->mem, key), near);
    } else {
        diag_add(m->d, DIAG_ERROR, place, "unknown key '%s'; remove the line",
                 model_show(&m->mem, key));
    }
}

void model_say_unknown(struct model *m, struct diag_place place, const char *name, const char *word,
                       const char *const *list)
{
    const char *near = model_nearest(model_lower(&m->mem, word), list);
    struct buf all = {0};
    size_t i;
    if (near) {
        diag_add(m->d, DIAG_ERROR, place, "unknown %s '%s'; write %s", name,
                 model_show(&m->mem, word), near);
        return;
    }
    for (i = 0; list[i]; i++) {
        buf_format(&all, "%s%s", i ? ", " : "", list[i]);
    }
    diag_add(m->d, DIAG_ERROR, place, "unknown %s '%s'; write one of: %s", name,
             model_show(&m->mem, word), buf_text(&all));
    buf_finish(&all);
}

/* 7 and 007: a spreadsheet has taken the zeros. */
static bool near_but_zeros(const char *a, const char *b)
{
    return strcmp(a + strspn(a, "0"), b + strspn(b, "0")) == 0 && *a && *b;
}

const char *model_nearest(const char *word, const char *const *list)
{
    const char *best = NULL;
    size_t least = strlen(word) / 3 + 2; /* farther away is no longer a slip */
    for (; *list; list++) {
        size_t distance = near_but_zeros(word, *list) ? 0 : near_distance(word, *list);
        if (distance < least) {
            least = distance;
            best = *list;
        }
    }
    return best;
}
