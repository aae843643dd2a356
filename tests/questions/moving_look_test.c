/* What is answered by moving something, under the ruler: loose, half put and judged, in three
 * languages, three sizes of text and five shapes of the screen; all questions of the shipped bank
 * take turns. */
#include "../screens/look.h"
#include "bank.h"

struct ruler {
    struct findings *findings;
    struct inks *inks;
    struct arena mem;
};

static struct ruler ruler;

static void ruler_look(const struct scene *scene)
{
    struct look l;
    stage_settle(bank.stage);
    look_at(&l, bank.stage, scene, ruler.findings, ruler.inks, &ruler.mem);
    look_at_targets(&l);
    look_at_place(&l);
    look_at_texts(&l);
    look_at_lines(&l);
    look_at_pictures(&l);
    findings_looked(ruler.findings);
}

/* Half of the things, taken from the end: two taps for each. */
static void ruler_half(const struct question *q)
{
    size_t i, moved = 0, place = 0;
    for (i = q->count; i-- > 0 && moved < 2;) {
        char from[40], to[40];
        if (q->parts[i].role == PART_STEP) {
            snprintf(from, sizeof from, "#quiz.step.%zu", i);
            snprintf(to, sizeof to, "#quiz.place.%zu", place++);
        } else if (q->parts[i].role == PART_ITEM) {
            snprintf(from, sizeof from, "#quiz.item.%zu", i);
            snprintf(to, sizeof to, "#quiz.target.%d", q->parts[i].to);
        } else {
            continue;
        }
        moved++;
        bank_tap(from);
        if (moved < 2) {
            bank_tap(to); /* the second one stays picked */
        }
    }
}

static void ruler_question(struct scene *scene)
{
    struct err err;
    struct arena mem = {0};
    struct question q;
    if (pack_question(stage_pack(bank.stage), scene->route, scene->lang, &mem, &q, &err) &&
        bank_moves(&q) && stage_open(bank.stage, scene->route, &err)) {
        scene->overlay = "loose";
        ruler_look(scene);
        ruler_half(&q);
        scene->overlay = "half";
        ruler_look(scene);
        if (strcmp(scene->lang, "ko") != 0 && stage_open(bank.stage, scene->route, &err) &&
            bank_answer(&q, false)) {
            scene->overlay = "judged";
            ruler_look(scene);
        }
    }
    arena_finish(&mem);
}

static void ruler_walk(void)
{
    static const char *const langs[] = {"zh", "en", "ko"};
    static const int sizes[][2] = {
        {1920, 1080}, {1080, 1920}, {1280, 720}, {3840, 2160}, {1280, 1024}};
    size_t turn = 0, lang, size, text, reach, k;
    for (lang = 0; lang < 3; lang++) {
        for (size = 0; size < 5; size++) {
            for (text = 0; text < 3; text++) {
                for (reach = 0; reach < (lang < 2 ? 2 : 1); reach++) {
                    struct scene scene = {.lang = langs[lang],
                                          .text = (enum session_text)text,
                                          .theme = (enum session_theme)((lang + text) % 3),
                                          .width = sizes[size][0],
                                          .height = sizes[size][1],
                                          .reach = reach};
                    stage_resize(bank.stage, scene.width, scene.height);
                    stage_choose(bank.stage, scene.lang, scene.text, scene.theme);
                    stage_reach(bank.stage, scene.reach);
                    for (k = 0; k < 24; k++, turn += 7) {
                        scene.route = bank.routes[turn % bank.count];
                        ruler_question(&scene);
                    }
                }
            }
        }
    }
}

static void every_rule_holds(void)
{
    int rule;
    CHECK(findings_screens(ruler.findings) > 500);
    for (rule = 0; rule < RULE_COUNT; rule++) {
        if (rule != RULE_LINE_LENGTH) { /* running text is the screen's */
            findings_check(ruler.findings, (enum rule)rule);
        }
    }
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    if (!bank_open()) {
        return 1;
    }
    ruler.findings = findings_create();
    ruler.inks = inks_create(stage_fonts(bank.stage));
    ruler_walk();
    RUN(every_rule_holds);
    inks_destroy(ruler.inks);
    findings_destroy(ruler.findings);
    arena_finish(&ruler.mem);
    stage_destroy(bank.stage);
    arena_finish(&bank.mem);
    return TEST_END();
}
