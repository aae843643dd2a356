/* What belongs to one person and got into the texts by copying: mobile numbers, identity card
 * numbers, e-mail addresses, QQ and WeChat names, and land lines beside a person's name. A kiosk is
 * read by everyone. Numbers that the museum itself gives out stand in `public_contact` of pack.ini.
 *
 * Sources: mobile numbers 1[3-9] and nine digits (Telecommunications Network Numbering Plan, 2017);
 * identity numbers and their check digit GB 11643-1999. Only whole numbers count: a digit or a
 * letter more at either end makes it something else. */
#include "author/checks/checks.h"

#include "base/utf8.h"

#include <string.h>

#define PRIVATE_DIGITS 24

struct number { /* digits that stand together, with blanks and hyphens between them */
    char digits[PRIVATE_DIGITS + 1];
    size_t count, start, end;        /* letters */
    char groups[PRIVATE_DIGITS + 1]; /* how many stand together each time: "344" */
    size_t group_count;
};

static uint32_t private_at(const struct prose *p, const struct prose_block *b, size_t i)
{
    uint32_t cp = i >= b->start && i < b->end ? p->letters[i].cp : 0;
    return cp >= 0xFF10 && cp <= 0xFF19 ? cp - 0xFEE0 : cp;
}

static bool private_joins(uint32_t cp)
{
    return cp == ' ' || cp == '-' || cp == 0x2013 || cp == 0x2011;
}

/* The number that begins at letter i. */
static void private_number(const struct prose *p, const struct prose_block *b, size_t i,
                           struct number *n)
{
    memset(n, 0, sizeof *n);
    n->start = i;
    while (n->count < PRIVATE_DIGITS && check_digit(private_at(p, b, i))) {
        size_t group = 0;
        while (n->count < PRIVATE_DIGITS && check_digit(private_at(p, b, i))) {
            n->digits[n->count++] = (char)private_at(p, b, i++);
            group++;
        }
        n->groups[n->group_count++] = (char)('0' + (group < 10 ? group : 9));
        n->end = i;
        if (private_joins(private_at(p, b, i)) && check_digit(private_at(p, b, i + 1))) {
            i++;
        }
    }
}

/* --- which number it is ----------------------------------------------------------------------- */

/* Eleven digits in one piece or as 138 1234 5678; with 86 before them. */
static bool private_mobile(const struct number *n)
{
    const char *digits = n->digits, *groups = n->groups;
    if (strncmp(digits, "86", 2) == 0 && n->count == 13) {
        digits += 2;
        groups += groups[0] == '2';
    }
    return strlen(digits) == 11 && digits[0] == '1' && digits[1] >= '3' &&
           (strlen(groups) == 1 || strcmp(groups, "344") == 0);
}

static bool private_identity(const struct number *n, uint32_t behind)
{
    static const int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    static const char checks[] = "10X98765432";
    bool x = behind == 'X' || behind == 'x';
    int sum = 0, i;
    if (n->group_count != 1 || n->count != (x ? 17u : 18u) ||
        (strncmp(n->digits + 6, "19", 2) != 0 && strncmp(n->digits + 6, "20", 2) != 0)) {
        return false;
    }
    for (i = 0; i < 17; i++) {
        sum += weights[i] * (n->digits[i] - '0');
    }
    return checks[sum % 11] == (x ? 'X' : n->digits[17]);
}

/* 0431-12345678: an area code and seven or eight digits. */
static bool private_line(const struct number *n)
{
    return n->digits[0] == '0' && n->digits[1] != '0' && n->count >= 10 && n->count <= 12 &&
           (n->group_count == 1
                ? n->count >= 11
                : (n->groups[0] == '3' || n->groups[0] == '4') && n->group_count <= 3);
}

/* --- reporting -------------------------------------------------------------------------------- */

/* The same digits, or letters of any size. */
static bool private_same(const char *allowed, const char *found)
{
    while (*allowed || *found) {
        if (private_joins((unsigned char)*allowed)) {
            allowed++;
        } else if ((*allowed | 0x20) != (*found | 0x20)) {
            return false;
        } else {
            allowed++;
            found++;
        }
    }
    return true;
}

static bool private_allowed(const struct model *m, const char *found)
{
    size_t i;
    for (i = 0; i < m->public_count; i++) {
        if (private_same(m->public_contacts[i].text, found)) {
            return true;
        }
    }
    return false;
}

/* "138…78": enough to find it, and the report itself gives nothing away. */
static const char *private_masked(struct model *m, const char *text)
{
    size_t length = strlen(text);
    return length < 8 ? text : arena_format(&m->mem, "%.3s…%s", text, text + length - 2);
}

enum private_kind { PRIVATE_MOBILE, PRIVATE_IDENTITY, PRIVATE_LINE, PRIVATE_MAIL, PRIVATE_NAME };

static void private_say(const struct prose *p, size_t letter, const char *found,
                        enum private_kind kind)
{
    struct diag *d = p->m->d;
    struct diag_place place = prose_place(p, letter);
    const char *shown = private_masked(p->m, found);
    if (private_allowed(p->m, found)) {
        return;
    }
    switch (kind) {
    case PRIVATE_MOBILE:
        diag_add(d, DIAG_WARNING, place,
                 "'%s' looks like somebody's mobile number; take it out, or, if the museum gives it"
                 " to everyone, name it in public_contact of pack.ini",
                 shown);
        break;
    case PRIVATE_IDENTITY:
        diag_add(d, DIAG_WARNING, place,
                 "'%s' looks like the number of somebody's identity card; take it out", shown);
        break;
    case PRIVATE_LINE:
        diag_add(d, DIAG_WARNING, place,
                 "'%s' looks like a person's telephone number; take it out, or, if the museum gives"
                 " it to everyone, name it in public_contact of pack.ini",
                 shown);
        break;
    case PRIVATE_MAIL:
        diag_add(d, DIAG_WARNING, place,
                 "'%s' is an e-mail address; take it out, or, if the museum gives it to everyone,"
                 " name it in public_contact of pack.ini",
                 shown);
        break;
    case PRIVATE_NAME:
        diag_add(d, DIAG_WARNING, place,
                 "'%s' looks like somebody's QQ or WeChat name; take it out, or, if the museum"
                 " gives it to everyone, name it in public_contact of pack.ini",
                 shown);
        break;
    }
}

/* --- beside whom ------------------------------------------------------------------------------ */

static bool private_has(const struct prose *p, const char *word)
{
    return word && word[0] && strstr(p->text, word) != NULL;
}

/* A person's own row, a person of a chart in the same text, or a word that asks for one. */
static bool private_person(const struct prose *p)
{
    static const char *const words[] = {"联系人",  "手机",    "先生",   "女士", "老师",
                                        "Contact", "contact", "Mobile", NULL};
    size_t i, lang;
    if (p->entry && p->entry->kind == MODEL_PERSON) {
        return true;
    }
    for (i = 0; words[i]; i++) {
        if (private_has(p, words[i])) {
            return true;
        }
    }
    for (i = 0; i < p->m->entry_count; i++) {
        const struct model_entry *e = p->m->entries[i];
        for (lang = 0; e->kind == MODEL_PERSON && lang < p->m->language_count; lang++) {
            if (private_has(p, model_text(&e->words[lang], "title"))) {
                return true;
            }
        }
    }
    return false;
}

static void private_digits(const struct prose *p, const struct prose_block *b,
                           const struct number *n)
{
    uint32_t before = private_at(p, b, n->start - 1), behind = private_at(p, b, n->end);
    bool x = behind == 'X' || behind == 'x';
    bool free = !check_latin(before) && before != '.' && before != '/' && before != '_' &&
                (!check_latin(behind) || x) && behind != '_' && behind != '/' &&
                !(behind == '.' && check_digit(private_at(p, b, n->end + 1)));
    if (!free) {
        return;
    }
    if (private_identity(n, behind)) {
        private_say(p, n->start, n->digits, PRIVATE_IDENTITY);
    } else if (!x && private_mobile(n)) {
        private_say(p, n->start, n->digits, PRIVATE_MOBILE);
    } else if (!x && private_line(n) && private_person(p)) {
        private_say(p, n->start, n->digits, PRIVATE_LINE);
    }
}

/* --- names ------------------------------------------------------------------------------------ */

static bool private_name_letter(uint32_t cp)
{
    return check_latin(cp) || check_digit(cp) || cp == '_' || cp == '-' || cp == '.' || cp == '+';
}

/* Letters from..to, which are ASCII, as text. */
static const char *private_text(const struct prose *p, size_t from, size_t to)
{
    char *out = arena_alloc(&p->m->mem, to - from + 1);
    size_t i;
    for (i = from; i < to; i++) {
        out[i - from] = (char)p->letters[i].cp;
    }
    return out;
}

/* name@host.cn around the '@' at i. */
static void private_mail(const struct prose *p, const struct prose_block *b, size_t i)
{
    size_t from = i, to = i + 1;
    bool dot = false;
    while (from > b->start && private_name_letter(p->letters[from - 1].cp)) {
        from--;
    }
    while (to < b->end && (check_latin(p->letters[to].cp) || check_digit(p->letters[to].cp) ||
                           p->letters[to].cp == '-' || p->letters[to].cp == '.')) {
        dot = dot || p->letters[to].cp == '.';
        to++;
    }
    while (to > i + 1 && p->letters[to - 1].cp == '.') {
        to--; /* the sentence's */
    }
    if (from < i && to > i + 3 && dot) {
        private_say(p, from, private_text(p, from, to), PRIVATE_MAIL);
    }
}

/* Behind letter i the words of `word`, whatever the size of Latin letters; else 0. */
static size_t private_word(const struct prose *p, const struct prose_block *b, size_t i,
                           const char *word)
{
    const char *at = word, *end = word + strlen(word);
    size_t n = i;
    while (at < end) {
        uint32_t cp = utf8_next(&at, end), is = private_at(p, b, n++);
        if (is != cp && !(check_latin(is) && (is | 0x20) == (cp | 0x20))) {
            return 0;
        }
    }
    return n;
}

/* "QQ：12345678", "微信号 abc123" */
static void private_chat(const struct prose *p, const struct prose_block *b, size_t i)
{
    static const char *const words[] = {"QQ号码", "QQ号", "QQ群",   "QQ",
                                        "微信号", "微信", "WeChat", NULL};
    size_t w, at = 0, from;
    bool digit = false;
    for (w = 0; words[w] && (at = private_word(p, b, i, words[w])) == 0; w++) {
    }
    if (!words[w] || (i > b->start && check_latin(private_at(p, b, i - 1)))) {
        return;
    }
    while (private_at(p, b, at) == ' ' || private_at(p, b, at) == ':' ||
           private_at(p, b, at) == 0xFF1A) {
        at++;
    }
    for (from = at; private_name_letter(private_at(p, b, at)); at++) {
        digit = digit || check_digit(private_at(p, b, at));
    }
    if (digit && at - from >= 5 && at - from <= 20) {
        private_say(p, from, private_text(p, from, at), PRIVATE_NAME);
    }
}

static void private_block(const struct prose *p, const struct prose_block *b)
{
    size_t i;
    for (i = b->start; i < b->end; i++) {
        uint32_t cp = private_at(p, b, i);
        if (cp == '@') {
            private_mail(p, b, i);
        } else if (cp == 'Q' || cp == 'q' || cp == 0x5FAE || cp == 'W' || cp == 'w') {
            private_chat(p, b, i);
        } else if (check_digit(cp)) {
            struct number n;
            private_number(p, b, i, &n);
            private_digits(p, b, &n);
            i = n.end - 1;
        }
    }
}

void private_check(const struct prose *p)
{
    size_t i;
    for (i = 0; i < p->block_count; i++) {
        private_block(p, &p->blocks[i]);
    }
}
