/* What staff read before they install: titles in both languages, added, changed and removed; a
 * picture that was redrawn counts, what visitors can never go to does not. */
#include "life.h"

#include <unistd.h>

static struct life l;

/* The changes of pack 2, whose sources a shell has edited, against what runs. */
static bool changed(const char *shell, const char *said)
{
    bool ok = life_pack_of(&l, "b", 2, shell) && life_sign(&l, &l.ours, "b", life_label(2)) &&
              life_run(&l, "stage b.kpack") == 0 && life_run(&l, "changes 2") == 0;
    if (!ok || strcmp(l.said.data, said) != 0) {
        test_fail(__FILE__, __LINE__, "%s: '%s' instead of '%s'", shell, buf_text(&l.said), said);
        ok = false;
    }
    life_shell("rm -rf '%s/packs'/mini-2-*", l.store);
    return ok;
}

static void what_counts(void)
{
    life_begin(&l, "changes");
    CHECK(life_pack_of(&l, "a", 1, "true") && life_sign(&l, &l.ours, "a", life_label(1)));
    CHECK_INT(life_run(&l, "install a.kpack"), 0);
    CHECK(changed("true", "0 added, 0 changed, 0 removed\n"));
    CHECK(changed("sed -i 's/雪花一般有几个角/雪花通常有几个角/' quizzes/bank.csv",
                  "  ~ How many points does a snowflake have?\n0 added, 1 changed, 0 removed\n"));
    CHECK(changed("sed -i '/^boat,/d' glossary.csv && echo "
                  "'ferry,渡船,ferry,,,,过江的船。,It crosses the river.,,museum-text,,,' >>"
                  "glossary.csv",
                  "  + ferry\n  - boat\n1 added, 0 changed, 1 removed\n"));
    CHECK(changed("cp media/grid.png gallery/honours/prize.png",
                  "  ~ Lake Prize\n0 added, 1 changed, 0 removed\n"));
}

/* Quotes of the waiting screen, bands of a result: words, but no place to go to. */
static void what_visitors_cannot_go_to(void)
{
    CHECK(changed("sed -i 's/^fact: /fact: 好/' zh/attract/lake.md",
                  "0 added, 0 changed, 0 removed\n"));
}

static void for_programs_and_in_chinese(void)
{
    struct store_line line;
    CHECK(life_pack_of(&l, "b", 2,
                       "sed -i 's/^title: 雾凇/title: 雾凇与霜/' zh/science/rime.md && "
                       "sed -i 's/^invite: /invite: 请/' zh/home.md"));
    CHECK(life_sign(&l, &l.ours, "b", life_label(2)));
    CHECK_INT(life_run(&l, "stage b.kpack"), 0);
    CHECK_INT(life_run_zh(&l, "changes 2"), 0);
    CHECK_HAS(l.said.data, "  ~ 首页\n");
    CHECK_HAS(l.said.data, "  ~ 雾凇与霜\n新增 0 条，修改 ");
    CHECK_INT(life_run(&l, "changes 2 --json"), 0);
    CHECK_HAS(l.said.data, "\"zh\":\"雾凇与霜\",\"en\":\"Rime\"}\n");
    CHECK_HAS(l.said.data, "\"zh\":\"首页\",\"en\":\"Home page\"}\n");
    CHECK(life_last(&l, &line) && line.kind == STORE_LINE_END && line.ok);
    life_end(&l);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(what_counts);
    RUN(what_visitors_cannot_go_to);
    RUN(for_programs_and_in_chinese);
    return TEST_END();
}
