/* The cache of pictures, and the jobs that fill it. Pictures come from the pack, or are drawings of
 * the program's own (sdl/source.h).
 *
 * One entry per picture, size and view. An entry is wanted, then loading (its bytes have been read
 * from the pack and a job decodes them), then ready or missing. At most IMAGES_JOBS load at a time,
 * so that a fling past a hundred cards does not read them all: what the newest frames asked for
 * goes first, and what nobody asked for in a long while is dropped before it is read.
 *
 * Jobs own all they touch. An entry finds its result again by serial number; a result whose entry
 * has gone (another pack, cache full) is thrown away. */
#include "sdl/images.h"

#include "base/hash.h"
#include "base/log.h"
#include "base/mem.h"
#include "sdl/icons.h"
#include "sdl/images_parts.h"
#include "sdl/names.h"
#include "sdl/source.h"

#include <math.h>
#include <stdatomic.h>
#include <string.h>

#define IMAGES_JOBS 2
#define IMAGES_STRETCH 1.02   /* a picture may be enlarged by this much */
#define IMAGES_WANTED_MOST 64 /* waiting entries; beyond that the oldest wish is forgotten */
#define IMAGES_MOST 2048      /* entries of any kind */

struct image_job {
    struct images *owner;
    struct image_job *next;
    atomic_bool unwanted;
    uint64_t serial;
    struct source source;
    struct decode_view view;
    uint32_t *pixels;  /* the result: one of these two; */
    struct flat *flat; /* neither: err tells why */
    bool opaque;
    struct err err;
};

struct images {
    struct pack *pack; /* may be NULL: only the program's own pictures */
    char *assets;
    struct worker *worker;
    struct icons *icons;
    size_t budget, bytes;
    int64_t frame;
    uint64_t last_serial;
    struct image **entries;
    size_t count, capacity;
    struct image_job *jobs;
    int job_count;
    struct names coming, given;
    struct arena scratch;
};

struct images *images_create(struct pack *pack, const char *assets, struct worker *worker,
                             size_t budget_bytes)
{
    struct images *im = mem_alloc(sizeof *im);
    im->pack = pack;
    im->assets = mem_copy_text(assets);
    im->worker = worker;
    im->icons = icons_create(assets);
    im->budget = budget_bytes;
    return im;
}

static size_t image_bytes(const struct image *e)
{
    return e->flat     ? flat_bytes(e->flat)
           : e->pixels ? (size_t)e->view.width * (size_t)e->view.height * 4
                       : 0;
}

static void images_drop(struct images *im, size_t i)
{
    struct image *e = im->entries[i];
    im->bytes -= image_bytes(e);
    im->entries[i] = im->entries[--im->count];
    mem_free(e->pixels);
    flat_destroy(e->flat);
    mem_free(e->name);
    mem_free(e);
}

static void images_drop_all(struct images *im)
{
    while (im->count > 0) {
        images_drop(im, im->count - 1);
    }
    for (struct image_job *job = im->jobs; job; job = job->next) {
        atomic_store(&job->unwanted, true);
    }
}

void images_destroy(struct images *im)
{
    if (!im) {
        return;
    }
    im->pack = NULL;
    images_drop_all(im);
    while (im->jobs) {
        worker_drain(im->worker);
    }
    names_finish(&im->coming);
    names_finish(&im->given);
    icons_destroy(im->icons);
    arena_finish(&im->scratch);
    mem_free(im->entries);
    mem_free(im->assets);
    mem_free(im);
}

void images_set_pack(struct images *im, struct pack *pack)
{
    images_drop_all(im);
    im->pack = pack;
}

static bool images_same(struct images *im, const struct image *e, struct pack *pack)
{
    arena_reset(&im->scratch);
    return (e->state == IMAGE_READY || e->state == IMAGE_LOADING) &&
           source_same(im->pack, pack, e->name, e->min_width, e->min_height, &im->scratch);
}

void images_change_pack(struct images *im, struct pack *pack)
{
    size_t i = 0;
    while (im->pack && i < im->count) {
        struct image *e = im->entries[i];
        if (images_same(im, e, pack)) {
            i++;
            continue;
        }
        names_add(&im->coming, e->name); /* what shows it is painted anew */
        images_drop(im, i);
    }
    im->pack = pack;
}

/* --- loading ------------------------------------------------------------------------------------
 */

static struct image *images_by_serial(struct images *im, uint64_t serial)
{
    for (size_t i = 0; i < im->count; i++) {
        if (im->entries[i]->serial == serial) {
            return im->entries[i];
        }
    }
    return NULL;
}

/* Makes room: the least recently used picture first, never one that this or the last frame used,
 * nor `keep`. Entries without pixels count only by their number. */
static void images_evict(struct images *im, const struct image *keep)
{
    for (;;) {
        size_t oldest = im->count;
        bool crowded = im->count > IMAGES_MOST;
        if (im->bytes <= im->budget && !crowded) {
            return;
        }
        for (size_t i = 0; i < im->count; i++) {
            const struct image *e = im->entries[i];
            bool may = e->state == IMAGE_READY || (crowded && e->state != IMAGE_LOADING);
            if (may && e != keep && e->used < im->frame - 1 &&
                (oldest == im->count || e->used < im->entries[oldest]->used)) {
                oldest = i;
            }
        }
        if (oldest == im->count) {
            return;
        }
        images_drop(im, oldest);
    }
}

static void images_fail(struct images *im, struct image *e, const struct err *err)
{
    log_warn("picture '%s': %s", e->name, err->text);
    e->state = IMAGE_MISSING;
    names_add(&im->coming, e->name);
}

static void image_job_run(void *p)
{
    struct image_job *job = p;
    if (atomic_load(&job->unwanted)) {
        return;
    }
    if (source_decode(&job->source, &job->view, &job->pixels, &job->opaque, &job->err) &&
        job->opaque && !job->view.stretched) {
        job->flat = flat_create(job->pixels, job->view.width, job->view.height);
    }
    if (job->flat) {
        mem_free(job->pixels);
        job->pixels = NULL;
    }
}

static void image_job_finish(struct image_job *job)
{
    struct image_job **link = &job->owner->jobs;
    while (*link != job) {
        link = &(*link)->next;
    }
    *link = job->next;
    job->owner->job_count--;
    buf_finish(&job->source.bytes);
    mem_free(job->pixels);
    flat_destroy(job->flat);
    mem_free(job);
}

static void image_job_done(void *p)
{
    struct image_job *job = p;
    struct images *im = job->owner;
    struct image *e = atomic_load(&job->unwanted) ? NULL : images_by_serial(im, job->serial);
    if (e && (job->pixels || job->flat)) {
        e->pixels = job->pixels;
        e->flat = job->flat;
        e->opaque = job->opaque;
        e->state = IMAGE_READY;
        job->pixels = NULL;
        job->flat = NULL;
        im->bytes += image_bytes(e);
        names_add(&im->coming, e->name);
        images_evict(im, e);
    } else if (e) {
        images_fail(im, e, &job->err);
    }
    image_job_finish(job);
    images_start(im);
}

static void images_load(struct images *im, struct image *e)
{
    struct image_job *job = mem_alloc(sizeof *job);
    struct err err = {0};
    if (!source_read(im->pack, im->assets, e->name, e->min_width, e->min_height, &job->source,
                     &err)) {
        images_fail(im, e, &err);
        buf_finish(&job->source.bytes);
        mem_free(job);
        return;
    }
    e->state = IMAGE_LOADING;
    job->owner = im;
    job->serial = e->serial;
    job->view = e->view;
    job->next = im->jobs;
    im->jobs = job;
    im->job_count++;
    worker_add(im->worker, (struct worker_job){image_job_run, image_job_done, job});
}

/* The wish to grant next: seen by a frame before prefetched, newer before older, then in order. */
static bool image_before(const struct image *a, const struct image *b)
{
    if (a->ahead != b->ahead) {
        return b->ahead;
    }
    return a->used != b->used ? a->used > b->used : a->serial < b->serial;
}

void images_start(struct images *im)
{
    while (im->job_count < IMAGES_JOBS) { /* without a pack only own ones are wanted */
        struct image *best = NULL;
        for (size_t i = 0; i < im->count; i++) {
            struct image *e = im->entries[i];
            if (e->state == IMAGE_WANTED && (!best || image_before(e, best))) {
                best = e;
            }
        }
        if (!best) {
            return;
        }
        images_load(im, best);
    }
}

/* Forgets the oldest wish when there are too many; it is asked for again if it is still seen. */
static void images_forget_wish(struct images *im)
{
    size_t wishes = 0, last = im->count;
    for (size_t i = 0; i < im->count; i++) {
        if (im->entries[i]->state != IMAGE_WANTED) {
            continue;
        }
        wishes++;
        if (last == im->count || image_before(im->entries[last], im->entries[i])) {
            last = i;
        }
    }
    if (wishes > IMAGES_WANTED_MOST && im->entries[last]->used < im->frame - 1) {
        images_drop(im, last);
    }
}

/* --- asking -------------------------------------------------------------------------------------
 */

static uint64_t image_key(const char *name, const struct decode_view *v)
{
    uint64_t h = hash_text(HASH_START, name);
    h = hash_u64(h, (uint64_t)v->width << 32 | (uint64_t)v->height);
    h = hash_u64(h, v->stretched);
    h = hash_float(h, v->focus_x);
    h = hash_float(h, v->focus_y);
    return hash_float(h, v->zoom);
}

/* What must be read so that no pixel is stretched visibly: the whole picture at the view's scale,
 * less IMAGES_STRETCH. A picture that stands a few pixels beyond the screen's edges, as attract's
 * do, would otherwise be read at four times the pixels. */
static void image_need(struct image *e, const struct pack_picture *picture)
{
    double x, y, w, h, scale;
    if (picture->width < 1 || picture->height < 1) {
        return;
    }
    decode_crop(&e->view, picture->width, picture->height, &x, &y, &w, &h);
    scale = (w > 0 ? e->view.width / w : 1) / IMAGES_STRETCH;
    e->min_width = (int)fmin(floor(picture->width * scale + 1e-6), DECODE_MAX_SIDE);
    e->min_height = (int)fmin(floor(picture->height * scale + 1e-6), DECODE_MAX_SIDE);
    e->colour = picture->colour;
    e->most_width = picture->width;
    e->most_height = picture->height;
}

static struct image *images_add(struct images *im, const char *name, uint64_t key,
                                const struct decode_view *view)
{
    struct image *e = mem_alloc(sizeof *e);
    struct pack_picture picture = {0};
    struct err err = {0};
    e->key = key;
    e->serial = ++im->last_serial;
    e->name = mem_copy_text(name);
    e->view = *view;
    e->min_width = view->width;
    e->min_height = view->height;
    e->used = im->frame;
    if (im->count == im->capacity) {
        im->capacity = im->capacity ? im->capacity * 2 : 64;
        im->entries = mem_resize_array(im->entries, im->capacity, sizeof(struct image *));
    }
    im->entries[im->count++] = e;
    arena_reset(&im->scratch);
    if (!source_has(im->pack, name)) {
        e->state = IMAGE_MISSING;
    } else if (!source_about(im->pack, im->assets, name, &im->scratch, &picture, &err)) {
        log_warn("picture '%s': %s", name, err.text);
        e->state = IMAGE_MISSING;
    } else {
        image_need(e, &picture);
    }
    return e;
}

/* A view within bounds: what draw lists carry may be anything. */
bool image_view(struct decode_view *v, int width, int height, float focus_x, float focus_y,
                float zoom)
{
    if (width < 1 || height < 1 || width > DECODE_MAX_SIDE || height > DECODE_MAX_SIDE ||
        width * height > DECODE_MAX_PIXELS) {
        return false;
    }
    *v = (struct decode_view){width, height, 0.5f, 0.5f, 1.0f, false};
    v->focus_x = focus_x >= 0 && focus_x <= 1 ? focus_x : 0.5f;
    v->focus_y = focus_y >= 0 && focus_y <= 1 ? focus_y : 0.5f;
    v->zoom = zoom > 1 && zoom <= 64 ? zoom : 1.0f;
    return true;
}

struct image *images_find(struct images *im, const char *name, const struct decode_view *view)
{
    uint64_t key = image_key(name, view);
    for (size_t i = 0; i < im->count; i++) {
        if (im->entries[i]->key == key && strcmp(im->entries[i]->name, name) == 0) {
            return im->entries[i];
        }
    }
    return NULL;
}

struct image *images_want(struct images *im, const char *name, const struct decode_view *view,
                          bool ahead)
{
    struct image *e = images_find(im, name, view);
    if (!e) {
        images_forget_wish(im);
        images_evict(im, NULL);
        e = images_add(im, name, image_key(name, view), view);
        e->ahead = ahead;
    }
    e->used = im->frame;
    e->ahead = e->ahead && ahead;
    return e;
}

void images_use(struct images *im, struct image *e)
{
    e->used = im->frame;
}

enum paint_ready image_answer(const struct image *e, struct paint_pixels *out, rgba *stand_in)
{
    if (e->state == IMAGE_READY) {
        *out = (struct paint_pixels){.pixels = e->pixels,
                                     .width = e->view.width,
                                     .height = e->view.height,
                                     .pitch = e->view.width * 4,
                                     .opaque = e->opaque,
                                     .flat = e->flat};
        return PAINT_READY;
    }
    *stand_in = e->colour;
    return e->state == IMAGE_MISSING ? PAINT_MISSING : PAINT_LATER;
}

enum paint_ready images_picture(struct images *im, const char *name, int width, int height,
                                float focus_x, float focus_y, float zoom, struct paint_pixels *out,
                                rgba *stand_in)
{
    struct decode_view view;
    struct image *e;
    if (!name || !*name || !image_view(&view, width, height, focus_x, focus_y, zoom)) {
        return PAINT_MISSING;
    }
    e = images_want(im, name, &view, false);
    images_start(im);
    return image_answer(e, out, stand_in);
}

void images_prefetch(struct images *im, const char *name, int width, int height, float focus_x,
                     float focus_y)
{
    struct decode_view view;
    if (name && *name && image_view(&view, width, height, focus_x, focus_y, 1)) {
        images_want(im, name, &view, true);
        images_start(im);
    }
}

bool images_icon(struct images *im, const char *name, int size_px, struct paint_glyph *out)
{
    return icons_get(im->icons, name, size_px, out);
}

size_t images_fresh(struct images *im, const char *const **names)
{
    struct names spare = im->given;
    names_clear(&spare);
    im->given = im->coming;
    im->coming = spare;
    *names = (const char *const *)im->given.names;
    return im->given.count;
}

void images_frame(struct images *im)
{
    im->frame++;
    images_evict(im, NULL);
}

size_t images_bytes(const struct images *im)
{
    return im->bytes;
}
