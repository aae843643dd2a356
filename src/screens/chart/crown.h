/* Where everything of the composed chart stands: the tree that the small chart is.
 *
 * The lower edge of the sky is the horizon; a tree stands on it. Affiliated units are plates along
 * its crown, departments are pills in the soil, each at the end of a root. Left and right of the
 * tree (tall: below it) the slab of leaders and the open card. */
#ifndef SCREENS_CHART_CROWN_H
#define SCREENS_CHART_CROWN_H

#include "draw/rect.h"

#include <stdbool.h>
#include <stddef.h>

#define CROWN_MOST 12
#define CROWN_DRAWN 7 /* branches that the picture has, each ending where a plate stands */

struct crown_ask {
    struct rect area; /* of the screen without the dock */
    size_t branches, roots;
    size_t top;         /* the branch that stands at the top of the tree */
    const float *needs; /* least widths of the pills; NULL: any will do */
};

struct crown_limb {
    struct rect place;
    float tip_x, tip_y; /* where the branch or root ends */
    bool drawn;         /* the picture has a branch that ends here */
};

struct crown {
    bool tall;
    float head_y; /* of the header's buttons */
    float horizon, trunk_x;
    struct rect picture; /* of structure-tree, or of structure-tree-tall */
    struct rect slab, card;
    struct crown_limb branches[CROWN_MOST], roots[CROWN_MOST];
    struct crown_limb boughs[CROWN_DRAWN]; /* of a whole tree, plates or not */
    float grow; /* a selected plate is larger by this on each side, and half of it in height */
    size_t pill_rows;
    float note_y; /* of the line about the date, in the soil; 0: no room, it goes to the header */
};

/* false: this many units in this area are no tree; use the plane. */
bool crown_place(const struct crown_ask *ask, struct crown *out);

/* The outline of a limb from the foot of the tree to its tip, thick to thin: `pairs` points into
 * `xy`, which holds CROWN_OUTLINE of them. */
#define CROWN_OUTLINE 42
size_t crown_branch(const struct crown *c, const struct crown_limb *limb, float thick, float thin,
                    float xy[2 * CROWN_OUTLINE]);
/* Twig `n` of a bough, from 0: where it leaves the bough, its knee and its tip. */
#define CROWN_TWIGS 9
void crown_twig(const struct crown *c, const struct crown_limb *limb, size_t n, float xy[6]);
/* spread  half of the width over which the roots leave the trunk */
size_t crown_root(const struct crown *c, size_t i, size_t count, float spread, float thick,
                  float xy[2 * CROWN_OUTLINE]);

#endif
