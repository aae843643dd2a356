/* The shipped banks, tables and all, written as GIFT in each language and read again from those
 * files alone: every question is the same to whoever plays it. */
#include "desk.h"

#include "author/quiz/bank.h"

struct exported {
    struct model m;
    struct diag d;
    struct bank *bank;
};

static void exported_read(struct exported *e, const char *root)
{
    static const char *const tags[] = {"zh", "en"};
    struct model_entry *section;
    size_t i;
    memset(e, 0, sizeof *e);
    e->m.root = root;
    e->m.d = &e->d;
    e->m.language_count = 2;
    for (i = 0; i < 2; i++) {
        e->m.languages[i].tag = e->m.languages[i].name = tags[i];
        e->m.languages[i].fallback = i > 0 ? "zh" : NULL;
    }
    section = model_add(&e->m, MODEL_SECTION, "quiz");
    section->section_kind = "quiz";
    section->accent = "quiz";
    e->bank = quiz_bank(&e->m, section);
}

static void exported_close(struct exported *e)
{
    diag_finish(&e->d);
    arena_finish(&e->m.mem);
}

static const struct bank_question *exported_find(const struct bank *b, const char *id, size_t lang)
{
    size_t i;
    for (i = 0; i < b->count; i++) {
        if (b->questions[i].lang == lang && strcmp(b->questions[i].id, id) == 0) {
            return &b->questions[i];
        }
    }
    return NULL;
}

static void exported_parts(const struct question *q, struct buf *out)
{
    size_t i;
    for (i = 0; i < q->count; i++) {
        const struct question_part *p = &q->parts[i];
        buf_format(out, " | %d %d %d %d %.12g±%.12g (%.3f %.3f %.3f) %s #%s", (int)p->role,
                   p->weight, p->to, p->stays, p->number, p->tolerance, (double)p->x, (double)p->y,
                   (double)p->r, p->text, p->feedback);
    }
}

/* All that a visitor, or a type of question, could see of it. */
static void exported_show(const struct bank *b, const struct bank_question *one, struct buf *out)
{
    static const enum bank_meta said[] = {BANK_PICTURE, BANK_PAGE, BANK_SOURCE, BANK_STATUS};
    struct question q;
    size_t i;
    bank_view(b, one, &q);
    buf_format(out, "%s %s %s %d %s %d%d%d %g..%g/%g %s\n", q.route, q.type, q.topic, (int)q.level,
               q.lang, q.keep_order, q.several, one->broken, q.least, q.most, q.step, q.unit);
    for (i = 0; i < sizeof said / sizeof *said; i++) {
        const struct bank_question *main = one->main ? one->main : one;
        buf_format(out, "%s; ", main->meta[said[i]].text ? main->meta[said[i]].text : "");
    }
    doc_write(&q.stem, out);
    doc_write(&q.why, out);
    exported_parts(&q, out);
}

static void exported_write(const struct exported *e, const struct desk *to)
{
    static const char *const names[] = {"quizzes/all.zh.gift", "quizzes/all.en.gift"};
    size_t lang;
    for (lang = 0; lang < 2; lang++) {
        struct buf gift = {0};
        gift_write(e->bank, lang, &gift);
        desk_write(to, names[lang], buf_text(&gift), gift.length);
        buf_finish(&gift);
    }
}

static void exported_copy(const char *file, const struct desk *to)
{
    struct buf bytes = {0};
    struct err err;
    struct arena mem = {0};
    const char *from = arena_format(&mem, "%s/content/jilin/%s", KIOSK_SOURCE_DIR, file);
    if (!buf_read_file(&bytes, from, 1 << 22, &err)) {
        test_fail(file, 0, "cannot be read");
    }
    desk_write(to, file, buf_text(&bytes), bytes.length);
    buf_finish(&bytes);
    arena_finish(&mem);
}

static void exported_folder(struct desk *to)
{
    char path[1400];
    snprintf(to->root, sizeof to->root, "%s", test_scratch("exported"));
    desk_remove(to->root);
    mkdir(to->root, 0777);
    mkdir(desk_path(to, "quizzes", path), 0777);
    exported_copy("quizzes/topics.csv", to);
    exported_copy("quizzes/results.csv", to);
}

static size_t exported_compare(const struct exported *first, const struct exported *again)
{
    size_t i, same = 0;
    for (i = 0; i < first->bank->count; i++) {
        const struct bank_question *q = &first->bank->questions[i];
        const struct bank_question *back = exported_find(again->bank, q->id, q->lang);
        struct buf want = {0}, is = {0};
        exported_show(first->bank, q, &want);
        if (back) {
            exported_show(again->bank, back, &is);
        }
        if (strcmp(buf_text(&want), buf_text(&is)) != 0) {
            test_fail(q->place.file, q->place.line, "not the same again\nwas %s\nis  %s",
                      buf_text(&want), buf_text(&is));
        } else {
            same++;
        }
        buf_finish(&want);
        buf_finish(&is);
    }
    return same;
}

static void the_shipped_banks_come_back(void)
{
    struct exported first, again;
    struct desk to;
    struct buf said = {0};
    size_t same;
    exported_folder(&to);
    exported_read(&first, KIOSK_SOURCE_DIR "/content/jilin");
    exported_write(&first, &to);
    exported_read(&again, to.root);
    same = exported_compare(&first, &again);
    diag_print(&again.d, &said);
    CHECK_INT((long long)again.d.errors, (long long)first.d.errors);
    CHECK(first.bank->count >= 120);
    CHECK_INT((long long)again.bank->count, (long long)first.bank->count);
    CHECK_INT((long long)same, (long long)first.bank->count);
    printf("%zu questions of the shipped banks are the same again\n", same);
    buf_finish(&said);
    exported_close(&first);
    exported_close(&again);
    desk_remove(to.root);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(the_shipped_banks_come_back);
    return TEST_END();
}
