/* Where words must fit, and how much room there is: the table behind fit.c, for its test. */
#ifndef AUTHOR_CHECKS_FIT_H
#define AUTHOR_CHECKS_FIT_H

#include <stdbool.h>
#include <stddef.h>

enum fit_where {
    FIT_LEAF,    /* pages and sections of the home menu */
    FIT_FEATURE, /* the page that is featured */
    FIT_HOME,    /* home.md */
    FIT_SCENE,   /* of the attract sequence */
    FIT_CHART,   /* sections: the heads of their screens */
    FIT_TIMELINE,
    FIT_GALLERY,
    FIT_EVENT,
    FIT_ERA,
    FIT_GROUP,
    FIT_UNIT,
    FIT_WORK
};

struct fit_row {
    enum fit_where where;
    const char *key, *otherwise; /* the field, and what is shown without it */
    bool bold, serif;
    float size;                 /* u: of normal text, the least that will do */
    float width, width_english; /* u; 0: as in Chinese */
    int lines, lines_latin;     /* in Chinese; in languages with spaces, where no word is cut */
    const char *says;           /* with the number of characters */
};

const struct fit_row *fit_table(size_t *count);

#endif
