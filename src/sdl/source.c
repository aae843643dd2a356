/* The bytes of pictures: from the pack, or drawings of the program's own, read from the assets when
 * they are wanted and rasterised at the size that is needed. A drawing's size is that of its
 * viewBox; the colour that stands in for it is its first fill, the ground the rest is drawn on. */
#include "sdl/source.h"

#include <stdlib.h>
#include <string.h>

#define OWN_PREFIX "app/"
#define OWN_MAX_BYTES (1u << 20)

static bool own_is(const char *name)
{
    return strncmp(name, OWN_PREFIX, sizeof OWN_PREFIX - 1) == 0;
}

/* Names come from draw lists, which may carry words of a pack: no way out of the folder. */
static bool own_name_fits(const char *name)
{
    size_t length = strlen(name);
    return length > 0 && length <= 64 &&
           strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

/* viewBox="0 0 1920 1080" */
static bool own_size(const char *svg, struct pack_picture *out)
{
    const char *box = strstr(svg, "viewBox=\"0 0 ");
    char *end;
    if (!box) {
        return false;
    }
    out->width = (int)strtol(box + sizeof "viewBox=\"0 0 " - 1, &end, 10);
    out->height = (int)strtol(end, &end, 10);
    return *end == '"' && out->width > 0 && out->height > 0;
}

static uint32_t own_colour(const char *svg)
{
    const char *fill = strstr(svg, "fill=\"#");
    return fill ? (uint32_t)strtoul(fill + sizeof "fill=\"#" - 1, NULL, 16) << 8 | 0xFF : 0;
}

static bool own_read(const char *assets, const char *name, struct buf *svg,
                     struct pack_picture *out, struct err *err)
{
    struct buf path = {0};
    bool ok;
    if (!own_name_fits(name + sizeof OWN_PREFIX - 1)) {
        return err_set(err, ERR_NOT_FOUND, "not the name of a drawing of the program");
    }
    buf_format(&path, "%s/pictures/%s.svg", assets, name + sizeof OWN_PREFIX - 1);
    ok = buf_read_file(svg, buf_text(&path), OWN_MAX_BYTES, err);
    buf_finish(&path);
    if (!ok) {
        return false;
    }
    *out = (struct pack_picture){.name = name, .focus_x = 0.5f, .focus_y = 0.5f};
    if (!own_size(buf_text(svg), out)) {
        return err_set(err, ERR_INVALID, "the drawing does not tell its size");
    }
    out->colour = own_colour(buf_text(svg));
    return true;
}

bool source_has(const struct pack *pack, const char *name)
{
    return pack || own_is(name);
}

bool source_about(struct pack *pack, const char *assets, const char *name, struct arena *mem,
                  struct pack_picture *out, struct err *err)
{
    struct buf svg = {0};
    bool ok;
    if (!own_is(name)) {
        return pack_picture(pack, name, "", mem, out, err);
    }
    ok = own_read(assets, name, &svg, out, err);
    buf_finish(&svg);
    return ok;
}

bool source_read(struct pack *pack, const char *assets, const char *name, int min_width,
                 int min_height, struct source *out, struct err *err)
{
    struct pack_picture drawing;
    if (!own_is(name)) {
        return pack_picture_read(pack, name, min_width, min_height, &out->bytes, out->digest, err);
    }
    if (!own_read(assets, name, &out->bytes, &drawing, err)) {
        return false;
    }
    out->drawn_w = drawing.width;
    out->drawn_h = drawing.height;
    return true;
}

bool source_decode(const struct source *s, const struct decode_view *view, uint32_t **pixels,
                   bool *opaque, struct err *err)
{
    const struct buf *b = &s->bytes;
    if (s->drawn_w > 0) {
        return decode_drawing(b->data, b->length, s->drawn_w, s->drawn_h, view, pixels, opaque,
                              err);
    }
    if (!pack_media_matches(b->data, b->length, s->digest)) {
        return err_set(err, ERR_INVALID, "its bytes are not those that were packed");
    }
    return decode_picture(b->data, b->length, view, pixels, opaque, err);
}

bool source_same(struct pack *one, struct pack *other, const char *name, int min_width,
                 int min_height, struct arena *mem)
{
    struct pack_picture a = {0}, b = {0};
    uint8_t x[32], y[32];
    struct err err;
    bool same;
    if (own_is(name)) {
        return true;
    }
    same = pack_picture(one, name, "", mem, &a, &err) &&
           pack_picture(other, name, "", mem, &b, &err) && a.width == b.width &&
           a.height == b.height && a.colour == b.colour &&
           pack_picture_digest(one, name, min_width, min_height, x, &err) &&
           pack_picture_digest(other, name, min_width, min_height, y, &err);
    return same && memcmp(x, y, sizeof x) == 0;
}
