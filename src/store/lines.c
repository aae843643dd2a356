/* The lines of jstm-store --json. One table says which members a line has and where they lie; the
 * writer and the reader both walk it, so that neither can know a member that the other does not. */
#include "store/lines.h"

#include "base/json.h"
#include "base/utf8.h"

#include <stddef.h>
#include <string.h>

static const char *const line_words[] = {[STORE_LINE_OTHER] = "",
                                         [STORE_LINE_PACK] = "pack",
                                         [STORE_LINE_PROGRESS] = "progress",
                                         [STORE_LINE_COPIED] = "copied",
                                         [STORE_LINE_CHANGE] = "change",
                                         [STORE_LINE_EVENT] = "event",
                                         [STORE_LINE_STORE] = "store",
                                         [STORE_LINE_END] = "end"};

static const char *const line_codes[STORE_CODES] = {[STORE_INSTALLED] = "installed",
                                                    [STORE_STAGED] = "staged",
                                                    [STORE_ALREADY] = "already",
                                                    [STORE_CANCELLED] = "cancelled",
                                                    [STORE_NO_SIGNATURE] = "no-signature",
                                                    [STORE_NOT_OURS] = "not-ours",
                                                    [STORE_BAD_SIGNATURE] = "bad-signature",
                                                    [STORE_INCOMPLETE] = "incomplete",
                                                    [STORE_OLDER] = "older",
                                                    [STORE_TWO_OF_ONE] = "two-of-one",
                                                    [STORE_NEEDS_NEWER] = "needs-newer",
                                                    [STORE_NO_ROOM] = "no-room",
                                                    [STORE_TAKEN_OUT] = "taken-out",
                                                    [STORE_OWN_DISK] = "own-disk",
                                                    [STORE_DAMAGED] = "damaged",
                                                    [STORE_NOT_VALID] = "not-valid",
                                                    [STORE_DID_NOT_START] = "did-not-start",
                                                    [STORE_BUSY] = "busy",
                                                    [STORE_GONE] = "gone"};

enum line_type {
    LINE_TEXT,  /* const char * */
    LINE_FILE,  /* the same, any bytes */
    LINE_CHARS, /* char[] */
    LINE_BOOL,
    LINE_U32,
    LINE_U64,
    LINE_I64,
    LINE_CODE,
    LINE_ACTION
};

#define ON(kind) (1u << STORE_LINE_##kind)
#define AT(member) offsetof(struct store_line, member), sizeof(((struct store_line *)0)->member)

static const struct line_member {
    const char *name;
    enum line_type type;
    unsigned lines; /* that have it */
    size_t offset, size;
} line_members[] = {{"ok", LINE_BOOL, ON(END), AT(ok)},
                    {"code", LINE_CODE, ON(PACK) | ON(END), AT(code)},
                    {"code", LINE_CODE, ON(EVENT), AT(event.code)},
                    {"when", LINE_I64, ON(EVENT), AT(event.when_s)},
                    {"action", LINE_ACTION, ON(EVENT), AT(event.action)},
                    {"file", LINE_FILE, ON(PACK), AT(file)},
                    {"shown", LINE_TEXT, ON(PACK), AT(shown)},
                    {"name", LINE_TEXT, ON(PACK) | ON(STORE) | ON(END), AT(name)},
                    {"id", LINE_CHARS, ON(PACK) | ON(END), AT(label.id)},
                    {"id", LINE_CHARS, ON(EVENT), AT(event.label.id)},
                    {"seq", LINE_U32, ON(PACK) | ON(END), AT(label.seq)},
                    {"seq", LINE_U32, ON(EVENT), AT(event.label.seq)},
                    {"label", LINE_CHARS, ON(PACK) | ON(END), AT(label.label)},
                    {"label", LINE_CHARS, ON(EVENT), AT(event.label.label)},
                    {"date", LINE_CHARS, ON(PACK), AT(label.date)},
                    {"langs", LINE_CHARS, ON(PACK), AT(label.langs)},
                    {"title_zh", LINE_CHARS, ON(PACK), AT(label.title_zh)},
                    {"title_en", LINE_CHARS, ON(PACK), AT(label.title_en)},
                    {"size", LINE_U64, ON(PACK), AT(label.size)},
                    {"there", LINE_U64, ON(PACK), AT(there)},
                    {"key", LINE_TEXT, ON(PACK) | ON(END), AT(key)},
                    {"key", LINE_CHARS, ON(EVENT), AT(event.key)},
                    {"from", LINE_CHARS, ON(EVENT), AT(event.from)},
                    {"running", LINE_BOOL, ON(PACK), AT(running)},
                    {"before", LINE_BOOL, ON(PACK), AT(before)},
                    {"waiting", LINE_BOOL, ON(PACK), AT(waiting)},
                    {"bad", LINE_BOOL, ON(PACK), AT(bad)},
                    {"revoked", LINE_BOOL, ON(PACK), AT(revoked)},
                    {"installed", LINE_I64, ON(PACK), AT(installed_s)},
                    {"done", LINE_U64, ON(PROGRESS) | ON(END), AT(done)},
                    {"all", LINE_U64, ON(PROGRESS), AT(all)},
                    {"kind", LINE_TEXT, ON(CHANGE), AT(change)},
                    {"zh", LINE_TEXT, ON(CHANGE), AT(zh)},
                    {"en", LINE_TEXT, ON(CHANGE), AT(en)},
                    {"room", LINE_U64, ON(STORE) | ON(END), AT(room)},
                    {"error", LINE_TEXT, ON(STORE), AT(error)},
                    {"odd", LINE_I64, ON(STORE), AT(odd)},
                    {"need", LINE_U64, ON(END), AT(need)},
                    {"receipt", LINE_BOOL, ON(END), AT(receipt)},
                    {"detail", LINE_TEXT, ON(PACK) | ON(END), AT(detail)},
                    {"detail", LINE_CHARS, ON(EVENT), AT(event.detail)}};

enum { LINE_MEMBERS = sizeof line_members / sizeof *line_members };

const char *store_code_word(enum store_code code)
{
    return (size_t)code < STORE_CODES ? line_codes[code] : "";
}

bool store_code_read(const char *word, enum store_code *out)
{
    size_t i;
    for (i = 0; i < STORE_CODES; i++) {
        if (strcmp(line_codes[i], word) == 0) {
            *out = (enum store_code)i;
            return true;
        }
    }
    return false;
}

/* --- writing ---------------------------------------------------------------------------------- */

static void line_text(const char *name, const char *text, struct buf *out)
{
    if (text && *text) {
        buf_format(out, ",\"%s\":", name);
        buf_add_json(out, text);
    }
}

static void line_file(const char *path, struct buf *out)
{
    if (!path || utf8_check(path, strlen(path)) == strlen(path)) {
        line_text("file", path, out);
        return;
    }
    buf_add_text(out, ",\"file_hex\":\"");
    for (; *path; path++) {
        buf_format(out, "%02x", (unsigned char)*path);
    }
    buf_add_text(out, "\"");
}

static void line_number(const char *name, bool minus, uint64_t number, struct buf *out)
{
    if (number) {
        buf_format(out, ",\"%s\":%s%llu", name, minus ? "-" : "", (unsigned long long)number);
    }
}

static void line_member(const struct store_line *line, const struct line_member *m, struct buf *out)
{
    const void *at = (const char *)line + m->offset;
    int64_t number;
    switch (m->type) {
    case LINE_TEXT:
        line_text(m->name, *(const char *const *)at, out);
        break;
    case LINE_FILE:
        line_file(*(const char *const *)at, out);
        break;
    case LINE_CHARS:
        line_text(m->name, at, out);
        break;
    case LINE_BOOL:
        if (*(const bool *)at || m->lines == ON(END)) {
            buf_format(out, ",\"%s\":%s", m->name, *(const bool *)at ? "true" : "false");
        }
        break;
    case LINE_U32:
        line_number(m->name, false, *(const uint32_t *)at, out);
        break;
    case LINE_U64:
        line_number(m->name, false, *(const uint64_t *)at, out);
        break;
    case LINE_I64:
        number = *(const int64_t *)at;
        line_number(m->name, number < 0, number < 0 ? 0 - (uint64_t)number : (uint64_t)number, out);
        break;
    case LINE_CODE:
        line_text(m->name, store_code_word(*(const enum store_code *)at), out);
        break;
    case LINE_ACTION:
        line_text(m->name, store_action_word(*(const enum store_action *)at), out);
        break;
    }
}

void store_line_write(const struct store_line *line, struct buf *out)
{
    size_t i;
    buf_format(out, "{\"say\":\"%s\"", line_words[line->kind]);
    for (i = 0; i < LINE_MEMBERS; i++) {
        if (line_members[i].lines & 1u << line->kind) {
            line_member(line, &line_members[i], out);
        }
    }
    buf_add_text(out, "}\n");
}

/* --- reading ---------------------------------------------------------------------------------- */

static int line_digit(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Bytes from their hex digits; a 0 among them would end the path. */
static bool line_hex(const char *hex, struct arena *mem, const char **out)
{
    size_t length = strlen(hex), i;
    char *bytes = arena_alloc(mem, length / 2 + 1);
    for (i = 0; i + 1 < length; i += 2) {
        int high = line_digit(hex[i]), low = line_digit(hex[i + 1]);
        if (high < 0 || low < 0 || high + low == 0) {
            return false;
        }
        bytes[i / 2] = (char)(high << 4 | low);
    }
    *out = bytes;
    return i == length;
}

static bool line_read_number(struct json *j, const struct line_member *m, void *at)
{
    int64_t number = 0;
    if (!json_number(j, &number) || (m->type != LINE_I64 && number < 0) ||
        (m->type == LINE_U32 && number > UINT32_MAX)) {
        return false;
    }
    if (m->type == LINE_U32) {
        *(uint32_t *)at = (uint32_t)number;
    } else {
        *(int64_t *)at = number; /* an unsigned one may be written as its signed twin */
    }
    return true;
}

static bool line_read_action(const char *word, enum store_action *out)
{
    int i;
    for (i = 0; i < STORE_ACTIONS; i++) {
        if (strcmp(store_action_word((enum store_action)i), word) == 0) {
            *out = (enum store_action)i;
            return true;
        }
    }
    return false;
}

static bool line_read_member(struct json *j, const struct line_member *m, struct arena *mem,
                             struct store_line *out)
{
    void *at = (char *)out + m->offset;
    const char *text = "";
    if (m->type == LINE_BOOL) {
        return json_bool(j, at);
    }
    if (m->type == LINE_U32 || m->type == LINE_U64 || m->type == LINE_I64) {
        return line_read_number(j, m, at);
    }
    if (!json_text(j, mem, &text)) {
        return false;
    }
    switch (m->type) {
    case LINE_CHARS:
        if (strlen(text) >= m->size) {
            return false;
        }
        memcpy(at, text, strlen(text) + 1);
        return true;
    case LINE_CODE:
        return store_code_read(text, at);
    case LINE_ACTION:
        return line_read_action(text, at);
    default:
        *(const char **)at = text;
        return true;
    }
}

static const struct line_member *line_find(const char *key, enum store_line_kind kind)
{
    size_t i;
    for (i = 0; i < LINE_MEMBERS; i++) {
        if ((line_members[i].lines & 1u << kind) && strcmp(line_members[i].name, key) == 0) {
            return &line_members[i];
        }
    }
    return NULL;
}

static bool line_kind(const char *text, size_t length, struct arena *mem,
                      enum store_line_kind *kind)
{
    const char *say = NULL;
    struct json j;
    char key[16];
    size_t i;
    json_begin(&j, text, length);
    for (json_object(&j); json_key(&j, key, sizeof key);) {
        if (strcmp(key, "say") != 0) {
            json_skip(&j);
        } else if (say || !json_text(&j, mem, &say)) {
            return false;
        }
    }
    if (!json_end(&j) || !say) {
        return false;
    }
    *kind = STORE_LINE_OTHER;
    for (i = 1; i < sizeof line_words / sizeof *line_words; i++) {
        if (strcmp(line_words[i], say) == 0) {
            *kind = (enum store_line_kind)i;
        }
    }
    return true;
}

static void line_empty(struct store_line *out)
{
    size_t i;
    memset(out, 0, sizeof *out);
    for (i = 0; i < LINE_MEMBERS; i++) {
        if (line_members[i].type == LINE_TEXT || line_members[i].type == LINE_FILE) {
            *(const char **)(void *)((char *)out + line_members[i].offset) = "";
        }
    }
}

bool store_line_read(const char *text, size_t length, struct arena *mem, struct store_line *out)
{
    enum store_line_kind kind;
    struct json j;
    char key[16];
    line_empty(out);
    if (length > STORE_LINE_MOST || !line_kind(text, length, mem, &kind)) {
        return false;
    }
    out->kind = kind;
    json_begin(&j, text, length);
    for (json_object(&j); json_key(&j, key, sizeof key);) {
        const struct line_member *m = line_find(key, kind);
        const char *hex;
        if (m ? !line_read_member(&j, m, mem, out)
            : strcmp(key, "file_hex") == 0 && kind == STORE_LINE_PACK
                ? !json_text(&j, mem, &hex) || !line_hex(hex, mem, &out->file)
                : !json_skip(&j)) {
            return false;
        }
    }
    return json_end(&j);
}
