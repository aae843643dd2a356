/* The encodings that editors and spreadsheet programs save texts in. */
#ifndef AUTHOR_ENCODING_H
#define AUTHOR_ENCODING_H

#include "base/buf.h"
#include "base/diag.h"

enum encoding {
    ENCODING_UTF8, /* also whatever cannot be told: what is wrong with it is reported as UTF-8 */
    ENCODING_GB18030,
    ENCODING_UTF16LE,
    ENCODING_UTF16BE,
    ENCODING_KOREAN /* CP949; recognised only to be refused, see encoding_mend */
};

/* What a file is written in, judged by all of its bytes. A byte order mark decides; without one
 * UTF-16 and GB18030 must be unmistakable. A UTF-8 text with a few broken bytes stays UTF-8. */
enum encoding encoding_of(const void *bytes, size_t length);

/* Makes `text` UTF-8 and warns of it; a byte order mark stays, as U+FEFF. *was tells what it had
 * been. `table`: it is one, which matters for the remedy. false: reported; the text is in an
 * encoding that is not read, or holds a byte that its encoding does not have. */
bool encoding_mend(struct diag *d, const char *file, bool table, struct buf *text,
                   enum encoding *was);

/* How many bytes the first `length` bytes of a mended text had in the file it came from. */
size_t encoding_offset(enum encoding was, const char *text, size_t length);

#endif
