/* See visit.h. Nothing here knows where things stand: places come from the dump, pictures from the
 * screenshot, words from the sources, so that a change of layout or wording breaks no test. */
#include "visit.h"

#include "base/mem.h"
#include "test.h"

#include <libpng16/png.h> /* <png.h> would be the one in tests/support */
#include <signal.h>
#include <stdlib.h>

#define VISIT_MOST_ARGS 24

/* Written once: the kiosk under test may be reading it while another one is started for a picture.
 */
static const char *visit_settings(bool attract)
{
    static char paths[2][1024];
    char *path = paths[attract];
    FILE *f = NULL;
    if (!path[0]) {
        snprintf(path, sizeof paths[0], "%s",
                 test_scratch(attract ? "settings-attract.ini" : "settings-home.ini"));
        f = fopen(path, "w");
    }
    if (f) {
        fprintf(f, "[kiosk]\nattract = %s\nidle_s = 3600\n", attract ? "yes" : "no");
        fclose(f);
    }
    return path;
}

static const char *visited_folder; /* NULL: the shipped pack */

void visit_preview(const char *folder)
{
    visited_folder = folder;
}

static const char *visit_what(void)
{
    return visited_folder ? "--preview" : "--pack";
}

static const char *visit_which(void)
{
    return visited_folder ? visited_folder : KIOSK_PACK;
}

bool visit_start(struct process *kiosk, const struct xserver *x, const struct visit_options *o)
{
    char size[32], presenter[64];
    const char *argv[VISIT_MOST_ARGS] = {KIOSK_PROGRAM, visit_what(), visit_which(), "--settings",
                                         visit_settings(o->attract)};
    const char *env[] = {x->env,
                         "SDL_VIDEODRIVER=x11",
                         "WAYLAND_DISPLAY",
                         "JSTM_PRESENTER",
                         "JSTM_ASSETS=" KIOSK_SOURCE_DIR "/assets",
                         NULL};
    int n = 5;
    argv[n++] = "--day"; /* that of every picture without a window */
    argv[n++] = "2026-01-01";
    if (o->fullscreen) {
        argv[n++] = "--fullscreen";
    } else {
        snprintf(size, sizeof size, "%dx%d", x->width, x->height);
        argv[n++] = "--window";
        argv[n++] = size;
    }
    if (o->route) {
        argv[n++] = "--route";
        argv[n++] = o->route;
    }
    if (o->lang) {
        argv[n++] = "--lang";
        argv[n++] = o->lang;
    }
    if (o->presenter) {
        snprintf(presenter, sizeof presenter, "JSTM_PRESENTER=%s", o->presenter);
        env[3] = presenter;
    }
    return process_start(kiosk, argv, env, NULL);
}

bool visit_end(struct process *kiosk)
{
    bool fine;
    process_signal(kiosk, SIGTERM);
    fine = process_wait(kiosk, VISIT_WAIT_MS) && kiosk->code == 0;
    if (!fine) {
        printf("after SIGTERM: %s %d\n", kiosk->ended ? "exit code" : "still running", kiosk->code);
    }
    process_kill(kiosk);
    return fine;
}

struct visit_headless {
    const char *route, *lang;
    int width, height;
    const char *script;      /* NULL: none */
    const char *what, *file; /* --screenshot FILE or --dump */
    const char *output;      /* where standard output goes; NULL: nowhere */
};

static bool visit_headless(const struct visit_headless *o)
{
    char size[32];
    const char *argv[VISIT_MOST_ARGS] = {
        KIOSK_PROGRAM, visit_what(), visit_which(), "--settings", visit_settings(false),
        "--window",    size,         "--route",     o->route,     "--lang",
        o->lang};
    const char *env[] = {"DISPLAY", "WAYLAND_DISPLAY", "JSTM_ASSETS=" KIOSK_SOURCE_DIR "/assets",
                         NULL};
    int code, n = 11;
    if (o->script) {
        argv[n++] = "--script";
        argv[n++] = o->script;
    }
    argv[n++] = o->what;
    argv[n] = o->file;
    snprintf(size, sizeof size, "%dx%d", o->width, o->height);
    code = process_run(argv, env, o->output, VISIT_WAIT_MS);
    if (code != 0) {
        printf("jstm-kiosk --route %s %s gave exit code %d\n", o->route, o->what, code);
    }
    return code == 0;
}

struct picture visit_picture(const char *file)
{
    struct picture p = {0};
    png_image image;
    memset(&image, 0, sizeof image);
    image.version = PNG_IMAGE_VERSION;
    if (!png_image_begin_read_from_file(&image, file)) {
        return p;
    }
    image.format = PNG_FORMAT_BGRA; /* bytes of x8r8g8b8 in memory */
    p.width = (int)image.width;
    p.height = (int)image.height;
    p.pixels = mem_alloc(PNG_IMAGE_SIZE(image));
    if (!png_image_finish_read(&image, NULL, p.pixels, 0, NULL)) {
        mem_free(p.pixels);
        p.pixels = NULL;
        return p;
    }
    for (size_t i = 0; i < (size_t)p.width * (size_t)p.height; i++) {
        p.pixels[i] &= 0xffffffu;
    }
    return p;
}

struct picture visit_expected_after(const char *route, const char *lang, int width, int height,
                                    const char *script)
{
    char picture[1024], steps[1024];
    struct visit_headless o = {.route = route,
                               .lang = lang,
                               .width = width,
                               .height = height,
                               .what = "--screenshot",
                               .file = picture};
    struct picture p = {0};
    FILE *f;
    snprintf(picture, sizeof picture, "%s", test_scratch("expected.png"));
    snprintf(steps, sizeof steps, "%s", test_scratch("expected.touch"));
    f = script ? fopen(steps, "w") : NULL;
    if (f) {
        fputs(script, f);
        fclose(f);
        o.script = steps;
    }
    if (visit_headless(&o)) {
        p = visit_picture(picture);
    }
    remove(picture);
    remove(steps);
    return p;
}

struct picture visit_expected(const char *route, const char *lang, int width, int height)
{
    return visit_expected_after(route, lang, width, height, NULL);
}

/* --- looking
 * -------------------------------------------------------------------------------------- */

static void visit_keep(const struct picture *p)
{
    const char *file = test_scratch("screen.png");
    png_image image;
    uint32_t *copy = mem_alloc((size_t)p->width * (size_t)p->height * 4);
    for (size_t i = 0; i < (size_t)p->width * (size_t)p->height; i++) {
        copy[i] = p->pixels[i] | 0xff000000u;
    }
    memset(&image, 0, sizeof image);
    image.version = PNG_IMAGE_VERSION;
    image.format = PNG_FORMAT_BGRA;
    image.width = (png_uint_32)p->width;
    image.height = (png_uint_32)p->height;
    if (png_image_write_to_file(&image, file, 0, copy, 0, NULL)) {
        printf("what stood on the screen: %s\n", file);
    }
    mem_free(copy);
}

/* Number of pixels that differ; *x0 .. *y1 becomes the rectangle around them. */
static size_t visit_difference(const struct picture *a, const struct picture *b, int box[4])
{
    size_t count = 0;
    box[0] = box[1] = 1 << 20;
    box[2] = box[3] = 0;
    for (int y = 0; y < a->height; y++) {
        const uint32_t *p = a->pixels + (size_t)y * (size_t)a->width;
        const uint32_t *q = b->pixels + (size_t)y * (size_t)b->width;
        if (memcmp(p, q, (size_t)a->width * 4) == 0) {
            continue;
        }
        for (int x = 0; x < a->width; x++) {
            if (p[x] != q[x]) {
                count++;
                box[0] = x < box[0] ? x : box[0];
                box[1] = y < box[1] ? y : box[1];
                box[2] = x > box[2] ? x : box[2];
                box[3] = y > box[3] ? y : box[3];
            }
        }
    }
    return count;
}

bool visit_shows(struct xserver *x, const struct picture *expected, int64_t timeout_ms)
{
    return visit_shows_nearly(x, expected, 0, timeout_ms);
}

bool visit_shows_nearly(struct xserver *x, const struct picture *expected, size_t pixels,
                        int64_t timeout_ms)
{
    int64_t end = process_now_ns() + timeout_ms * 1000000;
    if (!expected->pixels || expected->width > x->width || expected->height > x->height) {
        printf("there is no picture to compare with\n");
        return false;
    }
    for (;;) {
        struct picture is = xserver_grab(x, 0, 0, expected->width, expected->height);
        int box[4];
        size_t differ = visit_difference(&is, expected, box);
        bool late = process_now_ns() > end;
        if (differ > pixels && late) {
            printf("%zu pixels differ, in %d,%d to %d,%d\n", differ, box[0], box[1], box[2],
                   box[3]);
            visit_keep(&is);
        }
        mem_free(is.pixels);
        if (differ <= pixels || late) {
            return differ <= pixels;
        }
        process_sleep_ms(30);
    }
}

bool visit_changes(struct xserver *x, const struct picture *before, int left, int top, int width,
                   int height)
{
    int64_t end = process_now_ns() + (int64_t)VISIT_WAIT_MS * 1000000;
    while (process_now_ns() < end) {
        struct picture is = xserver_grab(x, left, top, width, height);
        bool differs = false;
        for (int y = 0; y < height && !differs; y++) {
            differs = memcmp(is.pixels + (size_t)y * (size_t)width,
                             before->pixels + (size_t)(y + top) * (size_t)before->width + left,
                             (size_t)width * 4) != 0;
        }
        mem_free(is.pixels);
        if (differs) {
            return true;
        }
        process_sleep_ms(10);
    }
    return false;
}

struct picture visit_rest(struct xserver *x)
{
    int64_t end = process_now_ns() + (int64_t)VISIT_WAIT_MS * 1000000;
    struct picture last = xserver_grab(x, 0, 0, x->width, x->height);
    for (;;) {
        struct picture now;
        int box[4];
        bool same;
        process_sleep_ms(300);
        now = xserver_grab(x, 0, 0, x->width, x->height);
        same = visit_difference(&last, &now, box) == 0;
        mem_free(last.pixels);
        last = now;
        if (same || process_now_ns() > end) {
            return last;
        }
    }
}

/* --- finding
 * -------------------------------------------------------------------------------------- */

bool visit_find(const char *route, const char *lang, const char *words, int *x, int *y)
{
    const char *file = test_scratch("dump.txt");
    const struct visit_headless o = {.route = route,
                                     .lang = lang,
                                     .width = 1920,
                                     .height = 1080,
                                     .what = "--dump",
                                     .output = file};
    char line[2048];
    bool found = false;
    FILE *f;
    if (!words[0] || !visit_headless(&o)) {
        return false;
    }
    f = fopen(file, "r");
    while (f && !found && fgets(line, sizeof line, f)) {
        const char *at = strstr(line, "glyphs ");
        float r[4];
        if (at && strstr(line, words) &&
            sscanf(at, "glyphs %f %f %f %f", &r[0], &r[1], &r[2], &r[3]) == 4) {
            *x = (int)(r[0] + r[2] / 2);
            *y = (int)(r[1] + r[3] / 2);
            found = true;
        }
    }
    if (f) {
        fclose(f);
    }
    remove(file);
    if (!found) {
        printf("\"%s\" does not stand on %s\n", words, route);
    }
    return found;
}

const char *visit_value(const char *path, const char *key)
{
    static char value[256];
    char line[1024], full[1024];
    size_t length = strlen(key);
    FILE *f;
    snprintf(full, sizeof full, "%s/%s", KIOSK_SOURCE_DIR, path);
    f = fopen(full, "r");
    value[0] = '\0';
    while (f && !value[0] && fgets(line, sizeof line, f)) {
        const char *at = line + length;
        if (strncmp(line, key, length) == 0 && (*at == ' ' || *at == ':')) {
            at += strspn(at, " :=");
            snprintf(value, sizeof value, "%.*s", (int)strcspn(at, "\n"), at);
        }
    }
    if (f) {
        fclose(f);
    }
    return value;
}

bool visit_leaf(const char *lang, char route[128], int *x, int *y)
{
    char path[256], words[256];
    snprintf(words, sizeof words, "%s", visit_value("content/jilin/pack.ini", "home"));
    snprintf(route, 128, "%.*s", (int)strcspn(words, " "), words);
    snprintf(path, sizeof path, "content/jilin/%s/%s%s.md", lang, route,
             strchr(route, '/') ? "" : "/index");
    snprintf(words, sizeof words, "%s", visit_value(path, "short"));
    if (!words[0]) {
        snprintf(words, sizeof words, "%s", visit_value(path, "title"));
    }
    return visit_find("home", lang, words, x, y);
}

void visit_tap(struct xserver *x, int left, int top)
{
    xserver_point(x, left, top);
    xserver_button(x, 1, true);
    process_sleep_ms(60); /* as long as a finger rests; nothing depends on it */
    xserver_button(x, 1, false);
}
