/* The order in which content is checked. Whoever adds a check adds a line here, its messages to
 * messages.inc and a case to tests/author/mistakes. */
#include "author/checks/checks.h"

static void checks_text(void *self, const struct prose *p)
{
    glyphs_check(self, p);
    typing_check(p);
    remote_check(p);
    private_check(p);
    sentences_check(p);
}

void checks_run(struct model *m, int64_t created_s)
{
    struct glyphs glyphs = {0};
    (void)created_s;
    prose_each(m, checks_text, &glyphs);
    glyphs_finish(&glyphs);
}
