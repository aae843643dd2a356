/* Trial decoding: what the kiosk's decoders will do with a picture, done once where it can do no
 * harm. Nothing is kept but a line of pixels. */
#ifndef CHECK_DECODE_H
#define CHECK_DECODE_H

#include "base/err.h"

#include <stddef.h>
#include <stdint.h>

#define DECODE_EXTRA_MAX 65536 /* bytes of what comes with a picture and is not the picture */
#define DECODE_TEXT 200        /* of a decoder's last words */

/* `bytes` are a PNG and a JPEG file whose size pack_media_probe has found to be within bounds.
 * ERR_INVALID with the rule that is broken. */
bool decode_png(const uint8_t *bytes, size_t length, struct err *err);
bool decode_jpeg(const uint8_t *bytes, size_t length, struct err *err);

#endif
