/* Addresses, parsed strictly: they come from links in packs, from scripts and from the command
 * line. */
#include "nav/route.h"

#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>

#define ROUTE_WORDS 4

static bool route_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

static size_t route_word(const char *text)
{
    size_t n = 0;
    while (route_letter(text[n])) {
        n++;
    }
    return n;
}

/* Refuses `text`, quoting its beginning; `why` goes behind the quotation. */
static bool route_refuse(const char *text, const char *why, struct err *err)
{
    int shown = (int)utf8_cut(text, strlen(text), 60);
    return err_set(err, ERR_INVALID, "'%.*s' %s", shown, text, why);
}

static const char *route_path(struct route *r, const char *text, struct err *err)
{
    const char *at = text;
    size_t words = 0, length;
    for (;;) {
        size_t n = route_word(at);
        if (n == 0 || n > 32) {
            route_refuse(text, "is not an address; write for example science/rime", err);
            return NULL;
        }
        if (words == 0) {
            memcpy(r->name, at, n);
            r->name[n] = '\0';
        }
        at += n;
        if (++words > ROUTE_WORDS) {
            route_refuse(text, "has more than four parts", err);
            return NULL;
        }
        if (*at != '/') {
            break;
        }
        at++;
    }
    length = (size_t)(at - text);
    memcpy(r->path, text, length);
    r->path[length] = '\0';
    r->rest = strchr(r->path, '/');
    r->rest = r->rest ? r->rest + 1 : r->path + length;
    return at;
}

bool route_parse(struct route *r, const char *text, struct err *err)
{
    const char *at;
    memset(r, 0, sizeof *r);
    if (strlen(text) >= ROUTE_MAX) {
        return err_set(err, ERR_INVALID, "an address has at most %d letters", ROUTE_MAX - 1);
    }
    at = route_path(r, text, err);
    if (!at) {
        return false;
    }
    while (*at == (r->option_count ? '&' : '?')) {
        size_t key = route_word(at + 1);
        size_t value = at[1 + key] == '=' ? route_word(at + key + 2) : 0;
        if (key == 0 || value == 0 || key > 32 || value > 32 || r->option_count == 4) {
            break;
        }
        memcpy(r->options[r->option_count].key, at + 1, key);
        memcpy(r->options[r->option_count].value, at + key + 2, value);
        r->option_count++;
        at += key + 2 + value;
    }
    if (*at) {
        return route_refuse(text, "ends in what is no option; write for example ?lang=en", err);
    }
    return true;
}

const char *route_option(const struct route *r, const char *key)
{
    size_t i;
    for (i = 0; i < r->option_count; i++) {
        if (strcmp(r->options[i].key, key) == 0) {
            return r->options[i].value;
        }
    }
    return NULL;
}
