/* The rules of the pack format, numbered for good: a number is never used for another rule. Each
 * has a test with a pack that breaks this rule only. Staff see U50 and the code, publishers look it
 * up here and in `jstm-pack check`. Source: the project's pack and update design, section 2. */
#ifndef CHECK_RULES_H
#define CHECK_RULES_H

struct check_rule {
    const char *code;    /* "K02" */
    const char *en, *zh; /* what a pack must be like, one sentence */
};

extern const struct check_rule check_rules[]; /* ends with code == NULL */

#endif
