/* Right answers that can be guessed without knowing anything: nearly always the longest option, or
 * nearly always under one letter. Seen in a file as a whole, and only where it holds enough
 * questions to mean something. GIFT has no letters, and writes the right answer first by habit. */
#include "author/quiz/check.h"

#include "base/utf8.h"

#include <string.h>

#define GUESSES_LEAST 10
#define GUESSES_SHARE 80 /* percent; by chance about 30 */
#define GUESSES_LETTERS 8

struct guesses_file {
    const char *file;
    size_t lang, questions, longest;
    size_t letters[GUESSES_LETTERS];
};

static void guesses_say(struct check *c, const struct guesses_file *f)
{
    const char *dot = f->file ? strrchr(f->file, '.') : NULL;
    struct diag_place place = {f->file, 1, 1};
    size_t i;
    if (!f->file || f->questions < GUESSES_LEAST) {
        return;
    }
    if (f->longest * 100 >= f->questions * GUESSES_SHARE) {
        diag_add(c->m->d, DIAG_WARNING, place,
                 "in %zu of %zu questions (%s) the right answer is the longest; make some wrong"
                 " ones as long",
                 f->longest, f->questions, c->m->languages[f->lang].tag);
    }
    for (i = 0; i < GUESSES_LETTERS && dot && strcmp(dot, ".gift") != 0; i++) {
        if (f->letters[i] * 100 >= f->questions * GUESSES_SHARE && f->lang == c->m->default_lang) {
            diag_add(c->m->d, DIAG_WARNING, place,
                     "in %zu of %zu questions the right answer is %c; spread the right answers over"
                     " the letters",
                     f->letters[i], f->questions, (int)('A' + i));
        }
    }
}

static void guesses_count(struct guesses_file *f, const struct bank_question *q)
{
    size_t right = q->part_count, most = 0, second = 0, longest = 0, i;
    for (i = 0; i < q->part_count; i++) {
        const char *text = q->parts[i].text.text ? q->parts[i].text.text : "";
        size_t length = utf8_count(text, strlen(text));
        if (q->parts[i].part.weight >= QUESTION_WHOLE) {
            right = i;
        }
        if (length > most) {
            second = most;
            most = length;
            longest = i;
        } else if (length > second) {
            second = length;
        }
    }
    if (q->part_count < 3 || right == q->part_count) {
        return;
    }
    f->questions++;
    f->longest += longest == right && most > second; /* in sight, and alone */
    if (right < GUESSES_LETTERS) {
        f->letters[right]++;
    }
}

/* Questions of a file follow each other, those of a table's languages in turn. */
void check_guesses(struct check *c)
{
    struct guesses_file files[MODEL_LANGUAGES_MAX] = {{0}};
    size_t i, k;
    for (i = 0; i < c->b->count; i++) {
        const struct bank_question *q = &c->b->questions[i];
        struct guesses_file *f = &files[q->lang];
        if (!f->file || strcmp(f->file, q->place.file) != 0) {
            guesses_say(c, f);
            memset(f, 0, sizeof *f);
            f->file = q->place.file;
            f->lang = q->lang;
        }
        if (q->form == BANK_CHOICE) {
            guesses_count(f, q);
        }
    }
    for (k = 0; k < MODEL_LANGUAGES_MAX; k++) {
        guesses_say(c, &files[k]);
    }
}
