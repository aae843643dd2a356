/* jstm-pack report SRC -o FILE.html: one page about the state of a content folder, or of a pack. */
#include "packer/packer.h"

#include "author/messages.h"
#include "author/report.h"

static int report_run(const struct packer_words *w)
{
    struct packer_pack p;
    struct buf html = {0};
    struct err err;
    int code = packer_open(&p, w->operands[0], w->options[PACKER_CACHE]);
    if (code == EXIT_FINE) {
        p.d.lang = author_lang(); /* of a pack too, of which nothing has been said */
        if (!author_report(p.path, &p.d, &html, &err) ||
            !buf_write_file(&html, w->options[PACKER_OUTPUT], &err)) {
            code = packer_failed(&err);
        }
    }
    if (code == EXIT_FINE) {
        packer_answer("%s is written; open it in a browser", "%s 已写好；请用浏览器打开",
                      w->options[PACKER_OUTPUT]);
    }
    buf_finish(&html);
    packer_finish(&p);
    return code;
}

const struct packer_command packer_report_page = {
    .name = "report",
    .operands = 1,
    .may = 1u << PACKER_OUTPUT | 1u << PACKER_CACHE,
    .must = 1u << PACKER_OUTPUT,
    .help = {{"report SRC -o FILE.html",
              "write a page about SRC: counts, what is missing, pictures, reading load",
              "写一页内容报告：条目数、缺什么、图片与许可、阅读量"},
             {"      [--cache DIR]", "keep finished pictures in DIR for the next time",
              "把处理好的图片留在 DIR，下次更快"}},
    .run = report_run};
