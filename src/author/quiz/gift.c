/* Reads a file of questions in the gift format. */
#include "author/quiz/bank.h"

void gift_read(struct bank *b, const char *file, const char *text, size_t length, size_t lang)
{
    (void)b, (void)file, (void)text, (void)length, (void)lang;
}
