/* Banks out of a content folder, whatever formats they stand in there: for another program, or for
 * a teacher who would like them as one file. Only what the questions need is read. */
#include "author/quiz.h"

#include "author/messages.h"
#include "author/quiz/quiz.h"
#include "author/readers/xlsx.h"
#include "author/settings.h"

#include <string.h>
#include <sys/stat.h>

static struct model_entry *export_section(const struct model *m)
{
    size_t i;
    for (i = 0; i < m->entry_count; i++) {
        struct model_entry *e = m->entries[i];
        if (e->kind == MODEL_SECTION && strcmp(e->section_kind, "quiz") == 0) {
            return e;
        }
    }
    return NULL;
}

static bool export_lang(const struct model *m, const char *tag, size_t *out)
{
    for (*out = 0; *out < m->language_count; ++*out) {
        if (strcmp(m->languages[*out].tag, tag) == 0) {
            return true;
        }
    }
    return false;
}

static bool export_write(struct model *m, const char *lang, struct buf *out, size_t *count,
                         struct err *err)
{
    struct model_entry *section = export_section(m);
    const struct bank *b;
    size_t at = m->default_lang, i;
    if (lang && !export_lang(m, lang, &at)) {
        return err_set(err, ERR_NOT_FOUND, "%s has no language '%s'", m->root, lang);
    }
    if (!section) {
        return err_set(err, ERR_NOT_FOUND, "%s has no section of kind quiz", m->root);
    }
    b = quiz_bank(m, section);
    for (i = 0; i < b->count; i++) {
        *count += b->questions[i].lang == at;
    }
    if (m->d->errors == 0) {
        gift_write(b, at, out);
    }
    return true;
}

bool author_quiz_export(const char *source, const char *lang, struct diag *d, struct buf *out,
                        size_t *count, struct err *err)
{
    struct model m = {.root = source, .d = d};
    struct stat st;
    bool ok = true;
    *count = 0;
    if (stat(source, &st) != 0 || !S_ISDIR(st.st_mode)) {
        return err_set(err, ERR_NOT_FOUND, "there is no folder %s", source);
    }
    if (!d->catalogue) {
        diag_speak(d, author_messages, d->lang);
    }
    if (settings_read(&m)) {
        tables_read(&m);
        ok = export_write(&m, lang, out, count, err);
    }
    xlsx_name_cells(d);
    diag_sort(d);
    arena_finish(&m.mem);
    return ok;
}
