/* The archive of a workbook, by libzip, from memory.
 *
 * A workbook may come from anywhere, and sixty kilobytes of archive can hold gigabytes of nothing.
 * So sizes are not believed but counted while a part is inflated, over all parts together, and
 * against the packed size. Names of parts are looked up and never become names of files. */
#include "author/model.h"
#include "author/readers/xlsx_internal.h"

#include <string.h>
#include <zip.h>

bool xlsx_damaged(struct xlsx *x, const char *part)
{
    if (!x->failed) {
        diag_add(x->d, DIAG_ERROR, model_place(x->file, 0, 0),
                 "the workbook is damaged in its part '%s'; open it in Excel or WPS and save it"
                 " again",
                 model_show(x->mem, part));
    }
    x->failed = true;
    return false;
}

static bool zip_too_large(struct xlsx *x)
{
    if (!x->failed) {
        diag_add(x->d, DIAG_ERROR, model_place(x->file, 0, 0),
                 "the workbook unpacks to more than a table can be (%u MB); copy the cells that"
                 " matter into a new workbook",
                 XLSX_BYTES_MOST >> 20);
    }
    x->failed = true;
    return false;
}

static bool zip_protected(struct xlsx *x)
{
    if (!x->failed) {
        diag_add(x->d, DIAG_ERROR, model_place(x->file, 0, 0),
                 "the workbook is protected by a password; save it without one");
    }
    x->failed = true;
    return false;
}

/* Excel puts an encrypted workbook into the container that .xls was, in a stream of this name. */
static bool zip_is_encrypted(const unsigned char *bytes, size_t length)
{
    static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
    size_t i;
    for (i = 0; i + sizeof name <= length; i++) {
        if (bytes[i] == 'E' && memcmp(bytes + i, name, sizeof name) == 0) {
            return true;
        }
    }
    return false;
}

bool xlsx_no_workbook(struct xlsx *x)
{
    if (!x->failed) {
        diag_add(x->d, DIAG_ERROR, model_place(x->file, 0, 0),
                 "this is no workbook, in spite of its name; open it in the program it comes from"
                 " and save it as .xlsx or \"CSV UTF-8\"");
    }
    x->failed = true;
    return false;
}

static bool zip_other(struct xlsx *x, const unsigned char *bytes, size_t length)
{
    if (length < 8 || memcmp(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) != 0) {
        return xlsx_no_workbook(x);
    }
    if (zip_is_encrypted(bytes, length)) {
        return zip_protected(x);
    }
    diag_add(x->d, DIAG_ERROR, model_place(x->file, 0, 0),
             "this is an old workbook (.xls) under another name; open it in Excel or WPS and save"
             " it as .xlsx");
    x->failed = true;
    return false;
}

bool xlsx_zip_open(struct xlsx *x, const void *bytes, size_t length)
{
    zip_error_t why;
    zip_source_t *source;
    zip_t *zip = NULL;
    if (length < 4 || memcmp(bytes, "PK\x03\x04", 4) != 0) {
        return zip_other(x, bytes, length);
    }
    zip_error_init(&why);
    source = zip_source_buffer_create(bytes, length, 0, &why);
    if (source) {
        zip = zip_open_from_source(source, ZIP_RDONLY, &why);
        if (!zip) {
            zip_source_free(source);
        }
    }
    zip_error_fini(&why);
    if (!zip) {
        return xlsx_damaged(x, "ZIP");
    }
    x->zip = zip;
    return zip_get_num_entries(zip, 0) <= XLSX_PARTS_MOST ? true : zip_too_large(x);
}

void xlsx_zip_close(struct xlsx *x)
{
    if (x->zip) {
        zip_discard(x->zip);
        x->zip = NULL;
    }
}

bool xlsx_zip_has(struct xlsx *x, const char *part)
{
    return zip_name_locate(x->zip, part, ZIP_FL_NOCASE) >= 0;
}

static bool zip_pieces(struct xlsx *x, const char *part, zip_file_t *file, uint64_t packed,
                       bool (*take)(void *user, const char *, size_t), void *user)
{
    char piece[16384];
    zip_int64_t got = 0;
    size_t whole = 0;
    bool more = true;
    while (more && (got = zip_fread(file, piece, sizeof piece)) > 0) {
        whole += (size_t)got;
        x->inflated += (size_t)got;
        if (x->inflated > XLSX_BYTES_MOST ||
            (whole > 1u << 20 && whole / XLSX_RATIO_MOST > packed)) {
            return zip_too_large(x);
        }
        more = take(user, piece, (size_t)got);
    }
    return got < 0 ? xlsx_damaged(x, part) : true;
}

bool xlsx_zip_read(struct xlsx *x, const char *part, bool (*take)(void *user, const char *, size_t),
                   void *user)
{
    zip_int64_t at = zip_name_locate(x->zip, part, ZIP_FL_NOCASE);
    zip_stat_t st;
    zip_file_t *file;
    bool ok;
    if (at < 0 || zip_stat_index(x->zip, (zip_uint64_t)at, 0, &st) != 0 ||
        !(st.valid & ZIP_STAT_COMP_SIZE)) {
        return xlsx_damaged(x, part);
    }
    if ((st.valid & ZIP_STAT_ENCRYPTION_METHOD) && st.encryption_method != ZIP_EM_NONE) {
        return zip_protected(x);
    }
    file = zip_fopen_index(x->zip, (zip_uint64_t)at, 0);
    if (!file) {
        return xlsx_damaged(x, part);
    }
    ok = zip_pieces(x, part, file, st.comp_size, take, user);
    zip_fclose(file);
    return ok;
}
