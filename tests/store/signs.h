/* A memory of right signatures, in front of minisign_check_comment and minisign_check_file. */
#ifndef TESTS_STORE_SIGNS_H
#define TESTS_STORE_SIGNS_H

#include "sign/minisign.h"

uint64_t signs_asked(void); /* how often anyone asked whether a signature is right */
void signs_forget(void);

#endif
