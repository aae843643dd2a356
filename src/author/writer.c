/* Writing the rows of a pack, in a fixed order, in one transaction.
 *
 * Nothing that differs between two machines gets in: no clock but SOURCE_DATE_EPOCH, no path, no
 * random number; rows come sorted and numbered. Words come first and have their free pages folded
 * away (VACUUM), then come the pictures, which need each to be written only once, and last the
 * digests of what was written. The finished file is opened and verified like a stranger's before it
 * may take the old one's name. */
#include "author/writer.h"

#include "author/pictures/pictures.h"
#include "author/rows.h"
#include "base/mem.h"
#include "db/db.h"
#include "pack/pack.h"
#include "pack/seal.h"
#include "pack/search.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* --- order ------------------------------------------------------------------------------------ */

struct writer_key {
    struct model_entry *entry;
    size_t group; /* position of its section in pack.ini */
};

static int writer_order(const void *a, const void *b)
{
    const struct writer_key *x = a, *y = b;
    if (x->group != y->group) {
        return x->group < y->group ? -1 : 1;
    }
    if (x->entry->kind != y->entry->kind) {
        return x->entry->kind < y->entry->kind ? -1 : 1;
    }
    if (x->entry->order != y->entry->order) {
        return x->entry->order < y->entry->order ? -1 : 1;
    }
    return strcmp(x->entry->slug, y->entry->slug);
}

/* Sections and scenes were added in the order of pack.ini, which their index keeps. */
static size_t writer_group(const struct model *m, const struct model_entry *e)
{
    const struct model_entry *section = e->section ? e->section : e;
    size_t i;
    for (i = 0; i < m->entry_count && m->entries[i] != section; i++) {
    }
    return e->kind == MODEL_SCENE ? i + m->entry_count : i;
}

void writer_number(struct model *m)
{
    struct writer_key *keys = mem_resize_array(NULL, m->entry_count, sizeof *keys);
    size_t i;
    for (i = 0; i < m->entry_count; i++) {
        keys[i].entry = m->entries[i];
        keys[i].group = writer_group(m, m->entries[i]);
    }
    qsort(keys, m->entry_count, sizeof *keys, writer_order);
    for (i = 0; i < m->entry_count; i++) {
        m->entries[i] = keys[i].entry;
        m->entries[i]->id = (int64_t)i + 1;
    }
    mem_free(keys);
}

/* --- media ------------------------------------------------------------------------------------ */

struct writer {
    struct rows rows;
    const struct author_options *options;
    int64_t media_count, media_bytes;
};

static bool writer_medium(struct writer *w, const struct model_picture *p,
                          const struct picture_size *size, const char **name, struct err *err)
{
    struct rows *r = &w->rows;
    char hex[PACK_DIGEST_SIZE * 2 + 1];
    struct db_statement *s;
    bool known, more;
    if (size->bytes.length > PACK_MEDIA_MAX) {
        return err_set(err, ERR_FULL, "picture '%s' needs more than 32 MiB", p->name);
    }
    pack_hex(size->digest, sizeof size->digest, hex);
    *name = arena_format(&r->m->mem, "media/%s.%s", hex,
                         strcmp(size->mime, "image/png") == 0 ? "png" : "jpg");
    if (!db_prepare(r->db, "SELECT 1 FROM media WHERE name = ?1", &s, err)) {
        return false;
    }
    db_bind_text(s, 1, *name);
    if (!db_step(s, &known, err)) {
        return false;
    }
    if (known && !db_step(s, &more, err)) { /* to its end: VACUUM waits for no question */
        return false;
    }
    if (known) { /* pictures with the same pixels share their bytes */
        return true;
    }
    w->media_count++;
    w->media_bytes += (int64_t)size->bytes.length;
    rows_begin(r, "INSERT INTO sqlar VALUES(?1, 33188, 0, ?2, ?3)");
    rows_text(r, *name);
    rows_int(r, (int64_t)size->bytes.length);
    rows_blob(r, size->bytes.data, size->bytes.length);
    rows_end(r);
    rows_begin(r, "INSERT INTO media VALUES(?1, ?2, ?3, ?4, NULL, ?5, ?6)");
    rows_text(r, *name);
    rows_text(r, size->mime);
    rows_int(r, size->width);
    rows_int(r, size->height);
    rows_blob(r, size->digest, sizeof size->digest);
    rows_int(r, p->source - r->m->sources + 1);
    rows_end(r);
    return rows_ok(r, err);
}

static void writer_picture_text(struct rows *r, const struct model_picture *p, size_t lang,
                                const char *field, const char *body)
{
    if (body) {
        rows_begin(r, "INSERT INTO picture_text VALUES(?1, ?2, ?3, ?4)");
        rows_text(r, p->name);
        rows_text(r, r->m->languages[lang].tag);
        rows_text(r, field);
        rows_text(r, body);
        rows_end(r);
    }
}

static bool writer_picture(void *self, const struct model_picture *p, struct picture_done *done,
                           struct err *err)
{
    struct writer *w = self;
    struct rows *r = &w->rows;
    size_t i;
    rows_begin(r, "INSERT INTO picture VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    rows_text(r, p->name);
    rows_int(r, done->sizes[0].width);
    rows_int(r, done->sizes[0].height);
    rows_int(r, p->focus_x);
    rows_int(r, p->focus_y);
    rows_int(r, done->colour);
    rows_int(r, p->source - r->m->sources + 1);
    rows_end(r);
    for (i = 0; i < done->count; i++) {
        const char *name = NULL;
        if (!writer_medium(w, p, &done->sizes[i], &name, err)) {
            return false;
        }
        rows_begin(r, "INSERT INTO picture_variant VALUES(?1, ?2, ?3, ?4)");
        rows_text(r, p->name);
        rows_int(r, done->sizes[i].width);
        rows_int(r, done->sizes[i].height);
        rows_text(r, name);
        rows_end(r);
    }
    for (i = 0; i < r->m->language_count; i++) {
        writer_picture_text(r, p, i, "alt", p->alt[i]);
        writer_picture_text(r, p, i, "credit", p->credit[i]);
    }
    return rows_ok(r, err);
}

/* --- meta ------------------------------------------------------------------------------------- */

static void writer_meta(struct rows *r, const char *key, const char *value)
{
    rows_begin(r, "INSERT INTO meta VALUES(?1, ?2)");
    rows_text(r, key);
    rows_text(r, value);
    rows_end(r);
}

static void writer_meta_int(struct rows *r, const char *key, int64_t value)
{
    writer_meta(r, key, arena_format(&r->m->mem, "%lld", (long long)value));
}

/* Seconds since 1970 as "2026-11-23T08:00:00Z". Source: H. Hinnant, "chrono-compatible low-level
 * date algorithms", civil_from_days. */
static const char *writer_utc(struct arena *mem, int64_t seconds)
{
    int64_t days = seconds / 86400, rest = seconds % 86400;
    int64_t z = days + 719468, era = z / 146097, doe = z % 146097;
    int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
    int64_t day = doy - (153 * mp + 2) / 5 + 1, month = mp < 10 ? mp + 3 : mp - 9;
    return arena_format(mem, "%04lld-%02lld-%02lldT%02lld:%02lld:%02lldZ",
                        (long long)(yoe + era * 400 + (month <= 2)), (long long)month,
                        (long long)day, (long long)(rest / 3600), (long long)(rest / 60 % 60),
                        (long long)(rest % 60));
}

static void writer_meta_all(struct writer *w)
{
    struct rows *r = &w->rows;
    struct model *m = r->m;
    const char *builder = w->options->builder ? w->options->builder : "jstm-pack";
    size_t i;
    writer_meta(r, "pack_id", m->id);
    writer_meta_int(r, "pack_seq", m->seq);
    writer_meta(r, "version_label", m->label);
    writer_meta(r, "created_utc", writer_utc(&m->mem, w->options->created_s));
    writer_meta(r, "builder",
                arena_format(&m->mem, "%s, SQLite %s", builder, db_library_version()));
    writer_meta(r, "min_reader", "1.2"); /* which reads the tables of quizzes */
    writer_meta(r, "default_lang", m->languages[m->default_lang].tag);
    writer_meta(r, "fts_rule", SEARCH_RULE);
    writer_meta_int(r, "entry_count", (int64_t)m->entry_count);
    writer_meta_int(r, "media_count", w->media_count);
    writer_meta_int(r, "media_bytes", w->media_bytes);
    for (i = 0; i < m->language_count; i++) {
        writer_meta(r, arena_format(&m->mem, "title.%s", m->languages[i].tag),
                    m->languages[i].title);
        if (m->languages[i].review) {
            writer_meta(r, arena_format(&m->mem, "review.%s", m->languages[i].tag), "yes");
        }
    }
}

/* A digest of what has been written so far, into meta. */
static bool writer_digest(struct rows *r, const char *key,
                          bool (*make)(struct db *, uint8_t *, struct err *), struct err *err)
{
    uint8_t digest[PACK_DIGEST_SIZE];
    char hex[PACK_DIGEST_SIZE * 2 + 1];
    if (!rows_ok(r, err) || !make(r->db, digest, err)) {
        return false;
    }
    pack_hex(digest, sizeof digest, hex);
    writer_meta(r, key, hex);
    return rows_ok(r, err);
}

/* --- the file --------------------------------------------------------------------------------- */

/* Everything but the pictures, folded together. The search index leaves free pages behind, and a
 * sealed file has none; folding them away copies the whole file, so it is done before the pictures
 * come, which are nearly all of it. */
static bool writer_words(struct writer *w, struct err *err)
{
    struct rows *r = &w->rows;
    const char *mark = arena_format(&r->m->mem, "PRAGMA application_id=%d; PRAGMA user_version=%d;",
                                    PACK_APPLICATION_ID, PACK_USER_VERSION);
    if (!db_run(r->db, mark, err) || !db_run(r->db, "BEGIN", err) ||
        !db_run(r->db, pack_schema(), err)) {
        return false;
    }
    rows_settings(r);
    rows_references(r);
    rows_entries(r);
    rows_items(r);
    rows_questions(r);
    rows_search(r);
    /* The search index writes its last rows at the commit. */
    return rows_ok(r, err) && db_run(r->db, "COMMIT", err) && db_run(r->db, "VACUUM", err);
}

/* Rows that only come never leave a free page, but for the rare case that three pages of a tree
 * become two. */
static bool writer_fold(struct rows *r, struct err *err)
{
    struct db_statement *s;
    bool row, more;
    if (!db_prepare(r->db, "PRAGMA freelist_count", &s, err) || !db_step(s, &row, err)) {
        return false;
    }
    if (!row || db_int(s, 0) == 0) {
        return true;
    }
    return db_step(s, &more, err) && db_run(r->db, "VACUUM", err);
}

static bool writer_fill(struct writer *w, struct err *err)
{
    struct rows *r = &w->rows;
    struct pictures_sink sink = {writer_picture, w};
    if (!writer_words(w, err) || !db_run(r->db, "BEGIN", err) || !pictures_make(r->m, &sink, err)) {
        return false;
    }
    if (r->m->d->errors > 0) {
        return true; /* the caller sees it too */
    }
    rows_entry_pictures(r);
    writer_meta_all(w);
    return writer_digest(r, "content_digest", pack_content_digest, err) &&
           writer_digest(r, "index_digest", pack_index_digest, err) &&
           db_run(r->db, "COMMIT", err) && writer_fold(r, err);
}

static bool writer_sync(const char *path, struct err *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool ok = fd >= 0 && fchmod(fd, 0644) == 0 && fsync(fd) == 0;
    if (!ok) {
        err_set(err, errno == ENOSPC ? ERR_FULL : ERR_IO, "%s: %s", path, strerror(errno));
    }
    if (fd >= 0) {
        close(fd);
    }
    return ok;
}

/* The rename itself must survive a power cut, too. */
static void writer_sync_folder(struct model *m, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *folder = slash ? arena_copy(&m->mem, path, (size_t)(slash - path) + 1) : ".";
    int fd = open(folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY);
    if (fd >= 0) {
        fsync(fd);
        close(fd);
    }
}

static bool writer_verify(const char *path, struct err *err)
{
    struct pack *p = NULL;
    bool ok = pack_open(path, &p, NULL, err) && pack_verify(p, NULL, err);
    pack_close(p);
    return ok || err_wrap(err, "the new pack does not pass its own check");
}

/* A stick is formatted with FAT32, which holds no larger file. */
#define WRITER_SIZE_MAX 4294967295LL
#define WRITER_SIZE_WARN 3758096384LL

static bool writer_size_ok(struct model *m, const char *path, struct err *err)
{
    struct stat st;
    if (stat(path, &st) != 0) {
        return err_set(err, ERR_IO, "%s: %s", path, strerror(errno));
    }
    if (st.st_size > WRITER_SIZE_MAX) {
        return err_set(err, ERR_FULL,
                       "the pack has %lld MiB, and a FAT32 stick holds files of 4095",
                       (long long)(st.st_size / 1048576));
    }
    if (st.st_size > WRITER_SIZE_WARN) {
        diag_add(m->d, DIAG_WARNING, model_place("pack.ini", 1, 1),
                 "the pack has %lld MiB of the 4095 a FAT32 stick holds; use fewer pictures",
                 (long long)(st.st_size / 1048576));
    }
    return true;
}

/* A draft is shown on the machine that made it and made anew at the next save: it is not read back,
 * and the disk may take its time. Its bytes are those of a pack all the same. */
static bool writer_publish(struct model *m, const char *beside, const struct author_options *o,
                           struct err *err)
{
    if (!writer_size_ok(m, beside, err) ||
        (!o->draft && (!writer_verify(beside, err) || !writer_sync(beside, err)))) {
        return false;
    }
    if (rename(beside, o->output) != 0) {
        return err_set(err, ERR_IO, "%s: %s", o->output, strerror(errno));
    }
    if (!o->draft) {
        writer_sync_folder(m, o->output);
    }
    return true;
}

bool writer_write(struct model *m, const struct author_options *options, struct err *err)
{
    struct writer w = {.options = options};
    const char *beside = arena_format(&m->mem, "%s.%d.new", options->output, (int)getpid());
    bool ok;
    unlink(beside);
    w.rows.m = m;
    if (!db_create(beside, &w.rows.db, err)) {
        unlink(beside);
        return err_wrap(err, "%s cannot be written", options->output);
    }
    ok = writer_fill(&w, err);
    db_close(w.rows.db);
    if (!ok) {
        err_wrap(err, "writing %s", options->output);
    }
    ok = ok && m->d->errors == 0 && writer_publish(m, beside, options, err);
    if (!ok) {
        unlink(beside);
    }
    return ok;
}
