/* The first look at a file that claims to be a pack: its length and its first 100 bytes, read with
 * plain read(2). Only what passes here is shown to SQLite, so a picture, a text or another
 * program's database gets its own plain sentence and never reaches a parser.
 *
 * Source: SQLite file format, section 1.3; the values a pack must have are those of kpack 1.2. */
#include "pack/internal.h"
#include "pack/rules.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEADER_SIZE 100

struct header {
    unsigned char bytes[HEADER_SIZE];
    size_t length;
    int64_t file_size;
};

bool pack_refuse(enum pack_problem *problem, enum pack_problem kind)
{
    if (problem) {
        *problem = kind;
    }
    return false;
}

static uint32_t header_32(const struct header *h, size_t at)
{
    const unsigned char *p = h->bytes + at;
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static bool header_read(const char *path, struct header *h, enum pack_problem *problem,
                        struct err *err)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
    if (fd < 0) {
        bool missing = errno == ENOENT || errno == ENOTDIR;
        if (errno == ELOOP) {
            rule_broken(err, RULE_FILE, ERR_IO, "%s is a link; name the pack itself", path);
        } else {
            rule_broken(err, RULE_FILE, missing ? ERR_NOT_FOUND : ERR_IO, "%s: %s", path,
                        strerror(errno));
        }
        return pack_refuse(problem, missing ? PACK_MISSING : PACK_UNREADABLE);
    }
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        close(fd);
        rule_broken(err, RULE_FILE, ERR_INVALID, "%s is not a file", path);
        return pack_refuse(problem, PACK_NOT_A_PACK);
    }
    h->file_size = st.st_size;
    while (h->length < HEADER_SIZE) {
        ssize_t got = read(fd, h->bytes + h->length, HEADER_SIZE - h->length);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            rule_broken(err, RULE_FILE, ERR_IO, "%s: %s", path, strerror(errno));
            close(fd);
            return pack_refuse(problem, PACK_UNREADABLE);
        }
        if (got == 0) {
            break;
        }
        h->length += (size_t)got;
    }
    close(fd);
    return true;
}

/* Whose file is it, and of which version? */
static bool header_identity(const char *path, const struct header *h, enum pack_problem *problem,
                            struct err *err)
{
    static const char magic[16] = "SQLite format 3";
    uint32_t version;
    if (h->length < sizeof magic || memcmp(h->bytes, magic, sizeof magic) != 0) {
        rule_broken(err, RULE_MAGIC, ERR_INVALID, "%s is not a content pack", path);
        return pack_refuse(problem, PACK_NOT_A_PACK);
    }
    if (h->length < HEADER_SIZE) {
        rule_broken(err, RULE_HEADER, ERR_INVALID, "%s is cut short: copy it again", path);
        return pack_refuse(problem, PACK_TRUNCATED);
    }
    if (header_32(h, 68) != PACK_APPLICATION_ID) {
        rule_broken(err, RULE_PROGRAM, ERR_INVALID, "%s is a database of another program", path);
        return pack_refuse(problem, PACK_OTHER_PROGRAM);
    }
    version = header_32(h, 60);
    if (version / 10000 > PACK_USER_VERSION / 10000) {
        rule_broken(
            err, RULE_NEWER, ERR_VERSION, "%s has format %u.%u; this program reads up to %u.%u",
            path, (unsigned)(version / 10000), (unsigned)(version / 100 % 100),
            (unsigned)(PACK_USER_VERSION / 10000), (unsigned)(PACK_USER_VERSION / 100 % 100));
        return pack_refuse(problem, PACK_NEWER);
    }
    if (version / 100 < PACK_USER_VERSION / 100) { /* its tables are not those we know */
        rule_broken(err, RULE_OLDER, ERR_VERSION,
                    "%s has the old format %u.%u: ask for a rebuilt pack", path,
                    (unsigned)(version / 10000), (unsigned)(version / 100 % 100));
        return pack_refuse(problem, PACK_OLDER);
    }
    return true;
}

/* The properties of a sealed file, byte by byte; the first that it lacks. */
static const char *header_flaw(const struct header *h, enum rule *rule)
{
    static const unsigned char zeroes[20];
    const struct {
        bool broken;
        enum rule rule;
        const char *flaw;
    } rules[] = {
        {h->bytes[16] != PACK_PAGE_SIZE >> 8 || h->bytes[17] != 0, RULE_PAGE_SIZE,
         "the page size is not 32768"},
        {h->bytes[18] != 1 || h->bytes[19] != 1, RULE_JOURNAL, "it is in write-ahead mode"},
        {h->bytes[20] != 0, RULE_RESERVED, "its pages have reserved bytes"},
        {h->bytes[21] != 64 || h->bytes[22] != 32 || h->bytes[23] != 32, RULE_PAYLOAD,
         "the payload fractions are wrong"},
        {header_32(h, 24) != header_32(h, 92), RULE_WRITTEN, "another program has written to it"},
        {header_32(h, 32) != 0 || header_32(h, 36) != 0, RULE_FREE_PAGES, "it has free pages"},
        {header_32(h, 44) != 4, RULE_SCHEMA_FORMAT, "the schema format is not 4"},
        {header_32(h, 52) != 0 || header_32(h, 64) != 0, RULE_VACUUM, "it is in auto-vacuum mode"},
        {header_32(h, 56) != 1, RULE_ENCODING, "its texts are not UTF-8"},
        {memcmp(h->bytes + 72, zeroes, sizeof zeroes) != 0, RULE_ZEROES,
         "reserved bytes of the header are in use"}};
    size_t i;
    for (i = 0; i < sizeof rules / sizeof *rules; i++) {
        if (rules[i].broken) {
            *rule = rules[i].rule;
            return rules[i].flaw;
        }
    }
    return NULL;
}

bool pack_header_check(const char *path, bool *newer, uint32_t *version, enum pack_problem *problem,
                       struct err *err)
{
    struct header h = {.length = 0};
    enum rule rule = RULE_NONE;
    const char *flaw;
    int64_t expected;
    if (!header_read(path, &h, problem, err) || !header_identity(path, &h, problem, err)) {
        return false;
    }
    *version = header_32(&h, 60);
    *newer = *version / 100 > PACK_USER_VERSION / 100;
    flaw = header_flaw(&h, &rule);
    if (flaw) {
        rule_broken(err, rule, ERR_INVALID, "%s was altered: %s", path, flaw);
        return pack_refuse(problem, PACK_ALTERED);
    }
    expected = (int64_t)header_32(&h, 28) * PACK_PAGE_SIZE;
    if (expected != h.file_size || expected == 0) {
        rule_broken(err, RULE_LENGTH, ERR_INVALID, "%s has %lld bytes of %lld: copy it again", path,
                    (long long)h.file_size, (long long)expected);
        return pack_refuse(problem, PACK_TRUNCATED);
    }
    return true;
}
