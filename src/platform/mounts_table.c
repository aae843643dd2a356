/* Reads /proc/self/mountinfo, and decides which of its rows are sticks.
 *
 *   36 35 8:17 / /media/kiosk/MY\040STICK ro,nosuid,nodev shared:7 - vfat /dev/sdb1 ro,utf8
 *
 * Blanks, tabs, line ends and backslashes in names are \ooo; any number of optional fields stands
 * before the lonely '-'. Whoever may mount chooses these names, so a line that is not exactly of
 * this form is no line. Source: proc(5). */
#include "platform/mounts_parts.h"

#include "base/mem.h"

#include <string.h>

#define TABLE_FIELDS 40 /* of one line; more optional ones than this nobody has */

struct table_field {
    const char *at;
    size_t length;
};

static bool table_octal(char c)
{
    return c >= '0' && c <= '7';
}

/* The bytes that a field stands for; NULL: it stands for none. */
static const char *table_text(struct table_field f, struct arena *mem)
{
    char *out = arena_alloc(mem, f.length + 1);
    size_t i, n = 0;
    for (i = 0; i < f.length; i++) {
        const char *c = f.at + i;
        if (*c != '\\') {
            out[n++] = *c;
            continue;
        }
        if (i + 3 >= f.length || !table_octal(c[1]) || !table_octal(c[2]) || !table_octal(c[3]) ||
            c[1] > '3' || (c[1] == '0' && c[2] == '0' && c[3] == '0')) {
            return NULL;
        }
        out[n++] = (char)((c[1] - '0') << 6 | (c[2] - '0') << 3 | (c[3] - '0'));
        i += 3;
    }
    out[n] = 0;
    return out;
}

static bool table_number(struct table_field f, uint64_t *out)
{
    size_t i;
    *out = 0;
    for (i = 0; i < f.length && f.at[i] >= '0' && f.at[i] <= '9'; i++) {
        *out = *out * 10 + (uint64_t)(f.at[i] - '0');
    }
    return f.length > 0 && f.length <= 18 && i == f.length;
}

/* One blank between two fields; 0: an empty field, or too many. */
static size_t table_split(const char *line, size_t length, struct table_field *out)
{
    size_t count = 0, begin = 0, i;
    for (i = 0; i <= length; i++) {
        if (i < length && line[i] != ' ') {
            continue;
        }
        if (count == TABLE_FIELDS) {
            return 0;
        }
        out[count++] = (struct table_field){line + begin, i - begin};
        begin = i + 1;
    }
    return count;
}

static bool table_is(struct table_field f, const char *word)
{
    return f.length == strlen(word) && memcmp(f.at, word, f.length) == 0;
}

/* "ro" among words with commas. */
static bool table_read_only(struct table_field f)
{
    size_t begin = 0, i;
    for (i = 0; i <= f.length; i++) {
        if (i == f.length || f.at[i] == ',') {
            if (table_is((struct table_field){f.at + begin, i - begin}, "ro")) {
                return true;
            }
            begin = i + 1;
        }
    }
    return false;
}

static bool table_supported(const char *type)
{
    static const char *const types[] = {"vfat", "exfat", "fuseblk", "msdos",   "ntfs3", "ext2",
                                        "ext3", "ext4",  "tmpfs",   "iso9660", "udf"};
    size_t i;
    for (i = 0; i < sizeof types / sizeof *types; i++) {
        if (strcmp(type, types[i]) == 0) {
            return true;
        }
    }
    return false;
}

static bool table_line(const char *line, size_t length, struct arena *mem, struct mounts_row *out)
{
    struct table_field f[TABLE_FIELDS];
    size_t count, dash;
    uint64_t parent;
    if (memchr(line, 0, length) || (count = table_split(line, length, f)) < 9 ||
        !table_number(f[0], &out->id) || !table_number(f[1], &parent) ||
        !memchr(f[2].at, ':', f[2].length)) {
        return false;
    }
    for (dash = 6; dash < count && !table_is(f[dash], "-"); dash++) {
        if (f[dash].length == 0) {
            return false;
        }
    }
    if (dash + 3 > count || f[dash + 1].length == 0) {
        return false;
    }
    out->mount.place = table_text(f[4], mem);
    out->mount.type = table_text(f[dash + 1], mem);
    out->mount.source = table_text(f[dash + 2], mem);
    if (!out->mount.place || out->mount.place[0] != '/' || !out->mount.type || !out->mount.source) {
        return false;
    }
    out->mount.read_only =
        table_read_only(f[5]) || (dash + 3 < count && table_read_only(f[dash + 3]));
    out->mount.supported = table_supported(out->mount.type);
    return true;
}

size_t mounts_rows(const char *text, size_t length, struct arena *mem, struct mounts_row *out,
                   size_t most)
{
    const char *at = text, *end = text + length;
    size_t count = 0;
    while (at < end && count < most) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        size_t n = (size_t)((stop ? stop : end) - at);
        struct mounts_row row = {.id = 0};
        if (table_line(at, n, mem, &row)) {
            out[count++] = row;
        }
        at += n + 1;
    }
    return count;
}

size_t mounts_parse(const char *text, size_t length, struct arena *mem, struct mount *out,
                    size_t most)
{
    struct mounts_row *rows = mem_resize_array(NULL, most + 1, sizeof *rows);
    size_t count = mounts_rows(text, length, mem, rows, most), i;
    for (i = 0; i < count; i++) {
        out[i] = rows[i].mount;
    }
    mem_free(rows);
    return count;
}

/* --- sticks ----------------------------------------------------------------------------------- */

static bool table_below(const char *place, const char *root)
{
    size_t length = strlen(root);
    while (length > 1 && root[length - 1] == '/') {
        length--;
    }
    return strncmp(place, root, length) == 0 &&
           (place[length] == 0 || place[length] == '/' || length == 1);
}

/* Devices, and what lives in memory: not the network, whose stalls would be ours, and not what
 * systemd puts there to mount later. The system's own places are never sticks, whatever the roots
 * say. */
bool mounts_is_stick(const struct mount *m, const char *const *roots, size_t count)
{
    size_t i;
    if ((strncmp(m->source, "/dev/", 5) != 0 && strcmp(m->type, "tmpfs") != 0) ||
        strcmp(m->place, "/") == 0 || strcmp(m->place, "/home") == 0 ||
        table_below(m->place, "/boot")) {
        return false;
    }
    for (i = 0; i < count && !table_below(m->place, roots[i]); i++) {
    }
    return i < count;
}
