/* The order in which content is checked. Whoever adds a check adds a line here, its messages to
 * author/messages/checks.c and a case to tests/author/mistakes. */
#include "author/checks/checks.h"

struct checks { /* what is remembered from text to text */
    struct glyphs glyphs;
    struct echo echo;
};

static void checks_text(void *self, const struct prose *p)
{
    struct checks *c = self;
    glyphs_check(&c->glyphs, p);
    typing_check(p);
    remote_check(p);
    private_check(p);
    sentences_check(p);
    echo_check(&c->echo, p);
    art_text(p);
}

void checks_run(struct model *m, int64_t created_s)
{
    struct checks c = {0};
    prose_each(m, checks_text, &c);
    glyphs_finish(&c.glyphs);
    echo_finish(&c.echo);
    reach_check(m);
    translated_check(m);
    twins_check(m);
    times_check(m, created_s);
    art_check(m);
    fit_check(m);
}
