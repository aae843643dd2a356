/* One jstm-store at a time: the store has one lock, so two would only wait for each other. What is
 * wanted is a set, not a queue: whoever asks twice for the list gets it once.
 *
 * Nothing here waits for a process. Its lines come through child.h; beginning and ending one is a
 * matter of a second thread, because a fork waits until the child has become another program, and a
 * process that does not want to end takes seconds. A child
 * that says nothing for too long, or too much, or what cannot be understood, is ended, and counts
 * as one that failed. */
#include "clerk_parts.h"

#include "base/log.h"
#include "base/mem.h"

#include <stdio.h>
#include <string.h>

#define RUN_LINES_STEP 100 /* that are heard in one step */
#define RUN_ODD_MOST 20    /* lines nobody understands */
#define RUN_AFTER_MS 2000  /* from its last line to its end */
#define RUN_AGAIN_MS 2000
#define RUN_SLOW 10000    /* bytes a millisecond */
#define RUN_TRIES 3       /* of what may have failed by chance */
#define RUN_TRIES_BUSY 30 /* another program has the store: an installer, somebody at a shell */

static const struct run_way {
    const char *word;
    int64_t silent_ms, all_ms; /* between two lines; as a whole, 0: as long as it takes */
    size_t lines;
} run_ways[RUN_KINDS] = {
    [RUN_SWITCH] = {"switch", 60000, 60000, 100},
    [RUN_BACK] = {"rollback", 300000, 300000, 100}, /* reads the whole pack: see run_reads_ms */
    [RUN_REVERT] = {"rollback", 300000, 300000, 100},
    [RUN_LATER] = {"later", 60000, 60000, 100},
    [RUN_UNDO] = {"later", 60000, 60000, 100},
    [RUN_LOOK] = {"look", 30000, 120000, 1000},
    [RUN_LIST] = {"list", 60000, 120000, 1000},
    [RUN_LOG] = {"log", 30000, 60000, 100000},
    [RUN_STAGE] = {"stage", 300000, 0, 10000000}, /* it says that it lives; copying see below */
    [RUN_CHANGES] = {"changes", 60000, 120000, 200000},
};

/* Begins or ends a child in the background, and owns it for that time. */
struct run_job {
    struct clerk *clerk;
    struct child *child; /* NULL: there is none (yet, any more) */
    struct arena mem;
    const char *argv[16]; /* texts in mem: what they come from may change meanwhile */
    struct child_options options;
    struct err err;
    int signal, code;
};

bool run_is(const struct clerk *c, enum run_kind kind)
{
    return c->run.phase != RUN_FREE && c->run.kind == kind && !c->run.stopped;
}

void run_want(struct clerk *c, enum run_kind kind)
{
    c->wants[kind] = true;
}

bool run_again(struct clerk *c, enum run_kind kind, const struct run_result *r)
{
    bool busy = r->end && r->outcome.code == STORE_BUSY;
    if (++c->tries[kind] >= (busy ? RUN_TRIES_BUSY : RUN_TRIES)) {
        c->tries[kind] = 0;
        return false;
    }
    c->again_ms[kind] = c->now.now_ms + RUN_AGAIN_MS;
    return true;
}

/* --- the end of one --------------------------------------------------------------------------- */

static void run_job_free(struct run_job *j)
{
    child_destroy(j->child);
    arena_finish(&j->mem);
    mem_free(j);
}

static void run_end_work(void *job)
{
    struct run_job *j = job;
    if (!child_ended(j->child, &j->signal, &j->code)) {
        j->signal = j->code = 0;
    }
    child_destroy(j->child);
    j->child = NULL;
}

static void run_explain(struct run_result *r, const struct run_job *j, const char *word)
{
    char *detail = r->outcome.detail;
    size_t size = sizeof r->outcome.detail;
    if (r->end) {
        return;
    }
    r->outcome.code = STORE_OWN_DISK;
    if (r->stalled) {
        snprintf(detail, size, "jstm-store %s: no answer", word);
    } else if (j->signal) {
        snprintf(detail, size, "jstm-store %s: ended by signal %d", word, j->signal);
    } else if (!detail[0]) {
        snprintf(detail, size, "jstm-store %s: ended with code %d and no answer", word, j->code);
    }
    log_warn("%s", detail);
}

static void run_end_done(void *job)
{
    struct run_job *j = job;
    struct clerk *c = j->clerk;
    struct run_result r = c->run.result;
    enum run_kind kind = c->run.kind;
    bool stopped = c->run.stopped;
    c->run.phase = RUN_FREE;
    c->run.job = NULL;
    if (!stopped) {
        run_explain(&r, j, run_ways[kind].word);
        run_finished(c, kind, &r);
    }
    run_job_free(j);
}

static void run_end(struct clerk *c)
{
    struct run_job *j = mem_alloc(sizeof *j);
    j->clerk = c;
    j->child = c->run.child;
    c->run.child = NULL;
    c->run.phase = RUN_ENDS;
    c->run.job = j;
    worker_add(c->sweeper, (struct worker_job){run_end_work, run_end_done, j});
}

void run_drop(struct clerk *c, enum run_kind kind)
{
    c->wants[kind] = false;
    c->again_ms[kind] = -1;
    c->tries[kind] = 0;
    if (run_is(c, kind)) {
        c->run.stopped = true;
        if (c->run.phase == RUN_SPEAKS) {
            run_end(c);
        }
    }
}

void run_destroy(struct clerk *c)
{
    worker_destroy(c->sweeper);
    child_destroy(c->run.child);
    if (c->run.job) { /* it ran or not, but was not delivered */
        run_job_free(c->run.job);
    }
    buf_finish(&c->run.line);
    arena_finish(&c->run.scratch);
}

/* --- hearing ---------------------------------------------------------------------------------- */

static void run_complain(struct clerk *c, const char *what)
{
    struct run *r = &c->run;
    snprintf(r->result.outcome.detail, sizeof r->result.outcome.detail, "jstm-store %s: %s",
             run_ways[r->kind].word, what);
    r->result.end = r->result.ok = false;
    run_end(c);
}

static void run_text(char *to, size_t size, const char *from)
{
    snprintf(to, size, "%s", from);
}

static void run_last_line(struct clerk *c, const struct store_line *line)
{
    struct run_result *r = &c->run.result;
    struct store_outcome *o = &r->outcome;
    r->end = true;
    r->ok = line->ok;
    o->code = line->code;
    o->label = line->label;
    o->need = line->need;
    o->room = line->room;
    o->done = line->done;
    run_text(o->key, sizeof o->key, line->key);
    run_text(o->name, sizeof o->name, line->name);
    run_text(o->detail, sizeof o->detail, line->detail);
    c->run.end_ms = c->now.now_ms;
}

/* The memory in which the texts of its rows stay. */
static struct arena *run_memory(struct clerk *c)
{
    switch (c->run.kind) {
    case RUN_LOOK:
        return shelf_memory(&c->found);
    case RUN_LIST:
        return shelf_memory(&c->packs);
    case RUN_CHANGES:
        return shelf_memory(&c->changes);
    default: /* an event has no text outside itself */
        arena_reset(&c->run.scratch);
        return &c->run.scratch;
    }
}

/* False: enough has been heard of it. */
static bool run_hear_line(struct clerk *c)
{
    struct run *r = &c->run;
    struct store_line line;
    if (++r->lines > run_ways[r->kind].lines) {
        run_complain(c, "says too much");
        return false;
    }
    if (!store_line_read(buf_text(&r->line), r->line.length, run_memory(c), &line)) {
        if (++r->odd > RUN_ODD_MOST) {
            run_complain(c, "says what cannot be understood");
            return false;
        }
        return true;
    }
    if (line.kind != STORE_LINE_PROGRESS) { /* of that, only new bytes count */
        r->heard_ms = c->now.now_ms;
    }
    if (line.kind == STORE_LINE_END) {
        run_last_line(c, &line);
    } else if (!run_line(c, &line)) {
        run_complain(c, "says too much");
        return false;
    }
    return true;
}

static void run_hear(struct clerk *c)
{
    size_t n;
    for (n = 0; n < RUN_LINES_STEP && c->run.end_ms < 0 && child_line(c->run.child, &c->run.line);
         n++) {
        if (!run_hear_line(c)) {
            return;
        }
    }
    c->run.more = n == RUN_LINES_STEP;
}

bool run_needs_stick(const struct clerk *c)
{
    const struct desk_view *v = &c->view;
    return v->step == DESK_COPIES && (v->all == 0 || v->done < v->all);
}

/* What the largest pack takes to be read by a slow disk. */
static int64_t run_reads_ms(const struct clerk *c)
{
    uint64_t most = c->view.work.label.size;
    size_t i;
    if (c->run.kind != RUN_BACK && c->run.kind != RUN_REVERT) {
        return 0;
    }
    for (i = 0; i < c->view.pack_count; i++) {
        most = c->view.packs[i].label.size > most ? c->view.packs[i].label.size : most;
    }
    return (int64_t)(most / RUN_SLOW);
}

static int64_t run_limit_ms(const struct clerk *c)
{
    const struct run *r = &c->run;
    const struct run_way *way = &run_ways[r->kind];
    int64_t more = run_reads_ms(c), limit, all;
    bool stick = r->kind == RUN_STAGE && run_needs_stick(c);
    limit = r->heard_ms + (stick ? CLERK_STALL_MS : way->silent_ms + more);
    all = r->begun_ms + way->all_ms + more;
    if (r->end_ms >= 0) {
        return r->end_ms + RUN_AFTER_MS;
    }
    return way->all_ms && all < limit ? all : limit;
}

/* --- starting --------------------------------------------------------------------------------- */

static void run_start_work(void *job)
{
    struct run_job *j = job;
    if (!child_start(&j->child, &j->options, &j->err)) {
        j->child = NULL;
    }
}

static void run_could_not(struct clerk *c, const struct err *err)
{
    struct run_result r = {.outcome = {.code = STORE_OWN_DISK}};
    snprintf(r.outcome.detail, sizeof r.outcome.detail, "%s", err->text);
    log_warn("%s", err->text);
    run_finished(c, c->run.kind, &r);
}

static void run_start_done(void *job)
{
    struct run_job *j = job;
    struct clerk *c = j->clerk;
    struct run *r = &c->run;
    r->job = NULL;
    r->child = j->child;
    r->phase = r->child ? RUN_SPEAKS : RUN_FREE;
    r->begun_ms = r->heard_ms = c->now.now_ms;
    if (r->child && r->stopped) {
        run_end(c);
    } else if (!r->child && !r->stopped) {
        run_could_not(c, &j->err);
    }
    j->child = NULL;
    run_job_free(j);
}

static void run_start(struct clerk *c, enum run_kind kind)
{
    struct run_job *j = mem_alloc(sizeof *j);
    struct run *r = &c->run;
    const char **word;
    c->wants[kind] = false;
    r->kind = kind;
    r->phase = RUN_STARTS;
    r->job = j;
    r->end_ms = -1;
    r->stopped = r->more = false;
    r->lines = r->odd = 0;
    memset(&r->result, 0, sizeof r->result);
    j->clerk = c;
    j->argv[0] = c->o.program;
    j->argv[1] = run_ways[kind].word;
    j->argv[2] = "--store";
    j->argv[3] = c->o.store;
    j->argv[4] = "--json";
    run_arguments(c, kind, j->argv + 5);
    for (word = j->argv; *word; word++) {
        *word = arena_copy_text(&j->mem, *word);
    }
    j->options = (struct child_options){.argv = j->argv,
                                        .wake = c->o.wake,
                                        .wake_self = c->o.wake_self,
                                        .background = kind == RUN_STAGE || kind == RUN_CHANGES};
    worker_add(c->sweeper, (struct worker_job){run_start_work, run_start_done, j});
}

static void run_next(struct clerk *c)
{
    int kind;
    for (kind = RUN_NONE + 1; kind < RUN_KINDS && c->run.phase == RUN_FREE; kind++) {
        if (c->again_ms[kind] >= 0 && c->now.now_ms >= c->again_ms[kind]) {
            c->again_ms[kind] = -1;
            c->wants[kind] = true;
        }
        if (c->wants[kind]) {
            run_start(c, (enum run_kind)kind);
        }
    }
}

void run_step(struct clerk *c)
{
    struct run *r = &c->run;
    worker_deliver(c->sweeper);
    if (r->phase == RUN_SPEAKS) {
        run_hear(c);
    }
    if (r->phase == RUN_SPEAKS) {
        if (child_silent(r->child)) {
            run_end(c);
        } else if (c->now.now_ms >= run_limit_ms(c)) {
            r->result.stalled = !r->result.end;
            run_end(c);
        }
    }
    worker_deliver(c->sweeper); /* an inline one has already run it */
    run_next(c);
    worker_deliver(c->sweeper);
}

int64_t run_due_ms(const struct clerk *c)
{
    int64_t due = -1;
    int kind;
    if (c->run.phase == RUN_SPEAKS) {
        return c->run.more ? c->now.now_ms : run_limit_ms(c);
    }
    for (kind = RUN_NONE + 1; kind < RUN_KINDS; kind++) {
        int64_t again = c->wants[kind] ? c->now.now_ms : c->again_ms[kind];
        if (c->run.phase == RUN_FREE && again >= 0 && (due < 0 || again < due)) {
            due = again;
        }
    }
    return due;
}
