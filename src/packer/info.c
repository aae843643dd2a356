/* jstm-pack info FILE: what a pack says of itself. Its JSON has the names of the pack's own tables,
 * so that tools need not know the language of the machine. */
#include "packer/packer.h"

#include "pack/quiz.h"

#include <stdio.h>
#include <string.h>

static void info_member(struct buf *out, const char *key, const char *text, const char *end)
{
    buf_format(out, "\"%s\": ", key);
    if (text) {
        buf_add_json(out, text);
    } else {
        buf_add_text(out, "null");
    }
    buf_add_text(out, end);
}

static void info_json(const struct pack_info *i)
{
    struct buf out = {0};
    size_t l;
    buf_add_text(&out, "{\n  ");
    info_member(&out, "id", i->id, ",\n  ");
    buf_format(&out, "\"seq\": %lld,\n  ", (long long)i->seq);
    info_member(&out, "label", i->label, ",\n  ");
    info_member(&out, "default_lang", i->default_lang, ",\n  ");
    info_member(&out, "builder", i->builder, ",\n  ");
    info_member(&out, "content_digest", i->digest, ",\n  ");
    buf_format(
        &out,
        "\"entries\": %lld,\n  \"media\": %lld,\n  \"media_bytes\": %lld,\n  \"languages\": [",
        (long long)i->entry_count, (long long)i->media_count, (long long)i->media_bytes);
    for (l = 0; l < i->language_count; l++) {
        buf_add_text(&out, l ? ",\n    {" : "\n    {");
        info_member(&out, "tag", i->languages[l].tag, ", ");
        info_member(&out, "name", i->languages[l].name, ", ");
        info_member(&out, "title", i->languages[l].title, ", ");
        info_member(&out, "fallback", i->languages[l].fallback, ", ");
        buf_format(&out, "\"review\": %s}", i->languages[l].review ? "true" : "false");
    }
    buf_add_text(&out, "\n  ]\n}\n");
    fputs(buf_text(&out), stdout);
    buf_finish(&out);
}

static void info_plain(const struct pack_info *i)
{
    size_t l;
    packer_answer("pack      %s, number %lld, label %s", "内容包    %s，第 %lld 号，标签 %s", i->id,
                  (long long)i->seq, i->label);
    packer_answer("made by   %s", "制作程序  %s", i->builder);
    packer_answer("holds     %lld entries, %lld media of %lld KiB",
                  "内容      %lld 个条目，%lld 个媒体文件，共 %lld KiB", (long long)i->entry_count,
                  (long long)i->media_count, (long long)(i->media_bytes / 1024));
    for (l = 0; l < i->language_count; l++) {
        const struct pack_language *lang = &i->languages[l];
        if (lang->fallback) {
            packer_answer("language  %s  %s  %s, else %s", "语言      %s  %s  %s，缺译时用 %s",
                          lang->tag, lang->name, lang->title, lang->fallback);
        } else {
            packer_answer("language  %s  %s  %s", "语言      %s  %s  %s", lang->tag, lang->name,
                          lang->title);
        }
        if (lang->review) {
            packer_answer("          its words await an editor", "          文字还没有请编辑看过");
        }
    }
    packer_answer("content   %s", "校验值    %s", i->digest);
}

/* The quizzes of the pack, one a line. */
static bool info_quizzes(struct pack *p, struct err *err)
{
    struct arena mem = {0};
    const char **routes, *const *questions;
    size_t count, many, i;
    bool ok = pack_routes(p, &mem, &routes, &count, err);
    for (i = 0; ok && i < count; i++) {
        const char *kind = pack_section_kind(p, routes[i]);
        struct pack_quiz quiz;
        if (kind && strcmp(kind, "quiz") == 0) {
            ok = pack_quiz(p, routes[i], NULL, &mem, &quiz, err) &&
                 pack_questions(p, routes[i], NULL, LEVEL_ANY, &mem, &questions, &many, err);
            if (ok) {
                packer_answer("quiz      %s: %zu questions in %zu topics",
                              "问答      %s：%zu 道题，%zu 个主题", routes[i], many,
                              quiz.topic_count);
            }
        }
    }
    arena_finish(&mem);
    return ok;
}

static int info_run(const struct packer_words *w)
{
    enum pack_problem problem = PACK_FINE;
    struct pack *p = NULL;
    struct err err;
    if (!pack_open(w->operands[0], &p, &problem, &err)) {
        return packer_bad_pack(w->operands[0], problem, &err);
    }
    if (w->options[PACKER_JSON]) {
        info_json(pack_info(p));
    } else {
        info_plain(pack_info(p));
        if (!info_quizzes(p, &err)) {
            pack_close(p);
            return packer_bad_pack(w->operands[0], PACK_ALTERED, &err);
        }
    }
    pack_close(p);
    return EXIT_FINE;
}

const struct packer_command packer_info = {
    .name = "info",
    .operands = 1,
    .may = 1u << PACKER_JSON,
    .help = {{"info FILE [--json]", "say what a pack holds", "说明内容包里有什么"}},
    .run = info_run};
