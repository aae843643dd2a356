/* A tour: every route in every layout and language as PNG files, and a few places at extra large
 * size and in the other themes. What a reviewer looks through before a release. */
#include "internal.h"

#include "base/log.h"
#include "platform/files.h"

#include <string.h>

#define TOUR_OWN 3 /* places that no pack holds */

struct tour_layout {
    const char *name;
    int width, height;
};

static const struct tour_layout layouts[] = {
    {"landscape", 1920, 1080}, {"portrait", 1080, 1920}, {"small", 1280, 720}};

struct tour_look {
    const char *name;
    enum session_text text;
    enum session_theme theme;
};

static const struct tour_look looks[] = {{"", SESSION_TEXT_NORMAL, SESSION_LIGHT},
                                         {"-xlarge", SESSION_TEXT_XLARGE, SESSION_LIGHT},
                                         {"-contrast", SESSION_TEXT_NORMAL, SESSION_CONTRAST},
                                         {"-dark", SESSION_TEXT_NORMAL, SESSION_DARK}};

struct tour {
    struct headless *headless;
    const char *folder;
    struct arena memory;
    const char **routes;
    size_t count;
    size_t pictures;
};

static bool tour_picture(struct tour *t, const char *route, const struct tour_layout *layout,
                         const struct tour_look *look)
{
    struct headless *h = t->headless;
    struct app *a = &h->app;
    struct arena mem = {0};
    struct err err;
    char *name = arena_copy_text(&mem, route), *slash;
    bool ok;
    while ((slash = strchr(name, '/')) != NULL) {
        *slash = '-';
    }
    a->session.now.text = look->text;
    a->session.now.theme = look->theme;
    a->fading = false;
    ui_forget(a->ui);
    idle_restart(&a->idle, h->now_ms); /* somebody is looking */
    headless_resize(h, layout->width, layout->height);
    ok = nav_open(a->nav, route, &err);
    if (ok && !headless_settle(h)) {
        log_warn("%s does not come to rest", route);
    }
    ok = ok && headless_save(h,
                             arena_format(&mem, "%s/%s-%s-%s%s.png", t->folder, name,
                                          a->session.now.lang, layout->name, look->name),
                             &err);
    if (!ok) {
        log_warn("%s: %s", route, err.text);
    }
    t->pictures += ok;
    arena_finish(&mem);
    return ok;
}

/* Home, attract, search, each section, and the first of its places are worth seeing in every look.
 */
static bool tour_in_all_looks(const struct tour *t, size_t route)
{
    const char *this = t->routes[route], *slash = strchr(this, '/');
    if (!slash) {
        return true;
    }
    return route == 0 || strncmp(this, t->routes[route - 1], (size_t)(slash - this) + 1) != 0;
}

static bool tour_route(struct tour *t, size_t route)
{
    size_t seen = tour_in_all_looks(t, route) ? sizeof looks / sizeof looks[0] : 1;
    for (size_t l = 0; l < sizeof layouts / sizeof layouts[0]; l++) {
        for (size_t k = 0; k < seen; k++) {
            if (!tour_picture(t, t->routes[route], &layouts[l], &looks[k])) {
                return false;
            }
        }
    }
    return true;
}

static bool tour_routes(struct tour *t, struct err *err)
{
    const char **routes;
    size_t count;
    if (!pack_routes(t->headless->app.pack, &t->memory, &routes, &count, err)) {
        return false;
    }
    t->routes = arena_alloc_array(&t->memory, count + TOUR_OWN, sizeof *t->routes);
    if (count) {
        memcpy(t->routes, routes, count * sizeof *routes);
    }
    t->routes[count] = "search";
    t->routes[count + 1] = "missing";
    t->routes[count + 2] = "attract";
    t->count = count + TOUR_OWN;
    return true;
}

int headless_tour(struct headless *h, const char *folder)
{
    const struct pack_info *info = pack_info(h->app.pack);
    struct tour t = {.headless = h, .folder = folder};
    struct err err;
    bool ok = files_make_folder(folder, &err) && tour_routes(&t, &err);
    if (!ok) {
        log_warn("%s", err.text);
    }
    for (size_t k = 0; ok && k < info->language_count; k++) {
        session_set_lang(&h->app.session, info->languages[k].tag);
        for (size_t i = 0; ok && i < t.count; i++) {
            ok = tour_route(&t, i);
        }
        log_info("tour: %zu pictures in %s after %s", t.pictures, folder, info->languages[k].name);
    }
    session_reset(&h->app.session);
    arena_finish(&t.memory);
    return ok ? APP_OK : APP_FAILED;
}
