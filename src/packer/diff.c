/* jstm-pack diff OLD NEW: what was added, changed and removed, by title, before a new pack goes on
 * the stick. Either side may be a pack or a content folder. */
#include "packer/packer.h"

#include "author/compare.h"
#include "author/messages.h"

#include <stdio.h>

static int diff_packs(const char *before, const char *after, bool json)
{
    enum diag_lang lang = author_lang();
    struct arena mem = {0};
    struct buf text = {0};
    struct changes c;
    struct err err;
    int code = EXIT_FINE;
    if (!pack_changes(before, after, lang == DIAG_ZH ? "zh" : "en", &mem, &c, &err)) {
        code = packer_failed(&err);
    } else if (json) {
        author_compare_json(&c, &text);
    } else {
        author_compare_print(&c, lang, &text);
    }
    fputs(buf_text(&text), stdout);
    buf_finish(&text);
    arena_finish(&mem);
    return code;
}

static int diff_run(const struct packer_words *w)
{
    const char *cache = w->options[PACKER_CACHE];
    struct packer_pack before, after = {0};
    int code = packer_open(&before, w->operands[0], cache);
    if (code == EXIT_FINE) {
        code = packer_open(&after, w->operands[1], cache);
    }
    if (code == EXIT_FINE) {
        code = diff_packs(before.path, after.path, w->options[PACKER_JSON] != NULL);
    }
    packer_finish(&before);
    packer_finish(&after);
    return code;
}

const struct packer_command packer_diff = {
    .name = "diff",
    .operands = 2,
    .may = 1u << PACKER_CACHE | 1u << PACKER_JSON,
    .help = {{"diff OLD NEW", "list what was added, changed and removed; packs or folders",
              "列出新增、修改、删除的条目；内容包或内容文件夹都行"},
             {"      [--cache DIR]", "keep finished pictures in DIR for the next time",
              "把处理好的图片留在 DIR，下次更快"},
             {"      [--json]", "say it for tools", "以 JSON 输出，供工具读取"}},
    .run = diff_run};
