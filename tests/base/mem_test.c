/* Memory that never fails, and what happens when it does: one line in the journal and exit code 70.
 */
#include "base/mem.h"
#include "test.h"

#include <stdint.h>
#include <sys/wait.h>
#include <unistd.h>

static void zeroed_and_grown(void)
{
    char *p = mem_alloc(100);
    for (int i = 0; i < 100; i++) {
        CHECK_INT(p[i], 0);
    }
    memset(p, 'x', 100);
    p = mem_resize(p, 100000);
    CHECK(p[0] == 'x' && p[99] == 'x');
    p = mem_resize_array(p, 10, 3);
    CHECK(p[29] == 'x');
    mem_free(p);
    mem_free(NULL);
}

static void no_bytes_are_a_piece_too(void)
{
    void *a = mem_alloc(0), *b = mem_resize(NULL, 0);
    CHECK(a && b);
    b = mem_resize(b, 0);
    CHECK(b != NULL);
    mem_free(a);
    mem_free(b);
}

static void copies_of_text(void)
{
    char *a = mem_copy_text(""), *b = mem_copy_text("吉林");
    CHECK_TEXT(a, "");
    CHECK_TEXT(b, "吉林");
    mem_free(a);
    mem_free(b);
}

static void too_much_ends_with_70_and_one_line(void)
{
    char said[400] = "";
    int status = 0, ends[2];
    ssize_t got, all = 0;
    pid_t pid;
    CHECK_INT(pipe(ends), 0);
    fflush(stdout);
    pid = fork();
    if (pid == 0) {
        dup2(ends[1], STDERR_FILENO);
        close(ends[0]);
        mem_resize_array(NULL, SIZE_MAX / 2, 4);
        _exit(3);
    }
    close(ends[1]);
    while ((got = read(ends[0], said + all, sizeof said - 1 - (size_t)all)) > 0) {
        all += got;
    }
    close(ends[0]);
    CHECK(waitpid(pid, &status, 0) == pid);
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 70);
    CHECK(strncmp(said, "warning: out of memory", 22) == 0);
    CHECK(strchr(said, '\n') == said + strlen(said) - 1);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(zeroed_and_grown);
    RUN(no_bytes_are_a_piece_too);
    RUN(copies_of_text);
    RUN(too_much_ends_with_70_and_one_line);
    return TEST_END();
}
