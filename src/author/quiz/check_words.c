/* The words around the answers: an explanation that is there and can be read standing, a source,
 * and a "not" that nobody overlooks. Limits are those of the writing rules: three sentences, each
 * of 40 Han or 25 words. */
#include "author/quiz/check.h"

#include "base/utf8.h"

#include <string.h>

#define WORDS_SENTENCES 3
#define WORDS_HAN 120
#define WORDS_WORDS 75

/* --- explanations ------------------------------------------------------------------------------
 */

static bool words_letter(uint32_t cp)
{
    return (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z') || (cp >= '0' && cp <= '9') ||
           (cp >= 0xC0 && cp < 0x2000);
}

static bool words_capital(uint32_t cp)
{
    return (cp >= 'A' && cp <= 'Z') || cp == '"' || cp == 0x201C || cp == '*';
}

struct words_counted {
    size_t sentences, han, words;
};

/* "Dr.", "Mt.", and the letter of a name. */
static bool words_shortened(const char *word, size_t length)
{
    static const char *const words[] = {"Dr", "Mt", "St", "Mr", "Ms", "Mrs", "No", "Prof", "vs"};
    size_t i;
    if (length == 1) {
        return *word >= 'A' && *word <= 'Z';
    }
    for (i = 0; i < sizeof words / sizeof *words; i++) {
        if (strlen(words[i]) == length && strncmp(words[i], word, length) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether a '.' before `next` ends a sentence: the next one begins, or there is none. */
static bool words_stops(const char *next)
{
    next += strspn(next, "\"*)");
    next += strncmp(next, "\xE2\x80\x9D", 3) == 0 ? 3 : 0;
    if (*next != ' ' && *next != '\n') {
        return *next == '\0';
    }
    next += strspn(next, " \n");
    return words_capital((unsigned char)*next) || (unsigned char)*next >= 0x80;
}

/* Stops in a row (？！) end one sentence. */
static struct words_counted words_count(const char *text)
{
    const char *p = text, *end = text + strlen(text), *word = text;
    struct words_counted n = {0};
    bool in = false, open = false; /* a word; something said since the last sentence */
    while (p < end) {
        const char *at = p;
        uint32_t cp = utf8_next(&p, end);
        bool stop = cp == 0x3002 || cp == 0xFF01 || cp == 0xFF1F || cp == '!' || cp == '?';
        bool point =
            cp == '.' && words_stops(p) && !(in && words_shortened(word, (size_t)(at - word)));
        if ((stop || point) && open) {
            n.sentences++;
            open = false;
        }
        n.han += utf8_is_han(cp);
        if (words_letter(cp)) {
            word = in ? word : at;
            n.words += !in;
            in = open = true;
        } else {
            in = false;
            open = open || utf8_is_han(cp) || utf8_is_hangul(cp);
        }
    }
    n.sentences += open;
    return n;
}

bool check_lacks_why(const struct bank_question *q)
{
    bool card = q->form == BANK_ESSAY || q->form == BANK_SHORT; /* says so itself */
    return !card && (!q->why.text || !q->why.text[strspn(q->why.text, " \n")]);
}

bool check_lacks_source(const struct check *c, const struct bank_question *q)
{
    return q->lang == c->m->default_lang && !q->meta[BANK_SOURCE].text;
}

static void words_why(struct check *c, const struct bank_question *q)
{
    struct model *m = c->m;
    struct words_counted n;
    bool han = check_lang(c, q) == TEXT_ZH;
    if (check_lacks_why(q) && !check_why_said(c, q)) {
        diag_add(m->d, DIAG_WARNING, q->place,
                 "no explanation: the visitor will not learn why; write one to three sentences");
    }
    if (!q->why.text) {
        return;
    }
    n = words_count(q->why.text);
    if (n.sentences > WORDS_SENTENCES) {
        diag_add(m->d, DIAG_WARNING, q->why.place,
                 "an explanation of %zu sentences; three are read, the rest belongs on a page that"
                 " 'page' names",
                 n.sentences);
    } else if (han ? n.han > WORDS_HAN : n.words > WORDS_WORDS) {
        diag_add(m->d, DIAG_WARNING, q->why.place,
                 han ? DIAG_TEXT("an explanation of %zu characters; 120 are the most that is read"
                                 " standing, shorten it")
                     : DIAG_TEXT("an explanation of %zu words; 75 are the most that is read"
                                 " standing, shorten it"),
                 han ? n.han : n.words);
    }
}

/* --- "not" -------------------------------------------------------------------------------------
 */

struct words_not {
    enum text_lang lang;
    const char *asks, *word; /* the word behind what asks for one of the options */
};

static const struct words_not words_nots[] = {
    {TEXT_ZH, "哪", "不"},         {TEXT_ZH, "哪", "没有"},      {TEXT_ZH, "哪", "错误"},
    {TEXT_ZH, "谁", "不"},         {TEXT_ZH, "以下", "不正确"},  {TEXT_ZH, "下列", "不正确"},
    {TEXT_ZH, "以下", "不属于"},   {TEXT_ZH, "下列", "不属于"},  {TEXT_ZH, "以下", "错误的是"},
    {TEXT_ZH, "下列", "错误的是"}, {TEXT_EN, "which", " not "},  {TEXT_EN, "what", " not "},
    {TEXT_EN, "who", " not "},     {TEXT_EN, "which", " except"}};

#define WORDS_NEAR 60 /* bytes between the two: farther apart they are of two clauses */

/* The first `word` behind `asks` that stands in no emphasis; NULL: there is none. */
static const char *words_plain(const char *text, const struct words_not *n)
{
    const char *from = strstr(text, n->asks), *p;
    bool strong = false;
    if (!from) {
        return NULL;
    }
    for (p = text; *p && p < from + WORDS_NEAR; p++) {
        if (*p == '*') {
            p += strspn(p, "*") - 1;
            strong = !strong;
        } else if (!strong && p > from && strncmp(p, n->word, strlen(n->word)) == 0) {
            return p;
        } else if (p > from && (strncmp(p, "，", 3) == 0 || strncmp(p, "？", 3) == 0 ||
                                strncmp(p, "。", 3) == 0 || *p == '?')) {
            return NULL;
        }
    }
    return NULL;
}

static void words_negation(struct check *c, const struct bank_question *q)
{
    enum text_lang lang = check_lang(c, q);
    const char *text = lang == TEXT_EN ? NULL : q->stem.text;
    size_t i;
    if (lang == TEXT_EN) { /* NOT in capitals is seen, too */
        char *low = arena_copy_text(&c->m->mem, q->stem.text);
        low[0] = (char)(low[0] >= 'A' && low[0] <= 'Z' ? low[0] + 32 : low[0]);
        text = low;
    }
    for (i = 0; i < sizeof words_nots / sizeof words_nots[0]; i++) {
        if (words_nots[i].lang == lang && words_plain(text, &words_nots[i])) {
            diag_add(c->m->d, DIAG_WARNING, q->stem.place,
                     "the question asks what is not so, and that is easily overlooked; write"
                     " **not** with two stars, in Chinese **不**");
            return;
        }
    }
}

/* --- all ---------------------------------------------------------------------------------------
 */

void check_words(struct check *c, const struct bank_question *q)
{
    words_why(c, q);
    if (check_is_choice(q) && q->stem.text) {
        words_negation(c, q);
    }
    if (check_lacks_source(c, q) && !check_source_said(c, q)) {
        diag_add(c->m->d, DIAG_WARNING, q->place,
                 "no source: nobody can look up whether this is so; name one of sources.csv");
    }
}
