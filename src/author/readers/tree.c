/* JSON by Jansson, with the places it does not keep.
 *
 * Jansson says whether the text is JSON, and where not, and decodes it; but its values do not know
 * their lines, and "events[1034].start_date.month is wrong" is no help in a file of 40,000 lines.
 * So a cursor walks the text beside the tree: Jansson keeps the order of keys, and in a text that
 * is known to be JSON a walk has nothing left to decide but where the next value begins. A reader
 * of our own would have to decide what JSON is as well. */
#include "author/readers/tree.h"

#include "base/utf8.h"

#include <jansson.h>
#include <string.h>

struct tree_reader {
    const char *file;
    struct arena *mem;
    struct diag *d;
    const char *p, *end;
    const char *counted; /* up to here in `line` and `column`, which begin at 1 */
    int line, column;
};

static struct diag_place tree_here(struct tree_reader *r)
{
    while (r->counted < r->p) {
        const char *stop = memchr(r->counted, '\n', (size_t)(r->p - r->counted));
        if (stop) {
            r->line++;
            r->column = 1;
            r->counted = stop + 1;
        } else {
            r->column += (int)utf8_count(r->counted, (size_t)(r->p - r->counted));
            r->counted = r->p;
        }
    }
    return model_place(r->file, r->line, r->column);
}

static void tree_space(struct tree_reader *r)
{
    while (r->p < r->end && *r->p && strchr(" \n\r\t", *r->p)) {
        r->p++;
    }
}

/* Behind white space and one mark: a comma, a colon, a bracket. */
static void tree_mark(struct tree_reader *r)
{
    tree_space(r);
    if (r->p < r->end) {
        r->p++;
    }
    tree_space(r);
}

/* Behind a string, at its opening quote. */
static void tree_skip_words(struct tree_reader *r)
{
    r->p++;
    while (r->p < r->end && *r->p != '"') {
        r->p += *r->p == '\\' && r->p + 1 < r->end ? 2 : 1;
    }
    if (r->p < r->end) {
        r->p++;
    }
}

/* A copy without white space at both ends and without control characters, which escapes can bring
 * in and the pack's texts use as marks. */
static const char *tree_clean(struct tree_reader *r, const char *text, size_t length,
                              struct diag_place place)
{
    char *copy = arena_copy(r->mem, text, length);
    size_t from, to = 0, start = 0;
    bool reported = false;
    for (from = 0; from < length; from++) {
        unsigned char c = (unsigned char)copy[from];
        if (c == '\r') {
            continue;
        }
        if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7F) {
            if (!reported) {
                diag_add(r->d, DIAG_ERROR, place,
                         "control character U+%04X; delete it and type the place again", c);
                reported = true;
            }
            continue;
        }
        copy[to++] = copy[from];
    }
    while (to > 0 && strchr(" \n\t", copy[to - 1])) {
        to--;
    }
    copy[to] = '\0';
    while (copy[start] && strchr(" \n\t", copy[start])) {
        start++;
    }
    return copy + start;
}

static void tree_fill(struct tree_reader *r, json_t *value, struct tree *out);

static void tree_object(struct tree_reader *r, json_t *value, struct tree *out)
{
    struct tree *items = arena_alloc_array(r->mem, json_object_size(value) + 1, sizeof *items);
    void *at;
    for (at = json_object_iter(value); at; at = json_object_iter_next(value, at)) {
        struct tree *item = &items[out->count++];
        tree_mark(r); /* '{' or ',' */
        item->key = arena_copy_text(r->mem, json_object_iter_key(at));
        tree_skip_words(r);
        tree_mark(r); /* ':' */
        tree_fill(r, json_object_iter_value(at), item);
    }
    if (out->count == 0) {
        tree_mark(r); /* '{' */
    }
    tree_mark(r); /* '}' */
    out->items = items;
}

static void tree_list(struct tree_reader *r, json_t *value, struct tree *out)
{
    struct tree *items = arena_alloc_array(r->mem, json_array_size(value) + 1, sizeof *items);
    for (out->count = 0; out->count < json_array_size(value); out->count++) {
        tree_mark(r); /* '[' or ',' */
        tree_fill(r, json_array_get(value, out->count), &items[out->count]);
    }
    if (out->count == 0) {
        tree_mark(r); /* '[' */
    }
    tree_mark(r); /* ']' */
    out->items = items;
}

/* The cursor stands at the value's first character, and behind its last one afterwards. */
static void tree_fill(struct tree_reader *r, json_t *value, struct tree *out)
{
    const char *start = r->p;
    out->place = tree_here(r);
    switch (json_typeof(value)) {
    case JSON_OBJECT:
        out->kind = TREE_OBJECT;
        tree_object(r, value, out);
        return;
    case JSON_ARRAY:
        out->kind = TREE_LIST;
        tree_list(r, value, out);
        return;
    case JSON_STRING:
        out->kind = TREE_WORDS;
        out->place.column++;
        out->text = tree_clean(r, json_string_value(value), json_string_length(value), out->place);
        tree_skip_words(r);
        return;
    case JSON_INTEGER:
    case JSON_REAL:
        out->kind = TREE_NUMBER;
        break;
    case JSON_TRUE:
    case JSON_FALSE:
        out->kind = TREE_TRUTH;
        break;
    case JSON_NULL:
        break;
    }
    while (r->p < r->end && !strchr(",]} \n\r\t", *r->p)) {
        r->p++;
    }
    out->text = out->kind == TREE_NULL ? NULL : arena_copy(r->mem, start, (size_t)(r->p - start));
}

/* Marks of Chinese typing and of word processors, where JSON wants its own. */
static bool tree_wide_mark(const char *text)
{
    static const char *const marks[] = {"“", "”", "‘", "’", "，", "：", "｛", "｝", "【", "】"};
    size_t i;
    for (i = 0; i < sizeof marks / sizeof *marks && !strstr(text, marks[i]); i++) {
    }
    return i < sizeof marks / sizeof *marks;
}

/* The message for a mistake: a format with one %s for Jansson's own words. */
static const char *tree_message(const json_error_t *wrong)
{
    if (tree_wide_mark(wrong->text)) {
        return DIAG_TEXT("this is not JSON: %s; type \" , and : with the input method off");
    }
    switch (json_error_code(wrong)) {
    case json_error_duplicate_key:
        return DIAG_TEXT("this is not JSON: %s; keep one of the two");
    case json_error_premature_end_of_input:
        return DIAG_TEXT("this is not JSON: %s; close every bracket and every quote");
    case json_error_null_character:
        return DIAG_TEXT("this is not JSON: %s; delete it");
    case json_error_end_of_input_expected:
        return DIAG_TEXT("this is not JSON: %s; remove what stands behind the last bracket");
    default:
        return DIAG_TEXT("this is not JSON: %s; look for a missing or an extra comma, bracket or"
                         " quote just before this place");
    }
}

/* Jansson points at the last character of the token it names; an author looks for the first. */
static int tree_column(const json_error_t *wrong)
{
    const char *token = strstr(wrong->text, " near '");
    int length = token ? (int)utf8_count(token + 7, strlen(token + 7)) - 1 : 0;
    int column = length > 0 ? wrong->column - length + 1 : wrong->column;
    return column > 0 ? column : 1;
}

static void tree_complain(const struct tree_reader *r, const json_error_t *wrong)
{
    if (r->p == r->end) {
        diag_add(r->d, DIAG_ERROR, model_place(r->file, 1, 1),
                 "the file is empty; write { \"events\": [ ... ] }");
        return;
    }
    diag_add(r->d, DIAG_ERROR, model_place(r->file, wrong->line, tree_column(wrong)),
             tree_message(wrong), model_reason(r->mem, wrong->text));
}

const struct tree *tree_read(const char *file, const char *text, size_t length, struct arena *mem,
                             struct diag *d)
{
    struct tree_reader r = {.mem = mem, .d = d, .line = 1, .column = 1};
    struct tree *out = arena_alloc(mem, sizeof *out);
    json_error_t wrong;
    json_t *root = json_loadb(
        text, length, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY | JSON_DECODE_INT_AS_REAL, &wrong);
    r.file = arena_copy_text(mem, file);
    r.p = r.counted = text;
    r.end = text + length;
    tree_space(&r);
    if (!root) {
        tree_complain(&r, &wrong);
        return NULL;
    }
    tree_fill(&r, root, out);
    json_decref(root);
    if (out->kind != TREE_OBJECT) {
        diag_add(d, DIAG_ERROR, out->place,
                 "the file begins with something else than an object; write { \"events\": [ ... ] "
                 "}");
        return NULL;
    }
    return out;
}

const struct tree *tree_find(const struct tree *object, const char *key)
{
    size_t i;
    for (i = 0; i < object->count; i++) {
        if (strcmp(object->items[i].key, key) == 0) {
            return &object->items[i];
        }
    }
    return NULL;
}
