/* Contrast of words and icons on painted pixels. */
#ifndef TESTS_SCREENS_LOOK_CONTRAST_H
#define TESTS_SCREENS_LOOK_CONTRAST_H

#include "look.h"

/* 4.5:1 for words, 3:1 for large bold ones and for icons, 7:1 for all words of the high-contrast
 * theme. What is disabled and what an overlay covers are not judged. The stage must be a painted
 * one. */
void look_at_contrast(const struct look *l);

#endif
