/* SVG by librsvg, on a cairo surface.
 *
 * The handle gets no base URI, so that librsvg loads no other file, and what would ask for one is
 * refused beforehand with its place, because a picture that silently lacks a part is worse than an
 * error. Drawing is scaled by cairo to exactly the pixels asked for; letting librsvg fit the
 * picture would leave a transparent seam wherever rounding changes its shape a little. */
#include "author/pictures/raster.h"

#include "base/mem.h"

#include <librsvg/rsvg.h>
#include <string.h>

struct svg {
    RsvgHandle *handle;
    double width, height;
};

static const char *svg_search(const char *from, const char *end, const char *needle)
{
    size_t length = strlen(needle);
    for (; from + length <= end; from++) {
        if (*from == *needle && memcmp(from, needle, length) == 0) {
            return from;
        }
    }
    return NULL;
}

/* The attribute's value is inside the picture itself? `p` stands behind `href` or `url(`. */
static bool svg_local(const char *p, const char *end)
{
    while (p < end && strchr(" \t\n\r='\"", *p)) {
        p++;
    }
    return p < end &&
           (*p == '#' || *p == ')' || (end - p >= 11 && memcmp(p, "data:image/", 11) == 0));
}

bool svg_safe(const char *text, size_t length, size_t *at, struct err *err)
{
    static const char *const forbidden[][2] = {
        {"<!ENTITY", DIAG_TEXT("the picture defines entities; save it without them")},
        {"<!DOCTYPE", DIAG_TEXT("the picture has a document type; save it as plain SVG")},
        {"<script", DIAG_TEXT("the picture contains a script; save it without")},
        {"<foreignObject", DIAG_TEXT("the picture contains foreign objects; save it as plain SVG")},
        {"<?xml-stylesheet", DIAG_TEXT("the picture names a style sheet; save it as plain SVG")},
        {"@import", DIAG_TEXT("the picture imports a style sheet; save it as plain SVG")}};
    static const char *const references[] = {"href", "url("};
    const char *end = text + length;
    size_t i;
    for (i = 0; i < sizeof forbidden / sizeof *forbidden; i++) {
        const char *found = svg_search(text, end, forbidden[i][0]);
        if (found) {
            *at = (size_t)(found - text);
            return err_set(err, ERR_DENIED, "%s", forbidden[i][1]);
        }
    }
    for (i = 0; i < sizeof references / sizeof *references; i++) {
        const char *p = text;
        while ((p = svg_search(p, end, references[i]))) {
            const char *value = p + strlen(references[i]);
            if (!svg_local(value, end)) {
                *at = (size_t)(p - text);
                return err_set(
                    err, ERR_DENIED,
                    DIAG_TEXT("the picture refers to another file; embed it in the SVG"));
            }
            p = value;
        }
    }
    return true;
}

bool svg_finds(const char *text, size_t length, const char *word, size_t *at)
{
    const char *found = svg_search(text, text + length, word);
    if (found) {
        *at = (size_t)(found - text);
    }
    return found != NULL;
}

bool svg_has_text(const char *text, size_t length, size_t *at)
{
    return svg_finds(text, length, "<text", at);
}

static bool svg_fail(GError *error, struct err *err)
{
    err_set(err, ERR_INVALID, "%s", error ? error->message : "the picture cannot be read");
    g_clear_error(&error);
    return false;
}

/* Its own size in pixels: width and height, or the view box. */
static bool svg_size(struct svg *svg)
{
    gboolean has_width, has_height, has_box;
    RsvgLength width, height;
    RsvgRectangle box;
    if (rsvg_handle_get_intrinsic_size_in_pixels(svg->handle, &svg->width, &svg->height)) {
        return svg->width > 0 && svg->height > 0;
    }
    rsvg_handle_get_intrinsic_dimensions(svg->handle, &has_width, &width, &has_height, &height,
                                         &has_box, &box);
    if (!has_box) {
        return false;
    }
    svg->width = box.width;
    svg->height = box.height;
    return svg->width > 0 && svg->height > 0;
}

bool svg_open(const void *bytes, size_t length, struct svg **out, double *width, double *height,
              struct err *err)
{
    struct svg *svg = mem_alloc(sizeof *svg);
    GError *error = NULL;
    svg->handle = rsvg_handle_new_from_data(bytes, length, &error);
    if (!svg->handle) {
        svg_close(svg);
        return svg_fail(error, err);
    }
    rsvg_handle_set_dpi(svg->handle, 96.0);
    if (!svg_size(svg) || svg->width > 100000 || svg->height > 100000) {
        svg_close(svg);
        return err_set(err, ERR_DENIED,
                       DIAG_TEXT("the picture has no size of its own; set its width and height, or"
                                 " its view box"));
    }
    *width = svg->width;
    *height = svg->height;
    *out = svg;
    return true;
}

/* cairo's pixels are one 32-bit number A R G B each; ours are bytes in the order R G B A. */
static void svg_swizzle(struct raster *r)
{
    size_t count = (size_t)r->width * (size_t)r->height, i;
    for (i = 0; i < count; i++) {
        uint8_t *p = r->pixels + i * 4;
        uint32_t argb;
        memcpy(&argb, p, 4);
        p[0] = (uint8_t)(argb >> 16);
        p[1] = (uint8_t)(argb >> 8);
        p[2] = (uint8_t)argb;
        p[3] = (uint8_t)(argb >> 24);
    }
}

bool svg_render(struct svg *svg, int width, int height, struct raster *out, struct err *err)
{
    RsvgRectangle viewport = {0, 0, svg->width, svg->height};
    cairo_surface_t *surface;
    cairo_t *cr;
    GError *error = NULL;
    gboolean ok;
    if (!raster_create(out, width, height, err)) {
        return false;
    }
    surface = cairo_image_surface_create_for_data(out->pixels, CAIRO_FORMAT_ARGB32, width, height,
                                                  width * 4);
    cr = cairo_create(surface);
    cairo_scale(cr, width / svg->width, height / svg->height);
    ok = rsvg_handle_render_document(svg->handle, cr, &viewport, &error);
    ok = ok && cairo_status(cr) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    cairo_surface_destroy(surface);
    if (!ok) {
        raster_finish(out);
        return svg_fail(error, err);
    }
    svg_swizzle(out);
    return true;
}

void svg_close(struct svg *svg)
{
    if (svg) {
        if (svg->handle) {
            g_object_unref(svg->handle);
        }
        mem_free(svg);
    }
}
