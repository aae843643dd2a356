/* Sorting words, at the author's desk and nowhere else: the kiosk reads an order from the pack and
 * needs no tables of languages.
 *
 * Chinese is ordered by pinyin, with the bucket marks that CLDR puts among the Han characters:
 * U+FDD0 and a letter sorts before the first character of that letter. So the letter a word stands
 * under and its place among the others come from one table and cannot disagree, whatever the
 * several readings of a character. Source: CLDR zh.xml, collation "pinyin"; UTS 35 part 5, index
 * characters.
 */
#include "author/collate.h"

#include "base/mem.h"
#include "base/utf8.h"

#include <string.h>
#include <unicode/ucol.h>

struct collate {
    UCollator *table; /* NULL: bytes must do */
    bool sounds;      /* Han characters have a letter */
};

struct collate *collate_open(const char *tag)
{
    struct collate *c = mem_alloc(sizeof *c);
    UErrorCode status = U_ZERO_ERROR;
    c->sounds = strncmp(tag, "zh", 2) == 0;
    c->table = ucol_open(c->sounds ? "zh@collation=pinyin" : tag, &status);
    if (U_FAILURE(status)) {
        c->table = NULL;
    }
    return c;
}

void collate_close(struct collate *c)
{
    if (c) {
        ucol_close(c->table);
        mem_free(c);
    }
}

static int collate_words(const struct collate *c, const char *a, const char *b)
{
    UErrorCode status = U_ZERO_ERROR;
    int order = c->table ? (int)ucol_strcollUTF8(c->table, a, -1, b, -1, &status) : 0;
    return order != 0 && U_SUCCESS(status) ? order : strcmp(a, b);
}

/* The last of A..Z, written behind `mark`, that does not sort behind the word; "#": none. Marks
 * that the table lacks (no Chinese sound begins with I, U or V) sort behind everything. */
static const char *collate_bucket(const struct collate *c, const char *word, const char *mark,
                                  struct arena *mem)
{
    const char *found = "#";
    char letter;
    for (letter = 'A'; letter <= 'Z'; letter++) {
        if (collate_words(c, arena_format(mem, "%s%c", mark, letter), word) <= 0) {
            found = arena_format(mem, "%c", letter);
        }
    }
    return found;
}

const char *collate_letter(const struct collate *c, const char *word, struct arena *mem)
{
    /* the 19 initials in the order of Unicode, doubled ones under the simple */
    static const char *const initials[] = {"가", "가", "나", "다", "다", "라", "마",
                                           "바", "바", "사", "사", "아", "자", "자",
                                           "차", "카", "타", "파", "하"};
    const char *p = word;
    uint32_t cp = *word ? utf8_next(&p, word + strlen(word)) : 0;
    if ((cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z')) {
        return arena_format(mem, "%c", (char)(cp & ~0x20u));
    }
    if (cp >= 0xAC00 && cp <= 0xD7A3) {
        return initials[(cp - 0xAC00) / 588];
    }
    if (cp >= 0xC0 && cp < 0x250) {
        return collate_bucket(c, word, "", mem);
    }
    return c->sounds && utf8_is_han(cp) ? collate_bucket(c, word, "\xEF\xB7\x90", mem) : "#";
}

/* Korean letters, then Latin ones, then the rest. */
static int collate_rank(const char *letter)
{
    return letter[0] == '#' ? 2 : letter[0] >= 'A' && letter[0] <= 'Z' ? 1 : 0;
}

int collate_compare(const struct collate *c, const char *a, const char *letter_a, const char *b,
                    const char *letter_b)
{
    int order = collate_rank(letter_a) - collate_rank(letter_b);
    order = order ? order : strcmp(letter_a, letter_b);
    return order ? order : collate_words(c, a, b);
}
