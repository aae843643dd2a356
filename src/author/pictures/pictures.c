/* From files in media/ and gallery/ to the sizes a pack holds.
 *
 * Two threads decode, draw and encode; the calling thread reads files, reports problems and hands
 * results on, all in the model's order, so that a build gives the same bytes and the same messages
 * whichever thread was faster. A few pictures wait at most, so memory does not grow with the pack.
 */
#include "author/pictures/pictures.h"

#include "author/pictures/cache.h"
#include "author/pictures/facts.h"

#include "author/folder.h"
#include "author/pictures/raster.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "pack/seal.h"

#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define PICTURES_THREADS 2
#define PICTURES_AHEAD 4 /* jobs read in advance */
#define PICTURES_FILE_MAX ((size_t)64 * 1024 * 1024)

/* --- sizes ------------------------------------------------------------------------------------ */

static double pictures_scale(double w, double h, double box_w, double box_h, bool cover)
{
    double x = box_w / w, y = box_h / h;
    return cover ? fmax(x, y) : fmin(x, y);
}

/* A screen may hang upright, so what fills one is measured against a box that lies as it does. */
size_t pictures_sizes(double w, double h, bool vector, bool fills_screen,
                      struct picture_size sizes[PICTURES_SIZES_MAX])
{
    static const double boxes[PICTURES_SIZES_MAX][2] = {
        {3840, 2160}, {1920, 1080}, {960, 540}, {480, 270}};
    bool upright = fills_screen && h > w;
    size_t count = 0, i;
    for (i = 0; i < PICTURES_SIZES_MAX; i++) {
        double scale = pictures_scale(w, h, boxes[i][upright], boxes[i][!upright], fills_screen);
        int width, height;
        scale = fmin(scale, PACK_SIDE_MAX / fmax(w, h));
        scale = fmin(scale, sqrt((PACK_PIXELS_MAX - 2.0 * PACK_SIDE_MAX) / (w * h)));
        scale = vector ? scale : fmin(scale, 1.0);
        width = (int)fmax(1.0, floor(w * scale + 0.5));
        height = (int)fmax(1.0, floor(h * scale + 0.5));
        if (count > 0 && sizes[count - 1].width == width && sizes[count - 1].height == height) {
            continue;
        }
        memset(&sizes[count], 0, sizeof sizes[count]);
        sizes[count].width = width;
        sizes[count].height = height;
        count++;
    }
    return count;
}

/* --- one picture ------------------------------------------------------------------------------ */

struct picture_job {
    const struct model_picture *picture;
    struct buf bytes;
    bool trial, ready, ok;
    const char *cache; /* folder; NULL: none */
    struct picture_done done;
    struct err err;
};

static bool picture_is(const struct model_picture *p, const char *ending)
{
    return strcmp(strrchr(p->file, '.'), ending) == 0;
}

/* Opaque pictures become JPEG, which decodes several times faster than PNG when a kiosk starts.
 * Transparency needs PNG; and so do very flat drawings, which a kiosk keeps as runs of one colour:
 * a JPEG's noise would break them. */
static bool picture_encode(struct picture_job *job, const struct raster *full, size_t at,
                           bool opaque)
{
    struct picture_size *size = &job->done.sizes[at];
    struct raster small = {0};
    const struct raster *use = full;
    bool ok = true;
    if (size->width != full->width || size->height != full->height) {
        ok = raster_shrink(full, size->width, size->height, &small, &job->err);
        use = &small;
    }
    if (ok) {
        bool jpeg = opaque && !raster_flat(use);
        size->mime = jpeg ? "image/jpeg" : "image/png";
        ok = jpeg ? jpeg_encode(use, &size->bytes, &job->err)
                  : png_encode(use, &size->bytes, &job->err);
    }
    if (ok && at + 1 == job->done.count) {
        job->done.colour = raster_average(use);
    }
    raster_finish(&small);
    return ok;
}

static bool picture_encode_all(struct picture_job *job, const struct raster *full)
{
    bool opaque = raster_opaque(full);
    size_t i;
    for (i = 0; i < job->done.count; i++) {
        if (!picture_encode(job, full, i, opaque)) {
            return false;
        }
    }
    return true;
}

/* A trial keeps only the smallest size. */
static void picture_plan(struct picture_job *job, double w, double h, bool vector)
{
    struct picture_done *done = &job->done;
    done->count = pictures_sizes(w, h, vector, job->picture->fills_screen, done->sizes);
    if (job->trial) {
        done->sizes[0] = done->sizes[done->count - 1];
        done->count = 1;
    }
}

static bool picture_from_svg(struct picture_job *job)
{
    struct raster full = {0};
    struct svg *svg = NULL;
    double w, h;
    bool ok = svg_open(job->bytes.data, job->bytes.length, &svg, &w, &h, &job->err);
    if (ok) {
        picture_plan(job, w, h, true);
        ok = svg_render(svg, job->done.sizes[0].width, job->done.sizes[0].height, &full,
                        &job->err) &&
             picture_encode_all(job, &full);
    }
    svg_close(svg);
    raster_finish(&full);
    return ok;
}

static bool picture_from_pixels(struct picture_job *job)
{
    struct raster full = {0};
    bool png = picture_is(job->picture, ".png"), ok;
    ok = png ? png_decode(job->bytes.data, job->bytes.length, &full, &job->err)
             : jpeg_decode(job->bytes.data, job->bytes.length, &full, &job->err);
    if (ok) {
        picture_plan(job, full.width, full.height, false);
        ok = picture_encode_all(job, &full);
    }
    raster_finish(&full);
    return ok;
}

static bool picture_make(struct picture_job *job)
{
    struct picture_done *done = &job->done;
    if (!(picture_is(job->picture, ".svg") ? picture_from_svg(job) : picture_from_pixels(job))) {
        return false;
    }
    for (size_t i = 0; i < done->count; i++) {
        struct picture_size *size = &done->sizes[i];
        pack_digest(size->bytes.data, size->bytes.length, size->digest);
    }
    return true;
}

static void picture_run(struct picture_job *job)
{
    uint8_t key[PACK_DIGEST_SIZE];
    bool kept = false;
    if (job->cache) {
        cache_key(&job->bytes, strrchr(job->picture->file, '.'), job->picture->fills_screen,
                  job->trial, key);
        kept = cache_read(job->cache, key, &job->done);
    }
    job->ok = kept || picture_make(job);
    if (job->cache && job->ok && !kept) {
        cache_write(job->cache, key, &job->done);
    }
    buf_finish(&job->bytes);
}

static void picture_finish(struct picture_job *job)
{
    size_t i;
    for (i = 0; i < PICTURES_SIZES_MAX; i++) {
        buf_finish(&job->done.sizes[i].bytes);
    }
    buf_finish(&job->bytes);
    memset(&job->done, 0, sizeof job->done);
}

/* --- reading, on the calling thread ----------------------------------------------------------- */

static struct diag_place picture_place(const char *path, const struct buf *text, size_t at)
{
    struct diag_place place = {path, 1, 1};
    size_t i, start = 0;
    for (i = 0; i < at; i++) {
        if (text->data[i] == '\n') {
            place.line++;
            start = i + 1;
        }
    }
    place.column += (int)utf8_count(text->data + start, at - start);
    return place;
}

static bool picture_check_svg(struct model *m, const char *path, const struct buf *bytes)
{
    struct err err;
    size_t at = 0;
    if (!svg_safe(bytes->data, bytes->length, &at, &err)) {
        diag_say(m->d, DIAG_ERROR, picture_place(path, bytes, at), err.text);
        return false;
    }
    if (svg_has_text(bytes->data, bytes->length, &at)) {
        diag_add(m->d, DIAG_WARNING, picture_place(path, bytes, at),
                 "letters in the picture depend on this machine's fonts; turn them into paths");
    }
    if (svg_finds(bytes->data, bytes->length, "Gradient", &at)) {
        diag_add(m->d, DIAG_WARNING, picture_place(path, bytes, at),
                 "a gradient; the pictures of this kiosk are drawn in flat colours, lay two of them"
                 " side by side");
    }
    if (svg_finds(bytes->data, bytes->length, "<filter", &at)) {
        diag_add(m->d, DIAG_WARNING, picture_place(path, bytes, at),
                 "a filter, for a shadow or a blur; the pictures of this kiosk are drawn in flat"
                 " colours, leave it out");
    }
    return true;
}

static bool picture_read(struct model *m, const struct model_picture *p, struct picture_job *job)
{
    static const unsigned char png[] = {0x89, 'P', 'N', 'G'}, jpeg[] = {0xFF, 0xD8};
    const char *path = arena_format(&m->mem, "%s/%s", p->folder, p->file);
    const char *kind = NULL;
    if (!folder_has(m, path) || !folder_read(m, path, PICTURES_FILE_MAX, &job->bytes)) {
        return false; /* that it is not there has been said of its row */
    }
    if (job->bytes.length >= 4 && memcmp(job->bytes.data, png, 4) == 0) {
        kind = ".png";
    } else if (job->bytes.length >= 2 && memcmp(job->bytes.data, jpeg, 2) == 0) {
        kind = picture_is(p, ".jpeg") ? ".jpeg" : ".jpg";
    }
    if (picture_is(p, ".svg") ? kind != NULL : kind == NULL || !picture_is(p, kind)) {
        diag_add(m->d, DIAG_ERROR, model_place(path, 1, 1),
                 "the file is not what its ending says; save it as %s or rename it",
                 strrchr(p->file, '.') + 1);
        return false;
    }
    job->picture = p;
    return facts_check(m, p, path, &job->bytes) &&
           (!picture_is(p, ".svg") || picture_check_svg(m, path, &job->bytes));
}

/* --- the threads ------------------------------------------------------------------------------ */

struct pictures_pool {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    struct picture_job jobs[PICTURES_AHEAD]; /* a ring */
    size_t added, started, taken;
    bool closed;
};

static void *pictures_thread(void *self)
{
    struct pictures_pool *pool = self;
    pthread_mutex_lock(&pool->lock);
    for (;;) {
        struct picture_job *job;
        while (pool->started == pool->added && !pool->closed) {
            pthread_cond_wait(&pool->changed, &pool->lock);
        }
        if (pool->started == pool->added) {
            break;
        }
        job = &pool->jobs[pool->started++ % PICTURES_AHEAD];
        pthread_mutex_unlock(&pool->lock);
        picture_run(job);
        pthread_mutex_lock(&pool->lock);
        job->ready = true;
        pthread_cond_broadcast(&pool->changed);
    }
    pthread_mutex_unlock(&pool->lock);
    return NULL;
}

static void pictures_add(struct pictures_pool *pool, struct picture_job *job)
{
    pthread_mutex_lock(&pool->lock);
    pool->jobs[pool->added++ % PICTURES_AHEAD] = *job;
    pthread_cond_broadcast(&pool->changed);
    pthread_mutex_unlock(&pool->lock);
}

/* What we ourselves refuse (ERR_DENIED) is a message of the catalogue; what a library says is its
 * own. librsvg tells where in the file XML went wrong: "... on line 4 column 9 of data: what". */
static void pictures_report(struct model *m, const struct picture_job *job)
{
    const char *path = arena_format(&m->mem, "%s/%s", job->picture->folder, job->picture->file);
    const char *line = strstr(job->err.text, " on line "),
               *data = strstr(job->err.text, " of data: "), *reason = job->err.text;
    struct diag_place place = model_place(path, 1, 1);
    if (line && data && line < data) {
        char *end;
        place.line = (int)strtol(line + 9, &end, 10);
        place.column = strncmp(end, " column ", 8) == 0 ? (int)strtol(end + 8, NULL, 10) : 1;
        place.line = place.line > 0 ? place.line : 1;
        place.column = place.column > 0 ? place.column : 1;
        reason = data + 10;
    }
    if (job->err.code == ERR_DENIED) {
        diag_say(m->d, DIAG_ERROR, place, job->err.text);
    } else {
        diag_add(m->d, DIAG_ERROR, place,
                 "the picture cannot be read: %s; mend the file or save it again",
                 model_reason(&m->mem, reason));
    }
}

/* Waits for the oldest job and hands it on. */
static bool pictures_take(struct pictures_pool *pool, struct model *m,
                          const struct pictures_sink *sink, struct err *err)
{
    struct picture_job *job = &pool->jobs[pool->taken % PICTURES_AHEAD];
    bool ok = true;
    pthread_mutex_lock(&pool->lock);
    while (!job->ready) {
        pthread_cond_wait(&pool->changed, &pool->lock);
    }
    pthread_mutex_unlock(&pool->lock);
    if (!job->ok) {
        pictures_report(m, job);
    } else if (sink->take) {
        ok = sink->take(sink->self, job->picture, &job->done, err);
    }
    picture_finish(job);
    pool->taken++;
    return ok;
}

static bool pictures_feed(struct pictures_pool *pool, struct model *m,
                          const struct pictures_sink *sink, struct err *err)
{
    size_t i;
    bool ok = true;
    for (i = 0; ok && i < m->picture_count; i++) {
        struct picture_job job = {.trial = sink->take == NULL, .cache = m->picture_cache};
        if (!picture_read(m, &m->pictures[i], &job)) {
            buf_finish(&job.bytes);
            continue;
        }
        if (pool->added - pool->taken == PICTURES_AHEAD) {
            ok = pictures_take(pool, m, sink, err);
        }
        pictures_add(pool, &job);
        if (m->progress) {
            m->progress(m->progress_self, pool->taken, m->picture_count);
        }
    }
    while (pool->taken < pool->added) {
        static const struct pictures_sink nobody = {NULL, NULL};
        ok = pictures_take(pool, m, ok ? sink : &nobody, err) && ok;
    }
    return ok;
}

bool pictures_make(struct model *m, const struct pictures_sink *sink, struct err *err)
{
    struct pictures_pool *pool = mem_alloc(sizeof *pool);
    pthread_t threads[PICTURES_THREADS];
    size_t running = 0, i;
    bool ok = true;
    pthread_mutex_init(&pool->lock, NULL);
    pthread_cond_init(&pool->changed, NULL);
    while (running < PICTURES_THREADS &&
           pthread_create(&threads[running], NULL, pictures_thread, pool) == 0) {
        running++;
    }
    if (running > 0) {
        ok = pictures_feed(pool, m, sink, err);
    } else {
        ok = err_set(err, ERR_IO, "the system starts no thread for the pictures");
    }
    pthread_mutex_lock(&pool->lock);
    pool->closed = true;
    pthread_cond_broadcast(&pool->changed);
    pthread_mutex_unlock(&pool->lock);
    for (i = 0; i < running; i++) {
        pthread_join(threads[i], NULL);
    }
    pthread_cond_destroy(&pool->changed);
    pthread_mutex_destroy(&pool->lock);
    mem_free(pool);
    return ok;
}
