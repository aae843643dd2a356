/* jstm-pack build SRC -o FILE: the content folder becomes a pack, or every reason why not is told.
 */
#include "packer/packer.h"

static int build_run(const struct packer_words *w)
{
    return packer_compile(w, w->options[PACKER_OUTPUT]);
}

const struct packer_command packer_build = {
    .name = "build",
    .operands = 1,
    .may = 1u << PACKER_OUTPUT | 1u << PACKER_CACHE | 1u << PACKER_JSON | 1u << PACKER_SEQ,
    .must = 1u << PACKER_OUTPUT,
    .help = {{"build SRC -o FILE", "compile the content folder SRC into the pack FILE",
              "把内容文件夹 SRC 编译成内容包 FILE"},
             {"      [--cache DIR]", "keep finished pictures in DIR for the next build",
              "把处理好的图片留在 DIR，下次更快"},
             {"      [--seq N]", "number the pack N instead of what pack.ini says, to try updates",
              "内容包编为第 N 号，不用 pack.ini 里的号，试更新时用"},
             {"      [--json]", "say it for tools, on standard output",
              "以 JSON 写到标准输出，供工具读取"}},
    .run = build_run};
