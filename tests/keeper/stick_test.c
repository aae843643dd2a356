/* Sticks as they come, with the real program: what is no pack, many packs, names of other systems,
 * a file that grows while it is read. */
#include "life.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

static struct life l;

static bool pair(const char *name, uint32_t seq, const char *rime)
{
    return life_pack(&l, name, seq, rime) && life_sign(&l, &l.ours, name, life_label(seq));
}

/* The lines of `look .`: how many packs, and how many that can be installed. */
static bool look(size_t *packs, size_t *fine)
{
    struct store_line line;
    const char *at, *stop;
    bool ended = false;
    *packs = *fine = 0;
    if (life_run(&l, "look . --json") != 0) {
        return false;
    }
    for (at = l.said.data; (stop = strchr(at, '\n')) && !ended; at = stop + 1) {
        if (!store_line_read(at, (size_t)(stop - at), &l.mem, &line)) {
            return false;
        }
        ended = line.kind == STORE_LINE_END;
        *packs += line.kind == STORE_LINE_PACK;
        *fine += line.kind == STORE_LINE_PACK && line.code == STORE_STAGED;
    }
    return ended && line.ok;
}

static bool a_socket(const char *name)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    char back[1024];
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    bool ok;
    snprintf(address.sun_path, sizeof address.sun_path, "%s", name);
    ok = fd >= 0 && getcwd(back, sizeof back) && chdir(l.stick) == 0 &&
         bind(fd, (struct sockaddr *)&address, sizeof address) == 0 && chdir(back) == 0;
    close(fd);
    return ok;
}

static void things_called_packs(void)
{
    static const char *const odd[] = {"link", "pipe", "folder", "socket"};
    size_t packs, fine, i;
    life_begin(&l, "odd");
    CHECK(pair("good", 1, "清早"));
    CHECK(symlink("good.kpack", life_path(&l, "STICK/link.kpack")) == 0);
    CHECK(mkfifo(life_path(&l, "STICK/pipe.kpack"), 0644) == 0);
    CHECK(mkdir(life_path(&l, "STICK/folder.kpack"), 0755) == 0);
    CHECK(a_socket("socket.kpack"));
    for (i = 0; i < 4; i++) {
        life_shell("cp '%s/good.kpack.minisig' '%s/%s.kpack.minisig'", l.stick, l.stick, odd[i]);
    }
    CHECK(look(&packs, &fine));
    CHECK(packs == 1 && fine == 1);
    CHECK_INT(life_run(&l, "look ."), 0);
    CHECK_HAS(l.said.data, "Passed over: 4 that are no plain files.");
    for (i = 0; i < 4; i++) { /* asked for by name, none holds us up */
        CHECK_INT(life_run(&l, arena_format(&l.mem, "install %s.kpack", odd[i])), 1);
        CHECK_HAS(l.said.data, "U30 ");
    }
    CHECK(unlink(life_path(&l, "STICK/good.kpack.minisig")) == 0); /* the signature is the link */
    CHECK(symlink("link.kpack.minisig", life_path(&l, "STICK/good.kpack.minisig")) == 0);
    CHECK_INT(life_run(&l, "install good.kpack"), 1);
    CHECK_HAS(l.said.data, "U02 ");
    CHECK_INT(life_count(life_path(&l, "store/packs"), ""), 0);
    life_end(&l);
}

static void many_things(void)
{
    size_t packs, fine;
    int i;
    life_begin(&l, "odd-many");
    CHECK(mkdir(life_path(&l, "STICK/kiosk"), 0755) == 0);
    for (i = 0; i < 5; i++) {
        CHECK(pair(arena_format(&l.mem, "p%d", i), 1, i % 2 ? "清早" : "夜里"));
    }
    life_shell("cd '%s' && mv p3.kpack p3.kpack.minisig kiosk && rm p4.kpack.minisig", l.stick);
    life_shell("cd '%s' && for i in $(seq 400); do : > photo-$i.jpg; : > ._photo-$i.jpg; done",
               l.stick);
    life_shell("cd '%s' && for i in 0 1 2; do head -c 4096 /dev/zero > ._p$i.kpack && "
               "cp ._p$i.kpack ._p$i.kpack.minisig; done",
               l.stick);
    CHECK(look(&packs, &fine));
    CHECK_INT(packs, 5);
    CHECK_INT(fine, 4);
    CHECK_INT(life_run(&l, "look ."), 0);
    CHECK_HAS(l.said.data, "p4.kpack  (1.5 MB)\n    U02 The signature file is missing.");
    life_shell("cd '%s' && for i in $(seq 300); do mkdir odd-$i.kpack; done", l.stick);
    CHECK_INT(life_run(&l, "look ."), 0);
    CHECK_HAS(l.said.data, "There is more there than is looked at.");
    CHECK_INT(life_run(&l, "install kiosk/p3.kpack"), 0);
    CHECK_INT(life_run(&l, "log"), 0);
    CHECK_HAS(l.said.data, "mini 1 2026.11-test");
    CHECK_INT(life_run(&l, "look /no-such-stick"), 1);
    CHECK_HAS(l.said.data, "U30 ");
    life_end(&l);
}

/* A name in GB18030 is told as its bytes, and these bytes bring the pack in. */
static void names_of_other_systems(void)
{
    struct store_line line;
    struct arena mem = {0};
    const char *file;
    life_begin(&l, "odd-names");
    CHECK(pair("a", 1, "清早"));
    CHECK(rename(life_path(&l, "STICK/a.kpack"), life_path(&l, "STICK/\xBC\xAA\xC1\xD6.KPACK")) ==
          0);
    CHECK(rename(life_path(&l, "STICK/a.kpack.minisig"),
                 life_path(&l, "STICK/\xBC\xAA\xC1\xD6.kpack.MINISIG")) == 0);
    CHECK_INT(life_run(&l, arena_format(&l.mem, "look '%s' --json", l.stick)), 0);
    CHECK(store_line_read(l.said.data, strcspn(l.said.data, "\n"), &mem, &line));
    CHECK(line.kind == STORE_LINE_PACK && line.code == STORE_STAGED);
    CHECK_HAS(line.shown, ".KPACK");
    file = arena_copy_text(&mem, line.file);
    CHECK_TEXT(file, life_path(&l, "STICK/\xBC\xAA\xC1\xD6.KPACK"));
    CHECK_INT(life_run(&l, arena_format(&l.mem, "install '%s'", file)), 0);
    CHECK_INT(life_run(&l, "list"), 0);
    CHECK_HAS(l.said.data, "[in use]");
    arena_finish(&mem);
    life_end(&l);
}

/* Somebody goes on writing while we read. At most a byte more than was signed is ever read; what
 * comes of it depends on who was first, and is never a pack that is not what was signed. */
static void a_file_that_grows(void)
{
    struct store_line end;
    size_t tries;
    life_begin(&l, "odd-grows");
    for (tries = 0; tries < 5; tries++) {
        pid_t writer;
        int status = 0, code;
        CHECK(pair("a", 1, "清早"));
        writer = fork();
        if (writer == 0) {
            FILE *f = fopen(life_path(&l, "STICK/a.kpack"), "ab");
            for (;;) {
                fputc('x', f);
                fflush(f);
            }
        }
        alarm(60);
        code = life_run(&l, "stage a.kpack --json");
        alarm(0);
        kill(writer, SIGKILL);
        CHECK(waitpid(writer, &status, 0) == writer);
        CHECK(life_last(&l, &end));
        CHECK(code == 0 ? end.code == STORE_STAGED : end.code == STORE_INCOMPLETE);
        CHECK(code == 0 || life_count(life_path(&l, "store/packs"), "") == 0);
        CHECK_INT(life_run(&l, "verify"), 0);
        life_shell("rm -rf '%s/packs'/*", l.store);
    }
    life_end(&l);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(things_called_packs);
    RUN(many_things);
    RUN(names_of_other_systems);
    RUN(a_file_that_grows);
    return TEST_END();
}
