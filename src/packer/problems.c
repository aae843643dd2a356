/* What can be the matter with a pack, and what to do about it. The reader of packs says in English
 * exactly what it found; in Chinese that becomes the detail in brackets, because whoever is called
 * for help will ask for it. */
#include "packer/packer.h"

#include "author/messages.h"

#include <stdio.h>

static const struct {
    const char *code, *remedy, *what_zh, *remedy_zh;
} problems[] = {
    [PACK_FINE] = {"pack-altered", "copy it again, or build it anew", "内容包没有通过检查",
                   "请重新拷贝，或重新生成"},
    [PACK_MISSING] = {"pack-missing", "see whether its name is written right", "没有这个内容包",
                      "请看看名字有没有写错"},
    [PACK_NOT_A_PACK] = {"pack-foreign", "name a file that 'jstm-pack build' has made",
                         "这个文件不是内容包", "请指明用 jstm-pack build 生成的文件"},
    [PACK_OTHER_PROGRAM] = {"pack-database", "name a file that 'jstm-pack build' has made",
                            "这是别的程序的数据库", "请指明用 jstm-pack build 生成的文件"},
    [PACK_NEWER] = {"pack-newer", "install the newer program, or build the pack with this one",
                    "内容包需要更新的程序", "请安装新程序，或用这个程序重新生成"},
    [PACK_OLDER] = {"pack-older", "build it anew with this program", "内容包的格式太旧",
                    "请用这个程序重新生成"},
    [PACK_TRUNCATED] = {"pack-truncated", "copy it again, or build it anew",
                        "内容包不完整，或多出了字节", "请重新拷贝，或重新生成"},
    [PACK_ALTERED] = {"pack-altered", "copy it again, or build it anew", "内容包被改动过，或已损坏",
                      "请重新拷贝，或重新生成"},
    [PACK_UNREADABLE] = {"pack-unreadable", "see to its permissions and the disk", "内容包读不出来",
                         "请检查文件的权限和磁盘"}};

int packer_bad_pack(const char *path, enum pack_problem problem, const struct err *err)
{
    if (author_lang() == DIAG_ZH) {
        packer_tell("%s: %s; %s (%s)", "%s：%s；%s（%s）", path, problems[problem].what_zh,
                    problems[problem].remedy_zh, err->text);
    } else {
        packer_tell("%s; %s", "%s；%s", err->text, problems[problem].remedy);
    }
    return EXIT_PACK + (int)(problem == PACK_FINE ? PACK_ALTERED : problem);
}

int packer_bad_pack_json(const char *path, enum pack_problem problem, const struct err *err)
{
    const struct diag_words words[] = {{problems[problem].code, "%s; %s", "%s; %s"},
                                       {NULL, NULL, NULL}};
    const struct diag_words *const catalogue[] = {words, NULL};
    bool zh = author_lang() == DIAG_ZH;
    struct diag d = {0};
    diag_speak(&d, catalogue, zh ? DIAG_ZH : DIAG_EN);
    diag_add(&d, DIAG_ERROR, (struct diag_place){path, 0, 0}, "%s; %s",
             zh ? problems[problem].what_zh : err->text,
             zh ? problems[problem].remedy_zh : problems[problem].remedy);
    packer_answer_json(&d, 0);
    diag_finish(&d);
    return EXIT_PACK + (int)(problem == PACK_FINE ? PACK_ALTERED : problem);
}
