/* Finished pictures kept from one build to the next, beside the build: an author who mends a comma
 * shall not wait for fifty drawings. What is kept is never trusted: each file carries a digest. */
#ifndef AUTHOR_PICTURES_CACHE_H
#define AUTHOR_PICTURES_CACHE_H

#include "author/pictures/pictures.h"

/* Changes whenever the same source would give other bytes, or the file another form. */
#define CACHE_RULE "pictures-3"

/* What the result depends on: the file's bytes, its ending and how it is used. */
void cache_key(const struct buf *bytes, const char *ending, bool fills_screen, bool trial,
               uint8_t key[PACK_DIGEST_SIZE]);

/* false: not there, or not what was written; then `done` is as before. */
bool cache_read(const char *folder, const uint8_t key[PACK_DIGEST_SIZE], struct picture_done *done);

/* A failure is no error: the next build takes longer. */
void cache_write(const char *folder, const uint8_t key[PACK_DIGEST_SIZE],
                 const struct picture_done *done);

void cache_wanted(const char *path); /* a build has found this file: it is kept longest */

#endif
