/* Notes of authors to each other, <!-- like this -->, say nothing to visitors; but what stands on
 * their lines, or below one that has no end, would vanish with them, because Markdown takes all of
 * that for HTML. So a note has its lines for itself. Other HTML is not read at all. */
#include "author/readers/markdown_internal.h"

#include <string.h>

static void notes_refuse(const struct markdown *md, cmark_node *node, const char *message)
{
    diag_say(md->d, DIAG_ERROR, markdown_block_place(md, node), message);
}

void markdown_html(const struct markdown *md, cmark_node *node)
{
    const char *p = cmark_node_get_literal(node);
    p += strspn(p, " ");
    while (strncmp(p, "<!--", 4) == 0) {
        p = strstr(p + 4, "-->");
        if (!p) {
            notes_refuse(md, node,
                         DIAG_TEXT("a note '<!--' without an end, which hides all that follows;"
                                   " write --> at its end"));
            return;
        }
        p += 3;
        p += strspn(p, " \t\n");
        if (!*p) {
            return;
        }
        if (strncmp(p, "<!--", 4) != 0) {
            notes_refuse(md, node,
                         DIAG_TEXT("words on the line of a note '<!-- -->' would be lost; put"
                                   " them on a line of their own"));
            return;
        }
    }
    notes_refuse(md, node,
                 DIAG_TEXT("HTML is not read; write Markdown, or a '\\' before a real '<'"));
}
