/* jstm-pack run in a folder of its own, by a shell: "$P" is the program, everything it says is in
 * `said`. Returns the exit code. */
#ifndef TESTS_AUTHOR_CLI_H
#define TESTS_AUTHOR_CLI_H

#include "desk.h"

#include <stdarg.h>
#include <sys/wait.h>

struct cli {
    char folder[1024];
    struct buf said;
};

static inline void cli_open(struct cli *c, const char *name)
{
    memset(c, 0, sizeof *c);
    snprintf(c->folder, sizeof c->folder, "%s", test_scratch(name));
    desk_remove(c->folder);
    mkdir(c->folder, 0777);
}

static inline void cli_close(struct cli *c)
{
    if (test_state.failing) {
        printf("%s\n",
               buf_text(&c->said)); /* what it said last; the folder stays to be looked at */
    } else {
        desk_remove(c->folder);
    }
    buf_finish(&c->said);
}

__attribute__((format(printf, 2, 3))) static inline int cli(struct cli *c, const char *fmt, ...)
{
    const char *bin = getenv("KIOSK_SCRATCH");
    struct buf command = {0};
    char said[1100];
    struct err err;
    va_list args;
    char line[2048];
    int status;
    va_start(args, fmt);
    vsnprintf(line, sizeof line, fmt, args);
    va_end(args);
    snprintf(said, sizeof said, "%s.said", c->folder);
    buf_format(&command,
               "cd '%s' && P='%s/jstm-pack' && export LC_ALL=\"${SPEAK:-C}\" && (%s) >'%s' 2>&1",
               c->folder, bin ? bin : ".", line, said);
    status = system(command.data);
    buf_clear(&c->said);
    if (!buf_read_file(&c->said, said, 1 << 20, &err)) {
        buf_format(&c->said, "%s", err.text);
    }
    unlink(said);
    buf_finish(&command);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

#endif
