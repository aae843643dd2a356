/* The tables of csv-spectrum: each says the same as the JSON beside it, and nothing is said to any
 * but one, which has lost two characters on its way and a quote in a cell without quotes. */
#include "test.h"

#include "author/plain.h"
#include "author/readers/csv_build.h"

#include <dirent.h>
#include <jansson.h>

static void without_returns(char *text)
{
    char *to = text;
    for (; *text; text++) {
        if (*text != '\r') {
            *to++ = *text;
        }
    }
    *to = '\0';
}

static void compare_row(const struct csv *csv, size_t row, json_t *object, const char *name)
{
    struct arena mem = {0};
    const char *key;
    json_t *value;
    json_object_foreach(object, key, value)
    {
        size_t column = csv_column(csv, csv_fold(key, &mem));
        char *want = arena_copy_text(&mem, json_string_value(value));
        const char *trimmed;
        without_returns(want);
        trimmed = csv_trim(want, strlen(want), &mem);
        if (column == csv->columns || strcmp(csv->rows[row].cells[column].text, trimmed) != 0) {
            test_fail(name, (int)row, "%s is '%s', not '%s'", key,
                      column < csv->columns ? csv->rows[row].cells[column].text : "", trimmed);
        }
    }
    arena_finish(&mem);
}

static void compare(const char *name)
{
    char path[200];
    struct buf text = {0}, json = {0};
    struct arena mem = {0};
    struct diag d = {0};
    struct err err;
    struct csv csv;
    json_t *rows;
    size_t i;
    snprintf(path, sizeof path, "fixtures/csv-spectrum/%s.csv", name);
    CHECK(buf_read_file(&text, test_path(path), 1 << 20, &err));
    snprintf(path, sizeof path, "fixtures/csv-spectrum/%s.json", name);
    CHECK(buf_read_file(&json, test_path(path), 1 << 20, &err));
    rows = json_loads(json.data, 0, NULL);
    CHECK(rows != NULL);
    CHECK(plain_read(&d, name, true, &text));
    csv_read(&csv, name, text.data, text.length, &mem, &d);
    CHECK_INT(d.count, strcmp(name, "location_coordinates") == 0 ? 3 : 0);
    if (json_is_object(rows)) { /* of the one file: a single row, and with another number */
        json_object_del(rows, "Contact Phone Number");
        CHECK_INT(csv.count, 1);
        compare_row(&csv, 0, rows, name);
    }
    for (i = 0; i < json_array_size(rows); i++) {
        CHECK_INT(csv.count, json_array_size(rows));
        compare_row(&csv, i, json_array_get(rows, i), name);
    }
    json_decref(rows);
    arena_finish(&mem);
    diag_finish(&d);
    buf_finish(&text);
    buf_finish(&json);
}

static void all_of_them(void)
{
    DIR *dir = opendir(test_path("fixtures/csv-spectrum"));
    struct dirent *item;
    int count = 0;
    while (dir && (item = readdir(dir))) {
        char *dot = strrchr(item->d_name, '.');
        if (dot && dot != item->d_name && strcmp(dot, ".csv") == 0) {
            *dot = '\0';
            compare(item->d_name);
            count++;
        }
    }
    if (dir) {
        closedir(dir);
    }
    CHECK_INT(count, 12);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(all_of_them);
    return TEST_END();
}
