/* The picture of an event. */
#ifndef AUTHOR_TIMELINE_MEDIA_H
#define AUTHOR_TIMELINE_MEDIA_H

#include "author/timeline/timeline.h"

/* Makes the picture that `media` or, without one, `background` names the entry's art. What cannot
 * be shown without a network is reported. A quotation in `media` is no picture: it belongs to the
 * text. */
void media_read(const struct cells *c, size_t row, struct model_entry *e);
bool media_quotes(const char *text);
bool media_is_colour(const char *text); /* for a background */

#endif
