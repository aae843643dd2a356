/* The tables of text/noto.h against the faces the kiosk opens: what the author's desk believes of
 * the fonts is what visitors see. With --update the tables are written anew; then format them:
 * clang-format -i src/text/noto_*.c */
#include "text/noto.h"

#include "sdl/fonts.h"

#include "test.h"

#include "base/buf.h"

#include <stdlib.h>

#define MOST 0x30000u

struct faces {
    struct fonts *fonts;
    struct text_metrics real;
};

static bool faces_open(struct faces *f)
{
    struct err err = {0};
    if (!fonts_create(&f->fonts, &err)) {
        test_fail(__FILE__, __LINE__, "fonts: %s", err.text);
        return false;
    }
    f->real = fonts_metrics(f->fonts);
    return true;
}

static int thousandths(const struct text_metrics *m, int face, uint32_t cp)
{
    return (int)lroundf(m->advance(m->self, (uint8_t)face, cp) * 1000.0f);
}

/* --- writing ---------------------------------------------------------------------------------- */

static void write_widths(struct buf *out, const int width[4])
{
    buf_format(out, "{%d, %d, %d, %d}", width[0], width[1], width[2], width[3]);
}

static bool widths_of(const struct text_metrics *m, uint32_t cp, int width[8])
{
    bool odd = false;
    int face;
    for (face = 0; face < 8; face++) {
        width[face] = thousandths(m, face, cp);
        odd = odd || width[face] != 1000;
    }
    return odd && m->has(m->self, 0, cp);
}

static void table_widths(const struct text_metrics *m, struct buf *out)
{
    int now[8], run[8];
    uint32_t cp, first = 0, count = 0;
    buf_add_text(out, "\nconst struct noto_width noto_widths[] = {");
    for (cp = 0x20; cp <= MOST; cp++) {
        bool odd = cp < MOST && widths_of(m, cp, now);
        if (count > 0 && (!odd || memcmp(now, run, 4 * sizeof *now) != 0 || count == 0xFFFF)) {
            buf_format(out, "{0x%X, %u, ", first, count);
            write_widths(out, run);
            buf_add_text(out, "},\n");
            count = 0;
        }
        if (odd) {
            first = count ? first : cp;
            memcpy(run, now, sizeof run);
            count++;
        }
    }
    buf_add_text(out, "};\n\nconst struct noto_locale noto_locales[] = {");
    for (cp = 0x20; cp < MOST; cp++) {
        if (widths_of(m, cp, now) && memcmp(now, now + 4, 4 * sizeof *now) != 0) {
            buf_format(out, "{0x%X, ", cp);
            write_widths(out, now + 4);
            buf_add_text(out, "},\n");
        }
    }
    buf_add_text(out, "};\n\nconst size_t noto_width_count = sizeof noto_widths / sizeof"
                      " *noto_widths;\nconst size_t noto_locale_count = sizeof noto_locales /"
                      " sizeof *noto_locales;\n");
}

static void table_ranges(const struct text_metrics *m, const char *name, bool sans_only,
                         struct buf *out)
{
    uint32_t cp, first = 0, count = 0;
    buf_format(out, "\nconst struct noto_range %s[] = {", name);
    for (cp = 0x20; cp <= MOST; cp++) {
        bool has = cp < MOST && m->has(m->self, 0, cp) &&
                   (!sans_only || !m->has(m->self, TEXT_FACE_SERIF, cp));
        if (count > 0 && (!has || count == 0xFFFF)) {
            buf_format(out, "{0x%X, %u},", first, count);
            count = 0;
        }
        if (has) {
            first = count ? first : cp;
            count++;
        }
    }
    buf_format(out, "};\n");
}

static void table_write(const char *name, const char *opening, const struct buf *rows)
{
    struct buf text = {0};
    struct err err;
    buf_format(&text,
               "/* %s\n * Written by the test sdl/noto; see noto_tables.h. */\n#include "
               "\"noto_tables.h\"\n",
               opening);
    buf_add(&text, rows->data, rows->length);
    if (!buf_write_file(&text, test_path(name), &err)) {
        test_fail(name, 0, "%s", err.text);
    }
    buf_finish(&text);
}

static void tables_update(void)
{
    struct faces f;
    struct buf rows = {0};
    if (!test_update()) {
        return;
    }
    CHECK(faces_open(&f));
    table_ranges(&f.real, "noto_ranges", false, &rows);
    table_ranges(&f.real, "noto_sans_only", true, &rows);
    buf_add_text(&rows, "\nconst size_t noto_range_count = sizeof noto_ranges / sizeof"
                        " *noto_ranges;\nconst size_t noto_sans_only_count = sizeof"
                        " noto_sans_only / sizeof *noto_sans_only;\n");
    table_write("../src/text/noto_ranges.c", "Which characters the kiosk's fonts have.", &rows);
    buf_clear(&rows);
    table_widths(&f.real, &rows);
    table_write("../src/text/noto_widths.c",
                "How wide the characters are that are not one em wide.", &rows);
    buf_finish(&rows);
    fonts_destroy(f.fonts);
}

/* --- comparing -------------------------------------------------------------------------------- */

/* Newer fonts may have more; what the tables promise must be there. */
static void every_character_is_there(void)
{
    const struct text_metrics *t = &text_metrics_noto;
    struct faces f;
    uint32_t cp;
    int face;
    CHECK(faces_open(&f));
    for (face = 0; face < 8; face++) {
        size_t count = 0;
        for (cp = 0x20; cp < MOST; cp++) {
            if (t->has(t->self, (uint8_t)face, cp)) {
                count++;
                if (!f.real.has(f.real.self, (uint8_t)face, cp)) {
                    test_fail(__FILE__, __LINE__, "face %d has no U+%04X", face, cp);
                    break;
                }
            }
        }
        CHECK(count > 44000);
    }
    CHECK(!t->has(t->self, 0, 0x1F600));
    CHECK(!t->has(t->self, 0, 0x10FFFF));
    CHECK(!t->has(t->self, 0, 0x1F));
    CHECK(t->has(t->self, 0, 0x20));
    fonts_destroy(f.fonts);
}

static void every_width_is_right(void)
{
    const struct text_metrics *t = &text_metrics_noto;
    struct faces f;
    uint32_t cp;
    int face;
    CHECK(faces_open(&f));
    for (face = 0; face < 8; face++) {
        for (cp = 0x20; cp < MOST; cp++) {
            int real = thousandths(&f.real, face, cp), table = thousandths(t, face, cp);
            if (t->has(t->self, (uint8_t)face, cp) && real != table) {
                test_fail(__FILE__, __LINE__, "U+%04X in face %d: %d, but the table has %d", cp,
                          face, real, table);
                break;
            }
        }
        CHECK_NEAR(t->ascent(t->self, (uint8_t)face), f.real.ascent(f.real.self, (uint8_t)face),
                   0.0005);
        CHECK_NEAR(t->descent(t->self, (uint8_t)face), f.real.descent(f.real.self, (uint8_t)face),
                   0.0005);
    }
    fonts_destroy(f.fonts);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(tables_update);
    RUN(every_character_is_there);
    RUN(every_width_is_right);
    return TEST_END();
}
