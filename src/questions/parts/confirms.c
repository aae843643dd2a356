/* Who ends the answering: the tap itself, or the button "done". Most types always do it in one way;
 * a picture with one right place is a tap, with several it is a choice to be finished. */
#include "questions/question.h"

bool question_confirms(const struct question_type *type, const struct question *q)
{
    return type->confirms ? type->confirms(q) : (type->flags & QUESTION_CONFIRM) != 0;
}
