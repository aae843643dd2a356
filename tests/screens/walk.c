/* See walk.h. A screen is opened once a language and then turned and resized in place, because that
 * is what a visitor does with the panels, and because opening is the slow part. Overlays are opened
 * by touching what a visitor would touch. */
#include "walk.h"

#include "base/arena.h"
#include "pack/quiz.h"

#include <stdio.h>
#include <string.h>

#define FAR_DOWN 1e7f
#define SCENE_MS 8000 /* attract shows each of its scenes for so long */

enum walk_overlay_kind {
    OVERLAY_TAP,
    OVERLAY_STILL,
    OVERLAY_FAULT,
    OVERLAY_PREVIEW, /* the author's list of problems stands instead of the screen, or waits */
    OVERLAY_STATE    /* the page itself changes; nothing comes to lie over it */
};

struct walk_overlay {
    const char *name, *route, *target; /* touched to open it; several in turn, parted by spaces */
    enum walk_overlay_kind kind;
};

static const struct walk_overlay overlays[] = {
    {"language", "home", "#dock.language", OVERLAY_TAP},
    {"display", "home", "#dock.display", OVERLAY_TAP},
    {"still", "home", NULL, OVERLAY_STILL},
    {"contents", "earth/meteorite", "#reader.contents", OVERLAY_TAP},
    {"contents", "regulations", "#reader.contents", OVERLAY_TAP},
    {"figure", "earth/meteorite", "#reader.figure.0", OVERLAY_TAP},
    {"closer", "honours/2021", "#viewer.in", OVERLAY_STATE},
    {"about", "honours/2021", "#gallery.about", OVERLAY_TAP},
    {"letters", "search", "#keys.letters #key.s", OVERLAY_STATE},
    {"digits", "search", "#keys.digits #key.1 #key.9", OVERLAY_STATE},
    {"results", "search", "#keys.letters #key.s #key.c #keys.done", OVERLAY_STATE},
    {"nothing", "search", "#keys.letters #key.s #key.c #key.x", OVERLAY_STATE},
    {"nothing folded", "search", "#keys.letters #key.q #key.x #keys.done", OVERLAY_STATE},
    {"topics", "chronicle", "#timeline.filter", OVERLAY_TAP},
    {"first", "quiz?topic=lake&level=primary&seed=7-0", "", OVERLAY_STATE},
    {"result", "quiz?topic=lake&level=primary&seed=7-0",
     "#quiz.skip #quiz.skip #quiz.skip #quiz.skip #quiz.skip #quiz.skip #quiz.skip", OVERLAY_STATE},
    {"explore", "quiz?topic=lake&level=any&score=no", "#quiz.show", OVERLAY_STATE},
    {"single", "quiz/lake-where", "#quiz.option.0", OVERLAY_STATE},
    {"multiple", "quiz/lake-feed", "#quiz.option.0 #quiz.option.1 #quiz.done", OVERLAY_STATE},
    {"truth", "quiz/lake-downhill", "#quiz.option.0", OVERLAY_STATE},
    {"match", "quiz/lake-words",
     "#quiz.item.0 #quiz.target.4 #quiz.item.1 #quiz.target.5 #quiz.item.2 #quiz.target.6"
     " #quiz.item.3 #quiz.target.7 #quiz.done",
     OVERLAY_STATE},
    {"order", "quiz/lake-journey",
     "#quiz.step.0 #quiz.place.0 #quiz.step.1 #quiz.place.1 #quiz.step.2 #quiz.place.2"
     " #quiz.step.3 #quiz.place.3 #quiz.done",
     OVERLAY_STATE},
    {"sort", "quiz/lake-salty",
     "#quiz.item.0 #quiz.target.5 #quiz.item.1 #quiz.target.5 #quiz.item.2 #quiz.target.5"
     " #quiz.item.3 #quiz.target.6 #quiz.item.4 #quiz.target.6 #quiz.done",
     OVERLAY_STATE},
    {"spot", "quiz/lake-deep", "#quiz.option.1", OVERLAY_STATE},
    {"number", "quiz/lake-height", "#quiz.more #quiz.done", OVERLAY_STATE},
    {"reveal", "quiz/lake-rain", "#quiz.reveal #quiz.knew", OVERLAY_STATE},
    {"large picture", "quiz/lake-deep", "#quiz.picture", OVERLAY_TAP},
    {"problems", "home", "list", OVERLAY_PREVIEW},
    {"first problems", "home", "errors", OVERLAY_PREVIEW},
    {"first build", "home", "waiting", OVERLAY_PREVIEW},
    {"fault", "home", NULL, OVERLAY_FAULT}, /* stands instead of the screen */
};

enum { OVERLAYS = sizeof overlays / sizeof overlays[0] };

typedef void walk_step(const struct walk *w, struct scene *scene, void *more);

static void walk_one_look(const struct walk *w, struct scene *scene, const struct walk_size *size,
                          bool reach, walk_step *step, void *more)
{
    scene->width = size->width;
    scene->height = size->height;
    scene->reach = reach;
    stage_resize(w->stage, scene->width, scene->height);
    stage_choose(w->stage, scene->lang, scene->text, scene->theme);
    stage_reach(w->stage, reach);
    step(w, scene, more);
    stage_reach(w->stage, false);
}

/* Calls `step` for every text size, theme and shape of the plan, with the stage set to it. */
static void walk_looks(const struct walk *w, struct scene *scene, walk_step *step, void *more)
{
    const struct walk_plan *p = w->plan;
    for (size_t i = 0; i < p->size_count; i++) {
        for (int text = 0; text < (p->paired ? 1 : p->text_count); text++) {
            scene->text = p->paired ? p->sizes[i].text : (enum session_text)text;
            for (int theme = 0; theme < p->theme_count; theme++) {
                scene->theme = (enum session_theme)theme;
                walk_one_look(w, scene, &p->sizes[i], false, step, more);
                if (p->reach && theme == 0) {
                    walk_one_look(w, scene, &p->sizes[i], true, step, more);
                }
            }
        }
    }
}

/* The largest scroller in sight, whatever screen it belongs to; 0: none. */
static uint64_t walk_scroller(const struct walk *w)
{
    const struct ui_element *e;
    size_t count = ui_elements(stage_ui(w->stage), &e);
    uint64_t best = 0;
    float most = 0;
    for (size_t i = 0; i < count; i++) {
        float size = e[i].visible.w * e[i].visible.h;
        if (e[i].what == UI_ELEMENT_TARGET && e[i].kind == UI_SCROLLER && !e[i].covered &&
            size > most) {
            most = size;
            best = e[i].id;
        }
    }
    return best;
}

static float walk_scroll(const struct walk *w, uint64_t scroller, float offset)
{
    ui_scroll_to(stage_ui(w->stage), scroller, offset, true);
    stage_settle(w->stage);
    return ui_scroll_offset(stage_ui(w->stage), scroller);
}

static void walk_look(const struct walk *w, struct scene *scene, uint64_t scroller, float offset)
{
    scene->offset = walk_scroll(w, scroller, offset);
    w->look(w->self, scene);
}

/* Every scene once for each look; the clock runs on, so they come in turn. */
static void walk_attract(const struct walk *w, struct scene *scene, void *more)
{
    static const char *const names[] = {"",        "scene 2",  "scene 3",  "scene 4",
                                        "scene 5", "scene 6",  "scene 7",  "scene 8",
                                        "scene 9", "scene 10", "scene 11", "scene 12"};
    size_t count = *(const size_t *)more;
    scene->offset = 0;
    for (size_t i = 0; i < count && i < sizeof names / sizeof names[0]; i++) {
        scene->overlay = names[i];
        stage_frame(w->stage, stage_now(w->stage));
        w->look(w->self, scene);
        stage_frame(w->stage, stage_now(w->stage) + SCENE_MS);
    }
    scene->overlay = "";
}

static size_t walk_scenes(const struct walk *w, const char *lang)
{
    struct arena memory = {0};
    struct pack_scene *scenes;
    size_t count = 0;
    struct err err;
    bool ok = pack_scenes(stage_pack(w->stage), lang, &memory, &scenes, &count, &err);
    arena_finish(&memory);
    return ok && count > 0 ? count : 1;
}

static void walk_screen(const struct walk *w, struct scene *scene, void *more)
{
    uint64_t scroller;
    float end;
    (void)more;
    stage_settle(w->stage);
    scene->offset = 0;
    scroller = walk_scroller(w);
    if (!scroller) {
        w->look(w->self, scene);
        return;
    }
    end = walk_scroll(w, scroller, FAR_DOWN);
    walk_look(w, scene, scroller, 0);
    if (end > 1) {
        walk_look(w, scene, scroller, end / 2);
    }
    if (end > 1 && w->plan->thorough) {
        walk_look(w, scene, scroller, FAR_DOWN);
    }
}

static bool walk_covered(const struct walk *w)
{
    const struct ui_element *e;
    size_t count = ui_elements(stage_ui(w->stage), &e);
    return count > 0 && e[0].covered;
}

struct overlay_step {
    const struct walk_overlay *overlay;
    size_t seen;
};

static void walk_overlay(const struct walk *w, struct scene *scene, void *more)
{
    struct overlay_step *step = more;
    struct err err;
    if (!stage_open(w->stage, scene->route, &err)) {
        finding(w->findings, RULE_OPENS, scene, scene->route, "%s", err.text);
        return;
    }
    if (step->overlay->kind == OVERLAY_STILL) {
        stage_still_there(w->stage, 25);
        stage_settle(w->stage);
    } else if (step->overlay->kind == OVERLAY_FAULT) {
        stage_fault(w->stage);
    } else if (step->overlay->kind == OVERLAY_PREVIEW) {
        stage_preview(w->stage, strcmp(step->overlay->target, "list") == 0     ? PREVIEW_LIST
                                : strcmp(step->overlay->target, "errors") == 0 ? PREVIEW_ERRORS
                                                                               : PREVIEW_WAITING);
    } else if (!stage_taps(w->stage, step->overlay->target)) {
        return; /* this shape has no such button: the list of contents stands beside the text */
    }
    if (!walk_covered(w) && step->overlay->kind < OVERLAY_FAULT) {
        finding(w->findings, RULE_OPENS, scene, step->overlay->name, "opened nothing");
        return;
    }
    step->seen++;
    w->look(w->self, scene);
}

static void walk_overlays(const struct walk *w, struct scene *scene)
{
    for (int i = 0; i < OVERLAYS; i++) {
        struct overlay_step step = {.overlay = &overlays[i]};
        scene->route = overlays[i].route;
        scene->overlay = overlays[i].name;
        scene->offset = 0;
        walk_looks(w, scene, walk_overlay, &step);
        if (!step.seen) {
            finding(w->findings, RULE_OPENS, scene, overlays[i].name,
                    "there was nothing to touch that opens it");
        }
    }
}

static void walk_route(const struct walk *w, struct scene *scene, const char *route)
{
    struct err err;
    scene->route = route;
    scene->overlay = "";
    stage_choose(w->stage, scene->lang, SESSION_TEXT_NORMAL, SESSION_LIGHT);
    if (!stage_open(w->stage, route, &err)) {
        finding(w->findings, RULE_OPENS, scene, route, "%s", err.text);
        return;
    }
    if (strcmp(route, "attract") == 0) {
        size_t scenes = walk_scenes(w, scene->lang);
        walk_looks(w, scene, walk_attract, &scenes);
    } else {
        walk_looks(w, scene, walk_screen, NULL);
    }
}

/* A section that is seen in two ways has its list as a place of its own. */
static void walk_list(const struct walk *w, struct scene *scene, const char *route)
{
    const char *kind = strchr(route, '/') ? NULL : pack_section_kind(stage_pack(w->stage), route);
    char list[80];
    if (kind && (strcmp(kind, "timeline") == 0 || strcmp(kind, "chart") == 0)) {
        snprintf(list, sizeof list, "%s?view=list", route);
        walk_route(w, scene, list);
    }
}

/* An article that is told for other ages is a place of its own in each of them. */
static void walk_ages(const struct walk *w, struct scene *scene, const char *route,
                      struct arena *memory)
{
    struct pack_reading reading;
    struct err err;
    char told[80];
    bool ages = false;
    if (!strchr(route, '/') ||
        !pack_reading(stage_pack(w->stage), route, scene->lang, memory, &reading, &err)) {
        return;
    }
    for (int age = PACK_YOUNG; age < PACK_AGES; age++) {
        if (reading.pages[reading.start].told[age].lang[0]) {
            snprintf(told, sizeof told, "%s?age=%s", route, pack_age_word((enum pack_age)age));
            walk_route(w, scene, told);
            ages = true;
        }
    }
    if (ages) { /* what is read next is told for everyone again */
        snprintf(told, sizeof told, "%s?age=everyone", route);
        stage_open(w->stage, told, &err);
    }
}

/* The card of a word over the first article that explains one. */
static void walk_word(const struct walk *w, struct scene *scene, const char *route,
                      struct arena *memory, bool *done)
{
    struct pack_reading reading;
    struct err err;
    char word[120];
    if (*done || !strchr(route, '/') ||
        !pack_reading(stage_pack(w->stage), route, scene->lang, memory, &reading, &err) ||
        reading.kind != PACK_ARTICLES) {
        return;
    }
    const struct doc *doc = &reading.pages[reading.start].told[PACK_EVERYONE].body;
    for (size_t i = 0; i < doc->link_count && !*done; i++) {
        if (strncmp(doc->links[i], "glossary/", 9) == 0) {
            snprintf(word, sizeof word, "%s?word=%s", route, doc->links[i] + 9);
            walk_route(w, scene, word);
            *done = true;
        }
    }
}

/* Of the many questions one of each type is looked at: those named here, which the answered ones
 * above are. */
static bool walk_passes(const struct walk *w, const char *route)
{
    static const char *const asked[] = {"lake-where", "lake-feed",    "lake-downhill",
                                        "lake-words", "lake-journey", "lake-salty",
                                        "lake-deep",  "lake-height",  "lake-rain"};
    struct arena memory = {0};
    struct question q;
    struct err ignored;
    bool question;
    if (strncmp(route, "quiz/", 5) != 0) {
        return false;
    }
    for (size_t i = 0; i < sizeof asked / sizeof asked[0]; i++) {
        if (strcmp(route + 5, asked[i]) == 0) {
            return false;
        }
    }
    question = pack_question(stage_pack(w->stage), route, "zh", &memory, &q, &ignored);
    arena_finish(&memory);
    return question;
}

void walk_all(const struct walk *w)
{
    static const char *const own[] = {"home", "attract", "missing", "search"};
    struct arena memory = {0};
    const char **routes;
    size_t count = 0;
    struct err err;
    struct scene scene = {.route = "", .overlay = ""};
    for (size_t l = 0; l < w->plan->lang_count; l++) {
        bool word = false;
        scene.lang = w->plan->langs[l];
        arena_reset(&memory);
        if (!pack_routes(stage_pack(w->stage), &memory, &routes, &count, &err)) {
            finding(w->findings, RULE_OPENS, &scene, "the pack's routes", "%s", err.text);
            break;
        }
        for (size_t i = 0; i < sizeof own / sizeof own[0]; i++) {
            walk_route(w, &scene, own[i]);
        }
        for (size_t i = 0; i < count; i++) {
            if (strcmp(routes[i], "home") != 0 && strcmp(routes[i], "attract") != 0 &&
                !walk_passes(w, routes[i])) {
                walk_route(w, &scene, routes[i]);
                walk_ages(w, &scene, routes[i], &memory);
                walk_word(w, &scene, routes[i], &memory, &word);
                walk_list(w, &scene, routes[i]);
            }
        }
        walk_overlays(w, &scene);
    }
    arena_finish(&memory);
}
