/* Any bytes as a picture: its header is read without a byte too far, whatever sizes it claims. */
#include "fuzz.h"

#include "author/pictures/facts.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct buf picture = {0};
    struct facts f;
    buf_add(&picture, bytes, length);
    facts_read(&picture, &f);
    if (f.width < 0 || f.height < 0 || f.bits < 0 || f.orientation < 0) {
        abort();
    }
    buf_finish(&picture);
    return 0;
}
