/* jstm-pack watch as an author has it beside the editor: a line at every save, in the language of
 * the system; and as the kiosk's preview reads it. */
#include "desk.h"

#include "base/json.h"
#include "pack/pack.h"

#include <poll.h>
#include <signal.h>
#include <sys/wait.h>

#define PATIENCE_MS 120000 /* of a slow machine under sanitizers */

struct watching {
    struct desk desk;
    char pack[1100];
    pid_t pid;
    int out;
    struct buf read; /* not yet given as lines */
};

static void start(struct watching *w, const char *lang, bool json)
{
    const char *bin = getenv("KIOSK_SCRATCH");
    char program[1024];
    int ends[2];
    memset(w, 0, sizeof *w);
    desk_open(&w->desk, "watched");
    snprintf(program, sizeof program, "%s/jstm-pack", bin ? bin : ".");
    snprintf(w->pack, sizeof w->pack, "%s", test_scratch("watched.kpack"));
    unlink(w->pack);
    if (pipe(ends) != 0) {
        test_fail(__FILE__, __LINE__, "no pipe");
        return;
    }
    w->pid = fork();
    if (w->pid == 0) {
        setenv("LC_ALL", lang, 1);
        dup2(ends[1], 1);
        dup2(ends[1], 2);
        close(ends[0]);
        execl(program, program, "watch", w->desk.root, "-o", w->pack, "--cache",
              test_scratch("watched-cache"), json ? "--json" : NULL, (char *)NULL);
        _exit(127);
    }
    close(ends[1]);
    w->out = ends[0];
}

/* The next line, without its end; "" when none comes. Valid until the next call. */
static const char *line(struct watching *w, struct buf *out)
{
    struct pollfd p = {w->out, POLLIN, 0};
    const char *end;
    char bytes[4096];
    buf_clear(out);
    while (!(end = w->read.length ? memchr(w->read.data, '\n', w->read.length) : NULL)) {
        ssize_t got = poll(&p, 1, PATIENCE_MS) > 0 ? read(w->out, bytes, sizeof bytes) : 0;
        if (got <= 0) {
            test_fail(__FILE__, __LINE__, "no line comes");
            return "";
        }
        buf_add(&w->read, bytes, (size_t)got);
    }
    buf_add(out, w->read.data, (size_t)(end - w->read.data));
    w->read.length -= out->length + 1;
    memmove(w->read.data, end + 1, w->read.length);
    return buf_text(out);
}

/* Reads on to a line with `words` in it. */
static const char *line_with(struct watching *w, const char *words, struct buf *out)
{
    int i;
    for (i = 0; i < 200; i++) {
        const char *said = line(w, out);
        if (!*said || strstr(said, words)) {
            return said;
        }
    }
    return "";
}

static void finish(struct watching *w)
{
    kill(w->pid, SIGTERM);
    waitpid(w->pid, NULL, 0);
    close(w->out);
    unlink(w->pack);
    desk_remove(w->desk.root);
    desk_remove(test_scratch("watched-cache"));
    buf_finish(&w->read);
}

static bool has_title(const char *path, const char *title)
{
    struct pack *p = NULL;
    struct pack_reading r;
    struct arena mem = {0};
    struct err err;
    bool has = pack_open(path, &p, NULL, &err) &&
               pack_reading(p, "guide/about", "zh", &mem, &r, &err) &&
               strcmp(r.pages[0].card.title, title) == 0;
    pack_close(p);
    arena_finish(&mem);
    return has;
}

static void a_line_at_every_save(void)
{
    struct watching w;
    struct buf said = {0};
    start(&w, "C", false);
    CHECK_HAS(line_with(&w, "waiting", &said), "; waiting for changes, Ctrl-C ends");
    CHECK(has_title(w.pack, "关于本馆"));
    CHECK(desk_edit(&w.desk, "zh/guide/about.md", "title: 关于本馆", "title: 关于这座馆"));
    CHECK_HAS(line_with(&w, "saved", &said), ": 0 errors, ");
    CHECK(has_title(w.pack, "关于这座馆"));
    CHECK(desk_edit(&w.desk, "zh/guide/about.md", "order: 1", "order: one"));
    CHECK_HAS(line_with(&w, "about.md:10", &said),
              "zh/guide/about.md:10:8: error: 'one' is not a number");
    CHECK_HAS(line_with(&w, "saved", &said), ": 1 error, ");
    CHECK(has_title(w.pack, "关于这座馆")); /* the last good one stays */
    CHECK(desk_edit(&w.desk, "zh/guide/about.md", "order: one", "order: 1"));
    CHECK_HAS(line_with(&w, "saved", &said), ": 0 errors, ");
    finish(&w);
    buf_finish(&said);
}

static void in_chinese(void)
{
    struct watching w;
    struct buf said = {0};
    start(&w, "zh_CN.GB18030", false);
    CHECK_HAS(line_with(&w, "等待修改", &said), "：0 个错误，");
    CHECK(desk_edit(&w.desk, "zh/guide/about.md", "title: 关于本馆", "title: 关于这座馆"));
    CHECK_HAS(line_with(&w, "已保存", &said), " 已保存：0 个错误，");
    finish(&w);
    buf_finish(&said);
}

/* What the preview reads of one object. */
struct told {
    bool building, built;
    int64_t errors, messages;
    const char *file, *text, *other; /* of the first error */
    int64_t line;
};

static void tell_message(struct json *j, struct told *t, struct arena *mem)
{
    const char *level = "", *file = "", *text = "", *other = "";
    int64_t at = 0;
    char key[20];
    for (json_object(j); json_key(j, key, sizeof key);) {
        if (strcmp(key, "level") == 0) {
            json_text(j, mem, &level);
        } else if (strcmp(key, "file") == 0) {
            json_text(j, mem, &file);
        } else if (strcmp(key, "text") == 0) {
            json_text(j, mem, &text);
        } else if (strcmp(key, "other_text") == 0) {
            json_text(j, mem, &other);
        } else if (strcmp(key, "line") == 0) {
            json_number(j, &at);
        } else {
            json_skip(j);
        }
    }
    t->messages++;
    if (!t->file && strcmp(level, "error") == 0) {
        t->file = file;
        t->text = text;
        t->other = other;
        t->line = at;
    }
}

static void tell(const char *said, struct told *t, struct arena *mem)
{
    struct json j;
    char key[20];
    memset(t, 0, sizeof *t);
    json_begin(&j, said, strlen(said));
    for (json_object(&j); json_key(&j, key, sizeof key);) {
        if (strcmp(key, "building") == 0) {
            json_bool(&j, &t->building);
        } else if (strcmp(key, "built") == 0) {
            json_bool(&j, &t->built);
        } else if (strcmp(key, "errors") == 0) {
            json_number(&j, &t->errors);
        } else if (strcmp(key, "messages") == 0) {
            for (json_array(&j); json_item(&j);) {
                tell_message(&j, t, mem);
            }
        } else {
            json_skip(&j);
        }
    }
    if (!json_end(&j)) {
        test_fail(__FILE__, __LINE__, "no JSON: %s", said);
    }
}

/* Reads over what is said of pictures while they are made. */
static void tell_end(struct watching *w, struct told *t, struct buf *said, struct arena *mem)
{
    do {
        tell(line(w, said), t, mem);
    } while (t->building && said->length > 0);
}

static void an_object_a_line_for_tools(void)
{
    struct watching w;
    struct buf said = {0};
    struct arena mem = {0};
    struct told t;
    start(&w, "zh_CN.UTF-8", true);
    tell(line(&w, &said), &t, &mem);
    CHECK(t.building);
    tell_end(&w, &t, &said, &mem);
    CHECK(t.built && !t.building);
    CHECK_INT(t.errors, 0);
    CHECK(t.messages >= 18);
    CHECK(desk_edit(&w.desk, "zh/guide/about.md", "order: 1", "order: one"));
    tell(line(&w, &said), &t, &mem);
    CHECK(t.building);
    tell_end(&w, &t, &said, &mem);
    CHECK(!t.built);
    CHECK_INT(t.errors, 1);
    CHECK_TEXT(t.file, "zh/guide/about.md");
    CHECK_INT(t.line, 10);
    CHECK_HAS(t.other, "'one' is not a number from 1 to 9999"); /* the English beside the Chinese */
    finish(&w);
    arena_finish(&mem);
    buf_finish(&said);
}

static int exit_code(const char *arguments)
{
    const char *bin = getenv("KIOSK_SCRATCH");
    struct buf command = {0};
    int status;
    buf_format(&command, "%s/jstm-pack watch %s >/dev/null 2>&1", bin ? bin : ".", arguments);
    status = system(command.data);
    buf_finish(&command);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void what_cannot_be_watched(void)
{
    struct desk desk;
    struct buf words = {0};
    desk_open(&desk, "watched");
    CHECK_INT(exit_code("/no-such-folder"), 2);
    CHECK_INT(exit_code(""), 2);
    buf_format(&words, "'%s' -o '%s/zh/../mini.kpack'", desk.root, desk.root);
    CHECK_INT(exit_code(words.data), 2); /* it would be a change each time */
    buf_clear(&words);
    buf_format(&words, "'%s' --cache '%s/cache'", desk.root, desk.root);
    CHECK_INT(exit_code(words.data), 2);
    desk_remove(desk.root);
    buf_finish(&words);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    signal(SIGPIPE, SIG_IGN);
    RUN(a_line_at_every_save);
    RUN(in_chinese);
    RUN(an_object_a_line_for_tools);
    RUN(what_cannot_be_watched);
    return TEST_END();
}
