/* Growing bytes, and the two ways the house touches whole files: read one that is not larger than
 * expected, and write one so that a power cut leaves either the old or the new one. */
#include "base/buf.h"

#include "base/mem.h"
#include "base/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void buf_reserve(struct buf *b, size_t more)
{
    size_t capacity = b->capacity ? b->capacity : 64;
    size_t need = b->length + more + 1;
    if (need <= b->capacity && need > more) {
        return;
    }
    if (need <= more || need > SIZE_MAX / 2) {
        mem_alloc(SIZE_MAX); /* ends the process with a message */
    }
    while (capacity < need) {
        capacity *= 2;
    }
    b->data = mem_resize(b->data, capacity);
    b->capacity = capacity;
}

void buf_add(struct buf *b, const void *bytes, size_t length)
{
    buf_reserve(b, length);
    if (length) {
        memcpy(b->data + b->length, bytes, length);
    }
    b->length += length;
    b->data[b->length] = '\0';
}

void buf_add_text(struct buf *b, const char *text)
{
    buf_add(b, text, strlen(text));
}

void buf_add_byte(struct buf *b, char c)
{
    buf_add(b, &c, 1);
}

void buf_add_utf8(struct buf *b, uint32_t cp)
{
    char bytes[4];
    buf_add(b, bytes, utf8_put(cp, bytes));
}

void buf_format(struct buf *b, const char *fmt, ...)
{
    va_list args, again;
    int length;
    va_start(args, fmt);
    va_copy(again, args);
    length = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    if (length > 0) {
        buf_reserve(b, (size_t)length);
        vsnprintf(b->data + b->length, (size_t)length + 1, fmt, again);
        b->length += (size_t)length;
    }
    va_end(again);
}

void buf_add_json(struct buf *b, const char *text)
{
    const char *end = text + strlen(text);
    buf_add_byte(b, '"');
    while (text < end) {
        uint32_t c = utf8_next(&text, end);
        if (c == '"' || c == '\\') {
            buf_format(b, "\\%c", (char)c);
        } else if (c < 0x20 || c == 0x7F) {
            buf_format(b, "\\u%04x", (unsigned)c);
        } else {
            buf_add_utf8(b, c);
        }
    }
    buf_add_byte(b, '"');
}

const char *buf_text(const struct buf *b)
{
    return b->data ? b->data : "";
}

void buf_clear(struct buf *b)
{
    b->length = 0;
    if (b->data) {
        b->data[0] = '\0';
    }
}

void buf_finish(struct buf *b)
{
    mem_free(b->data);
    memset(b, 0, sizeof *b);
}

static bool buf_read_fd(struct buf *b, int fd, const char *path, size_t limit, struct err *err)
{
    struct stat st;
    if (fstat(fd, &st) != 0) {
        return err_set(err, ERR_IO, "%s: %s", path, strerror(errno));
    }
    if (!S_ISREG(st.st_mode)) {
        return err_set(err, ERR_INVALID, "%s is not a plain file", path);
    }
    for (;;) {
        ssize_t got;
        buf_reserve(b, 65536);
        got = read(fd, b->data + b->length, 65536);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return err_set(err, ERR_IO, "%s: %s", path, strerror(errno));
        }
        if (got == 0) {
            b->data[b->length] = '\0';
            return true;
        }
        b->length += (size_t)got;
        if (b->length > limit) {
            return err_set(err, ERR_FULL, "%s is larger than %zu bytes", path, limit);
        }
    }
}

bool buf_read_file(struct buf *b, const char *path, size_t limit, struct err *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    bool ok;
    buf_clear(b);
    if (fd < 0) {
        return err_set(err, errno == ENOENT ? ERR_NOT_FOUND : ERR_IO, "%s: %s", path,
                       strerror(errno));
    }
    ok = buf_read_fd(b, fd, path, limit, err);
    if (!ok) {
        buf_clear(b); /* half a file is no use to anyone */
    }
    close(fd);
    return ok;
}

static bool buf_write_fd(const struct buf *b, int fd)
{
    size_t done = 0;
    while (done < b->length) {
        ssize_t wrote = write(fd, b->data + done, b->length - done);
        if (wrote < 0 && errno == EINTR) {
            continue;
        }
        if (wrote < 0) {
            return false;
        }
        done += (size_t)wrote;
    }
    return fsync(fd) == 0;
}

bool buf_write_file(const struct buf *b, const char *path, struct err *err)
{
    struct buf beside = {0};
    bool ok = false;
    int fd;
    buf_format(&beside, "%s.%d.new", path, (int)getpid());
    fd = open(beside.data, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (fd >= 0) {
        ok = buf_write_fd(b, fd);
        if (close(fd) != 0) {
            ok = false;
        }
        ok = ok && rename(beside.data, path) == 0;
    }
    if (!ok) {
        err_set(err, errno == ENOSPC ? ERR_FULL : ERR_IO, "%s: %s", path, strerror(errno));
        unlink(beside.data);
    }
    buf_finish(&beside);
    return ok;
}
