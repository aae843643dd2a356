/* One line per event on standard error, whatever the event was called. */
#include "base/log.h"
#include "test.h"

#include <unistd.h>

static char said[8192];

/* Runs `body` with standard error going to a file, and keeps what it wrote. */
static bool listen_to(void (*body)(void))
{
    FILE *f = tmpfile();
    int old = dup(STDERR_FILENO);
    size_t got;
    if (!f || old < 0) {
        return false;
    }
    dup2(fileno(f), STDERR_FILENO);
    body();
    dup2(old, STDERR_FILENO);
    close(old);
    rewind(f);
    got = fread(said, 1, sizeof said - 1, f);
    said[got] = '\0';
    fclose(f);
    return true;
}

static void say_both(void)
{
    log_info("pack %s opened, %d pages", "jilin", 12);
    log_warn("吉林: %s", "late");
}

static void say_much(void)
{
    char big[5000];
    memset(big, 'x', sizeof big - 1);
    big[sizeof big - 1] = '\0';
    log_info("%s", big);
    log_info("next");
}

static void say_lines(void)
{
    log_warn("a name with\na line break");
}

static void a_line_each(void)
{
    CHECK(listen_to(say_both));
    CHECK_TEXT(said, "pack jilin opened, 12 pages\nwarning: 吉林: late\n");
}

static void long_events_stay_one_line(void)
{
    char *end;
    CHECK(listen_to(say_much));
    end = strchr(said, '\n');
    CHECK(end && end - said >= 1000);
    CHECK_TEXT(end + 1, "next\n");
}

/* File names come from USB sticks; a line break in one must not write a second journal entry. */
static void names_cannot_forge_a_second_line(void)
{
    CHECK(listen_to(say_lines));
    CHECK(strchr(said, '\n') == said + strlen(said) - 1);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(a_line_each);
    RUN(long_events_stay_one_line);
    RUN(names_cannot_forge_a_second_line);
    return TEST_END();
}
