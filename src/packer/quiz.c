/* jstm-pack quiz export SRC -o FILE.gift: the questions of a content folder in the format that
 * Moodle and others read, whatever they are written in here. */
#include "packer/packer.h"

#include "author/quiz.h"

#include <string.h>

static int quiz_export(const struct packer_words *w)
{
    struct diag d = {0};
    struct buf gift = {0};
    struct err err;
    size_t count = 0;
    int code = EXIT_FINE;
    packer_speak(&d);
    if (!author_quiz_export(w->operands[1], w->options[PACKER_LANG], &d, &gift, &count, &err)) {
        code = packer_failed(&err);
    } else if (d.errors > 0) {
        packer_report(&d, false);
        code = EXIT_SOURCES;
    } else if (!buf_write_file(&gift, w->options[PACKER_OUTPUT], &err)) {
        code = packer_failed(&err);
    } else {
        packer_answer("%s: %zu questions", "%s：%zu 道题", w->options[PACKER_OUTPUT], count);
    }
    buf_finish(&gift);
    diag_finish(&d);
    return code;
}

static int quiz_run(const struct packer_words *w)
{
    if (strcmp(w->operands[0], "export") != 0) {
        return packer_wrong("'quiz' has no '%s'; there is quiz export",
                            "“quiz”没有“%s”；有的是 quiz"
                            " export",
                            w->operands[0]);
    }
    return quiz_export(w);
}

const struct packer_command packer_quiz = {
    .name = "quiz",
    .operands = 2,
    .may = 1u << PACKER_OUTPUT | 1u << PACKER_LANG,
    .must = 1u << PACKER_OUTPUT,
    .help = {{"quiz export SRC -o FILE",
              "write the questions of SRC as GIFT, for Moodle and others",
              "把 SRC 里的题目写成 GIFT 文件，供 Moodle 等使用"},
             {"      [--lang TAG]", "in this language instead of the default one",
              "用这种语言，而不是默认语言"}},
    .run = quiz_run};
