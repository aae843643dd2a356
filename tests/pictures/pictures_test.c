/* Reference pictures of the screens people will remember: three shapes, Chinese and English, and
 * high contrast. Painted by the software that paints in the museum, with the real fonts and the
 * real pack. */
#include "desk.h"
#include "png.h"
#include "stage.h"
#include "test.h"

#include "base/mem.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>

#define PICTURES_MOST_BYTES                                              \
    (36L << 20) /* quizzes: nine types of questions, their start and end \
                 */

struct scene {
    const char *name, *route, *tap; /* tap: touched to open what stands over the screen; several in
                                     * turn, parted by spaces */
    int still_s;                    /* below 0: no pack opens */
    bool reach;
    enum stage_preview preview;
};

struct shape {
    const char *name;
    int width, height;
};

struct style {
    const char *name, *lang;
    enum session_theme theme;
};

static const struct shape shapes[] = {
    {"landscape", 1920, 1080}, {"portrait", 1080, 1920}, {"small", 1280, 720}};
static const struct style styles[] = {{"zh", "zh", SESSION_LIGHT},
                                      {"en", "en", SESSION_LIGHT},
                                      {"zh-contrast", "zh", SESSION_CONTRAST}};

enum { SHAPES = sizeof shapes / sizeof shapes[0], STYLES = sizeof styles / sizeof styles[0] };

static struct stage *stage;
static long bytes; /* of all reference files seen */

static bool picture_set(const struct scene *scene, const struct shape *shape,
                        const struct style *style)
{
    struct err err;
    stage_resize(stage, shape->width, shape->height);
    stage_choose(stage, style->lang, SESSION_TEXT_NORMAL, style->theme);
    stage_reach(stage, scene->reach);
    if (!stage_open(stage, scene->route, &err)) {
        test_fail(__FILE__, __LINE__, "%s", err.text);
        return false;
    }
    if (scene->still_s < 0) {
        stage_fault(stage);
    }
    if (scene->preview != PREVIEW_NONE) {
        stage_preview(stage, scene->preview);
    }
    stage_still_there(stage, scene->still_s > 0 ? scene->still_s : 0);
    if (scene->tap && !stage_taps(stage, scene->tap)) {
        test_fail(__FILE__, __LINE__, "%s has no %s", scene->route, scene->tap);
        return false;
    }
    stage_settle(stage);
    return true;
}

static void picture_compare(const struct scene *scene, const struct shape *shape,
                            const struct style *style)
{
    char path[200];
    struct png_picture half;
    struct stat info;
    snprintf(path, sizeof path, "pictures/%s-%s-%s.png", scene->name, shape->name, style->name);
    half = png_half(stage_paint(stage, stage_list(stage)), shape->width, shape->height);
    png_golden(path, &half);
    mem_free(half.pixels);
    bytes += stat(test_path(path), &info) == 0 ? (long)info.st_size : 0;
}

static void picture_scene(const struct scene *scene)
{
    CHECK(stage);
    for (int i = 0; i < SHAPES; i++) {
        for (int k = 0; k < STYLES; k++) {
            if (picture_set(scene, &shapes[i], &styles[k])) {
                picture_compare(scene, &shapes[i], &styles[k]);
            }
        }
    }
}

#define SCENE_CASE(name, ...)                                                        \
    static void name(void)                                                           \
    {                                                                                \
        static const struct scene scene = {#name, __VA_ARGS__, false, PREVIEW_NONE}; \
        picture_scene(&scene);                                                       \
    }
#define REACH_CASE(name, ...)                                                       \
    static void name(void)                                                          \
    {                                                                               \
        static const struct scene scene = {#name, __VA_ARGS__, true, PREVIEW_NONE}; \
        picture_scene(&scene);                                                      \
    }

static void preview_list(void)
{
    static const struct scene scene = {
        .name = "preview_list", .route = "home", .preview = PREVIEW_LIST};
    picture_scene(&scene);
}

SCENE_CASE(attract, "attract", NULL, 0)
SCENE_CASE(home, "home", NULL, 0)
SCENE_CASE(purpose, "functions/purpose", NULL, 0)
SCENE_CASE(regulations, "regulations", NULL, 0)
SCENE_CASE(meteorite, "earth/meteorite", NULL, 0)
SCENE_CASE(rime, "earth/rime?age=everyone", NULL, 0)
SCENE_CASE(rime_young, "earth/rime?age=young", NULL, 0)
SCENE_CASE(rime_deep, "earth/rime?age=deep", NULL, 0)
SCENE_CASE(term, "earth/rime?age=everyone&word=supercooling", NULL, 0)
SCENE_CASE(glossary, "glossary/crystal", NULL, 0)
SCENE_CASE(shelf, "science", NULL, 0)
SCENE_CASE(theme, "earth", NULL, 0)
SCENE_CASE(missing, "missing", NULL, 0)
SCENE_CASE(honours, "honours", NULL, 0)
SCENE_CASE(honours_zoom, "honours/2021", "#viewer.in", 0)
SCENE_CASE(fault, "home", NULL, -1)
SCENE_CASE(timeline, "chronicle", NULL, 0)
SCENE_CASE(timeline_event, "history/1958-founding", NULL, 0)
SCENE_CASE(timeline_list, "history?view=list", NULL, 0)
SCENE_CASE(display, "home", "#dock.display", 0)
SCENE_CASE(language, "home", "#dock.language", 0)
SCENE_CASE(search, "search", NULL, 0)
SCENE_CASE(search_results, "search", "#keys.letters #key.j #key.i #key.l", 0)
SCENE_CASE(search_nothing, "search", "#keys.letters #key.j #key.i #key.x", 0)
REACH_CASE(search_reach, "search", "#keys.letters #key.j #key.i #key.l", 0)
SCENE_CASE(structure, "organization", NULL, 0)
SCENE_CASE(structure_card, "organization/liu-shuying", NULL, 0)
SCENE_CASE(structure_list, "organization/youth", "#chart.list", 0)
SCENE_CASE(structure_plane, "organization/museum", "#chart.nearer", 0)
SCENE_CASE(structure_record, "organization", "#chart.rings", 0)
SCENE_CASE(still, "home", NULL, 25)
SCENE_CASE(quiz, "quiz/ice", NULL, 0)
SCENE_CASE(quiz_ask, "quiz/machine-hydrogen-water", NULL, 0)
SCENE_CASE(quiz_single, "quiz/machine-hydrogen-water", "#quiz.option.0", 0)
SCENE_CASE(quiz_multiple, "quiz/lake-feed", "#quiz.option.0 #quiz.option.1 #quiz.done", 0)
SCENE_CASE(quiz_truth, "quiz/lake-downhill", "#quiz.option.0", 0)
SCENE_CASE(quiz_match, "quiz/lake-words",
           "#quiz.item.0 #quiz.target.4 #quiz.item.1 #quiz.target.6 #quiz.item.2 #quiz.target.5"
           " #quiz.item.3 #quiz.target.7 #quiz.done",
           0)
SCENE_CASE(quiz_order, "quiz/lake-journey", "#quiz.step.0 #quiz.place.0 #quiz.step.2", 0)
SCENE_CASE(quiz_sort, "quiz/lake-salty", "#quiz.item.0 #quiz.target.5 #quiz.item.1", 0)
SCENE_CASE(quiz_spot, "quiz/lake-deep", "#quiz.option.0", 0)
SCENE_CASE(quiz_number, "quiz/lake-height", "#quiz.more #quiz.done", 0)
SCENE_CASE(quiz_reveal, "quiz/lake-rain", "#quiz.reveal #quiz.knew", 0)
SCENE_CASE(quiz_result, "quiz?topic=lake&level=primary&seed=7-0",
           "#quiz.skip #quiz.skip #quiz.skip #quiz.skip #quiz.skip #quiz.skip #quiz.skip", 0)
REACH_CASE(quiz_reach, "quiz/lake-where", "#quiz.option.0", 0)

/* The third language, too: its titles are wider than they look. */
static void picture_in_korean(const struct scene *scene)
{
    static const struct style korean = {"ko", "ko", SESSION_LIGHT};
    CHECK(stage);
    for (int i = 0; i < SHAPES; i++) {
        if (picture_set(scene, &shapes[i], &korean)) {
            picture_compare(scene, &shapes[i], &korean);
        }
    }
}

static void home_in_korean(void)
{
    static const struct scene scene = {.name = "home", .route = "home"};
    picture_in_korean(&scene);
}

static void timeline_in_korean(void)
{
    static const struct scene scene = {.name = "timeline", .route = "chronicle"};
    picture_in_korean(&scene);
}

static void structure_in_korean(void)
{
    static const struct scene scene = {.name = "structure", .route = "organization"};
    picture_in_korean(&scene);
}

/* What staff see, of a desk that is no more than a view: lying in all styles, upright in one. */
static void staff_scene(const char *state, const char *route, const char *tap)
{
    static struct fake_desk desk;
    struct err err;
    char name[60];
    struct scene scene = {.name = name, .route = route, .tap = tap};
    CHECK(stage && fake_desk_set(&desk, state));
    snprintf(name, sizeof name, "staff_%s", state);
    stage_desk(stage, &desk.desk);
    for (int i = 0; i < 4; i++) {
        const struct shape *shape = &shapes[i == 3 ? 1 : 0];
        const struct style *style = &styles[i % 3];
        if ((i == 0 || i == 3 || tap || strncmp(state, "stick", 5) == 0) &&
            picture_set(&scene, shape, style)) {
            picture_compare(&scene, shape, style);
        }
    }
    CHECK(stage_open(stage, "home", &err)); /* before the desk goes that the page looks at */
    stage_desk(stage, NULL);
}

static void staff(void)
{
    staff_scene("pin-wrong", "staff", "#staff.key.1 #staff.key.2 #staff.key.3");
    staff_scene("stick", "staff/stick", NULL);
    staff_scene("stick-five", "staff/stick", NULL);
    staff_scene("copying", "staff/progress", NULL);
    staff_scene("checking", "staff/progress", NULL);
    staff_scene("waits-tonight", "staff/progress", NULL);
    staff_scene("done", "staff/progress", NULL);
    staff_scene("failed", "staff/progress", NULL);
    staff_scene("packs", "staff/packs", "#staff.roll.1");
    staff_scene("history", "staff/history", NULL);
}

/* The measure itself: a mark as large as a full stop of a title is seen, noise is not. */
static void a_change_is_noticed(void)
{
    struct png_picture a, b;
    long noise, mark;
    CHECK(stage);
    stage_resize(stage, 320, 240);
    a = png_half(stage_paint(stage, stage_settle(stage)), 320, 240);
    b = png_half(stage_paint(stage, stage_settle(stage)), 320, 240);
    for (int i = 0; i < 160; i++) {
        b.pixels[i] ^= 0x080808;
    }
    noise = png_differences(&a, &b, 24);
    for (int i = 0; i < 160; i++) {
        b.pixels[i] ^= 0x808080;
    }
    mark = png_differences(&a, &b, 24);
    mem_free(a.pixels);
    mem_free(b.pixels);
    CHECK_INT(noise, 0);
    CHECK_INT(mark, 160);
}

static void references_stay_small(void)
{
    CHECK(bytes <= PICTURES_MOST_BYTES);
}

int main(int argc, char **argv)
{
    const struct stage_options options = {
        .pack = SCREENS_PACK, .width = 1920, .height = 1080, .real_fonts = true, .painted = true};
    struct err err;
    TEST_BEGIN(argc, argv);
    setenv("TZ", "Asia/Shanghai", 1); /* when a pack came in is told in the kiosk's own time */
    tzset();
    if (!stage_create(&stage, &options, &err)) {
        printf("%s\n", err.text);
        stage = NULL;
    }
    RUN(attract);
    RUN(home);
    RUN(purpose);
    RUN(regulations);
    RUN(meteorite);
    RUN(rime);
    RUN(rime_young);
    RUN(rime_deep);
    RUN(term);
    RUN(glossary);
    RUN(shelf);
    RUN(theme);
    RUN(missing);
    RUN(honours);
    RUN(honours_zoom);
    RUN(fault);
    RUN(preview_list);
    RUN(timeline);
    RUN(timeline_event);
    RUN(timeline_list);
    RUN(home_in_korean);
    RUN(timeline_in_korean);
    RUN(structure);
    RUN(structure_card);
    RUN(structure_list);
    RUN(structure_plane);
    RUN(structure_record);
    RUN(quiz);
    RUN(quiz_ask);
    RUN(quiz_single);
    RUN(quiz_multiple);
    RUN(quiz_truth);
    RUN(quiz_match);
    RUN(quiz_order);
    RUN(quiz_sort);
    RUN(quiz_spot);
    RUN(quiz_number);
    RUN(quiz_reveal);
    RUN(quiz_result);
    RUN(quiz_reach);
    RUN(structure_in_korean);
    RUN(display);
    RUN(language);
    RUN(search);
    RUN(search_results);
    RUN(search_nothing);
    RUN(search_reach);
    RUN(still);
    RUN(staff);
    RUN(references_stay_small);
    RUN(a_change_is_noticed);
    stage_destroy(stage);
    return TEST_END();
}
