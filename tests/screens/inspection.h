/* What every inspection of screens has: a stage on the content pack with the real fonts, the
 * findings, and the cases that judge them at the end. Which screens are looked at is up to each
 * program. */
#ifndef TESTS_SCREENS_INSPECTION_H
#define TESTS_SCREENS_INSPECTION_H

#include "look.h"

struct inspection {
    struct stage *stage;
    struct findings *findings;
    struct inks *inks;
    struct dock_memory *docks;
    struct arena memory;
    struct err err;
    bool ready;
};

/* False: there is no stage; inspection_stands says why. Finish it in both cases. */
bool inspection_begin(struct inspection *in, const struct stage_options *options);
void inspection_finish(struct inspection *in);

/* The settled frame of the stage: under the ruler, and as pixels. `self` is the inspection, so that
 * a walk can call them. */
void inspection_measure(void *self, const struct scene *scene);
void inspection_contrast(void *self, const struct scene *scene);

/* Fails the running case, with the reason, when there was no stage. */
bool inspection_stands(const struct inspection *in);

/* One case for each rule of the ruler, or of contrast. */
void inspection_judge_measures(const struct inspection *in);
void inspection_judge_contrast(const struct inspection *in);

#endif
