/* jstm-pack check: of a folder every problem, as a build would find it; of a pack whether it is
 * whole, to the last byte. */
#include "packer/packer.h"

#include <sys/stat.h>

static int check_pack(const char *path, bool json)
{
    enum pack_problem problem = PACK_FINE;
    struct pack *p = NULL;
    struct err err;
    if (!pack_open(path, &p, &problem, &err) || !pack_verify(p, &problem, &err)) {
        pack_close(p);
        return json ? packer_bad_pack_json(path, problem, &err)
                    : packer_bad_pack(path, problem, &err);
    }
    if (json) {
        struct diag fine = {0};
        packer_answer_json(&fine, 0);
    } else {
        packer_answer("%s: fine; %s number %lld, %lld entries, %lld media",
                      "%s：完好；%s 第 %lld 号，%lld 个条目，%lld 个媒体文件", path,
                      pack_info(p)->id, (long long)pack_info(p)->seq,
                      (long long)pack_info(p)->entry_count, (long long)pack_info(p)->media_count);
    }
    pack_close(p);
    return EXIT_FINE;
}

static int check_run(const struct packer_words *w)
{
    struct stat st;
    bool folder = stat(w->operands[0], &st) == 0 && S_ISDIR(st.st_mode);
    return folder ? packer_compile(w, NULL)
                  : check_pack(w->operands[0], w->options[PACKER_JSON] != NULL);
}

const struct packer_command packer_check = {
    .name = "check",
    .operands = 1,
    .may = 1u << PACKER_CACHE | 1u << PACKER_JSON,
    .help = {{"check SRC", "report every problem of a content folder",
              "检查内容文件夹，列出每一个问题"},
             {"check FILE", "verify a pack to the last byte", "把内容包从头到尾查验一遍"},
             {"      [--json]", "say it for tools, on standard output",
              "以 JSON 写到标准输出，供工具读取"}},
    .run = check_run};
