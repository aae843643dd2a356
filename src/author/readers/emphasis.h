/* Emphasis beside Chinese, Japanese and Korean characters. */
#ifndef AUTHOR_READERS_EMPHASIS_H
#define AUTHOR_READERS_EMPHASIS_H

#include "base/buf.h"

#include <stdbool.h>
#include <stdint.h>

/* Stands in the prepared text beside some runs of '*': OLD SOUTH ARABIAN NUMERIC INDICATOR, which
 * CommonMark takes for punctuation and no museum text contains. */
#define EMPHASIS_MARK 0x10A7Fu
#define EMPHASIS_MARK_BYTES 4

/* Copies `text`, with a mark wherever a run of '*' beside a CJK character could not open or close
 * emphasis by CommonMark's rules alone. `text` must not contain the mark. */
void emphasis_prepare(const char *text, size_t length, struct buf *out);

/* Appends `text` without marks. */
void emphasis_strip(const char *text, size_t length, struct buf *out);

bool emphasis_is_cjk(uint32_t cp);
bool emphasis_is_punctuation(uint32_t cp); /* as CommonMark and libcmark see it */

#endif
