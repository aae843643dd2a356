/* The cache answers with the same layout for the same content only, keeps to its budget between
 * frames, and never takes a layout away within one. */
#include "support.h"
#include "text/cache.h"

static void same_content_same_layout(void)
{
    struct text_cache *c = text_cache_create(&text_metrics_fixed);
    char a[] = "吉林省科技馆", b[] = "吉林省科技馆";
    struct text_paragraph p = paragraph(a, TEXT_ZH, 4), q = paragraph(b, TEXT_ZH, 4);
    const struct text_layout *l = text_layout(c, &p);
    CHECK(text_layout(c, &q) == l);
    CHECK_INT(text_cache_count(c), 1);
    a[0] = b[0] = 'x'; /* the layout has its own copy */
    CHECK(memcmp(l->text, "吉", 3) == 0);
    CHECK(text_layout(c, &p) != l);
    text_cache_destroy(c);
}

static void every_setting_counts(void)
{
    struct text_cache *c = text_cache_create(&text_metrics_fixed);
    struct text_span spans[2] = {{0, 3, TEXT_STRONG, 0}, {0, 3, TEXT_LINK, 4}};
    struct text_paragraph p[13];
    for (size_t i = 0; i < 13; i++) {
        p[i] = paragraph("吉林ab", TEXT_ZH, 4);
    }
    p[1].lang = TEXT_KO;
    p[2].serif = true;
    p[3].bold = true;
    p[4].size = 11;
    p[5].line_height = 2;
    p[6].width = 41;
    p[7].first_indent = 1;
    p[8].align = TEXT_CENTRE;
    p[9].headline = true;
    p[10].max_lines = 1;
    p[11].spans = &spans[0];
    p[11].span_count = 1;
    p[12].spans = &spans[1];
    p[12].span_count = 1;
    for (size_t i = 0; i < 13; i++) {
        text_layout(c, &p[i]);
        CHECK_INT(text_cache_count(c), i + 1);
    }
    for (size_t i = 0; i < 13; i++) {
        text_layout(c, &p[i]);
    }
    CHECK_INT(text_cache_count(c), 13);
    text_cache_destroy(c);
}

static void budget(void)
{
    struct text_cache *c = text_cache_create(&text_metrics_fixed);
    struct text_paragraph kept = paragraph("常在", TEXT_ZH, 4);
    const struct text_layout *first = text_layout(c, &kept);
    char text[3200];
    memset(text, 'a', sizeof text);
    for (int frame = 0; frame < 40; frame++) {
        CHECK(text_layout(c, &kept) == first); /* used each frame: never dropped */
        for (int i = 0; i < 40; i++) {
            struct text_paragraph p = {
                .text = text, .length = sizeof text, .size = 10, .width = 500};
            snprintf(text, 32, "%d %d", frame, i);
            text_layout(c, &p);
        }
        CHECK(memcmp(first->text, "常在", 6) == 0);
        text_layout(c, &kept);
        text_cache_trim(c);
        CHECK(text_cache_bytes(c) <= TEXT_CACHE_BUDGET);
    }
    CHECK(text_cache_count(c) > 20);
    CHECK(text_cache_count(c) < 1600);
    text_cache_forget(c);
    CHECK_INT(text_cache_count(c), 0);
    CHECK_INT(text_cache_bytes(c), 0);
    text_layout(c, &kept);
    CHECK_INT(text_cache_count(c), 1);
    text_cache_destroy(c);
    text_cache_destroy(NULL);
}

static void not_a_number_is_found_again(void)
{
    struct text_cache *c = text_cache_create(&text_metrics_fixed);
    struct text_paragraph p = paragraph("吉林", TEXT_ZH, 4);
    p.width = NAN;
    p.line_height = NAN;
    text_layout(c, &p);
    text_layout(c, &p);
    p.first_indent = -0.0f;
    text_layout(c, &p);
    CHECK_INT(text_cache_count(c), 1);
    text_cache_destroy(c);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(same_content_same_layout);
    RUN(every_setting_counts);
    RUN(budget);
    RUN(not_a_number_is_found_again);
    return TEST_END();
}
