/* Attract: one full picture whose foot is soil, the museum's name in its languages, a couplet set
 * vertically, one fact, and an invitation in every language. Any touch goes home, in the language
 * whose invitation was touched.
 *
 * Scenes follow each other every 8 s by a slow cross-fade. Only the scene clock decides what is
 * shown: it starts when the screen opens, so that a test sees the same picture at the same moment.
 * The picture drifts by a few pixels per scene, so that nothing burns in. */
#include "nav/nav.h"
#include "nav/screen.h"
#include "pack/pack.h"
#include "ui/button.h"
#include "ui/strings.h"

#include <math.h>
#include <string.h>

#define SCENE_MS 8000
#define FADE_MS 1200
#define FADE_STEP_MS 40 /* a slow fade needs no 60 frames a second */
#define DRIFT_U 12.0f
#define FACT_LEAST 340.0f /* u: the fact keeps at least this beside the invitations */
#define SOIL_STACKED 420.0f
#define SOIL_ROW 152.0f

struct attract {
    const struct pack_info *info;
    struct pack_scene **scenes; /* one array per language */
    size_t count;
    int64_t opened_ms;
    bool started;
    bool held; /* a finger was down in the last frame */
};

static bool attract_open(void *self, struct kiosk *k, const struct route *r, struct arena *mem,
                         struct err *err)
{
    struct attract *a = self;
    size_t i;
    (void)r;
    a->info = pack_info(k->pack);
    a->scenes = arena_alloc_array(mem, a->info->language_count, sizeof *a->scenes);
    for (i = 0; i < a->info->language_count; i++) {
        if (!pack_scenes(k->pack, a->info->languages[i].tag, mem, &a->scenes[i], &a->count, err)) {
            return false;
        }
    }
    return true;
}

static size_t attract_language(const struct attract *a, const char *tag)
{
    size_t i;
    for (i = 0; i < a->info->language_count; i++) {
        if (strcmp(a->info->languages[i].tag, tag) == 0) {
            return i;
        }
    }
    return 0;
}

/* The picture stands a little larger than the screen and moves within that margin, one step a
 * scene. */
static void attract_picture(struct ui *ui, struct rect r, const struct pack_scene *scene,
                            size_t turn, float alpha)
{
    static const float steps[4][2] = {{0, 0}, {-1, 0}, {-1, -1}, {0, -1}};
    float margin = turn == 0 ? 0 : DRIFT_U;
    struct rect place = {r.x + steps[turn % 4][0] * margin, r.y, r.w + margin, r.h + margin};
    const char *art = r.w < r.h && scene->tall[0] ? scene->tall : scene->art;
    struct ui_picture p = {.name = art, .focus_x = 0.5f, .focus_y = 1, .alpha = alpha};
    if (steps[turn % 4][1] < 0) {
        place.y -= DRIFT_U;
    }
    ui_picture(ui, place, &p);
}

/* The museum's name in one of its other languages. */
static struct ui_text attract_other(const struct attract *a, size_t i)
{
    struct ui_text t = {.text = a->info->languages[i].title,
                        .size = 34,
                        .role = ROLE_NIGHT_TEXT,
                        .lang = a->info->languages[i].tag,
                        .line_height = 1.4f};
    return t;
}

/* Draws, or only measures; returns the lower edge. A Chinese name takes one line and has the others
 * under it; a longer one takes two, and the others share a line, so that none comes down to where
 * the sky is light. */
static float attract_names(struct ui *ui, struct rect r, const struct attract *a, size_t current,
                           float width, bool draw)
{
    bool chinese = ui_lang(ui) == TEXT_ZH;
    struct ui_text name = {.text = a->info->languages[current].title,
                           .size = chinese ? 112 : 80,
                           .role = ROLE_NIGHT_TEXT,
                           .serif = true,
                           .bold = true,
                           .line_height = 1.15f,
                           .lang = a->info->languages[current].tag,
                           .headline = true};
    float x = r.x + UI_MARGIN, y = r.y + (r.w < r.h ? 64 : 40), row = 0;
    size_t i;
    name.size = ui_fit_size(ui, width, chinese ? 1 : 2, &name);
    y += 4 + (draw ? ui_text(ui, x, y, width, &name) : ui_text_height(ui, width, &name));
    for (i = 0; i < a->info->language_count; i++) {
        struct ui_text other = attract_other(a, i);
        float wide = ui_text_width(ui, &other), high = ui_text_height(ui, width, &other);
        if (i == current) {
            continue;
        }
        if (chinese || (row > 0 && x - r.x - UI_MARGIN + wide > width)) {
            y += 6 + row;
            x = r.x + UI_MARGIN;
        } else if (row == 0) {
            y += 6;
        }
        if (draw) {
            ui_text(ui, x, y, width, &other);
        }
        x += wide + 40;
        row = high;
    }
    return y + row;
}

/* Vertical setting: Han characters one under another, the second line lower and to the left. */
static void attract_column(struct ui *ui, float x, float y, const char *words)
{
    float size = 80;
    const char *at = words;
    while (*at) {
        size_t n = 1;
        while ((at[n] & 0xC0) == 0x80) {
            n++;
        }
        {
            struct ui_text one = {.text = at,
                                  .length = n,
                                  .size = size,
                                  .role = ROLE_NIGHT_TEXT,
                                  .serif = true,
                                  .bold = true,
                                  .lang = "zh",
                                  .line_height = 1.12f};
            ui_text(ui, x, y, size * 2, &one);
        }
        y += size;
        at += n;
    }
}

static void attract_couplet(struct ui *ui, struct rect r, const struct pack_scene *scene)
{
    float x = r.x + r.w - 80 - 80, y = r.y + (r.w < r.h ? 76 : 64);
    if (scene->couplet1[0]) {
        attract_column(ui, x, y, scene->couplet1);
        attract_column(ui, x - 80 - 40, y + 96, scene->couplet2);
    }
}

static void attract_fact(struct ui *ui, struct rect r, const struct pack_scene *scene)
{
    struct ui_text head = {.text = ui_word(ui, "attract.fact"),
                           .size = 30,
                           .role = ROLE_GOLD,
                           .bold = true,
                           .line_height = 1.3f};
    struct ui_text fact = {.text = scene->fact,
                           .size = 34,
                           .role = ROLE_ON_SOIL,
                           .line_height = 1.3f,
                           .headline = true};
    float height;
    head.size = fminf(head.size, 30);
    fact.size = ui_fit_size(ui, r.w, 2, &fact);
    height = head.size * 1.3f + ui_text_height(ui, r.w, &fact);
    r.y += height > r.h ? r.h - height : (r.h - height) / 2; /* never into what stands below */
    r.y += ui_text(ui, r.x, r.y, r.w, &head);
    ui_text(ui, r.x, r.y, r.w, &fact);
}

static struct ui_button attract_button(struct ui *ui, const struct attract *a, size_t i,
                                       const struct strings *strings, bool first)
{
    const char *tag = a->info->languages[i].tag;
    struct ui_button b = {.name = arena_format(ui_memory(ui), "attract.%s", tag),
                          .label = strings_get(strings, tag, "attract.invite"),
                          .icon = first ? "hand-finger" : NULL,
                          .look = first ? BUTTON_GOLD : BUTTON_SOIL_3,
                          .type = first ? TYPE_HEADING : TYPE_BODY,
                          .lang = tag,
                          .fixed_size = first ? 44 : 34};
    return b;
}

static bool attract_invitation(struct ui *ui, struct rect r, const struct attract *a, size_t i,
                               const struct strings *strings, bool first)
{
    struct ui_button b = attract_button(ui, a, i, strings, first);
    return ui_button(ui, r, &b);
}

/* Width of one invitation in the row: what its words need, and air. */
static float attract_width(struct ui *ui, const struct attract *a, size_t i,
                           const struct strings *strings, bool first)
{
    struct ui_button b = attract_button(ui, a, i, strings, first);
    return ui_button_width(ui, &b, 320) + (first ? 32 : 16);
}

/* Invitations stand in one row beside the fact when there is room for both. */
static bool attract_stacked(struct ui *ui, struct rect r, const struct attract *a, size_t current,
                            const struct strings *strings)
{
    float need = 2 * UI_MARGIN + FACT_LEAST;
    size_t i;
    for (i = 0; i < a->info->language_count; i++) {
        need += attract_width(ui, a, i, strings, i == current) + UI_GAP;
    }
    return r.w < r.h || need > r.w;
}

/* Wide: the fact, then all invitations in one row; tall: stacked. Returns the language touched, or
 * -1. */
static int attract_soil(struct ui *ui, struct rect r, const struct attract *a, size_t current,
                        const struct pack_scene *scene, const struct strings *strings)
{
    size_t n = a->info->language_count, i, others = n - 1, at = 0;
    float gap = UI_GAP, height = 112;
    int touched = -1;
    if (attract_stacked(ui, r, a, current, strings)) {
        float y = r.y + r.h - 32 - 2 * height - gap, width = r.w - 2 * UI_MARGIN;
        attract_fact(ui, rect_make(r.x + UI_MARGIN, y - 118, width, 104), scene);
        for (i = 0; i < n; i++) {
            float small = others ? (width - gap * (float)(others - 1)) / (float)others : width;
            struct rect place = {r.x + UI_MARGIN + (float)at * (small + gap), y + height + gap,
                                 small, height};
            if (i == current) {
                place = rect_make(r.x + UI_MARGIN, y, width, height);
            } else {
                at++;
            }
            if (attract_invitation(ui, place, a, i, strings, i == current)) {
                touched = (int)i;
            }
        }
        return touched;
    }
    {
        float big = attract_width(ui, a, current, strings, true);
        float x = r.x + r.w - UI_MARGIN - big, y = r.y + r.h - 22 - height;
        for (i = 0; i < n; i++) {
            x -= i == current ? 0 : attract_width(ui, a, i, strings, false) + gap;
        }
        attract_fact(ui, rect_make(r.x + UI_MARGIN, y, x - UI_MARGIN - 32 - r.x, height), scene);
        if (attract_invitation(ui, rect_make(x, y, big, height), a, current, strings, true)) {
            touched = (int)current;
        }
        x += big + gap;
        for (i = 0; i < n; i++) {
            float small = attract_width(ui, a, i, strings, false);
            if (i == current) {
                continue;
            }
            if (attract_invitation(ui, rect_make(x, y, small, height), a, i, strings, false)) {
                touched = (int)i;
            }
            x += small + gap;
        }
    }
    return touched;
}

/* Which scene stands there now, and how far the next one has come in (0: not at all). */
static float attract_scene(struct attract *a, struct ui *ui, size_t *turn)
{
    int64_t age;
    float t;
    if (!a->started) {
        a->started = true;
        a->opened_ms = ui_now(ui);
    }
    age = ui_now(ui) - a->opened_ms;
    *turn = (size_t)(age / SCENE_MS);
    age %= SCENE_MS;
    if (a->count < 2) {
        return 0;
    }
    if (age < SCENE_MS - FADE_MS) {
        ui_wake_at(ui, ui_now(ui) + SCENE_MS - FADE_MS - age);
        return 0;
    }
    t = (float)(age - (SCENE_MS - FADE_MS)) / (float)FADE_MS;
    ui_wake_at(ui, ui_now(ui) + FADE_STEP_MS);
    return t > 0 ? t : 0.01f;
}

static void attract_frame(void *self, struct kiosk *k, struct ui *ui, struct rect area)
{
    struct attract *a = self;
    size_t current = attract_language(a, ui_choice(ui)->lang), turn = 0;
    struct ui_target any = {.id = ui_id("attract.any"),
                            .rect = area,
                            .name = "attract.any",
                            .label = ui_word(ui, "attract.any"),
                            .kind = UI_BACKDROP};
    static const struct pack_scene nothing = {"", "", "", "", "", ""};
    const struct pack_scene *scene = &nothing, *shown;
    float fade, width = area.w < area.h ? area.w - 2 * UI_MARGIN - 260 : area.w * 0.42f;
    bool stacked = attract_stacked(ui, area, a, current, k->strings);
    float soil_top = area.y + area.h - (stacked ? SOIL_STACKED : SOIL_ROW);
    int touched = -1;
    bool anywhere;
    ui_fill_colour(ui, area, 0x0A1C32FF, draw_round(0));
    anywhere = ui_target(ui, &any).clicked;
    if (a->count) {
        fade = attract_scene(a, ui, &turn);
        scene = &a->scenes[current][turn % a->count];
        shown = fade > 0.5f ? &a->scenes[current][(turn + 1) % a->count] : scene;
        attract_picture(ui, area, scene, turn, 1);
        if (fade > 0) {
            attract_picture(ui, area, &a->scenes[current][(turn + 1) % a->count], turn + 1, fade);
        }
        scene = shown;
    }
    if (ui_contrast(ui)) { /* words leave the picture for a black plate */
        float plate = attract_names(ui, area, a, current, width, false) + 32 - area.y;
        ui_fill(ui, rect_make(area.x, area.y, area.w, plate), ROLE_GROUND, draw_round(0));
        ui_fill(ui, rect_make(area.x, soil_top - 4, area.w, area.y + area.h - soil_top + 4),
                ROLE_GROUND, draw_round(0));
        ui_fill(ui, rect_make(area.x, soil_top - 4, area.w, 4), ROLE_LINE, draw_round(0));
    }
    if (stacked && area.w >= area.h && !ui_contrast(ui)) { /* a wide picture has little soil */
        ui_fill(ui, rect_make(area.x, soil_top, area.w, area.y + area.h - soil_top), ROLE_SOIL,
                draw_round(0));
        ui_fill(ui, rect_make(area.x, soil_top - 8, area.w, 8), ROLE_SNOW, draw_round(0));
    }
    attract_names(ui, area, a, current, width, true);
    if (!ui_contrast(ui)) {
        attract_couplet(ui, area, scene);
    }
    touched = attract_soil(ui, area, a, current, scene, k->strings);
    if (touched >= 0) {
        session_set_lang(k->session, a->info->languages[touched].tag);
    }
    /* Any touch goes home, also one that slid off what it came down on; any key, too. */
    if (touched >= 0 || anywhere || (a->held && !ui_finger_down(ui) && ui_touched(ui)) ||
        ui_keyed(ui)) {
        nav_home(k->nav);
    }
    a->held = ui_finger_down(ui);
}

/* The scene clock goes on. */
static void attract_keep(void *self, const void *old, struct kiosk *k, struct pack *before)
{
    struct attract *a = self;
    const struct attract *o = old;
    (void)k;
    (void)before;
    a->opened_ms = o->opened_ms;
    a->started = o->started;
    a->held = o->held;
}

const struct screen_type screen_attract = {
    .name = "attract",
    .size = sizeof(struct attract),
    .flags = SCREEN_NO_DOCK | SCREEN_NO_IDLE,
    .open = attract_open,
    .keep = attract_keep,
    .frame = attract_frame,
};
