/* A tour: every route in every layout and language as PNG files, and a few places at extra large size and
 * in high contrast. What a reviewer looks through before a release. */
#include "internal.h"

#include "base/log.h"
#include "platform/files.h"

#include <stdio.h>
#include <string.h>

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

static bool tour_picture(struct headless *h, const char *folder, const char *route,
                         const struct tour_layout *layout, const struct tour_look *look)
{
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
    headless_resize(h, layout->width, layout->height);
    ok = nav_open(a->nav, route, &err) && headless_settle(h) &&
         headless_save(h,
                       arena_format(&mem, "%s/%s-%s-%s%s.png", folder, name, a->session.now.lang,
                                    layout->name, look->name),
                       &err);
    if (!ok) {
        log_warn("%s: %s", route, err.text);
    }
    arena_finish(&mem);
    return ok;
}

/* Home, and the first text of each kind, are worth seeing in every look. */
static bool tour_in_all_looks(const char *route)
{
    return strcmp(route, "home") == 0 || strcmp(route, "attract") == 0 ||
           strstr(route, "meteorite") != NULL || strstr(route, "general") != NULL;
}

int headless_tour(struct headless *h, const char *folder)
{
    const struct pack_info *info = pack_info(h->app.pack);
    struct arena mem = {0};
    const char **routes;
    size_t count, i, l, k, v, done = 0;
    struct err err;
    bool ok = files_make_folder(folder, &err) &&
              pack_routes(h->app.pack, &mem, &routes, &count, &err);
    if (!ok) {
        log_warn("%s", err.text);
    }
    for (k = 0; ok && k < info->language_count; k++) {
        session_set_lang(&h->app.session, info->languages[k].tag);
        for (i = 0; ok && i <= count; i++) {
            const char *route = i < count ? routes[i] : "attract";
            size_t seen = tour_in_all_looks(route) ? sizeof looks / sizeof looks[0] : 1;
            for (l = 0; ok && l < sizeof layouts / sizeof layouts[0]; l++) {
                for (v = 0; ok && v < seen; v++) {
                    ok = tour_picture(h, folder, route, &layouts[l], &looks[v]);
                    done += ok;
                }
            }
        }
        log_info("%s: %zu pictures so far", info->languages[k].tag, done);
    }
    arena_finish(&mem);
    return ok ? APP_OK : APP_FAILED;
}
