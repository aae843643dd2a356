/* "Did you mean": what is said of a word that nobody knows, with the closest one of a list. */
#include "author/model.h"

#include "base/words.h"

#include <string.h>

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
        size_t distance = near_but_zeros(word, *list) ? 0 : words_distance(word, *list);
        if (distance < least) {
            least = distance;
            best = *list;
        }
    }
    return best;
}
