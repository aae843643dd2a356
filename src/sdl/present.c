/* The two presenters.
 *
 * A paints into the window surface. With SDL_FRAMEBUFFER_ACCELERATION=0 that is memory shared with
 * the X server, and only damaged rectangles are sent: 0.4 ms for a full 1080p frame and next to
 * nothing for a button. Without the hint SDL makes it a GL texture, and 21 ms.
 *
 * B keeps the frame in our memory and uploads the damage to one streaming texture; right on
 * machines with a GPU, where the driver composes anyway and vsync avoids tearing. llvmpipe would
 * cost six times our own painting, so the GL renderer's name is read; and even asking costs some 50
 * ms, so it is not asked where there is no render device at all. */
#include "sdl/present.h"

#include "base/mem.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#define PRESENT_GL_RENDERER 0x1F01 /* GL_RENDERER of the OpenGL specification */

static const char *present_forced(void)
{
    const char *name = getenv("JSTM_PRESENTER");
    return name ? name : "";
}

static bool present_has_device(void)
{
    DIR *dir = opendir("/dev/dri");
    bool found = false;
    if (dir) {
        struct dirent *entry;
        while (!found && (entry = readdir(dir)) != NULL) {
            found = strncmp(entry->d_name, "renderD", 7) == 0;
        }
        closedir(dir);
    }
    return found;
}

bool present_wants_texture(void)
{
    const char *forced = present_forced();
    if (strcmp(forced, "surface") == 0) {
        return false;
    }
    return strcmp(forced, "texture") == 0 || present_has_device();
}

/* Names of software GL: Mesa's llvmpipe, softpipe and swrast, Google's SwiftShader, and what calls
 * itself "Software Rasterizer". */
static bool present_is_software(const char *name)
{
    static const char *const software[] = {"llvmpipe",    "softpipe", "swrast",
                                           "SwiftShader", "Software", "software"};
    for (size_t i = 0; i < sizeof software / sizeof software[0]; i++) {
        if (strstr(name, software[i])) {
            return true;
        }
    }
    return false;
}

static bool present_is_hardware(SDL_Renderer *renderer)
{
    SDL_RendererInfo info;
    const unsigned char *(*get_string)(unsigned name) = NULL;
    void *address;
    const char *name;
    if (SDL_GetRendererInfo(renderer, &info) != 0 || !(info.flags & SDL_RENDERER_ACCELERATED)) {
        return false;
    }
    if (strncmp(info.name, "opengl", 6) != 0) {
        return false; /* not on this system */
    }
    address = SDL_GL_GetProcAddress("glGetString");
    memcpy(&get_string, &address, sizeof get_string);
    name = get_string ? (const char *)get_string(PRESENT_GL_RENDERER) : NULL;
    return name && !present_is_software(name);
}

bool present_init(struct present *p, SDL_Window *window, bool texture)
{
    bool forced = strcmp(present_forced(), "texture") == 0;
    bool device = texture && present_has_device();
    memset(p, 0, sizeof *p);
    p->window = window;
    if (!texture) {
        return true;
    }
    if (device) {
        p->renderer =
            SDL_CreateRenderer(window, -1, SDL_RENDERER_ACCELERATED | SDL_RENDERER_PRESENTVSYNC);
    }
    if (!p->renderer && forced) {
        p->renderer = SDL_CreateRenderer(window, -1, SDL_RENDERER_SOFTWARE);
    }
    if (p->renderer && !forced && !present_is_hardware(p->renderer)) {
        SDL_DestroyRenderer(p->renderer);
        p->renderer = NULL;
    }
    return p->renderer != NULL;
}

void present_finish(struct present *p)
{
    if (p->texture) {
        SDL_DestroyTexture(p->texture);
    }
    if (p->renderer) {
        SDL_DestroyRenderer(p->renderer);
    }
    mem_free(p->pixels);
    memset(p, 0, sizeof *p);
}

/* Our own frame of the given size; true when it is new and so has nothing painted on it. */
static bool present_own_frame(struct present *p, int width, int height)
{
    if (p->pixels && p->width == width && p->height == height) {
        return false;
    }
    mem_free(p->pixels);
    p->pixels = mem_alloc((size_t)width * (size_t)height * 4);
    p->width = width;
    p->height = height;
    return true;
}

static bool present_target_surface(struct present *p, struct window_frame *out, struct err *err)
{
    SDL_Surface *s = SDL_GetWindowSurface(p->window);
    bool direct;
    p->surface = s;
    if (!s || s->w < 1 || s->h < 1) {
        return err_set(err, ERR_IO, "the window gives no surface: %s", SDL_GetError());
    }
    direct = s->pixels && (s->format->format == SDL_PIXELFORMAT_RGB888 ||
                           s->format->format == SDL_PIXELFORMAT_ARGB8888);
    out->fresh = s->userdata != p; /* SDL makes a new surface after a resize */
    s->userdata = p;
    out->width = s->w;
    out->height = s->h;
    if (direct) {
        out->pixels = s->pixels;
        out->pitch = s->pitch;
    } else {
        out->fresh = present_own_frame(p, s->w, s->h) || out->fresh;
        out->pixels = p->pixels;
        out->pitch = s->w * 4;
    }
    return true;
}

static bool present_target_texture(struct present *p, struct window_frame *out, struct err *err)
{
    int width = 0, height = 0;
    if (SDL_GetRendererOutputSize(p->renderer, &width, &height) != 0 || width < 1 || height < 1) {
        return err_set(err, ERR_IO, "the renderer gives no size: %s", SDL_GetError());
    }
    out->fresh = present_own_frame(p, width, height);
    if (out->fresh && p->texture) {
        SDL_DestroyTexture(p->texture);
        p->texture = NULL;
    }
    if (!p->texture) {
        p->texture = SDL_CreateTexture(p->renderer, SDL_PIXELFORMAT_RGB888,
                                       SDL_TEXTUREACCESS_STREAMING, width, height);
        p->upload_all = true;
    }
    if (!p->texture) {
        return err_set(err, ERR_IO, "no texture of %d x %d: %s", width, height, SDL_GetError());
    }
    SDL_SetTextureBlendMode(p->texture, SDL_BLENDMODE_NONE);
    out->pixels = p->pixels;
    out->width = width;
    out->height = height;
    out->pitch = width * 4;
    return true;
}

bool present_target(struct present *p, struct window_frame *out, struct err *err)
{
    memset(out, 0, sizeof *out);
    return p->renderer ? present_target_texture(p, out, err) : present_target_surface(p, out, err);
}

static bool present_within(const struct irect *a, const struct irect *b)
{
    return a->x0 >= b->x0 && a->y0 >= b->y0 && a->x1 <= b->x1 && a->y1 <= b->y1;
}

static int present_add(SDL_Rect *rects, int count, struct irect r, int width, int height)
{
    r.x0 = r.x0 < 0 ? 0 : r.x0;
    r.y0 = r.y0 < 0 ? 0 : r.y0;
    r.x1 = r.x1 > width ? width : r.x1;
    r.y1 = r.y1 > height ? height : r.y1;
    if (r.x1 <= r.x0 || r.y1 <= r.y0) {
        return count;
    }
    rects[count] = (SDL_Rect){r.x0, r.y0, r.x1 - r.x0, r.y1 - r.y0};
    return count + 1;
}

/* What has changed on the frame: the areas moved, and the rectangles painted outside them. */
static int present_rects(const struct damage_result *d, int width, int height, SDL_Rect *rects)
{
    int count = 0;
    for (size_t i = 0; i < d->move_count; i++) {
        count = present_add(rects, count, d->moves[i].area, width, height);
    }
    for (size_t i = 0; i < d->rect_count; i++) {
        bool sent = false;
        for (size_t m = 0; m < d->move_count && !sent; m++) {
            sent = present_within(&d->rects[i], &d->moves[m].area);
        }
        if (!sent) {
            count = present_add(rects, count, d->rects[i], width, height);
        }
    }
    return count;
}

static void present_surface(struct present *p, const SDL_Rect *rects, int count)
{
    SDL_Surface *s = p->surface;
    if (p->pixels) { /* an odd format: convert what has changed */
        SDL_Surface *own = SDL_CreateRGBSurfaceWithFormatFrom(p->pixels, p->width, p->height, 32,
                                                              p->width * 4, SDL_PIXELFORMAT_RGB888);
        for (int i = 0; own && i < count; i++) {
            SDL_Rect from = rects[i], to = rects[i];
            SDL_BlitSurface(own, &from, s, &to);
        }
        SDL_FreeSurface(own);
    }
    SDL_UpdateWindowSurfaceRects(p->window, rects, count);
}

static void present_texture(struct present *p, const SDL_Rect *rects, int count)
{
    const SDL_Rect all = {0, 0, p->width, p->height};
    if (p->upload_all) {
        rects = &all;
        count = 1;
        p->upload_all = false;
    }
    for (int i = 0; i < count; i++) {
        const uint32_t *from = p->pixels + (size_t)rects[i].y * (size_t)p->width + rects[i].x;
        SDL_UpdateTexture(p->texture, &rects[i], from, p->width * 4);
    }
    SDL_RenderCopy(p->renderer, p->texture, NULL, NULL);
    SDL_RenderPresent(p->renderer);
}

void present_show(struct present *p, const struct damage_result *damage)
{
    SDL_Rect rects[DAMAGE_MAX_RECTS + DAMAGE_MAX_MOVES];
    int width = p->renderer ? p->width : p->surface ? p->surface->w : 0;
    int height = p->renderer ? p->height : p->surface ? p->surface->h : 0;
    int count = present_rects(damage, width, height, rects);
    if (count == 0) {
        return;
    }
    if (p->renderer) {
        if (p->texture) {
            present_texture(p, rects, count);
        }
    } else {
        present_surface(p, rects, count);
    }
}

void present_lost(struct present *p)
{
    if (p->texture) {
        SDL_DestroyTexture(p->texture);
        p->texture = NULL;
    }
}
