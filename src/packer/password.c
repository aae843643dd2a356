/* Passwords: typed where nobody sees them, or one a line on standard input, as minisign takes them.
 *
 * A terminal that does not show what is typed must show it again whatever happens. Signals that
 * end the program are held back while it waits; when one comes, the terminal is put right first and
 * the signal let through then. */
#include "packer/signing.h"

#include "author/messages.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>

enum password_end { PASSWORD_LINE, PASSWORD_NONE, PASSWORD_LONG, PASSWORD_ODD };

/* Byte by byte, because what stands behind the line belongs to whoever reads next. */
static enum password_end password_line(signing_password out)
{
    enum password_end end = PASSWORD_LINE;
    size_t length = 0;
    bool any = false;
    char c = 0;
    for (;;) {
        ssize_t n = read(STDIN_FILENO, &c, 1);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0 || c == '\n') {
            any = any || n > 0;
            break;
        }
        any = true;
        if (c == '\0') {
            end = PASSWORD_ODD;
        } else if (length == MINISIGN_PASSWORD_MAX) {
            end = PASSWORD_LONG;
        } else {
            out[length++] = c;
        }
    }
    while (length > 0 && out[length - 1] == '\r') {
        length--;
    }
    out[length] = '\0';
    return any ? end : PASSWORD_NONE;
}

static int password_told(enum password_end end)
{
    switch (end) {
    case PASSWORD_NONE:
        packer_tell("there is no password on standard input; write one a line",
                    "标准输入里没有密码；请每行写一个");
        return EXIT_KEY;
    case PASSWORD_LONG:
        packer_tell("the password is longer than %d bytes", "密码超过 %d 个字节",
                    MINISIGN_PASSWORD_MAX);
        return EXIT_KEY;
    case PASSWORD_ODD:
        packer_tell("the password has a byte that is no character", "密码里有不是文字的字节");
        return EXIT_KEY;
    case PASSWORD_LINE:
        break;
    }
    return EXIT_FINE;
}

/* Sleeps until a line was typed or a signal wants to end us. */
static void password_wait(const sigset_t *signals)
{
    struct pollfd wait[2] = {{.fd = STDIN_FILENO, .events = POLLIN},
                             {.fd = signalfd(-1, signals, SFD_CLOEXEC), .events = POLLIN}};
    while (poll(wait, 2, -1) < 0 && errno == EINTR) {
    }
    if (wait[1].fd >= 0) {
        close(wait[1].fd);
    }
}

static enum password_end password_typed(const char *question, signing_password out)
{
    struct termios shown, hidden;
    sigset_t signals, before;
    enum password_end end = PASSWORD_NONE;
    bool again;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGHUP);
    sigaddset(&signals, SIGQUIT);
    do {
        sigset_t came;
        sigprocmask(SIG_BLOCK, &signals, &before);
        fputs(question, stderr);
        fflush(stderr);
        tcgetattr(STDIN_FILENO, &shown);
        hidden = shown;
        hidden.c_lflag &= ~(tcflag_t)(ECHO | ECHOE | ECHOK | ECHONL);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
        password_wait(&signals);
        sigpending(&came);
        again = sigismember(&came, SIGINT) || sigismember(&came, SIGTERM) ||
                sigismember(&came, SIGHUP) || sigismember(&came, SIGQUIT);
        if (!again) {
            end = password_line(out);
        }
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
        putc('\n', stderr);
        sigprocmask(SIG_SETMASK, &before, NULL); /* ends us here, unless it is ignored */
    } while (again);
    return end;
}

int signing_ask(const char *en, const char *zh, signing_password out)
{
    bool terminal = isatty(STDIN_FILENO);
    return password_told(terminal ? password_typed(author_lang() == DIAG_ZH ? zh : en, out)
                                  : password_line(out));
}

int signing_ask_new(signing_password out)
{
    bool terminal = isatty(STDIN_FILENO), same;
    signing_password again;
    int code = signing_ask("Password for the new key (it is not shown): ",
                           "给新密钥设一个密码（输入时不显示）：", out);
    if (code != EXIT_FINE) {
        return code;
    }
    if (!out[0]) {
        packer_tell("a key without a password can be used by whoever finds it; type one,"
                    " or say -W",
                    "没有密码的密钥谁捡到谁能用；请设密码，确实不要就写 -W");
        return EXIT_KEY;
    }
    if (terminal) {
        code = signing_ask("The same once more: ", "再输入一遍：", again);
        same = code == EXIT_FINE && strcmp(out, again) == 0;
    } else {
        same = password_line(again) == PASSWORD_NONE || strcmp(out, again) == 0;
    }
    if (code == EXIT_FINE && !same) {
        packer_tell("the two passwords are not the same; nothing was written",
                    "两次输入的密码不一样；什么也没有写");
        code = EXIT_KEY;
    }
    minisign_wipe(again, sizeof again);
    if (code != EXIT_FINE) {
        minisign_wipe(out, sizeof(signing_password));
    }
    return code;
}
