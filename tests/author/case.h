/* Reads the cases of tests/author/mistakes (its README says how they are written) and spoils a desk
 * as they say. */
#ifndef TESTS_AUTHOR_CASE_H
#define TESTS_AUTHOR_CASE_H

#include "desk.h"

#include <iconv.h>

enum { CASE_EXPECTED_MAX = 16, CASE_WORDS_MAX = 8, CASE_TOUCHED_MAX = 16 };

struct case_expected {
    const char *level, *place, *code;
    const char *words[2][CASE_WORDS_MAX]; /* by diag_lang */
    size_t count[2];
};

struct case_file {
    char name[128], code[128]; /* "key-unknown.2", "key-unknown" */
    struct arena mem;
    struct case_expected expected[CASE_EXPECTED_MAX];
    size_t count;
    char *touched[CASE_TOUCHED_MAX]; /* files and folders at the top */
    size_t touched_count;
    bool more_errors, locked;
    long long packed_s; /* the pack's date, in seconds since 1970; 0: none */
};

/* One section: a verb with up to two words, and its lines. */
struct case_section {
    const char *verb, *a, *b;
    const char *body;
    size_t length;
};

static inline bool case_fail(const struct case_file *c, const char *what, const char *word)
{
    test_fail(c->name, 0, "%s%s%s", what, word ? ": " : "", word ? word : "");
    return false;
}

/* --- texts ------------------------------------------------------------------------------------ */

static inline int case_hex(char c)
{
    static const char digits[] = "0123456789ABCDEF";
    const char *at = c ? strchr(digits, c >= 'a' && c <= 'f' ? c - 'a' + 'A' : c) : NULL;
    return at ? (int)(at - digits) : -1;
}

/* Adds `text`, with its escapes, the number for {n} (0: as it stands). */
static inline void case_text(struct buf *out, const char *text, size_t length, int number)
{
    size_t i;
    for (i = 0; i < length; i++) {
        const char *p = text + i;
        size_t left = length - i;
        if (left >= 4 && p[0] == '\\' && p[1] == 'x' && case_hex(p[2]) >= 0 &&
            case_hex(p[3]) >= 0) {
            buf_add_byte(out, (char)(case_hex(p[2]) * 16 + case_hex(p[3])));
            i += 3;
        } else if (left >= 4 && strncmp(p, "\\== ", 4) == 0 && (i == 0 || p[-1] == '\n')) {
            continue;
        } else if (left >= 3 && number > 0 && strncmp(p, "{n}", 3) == 0) {
            buf_format(out, "%d", number);
            i += 2;
        } else {
            buf_add_byte(out, *p);
        }
    }
}

static inline void case_put(const struct desk *d, const char *file, const struct buf *bytes)
{
    char path[1400], *slash;
    desk_path(d, file, path);
    for (slash = strchr(path + strlen(d->root) + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(path, 0777);
        *slash = '/';
    }
    desk_write(d, file, buf_text(bytes), bytes->length);
}

static inline bool case_write_times(const struct desk *d, const char *file,
                                    const struct case_section *s, int times, bool keep)
{
    struct buf now = {0};
    int i;
    if (keep) {
        desk_read(d, file, &now); /* none yet: a new file */
    }
    for (i = 1; i <= times; i++) {
        case_text(&now, s->body, s->length, times > 1 ? i : 0);
    }
    case_put(d, file, &now);
    buf_finish(&now);
    return true;
}

static inline bool case_write(struct case_file *c, const struct desk *d,
                              const struct case_section *s)
{
    (void)c;
    return case_write_times(d, s->a, s, 1, false);
}

static inline bool case_append(struct case_file *c, const struct desk *d,
                               const struct case_section *s)
{
    (void)c;
    return case_write_times(d, s->a, s, 1, true);
}

static inline bool case_repeat(struct case_file *c, const struct desk *d,
                               const struct case_section *s)
{
    return s->b ? case_write_times(d, s->b, s, atoi(s->a), true)
                : case_fail(c, "repeat needs a number and a file", s->a);
}

static inline bool case_bytes(struct case_file *c, const struct desk *d,
                              const struct case_section *s)
{
    struct buf now = {0};
    int high = -1;
    size_t i;
    (void)c;
    for (i = 0; i < s->length; i++) {
        int digit = case_hex(s->body[i]);
        if (digit >= 0 && high < 0) {
            high = digit;
        } else if (digit >= 0) {
            buf_add_byte(&now, (char)(high * 16 + digit));
            high = -1;
        }
    }
    case_put(d, s->a, &now);
    buf_finish(&now);
    return true;
}

static inline bool case_encode(struct case_file *c, const struct desk *d,
                               const struct case_section *s)
{
    iconv_t cd = iconv_open(s->a, "UTF-8");
    struct buf old = {0}, now = {0};
    bool ok = cd != (iconv_t)-1 && s->b && desk_read(d, s->b, &old);
    char *in = old.data;
    size_t in_left = old.length;
    while (ok && in_left > 0) {
        char piece[1024], *to = piece;
        size_t to_left = sizeof piece, before = in_left;
        size_t code = iconv(cd, &in, &in_left, &to, &to_left);
        buf_add(&now, piece, (size_t)(to - piece));
        ok = code != (size_t)-1 || in_left < before;
    }
    if (ok) {
        desk_write(d, s->b, buf_text(&now), now.length);
    }
    if (cd != (iconv_t)-1) {
        iconv_close(cd);
    }
    buf_finish(&old);
    buf_finish(&now);
    return ok ? true : case_fail(c, "cannot be encoded", s->a);
}

/* --- changes ---------------------------------------------------------------------------------- */

/* The lines at *at that begin with `sign`, without it and joined; moves *at behind them. */
static inline const char *case_lines(struct case_file *c, const char **at, const char *end,
                                     char sign)
{
    struct buf text = {0};
    const char *out;
    bool first = true;
    for (; *at < end && **at == sign; first = false) {
        const char *stop = memchr(*at, '\n', (size_t)(end - *at));
        const char *start = *at + 1;
        stop = stop ? stop : end;
        start += start < stop && *start == ' ';
        if (!first) {
            buf_add_byte(&text, '\n');
        }
        case_text(&text, start, (size_t)(stop - start), 0);
        *at = stop < end ? stop + 1 : end;
    }
    out = arena_copy_text(&c->mem, buf_text(&text));
    buf_finish(&text);
    return out;
}

static inline bool case_change(struct case_file *c, const struct desk *d,
                               const struct case_section *s)
{
    const char *at = s->body, *end = s->body + s->length;
    while (at < end) {
        const char *find, *replace;
        if (*at == '\n') {
            at++;
            continue;
        }
        find = case_lines(c, &at, end, '-');
        replace = case_lines(c, &at, end, '+');
        if (!*find) {
            return case_fail(c, "a change needs lines '- old' and '+ new'", s->a);
        }
        if (!desk_edit(d, s->a, find, replace)) {
            return false;
        }
    }
    return true;
}

/* --- files ------------------------------------------------------------------------------------ */

static inline bool case_did(const struct case_file *c, int code, const struct case_section *s)
{
    return code == 0 ? true : case_fail(c, s->verb, s->a);
}

static inline bool case_remove(struct case_file *c, const struct desk *d,
                               const struct case_section *s)
{
    char path[1400];
    return case_did(c, unlink(desk_path(d, s->a, path)), s);
}

static inline bool case_folder(struct case_file *c, const struct desk *d,
                               const struct case_section *s)
{
    char path[1400];
    return case_did(c, mkdir(desk_path(d, s->a, path), 0777), s);
}

static inline bool case_pipe(struct case_file *c, const struct desk *d,
                             const struct case_section *s)
{
    char path[1400];
    return case_did(c, mkfifo(desk_path(d, s->a, path), 0600), s);
}

static inline bool case_packed(struct case_file *c, const struct desk *d,
                               const struct case_section *s)
{
    char *end;
    (void)d;
    c->packed_s = strtoll(s->a, &end, 10);
    return !*end || case_fail(c, "a number of seconds is wanted", s->a);
}

static inline bool case_locked(struct case_file *c, const struct desk *d,
                               const struct case_section *s)
{
    char path[1400];
    c->locked = true;
    return case_did(c, chmod(desk_path(d, s->a, path), 0), s);
}

static inline bool case_link(struct case_file *c, const struct desk *d,
                             const struct case_section *s)
{
    char path[1400];
    return case_did(c, s->b ? symlink(s->b, desk_path(d, s->a, path)) : -1, s);
}

static inline bool case_rename(struct case_file *c, const struct desk *d,
                               const struct case_section *s)
{
    char from[1400], to[1400];
    return case_did(c, s->b ? rename(desk_path(d, s->a, from), desk_path(d, s->b, to)) : -1, s);
}

static inline bool case_copy(struct case_file *c, const struct desk *d,
                             const struct case_section *s)
{
    struct buf bytes = {0};
    struct err err;
    bool ok = s->b && buf_read_file(&bytes, test_path(s->a), 1 << 24, &err);
    if (ok) {
        case_put(d, s->b, &bytes);
    }
    buf_finish(&bytes);
    return case_did(c, ok ? 0 : -1, s);
}

/* --- what is expected ------------------------------------------------------------------------- */

static inline bool case_expect_line(struct case_file *c, char *line)
{
    struct case_expected *e = c->count ? &c->expected[c->count - 1] : NULL;
    int lang = strncmp(line, "  en: ", 6) == 0 ? 0 : strncmp(line, "  zh: ", 6) == 0 ? 1 : -1;
    char *rest;
    if (lang >= 0 && e && e->count[lang] < CASE_WORDS_MAX) {
        e->words[lang][e->count[lang]++] = line + 6;
        return true;
    }
    if (strcmp(line, "and more errors") == 0) {
        return c->more_errors = true;
    }
    if (line[0] == ' ' || c->count == CASE_EXPECTED_MAX) {
        return case_fail(c, "not understood in == expect", line);
    }
    e = &c->expected[c->count++];
    e->level = strtok_r(line, " ", &rest);
    e->place = strtok_r(NULL, " ", &rest);
    e->code = strtok_r(NULL, " ", &rest);
    e->code = e->code ? e->code : c->code;
    return e->place && (strcmp(e->level, "error") == 0 || strcmp(e->level, "warning") == 0 ||
                        strcmp(e->level, "note") == 0)
               ? true
               : case_fail(c, "a message begins with its level and place", line);
}

static inline bool case_expect(struct case_file *c, const struct desk *d,
                               const struct case_section *s)
{
    char *text = arena_copy(&c->mem, s->body, s->length), *line, *rest;
    size_t i;
    bool own = false;
    (void)d;
    for (line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
        if (!case_expect_line(c, line)) {
            return false;
        }
    }
    for (i = 0; i < c->count; i++) {
        if (!c->expected[i].count[0] || !c->expected[i].count[1]) {
            return case_fail(c, "words in both languages are needed", c->expected[i].place);
        }
        own = own || strcmp(c->expected[i].code, c->code) == 0;
    }
    return own ? true : case_fail(c, "nothing is expected with the code of the name", NULL);
}

/* --- mending ---------------------------------------------------------------------------------- */

/* Remembers what a section names: the part of the folder it lies in is put right after the case.
 * Nothing that begins with '.', for a link may lead out of the folder. */
static inline void case_touch(struct case_file *c, const char *file)
{
    char *part = file ? arena_copy(&c->mem, file, strcspn(file, "/")) : NULL;
    size_t i;
    for (i = 0; part && i < c->touched_count && strcmp(c->touched[i], part) != 0; i++) {
    }
    if (part && part[0] && part[0] != '.' && i == c->touched_count && i < CASE_TOUCHED_MAX) {
        c->touched[c->touched_count++] = part;
    }
}

/* Copying everything anew for each case would be most of the test's time. */
static inline void case_mend(const struct case_file *c, const struct desk *d)
{
    size_t i;
    for (i = 0; i < c->touched_count; i++) {
        char path[1400], from[300];
        struct buf bytes = {0};
        struct stat st;
        struct err err;
        snprintf(from, sizeof from, "fixtures/mini/%s", c->touched[i]);
        desk_path(d, c->touched[i], path);
        if (lstat(path, &st) == 0 && S_ISDIR(st.st_mode)) {
            desk_remove(path);
        } else {
            unlink(path);
        }
        if (stat(test_path(from), &st) != 0) {
            continue;
        }
        if (S_ISDIR(st.st_mode)) {
            desk_copy(test_path(from), path);
        } else if (buf_read_file(&bytes, test_path(from), 1 << 24, &err)) {
            desk_put(path, buf_text(&bytes), bytes.length);
        }
        buf_finish(&bytes);
    }
}

/* --- sections --------------------------------------------------------------------------------- */

static inline bool case_act(struct case_file *c, const struct desk *d, const struct case_section *s)
{
    static const struct {
        const char *verb;
        bool (*act)(struct case_file *, const struct desk *, const struct case_section *);
    } verbs[] = {{"packed", case_packed}, {"write", case_write},   {"append", case_append},
                 {"repeat", case_repeat}, {"change", case_change}, {"bytes", case_bytes},
                 {"encode", case_encode}, {"copy", case_copy},     {"rename", case_rename},
                 {"remove", case_remove}, {"folder", case_folder}, {"link", case_link},
                 {"pipe", case_pipe},     {"locked", case_locked}, {"expect", case_expect}};
    size_t i;
    case_touch(c, s->a);
    case_touch(c, s->b);
    for (i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        if (strcmp(verbs[i].verb, s->verb) == 0) {
            return s->a || verbs[i].act == case_expect
                       ? verbs[i].act(c, d, s)
                       : case_fail(c, "a section needs the name of a file", s->verb);
        }
    }
    return case_fail(c, "no such section", s->verb);
}

/* A word of a section's line, with its escapes; NULL: there is none. */
static inline const char *case_word(struct case_file *c, char **rest)
{
    const char *word = strtok_r(NULL, " ", rest);
    struct buf text = {0};
    if (word) {
        case_text(&text, word, strlen(word), 0);
        word = arena_copy_text(&c->mem, buf_text(&text));
    }
    buf_finish(&text);
    return word;
}

/* The next line that begins a section, or NULL. */
static inline const char *case_next(const char *at)
{
    if (strncmp(at, "== ", 3) == 0) {
        return at;
    }
    at = strstr(at, "\n== ");
    return at ? at + 1 : NULL;
}

/* Reads the case of that name and spoils `d`; false: the case itself is wrong, and failed. */
static inline bool case_read(struct case_file *c, const struct desk *d, const char *name)
{
    char path[300];
    struct buf text = {0};
    struct err err;
    const char *at;
    bool ok = true;
    snprintf(c->name, sizeof c->name, "%s", name);
    snprintf(c->code, sizeof c->code, "%.*s", (int)strcspn(name, "."), name);
    snprintf(path, sizeof path, "author/mistakes/%s.case", name);
    if (!buf_read_file(&text, test_path(path), 1 << 20, &err)) {
        return case_fail(c, err.text, NULL);
    }
    at = case_next(buf_text(&text));
    while (ok && at) {
        const char *body = at + strcspn(at, "\n");
        char *line = arena_copy(&c->mem, at + 3, (size_t)(body - at - 3)), *rest;
        const char *next = case_next(body);
        struct case_section s = {.verb = strtok_r(line, " ", &rest)};
        s.a = case_word(c, &rest);
        s.b = case_word(c, &rest);
        s.body = *body ? body + 1 : body;
        s.length = next && next > s.body ? (size_t)(next - s.body) : next ? 0 : strlen(s.body);
        ok = case_act(c, d, &s);
        at = next;
    }
    buf_finish(&text);
    return ok && (c->count ? true : case_fail(c, "nothing is expected", NULL));
}

#endif
