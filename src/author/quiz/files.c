/* The files of the folder quizzes, and what their names and categories say of the questions in
 * them: `ice.primary.en.gift` is of a topic, a level and a language, in any order. */
#include "author/folder.h"
#include "author/plain.h"
#include "author/quiz/quiz.h"
#include "author/table_file.h"
#include "base/hash.h"

#include <string.h>

const char *const quiz_types[] = {"single", "multiple", "truefalse", "match",  "order",
                                  "sort",   "number",   "hotspot",   "reveal", NULL};

static bool files_in(const char *word, const char *words)
{
    size_t length = strlen(word);
    while (*words) {
        size_t n = strcspn(words, ";");
        if (n == length && strncmp(words, word, n) == 0) {
            return true;
        }
        words += n + (words[n] == ';');
    }
    return false;
}

const char *quiz_type(struct model *m, const char *word)
{
    static const char *const others[] = {"单选;单选题;选择;选择题;single choice;multichoice;mc",
                                         "多选;多选题;multiple choice;multiple answer",
                                         "判断;判断题;对错;是非;是非题;true/false;tf",
                                         "连线;连线题;配对;配对题;匹配;matching",
                                         "排序;排序题;ordering",
                                         "分类;分类题;归类;sorting",
                                         "数值;数值题;计算;填数;numerical;slider",
                                         "热点;热点题;看图找;找一找;hot spot",
                                         "想一想;思考;思考题;简答;简答题;问答;essay;think"};
    const char *low = model_lower(&m->mem, word);
    size_t i;
    for (i = 0; quiz_types[i]; i++) {
        if (strcmp(quiz_types[i], low) == 0 || files_in(low, others[i])) {
            return quiz_types[i];
        }
    }
    return NULL;
}

enum question_level quiz_level(struct model *m, const char *word)
{
    static const char *const others[] = {"小学;小学生;儿童;少儿;children;kids;소학교",
                                         "中学;中学生;初中;高中;teenagers;중학교",
                                         "大人;成人;成年;成年人;adults;어른"};
    const char *low = model_lower(&m->mem, word);
    size_t i;
    for (i = 0; question_levels[i]; i++) {
        if (strcmp(question_levels[i], low) == 0 || files_in(low, others[i])) {
            return (enum question_level)i;
        }
    }
    return LEVEL_ANY;
}

/* --- what a name says ------------------------------------------------------------------------- */

struct files_said {
    const char *topic, *level; /* or NULL */
    size_t lang;               /* m->language_count: not said */
};

static size_t files_lang(const struct model *m, const char *word)
{
    size_t i;
    for (i = 0; i < m->language_count && strcmp(m->languages[i].tag, word) != 0; i++) {
    }
    return i;
}

static void files_part(struct bank *b, const char *path, const char *part, struct files_said *said)
{
    struct model *m = b->m;
    enum question_level level = quiz_level(m, part);
    size_t lang = files_lang(m, part);
    if (level != LEVEL_ANY) {
        said->level = question_levels[level];
    } else if (lang < m->language_count) {
        said->lang = lang;
    } else if (bank_topic(b, part)) {
        said->topic = part;
    } else {
        diag_add(m->d, DIAG_WARNING, model_place(path, 1, 1),
                 "'%s' in the file's name is neither a topic nor a level nor a language; rename the"
                 " file",
                 model_show(&m->mem, part));
    }
}

/* The parts between the first dot and the ending that begins at `end`. */
static void files_name(struct bank *b, const char *path, const char *name, const char *end,
                       struct files_said *said)
{
    const char *p = strchr(name, '.');
    said->topic = said->level = NULL;
    said->lang = b->m->language_count;
    while (p && p < end) {
        size_t length = strcspn(++p, ".");
        files_part(b, path, arena_copy(&b->m->mem, p, length), said);
        p += length;
    }
}

/* "冰雪/小学": what parts of a category are topics and levels says it more closely than the file's
 * name; the others mean something to another program. */
static void files_category(struct bank *b, const struct bank_question *q, struct files_said *said)
{
    struct model_value parts[16];
    size_t count = q->category.text ? model_split(&b->m->mem, q->category, "/", parts, 16) : 0, i;
    for (i = 0; i < count && i < 16; i++) {
        enum question_level level = quiz_level(b->m, parts[i].text);
        if (level != LEVEL_ANY) {
            said->level = question_levels[level];
        } else if (bank_topic(b, parts[i].text)) {
            said->topic = parts[i].text;
        }
    }
}

static void files_set(struct bank_question *q, enum bank_meta key, const char *text)
{
    if (text && !q->meta[key].text) {
        q->meta[key].text = text;
        q->meta[key].place = q->place;
    }
}

static void files_defaults(struct bank *b, size_t first, const struct files_said *said)
{
    size_t i;
    for (i = first; i < b->count; i++) {
        struct files_said here = *said;
        struct bank_question *q = &b->questions[i];
        files_category(b, q, &here);
        files_set(q, BANK_TOPIC, here.topic);
        files_set(q, BANK_LEVEL, here.level);
    }
}

/* --- ids that nobody wrote -------------------------------------------------------------------- */

/* From its words, so that a question keeps its id when others are put before it. */
static void files_ids(struct bank *b, const char *path, size_t first)
{
    struct model *m = b->m;
    size_t count = 0, i, k;
    for (i = first; i < b->count; i++) {
        struct bank_question *q = &b->questions[i];
        uint64_t hash = hash_text(HASH_START, q->stem.text);
        if (q->id) {
            continue;
        }
        for (k = 0; k < q->part_count; k++) {
            hash = hash_text(hash, q->parts[k].part.text);
        }
        q->id = arena_format(&m->mem, "q-%08x", (unsigned)(hash ^ hash >> 32));
        q->id_place = q->place;
        if (q->lang != m->default_lang) {
            diag_add(m->d, DIAG_WARNING, q->place,
                     "the question has no id, so nothing tells which one it translates; write the"
                     " same id in both languages");
            q->broken = true;
        }
        count++;
    }
    if (count > 0) {
        diag_add(m->d, DIAG_NOTE, model_place(path, 1, 1),
                 "%zu questions have no id and got one of their words; write ids before translating"
                 " them",
                 count);
    }
}

/* --- files ------------------------------------------------------------------------------------ */

/* Where the ending does not say it, Aiken is known by its line of the answer. */
static bool files_is_aiken(const char *text)
{
    static const char *const words[] = {"ANSWER:", "ANSWER：", "Answer:", "答案：", "答案:"};
    const char *p = text;
    size_t i;
    while (p) {
        p += *p == '\n';
        p += strspn(p, " \t");
        for (i = 0; i < sizeof words / sizeof *words; i++) {
            if (strncmp(p, words[i], strlen(words[i])) == 0) {
                return true;
            }
        }
        p = strchr(p, '\n');
    }
    return false;
}

static void files_text(struct bank *b, const char *path, const char *end, size_t lang)
{
    struct buf text = {0};
    if (folder_read(b->m, path, BANK_FILE_MAX, &text) && plain_read(b->m->d, path, false, &text)) {
        if (strncmp(end, ".aiken", 6) == 0 ||
            (strcmp(end, ".txt") == 0 && files_is_aiken(buf_text(&text)))) {
            aiken_read(b, path, buf_text(&text), text.length, lang);
        } else {
            gift_read(b, path, buf_text(&text), text.length, lang);
        }
    }
    buf_finish(&text);
}

/* The ending of a bank's name: ".gift", ".gift.txt" ...; NULL: it is none. */
static const char *files_ending(const char *name)
{
    static const char *const endings[] = {".gift.txt", ".aiken.txt", ".gift", ".aiken",
                                          ".txt",      ".csv",       ".xlsx"};
    size_t length = strlen(name), i;
    for (i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t tail = strlen(endings[i]);
        if (length > tail && strcmp(name + length - tail, endings[i]) == 0) {
            return name + length - tail;
        }
    }
    return NULL;
}

static void files_one(struct bank *b, const char *name)
{
    struct model *m = b->m;
    const char *path = arena_format(&m->mem, QUIZ_FOLDER "/%s", name), *end = files_ending(name);
    size_t first = b->count;
    struct files_said said;
    if (!end) {
        diag_add(m->d, DIAG_WARNING, model_place(path, 1, 1),
                 "nothing reads this file; take it away or rename it");
        return;
    }
    files_name(b, path, name, end, &said);
    if (strcmp(end, ".csv") == 0 || strcmp(end, ".xlsx") == 0) {
        const char *table = arena_format(&m->mem, QUIZ_FOLDER "/%.*s.csv", (int)(end - name), name);
        if (strcmp(end, ".csv") == 0 &&
            folder_has(m, arena_format(&m->mem, "%.*s.xlsx", (int)strlen(table) - 4, table))) {
            return; /* the workbook's turn says that it is here twice */
        }
        bank_table_read(b, table);
    } else {
        files_text(b, path, end, said.lang < m->language_count ? said.lang : m->default_lang);
    }
    files_defaults(b, first, &said);
    files_ids(b, path, first);
}

void quiz_files(struct bank *b)
{
    struct folder_item *items;
    size_t count = folder_list(b->m, QUIZ_FOLDER, &items), i;
    for (i = 0; i < count; i++) {
        if (items[i].kind == FOLDER_FILE && !table_file_is(items[i].name, "topics.csv") &&
            !table_file_is(items[i].name, "results.csv")) {
            files_one(b, items[i].name);
        } else if (items[i].kind == FOLDER_FOLDER) {
            diag_add(b->m->d, DIAG_WARNING,
                     model_place(arena_format(&b->m->mem, QUIZ_FOLDER "/%s", items[i].name), 1, 1),
                     "nothing reads this file; take it away or rename it");
        }
    }
}

void quiz_strays(struct model *m)
{
    struct folder_item *items;
    size_t i;
    for (i = 0; i < m->entry_count; i++) {
        if (m->entries[i]->kind == MODEL_SECTION &&
            strcmp(m->entries[i]->section_kind, "quiz") == 0) {
            return;
        }
    }
    if (folder_list(m, QUIZ_FOLDER, &items) > 0) {
        diag_add(m->d, DIAG_WARNING, model_place(QUIZ_FOLDER, 1, 1),
                 "there is no section of kind quiz in pack.ini that reads this; add one or take the"
                 " folder away");
    }
}
