/* The parts of the catalogue; messages.c makes one of them. Each ends with a row whose code is
 * NULL. */
#ifndef AUTHOR_MESSAGES_ROWS_H
#define AUTHOR_MESSAGES_ROWS_H

#include "base/diag.h"

extern const struct diag_words messages_settings[], messages_pages[], messages_tables[],
    messages_timeline[], messages_reading[], messages_pictures[], messages_checks[],
    messages_workbook[], messages_quiz[], messages_questions[], messages_bank[],
    messages_bank_check[];

#endif
