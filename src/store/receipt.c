/* The receipt on a stick: one line a visit, in a table that any spreadsheet opens, so that one
 * stick can tour ten kiosks and tell afterwards where it has been. It is a courtesy: whatever
 * stands in its way, the update is not concerned. */
#include "store/stick.h"

#include "base/buf.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define RECEIPT_NAME "receipts.csv"
#define RECEIPT_MOST (INT64_C(4) << 20) /* bytes; beyond it nobody reads */
#define RECEIPT_HEAD "\xEF\xBB\xBF时间 Time,触摸屏 Kiosk,内容 Content,结果 Result,代码 Code\r\n"

static bool receipt_failed(struct err *err, const char *what)
{
    enum err_code code = errno == EROFS || errno == EACCES || errno == EPERM || errno == ELOOP ||
                                 errno == ENOTDIR || errno == ENXIO
                             ? ERR_DENIED
                         : errno == ENOSPC || errno == EDQUOT || errno == EFBIG ? ERR_FULL
                                                                                : ERR_IO;
    return err_set(err, code, "%s: %s", what, strerror(errno));
}

/* A cell that no spreadsheet takes for a formula. */
static void receipt_cell(const char *text, const char *end, struct buf *out)
{
    buf_add_text(out, "\"");
    if (*text && strchr("=+-@\t", *text)) {
        buf_add_text(out, "'");
    }
    for (; *text; text++) {
        if (*text == '"') {
            buf_add_text(out, "\"\"");
        } else {
            buf_add_byte(out, (unsigned char)*text < 0x20 ? ' ' : *text);
        }
    }
    buf_format(out, "\"%s", end);
}

static void receipt_line(const char *kiosk, const struct store_event *e, struct buf *out)
{
    const struct store_saying *saying = &store_sayings[e->code];
    time_t when = (time_t)e->when_s;
    struct tm local = {0};
    struct buf cell = {0};
    localtime_r(&when, &local);
    buf_format(&cell, "%04d-%02d-%02d %02d:%02d:%02d", local.tm_year + 1900, local.tm_mon + 1,
               local.tm_mday, local.tm_hour, local.tm_min, local.tm_sec);
    receipt_cell(buf_text(&cell), ",", out);
    receipt_cell(kiosk, ",", out);
    buf_clear(&cell);
    if (e->label.id[0]) {
        buf_format(&cell, "%s %lu %s", e->label.id, (unsigned long)e->label.seq, e->label.label);
    }
    receipt_cell(buf_text(&cell), ",", out);
    buf_clear(&cell);
    buf_format(&cell, "%s %s", saying->zh, saying->en);
    receipt_cell(buf_text(&cell), ",", out);
    receipt_cell(saying->code, "\r\n", out);
    buf_finish(&cell);
}

static bool receipt_write(int fd, const struct buf *text, struct err *err)
{
    const char *at = buf_text(text);
    size_t left = text->length;
    while (left > 0) {
        ssize_t n = write(fd, at, left);
        if (n < 0 && errno != EINTR) {
            return receipt_failed(err, RECEIPT_NAME);
        }
        at += n > 0 ? n : 0;
        left -= n > 0 ? (size_t)n : 0;
    }
    return fsync(fd) == 0 || receipt_failed(err, RECEIPT_NAME);
}

/* Head, line end, line: what the file needs. */
static bool receipt_append(int fd, const char *kiosk, const struct store_event *e, struct err *err)
{
    struct buf text = {0};
    struct stat st;
    char last = '\n';
    bool ok;
    if (fstat(fd, &st) != 0) {
        return receipt_failed(err, RECEIPT_NAME);
    }
    if (!S_ISREG(st.st_mode)) {
        return err_set(err, ERR_DENIED, RECEIPT_NAME " is no plain file");
    }
    if (st.st_size > RECEIPT_MOST) {
        return err_set(err, ERR_FULL, RECEIPT_NAME " is too long");
    }
    if (st.st_size == 0) {
        buf_add_text(&text, RECEIPT_HEAD);
    } else if (pread(fd, &last, 1, st.st_size - 1) == 1 && last != '\n') {
        buf_add_text(&text, "\r\n"); /* the stick was pulled in the midst of a line */
    }
    receipt_line(kiosk, e, &text);
    ok = receipt_write(fd, &text, err);
    buf_finish(&text);
    return ok;
}

bool stick_receipt(const char *place, const char *kiosk, const struct store_event *e,
                   struct err *err)
{
    int root = open(place, O_RDONLY | O_DIRECTORY | O_CLOEXEC), folder, fd = -1;
    bool ok;
    if (root < 0) {
        return receipt_failed(err, place);
    }
    ok = mkdirat(root, STICK_FOLDER, 0777) == 0 || errno == EEXIST ||
         receipt_failed(err, STICK_FOLDER);
    folder = ok ? openat(root, STICK_FOLDER, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) : -1;
    ok = ok && (folder >= 0 || receipt_failed(err, STICK_FOLDER));
    if (ok) {
        fd = openat(folder, RECEIPT_NAME,
                    O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC,
                    0666);
        ok = fd >= 0 ? receipt_append(fd, kiosk, e, err) : receipt_failed(err, RECEIPT_NAME);
    }
    if (fd >= 0) {
        close(fd);
    }
    if (folder >= 0) {
        close(folder);
    }
    close(root);
    return ok;
}
