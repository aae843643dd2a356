/* Addresses of the network and paths of somebody's computer. A kiosk has no network, and a visitor
 * cannot follow an address on its screen: a source belongs into sources.csv, whose addresses are
 * data and not looked at here, a picture into media/. */
#include "author/checks/checks.h"

#include "base/utf8.h"

#include <string.h>

#define REMOTE_SHOWN 60

enum remote_kind { REMOTE_NONE, REMOTE_NETWORK, REMOTE_COMPUTER };

static bool remote_alnum(char c)
{
    return check_latin((unsigned char)c) || check_digit((unsigned char)c);
}

static bool remote_begins(const char *text, const char *word)
{
    for (; *word; word++, text++) {
        if ((*text >= 'A' && *text <= 'Z' ? *text + 32 : *text) != *word) {
            return false;
        }
    }
    return true;
}

/* "//host.cn" */
static bool remote_host(const char *text)
{
    size_t i = 2;
    if (strncmp(text, "//", 2) != 0 || !remote_alnum(text[2])) {
        return false;
    }
    while (remote_alnum(text[i]) || text[i] == '-') {
        i++;
    }
    return text[i] == '.' && check_latin((unsigned char)text[i + 1]);
}

/* What begins at `text`, which stands behind the byte `before` (0: nothing). */
static enum remote_kind remote_kind(const char *text, char before)
{
    bool word = !remote_alnum(before);
    if (word &&
        (remote_begins(text, "http://") || remote_begins(text, "https://") ||
         remote_begins(text, "ftp://") || (remote_begins(text, "www.") && remote_alnum(text[4])))) {
        return REMOTE_NETWORK;
    }
    if (word && before != ':' && before != '/' && remote_host(text)) {
        return REMOTE_NETWORK;
    }
    if (word && (remote_begins(text, "file:/") ||
                 (check_latin((unsigned char)text[0]) && text[1] == ':' && text[2] == '\\') ||
                 (before != '\\' && text[0] == '\\' && text[1] == '\\' && remote_alnum(text[2])))) {
        return REMOTE_COMPUTER;
    }
    return REMOTE_NONE;
}

bool remote_is(const char *text)
{
    return remote_kind(text, '\0') != REMOTE_NONE || strstr(text, "://");
}

/* The letters of a block as bytes, one each: what is not ASCII becomes a blank. */
static const char *remote_bytes(const struct prose *p, const struct prose_block *b)
{
    char *out = arena_alloc(&p->m->mem, b->end - b->start + 8);
    size_t i;
    for (i = b->start; i < b->end; i++) {
        uint32_t cp = p->letters[i].cp;
        out[i - b->start] = cp > ' ' && cp < 0x7F ? (char)cp : ' ';
    }
    return out;
}

static void remote_say(const struct prose *p, size_t letter, const char *at, enum remote_kind kind)
{
    size_t length = strcspn(at, " \"<>");
    const char *shown = arena_copy(&p->m->mem, at, length < REMOTE_SHOWN ? length : REMOTE_SHOWN);
    if (kind == REMOTE_NETWORK) {
        diag_add(p->m->d, DIAG_ERROR, prose_place(p, letter),
                 "'%s' is an address of the network, which the kiosk has not; take it out, and name"
                 " the source in sources.csv",
                 shown);
    } else {
        diag_add(p->m->d, DIAG_ERROR, prose_place(p, letter),
                 "'%s' is a place on one computer; take it out, and put what it names into this"
                 " folder",
                 shown);
    }
}

static void remote_block(const struct prose *p, const struct prose_block *b)
{
    struct arena_mark mark = arena_mark(&p->m->mem);
    const char *bytes = remote_bytes(p, b);
    size_t i, length = b->end - b->start;
    for (i = 0; i < length; i++) {
        enum remote_kind kind = REMOTE_NONE;
        char before = i > 0 ? bytes[i - 1] : '\0';
        if (strchr("hHwWfF/\\", bytes[i]) || bytes[i + 1] == ':') {
            kind = remote_kind(bytes + i, before);
        }
        /* <http://...> is a link, which the reader has refused */
        if (kind != REMOTE_NONE && !(before == '<' && prose_is_body(p))) {
            remote_say(p, b->start + i, bytes + i, kind);
        }
        i += kind != REMOTE_NONE ? strcspn(bytes + i, " ") : 0;
    }
    arena_rewind(&p->m->mem, mark);
}

void remote_check(const struct prose *p)
{
    size_t i;
    for (i = 0; p->lang < p->m->language_count && i < p->block_count; i++) {
        const struct prose_block *b = &p->blocks[i];
        size_t at;
        for (at = b->start; at < b->end; at++) { /* without these there is nothing to look for */
            uint32_t cp = p->letters[at].cp;
            if (cp == '/' || cp == '\\' ||
                ((cp == 'w' || cp == 'W') && at + 1 < b->end &&
                 (p->letters[at + 1].cp | 0x20) == 'w')) {
                remote_block(p, b);
                break;
            }
        }
    }
}
