/* A password that is typed: nothing of it is shown, twice for a new key, and the terminal is as it
 * was afterwards, also when somebody has had enough and presses Ctrl-C. */
#include "cli.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>

struct typing {
    int terminal, open; /* both ends; ours of the second keeps the settings readable */
    pid_t program;
    struct buf shown;
};

static bool typing_start(struct typing *t, const char *folder, const char *const *argv)
{
    char path[64], program[1100];
    int number = 0, unlocked = 0;
    memset(t, 0, sizeof *t);
    snprintf(program, sizeof program, "%s/jstm-pack", getenv("KIOSK_SCRATCH"));
    t->terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (t->terminal < 0 || ioctl(t->terminal, TIOCSPTLCK, &unlocked) != 0 ||
        ioctl(t->terminal, TIOCGPTN, &number) != 0) {
        return false;
    }
    snprintf(path, sizeof path, "/dev/pts/%d", number);
    t->open = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (t->open < 0) {
        return false;
    }
    t->program = fork();
    if (t->program == 0) {
        int fd;
        setsid();
        fd = open(path, O_RDWR); /* which makes it the terminal of the session */
        if (fd < 0 || chdir(folder) != 0 || dup2(fd, 0) < 0 || dup2(fd, 1) < 0 || dup2(fd, 2) < 0) {
            _exit(99);
        }
        setenv("LC_ALL", "C", 1);
        execv(program, (char *const *)(const void *)argv);
        _exit(98);
    }
    return t->program > 0;
}

/* Until `words` were shown for the `times`th time; false: 60 s went by, or the program is gone. */
static bool typing_waits_for(struct typing *t, const char *words, int times)
{
    struct pollfd wait = {.fd = t->terminal, .events = POLLIN};
    char piece[512];
    for (;;) {
        const char *at = buf_text(&t->shown);
        int seen = 0;
        while ((at = strstr(at, words))) {
            seen++;
            at++;
        }
        if (seen >= times) {
            return true;
        }
        if (poll(&wait, 1, 60000) <= 0) {
            return false;
        }
        ssize_t n = read(t->terminal, piece, sizeof piece);
        if (n <= 0) {
            return false;
        }
        buf_add(&t->shown, piece, (size_t)n);
    }
}

static bool typing_hidden(const struct typing *t)
{
    struct termios now;
    return tcgetattr(t->open, &now) == 0 && !(now.c_lflag & ECHO);
}

/* Types a line once the question stands there and nothing would be shown. */
static bool typing_answers(struct typing *t, const char *question, int times, const char *line)
{
    struct timespec nap = {.tv_nsec = 10000000};
    int i;
    if (!typing_waits_for(t, question, times)) {
        return false;
    }
    for (i = 0; i < 1000 && !typing_hidden(t); i++) {
        nanosleep(&nap, NULL);
    }
    return typing_hidden(t) && write(t->terminal, line, strlen(line)) == (ssize_t)strlen(line);
}

static int typing_end(struct typing *t)
{
    int status = -1;
    char piece[512];
    ssize_t n;
    waitpid(t->program, &status, 0);
    fcntl(t->terminal, F_SETFL, O_NONBLOCK);
    while ((n = read(t->terminal, piece, sizeof piece)) > 0) {
        buf_add(&t->shown, piece, (size_t)n);
    }
    return status;
}

static void typing_close(struct typing *t)
{
    close(t->open);
    close(t->terminal);
    buf_finish(&t->shown);
}

static void typed_passwords(void)
{
    static const char *const make[] = {"jstm-pack", "keygen", "-p", "k.pub", "-s", "k.key", NULL};
    static const char *const sign[] = {"jstm-pack", "sign", "-s", "k.key", "f", NULL};
    struct typing t;
    struct cli c;
    int status;
    cli_open(&c, "typed");
    CHECK_INT(cli(&c, "echo x >f"), 0);
    CHECK(typing_start(&t, c.folder, make));
    CHECK(typing_answers(&t, "new key", 1, "rime-77\n"));
    CHECK(typing_answers(&t, "once more", 1, "rime-88\n"));
    status = typing_end(&t);
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 20);
    CHECK_HAS(buf_text(&t.shown), "the two passwords are not the same; nothing was written");
    CHECK(!strstr(buf_text(&t.shown), "rime") && !typing_hidden(&t));
    typing_close(&t);
    CHECK(typing_start(&t, c.folder, make));
    CHECK(typing_answers(&t, "new key", 1, "rime-77\n"));
    CHECK(typing_answers(&t, "once more", 1, "rime-77\n"));
    status = typing_end(&t);
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0 && !strstr(buf_text(&t.shown), "rime"));
    typing_close(&t);
    CHECK(typing_start(&t, c.folder, sign)); /* whoever mistypes may try again */
    CHECK(typing_answers(&t, "Password of the key", 1, "rime-88\n"));
    CHECK(typing_answers(&t, "Password of the key", 2, "rime-77\n"));
    status = typing_end(&t);
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0 && !typing_hidden(&t));
    typing_close(&t);
    CHECK_INT(cli(&c, "\"$P\" verify -p k.pub f"), 0);
    cli_close(&c);
}

static void enough(void)
{
    static const char *const make[] = {"jstm-pack", "keygen", "-p", "k.pub", "-s", "k.key", NULL};
    struct typing t;
    struct cli c;
    int status;
    cli_open(&c, "enough");
    CHECK(typing_start(&t, c.folder, make));
    CHECK(typing_answers(&t, "new key", 1, "\003"));
    status = typing_end(&t);
    CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGINT);
    CHECK(!typing_hidden(&t));
    typing_close(&t);
    CHECK_INT(cli(&c, "ls"), 0);
    CHECK_TEXT(buf_text(&c.said), "");
    cli_close(&c);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(typed_passwords);
    RUN(enough);
    return TEST_END();
}
