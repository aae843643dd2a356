/* What the screens give to words with extra-large text, on 1920 x 1080 and 1080 x 1920. The numbers
 * are those of the screens' own code; the test screens/fit opens the screens and compares. */
#include "author/checks/fit.h"

#include "base/diag.h"

static const char fit_leaf[] = DIAG_TEXT("about %zu characters too long for a poster on the home"
                                         " screen with the largest letters; shorten it");
static const char fit_home[] =
    DIAG_TEXT("about %zu characters too long for the home screen with the"
              " largest letters; shorten it");
static const char fit_head[] = DIAG_TEXT("about %zu characters too long for the head of its screen"
                                         " with the largest letters; shorten it");

static const struct fit_row fit_rows[] = {
    {FIT_LEAF, "short", "title", true, false, 40, 278, 0, 1, 2,
     DIAG_TEXT("about %zu characters too long for the title of a poster with the largest letters;"
               " write a 'short' that fits")},
    {FIT_LEAF, "lines", NULL, false, false, 30, 278, 0, 1, 1, fit_leaf},
    {FIT_FEATURE, "question", "title", true, true, 30, 714, 0, 1, 1, fit_home},
    {FIT_HOME, "headline", NULL, true, true, 88, 608, 0, 1, 1, fit_home},
    {FIT_HOME, "invite", NULL, false, false, 34, 608, 0, 1, 1, fit_home},
    {FIT_HOME, "feature_kicker", NULL, true, false, 30, 480, 0, 1, 1, fit_home},
    {FIT_SCENE, "fact", NULL, false, false, 26, 389, 407, 2, 2,
     DIAG_TEXT("about %zu characters too long for two lines on the waiting screen; shorten it")},
    {FIT_CHART, "title", NULL, true, true, 34, 255, 0, 1, 1, fit_head},
    {FIT_TIMELINE, "title", NULL, true, true, 64, 683, 0, 1, 1, fit_head},
    {FIT_GALLERY, "title", NULL, true, true, 64, 692, 0, 1, 1, fit_head},
    {FIT_EVENT, "short", "title", true, false, 30, 336, 0, 1, 1,
     DIAG_TEXT("about %zu characters too long for the button that leads to this event with the"
               " largest letters; write a 'short' that fits")},
    {FIT_ERA, "title", NULL, true, false, 45, 904, 0, 1, 1,
     DIAG_TEXT("about %zu characters too long for the name of an era with the largest letters;"
               " shorten it")},
    {FIT_GROUP, "title", NULL, true, false, 30, 290, 0, 1, 1,
     DIAG_TEXT("about %zu characters too long for the button of a group with the largest letters;"
               " shorten it")},
    {FIT_UNIT, "title", NULL, true, false, 34, 720, 0, 2, 2,
     DIAG_TEXT("about %zu characters too long for the list of units with the largest letters;"
               " shorten it")},
    {FIT_WORK, "title", NULL, true, false, 34, 820, 0, 3, 3,
     DIAG_TEXT("about %zu characters too long for the words under a picture with the largest"
               " letters; shorten it")}};

const struct fit_row *fit_table(size_t *count)
{
    *count = sizeof fit_rows / sizeof *fit_rows;
    return fit_rows;
}
