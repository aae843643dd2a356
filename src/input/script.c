/* Touch scripts, one command a line. Words are split by spaces, text stands in double quotes; a
 * table says what each verb takes, so that every mistake gets the same kind of answer: what is
 * wrong, and a line that is right. */
#include "input/script.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

#define SCRIPT_MAX_WORDS 8

struct word {
    const char *text;
    bool quoted;
    int column;
};

struct line {
    struct word words[SCRIPT_MAX_WORDS];
    size_t count;
    struct diag_place place;
    struct arena *mem;
    struct diag *d;
};

struct verb_row {
    const char *name;
    enum script_verb verb;
    const char *shape; /* f finger, k key, n number, p number > 0, t time, q quoted text, w word */
    const char *example;
};

static const struct verb_row verbs[] = {
    {"tap", SCRIPT_TAP, "q", "tap \"Home\""},
    {"tap", SCRIPT_TAP, "nn", "tap 100 200"},
    {"doubletap", SCRIPT_DOUBLETAP, "q", "doubletap \"Map\""},
    {"doubletap", SCRIPT_DOUBLETAP, "nn", "doubletap 100 200"},
    {"down", SCRIPT_DOWN, "fnnp", "down 1 100 200 30"},
    {"down", SCRIPT_DOWN, "fnn", "down 1 100 200"},
    {"move", SCRIPT_MOVE, "fnn", "move 1 100 260"},
    {"up", SCRIPT_UP, "f", "up 1"},
    {"drag", SCRIPT_DRAG, "nnnnt", "drag 500 900 500 300 400"},
    {"flick", SCRIPT_FLICK, "nnnn", "flick 500 900 0 -300"},
    {"pinch", SCRIPT_PINCH, "nnpt", "pinch 900 500 2 400"},
    {"palm", SCRIPT_PALM, "nn", "palm 900 500"},
    {"key", SCRIPT_KEY, "k", "key right"},
    {"hold", SCRIPT_HOLD, "qt", "hold \"Home\" 2s"},
    {"wait", SCRIPT_WAIT, "t", "wait 90s"},
    {"resize", SCRIPT_RESIZE, "nn", "resize 1080 1920"},
    {"screenshot", SCRIPT_SCREENSHOT, "w", "screenshot home.png"},
    {"await", SCRIPT_AWAIT, "w", "await build"},
};

static const char *const subjects[] = {"route", "mode",  "target", "text", "lang",
                                       "size",  "theme", "scroll", "focus"};

static const char *const keys[] = {[KEY_LEFT] = "left", [KEY_RIGHT] = "right", [KEY_UP] = "up",
                                   [KEY_DOWN] = "down", [KEY_OK] = "ok",       [KEY_BACK] = "back"};

static bool split_word(struct line *l, const char **at, const char *start, const char *end)
{
    const char *from = *at, *stop;
    struct word *w = &l->words[l->count];
    w->column = 1 + (int)utf8_count(start, (size_t)(from - start));
    w->quoted = *from == '"';
    if (w->quoted) {
        from++;
        stop = memchr(from, '"', (size_t)(end - from));
        if (!stop) {
            l->place.column = w->column;
            diag_add(l->d, DIAG_ERROR, l->place, "the text has no closing quote; end it with \"");
            return false;
        }
        *at = stop + 1;
    } else {
        stop = from;
        while (stop < end && *stop != ' ' && *stop != '\t' && *stop != '\r') {
            stop++;
        }
        *at = stop;
    }
    w->text = arena_copy(l->mem, from, (size_t)(stop - from));
    l->count++;
    return true;
}

static bool split_line(struct line *l, const char *start, const char *end)
{
    const char *at = start;
    l->count = 0;
    for (;;) {
        while (at < end && (*at == ' ' || *at == '\t' || *at == '\r')) {
            at++;
        }
        if (at == end || *at == '#') {
            return true;
        }
        if (l->count == SCRIPT_MAX_WORDS) {
            diag_add(l->d, DIAG_ERROR, l->place, "the line has too many words; one command a line");
            return false;
        }
        if (!split_word(l, &at, start, end)) {
            return false;
        }
    }
}

static bool read_number(const char *text, float *out)
{
    char *end;
    float value = strtof(text, &end);
    if (end == text || *end || !(value > -1e6f && value < 1e6f)) {
        return false;
    }
    *out = value;
    return true;
}

static bool read_time(const char *text, int64_t *out)
{
    char *end;
    long long value = strtoll(text, &end, 10);
    if (end == text || value < 0 || value > 86400000) {
        return false;
    }
    if (strcmp(end, "s") == 0) {
        value *= 1000;
    } else if (*end && strcmp(end, "ms") != 0) {
        return false;
    }
    *out = value;
    return true;
}

static bool read_key(const char *text, enum input_key *out)
{
    size_t i;
    for (i = KEY_LEFT; i <= KEY_BACK; i++) {
        if (strcmp(keys[i], text) == 0) {
            *out = (enum input_key)i;
            return true;
        }
    }
    return false;
}

/* Fills the step from the words by the verb's shape; false when they do not fit. */
static bool read_shape(const struct line *l, const char *shape, struct script_step *s)
{
    float *numbers[] = {&s->x, &s->y, &s->x2, &s->y2};
    size_t i, n = 0;
    float finger;
    if (strlen(shape) != l->count - 1) {
        return false;
    }
    for (i = 0; shape[i]; i++) {
        const struct word *w = &l->words[i + 1];
        bool ok = false;
        switch (shape[i]) {
        case 'q':
        case 'w':
            s->label = w->text;
            ok = shape[i] == 'w' || w->quoted;
            break;
        case 'n':
            ok = !w->quoted && read_number(w->text, numbers[n++]);
            break;
        case 'p':
            ok = !w->quoted && read_number(w->text, numbers[n]) && *numbers[n] > 0;
            n++;
            break;
        case 'k':
            ok = !w->quoted && read_key(w->text, &s->key);
            break;
        case 't':
            ok = !w->quoted && read_time(w->text, &s->ms);
            break;
        default:
            ok = !w->quoted && read_number(w->text, &finger) && finger >= 1 && finger <= 10;
            s->finger = ok ? (int)finger : 0;
            break;
        }
        if (!ok) {
            return false;
        }
    }
    return true;
}

static bool known_subject(const char *word)
{
    size_t i;
    for (i = 0; i < sizeof subjects / sizeof subjects[0]; i++) {
        if (strcmp(subjects[i], word) == 0) {
            return true;
        }
    }
    return false;
}

static bool read_expect(struct line *l, struct script_step *s)
{
    size_t at = 1;
    s->verb = SCRIPT_EXPECT;
    if (at < l->count && strcmp(l->words[at].text, "no") == 0) {
        s->negated = true;
        at++;
    }
    if (at >= l->count || !known_subject(l->words[at].text)) {
        diag_add(l->d, DIAG_ERROR, l->place,
                 "expect what; route, mode, target, text, lang, size, theme, scroll or focus");
        return false;
    }
    s->subject = l->words[at++].text;
    if (at < l->count && strcmp(l->words[at].text, ">") == 0) {
        s->greater = true;
        at++;
    }
    if (at + 1 != l->count) {
        diag_add(l->d, DIAG_ERROR, l->place,
                 "expect %s takes one value; for example: expect route home", s->subject);
        return false;
    }
    s->label = l->words[at].text;
    if (strcmp(s->subject, "scroll") == 0 && !read_number(s->label, &s->x)) {
        diag_add(l->d, DIAG_ERROR, l->place, "'%s' is no number; write expect scroll > 0",
                 s->label);
        return false;
    }
    return true;
}

static bool read_verb(struct line *l, struct script_step *s)
{
    const char *name = l->words[0].text, *example = NULL;
    size_t i;
    for (i = 0; i < sizeof verbs / sizeof verbs[0]; i++) {
        struct script_step tried = *s;
        if (strcmp(verbs[i].name, name) != 0) {
            continue;
        }
        example = verbs[i].example;
        tried.verb = verbs[i].verb;
        if (read_shape(l, verbs[i].shape, &tried)) {
            *s = tried;
            return true;
        }
    }
    if (example) {
        diag_add(l->d, DIAG_ERROR, l->place, "%s does not take these words; for example: %s", name,
                 example);
    } else {
        diag_add(l->d, DIAG_ERROR, l->place,
                 "unknown command '%s'; tap, doubletap, down, move, up, drag, flick, pinch, palm, "
                 "key, hold, wait, resize, expect or screenshot",
                 name);
    }
    return false;
}

static void add_step(struct script *s, size_t *capacity, const struct script_step *step,
                     struct arena *mem)
{
    s->steps = arena_grow(mem, s->steps, s->count, capacity, sizeof *s->steps);
    s->steps[s->count++] = *step;
}

bool script_parse(struct script *s, const char *file, const char *text, size_t length,
                  struct arena *mem, struct diag *d)
{
    struct line l = {.mem = mem, .d = d, .place = {file, 0, 1}};
    const char *at = text, *end = text + length;
    size_t capacity = 0, errors = d->errors;
    memset(s, 0, sizeof *s);
    while (at < end) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        const char *line_end = stop ? stop : end, *start = at;
        struct script_step step;
        memset(&step, 0, sizeof step);
        l.place.line++;
        l.place.column = 1;
        step.line = l.place.line;
        at = stop ? stop + 1 : end;
        if (!split_line(&l, start, line_end) || l.count == 0) {
            continue;
        }
        if (strcmp(l.words[0].text, "expect") == 0 ? read_expect(&l, &step)
                                                   : read_verb(&l, &step)) {
            add_step(s, &capacity, &step, mem);
        }
    }
    return d->errors == errors;
}
