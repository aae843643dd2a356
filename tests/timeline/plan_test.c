/* The parts of the screen from top to bottom: in every height, width and size of words they follow
 * each other without touching, or the list takes over. */
#include "test.h"

#include "screens/timeline/plan.h"

struct words {
    const char *name;
    struct plan_sizes sizes;
};

static const struct words words[] = {
    {"normal",
     {.heading = 44,
      .label = 30,
      .caption = 26,
      .title = 64,
      .button = 96,
      .step = 96,
      .width_most = 340,
      .em_least = 5.4f}},
    {"large",
     {.heading = 60,
      .label = 45,
      .caption = 39,
      .title = 84,
      .button = 96,
      .step = 96,
      .width_most = 490,
      .em_least = 5.4f}},
    {"xlarge",
     {.heading = 76,
      .label = 60,
      .caption = 52,
      .title = 104,
      .button = 106,
      .step = 126,
      .width_most = 730,
      .em_least = 6.6f}},
};

static const char *wrong(const struct plan *p)
{
    float foot = p->area.y + p->area.h;
    float over = p->eras.h > 0 ? p->eras.y : p->scrub.y;
    if (p->head.y < p->area.y || p->top < p->head.y + p->head.h ||
        (p->controls.h > 0 &&
         (p->controls.y < p->head.y + p->head.h || p->top < p->controls.y + p->controls.h))) {
        return "the head";
    }
    if (p->above.h > 0 && (p->above.y < p->top || p->above.y + p->above.h > p->upper - 16)) {
        return "the selected event above";
    }
    if (p->upper < p->top || p->lower < p->upper ||
        (p->levels == 2 && p->lower < p->upper + p->row + 16)) {
        return "the rows";
    }
    if (p->lower + p->row > p->axis - 40 || p->axis + p->ticks > over + 0.5f) {
        return "the axis";
    }
    if (p->eras.h > 0 && p->eras.y + p->eras.h > p->scrub.y) {
        return "the eras";
    }
    if (p->scrub.y + p->scrub.h > foot || p->before.y + p->before.h > foot ||
        p->after.y + p->after.h > foot) {
        return "the foot";
    }
    if (p->named ? p->before.y < p->scrub.y + p->scrub.h || p->after.x < p->before.x + p->before.w
                 : p->before.x + p->before.w + 16 > p->scrub.x ||
                       p->scrub.x + p->scrub.w + 16 > p->after.x) {
        return "the steps";
    }
    if (p->least < 96 || p->most < p->least || p->chosen > p->area.w - 128 + 0.5f) {
        return "the widths";
    }
    return NULL;
}

static void parts_follow_each_other(void)
{
    int fit = 0, all = 0;
    for (size_t w = 0; w < sizeof words / sizeof words[0]; w++) {
        for (float width = 1080; width <= 2560; width += 40) {
            for (float height = 436; height <= 1800; height += 28) {
                struct rect area = {0, 120, width, height};
                struct plan p = plan_make(area, &words[w].sizes, width > 1600);
                const char *problem = p.fits ? wrong(&p) : NULL;
                fit += p.fits;
                all++;
                if (problem) {
                    test_fail(__FILE__, __LINE__, "%s, %g x %g: %s", words[w].name, (double)width,
                              (double)height, problem);
                    return;
                }
            }
        }
    }
    CHECK(fit > all / 2);
}

static void the_mockups_shapes(void)
{
    struct plan wide = plan_make((struct rect){0, 0, 1920, 952}, &words[0].sizes, true);
    struct plan tall = plan_make((struct rect){0, 0, 1080, 1744}, &words[0].sizes, false);
    struct plan large = plan_make((struct rect){0, 0, 1920, 952}, &words[1].sizes, true);
    struct plan reach = plan_make((struct rect){0, 266, 1920, 686}, &words[0].sizes, true);
    CHECK(wide.fits && wide.levels == 2 && wide.above.h == 0 && !wide.named);
    CHECK_NEAR(wide.axis, 668, 12);
    CHECK(tall.fits && tall.levels == 2 && tall.above.h > 500 && tall.named);
    CHECK(large.fits && large.levels == 1);
    CHECK(reach.fits && reach.levels == 1 && reach.eras.h > 0);
}

/* Strata go before the cards do. */
static void a_low_screen_drops_the_eras(void)
{
    struct plan p = plan_make((struct rect){0, 0, 1920, 590}, &words[0].sizes, true);
    struct plan q = plan_make((struct rect){0, 0, 1920, 436}, &words[0].sizes, true);
    CHECK(p.fits && p.eras.h == 0);
    CHECK(!q.fits);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(parts_follow_each_other);
    RUN(the_mockups_shapes);
    RUN(a_low_screen_drops_the_eras);
    return TEST_END();
}
