/* Words of a command line. Distance is edit distance that counts a swap of two neighbours as one
 * slip (optimal string alignment); words are options, keys and file names, so bytes do. */
#include "base/words.h"

#include <stdlib.h>
#include <string.h>

#define WORDS_MAX 48

enum diag_lang words_lang(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    size_t i;
    for (i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && *value) {
            size_t letters = strspn(value, "abcdefghijklmnopqrstuvwxyz");
            return letters == 2 && memcmp(value, "zh", 2) == 0 ? DIAG_ZH : DIAG_EN;
        }
    }
    return DIAG_EN;
}

static size_t words_least(size_t a, size_t b)
{
    return a < b ? a : b;
}

size_t words_distance(const char *a, const char *b)
{
    size_t rows[3][WORDS_MAX + 1];
    size_t *before = rows[0], *last = rows[1], *now = rows[2], *spare;
    size_t la = strlen(a), lb = strlen(b), i, j;
    if (la > WORDS_MAX || lb > WORDS_MAX) {
        return WORDS_MAX;
    }
    memset(rows, 0, sizeof rows);
    for (j = 0; j <= lb; j++) {
        last[j] = j;
    }
    for (i = 1; i <= la; i++) {
        now[0] = i;
        for (j = 1; j <= lb; j++) {
            size_t change = last[j - 1] + (a[i - 1] != b[j - 1]);
            now[j] = words_least(words_least(last[j] + 1, now[j - 1] + 1), change);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                now[j] = words_least(now[j], before[j - 2] + 1);
            }
        }
        spare = before;
        before = last;
        last = now;
        now = spare;
    }
    return last[lb];
}

/* How far off a word may be and still be meant: a slip, or more when it begins as the other does.
 */
static size_t words_tolerance(const char *word, const char *meant)
{
    return strncmp(word, meant, 4) == 0 ? 4 : 2;
}

const char *words_meant(const char *word, const void *list, size_t count, size_t step)
{
    const char *best = NULL;
    size_t least = WORDS_MAX, i;
    for (i = 0; i < count; i++) {
        const char *meant = *(const char *const *)(const void *)((const char *)list + i * step);
        size_t far = meant ? words_distance(word, meant) : WORDS_MAX;
        if (far < least) {
            least = far;
            best = meant;
        }
    }
    return best && least <= words_tolerance(word, best) ? best : NULL;
}
