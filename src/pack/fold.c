/* Folding of text for the search, the same for the index and for what visitors type.
 *
 * ICU does NFKC and case folding in one table (full-width letters, ligatures, compatibility
 * ideographs); then traditional characters become simplified, Han characters stand apart, and
 * everything that is neither letter, digit nor mark parts words. What remains can never be mistaken
 * for the search language of FTS5. */
#include "pack/search.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "pack/simplify.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

static bool fold_in_word(UChar32 c)
{
    return u_isalnum(c) || (U_GET_GC_MASK(c) & (U_GC_M_MASK | U_GC_N_MASK)) != 0;
}

static void fold_words(const UChar *text, int32_t length, struct buf *out)
{
    size_t start = out->length;
    bool apart = true; /* the next word character begins a new word */
    int32_t i = 0;
    while (i < length) {
        UChar32 c;
        U16_NEXT(text, i, length, c);
        c = (UChar32)search_simplify((uint32_t)c);
        if (U_IS_SURROGATE(c) || !fold_in_word(c)) {
            apart = true;
            continue;
        }
        if (utf8_is_han((uint32_t)c)) {
            apart = true;
        }
        if (apart && out->length > start) {
            buf_add_byte(out, ' ');
        }
        buf_add_utf8(out, (uint32_t)c);
        apart = utf8_is_han((uint32_t)c);
    }
}

/* Longer texts than this are no page of a museum; ICU counts in 32 bits and folding may grow a text
 * eighteenfold. */
#define FOLD_MAX 50000000

void search_fold(const char *text, size_t length, struct buf *out)
{
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2 *fold = unorm2_getNFKCCasefoldInstance(&code);
    int32_t units = 0, folded = 0;
    UChar *wide, *result;
    if (U_FAILURE(code) || length == 0 || length > FOLD_MAX) {
        return;
    }
    wide = mem_resize_array(NULL, length + 1, sizeof *wide);
    u_strFromUTF8WithSub(wide, (int32_t)length + 1, &units, text, (int32_t)length, 0xFFFD, NULL,
                         &code);
    if (U_SUCCESS(code)) {
        folded = unorm2_normalize(fold, wide, units, NULL, 0, &code);
        code = U_ZERO_ERROR;
        result = mem_resize_array(NULL, (size_t)folded + 1, sizeof *result);
        folded = unorm2_normalize(fold, wide, units, result, folded + 1, &code);
        if (U_SUCCESS(code)) {
            fold_words(result, folded, out);
        }
        mem_free(result);
    }
    mem_free(wide);
}
