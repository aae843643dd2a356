/* jstm-store list, log, key list: what is here, what was done, whom we believe. */
#include "keeper.h"

#include "platform/files.h"

#include <string.h>

#define LIST_EVENTS 500

/* --- list ------------------------------------------------------------------------------------- */

static struct store_line list_line(const struct store_pack *p)
{
    return (struct store_line){.kind = STORE_LINE_PACK,
                               .name = p->name,
                               .label = p->label,
                               .key = p->key,
                               .there = p->label.size,
                               .installed_s = p->installed_s,
                               .running = p->running,
                               .before = p->before,
                               .waiting = p->waiting,
                               .bad = p->bad,
                               .revoked = p->revoked};
}

/* What lies among the packs and is not listed: damaged ones, and things from elsewhere. */
static size_t list_odd(struct keeper *k, size_t listed)
{
    const char **names;
    size_t all, i, odd = 0;
    struct err err;
    if (!files_list(arena_format(&k->mem, "%s/packs", k->folder), &k->mem, &names, &all, &err)) {
        return 0;
    }
    for (i = 0; i < all; i++) {
        odd += names[i][0] != '.';
    }
    return odd > listed ? odd - listed : 0;
}

/* What staff should hear of: what happened here, which is not what is said of a stick. */
static void list_error(const struct keeper *k, const char *code)
{
    static const struct {
        const char *code, *en, *zh;
    } said[] = {
        {"U60", "New content did not start. The one before is back.",
         "新内容没能启动，已换回原来的内容。"},
        {"U40", "Content was damaged on this computer's disk and set aside. Install it once more.",
         "这台电脑上的内容损坏，已停用。请重新安装。"},
        {"U41", "The content that was to take over is no longer here. Install it once more.",
         "等着更换的内容已经不在这台电脑上。请重新安装。"},
        {"", "The content that was to take over was not taken.", "等着更换的内容没有换上。"}};
    size_t i = 0;
    if (!code[0]) {
        return;
    }
    while (said[i].code[0] && strcmp(said[i].code, code) != 0) {
        i++;
    }
    keeper_answer(k, "%s %s", "%s %s", code, k->lang == DIAG_ZH ? said[i].zh : said[i].en);
}

static int list_run(struct keeper *k)
{
    struct store_line line = {.kind = STORE_LINE_STORE}, end = {.kind = STORE_LINE_END, .ok = true};
    int code = keeper_open(k);
    struct store_pack *packs;
    size_t count, i;
    struct err err;
    if (code != EXIT_FINE) {
        return code;
    }
    if (!store_list(&k->store, &packs, &count, &err)) {
        return keeper_failed(k, &err);
    }
    for (i = 0; i < count; i++) {
        struct store_line pack = list_line(&packs[i]);
        pack.code = packs[i].bad ? STORE_DID_NOT_START : STORE_STAGED;
        pack.code = packs[i].running ? STORE_INSTALLED : pack.code;
        keeper_show_pack(k, &pack);
    }
    if (count == 0) {
        keeper_answer(k, "No pack is installed.", "还没有安装内容包。");
    }
    k->ops.room(k->ops.self, k->folder, &line.room);
    line.error = k->store.state.error;
    line.name = k->store.state.cur;
    line.odd = (int64_t)list_odd(k, count);
    keeper_line(k, &line);
    keeper_answer(k, "Free: %s", "剩余空间：%s", keeper_size(k, line.room));
    if (line.odd > 0) {
        keeper_answer(k, "Things in packs/ that are no packs: %d", "packs/ 里有 %d 个不是内容包",
                      (int)line.odd);
    }
    list_error(k, line.error);
    keeper_line(k, &end);
    return EXIT_FINE;
}

/* --- log -------------------------------------------------------------------------------------- */

static void log_show(struct keeper *k, const struct store_event *e)
{
    static const char *const did[STORE_ACTIONS][2] = {
        [STORE_DID_INSTALL] = {"install", "安装"},
        [STORE_DID_STAGE] = {"copy in", "拷入"},
        [STORE_DID_SWITCH] = {"switch", "更换"},
        [STORE_DID_LATER] = {"later", "稍后更换"},
        [STORE_DID_ROLL_BACK] = {"roll back", "换回"},
        [STORE_DID_FALL_BACK] = {"fell back", "自动换回"},
        [STORE_DID_PROVE] = {"proved", "试用通过"},
        [STORE_DID_VERIFY] = {"verify", "核对"}};
    const struct store_saying *s = &store_sayings[e->code];
    struct store_line line = {.kind = STORE_LINE_EVENT, .event = *e};
    const char *word = did[e->action][k->lang == DIAG_ZH];
    keeper_line(k, &line);
    if (e->label.id[0]) {
        keeper_answer(k, "%s  %s  %s %lu %s%s%s", "%s  %s  %s 第 %lu 号 %s%s%s",
                      keeper_time(k, e->when_s), word, e->label.id, (unsigned long)e->label.seq,
                      e->label.label, e->from[0] ? "  < " : "", e->from);
    } else {
        keeper_answer(k, "%s  %s%s%s", "%s  %s%s%s", keeper_time(k, e->when_s), word,
                      e->from[0] ? "  < " : "", e->from);
    }
    if (e->detail[0] || (e->code != STORE_INSTALLED && e->code != STORE_STAGED)) {
        keeper_answer(k, "    %s%s%s%s%s", "    %s%s%s%s%s", s->code, s->code[0] ? " " : "",
                      k->lang == DIAG_ZH ? s->zh : s->en, e->detail[0] ? "  | " : "", e->detail);
    }
}

/* Without the lock: the log may be read while somebody is at work. */
static int log_run(struct keeper *k)
{
    struct store_line end = {.kind = STORE_LINE_END, .ok = true};
    struct store_event *events;
    size_t count, i;
    struct err err;
    if (!files_is_folder(k->folder)) {
        err_set(&err, ERR_NOT_FOUND, "there is no store %s", k->folder);
        return keeper_failed(k, &err);
    }
    if (!store_log_read(k->folder, LIST_EVENTS, &k->mem, &events, &count, &err)) {
        return keeper_failed(k, &err);
    }
    for (i = 0; i < count; i++) {
        log_show(k, &events[i]);
    }
    if (count == 0) {
        keeper_answer(k, "Nothing was done yet.", "还没有记录。");
    }
    keeper_line(k, &end);
    return EXIT_FINE;
}

/* --- keys ------------------------------------------------------------------------------------- */

static int key_run(struct keeper *k)
{
    struct store_line end = {.kind = STORE_LINE_END, .ok = true};
    struct diag d = {.count = 0};
    char id[17];
    struct err err;
    size_t i;
    bool ok;
    if (strcmp(k->operands[0], "list") != 0) {
        return keeper_wrong(k, "unknown: key %s", "没有这个命令：key %s", k->operands[0]);
    }
    ok = store_keys_read(k->folder, &k->mem, &k->keys, &k->key_count, &d, &err);
    for (i = 0; i < d.count; i++) {
        keeper_tell(k, "%s: %s; %s", "%s：%s；%s", d.items[i].place.file, d.items[i].text,
                    d.items[i].remedy);
    }
    diag_finish(&d);
    if (!ok) {
        return keeper_failed(k, &err);
    }
    for (i = 0; i < k->key_count; i++) {
        struct store_line line = {.kind = STORE_LINE_PACK, .key = k->keys[i].name, .detail = id};
        minisign_id_text(k->keys[i].key.id, id);
        keeper_line(k, &line);
        keeper_answer(k, "%s  %s", "%s  %s", id, k->keys[i].name);
    }
    if (k->key_count == 0) {
        keeper_answer(k, "No key: nothing can be installed. Put museum.pub into %s/" STORE_KEYS,
                      "没有密钥，不能安装内容。请把 museum.pub 放进 %s/" STORE_KEYS, k->folder);
    }
    keeper_line(k, &end);
    return EXIT_FINE;
}

const struct keeper_command keeper_list = {
    .name = "list",
    .may = KEEPER_ALL,
    .help = {{"list", "list installed packs", "列出已安装的内容包"}},
    .run = list_run};

const struct keeper_command keeper_log = {
    .name = "log",
    .may = KEEPER_ALL,
    .help = {{"log", "say what was done, the latest first", "列出记录，最近的在前"}},
    .run = log_run};

const struct keeper_command keeper_key = {
    .name = "key",
    .least = 1,
    .most = 1,
    .may = KEEPER_ALL,
    .help = {{"key list", "list the keys that are believed", "列出可以信任的密钥"}},
    .run = key_run};
