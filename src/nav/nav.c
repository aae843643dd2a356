/* The stack of open screens. Each entry owns its state and one arena; both die together at close.
 * When the stack is full the oldest page above home is closed: the way home stays, and a visitor
 * who has followed ten links does not want to go back through all of them. */
#include "nav/nav.h"

#include "base/log.h"
#include "base/mem.h"
#include "pack/pack.h"

#include <stdio.h>
#include <string.h>

#define NAV_DEPTH 10

enum nav_request { NAV_NONE, NAV_PUSH, NAV_REPLACE, NAV_BACK, NAV_HOME, NAV_ATTRACT };

struct nav_entry {
    const struct screen_type *type;
    void *self;
    struct arena *memory;
    char route[ROUTE_MAX];
};

struct nav {
    const struct screen_type *const *table;
    struct kiosk *kiosk;
    struct nav_entry stack[NAV_DEPTH];
    size_t depth;
    bool alone; /* see nav_open_alone */
    enum nav_request request;
    char wanted[ROUTE_MAX];
};

struct nav *nav_create(const struct screen_type *const *table, struct kiosk *k)
{
    struct nav *n = mem_alloc(sizeof *n);
    n->table = table;
    n->kiosk = k;
    return n;
}

static void nav_close(struct nav *n, struct nav_entry *e)
{
    if (e->type->close) {
        e->type->close(e->self, n->kiosk);
    }
    mem_free(e->self);
    arena_finish(e->memory);
    mem_free(e->memory);
    memset(e, 0, sizeof *e);
}

static void nav_close_top(struct nav *n)
{
    nav_close(n, &n->stack[--n->depth]);
}

void nav_destroy(struct nav *n)
{
    if (n) {
        while (n->depth) {
            nav_close_top(n);
        }
        mem_free(n);
    }
}

static bool nav_kind_listed(const char *kinds, const char *kind)
{
    size_t length = strlen(kind);
    const char *at = kinds;
    while (at && length) {
        at = strstr(at, kind);
        if (!at) {
            return false;
        }
        if ((at == kinds || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0')) {
            return true;
        }
        at += length;
    }
    return false;
}

static const struct screen_type *nav_find(struct nav *n, const struct route *r, struct err *err)
{
    const struct screen_type *const *t;
    const char *kind;
    for (t = n->table; *t; t++) {
        if (strcmp((*t)->name, r->name) == 0) {
            return *t;
        }
    }
    kind = n->kiosk->pack ? pack_section_kind(n->kiosk->pack, r->name) : NULL;
    for (t = n->table; kind && !r->rest[0] && *t; t++) {
        if (nav_kind_listed((*t)->covers, kind)) {
            return *t;
        }
    }
    for (t = n->table; kind && *t; t++) {
        if ((*t)->kinds && nav_kind_listed((*t)->kinds, kind)) {
            return *t;
        }
    }
    err_set(err, ERR_NOT_FOUND, "there is no place '%s'", r->path);
    return NULL;
}

static void nav_make_room(struct nav *n)
{
    struct nav_entry oldest;
    if (n->depth < NAV_DEPTH) {
        return;
    }
    oldest = n->stack[1];
    memmove(&n->stack[1], &n->stack[2], (n->depth - 2) * sizeof n->stack[0]);
    n->stack[n->depth - 1] = oldest;
    nav_close_top(n);
}

static bool nav_enter(struct nav *n, struct nav_entry *e, const struct route *r, struct err *err)
{
    e->type = nav_find(n, r, err);
    if (!e->type) {
        return false;
    }
    memcpy(e->route, r->path, sizeof e->route);
    e->self = mem_alloc(e->type->size);
    e->memory = mem_alloc(sizeof *e->memory);
    if (!e->type->open(e->self, n->kiosk, r, e->memory, err)) {
        arena_finish(e->memory);
        mem_free(e->memory);
        mem_free(e->self);
        return err_wrap(err, "opening %s", r->path);
    }
    return true;
}

/* Opens a place on top of the stack, or instead of its top. A place that does not open changes
 * nothing, not even the language its address asks for. */
static bool nav_open_on_top(struct nav *n, const char *route, bool replace, struct err *err)
{
    struct nav_entry e = {0};
    struct session_choice before = n->kiosk->session->now;
    struct route r;
    const char *lang;
    if (!route_parse(&r, route, err)) {
        return false;
    }
    lang = route_option(&r, "lang");
    if (lang) {
        session_set_lang(n->kiosk->session, lang);
    }
    if (!nav_enter(n, &e, &r, err)) {
        n->kiosk->session->now = before;
        return false;
    }
    if (replace && n->depth > 1) {
        nav_close_top(n);
    } else {
        nav_make_room(n);
    }
    n->stack[n->depth++] = e;
    return true;
}

static void nav_keep(struct nav *n, size_t depth)
{
    while (n->depth > depth) {
        nav_close_top(n);
    }
}

bool nav_open(struct nav *n, const char *route, struct err *err)
{
    struct route r;
    struct err ignored;
    bool alone = route_parse(&r, route, &ignored) &&
                 (strcmp(r.path, "attract") == 0 || strcmp(r.path, "home") == 0);
    nav_keep(n, 0);
    n->alone = false;
    if (!alone && !nav_open_on_top(n, "home", false, err)) {
        return false;
    }
    return nav_open_on_top(n, route, false, err);
}

bool nav_open_alone(struct nav *n, const char *route, struct err *err)
{
    nav_keep(n, 0);
    n->alone = nav_open_on_top(n, route, false, err);
    return n->alone;
}

void nav_clear(struct nav *n)
{
    nav_keep(n, 0);
    n->request = NAV_NONE;
    n->alone = false;
}

/* The same address in another pack, or the "missing" screen under it. */
static bool nav_again(struct nav *n, const char *address, struct nav_entry *e)
{
    struct route r;
    struct err err;
    if (route_parse(&r, address, &err) && nav_enter(n, e, &r, &err)) {
        return true;
    }
    log_warn("%s", err.text);
    if (!route_parse(&r, "missing", &err) || !nav_enter(n, e, &r, &err)) {
        return false;
    }
    memcpy(e->route, address, strlen(address) + 1);
    return true;
}

void nav_reopen(struct nav *n, struct pack *before)
{
    size_t kept = 0, i;
    for (i = 0; i < n->depth; i++) {
        struct nav_entry old = n->stack[i], fresh = {0};
        if (nav_again(n, old.route, &fresh)) {
            if (fresh.type == old.type && fresh.type->keep) {
                fresh.type->keep(fresh.self, old.self, n->kiosk, before);
            }
            n->stack[kept++] = fresh;
        }
        nav_close(n, &old);
    }
    n->depth = kept;
}

static void nav_ask(struct nav *n, enum nav_request request, const char *route)
{
    size_t length = strlen(route);
    if (length >= ROUTE_MAX) {
        log_warn("an address of %zu letters was not followed", length);
        return;
    }
    n->request = request;
    memcpy(n->wanted, route, length + 1);
}

void nav_push(struct nav *n, const char *route)
{
    nav_ask(n, NAV_PUSH, route);
}

void nav_replace(struct nav *n, const char *route)
{
    nav_ask(n, NAV_REPLACE, route);
}

void nav_back(struct nav *n)
{
    nav_ask(n, NAV_BACK, "");
}

void nav_home(struct nav *n)
{
    nav_ask(n, NAV_HOME, "");
}

void nav_attract(struct nav *n)
{
    nav_ask(n, NAV_ATTRACT, "");
}

static bool nav_apply_push(struct nav *n, enum nav_request request, struct err *err)
{
    struct err first, second;
    if (nav_open_on_top(n, n->wanted, request == NAV_REPLACE, &first)) {
        return true;
    }
    if (!nav_open_on_top(n, "missing", false, &second)) {
        *err = first;
        return false; /* the visitor stays where they were */
    }
    log_warn("%s", first.text);
    return true;
}

/* Whether the screen on top has taken Back for itself. */
static bool nav_within(struct nav *n)
{
    const struct nav_entry *e = &n->stack[n->depth - 1];
    return e->type->back && e->type->back(e->self, n->kiosk);
}

/* Out of a place that stands alone: there is none to go to. */
static bool nav_out(struct nav *n, enum nav_request request)
{
    bool back = request == NAV_BACK && n->depth == 1 && !nav_within(n);
    if (!n->alone || !(back || request == NAV_HOME || request == NAV_ATTRACT)) {
        return false;
    }
    nav_clear(n);
    return true;
}

bool nav_apply(struct nav *n, bool *changed, struct err *err)
{
    enum nav_request request = n->request;
    bool ok = true;
    n->request = NAV_NONE;
    *changed = nav_out(n, request);
    if (*changed) {
        return true;
    }
    switch (request) {
    case NAV_NONE:
        return true;
    case NAV_PUSH:
    case NAV_REPLACE:
        ok = nav_apply_push(n, request, err);
        break;
    case NAV_BACK:
        if (n->depth < 2 || nav_within(n)) {
            return true;
        }
        nav_close_top(n);
        break;
    case NAV_HOME:
        if (n->depth && strcmp(n->stack[0].type->name, "home") == 0) {
            if (n->depth == 1) {
                return true;
            }
            nav_keep(n, 1);
        } else {
            ok = nav_open(n, "home", err);
        }
        break;
    case NAV_ATTRACT:
        ok = nav_open(n, "attract", err);
        if (!ok) { /* all is closed by now: home is better than nothing */
            struct err second;
            *changed = nav_open(n, "home", &second);
            return false;
        }
        break;
    }
    *changed = ok;
    return ok;
}

void nav_frame(struct nav *n, struct ui *ui, struct rect area)
{
    if (n->depth) {
        struct nav_entry *e = &n->stack[n->depth - 1];
        e->type->frame(e->self, n->kiosk, ui, area);
    }
}

const struct screen_type *nav_type(const struct nav *n)
{
    return n->depth ? n->stack[n->depth - 1].type : NULL;
}

const char *nav_route(const struct nav *n)
{
    return n->depth ? n->stack[n->depth - 1].route : "";
}

void nav_set_route(struct nav *n, const char *path)
{
    size_t length = strlen(path);
    if (n->depth && length < ROUTE_MAX) {
        memcpy(n->stack[n->depth - 1].route, path, length + 1);
    }
}

bool nav_can_go_back(const struct nav *n)
{
    return n->depth > 1;
}

size_t nav_depth(const struct nav *n)
{
    return n->depth;
}
