/* Finding a type: by the name a pack or an author gives it, or by what the parts are. */
#include "questions/question.h"

#include <string.h>

const struct question_type *question_type_named(const char *name)
{
    size_t i;
    for (i = 0; question_table[i]; i++) {
        if (strcmp(question_table[i]->name, name) == 0) {
            return question_table[i];
        }
    }
    return NULL;
}

const struct question_type *question_type_of(const struct question *q)
{
    size_t i;
    for (i = 0; question_table[i]; i++) {
        if (question_table[i]->claims(q)) {
            return question_table[i];
        }
    }
    return NULL;
}

bool question_confirms(const struct question_type *type, const struct question *q)
{
    return type->confirms ? type->confirms(q) : (type->flags & QUESTION_CONFIRM) != 0;
}
