/* "Did you mean": slips of fingers, of input methods and of spreadsheets. */
#include "test.h"

#include "author/model.h"

static void slips(void)
{
    static const char *const list[] = {"headline", "标题_en", "museum", "007", NULL};
    CHECK_TEXT(model_nearest("headlin", list), "headline");
    CHECK_TEXT(model_nearest("haedline", list), "headline");
    CHECK_TEXT(model_nearest("标提_en", list), "标题_en");
    CHECK_TEXT(model_nearest("musum", list), "museum");
    CHECK_TEXT(model_nearest("7", list), "007"); /* a spreadsheet took the zeros */
    CHECK(model_nearest("8", list) == NULL);
    CHECK(model_nearest("", list) == NULL);
    CHECK(model_nearest("weather", list) == NULL);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(slips);
    return TEST_END();
}
