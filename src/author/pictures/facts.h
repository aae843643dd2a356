/* What a picture file says of itself before it is decoded, and what is to be said about that. */
#ifndef AUTHOR_PICTURES_FACTS_H
#define AUTHOR_PICTURES_FACTS_H

#include "author/model.h"
#include "base/buf.h"

struct facts {
    int width, height; /* in the file, before it is turned; 0: not found */
    int bits;          /* of a colour channel */
    int orientation;   /* EXIF, as written: 1 upright, 2..8 turned or mirrored, others nonsense */
    bool moves;        /* an animation, of which one picture is shown */
};

/* Of a PNG or JPEG; other files have no facts. Never trusts its input. */
void facts_read(const struct buf *bytes, struct facts *out);

/* Says what is wrong with a picture's file as it is, `path`. false: it cannot be used. */
bool facts_check(struct model *m, const struct model_picture *p, const char *path,
                 const struct buf *bytes);

#endif
