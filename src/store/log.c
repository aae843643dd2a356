/* The history of a store. Lines are only ever appended, whole and synced; a line that a power cut
 * has torn is ended before the next one and passed over in reading. When the log has grown too long
 * its younger half replaces it, as a whole. */
#include "store/log.h"

#include "base/utf8.h"
#include "platform/clock.h"
#include "store/lines.h"

#include "parts.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define LOG_FIELDS 9
#define LOG_TORN "\x18\n" /* ends a line that is none: CAN, which no whole line has */

static const char *const log_actions[STORE_ACTIONS] = {
    [STORE_DID_INSTALL] = "install",     [STORE_DID_STAGE] = "stage",
    [STORE_DID_SWITCH] = "switch",       [STORE_DID_LATER] = "later",
    [STORE_DID_ROLL_BACK] = "roll-back", [STORE_DID_FALL_BACK] = "fall-back",
    [STORE_DID_PROVE] = "prove",         [STORE_DID_VERIFY] = "verify"};

const char *store_action_word(enum store_action a)
{
    return log_actions[a];
}

/* What is no problem has no number. */
static const char *log_code(enum store_code code)
{
    return store_sayings[code].code[0] ? store_sayings[code].code : store_code_word(code);
}

/* --- writing ---------------------------------------------------------------------------------- */

/* A tab and a text in which nothing ends a field or a line. */
static void log_field(struct buf *out, const char *title, const char *text)
{
    buf_format(out, "\t%s", title);
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        buf_add_byte(out, c < 0x20 || c == 0x7f ? ' ' : *text);
    }
}

static void log_line(const struct store_event *e, struct buf *out)
{
    time_t t = (time_t)e->when_s;
    struct tm utc = {0};
    char when[32];
    if (!gmtime_r(&t, &utc) || !strftime(when, sizeof when, "%Y-%m-%dT%H:%M:%SZ", &utc)) {
        snprintf(when, sizeof when, "1970-01-01T00:00:00Z");
    }
    buf_format(out, "%s\t%s\t%s", when, log_actions[e->action], log_code(e->code));
    log_field(out, "", e->label.id[0] ? e->label.id : "-");
    buf_format(out, "\t%" PRIu32, e->label.seq);
    log_field(out, "", e->label.label[0] ? e->label.label : "-");
    log_field(out, "key=", e->key);
    log_field(out, "from=", e->from);
    log_field(out, "", e->detail);
    buf_add_text(out, "\n");
}

/* The younger half of the lines, and `line`, take the place of all. */
static bool log_shorten(struct store *s, const struct buf *old, const struct buf *line)
{
    const struct store_ops *ops = s->o.ops;
    const char *path = store_path(s, STORE_LOG), *beside = store_path(s, STORE_LOG ".tmp");
    const char *text = buf_text(old);
    size_t from = old->length > STORE_LOG_MOST / 2 ? old->length - STORE_LOG_MOST / 2 : 0;
    struct buf young = {0};
    struct err err;
    bool ok;
    while (from > 0 && from < old->length && text[from - 1] != '\n') {
        from++;
    }
    buf_add(&young, text + from, old->length - from);
    buf_add(&young, buf_text(line), line->length);
    ops->remove(ops->self, beside);
    ok = store_spit(s, beside, &young, &err) && ops->rename(ops->self, beside, path) == 0 &&
         ops->sync_folder(ops->self, s->o.folder) == 0;
    buf_finish(&young);
    return ok;
}

static bool log_append(struct store *s, bool fresh, const struct buf *line)
{
    const struct store_ops *ops = s->o.ops;
    int fd = ops->append(ops->self, store_path(s, STORE_LOG)), number;
    bool ok;
    if (fd < 0) {
        return false;
    }
    ok = store_write_all(s, fd, buf_text(line), line->length) && ops->sync(ops->self, fd) == 0;
    number = errno;
    if (ops->close(ops->self, fd) != 0 && ok) {
        ok = false;
        number = errno;
    }
    errno = number;
    return ok && (!fresh || ops->sync_folder(ops->self, s->o.folder) == 0);
}

bool store_log_add(struct store *s, const struct store_event *e)
{
    struct arena_mark mark = arena_mark(&s->mem);
    struct buf old = {0}, line = {0};
    struct err err;
    bool there = store_slurp(s, store_path(s, STORE_LOG), 2 * STORE_LOG_MOST, &old, &err), ok;
    if (there && old.length > 0 && old.data[old.length - 1] != '\n') {
        buf_add_text(&line, LOG_TORN);
    }
    log_line(e, &line);
    if (!there && err.code == ERR_IO) {
        ok = false;
        errno = EIO;
    } else if (old.length + line.length > STORE_LOG_MOST) {
        ok = log_shorten(s, &old, &line);
    } else {
        ok = log_append(s, !there, &line);
    }
    buf_finish(&old);
    buf_finish(&line);
    arena_rewind(&s->mem, mark);
    return ok;
}

bool store_log_note(struct store *s, enum store_action action, enum store_code code,
                    const char *name, const char *detail)
{
    struct store_event e = {
        .when_s = clock_system.now_s(clock_system.self), .action = action, .code = code};
    struct store_name parts;
    if (store_name_read(name, &parts)) {
        memcpy(e.label.id, parts.id, sizeof parts.id);
        e.label.seq = parts.seq;
    }
    snprintf(e.detail, sizeof e.detail, "%.239s", detail);
    return store_log_add(s, &e);
}

/* --- reading ---------------------------------------------------------------------------------- */

static bool log_when(const char *text, int64_t *out)
{
    int year, month, day, hour, minute, second, end = 0;
    if (strlen(text) != 20 ||
        sscanf(text, "%4d-%2d-%2dT%2d:%2d:%2dZ%n", &year, &month, &day, &hour, &minute, &second,
               &end) != 6 ||
        end != 20 || month < 1 || month > 12 || day < 1 || day > 31 || hour < 0 || hour > 23 ||
        minute < 0 || minute > 59 || second < 0 || second > 60) {
        return false;
    }
    *out = clock_days(year, month, day) * 86400 + hour * 3600 + minute * 60 + second;
    return true;
}

static bool log_word(const char *text, const char *const *words, size_t count, int *out)
{
    size_t i;
    for (i = 0; i < count && strcmp(text, words[i]) != 0; i++) {
    }
    *out = (int)i;
    return i < count;
}

static bool log_read_code(const char *text, enum store_code *out)
{
    int code;
    for (code = 0; code < STORE_CODES; code++) {
        if (strcmp(text, log_code((enum store_code)code)) == 0) {
            *out = (enum store_code)code;
            return true;
        }
    }
    return false;
}

/* Copies what fits, cut between characters; "-" stands for nothing. */
static void log_copy(char *to, size_t room, const char *text)
{
    size_t length = strlen(text);
    if (strcmp(text, "-") == 0) {
        length = 0;
    } else if (length >= room) {
        length = utf8_cut(text, length, room - 1);
    }
    memcpy(to, text, length);
    to[length] = 0;
}

/* One line, ended by 0 and torn apart here; false: it is none of ours. */
static bool log_read_line(char *line, size_t length, struct store_event *e)
{
    char *fields[LOG_FIELDS], *end;
    int i, action;
    unsigned long seq;
    memset(e, 0, sizeof *e);
    if (strlen(line) != length || strchr(line, LOG_TORN[0])) {
        return false;
    }
    for (i = 0; i < LOG_FIELDS; i++) {
        fields[i] = line;
        line = line ? strchr(line, '\t') : NULL;
        if (line) {
            *line++ = 0;
        } else if (i < LOG_FIELDS - 1) {
            return false;
        }
    }
    if (line || !log_when(fields[0], &e->when_s) ||
        !log_word(fields[1], log_actions, STORE_ACTIONS, &action) ||
        !log_read_code(fields[2], &e->code) || strncmp(fields[6], "key=", 4) != 0 ||
        strncmp(fields[7], "from=", 5) != 0 || strspn(fields[4], "0123456789") == 0) {
        return false;
    }
    seq = strtoul(fields[4], &end, 10);
    if (*end || seq > UINT32_MAX) {
        return false;
    }
    e->action = (enum store_action)action;
    e->label.seq = (uint32_t)seq;
    log_copy(e->label.id, sizeof e->label.id, fields[3]);
    log_copy(e->label.label, sizeof e->label.label, fields[5]);
    log_copy(e->key, sizeof e->key, fields[6] + 4);
    log_copy(e->from, sizeof e->from, fields[7] + 5);
    log_copy(e->detail, sizeof e->detail, fields[8]);
    return true;
}

bool store_log_read(const char *folder, size_t most, struct arena *mem, struct store_event **out,
                    size_t *count, struct err *err)
{
    struct buf text = {0};
    size_t capacity = 0, at;
    *out = NULL;
    *count = 0;
    if (!buf_read_file(&text, arena_format(mem, "%s/" STORE_LOG, folder), 4 * STORE_LOG_MOST,
                       err)) {
        return err->code == ERR_NOT_FOUND;
    }
    /* from the end of the last whole line backwards */
    for (at = text.length; at > 0 && text.data[at - 1] != '\n'; at--) {
    }
    while (at > 0 && *count < most) {
        size_t end = --at;
        struct store_event e;
        while (at > 0 && text.data[at - 1] != '\n') {
            at--;
        }
        text.data[end] = 0;
        if (log_read_line(text.data + at, end - at, &e)) {
            *out = arena_grow(mem, *out, *count, &capacity, sizeof **out);
            (*out)[(*count)++] = e;
        }
    }
    buf_finish(&text);
    return true;
}
