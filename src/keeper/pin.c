/* jstm-store pin: the staff's PIN, from standard input, so that it stands in no list of processes.
 * Whoever may write into the store may set it; that is how a forgotten one is replaced. */
#include "keeper.h"

#include "platform/clock.h"
#include "platform/files.h"
#include "staff/pin.h"

#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/* One line, without its end; at a terminal it is not shown. */
static bool pin_line(char *line, int size)
{
    struct termios was, now;
    bool hide = tcgetattr(STDIN_FILENO, &was) == 0, ok;
    if (hide) {
        now = was;
        now.c_lflag &= ~(tcflag_t)ECHO;
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &now);
    }
    ok = fgets(line, size, stdin) != NULL;
    if (hide) {
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &was);
    }
    line[ok ? strcspn(line, "\r\n") : 0] = 0;
    return ok;
}

static int pin_run(struct keeper *k)
{
    struct store_line end = {.kind = STORE_LINE_END, .ok = true};
    int64_t now = clock_system.now_ms(clock_system.self);
    char line[64];
    struct pin pin;
    struct err err = {ERR_NONE, ""};
    bool ok;
    if (!files_is_folder(k->folder)) {
        err_set(&err, ERR_NOT_FOUND, "there is no store %s", k->folder);
        return keeper_failed(k, &err);
    }
    if (!pin_open(&pin, k->folder, now, &err) && err.code != ERR_INVALID) {
        return keeper_failed(k, &err);
    }
    if (isatty(STDIN_FILENO)) {
        keeper_tell(k, "six digits:", "请输入六位数字：");
    }
    err = (struct err){ERR_INVALID, ""}; /* nothing was typed */
    ok = pin_line(line, sizeof line) && pin_set(&pin, line, &err);
    memset(line, 0, sizeof line);
    if (!ok && err.code == ERR_INVALID) {
        keeper_tell(k, "a PIN is six digits, and not one that anybody would guess",
                    "PIN 是六位数字，不能太容易猜到");
        end.ok = false;
        end.code = STORE_NOT_VALID;
        keeper_line(k, &end);
        return EXIT_REFUSED;
    }
    if (!ok) {
        return keeper_failed(k, &err);
    }
    keeper_line(k, &end);
    keeper_answer(k, "The PIN is set.", "PIN 已设好。");
    return EXIT_FINE;
}

const struct keeper_command keeper_pin = {
    .name = "pin",
    .may = KEEPER_ALL,
    .help = {{"pin", "set the staff's PIN, read from standard input",
              "设置工作人员 PIN，从标准输入读取"}},
    .run = pin_run};
