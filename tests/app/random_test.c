/* Random hands on every screen of the shipped pack: one to ten fingers, palms, five keys, windows
 * that change their shape, visitors who change language, size, theme and reach, and time that
 * passes. Nothing crashes (the sanitizers watch), nothing that is drawn is no number, home is never
 * further than two taps, and memory does not grow: what is in use when the kiosk rests after all
 * of it is what was in use after half. */
#include "app/internal.h"
#include "test.h"

#include "base/mem.h"
#include "base/rng.h"
#include "ui/ui.h"

#include <malloc.h>
#include <math.h>
#include <stdlib.h>
#include <time.h>

/* Bytes in use: the sanitizer knows best when it is there, the C library otherwise. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define SANITIZED
#endif
#ifdef SANITIZED
size_t __sanitizer_get_current_allocated_bytes(void); /* sanitizer/allocator_interface.h */
#define USED() __sanitizer_get_current_allocated_bytes()
#else
#define USED() (mallinfo2().uordblks + mallinfo2().hblkhd)
#endif

#define EVENTS 100000
#define BEFORE 20000 /* more of them, until the caches are as full as they get */
#define FRAME_MS 16
#define FINGERS 10
#define PAINT_EVERY \
    16 /* frames: painting is tested elsewhere, here it only has to live through it */
#define PALM_CONTACTS 7
#define PALM_FINGER 100
#define SIZES 4
#define GROWTH 1.02 /* of what is in use at rest, from after half of it to after all */
#define PICTURES_MOST (28u << 20)
#define PEAKS 1.10 /* of the most that was in use: depends on which pictures met */

struct hands {
    struct headless h;
    struct rng rng;
    bool down[FINGERS];
    float at[FINGERS][2];
    int fingers; /* of this burst */
    bool palm;
    int64_t events, frames;
    size_t most; /* bytes in use, of this half */
};

static struct app_options options = {.pack = KIOSK_PACK};

static uint32_t below(struct hands *s, uint32_t n)
{
    return (uint32_t)rng_below(&s->rng, n);
}

/* --- frames -------------------------------------------------------------------------------------
 */

static bool list_is_sound(const struct draw_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct rect *r = &list->commands[i].rect;
        if (!isfinite(r->x) || !isfinite(r->y) || !isfinite(r->w) || !isfinite(r->h)) {
            return false;
        }
    }
    return true;
}

static void step(struct hands *s, int64_t by_ms)
{
    struct headless *h = &s->h;
    const struct app_input in = {&h->touches, h->keys, h->key_count};
    size_t used;
    h->now_ms += by_ms;
    app_step(&h->app, h->now_ms, &in, h->width, h->height);
    h->touches.count = h->key_count = 0;
    if (++s->frames % PAINT_EVERY == 0) {
        app_paint(&h->app);
        CHECK(list_is_sound(h->app.list));
        used = USED();
        s->most = used > s->most ? used : s->most;
    }
}

static void pass(struct hands *s, int64_t ms)
{
    int64_t end = s->h.now_ms + ms;
    while (s->h.now_ms < end) {
        int64_t next = app_next_ms(&s->h.app, s->h.now_ms), by = end - s->h.now_ms;
        if (next >= 0 && next - s->h.now_ms < by) {
            by = next - s->h.now_ms;
        }
        step(s, by < FRAME_MS ? FRAME_MS : by);
    }
}

/* --- what hands do ------------------------------------------------------------------------------
 */

static void send(struct hands *s, int64_t finger, enum touch_phase phase, float x, float y)
{
    float mm = below(s, 200) == 0 ? 40 : below(s, 2) ? 9 : 0;
    touch_push(&s->h.touches, (struct touch){finger, phase, x, y, s->h.now_ms + FRAME_MS, mm});
    s->events++;
}

/* Anywhere, or in the middle of something that reacts: hands do aim. */
static void aim(struct hands *s, float *x, float *y)
{
    const struct ui_element *e;
    size_t count = ui_elements(s->h.app.ui, &e);
    struct rect screen = ui_screen(s->h.app.ui);
    *x = (float)below(s, 1000) / 1000 * screen.w;
    *y = (float)below(s, 1000) / 1000 * screen.h;
    if (count && below(s, 3)) {
        e += below(s, (uint32_t)count);
        if (e->what == UI_ELEMENT_TARGET && e->visible.w > 0 && e->visible.h > 0) {
            *x = e->visible.x + e->visible.w / 2;
            *y = e->visible.y + e->visible.h / 2;
        }
    }
}

static void finger(struct hands *s)
{
    int f = (int)below(s, (uint32_t)s->fingers);
    uint32_t what = below(s, 100);
    enum touch_phase phase = what < 60 ? TOUCH_MOVE : what < 95 ? TOUCH_UP : TOUCH_CANCEL;
    if (!s->down[f]) {
        aim(s, &s->at[f][0], &s->at[f][1]);
        phase = TOUCH_DOWN;
    } else if (phase == TOUCH_MOVE && what < 6) {
        aim(s, &s->at[f][0], &s->at[f][1]); /* a jump */
    } else if (phase == TOUCH_MOVE) {
        s->at[f][0] += (float)below(s, 121) - 60;
        s->at[f][1] += (float)below(s, 121) - 60;
    }
    s->down[f] = phase == TOUCH_DOWN || phase == TOUCH_MOVE;
    send(s, f, phase, s->at[f][0], s->at[f][1]);
}

static void palm(struct hands *s)
{
    float x, y;
    aim(s, &x, &y);
    for (int i = 0; i < PALM_CONTACTS; i++) {
        send(s, PALM_FINGER + i, s->palm ? TOUCH_UP : TOUCH_DOWN, x + (float)(i % 3) * 40,
             y + (float)(i / 3) * 40);
    }
    s->palm = !s->palm;
}

static void resize(struct hands *s, size_t which)
{
    static const int sizes[SIZES][2] = {{640, 360}, {360, 640}, {480, 270}, {400, 320}};
    headless_resize(&s->h, sizes[which][0], sizes[which][1]);
}

static void choose(struct hands *s)
{
    const struct pack_info *info = pack_info(s->h.app.pack);
    struct session *session = &s->h.app.session;
    session_set_lang(session, info->languages[below(s, (uint32_t)info->language_count)].tag);
    session->now.text = (enum session_text)below(s, 3);
    session->now.theme = (enum session_theme)below(s, 3);
    session->now.reach = below(s, 3) == 0;
    session->now.less_motion = below(s, 4) == 0;
}

static void act(struct hands *s)
{
    uint32_t what = below(s, 1000);
    if (what < 900) {
        finger(s);
    } else if (what < 910) {
        palm(s);
    } else if (what < 985) {
        s->h.keys[s->h.key_count] = (enum input_key)(KEY_LEFT + below(s, 6));
        s->h.key_count += s->h.key_count < INPUT_MAX_KEYS - 1;
        s->events++;
    } else if (what < 990) {
        resize(s, below(s, SIZES));
        s->events++;
    } else if (what < 995) {
        choose(s);
        s->events++;
    } else if (what < 999) {
        step(s, 400);
    } else {
        pass(s, below(s, 2) ? 61000 : 3000);
    }
}

/* --- bursts -------------------------------------------------------------------------------------
 */

static const struct ui_element *find(struct hands *s, const char *name)
{
    const struct ui_element *e;
    size_t count = ui_elements(s->h.app.ui, &e);
    while (count-- > 0) {
        if (e[count].what == UI_ELEMENT_TARGET && !e[count].covered && !e[count].disabled &&
            e[count].visible.w > 0 && e[count].visible.h > 0 && strcmp(e[count].name, name) == 0) {
            return &e[count];
        }
    }
    return NULL;
}

static bool tap(struct hands *s, const char *name)
{
    const struct ui_element *e = find(s, name);
    float x, y;
    if (!e) {
        return false;
    }
    x = e->visible.x + e->visible.w / 2;
    y = e->visible.y + e->visible.h / 2;
    touch_push(&s->h.touches, (struct touch){1, TOUCH_DOWN, x, y, s->h.now_ms, 0});
    step(s, FRAME_MS);
    touch_push(&s->h.touches, (struct touch){1, TOUCH_UP, x, y, s->h.now_ms, 0});
    step(s, FRAME_MS);
    pass(s, 300);
    return true;
}

/* Everybody lets go; then one person wants to go home. */
static bool home_is_near(struct hands *s)
{
    int taps = 0;
    for (int f = 0; f < PALM_FINGER + PALM_CONTACTS; f++) {
        send(s, f, below(s, 2) ? TOUCH_UP : TOUCH_CANCEL, -5, -5);
        s->events--; /* not one of those that count */
        if (f % 100 == 99) {
            step(s, FRAME_MS);
        }
    }
    s->palm = false;
    memset(s->down, 0, sizeof s->down);
    pass(s, 600); /* also the time in which what comes next might belong to a palm */
    while (strcmp(nav_route(s->h.app.nav), "home") != 0 && taps < 2) {
        if (!tap(s, "still.here") && !tap(s, "attract.any") && !tap(s, "dock.home")) {
            return false;
        }
        taps++;
    }
    return strcmp(nav_route(s->h.app.nav), "home") == 0 && !ui_finger_down(s->h.app.ui);
}

/* Every place in every language and shape: what is kept for good is kept then. */
static void warm(struct hands *s, const char *const *routes, size_t count)
{
    const struct pack_info *info = pack_info(s->h.app.pack);
    struct err err;
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < info->language_count * SIZES; k++) {
            session_set_lang(&s->h.app.session, info->languages[k % info->language_count].tag);
            s->h.app.session.now.text = (enum session_text)((i + k) % 3);
            s->h.app.session.now.theme = (enum session_theme)(k % 3);
            s->h.app.session.now.reach = k % 2;
            resize(s, k / info->language_count);
            if (nav_open(s->h.app.nav, routes[i], &err)) {
                step(s, FRAME_MS);
                step(s, 400);
                app_paint(&s->h.app);
            }
        }
    }
}

static void burst(struct hands *s, const char *route, int64_t events)
{
    int64_t end = s->events + events;
    struct err err;
    if (!nav_open(s->h.app.nav, route, &err)) {
        printf("%s does not open: %s\n", route, err.text);
        CHECK(false);
    }
    s->fingers = 1 + (int)below(s, FINGERS);
    choose(s);
    while (s->events < end) {
        for (uint32_t n = 1 + below(s, 6); n > 0; n--) {
            act(s);
        }
        step(s, below(s, 30) ? FRAME_MS : 100);
    }
    if (!home_is_near(s)) {
        printf("no way home after hands on %s: now at %s\n", route, nav_route(s->h.app.nav));
        CHECK(false);
    }
}

static void round_of(struct hands *s, const char *const *places, size_t count, int64_t events)
{
    for (size_t i = 0; i < count; i++) {
        burst(s, places[i], events / (int64_t)count + 1);
    }
}

/* As it wakes up: nobody there, nothing kept from the visit. Pictures have a budget of their own
 * and are not counted: which of them are kept depends on who came last. */
static bool rest(struct hands *s, size_t *used)
{
    size_t pictures;
    headless_resize(&s->h, 640, 360);
    pass(s, 200000);
    app_paint(&s->h.app);
    pictures = images_bytes(s->h.app.images);
    *used = USED() - pictures;
    return s->h.app.mode == MODE_ATTRACT && pictures < PICTURES_MOST;
}

/* Those that open (another test says so when one does not), and the screens that show no section of
 * a pack: home, search, ... */
static size_t choose_places(struct hands *s, struct arena *mem, const char *const *routes,
                            size_t count, const char ***out)
{
    const struct screen_type *const *t = screen_table;
    const char **all;
    size_t n = 0, most = count;
    struct err err;
    for (; *t; t++) {
        most++;
    }
    all = arena_alloc_array(mem, most, sizeof *all);
    for (size_t i = 0; i < count; i++) {
        if (nav_open(s->h.app.nav, routes[i], &err)) {
            all[n++] = routes[i];
        }
    }
    for (t = screen_table; *t; t++) {
        /* staff's opens only to whom a desk has asked in, and there is none */
        if (!(*t)->kinds && strcmp((*t)->name, "staff") != 0) {
            all[n++] = (*t)->name;
        }
    }
    *out = all;
    return n;
}

static void random_hands_leave_the_kiosk_as_it_was(void)
{
    static struct hands s;
    const char **routes, **places;
    struct arena mem = {0};
    size_t count, used[2], most[2];
    struct app_host host;
    struct err err;
    int code;
    memset(&s, 0, sizeof s);
    host = headless_host(&s.h);
    s.h.now_ms = 5000;
    rng_seed(&s.rng, 20261126);
    CHECK(app_create(&s.h.app, &options, screen_table, &host, &code));
    headless_resize(&s.h, 640, 360);
    CHECK(pack_routes(s.h.app.pack, &mem, &routes, &count, &err));
    count = choose_places(&s, &mem, routes, count, &places);
    CHECK(count >= 10);
    warm(&s, places, count);
    round_of(&s, places, count, BEFORE);
    s.events = 0;
    for (int half = 0; half < 2; half++) {
        s.most = 0;
        round_of(&s, places, count, EVENTS / 2);
        CHECK(rest(&s, &used[half]));
        most[half] = s.most;
    }
    printf("%lld events in %lld frames on %zu places; in use at rest %zu, then %zu KiB; at most "
           "%zu, then %zu KiB\n",
           (long long)s.events, (long long)s.frames, count, used[0] / 1024, used[1] / 1024,
           most[0] / 1024, most[1] / 1024);
    CHECK(s.events >= EVENTS);
    CHECK((double)used[1] <= (double)used[0] * GROWTH);
    CHECK((double)most[1] <= (double)most[0] * PEAKS);
    app_destroy(&s.h.app);
    mem_free(s.h.pixels);
    arena_finish(&mem);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(random_hands_leave_the_kiosk_as_it_was);
    return TEST_END();
}
