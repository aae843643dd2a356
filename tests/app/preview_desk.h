/* A folder that is previewed, without a window: a copy of the small content folder, the real
 * jstm-pack beside us, files that change between two frames. For one program; it has one kiosk. */
#ifndef TESTS_APP_PREVIEW_DESK_H
#define TESTS_APP_PREVIEW_DESK_H

#include "glass.h"

#include "../author/desk.h"

#include "base/mem.h"

static struct app_options options;
static struct desk desk;

static inline void folder(void)
{
    snprintf(desk.root, sizeof desk.root, "%s", test_scratch("previewed"));
    desk_remove(desk.root);
    desk_copy(test_path("fixtures/mini"), desk.root);
}

/* Opens the preview and waits for the first build. */
static inline bool start(const char *route)
{
    struct app_host host;
    int code = 0;
    memset(&kiosk, 0, sizeof kiosk);
    host = headless_host(&kiosk);
    memset(&options, 0, sizeof options);
    options.preview = desk.root;
    options.route = route;
    options.settings = "/dev/null";
    kiosk.now_ms = 5000;
    if (!app_create(&kiosk.app, &options, screen_table, &host, &code)) {
        return false;
    }
    headless_resize(&kiosk, 1920, 1080);
    return headless_await(&kiosk, 0) && headless_settle(&kiosk);
}

static inline void stop(void)
{
    app_destroy(&kiosk.app);
    mem_free(kiosk.pixels);
    memset(&kiosk, 0, sizeof kiosk);
}

/* A save, and the build that comes of it. */
static inline bool save(const char *file, const char *find, const char *replace)
{
    size_t before = preview_builds(kiosk.app.preview);
    return desk_edit(&desk, file, find, replace) && headless_await(&kiosk, before) &&
           headless_settle(&kiosk);
}

static inline bool reads(const char *words)
{
    const struct ui_element *e;
    size_t count = ui_elements(kiosk.app.ui, &e);
    while (count-- > 0) {
        if (e[count].what == UI_ELEMENT_TEXT && e[count].visible.w > 0 &&
            strstr(e[count].label, words)) {
            return true;
        }
    }
    return false;
}

static inline bool tap(const char *name)
{
    return press(name) && headless_settle(&kiosk);
}

static inline const char *badge(void)
{
    const struct ui_element *e = find("preview.badge");
    return e ? e->label : "";
}

/* In steps of 100 ms, unlike pass(): a build that is awaited is looked for often enough. */
static inline void linger(int64_t ms)
{
    for (; ms > 0; ms -= 100) {
        headless_step(&kiosk, 100);
    }
}

/* Where a visitor of the reader stands. */
struct stand {
    char route[ROUTE_MAX], lang[16];
    float scroll;
    enum session_text text;
    enum dock_action_kept { DOCK_SHUT, DOCK_OPEN } dock;
};

static inline struct stand stand(void)
{
    struct stand s = {.scroll = ui_scroll_offset(kiosk.app.ui, ui_id("reader.text")),
                      .text = kiosk.app.session.now.text,
                      .dock = kiosk.app.compose.open != DOCK_NONE ? DOCK_OPEN : DOCK_SHUT};
    snprintf(s.route, sizeof s.route, "%s", nav_route(kiosk.app.nav));
    snprintf(s.lang, sizeof s.lang, "%s", kiosk.app.session.now.lang);
    return s;
}

static inline bool same_stand(const struct stand *a, const struct stand *b)
{
    return strcmp(a->route, b->route) == 0 && strcmp(a->lang, b->lang) == 0 &&
           fabsf(a->scroll - b->scroll) < 1 && a->text == b->text && a->dock == b->dock;
}

#endif
